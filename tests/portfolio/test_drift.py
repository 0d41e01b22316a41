"""Drift: what moved by more than chance, what is gone, and which claims it costs their support."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from rows import every_row

from persona_gen.checker.check import check
from persona_gen.domain import Basis, Persona, Provenance, Quote, Segment, Statistic, Tokens
from persona_gen.domain.drift import Drift, SegmentDrift
from persona_gen.evidence.attributes import angle
from persona_gen.evidence.significance import Gap, chance_interval, discoveries, gap, least_base
from persona_gen.portfolio.drift import drift
from persona_gen.report.drift import changes
from persona_gen.report.json import json_file
from persona_gen.report.persona_files import write_persona_files
from persona_gen.runs.manifest import Manifest
from persona_gen.runs.outcomes import Outcome

TABS = "I open fifteen tabs and then I close the laptop."
HATES = "I never open fifteen tabs, and I never close the laptop."


def share(value: float, n: int | None = 400, **given: Any) -> Statistic:
    """A share of one category."""
    fields = {"attribute": "Housing", "category": "Rents in a city", "measure": "share", "value": value, "n": n}
    return Statistic.model_validate(fields | given)


def mean(value: float, n: int = 400, sd: float | None = 10, **given: Any) -> Statistic:
    """A mean age."""
    return Statistic.model_validate(
        {"attribute": "Age", "measure": "mean", "value": value, "n": n, "sd": sd, "unit": "years"} | given
    )


def quote(text: str = TABS, quote_id: str = "q1", speaker: str | None = "P1") -> Quote:
    """A participant's words; without an id, they make one."""
    return Quote.model_validate({"id": quote_id, "text": text, "speaker": speaker})


def segment(*evidence: Statistic | Quote, segment_id: str = "buyers", size: int = 400) -> Segment:
    """A segment of this evidence."""
    statistics = tuple(e for e in evidence if isinstance(e, Statistic))
    quotes = tuple(e for e in evidence if isinstance(e, Quote))
    return Segment(id=segment_id, name="Buyers", size=size, statistics=statistics, quotes=quotes)


def persona(text: str, *cites: str, **given: Any) -> Persona:
    """A persona of one goal."""
    return Persona.model_validate(
        {"segment": "buyers", "name": "Ann Lee", "goals": [{"text": text, "cites": cites}]} | given
    )


def between(old: Segment, new: Segment, *personas: Persona) -> Drift:
    """The drift of one segment."""
    return drift({old.id: old}, {new.id: new}, personas)


def change(old: Sequence[Statistic | Quote], new: Sequence[Statistic | Quote]) -> SegmentDrift:
    """What changed from this evidence to that."""
    [found] = between(segment(*old), segment(*new)).drifts
    return found


# --- tests of two figures


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [
        (share(0.48, 412), share(0.62, 398), 6.25e-5),  # 0.14 / sqrt(.5488 × .4512 × (1/412 + 1/398)) = 4.003
        (share(0.50, 100), share(0.60, 100), 0.1552),
        (mean(29.4, 412, 4.1), mean(30.4, 398, 4.3), 7.2e-4),
        (share(0.48), share(0.48), 1.0),
    ],
)
def test_the_chance_of_a_difference(a: Statistic, b: Statistic, p: float) -> None:
    """Two-sided p of the pooled z test and of Welch's, worked out by hand."""
    found = gap(a, b)
    assert isinstance(found, Gap)
    assert found.p == pytest.approx(p, rel=0.02)


@every_row(
    ("a", "b", "why"),
    [
        (share(0.4, None), share(0.5), "no base n"),
        (share(0.4, 29), share(0.9), "a base under 30"),
        (share(0.01), share(0.0), "fewer than 5 people expected on one side"),
        (mean(30, sd=None), mean(40), "no standard deviation"),
        (mean(30, sd=0), mean(40, sd=0), "a standard deviation of 0"),
        (mean(30), mean(31, unit="months"), "measured differently: mean in years, then mean in months"),
        (mean(30, measure="median"), mean(31, measure="median"), "a median comes without what a test needs"),
    ],
)
def test_where_nobody_can_tell_the_reason_is_given(a: Statistic, b: Statistic, why: str) -> None:
    """A figure without what a test needs is neither moved nor still."""
    assert gap(a, b) == why


def test_chance_alone_is_seldom_called_a_difference() -> None:
    """Two samples of one population: about five in a hundred pairs below p = 0.05."""
    rng = random.Random(1)

    def sample(n: int) -> Statistic:
        return share(sum(rng.random() < 0.3 for _ in range(n)) / n, n)

    found = [gap(sample(120), sample(200)) for _ in range(600)]
    assert 0.03 < sum(isinstance(g, Gap) and g.p < 0.05 for g in found) / 600 < 0.07


def test_many_tests_are_held_to_one_rate_of_false_discoveries() -> None:
    """The example of Benjamini and Hochberg (1995): four of fifteen stand."""
    ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
          0.7590, 1.0]  # fmt: skip
    assert discoveries(ps) == {0, 1, 2, 3}
    assert discoveries([]) == set()


def test_a_base_that_shows_a_medium_effect() -> None:
    """Cohen's table for h = 0.5 at 5 % and 80 % power says 63 in each group."""
    assert least_base(0.5, 1) == pytest.approx(62.8, abs=0.1)


def test_the_effect_bounds_the_test() -> None:
    """The pooled z is at least half of h over its standard error, on which ruling out candidates rests."""
    rng = random.Random(2)
    for _ in range(20_000):
        p, q = (rng.choice([0.0, 1.0, rng.random(), 10 ** rng.uniform(-5, 0)]) for _ in range(2))
        n, m = (int(10 ** rng.uniform(1.5, 6)) for _ in range(2))
        pooled = (p * n + q * m) / (n + m)
        if p != q and 0 < pooled < 1:
            assert abs(q - p) / (pooled * (1 - pooled)) ** 0.5 >= 0.4999 * abs(angle(p) - angle(q))


def test_the_interval_of_many_unlike_draws() -> None:
    """Equal chances give the binomial's quantiles; certain ones leave no room."""
    assert chance_interval([0.5] * 10) == (2, 8)
    assert chance_interval([1.0, 1.0, 0.0]) == (2, 2)
    assert chance_interval([]) == (0, 0)


# --- evidence


def test_a_figure_that_moved_is_told_from_one_within_sampling_error() -> None:
    """Old and new are shown as printed, with their bases."""
    found = change([share(0.48), mean(29.4)], [share(0.62), mean(29.6)])
    [moved] = found.moved
    assert (moved.label, moved.old, moved.new) == ("Housing / Rents in a city", "48 % (n = 400)", "62 % (n = 400)")
    assert found.within == 1


def test_a_figure_without_a_base_cannot_be_told() -> None:
    """It is listed with the reason, and is not lost."""
    [untold] = change([share(0.48)], [share(0.62, None)]).cannot_tell
    assert untold.why == "no base n"


def test_all_segments_are_one_family_of_tests() -> None:
    """Of a hundred segments resampled from one population, none is called moved."""
    rng = random.Random(4)

    def sampled(i: int) -> Segment:
        values = [sum(rng.random() < 0.4 for _ in range(200)) / 200 for _ in range(5)]
        statistics = (share(v, 200, attribute=f"Habit {k}") for k, v in enumerate(values))
        return segment(*statistics, segment_id=f"s{i}")

    old, new = ({f"s{i}": sampled(i) for i in range(100)} for _ in range(2))
    assert not any(each.moved for each in drift(old, new).drifts)


def test_evidence_that_is_gone_or_new_is_listed() -> None:
    """Statistics and quotes alike."""
    found = change([share(0.48), quote()], [mean(29), quote("Another thing.", "q2", "P2")])
    assert [(each.kind, each.id) for each in found.gone] == [("statistic", "housing.rents-in-a-city"), ("quote", "q1")]
    assert [(each.kind, each.id) for each in found.fresh] == [("statistic", "age.mean"), ("quote", "q2")]


def test_another_id_for_the_same_evidence_is_a_new_name() -> None:
    """It is not gone, yet whoever cites the old id must know."""
    found = change([share(0.48, id="S1"), quote()], [share(0.48, id="T1"), quote(quote_id="x1")])
    assert [(each.id, each.now) for each in found.gone] == [("S1", "T1"), ("q1", "x1")]
    assert not found.fresh


def test_an_altered_quote_shows_both_wordings() -> None:
    """Under its own id, or under one that is made of the words and changes with them."""
    other = TABS.replace("fifteen", "fifty")
    for old_id, new_id in (("q1", "q1"), ("", "")):
        found = change([quote(quote_id=old_id)], [quote(other, new_id)])
        assert [(each.old, each.new) for each in found.altered] == [(TABS, other)]
        assert not found.gone
        assert not found.fresh


def test_a_quote_in_other_quotation_marks_is_the_same() -> None:
    """What the checker takes as verbatim has not changed."""
    found = change([quote("It's “fine”.")], [quote('It’s "fine".'), share(0.5)])
    assert not found.altered


def test_words_given_to_another_speaker_are_altered() -> None:
    """Who said it is part of a quote."""
    [altered] = change([quote()], [quote(speaker="P2")]).altered
    assert (altered.old, altered.new) == (f"P1: {TABS}", f"P2: {TABS}")


def test_segments_come_and_go() -> None:
    """They are matched by id."""
    found = drift({"a": segment(quote(), segment_id="a")}, {"b": segment(quote(), segment_id="b")})
    assert (found.gone_segments, found.new_segments, found.lost) == (("a",), ("b",), True)


# --- claims


def test_a_claim_whose_figure_moved_loses_its_support() -> None:
    """Supported by the old figure, contradicted by the new one, with the rule's reason."""
    found = between(segment(share(0.48)), segment(share(0.62)), persona("48 % rent in a city.", share(0.48).id))
    [cost] = found.personas
    [lost] = cost.lost
    assert (lost.path, lost.before, lost.after) == ("goals[0]", "supported", "contradicted")
    assert "62 %" in lost.reasons[0]
    assert found.lost


def test_a_claim_without_any_objection_keeps_its_support() -> None:
    """New evidence beside it changes nothing; nothing is lost."""
    found = between(
        segment(share(0.48)), segment(share(0.48), quote()), persona("48 % rent in a city.", share(0.48).id)
    )
    assert not found.personas[0].lost
    assert not found.lost


def test_a_claim_that_was_wrong_before_is_not_lost_now() -> None:
    """Only what the new data cost is told."""
    found = between(segment(share(0.48)), segment(share(0.49)), persona("82 % rent in a city.", share(0.48).id))
    assert not found.personas[0].lost


@pytest.mark.parametrize("new_id", ["gone", "renamed"])
def test_cited_evidence_that_vanished_is_lost(new_id: str) -> None:
    """It says who cites it; the claim has lost its support."""
    new = segment(share(0.3), quote(quote_id=new_id)) if new_id == "renamed" else segment(share(0.3))
    found = between(segment(share(0.3), quote()), new, persona(f"She says “{TABS}”", "q1"))
    [gone] = found.drifts[0].gone
    assert gone.cited_by == ("ann-lee",)
    assert found.personas[0].lost[0].after == "unsupported"
    assert found.lost


def test_evidence_that_no_persona_cites_may_go() -> None:
    """With personas, only what they lose counts; without, nobody knows, so anything gone does."""
    old, new = segment(share(0.48), quote()), segment(share(0.48))
    assert not between(old, new, persona("48 % rent in a city.", share(0.48).id)).lost
    assert between(old, new).lost


def test_a_new_quote_may_speak_against_a_claim() -> None:
    """It is told once, as a candidate, and by itself nothing is lost."""
    claim = persona("She opens fifteen tabs and then closes the laptop.", "q1")
    old, new = segment(quote()), segment(quote(), quote(HATES, "q2", "P2"))
    found = between(old, new, claim)
    [against] = found.personas[0].against
    assert (against.path, against.evidence, against.words) == ("goals[0]", "q2", f"P2: {HATES}")
    assert not found.lost
    again = between(new, segment(*new.quotes, share(0.5)), claim)
    assert not again.personas[0].against


def test_a_persona_whose_segment_is_gone_is_lost() -> None:
    """Nobody stands behind it any more."""
    found = drift({"buyers": segment(quote())}, {}, [persona("Tabs.", "q1")])
    assert found.personas[0].segment_gone
    assert found.lost


def test_a_check_report_stands_in_for_old_evidence() -> None:
    """The verdicts of then are compared; the statistics are said not to be."""
    old, new, claim = segment(share(0.48)), segment(share(0.62)), persona("48 % rent in a city.", share(0.48).id)
    found = drift({}, {"buyers": new}, [claim], {claim.id: check(claim, old)})
    assert found.personas[0].lost[0].before == "supported"
    assert found.not_compared == ("buyers",)


def test_a_judges_support_is_not_taken_away_by_rules() -> None:
    """What a judge had read is counted as not judged again, unless a rule objects."""
    claim, new = persona("She hopes to close her tabs for good.", "q1"), segment(quote(), share(0.5))
    report = check(claim, segment(quote()))
    judged = report.claims[0].model_copy(update={"verdict": "supported", "basis": Basis(by="judged"), "findings": ()})
    before = report.model_copy(update={"judge": "gpt, the writer's own model", "claims": (judged,)})
    [cost] = drift({}, {"buyers": new}, [claim], {claim.id: before}).personas
    assert (cost.not_judged, cost.lost) == (1, ())


@pytest.mark.parametrize(
    ("new", "because", "reason"),
    [
        (0.30, "moved", "48 % (n = 400), now 30 % (n = 400); p < 0.0001"),
        (0.47, "within error", "48 % (n = 400), now 47 % (n = 400)"),
        (None, "gone", "the segment does not have"),
    ],
)
def test_a_figure_that_moved_is_told_apart_from_one_within_error(new: float | None, because: str, reason: str) -> None:
    """Beyond sampling error, or gone, a claim is lost; within it the claim holds, and the new figure is given."""

    def renting(value: float | None) -> Segment:
        statistic = Statistic(
            id="rent", attribute="Housing", category="Rents", measure="share", value=value or 0, n=400
        )
        return segment(quote(), *([] if value is None else [statistic]))

    claim = persona("48 % of the segment rent.", "rent")
    found = drift({"buyers": renting(0.48)}, {"buyers": renting(new)}, [claim])
    [cost] = found.personas
    [told] = cost.within if because == "within error" else cost.lost
    assert told.because == because
    assert reason in " ".join(told.reasons)
    assert found.lost == (because != "within error")
    assert not (cost.lost and cost.within)


# --- the command


def stored(path: Path, *segments: Segment) -> Path:
    """A segment file."""
    content = {"schema": "persona-gen/segment@1", "segments": [json.loads(s.model_dump_json()) for s in segments]}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


OLD, NEW = segment(share(0.48), quote()), segment(share(0.62), quote("Another thing.", "q2"), size=390)
CLAIM = persona("48 % rent in a city.", share(0.48).id)


def test_the_command_ends_with_what_to_do(tmp_path: Path) -> None:
    """What was lost comes first, the cure is the last line, and the exit code says that something was lost."""
    old, new = stored(tmp_path / "old.json", OLD), stored(tmp_path / "new.json", NEW)
    (tmp_path / "ann.json").write_text(json_file(CLAIM))
    result = run("drift", old, new, "--personas", tmp_path / "ann.json", "-q")
    assert result.exit_code == 1
    assert result.stdout.index("lost: goals[0]") < result.stdout.index("moved beyond sampling error: Housing")
    assert "buyers (400, now 390 people)" in result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "Run persona-gen batch again: 1 segment changed; the names and ids of personas stay."


def test_what_did_not_change_is_said_and_exits_with_0(tmp_path: Path) -> None:
    """No segment changed, so there is nothing to do; --json is one line."""
    same = stored(tmp_path / "same.json", OLD)
    result = run("drift", same, same, "-q")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "No segment changed: nothing to do.")
    [line] = run("drift", same, same, "-q", "--json").stdout.splitlines()
    assert json.loads(line)["schema"] == "persona-gen/drift@1"
    assert not Drift.model_validate_json(line).lost


def finished(folder: Path, source: Path, of: Segment) -> Path:
    """The folder of a batch that wrote one persona from this file."""
    provenance = Provenance(
        model="m", base_url="u", steps="one", prompt_sha256="", segment_sha256=of.sha256, created="2026-11-22",
        seconds=1, tokens=Tokens(), rounds=0,
    )  # fmt: skip
    written = CLAIM.model_copy(update={"provenance": provenance})
    with Manifest(folder) as manifest:
        write_persona_files(folder, written, of, check(written, of))
        manifest.add(Outcome(status="done", segment=of.id, source=str(source), persona=written.id, name=written.name))
    return folder


def test_a_finished_batch_may_be_old_or_new(tmp_path: Path) -> None:
    """Its segments are read where its manifest says, as long as they are what the personas were written from."""
    source = stored(tmp_path / "segments.json", OLD)
    batch, new = finished(tmp_path / "out", source, OLD), stored(tmp_path / "new.json", NEW)
    found = Drift.model_validate_json(run("drift", batch, new, "-q", "--json").stdout)
    assert found.drifts[0].moved
    assert found.personas[0].lost
    assert run("drift", source, batch, "-q").exit_code == 0
    stored(source, NEW)
    overwritten = Drift.model_validate_json(run("drift", batch, new, "-q", "--json").stdout)
    assert overwritten.not_compared == ("buyers",)
    assert overwritten.personas[0].lost


def test_what_cannot_be_held_against_anything_is_one_line_with_a_cure(tmp_path: Path) -> None:
    """A persona without old evidence or report, a folder of personas as NEW, a path that is not there."""
    other = stored(tmp_path / "other.json", segment(quote(), segment_id="other"))
    (tmp_path / "ann.json").write_text(json_file(CLAIM))
    folder = tmp_path / "written"
    folder.mkdir()
    write_persona_files(folder, CLAIM, OLD, check(CLAIM, OLD))
    for arguments, cure in (
        ((other, other, "--personas", tmp_path / "ann.json"), "give the old segment files as OLD"),
        ((other, folder), "or is to be made from"),
        ((other, tmp_path / "none.json"), "check the path"),
    ):
        result = run("drift", *arguments, "-q")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert result.stderr.rstrip().endswith(cure)


def test_hostile_words_are_printed_harmlessly() -> None:
    """A quote may hold what would move the cursor or change the colour of a terminal."""
    new = segment(share(0.5), quote("\x1b[2J gone"))
    assert "\x1b" not in changes(between(segment(share(0.5), quote()), new))
