"""Which evidence a prompt shows, and what becomes of the rest."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import fixture_segments
import pytest
from paths import FIXTURES
from rows import every_row

from persona_gen.domain import Quote, Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind, distinctness
from persona_gen.evidence.selection import (
    INTERVIEWERS_WORDS,
    OVER_BUDGET,
    TO_THE_MODEL,
    TOO_LONG,
    describe,
    ranked_statistics,
    select_evidence,
)

SEGMENT_FILES = sorted(FIXTURES.glob("*.yaml"))


def fixture(path: Path) -> Segment:
    """A fixture file as a segment, read without the readers."""
    return fixture_segments.segment(path.stem)


def statistic(**given: Any) -> Statistic:
    """A statistic with what matters to a test."""
    return Statistic.model_validate({"attribute": "Attribute", "measure": "share", "value": 0.5} | given)


def shares(attribute: str, *values: float, **given: Any) -> list[Statistic]:
    """The categories of one attribute."""
    return [statistic(attribute=attribute, category=f"Category {i}", value=v, **given) for i, v in enumerate(values)]


def segment(*, statistics: Iterable[Statistic] = (), quotes: Iterable[Quote] = (), **given: Any) -> Segment:
    """A segment of nothing else."""
    return Segment.model_validate({"name": "Test", "statistics": tuple(statistics), "quotes": tuple(quotes)} | given)


def talk(theme: str, count: int, speakers: int = 0, seed: int = 1) -> list[Quote]:
    """Quotes of 16 words about one theme: some of its 12 words, and ten of a hundred words that everybody uses."""
    lot = random.Random(f"{theme}{seed}")
    return [
        Quote(
            id=f"{theme}-{i}",
            text=" ".join(
                [f"{theme[:3]}{k}" for k in lot.sample(range(12), 6)] + [f"w{lot.randrange(100)}" for _ in range(10)]
            ),
            speaker=f"{theme}{i % speakers}" if speakers else f"{theme}{i}",
        )
        for i in range(count)
    ]


@pytest.mark.parametrize("path", SEGMENT_FILES, ids=lambda p: p.stem)
def test_all_but_instructions_is_shown_in_file_order_when_it_fits(path: Path) -> None:
    """With room for everything, only the planted instruction stays out, and nothing changes places."""
    given = fixture(path)
    chosen = select_evidence(given, 100_000)
    assert chosen.statistics == given.statistics
    assert [q.id for q in chosen.quotes] == [q.id for q in given.quotes if q.id != "p09-3"]
    assert [(x.evidence, x.reason) for x in chosen.left_out] == [("p09-3", TO_THE_MODEL)]


@pytest.mark.parametrize("evidence_budget", [0, 60, 300, 800, 1500])
@pytest.mark.parametrize("path", SEGMENT_FILES, ids=lambda p: p.stem)
def test_every_piece_is_shown_or_accounted_for(path: Path, evidence_budget: int) -> None:
    """Selection and ledger together hold each id once, the estimate keeps to the budget, and a rerun is the same."""
    given = fixture(path)
    chosen = select_evidence(given, evidence_budget)
    shown = list(chosen.aliases.values())
    assert sorted(shown + [x.evidence for x in chosen.left_out]) == sorted(given.evidence)
    assert all(x.reason for x in chosen.left_out)
    characters = sum(len(describe(s, given)) for s in chosen.statistics) + sum(len(q.text) for q in chosen.quotes)
    assert characters <= 4 * evidence_budget
    assert select_evidence(given, evidence_budget) == chosen


def test_aliases_count_in_the_order_shown() -> None:
    """S1, S2 … name the statistics and Q1, Q2 … the quotes, as they stand in the prompt."""
    given = segment(statistics=shares("A", 0.2, 0.3), quotes=[Quote(id="a", text="One."), Quote(id="b", text="Two.")])
    aliases = {"S1": "a.category-0", "S2": "a.category-1", "Q1": "a", "Q2": "b"}
    assert select_evidence(given, 1000).aliases == aliases


def test_statistics_get_two_fifths_when_both_sides_want_more() -> None:
    """With more of both than fits, statistics take at most 40 % of the budget, and quotes fill most of the rest."""
    given = segment(statistics=shares("A", *[0.5] * 60, overall=0.2, n=400), quotes=talk("price", 200))
    chosen = select_evidence(given, 1000)
    spent = sum(len(describe(s, given)) + 12 for s in chosen.statistics) / 4
    quoted = sum(len(q.text) + len(q.speaker or "") + 12 for q in chosen.quotes) / 4
    assert 300 < spent <= 400
    assert 500 < quoted <= 1000 - spent


def test_what_one_side_does_not_need_goes_to_the_other() -> None:
    """Few quotes leave room for all statistics, and few statistics for more quotes."""
    many = segment(statistics=shares("A", *[0.5] * 30, overall=0.2, n=400), quotes=talk("price", 30))
    few_quotes = segment(statistics=many.statistics, quotes=many.quotes[:2])
    few_statistics = segment(statistics=many.statistics[:1], quotes=many.quotes)
    assert len(select_evidence(few_quotes, 700).statistics) > len(select_evidence(many, 700).statistics)
    assert len(select_evidence(few_statistics, 700).quotes) > len(select_evidence(many, 700).quotes)


def test_categories_of_an_attribute_stay_together() -> None:
    """Under pressure the best-ranked attribute comes first, and its categories follow each other."""
    given = segment(
        statistics=[
            statistic(attribute="Near", category="x", overall=0.48, n=400),
            statistic(attribute="Far", category="x", value=0.9, overall=0.2, n=400),
            statistic(attribute="Middle", category="x", value=0.6, overall=0.3, n=400),
            statistic(attribute="Far", category="y", value=0.5, overall=0.3, n=400),
        ],
        quotes=talk("price", 100),
    )
    assert [s.id for s in select_evidence(given, 300).statistics] == ["far.x", "far.y", "middle.x", "near.x"]


def test_age_and_gender_are_shown_even_when_they_do_not_distinguish() -> None:
    """What says who the person is competes for the first places with what sets the segment apart."""
    apart = [statistic(attribute=f"Attitude {i}", category="x", value=0.9, overall=0.1, n=400) for i in range(30)]
    who = [
        statistic(attribute="Age", measure="mean", value=40, overall=40, sd=9, n=400),
        *shares("Gender", 0.4, 0.6, overall=0.5, n=400),
    ]
    given = segment(statistics=apart + who, quotes=talk("price", 100))
    shown = [s.id for s in select_evidence(given, 300).statistics]
    assert {"age.mean", "gender.category-1"} <= set(shown)
    assert len(shown) > 3


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        pytest.param({"value": 0.52, "overall": 0.5}, {"value": 0.04, "overall": 0.005}, id="small shares: Cohen's h"),
        pytest.param({"n": 12}, {"n": 400}, id="a larger base"),
        pytest.param(
            {"measure": "mean", "value": 30, "overall": 25, "sd": 20},
            {"measure": "mean", "value": 30, "overall": 25, "sd": 4},
            id="in standard deviations",
        ),
        pytest.param(
            {"measure": "median", "value": 100, "overall": 90},
            {"measure": "median", "value": 9, "overall": 3},
            id="ratio",
        ),
        pytest.param(
            {"measure": "count", "value": 10, "overall": 100},
            {"measure": "count", "value": 40, "overall": 100},
            id="heads",
        ),
        pytest.param({"overall": None}, {"value": 0.5, "overall": 0.4}, id="nothing to compare with"),
    ],
)
def test_distinctness_grows_with_difference_and_base(nearer: dict[str, Any], farther: dict[str, Any]) -> None:
    """Effect sizes, shrunk by small bases, order the statistics."""
    given = segment(statistics=[statistic()], size=100, whole_base=1000)
    common = {"value": 0.7, "overall": 0.4, "n": 100}
    assert distinctness(statistic(**common | nearer), given) < distinctness(statistic(**common | farther), given)


def test_statistics_without_comparison_follow_those_that_distinguish() -> None:
    """A figure without its whole base ranks below a clear difference, large shares first."""
    given = segment(
        statistics=[
            statistic(id="small", category="x", value=0.1),
            statistic(id="large", category="y", value=0.9),
            statistic(id="apart", category="z", value=0.4, overall=0.2, n=300),
        ]
    )
    assert [s.id for s in ranked_statistics(given)] == ["apart", "large", "small"]


# --- One line of a prompt -----------------------------------------------------------------------------------------

HOUSING = [
    statistic(id="rents", attribute="Housing", category="Rents in a city", value=0.48, n=412, overall=0.31),
    statistic(id="family", attribute="Housing", category="With family", value=0.26, n=412, overall=0.22),
    statistic(id="owns", attribute="Housing", category="Owns", value=0.26, n=412, overall=0.47),
    statistic(
        id="age", attribute="Age", measure="mean", value=29.4, unit="years", n=412, overall=38.2, sd=4.1, min=22, max=41
    ),
    statistic(id="deposit", attribute="Deposit", measure="median", value=18600, unit="GBP", n=397, overall=42000),
    statistic(id="same", attribute="Rooms", measure="mean", value=2.01, overall=2.0),
    statistic(id="fell", attribute="Offer fell through", measure="count", value=29, unit="people", n=412, overall=275),
    statistic(id="hours", attribute="Hours", measure="total", value=1715, unit="hours", overall=4048),
    statistic(id="none", attribute="Smokes", category="Pipe", value=0.0, n=412, overall=0.1),
    statistic(id="small", attribute="Reason", category="Survey", value=0.45, n=29, overall=0.2),
    statistic(id="rare", attribute="Owns a boat", category="Yes", value=0.1, n=412, overall=0.0),
    statistic(id="bare", attribute="Likes tea", value=0.476),
    *(
        statistic(id=f"{attribute}{i}", attribute=attribute, category=f"No. {i}", value=value, n=n, choice="multiple")
        for attribute, values, last in (
            ("Led", (0.6, 0.5, 0.2), 412),
            ("Tied", (0.505, 0.5, 0.2), 412),
            ("Asked some", (0.6, 0.5, 0.2), 90),
            ("Of two", (0.6, 0.5), 412),
        )
        for i, (value, n) in enumerate(zip(values, [*[412] * (len(values) - 1), last], strict=True))
    ),
]


@every_row(
    ("evidence", "line"),
    [
        (
            "rents",
            "Housing / Rents in a city: 48 % (n = 412); whole base 31 %; 1.5 times as common; rank 1 of 3 in Housing",
        ),
        ("family", "Housing / With family: 26 % (n = 412); whole base 22 %; joint rank 2 of 3 in Housing"),
        ("age", "Age: mean 29.4 years (n = 412), range 22–41, sd 4.1; whole base 38.2; 8.8 lower"),
        ("deposit", "Deposit: median 18,600 GBP (n = 397); whole base 42,000; 23,400 lower"),
        ("same", "Rooms: mean 2; whole base 2"),
        ("fell", "Offer fell through: 29 people (n = 412); whole base 275"),
        ("hours", "Hours: 1,715 hours in total; whole base 4,048"),
        ("none", "Smokes / Pipe: 0 % (n = 412); whole base 10 %"),
        ("small", "Reason / Survey: 13 of 29 (45 %); whole base 20 %"),
        ("rare", "Owns a boat / Yes: 10 % (n = 412); whole base 0 %"),
        ("bare", "Likes tea: 47.6 %"),
        ("Led0", "Led / No. 0: 60 % (n = 412); the most named of the 3 listed"),
        ("Led1", "Led / No. 1: 50 % (n = 412)"),
        ("Tied0", "Tied / No. 0: 50.5 % (n = 412)"),
        ("Asked some0", "Asked some / No. 0: 60 % (n = 412)"),
        ("Of two0", "Of two / No. 0: 60 % (n = 412)"),
    ],
)
def test_a_line_offers_the_figures_that_mean_something(evidence: str, line: str) -> None:
    """Ratio, difference and rank appear only where they can be computed and stand on enough people."""
    given = segment(statistics=HOUSING)
    assert describe(next(s for s in HOUSING if s.id == evidence), given) == line


@every_row(
    ("attribute", "measure", "unit", "kind"),
    [
        ("Age", "mean", "years", "age"),
        ("Age Range", "share", None, "age"),
        ("Altersgruppe", "share", None, "age"),
        ("Age Of Kids", "share", None, "household"),
        ("Gender Identity", "share", None, "gender"),
        ("Geschlecht", "share", None, "gender"),
        ("Job situation", "share", None, "occupation"),
        ("Kind of business", "share", None, "occupation"),
        ("Region", "share", None, "place"),
        ("Where they live", "share", None, "place"),
        ("Children in the household", "mean", "children", "household"),
        ("Household waste", "mean", "kg per week", None),
        ("Household income after tax", "median", "EUR per month", "money"),
        ("Spend on things for the children", "median", "EUR per month", "money"),
        ("Satisfaction with the job", "share", None, None),
        ("Reason for leaving the job", "share", None, None),
        ("Kids Toy Buying Frequency", "share", None, None),
        ("Where they buy for the children", "share", None, None),
        ("Platforms used for the business", "mean", "platforms", None),
    ],
)
def test_attributes_say_which_side_of_a_person_they_are_about(
    attribute: str, measure: str, unit: str | None, kind: str | None
) -> None:
    """Demographics are known by the names people give them; opinions and habits are not taken for them."""
    assert attribute_kind(statistic(attribute=attribute, category="x", measure=measure, unit=unit, value=0.5)) == kind


# --- Quotes -------------------------------------------------------------------------------------------------------


def test_quotes_cover_themes_instead_of_the_loudest() -> None:
    """A theme of six voices among three hundred is heard in a selection of about twenty."""
    given = segment(quotes=talk("price", 250) + talk("delivery", 50) + talk("access", 6))
    themes = [q.id.split("-")[0] for q in select_evidence(given, 600).quotes]
    assert len(themes) > 15
    assert set(themes) == {"price", "delivery", "access"}
    assert themes.count("price") < len(themes) * 2 / 3


def test_speakers_not_yet_heard_are_preferred() -> None:
    """One person with three quarters of the quotes does not get most of the places."""
    many = [q.model_copy(update={"speaker": "Loud"}) for q in talk("price", 80)[20:]]
    chosen = [q.speaker for q in select_evidence(segment(quotes=[*many, *talk("price", 20)]), 500).quotes]
    assert chosen.count("Loud") < len(chosen) / 2


def test_near_duplicates_are_chosen_once() -> None:
    """The same words, give or take case, punctuation and a word, are shown once and the others name the one shown."""
    text = "I open fifteen tabs about mortgages, get frightened by the numbers and then close the laptop again tonight"
    twins = [
        Quote(id="first", text=text, speaker="A"),
        Quote(id="loud", text=text.upper() + "!", speaker="B"),
        Quote(id="longer", text=text + " really", speaker="C"),
    ]
    chosen = select_evidence(segment(quotes=twins + talk("price", 120)), 500)
    shown = {"first", "loud", "longer"} & {q.id for q in chosen.quotes}
    assert len(shown) == 1
    reasons = {x.evidence: x.reason for x in chosen.left_out if x.evidence in {"first", "loud", "longer"}}
    assert set(reasons.values()) == {f"near-duplicate of {shown.pop()}"}


def test_a_quote_longer_than_a_quarter_of_the_budget_is_left_out_whole() -> None:
    """It is named with its reason, and shown when everything fits."""
    long = Quote(id="long", text="word " * 120)
    given = segment(quotes=[long, *talk("price", 30)])
    assert {x.reason for x in select_evidence(given, 500).left_out if x.evidence == "long"} == {TOO_LONG}
    assert {x.reason for x in select_evidence(given, 500).left_out} == {TOO_LONG, OVER_BUDGET}
    assert long in select_evidence(given, 10_000).quotes


@pytest.mark.parametrize("evidence_budget", [1000, 30])
def test_the_interviewers_words_are_never_shown(evidence_budget: int) -> None:
    """However much room there is; the ledger says why, and they take no room from the others."""
    said = [Quote(id="p", text="I open fifteen tabs.", speaker="P01"), Quote(id="i", text="I see.", speaker="I12")]
    asked = [Quote(id=f"q{i}", text="Do you open many tabs? " * i, speaker="Interviewer") for i in range(1, 9)]
    chosen = select_evidence(Segment(name="s", quotes=(*asked, *said)), evidence_budget)
    assert [quote.id for quote in chosen.quotes] == ["p", "i"]
    assert {(x.evidence, x.reason) for x in chosen.left_out} == {(quote.id, INTERVIEWERS_WORDS) for quote in asked}


def test_scripts_without_spaces_are_compared_and_counted_by_character() -> None:
    """Japanese quotes cost a token a character, themes are told apart and repetitions found."""
    price = [f"料金が高すぎて困っています。毎月の支払いが心配です{'。' * i}" for i in range(9)]
    phone = ["電話で相談できる人がいると安心します。チャットは苦手です。"]
    given = segment(quotes=[Quote(id=f"{i}", text=t) for i, t in enumerate(price + phone)])
    chosen = select_evidence(given, 150)
    assert sum(len(q.text) for q in chosen.quotes) <= 150
    assert "9" in {q.id for q in chosen.quotes}
    assert any(x.reason.startswith("near-duplicate of ") for x in chosen.left_out)


def test_quotes_without_words_do_no_harm() -> None:
    """Emoji and punctuation alone are evidence too, the last to be chosen."""
    given = segment(quotes=[Quote(id="smile", text="😍"), Quote(id="dots", text="…"), *talk("price", 40)])
    assert {"smile", "dots"} <= {x.evidence for x in select_evidence(given, 300).left_out}


@pytest.mark.slow
def test_ten_thousand_quotes_take_seconds() -> None:
    """Selection does not compare every quote with every other."""
    given = segment(quotes=[q for k in range(20) for q in talk(f"{k:03}theme", 500, speakers=60)])
    start = time.process_time()
    chosen = select_evidence(given, 2000)
    assert time.process_time() - start < 20  # every pair would take many minutes
    assert len({q.id.split("-")[0] for q in chosen.quotes}) == 20


def test_a_question_keeps_its_own_mark() -> None:
    """No colon behind it: "How old are you? mean 38"."""
    asked = Statistic(id="a", attribute="How old are you?", measure="mean", value=38, n=90)
    assert describe(asked, Segment(name="x", statistics=(asked,))) == "How old are you? mean 38 (n = 90)"
