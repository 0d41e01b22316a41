"""The judge in generate, batch and check: on where an endpoint writes, elsewhere where one is named, and counted."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import scripted_model
from loopback import Answer, Loopback, said
from many_segments import persona, write_segments
from paths import FIXTURES
from rows import every_row
from typer.testing import CliRunner, Result

from persona_gen.checker.check import check
from persona_gen.checker.judges import LargeModelJudge
from persona_gen.cli import app
from persona_gen.domain import CheckReport, Claim, Persona, Segment
from persona_gen.llm.endpoint import Endpoint, remote
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.context import ModelFlags, judge_endpoint, run_context
from persona_gen.runs.forecast import forecast, forecast_lines, total
from persona_gen.sources.reading import read_personas
from persona_gen.writer.plan import Plan

SMALL = Endpoint(model="small", name="embedded:0", connect=lambda: ("", ""), small=True)
MOST_NEAR = 4
"""Pieces beside those that a flagged claim cites."""
WRITER = remote("w", "http://localhost:1/v1", "key")


def judging(writing: Any) -> Any:
    """A model that writes as ``writing`` does and judges everything to be borne out; four characters are a token."""

    def answer(request: dict[str, Any]) -> Answer:
        name = request["response_format"]["json_schema"]["name"]
        prompt = request["messages"][-1]["content"]
        good = said({"verdicts": scripted_model.verdicts(prompt)}) if name == "JudgedDraft" else writing(request)
        characters = sum(len(message["content"]) for message in request["messages"])
        reply = len(good.body["choices"][0]["message"]["content"])
        usage = {"prompt_tokens": characters // 4, "completion_tokens": reply // 4}
        return replace(good, body={**good.body, "usage": usage})

    return answer


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A memory of its own, and a model by name."""
    monkeypatch.setattr("persona_gen.llm.cache.default_path", lambda: tmp_path / "memory" / "m.sqlite")
    monkeypatch.setattr("persona_gen.runs.context.default_path", lambda: tmp_path / "memory" / "m.sqlite")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "w")
    return tmp_path


def run(server: Loopback, *arguments: object, **env: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"OPENAI_BASE_URL": server.url, **env})


def kinds(server: Loopback) -> list[str]:
    """What was asked for, in order."""
    return [kind(request) for request in server.requests]


def kind(request: dict[str, Any]) -> str:
    """What a request asks for."""
    return str(request["response_format"]["json_schema"]["name"])


def report_in(out: Path) -> CheckReport:
    """The one check report of a folder."""
    [path] = out.glob("*.check.json")
    return CheckReport.model_validate_json(path.read_text(encoding="utf-8"))


ELSEWHERE = {"PERSONA_GEN_JUDGE_MODEL": "j", "PERSONA_GEN_JUDGE_BASE_URL": "http://j/v1"}


@every_row(
    ("flag", "environment", "writer", "judge"),
    [
        (None, {}, WRITER, ("w", WRITER.name)),
        (None, {}, SMALL, None),
        (None, {}, None, None),
        ("none", {}, WRITER, None),
        (None, {"PERSONA_GEN_JUDGE_MODEL": "none"}, WRITER, None),
        ("j", {"OPENAI_BASE_URL": WRITER.name}, WRITER, ("j", WRITER.name)),
        ("j", {"OPENAI_BASE_URL": WRITER.name}, None, ("j", WRITER.name)),
        (None, ELSEWHERE, SMALL, ("j", "http://j/v1")),
        (None, {"PERSONA_GEN_JUDGE_BASE_URL": "http://j/v1"}, None, None),
        (None, {"PERSONA_GEN_JUDGE_API_KEY": "k", "OPENAI_BASE_URL": WRITER.name}, WRITER, ("w", WRITER.name)),
    ],
)
def test_who_judges(flag: str | None, environment: dict[str, str], writer: Endpoint | None, judge: Any) -> None:
    """An endpoint judges what it writes unless told otherwise; nobody judges the embedded model or a bare check."""
    found = judge_endpoint(flag, environment, print, writer)
    assert (found and (found.model, found.name)) == judge


def test_the_writers_key_is_not_sent_to_another_judge() -> None:
    """A judge elsewhere gets its own key or none."""
    there = {"OPENAI_API_KEY": "writers", "PERSONA_GEN_JUDGE_MODEL": "j", "PERSONA_GEN_JUDGE_BASE_URL": "http://j/v1"}
    found = judge_endpoint(None, there, print, WRITER)
    own = judge_endpoint(None, {**there, "PERSONA_GEN_JUDGE_API_KEY": "own"}, print, WRITER)
    assert found and own
    assert (found.connect()[1], own.connect()[1]) == ("none", "own")


def test_generate_judges_by_default_and_counts_it(settings: Path) -> None:
    """The judge's tokens stand in the provenance and on the card, which names it as the writer's own model."""
    with Loopback(otherwise=judging(persona)) as server:
        segments = write_segments(settings / "segments", 1)
        result = run(server, "generate", segments, "-o", settings / "out")
        alone = run(server, "generate", segments, "--fresh", "--judge", "none")
    assert (result.exit_code, alone.exit_code) == (0, 0), result.output
    assert kinds(server) == ["PersonaDraft", "JudgedDraft", "PersonaDraft"]
    [made], report = read_personas(settings / "out"), report_in(settings / "out")
    assert made.provenance
    assert made.provenance.judge_tokens.calls == made.provenance.tokens.calls == 1
    assert report.judge == "w, the writer's own model"
    assert report.summary["judged"] > 0
    assert {claim.verdict for claim in report.claims if claim.basis} == {"supported"}
    assert f"{report.summary['judged']} judged by w, the writer's own model" in result.stdout
    assert "w writes and judges, at" in result.stderr
    assert "rules alone check" in alone.stderr


def test_another_endpoint_judges_a_batch(settings: Path) -> None:
    """Two servers, two models, two prices; summaries tell both."""
    segments, out = write_segments(settings / "segments", 3), settings / "out"
    prices = settings / "prices.json"
    with Loopback(otherwise=judging(persona)) as writer, Loopback(otherwise=judging(persona)) as judge:
        listed = [
            {"base_url": server.url, "models": [{"names": [name], "prompt": price, "completion": price}]}
            for server, name, price in ((writer, "w", 1), (judge, "j", 100))
        ]
        prices.write_text(json.dumps({"schema": "persona-gen/prices@1", "currency": "USD", "providers": listed}))
        env = {"PERSONA_GEN_JUDGE_MODEL": "j", "PERSONA_GEN_JUDGE_BASE_URL": judge.url}
        result = run(writer, "batch", segments, "-o", out, "--prices", prices, **env)
    assert result.exit_code == 0, result.output
    assert (set(kinds(writer)), set(kinds(judge))) == ({"PersonaDraft"}, {"JudgedDraft"})
    rows = list(csv.DictReader((out / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))
    totals = json.loads((out / "summary.json").read_text())
    took = sum(int(row["judge_prompt_tokens"]) + int(row["judge_completion_tokens"]) for row in rows)
    wrote = sum(int(row["prompt_tokens"]) + int(row["completion_tokens"]) for row in rows)
    assert took == totals["judge_tokens"]["prompt"] + totals["judge_tokens"]["completion"] > 0
    assert totals["cost"] == pytest.approx((wrote + 100 * took) / 1e6, abs=1e-5)
    assert "; the judge took" in result.output


def test_the_judges_tokens_count_against_the_limit(settings: Path) -> None:
    """A run that may spend what writing takes stops when judging would take more."""
    segments = write_segments(settings / "segments", 6)
    with Loopback(otherwise=judging(persona)) as server:
        run(server, "batch", segments, "-o", settings / "free")
        totals = json.loads((settings / "free" / "summary.json").read_text())
        wrote, judged = (
            sum(totals[key][part] for part in ("prompt", "completion")) for key in ("tokens", "judge_tokens")
        )
        most = 26_000  # of one request, a token a byte and all it may answer with
        limited = [
            run(server, "batch", segments, "-o", settings / str(n), "--fresh", "--max-tokens", n, "--concurrency", 1)
            for n in (wrote + judged + most, wrote + judged // 4 + most // 6)
        ]
    assert "tokens allowed" not in limited[0].output
    assert "tokens allowed" in limited[1].output


def test_what_a_failed_persona_cost_is_in_the_totals(settings: Path) -> None:
    """Replies that could not be used were paid for."""
    segments, out = write_segments(settings / "segments", 2), settings / "out"
    with Loopback(otherwise=said({"mood": "fine"})) as server:
        result = run(server, "batch", segments, "-o", out)
    assert result.exit_code == 4
    totals = json.loads((out / "summary.json").read_text())
    assert totals["failed"] == 2
    assert totals["tokens"]["calls"] == len(server.requests)
    assert totals["tokens"]["prompt"] == 10 * len(server.requests)


@pytest.mark.slow
def test_a_judge_that_is_down_leaves_the_check_to_the_rules(settings: Path) -> None:
    """A persona that was paid for is not lost, and its report names no judge."""
    with Loopback(otherwise=judging(persona)) as server:
        env = {"PERSONA_GEN_JUDGE_MODEL": "j", "PERSONA_GEN_JUDGE_BASE_URL": "http://127.0.0.1:9/v1"}
        result = run(server, "generate", write_segments(settings / "segments", 1), "-o", settings / "out", **env)
    assert result.exit_code == 0, result.output
    assert "j could not be asked, so rules alone have checked this persona" in result.stderr
    assert report_in(settings / "out").judge is None


def test_the_dry_run_tells_what_the_judge_will_take(settings: Path) -> None:
    """With some personas remembered, what is forecast for the next ones is within a tenth of what they take."""
    with Loopback(otherwise=judging(persona)) as server:
        segments, out = write_segments(settings / "segments", 12), settings / "out"
        few = settings / "few"
        few.mkdir()
        for path in sorted(segments.iterdir())[:4]:
            path.rename(few / path.name)
        run(server, "batch", few, "-o", out)
        told = run(server, "batch", segments, "-o", out, "--dry-run", "--json")
        assert len(set(server.paths)) == 1
        run(server, "batch", segments, "-o", out)
    said_of = [json.loads(line) for line in told.stdout.splitlines()]
    totals = json.loads((out / "summary.json").read_text())
    for key in ("prompt", "completion"):
        assert sum(f[f"{key}_tokens"] for f in said_of) == pytest.approx(totals["tokens"][key], rel=0.1)
        assert sum(f[f"judge_{key}_tokens"] for f in said_of) == pytest.approx(totals["judge_tokens"][key], rel=0.1)


def test_the_forecast_says_where_the_evidence_would_go(monkeypatch: pytest.MonkeyPatch, buyers: Segment) -> None:
    """Both endpoints are named where they differ, and the judge's calls stand beside the writer's."""
    monkeypatch.setenv("OPENAI_BASE_URL", "https://w.example/v1")
    monkeypatch.setenv("PERSONA_GEN_JUDGE_BASE_URL", "https://j.example/v1")
    context = run_context(ModelFlags("w", "j"), remember=False)
    [made] = forecast([Plan.of(buyers)], context)
    assert made.judge_calls == 2
    line = forecast_lines([made])[0]
    assert "then 2 calls to j as the judge with about" in line
    assert line.endswith("would be sent to https://w.example/v1 and https://j.example/v1.")
    assert total([made, made]).judge_prompt_tokens == 2 * made.judge_prompt_tokens


# --- What goes back for repair --------------------------------------------------------------------------------------


CONFIRMED, CLEARED, LEFT_OPEN = (
    f"She opens fifteen tabs with {whom}." for whom in ("her dog Biscuit", "her uncle Bertram", "her cousin Tamsin")
)
"""Three doubts about one quote, as no evidence has a word of whom."""


def doubtful(request: dict[str, Any]) -> Answer:
    """Writes a wrong figure and three doubtful sentences; judges one doubt right, one wrong, and one not at all."""
    prompt, asked = request["messages"][-1]["content"], request["response_format"]["json_schema"]["name"]
    if asked == "RepairDraft":
        return said({"claims": []})
    if asked != "JudgedDraft":
        answer = json.loads(scripted_model.writer(request).body["choices"][0]["message"]["content"])
        cites = answer["tagline"]["cites"]
        answer["story"] += [{"text": text, "cites": cites} for text in (CONFIRMED, CLEARED, LEFT_OPEN)]
        answer["quotes"] = []
        return said(answer)
    ids = {text: line.split()[0] for line in prompt.splitlines() for text in (CONFIRMED, CLEARED) if text in line}
    no = {"words": [], "missing": "with her dog Biscuit", "against": [], "verdict": "not-entailed"}
    every = {verdict["claim"]: verdict for verdict in scripted_model.verdicts(prompt)}
    left = {line.split()[0] for line in prompt.splitlines() if LEFT_OPEN in line}
    changed = {ids[CONFIRMED]: {"claim": ids[CONFIRMED], **no}} if CONFIRMED in ids else {}
    return said({"verdicts": [v for claim, v in (every | changed).items() if claim not in left]})


def test_a_repair_takes_what_is_certain_with_its_evidence_alone(settings: Path) -> None:
    """A wrong figure and the doubt that the judge confirmed go back; what it cleared or left open does not, nor the
    evidence of other claims: a third of the first prompt."""
    with Loopback(otherwise=doubtful) as server:
        result = run(server, "generate", FIXTURES / "anxious-first-time-buyers.yaml", "-o", settings / "out")
    assert result.exit_code == 0, result.output
    draft, repair = (
        next(request["messages"] for request in server.requests if kind(request) == name)
        for name in ("PersonaDraft", "RepairDraft")
    )
    claims, evidence = repair[-1]["content"].split("</claims>")
    sent = [line.split(": ", 1)[1] for line in claims.splitlines() if " citing " in line]
    assert [line.split('"')[1] for line in sent] == [scripted_model.WRONG_FIGURE, CONFIRMED]
    assert len(re.findall(r"^[SQ]\d+\b", evidence, re.M)) <= 2 * (1 + MOST_NEAR)
    size, whole = (sum(len(message["content"]) for message in messages) for messages in (repair, draft))
    assert size < whole / 3


# --- Rules and judge together -------------------------------------------------------------------------------------


def report_with(judge: FakeClient, buyers: Segment, *claims: Claim, before: CheckReport | None = None) -> CheckReport:
    """What rules and this judge say of claims."""
    told = Persona(segment=buyers.id, name="Emma Whitfield", story=claims)
    return check(told, buyers, judge=LargeModelJudge(judge, Prompts()), before=before)


def test_a_recomputing_rule_is_final_and_what_code_shows_is_not_asked(buyers: Segment) -> None:
    """A wrong figure and a counted sentence never reach the judge."""
    rents = next(s.id for s in buyers.statistics if s.category == "Rents in a city")
    model = FakeClient([])
    wrong, right = (Claim(text=f"{n} % rent in a city.", cites=(rents,)) for n in (82, 48))
    report = report_with(model, buyers, wrong, right)
    assert [claim.verdict for claim in report.claims] == ["contradicted", "supported"]
    assert model.calls == []


def test_a_missing_word_is_a_doubt_that_the_judge_settles(buyers: Segment) -> None:
    """Without a judge the doubt is a finding; with its word for the claim it is gone, with its silence it stays."""
    quote = next(quote for quote in buyers.quotes if "fifteen tabs" in quote.text)
    claim = Claim(text="She opens tabs with her dog Biscuit.", cites=(quote.id,))
    alone = check(Persona(segment=buyers.id, name="Emma Whitfield", story=(claim,)), buyers).claims[0]
    assert alone.verdict == "unsupported"
    words = [{"evidence": "E1", "words": quote.text}]
    yes = {"claim": "C1", "words": words, "missing": "", "against": [], "verdict": "supported"}
    no = {**yes, "words": [], "missing": "with her dog Biscuit", "verdict": "not-entailed"}
    supported = report_with(FakeClient([{"verdicts": [yes]}]), buyers, claim).claims[0]
    assert (supported.verdict, supported.findings) == ("supported", ())
    refused = report_with(FakeClient([{"verdicts": [no]}]), buyers, claim).claims[0]
    assert [f.rule for f in refused.findings] == [*(f.rule for f in alone.findings), "not-entailed"]
    assert refused.text[slice(*refused.findings[-1].span)] == "with her dog Biscuit"
    silent = report_with(FakeClient([{"verdicts": []}] * 2), buyers, claim).claims[0]
    assert (silent.verdict, silent.findings) == (alone.verdict, alone.findings)


def test_an_unchanged_claim_is_not_judged_twice(buyers: Segment) -> None:
    """In a later round only what has changed is asked about, and the judge's word on the rest stands."""
    first, second = buyers.quotes[:2]
    kept = Claim(text="She is careful about it all.", cites=(first.id,))
    old, new = (Claim(text=f"She thinks about it {often}.", cites=(second.id,)) for often in ("a lot", "now and then"))
    model = FakeClient(lambda messages: {"verdicts": scripted_model.verdicts(messages[-1]["content"])})
    before = report_with(model, buyers, kept, old)
    report = report_with(model, buyers, kept, new, before=before)
    assert [claim.verdict for claim in report.claims] == ["supported", "supported"]
    assert [call.messages[-1]["content"].count(" cites ") for call in model.calls] == [2, 1]
