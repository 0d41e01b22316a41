import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from checking import cases, planted, planting, real, scores, speed, synthetic, wording  # noqa: E402
from checking.clauses import FIXTURES  # noqa: E402
from checking.development import DEVELOPMENT  # noqa: E402
from checking.held_out import HELD_OUT  # noqa: E402
from checking.phrasings import Phrasings  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.SourceWarning")


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


def test_cases_are_the_same_for_the_same_seed(where, all_cases):
    """A second draw gives the same sentences in the same order."""
    again = list(planting.cases(where, DEVELOPMENT))
    assert [(c.kind, c.piece) for c in again] == [(c.kind, c.piece) for c in all_cases]


def test_no_slot_is_left_open(all_cases):
    """Every sentence is filled in, and none is empty."""
    assert not [
        c.piece.text for c in all_cases if "{" in c.piece.text or "  " in c.piece.text.strip() or not c.piece.text
    ]


def test_true_claims_cite_what_exists(all_cases):
    """A true claim cites at least one id, and its segment has each of them."""
    for case in all_cases:
        if not case.planted:
            assert case.piece.cites
            assert all(cite in case.place.segment.evidence for cite in case.piece.cites)


def test_every_planted_error_names_the_rules_that_should_find_it(all_cases):
    """An error without an expected rule could not be scored."""
    assert all(case.expected for case in all_cases if case.planted)


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


@pytest.mark.parametrize(
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
    segment, cites, _ = real.quotation(row)
    assert segment.evidence[cites[0]].speaker == "P2"


def test_a_table_becomes_statistics_and_quotes():
    """A cell that is one number is a statistic with its unit; everything else is text."""
    segment, cites, name = real.table_of(
        {"source": '{"title": ["Line"], "Stations": ["1,218"], "Opened": ["May 1, 1999"]}'}
    )
    assert [(s.attribute, s.value) for s in segment.statistics] == [("Stations", 1218)]
    assert (len(segment.quotes), len(cites), name) == (2, 3, "Line")


def test_a_record_is_flattened_with_its_moments():
    """Numbers keep their path and date; dates themselves are no statistics."""
    source = '{"title": "Tests", "unit": "tests", "series": [{"date": "2020-06-05", "value": "0.23"}]}'
    segment, _, _ = real.record({"source": source})
    (s,) = segment.statistics
    assert (s.attribute, s.category, s.value, s.unit) == ("Tests", "2020-06-05", 0.23, "tests")


def test_an_absent_folder_is_said(monkeypatch, tmp_path):
    """Without the sets nothing is measured, and the report says so."""
    monkeypatch.setattr(real, "FOLDER", tmp_path / "none")
    assert "nothing was measured" in real.table(real.run())


def test_the_stopwatch_measures_a_small_segment():
    """Every kind of claim is timed, and speeds are positive."""
    row = speed.measure(60, 40)
    assert all(row[f"{kind} /s"] > 0 for kind in speed.MIX)


def test_made_up_segments_are_the_same_for_the_same_seed():
    """The large segment is seeded too."""
    assert synthetic.large_segment(50) == synthetic.large_segment(50)
    assert synthetic.segment(3)[0] == synthetic.segment(3)[0]
