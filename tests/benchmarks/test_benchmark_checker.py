import json
import sys
from itertools import islice

import pytest
from paths import ROOT
from rows import every_row

sys.path.insert(0, str(ROOT / "benchmarks"))

from checking import adapters, cases, omissions, planted, planting, real, real_table, scores, speed, synthetic, wording
from checking.clauses import FIXTURES
from checking.development import DEVELOPMENT
from checking.held_out import HELD_OUT
from checking.phrasings import Phrasings

from persona_gen.checker.judge_protocol import Judgement

pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")


def sentences(said: Phrasings) -> set[str]:
    """Everything one set says, whatever it is said of."""
    found = {f"{p.style}: {p.text}" for p in said.shares + said.figures + said.ages + said.sums} | {
        q.text for q in said.quantifiers
    }
    found |= {*said.higher, *said.lower, *said.ranks, *said.pairs, *said.majority, *said.frames, *said.unsourced}
    found |= {text for text, _ in said.invented_traits} | {*said.invented_quotes}
    return found | {text for rows in (*said.paraphrases.values(), *said.turned.values()) for text, _ in rows}


def test_the_two_sets_are_disjoint():
    """No phrasing for tuning is among those that are reported."""
    assert not sentences(DEVELOPMENT) & sentences(HELD_OUT)


def test_there_are_many_phrasings():
    """Each set says figures in at least forty ways."""
    for said in (DEVELOPMENT, HELD_OUT):
        assert len(said.shares + said.figures + said.ages + said.sums) + len(said.quantifiers) >= 40


@pytest.fixture(scope="module")
def where() -> list[cases.Place]:
    """The fixtures and one made-up segment."""
    return planting.places(planted.FIXTURES, 1, 1)


@pytest.fixture(scope="module")
def all_cases(where) -> list[cases.Case]:
    """Every development case over them."""
    return list(planting.cases(where, DEVELOPMENT))


def test_cases_are_seeded_and_can_be_scored(where, all_cases):
    """Draws agree, no slot is open, true claims cite what exists, planted errors name the rules that find them."""
    again = list(islice(planting.cases(where, DEVELOPMENT), 200))
    assert [(c.kind, c.piece) for c in again] == [(c.kind, c.piece) for c in all_cases[:200]]
    for case in all_cases:
        text, cites = case.piece.text, case.piece.cites
        assert text and "{" not in text and "  " not in text.strip()
        assert case.expected if case.planted else cites and set(cites) <= case.place.segment.evidence.keys()


def test_no_sentence_is_both_true_and_planted(all_cases):
    """A piece with its citations is on one side only."""
    sides: dict[tuple[str, str], set[bool]] = {}
    for case in all_cases:
        if case.beside is None:
            sides.setdefault((case.place.segment.id, repr(case.piece)), set()).add(case.planted)
    assert not [piece for piece, found in sides.items() if len(found) > 1]


def test_every_fixture_share_has_a_clause(where):
    """The clause tables miss nothing but the categories nobody would put in a sentence, and name nothing unknown."""
    for place in where:
        if place.segment.id in FIXTURES:
            known = {*place.speech.shares, *place.speech.figures}
            assert known <= set(place.segment.evidence)
            assert {s.id for s in place.segment.statistics} - known <= {"gender.other", "job.none"}


@pytest.mark.parametrize("said", [DEVELOPMENT, HELD_OUT], ids=lambda said: said.name)
def test_trimmed_words_are_verbatim(said, where):
    """What is trimmed so that it turns, and what paraphrases cite, stands in the quotes."""
    quotes = {(place.segment.id, quote.id): quote.text for place in where for quote in place.segment.quotes}
    for segment, rows in said.turned.items():
        for words, cited in rows:
            assert words.replace("'", "’") in quotes[segment, cited].replace("'", "’")
    assert all((segment, cited) in quotes for segment, rows in said.paraphrases.items() for _, cited in rows)


@every_row(
    ("style", "value", "printed"),
    [
        ("pct", 0.476, "48 %"),
        ("spelled", 0.48, "forty-eight percent"),
        ("decimal", 0.476, "47.6 %"),
        ("decimal", 0.48, None),
        ("nearly-fraction", 0.48, "nearly half"),
        ("nearly-fraction", 0.52, None),
        ("over-fraction", 0.52, "just over half"),
        ("ratio", 0.33, "one in three"),
        ("ratio", 0.43, None),
        ("between", 0.48, "between 45 and 50 %"),
        ("over-pct", 0.41, "over 40 %"),
        ("almost-pct", 0.48, "almost 50 %"),
    ],
)
def test_styles_print_only_what_is_honest(style, value, printed):
    """A way to print that does not fit a share gives nothing."""
    assert wording.SHARE_STYLES[style](value, "") == printed


@pytest.mark.parametrize(
    ("phrase", "turned"),
    [
        ("rent in a city", "do not rent in a city"),
        ("are women", "are not women"),
        ("broke off an application", "did not break off an application"),
        ("cannot tell", ""),
    ],
)
def test_clauses_are_turned_round_grammatically(phrase, turned):
    """A negation takes its auxiliary; what has one already is left alone."""
    assert wording.negated(phrase) == turned


@pytest.mark.parametrize(("hits", "of", "low", "high"), [(0, 0, 0, 1), (0, 100, 0, 0.037), (50, 100, 0.404, 0.596)])
def test_wilson(hits, of, low, high):
    """The score interval agrees with published values."""
    assert scores.wilson(hits, of) == pytest.approx((low, high), abs=5e-4)


def test_scores_of_unsupported():
    """Balanced accuracy is the mean of both recalls; flagging everything gives 50."""
    always = scores.unsupported_scores([True, False, False, False], [True] * 4)
    assert (always["balanced"], always["recall"], always["precision"]) == (50, 100, 25)


def test_a_quotation_row_becomes_a_cited_claim():
    """The claim cites the quote of the speaker it names."""
    row = {"source": '[{"id": "P1", "quote": "Yes."}, {"id": "P2", "quote": "No."}]', "meta": {"speaker": "P2"}}
    segment, cites, _ = adapters.quotation(row)
    assert segment.evidence[cites[0]].speaker == "P2"


TABLE = {
    "id": "t1",
    "source": '{"title": ["Line"], "Halts": ["1,218"], "Opened": ["May 1, 1999"], "Owner": ["City"], "Rails": ["Two"]}',
    "claim": "The line was opened in 1999.",
    "label": "supported",
    "meta": {"verdict": "supported"},
}


def test_a_table_becomes_statistics_and_quotes():
    """A cell that is one number is a statistic, all else is text; what the claim speaks of comes first."""
    segment, cites, name = adapters.table_of(TABLE)
    assert [(s.attribute, s.value) for s in segment.statistics] == [("Halts", 1218)]
    assert (len(segment.quotes), len(cites), name) == (4, 5, "Line")
    assert segment.evidence[cites[0]].text in ("Line", "Opened: May 1, 1999")


SERIES = {
    "title": "Tests",
    "country": "Malta",
    "description": "Tests a day.",
    "unit": "tests",
    "series": [{"date": f"2020-{month:02}-05", "value": str(month)} for month in range(1, 13)],
}


def test_a_record_is_flattened_with_its_moments():
    """Numbers keep their path and date; dates themselves are no statistics."""
    segment, _, _ = adapters.record({"source": json.dumps(SERIES), "claim": "Tests rose."})
    s = segment.statistics[0]
    assert (s.attribute, s.category, s.value, s.unit) == ("Tests", "2020-01-05", 1, "tests")


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A folder with four small sets."""
    quotes = json.dumps(
        [{"id": "P1", "quote": "I would buy it if it were cheaper."}, {"id": "P2", "quote": "It is fine."}]
    )
    said = {"id": "q1", "source": quotes, "label": "supported", "meta": {"speaker": "P1", "kind": "fragment"}}
    quoted = [
        {**said, "claim": "P1 said: “I would buy it”"},
        {**said, "claim": "P1 said: “It is fine.”", "label": "unsupported"},
    ]
    opinions = [
        {"id": f"o{i}", "source": quotes.replace("fine", f"fine{i}"), "claim": claim, "label": label, "meta": {}}
        for i, (claim, label) in enumerate([("It is cheap", "supported"), ("Goats fly", "unsupported")] * 3)
    ]
    tables = [{**TABLE, "source": TABLE["source"].replace("City", f"City {i}")} for i in range(4)]
    tables += [{**row, "claim": "Goats ride on it.", "label": "unsupported"} for row in tables]
    for name, rows in {"records": tables, "tables": tables, "opinions": opinions, "quotations": quoted}.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    monkeypatch.setattr(real, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_rules_and_judge_are_measured_on_each_set():
    """A judge's rows are scored beside the rules' own; quotations also as such, verbatim although they turn."""
    report = real.run(Doubting(), sample=6, misses=2)
    sets = report["sets"]
    assert {scores["n"] for scores in sets.values()} == {2, 6}
    assert sets["tables"]["scores"]["rules + judge, first rows"]["recall"] == 100
    assert sets["quotations"]["scores"]["rules"]["balanced"] == 50
    assert sets["quotations"]["scores"]["rules without quote-turned"]["balanced"] == 100
    assert sets["quotations"]["misses"][0]["findings"][0].startswith("quote-turned")
    assert "rules + judge" in real_table.table(report)


class Doubting:
    """A judge who takes nothing about goats."""

    name = "doubting"

    def judge(self, questions, segment):
        """Goats are nowhere in the evidence."""
        return [
            Judgement("not-entailed", missing=(0, len(q.claim))) if "oats" in q.claim else Judgement("undecided")
            for q in questions
        ]


def test_an_absent_folder_is_said(monkeypatch, tmp_path):
    """Without the sets nothing is measured, and the report says so."""
    monkeypatch.setattr(real, "FOLDER", tmp_path / "none")
    assert "nothing was measured" in real_table.table(real.run())


@pytest.mark.slow
def test_the_stopwatch_measures_a_small_segment():
    """Every kind of claim is timed, and speeds are positive."""
    row = speed.measure(60, 40)
    assert all(row[f"{kind} /s"] > 0 for kind in speed.MIX)


def test_made_up_segments_are_the_same_for_the_same_seed():
    """A draw of one is a draw of all that is drawn from it."""
    assert synthetic.segment(3)[0] == synthetic.segment(3)[0]


def test_no_omission_that_turns_is_vouched_for() -> None:
    """Of seeded quotations whose omitted words turn them none is supported; harmless ones are hardly ever accused."""
    turned = [omissions.verdict(case) for case in omissions.turned(seed=3, cases=60)]
    harmless = [omissions.verdict(case) for case in omissions.harmless(seed=4, cases=60)]
    assert "supported" not in turned
    assert harmless.count("contradicted") == 0
    assert harmless.count("supported") > 30
