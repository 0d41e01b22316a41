"""The portfolio view: what is alike, what is left unused, and who the personas are beside their segments."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from paths import FIXTURES

from persona_gen.checker.check import check
from persona_gen.domain import Persona, Quote, Segment, Statistic
from persona_gen.domain.portfolio import Portfolio
from persona_gen.portfolio import makeup
from persona_gen.portfolio.compare import compare
from persona_gen.portfolio.duplicates import gathered, sharing
from persona_gen.report.persona_files import write_persona_files
from persona_gen.report.portfolio import overview
from persona_gen.runs.manifest import Manifest
from persona_gen.runs.outcomes import Outcome

BUYERS = FIXTURES / "anxious-first-time-buyers.yaml"
FIGURES = (0.10, 0.25, 0.45, 0.60, 0.75, 0.90)


def segment(
    name: str, *, women: float = 0.5, n: int = 400, figures: Sequence[float] = FIGURES, **given: Any
) -> Segment:
    """A segment of one survey: gender, ``figures`` by habit, and three quotes of its own."""
    gender = [
        Statistic(attribute="Gender", category=who, measure="share", value=part, n=n, overall=0.5, choice="single")
        for who, part in (("Woman", women), ("Man", 1 - women))
    ]
    habits = [
        Statistic(attribute=f"Habit {i}", category="Yes", measure="share", value=v, n=n, overall=0.5)
        for i, v in enumerate(figures)
    ]
    quotes = [Quote(id=f"q{i}", text=f"{name} says thing {i} of its own", speaker=f"P{i}") for i in range(3)]
    return Segment.model_validate(
        {"id": name, "name": name, "size": n, "statistics": [*gender, *habits], "quotes": quotes} | given
    )


def persona(
    of: Segment, name: str = "Ann Lee", gender: str = "Woman", story: Sequence[str] = (), **given: Any
) -> Persona:
    """A persona with a gender, and one sentence for each text that cites nothing."""
    cites = [s.id for s in of.statistics if s.category == gender]
    fields = {
        "id": f"of-{of.id}",
        "segment": of.id,
        "name": name,
        "snapshot": [{"attribute": "Gender", "value": gender, "cites": cites}],
        "story": [{"text": text} for text in story],
    }
    return Persona.model_validate(fields | given)


def seen(segments: Sequence[Segment], personas: Sequence[Persona]) -> Portfolio:
    """The portfolio of these."""
    return compare(personas, {each.id: each for each in segments})


def citing(of: Segment, *cites: str, **given: Any) -> Persona:
    """A persona whose goals cite these, each in words of its own."""
    goals = [{"text": f"{of.id}{i}x {of.id}{i}y {of.id}{i}z", "cites": [cite]} for i, cite in enumerate(cites)]
    return persona(of, **({"goals": goals} | given))


# --- near duplicates


def test_the_same_evidence_in_other_words_is_a_near_duplicate() -> None:
    """Evidence counts by what it says, since ids are each segment's own."""
    a, b = segment("a"), segment("b")
    ids = [s.id for s in a.statistics[2:7]]
    [group] = seen([a, b], [citing(a, *ids), citing(b, *ids)]).near_duplicates
    assert (group.persona, group.like[0].persona) == ("of-a", "of-b")
    assert group.like[0].evidence == 1
    assert "Habit 0 / Yes (below the whole base)" in group.like[0].shared


def test_the_same_attribute_in_the_other_direction_is_other_evidence() -> None:
    """That one segment has more of it than most and the other less sets two personas apart."""
    a, b = segment("a", figures=[0.1] * 6), segment("b", figures=[0.9] * 6)
    ids = [s.id for s in a.statistics[2:8]]
    assert not seen([a, b], [citing(a, *ids), citing(b, *ids)]).near_duplicates


def test_the_same_sentences_under_another_name_are_a_near_duplicate() -> None:
    """Names differ when nothing else does, so they do not count."""
    a, b = segment("a"), segment("b")
    story = "{} gets up before six every morning to read the paper and feed three hungry cats."
    first = persona(a, "Ann Lee", story=[story.format("Ann")])
    [group] = seen([a, b], [first, persona(b, "Bo Hill", story=[story.format("Bo")])]).near_duplicates
    assert group.like[0].wording == 1


def test_personas_of_different_segments_are_no_duplicates() -> None:
    """A common gender and common small words are not enough."""
    a, b = segment("a"), segment("b")
    story = ["She saves for a flat of her own."], ["She wants the train to be on time for once."]
    assert not seen([a, b], [persona(a, story=story[0]), persona(b, story=story[1])]).near_duplicates


def test_candidates_miss_no_pair_that_is_alike() -> None:
    """Ruling out on rare elements keeps every pair of at least that Jaccard, compared with brute force."""
    rng = random.Random(1)
    sets = [frozenset(rng.sample(range(14), rng.randint(5, 9))) for _ in range(120)]
    masks = sharing(sets, 0.5)
    for i, a in enumerate(sets):
        for j, b in enumerate(sets):
            if i != j and len(a & b) / len(a | b) >= 0.5:
                assert masks[i] >> j & 1


def test_those_that_stay_are_not_alike() -> None:
    """Of the first ones of all groups, and those without a group, no two are near."""
    rng = random.Random(2)
    points = [rng.random() for _ in range(60)]
    everyone = (1 << 60) - 1

    def near(i: int, j: int) -> int | None:
        return j if abs(points[i] - points[j]) < 0.02 else None

    groups = gathered(range(60), [everyone & ~(1 << i) for i in range(60)], near)
    stay = sorted(set(range(60)) - {member for like in groups.values() for member in like})
    assert all(near(i, j) is None for i in stay for j in stay if i < j)
    assert groups


# --- segments that could share a persona


def test_segments_that_differ_by_chance_alone_could_share_one_persona() -> None:
    """Small differences on good bases are no reason for a persona each; the larger segment's stands for both."""
    a, b = segment("a"), segment("b", n=500, figures=[v + 0.02 for v in FIGURES])
    [group] = seen([a, b], []).could_share
    assert (group.segment, group.like[0].segment) == ("b", "a")
    assert not group.like[0].differ


def test_the_one_attribute_that_sets_two_segments_apart_is_named() -> None:
    """A reader learns in what they differ, in figures as printed."""
    [group] = seen([segment("a"), segment("b", figures=[0.5, *FIGURES[1:]])], []).could_share
    [difference] = group.like[0].differ
    assert (difference.label, difference.first, difference.second) == ("Habit 0 / Yes", "10 %", "50 %")


def test_segments_that_differ_in_two_attributes_do_not_share() -> None:
    """Two clear differences make two persons."""
    assert not seen([segment("a"), segment("b", figures=[0.5, 0.7, *FIGURES[2:]])], []).could_share


def test_a_significant_but_tiny_difference_does_not_keep_segments_apart() -> None:
    """On a hundred thousand people two points are certain, and still no reason for another persona."""
    a = segment("a", n=100_000)
    assert seen([a, segment("b", n=100_000, figures=[v + 0.02 for v in FIGURES])], []).could_share


def test_small_bases_are_said_to_be_too_small() -> None:
    """Sixteen people in each show no difference, which does not make them alike."""
    found = seen([segment("a", n=16), segment("b", n=16)], [])
    assert found.too_small == ("a", "b")
    assert not found.could_share
    assert "cannot tell for 2 segments" in overview(found)


def test_other_surveys_cannot_be_compared() -> None:
    """Figures that are not in both say nothing about likeness."""
    other = [Statistic(attribute=f"Other {i}", category="Yes", measure="share", value=0.5, n=400) for i in range(8)]
    assert not seen([segment("a"), segment("b", statistics=other)], []).could_share


# --- unused evidence, names, locales


def test_evidence_that_no_persona_cites_is_listed_most_telling_first() -> None:
    """What one of two personas cites is used; what sets the segment apart most comes first."""
    a = segment("a", figures=(0.5, 0.95, 0.6, 0.5, 0.5, 0.5))
    two = [citing(a, a.statistics[2].id, "q0"), citing(a, a.statistics[4].id, id="second")]
    [row] = seen([a], two).unused
    assert row.statistics[0] == a.statistics[3].id
    assert row.telling == "Habit 1 / Yes: 95 %, whole base 50 %"
    assert (row.quotes, row.unheard) == (("q1", "q2"), ("P1", "P2"))
    assert a.statistics[2].id not in row.statistics


def test_a_segment_without_a_persona_is_named() -> None:
    """Nothing of it is used, and a manager wants to know."""
    a, b = segment("a"), segment("b")
    assert "no persona at all: b" in overview(seen([a, b], [persona(a)]))


def test_shared_names_and_sentences_are_listed() -> None:
    """The same given name, and a sentence that differs in the name alone, stand out."""
    a, b = segment("a"), segment("b")
    both = [
        persona(each, name, story=[f"{name.split()[0]} thinks that banks should answer the telephone."])
        for each, name in ((a, "Ann Lee"), (b, "Ann Hill"))
    ]
    found = {(one.kind, one.text): one.personas for one in seen([a, b], both).repeated}
    assert found["name", "Ann"] == ("of-a", "of-b")
    assert found["sentence", "Ann thinks that banks should answer the telephone."] == ("of-a", "of-b")


def test_locales_stand_beside_their_people() -> None:
    """Personas by locale, and how many people each locale has."""
    segments = [segment("a", locale="de_DE"), segment("b", n=1200)]
    rows = seen(segments, [persona(segments[0])]).locales
    assert [(row.locale, row.personas, row.people) for row in rows] == [("de_DE", 1, 400), ("en_US", 0, 1200)]


# --- gender and age


def test_a_small_majority_that_always_wins_is_too_many() -> None:
    """Ten segments of 55 % women with ten women between them are a stereotype; the narrowest are named."""
    segments = [segment(f"s{i}", women=0.55 + i / 1000) for i in range(10)]
    rows = {row.value: row for row in seen(segments, [persona(each) for each in segments]).makeup}
    assert (rows["women"].personas, rows["women"].of, rows["women"].verdict) == (10, 10, "too many")
    assert rows["women"].low <= 5 <= rows["women"].high
    assert rows["women"].closest == ("s0", "s1", "s2")
    assert rows["men"].verdict == "too few"


def test_personas_like_their_segments_are_within_chance() -> None:
    """Five women and five men of even segments are as it should be."""
    segments = [segment(f"s{i}") for i in range(10)]
    both = [persona(each, gender="Woman" if i % 2 else "Man") for i, each in enumerate(segments)]
    assert {row.verdict for row in seen(segments, both).makeup} == {"within chance"}


@pytest.mark.parametrize(
    ("category", "who"),
    [("Woman", "women"), ("weiblich", "women"), ("Männer", "men"), ("male", "men"), ("Non-binary", makeup.OTHER)],
)
def test_genders_are_counted_in_several_languages(category: str, who: str) -> None:
    """Categories of different surveys add up."""
    statistic = Statistic(attribute="Gender", category=category, measure="share", value=1, n=400)
    only = segment("a", statistics=[statistic])
    [row] = seen([only], [persona(only, gender=category)]).makeup
    assert (row.value, row.personas) == (who, 1)


def test_an_age_falls_into_its_band() -> None:
    """A number in the snapshot counts in the band that holds it, whichever dash the band is printed with."""
    bands = [
        Statistic(attribute="Age group", category=band, measure="share", value=0.5, n=400, choice="single")
        for band in ("18-34", "35+")
    ]
    only = segment("a", statistics=bands)
    shown = persona(only, snapshot=[{"attribute": "Age", "value": "29"}])
    assert {row.value: row.personas for row in seen([only], [shown]).makeup} == {"18–34": 1, "35+": 0}


def test_ages_stand_beside_the_spread_of_people() -> None:
    """Personas of average age hide the young and the old: their sd is far below the people's."""
    segments = [
        segment(n, statistics=[Statistic(attribute="Age", measure="mean", value=v, unit="years", n=400, sd=12)])
        for n, v in (("a", 30), ("b", 40))
    ]
    shown = [
        persona(each, snapshot=[{"attribute": "Age", "value": f"{age} years"}])
        for each, age in zip(segments, (30, 40), strict=True)
    ]
    ages = seen(segments, shown).ages
    assert ages is not None
    assert (ages.youngest, ages.oldest, ages.mean, ages.sd, ages.people_mean) == (30, 40, 35, 5, 35)
    assert ages.people_sd == pytest.approx(13)


# --- size and command


@pytest.mark.slow
def test_two_thousand_personas_take_seconds() -> None:
    """Near duplicates of one another and segments of one population, the worst case, do not grow with the square."""
    rng = random.Random(3)
    segments = [segment(f"s{i}", figures=[v + rng.gauss(0, 0.01) for v in FIGURES]) for i in range(2000)]
    same = "The very same story is told of everyone who stands for any of these segments of ours"
    personas = [persona(each, story=[f"{same}, number {i}."]) for i, each in enumerate(segments)]
    started = time.perf_counter()
    found = seen(segments, personas)
    assert time.perf_counter() - started < 20
    assert len(found.near_duplicates[0].like) == 1999
    assert sum(len(group.like) for group in found.could_share) == 1999


def test_the_command_prints_what_a_manager_reads_and_json() -> None:
    """Sections in words, and with --json the record on one line under its schema."""
    two = [FIXTURES / "personas" / name for name in ("bethany-matthews.json", "emma-by-hand.yaml")]
    arguments = ["compare", *two, "--segments", BUYERS, "-q"]
    text = run(*arguments)
    assert text.exit_code == 0
    assert "2 personas beside 1 segment" in text.stdout
    assert max(map(len, text.stdout.splitlines())) <= 100
    [line] = run(*arguments, "--json").stdout.splitlines()
    assert json.loads(line)["schema"] == "persona-gen/compare@1"
    assert Portfolio.model_validate_json(line).personas == 2


def test_a_finished_batch_tells_where_its_segments_are(tmp_path: Path) -> None:
    """The manifest names the files, and which personas count; a last line cut short is passed over."""
    source = tmp_path / "a.json"
    a = segment("a")
    source.write_text(json.dumps({"schema": "persona-gen/segment@1"} | json.loads(a.model_dump_json())))
    folder, one = tmp_path / "out", citing(a, a.statistics[0].id)
    with Manifest(folder) as manifest:
        write_persona_files(folder, one, a, check(one, a))
        manifest.add(Outcome(status="done", segment="a", source=str(source), persona=one.id, name=one.name))
    with (folder / "manifest.jsonl").open("a") as file:
        file.write('{"schema": "persona-gen/outc')
    assert "1 persona beside 1 segment" in run("compare", folder).stdout
    source.unlink()
    gone = run("compare", folder)
    assert gone.exit_code == 2
    assert "a.json" in gone.stderr
    assert gone.stderr.rstrip().endswith("name --segments")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["compare", FIXTURES / "personas", "--segments", FIXTURES / "platform-jugglers.yaml"],
            "is not among those read",
        ),
        (["compare", FIXTURES / "personas", FIXTURES / "personas", "--segments", BUYERS], "was read before"),
    ],
)
def test_what_cannot_be_compared_is_one_line_with_a_cure(arguments: list[object], said: str) -> None:
    """The wrong segments, and personas twice."""
    result = run(*arguments, "-q")
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
