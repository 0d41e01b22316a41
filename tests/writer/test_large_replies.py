"""What a large model answers to the prompt, over the wire: kept where it is good, found where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fixture_segments
import pytest
import yaml
from loopback import Loopback, said
from persona_drafts import empty_draft

from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.write_persona import Plan, Written, write_persona

REPLIES = sorted((Path(__file__).parent.parent / "replies").glob("*.yaml"))
LISTS = ("story", "goals", "frustrations", "questions", "channels")


def reply(name: str) -> dict[str, Any]:
    """A stored reply with the aliases of the prompt in place of evidence ids and speakers."""
    tree = yaml.safe_load((REPLIES[0].parent / f"{name}.yaml").read_text(encoding="utf-8"))
    plan = Plan.of(fixture_segments.segment(name))
    alias = {evidence: short for short, evidence in plan.aliases.items()}
    lead = {speaker: short for short, speaker in plan.lead_aliases.items()}

    def claim(entry: list[str]) -> dict[str, Any]:
        return {"text": entry[0], "cites": [alias[cite] for cite in entry[1:]]}

    return empty_draft() | {
        "lead": lead[tree["lead"]],
        "tagline": claim(tree["tagline"]),
        **{field: [claim(entry) for entry in tree[field]] for field in LISTS},
        "differences": [
            {"about": a, "one": claim(one), "other": claim(other)} for a, one, other in tree["differences"]
        ],
        "use": [{"kind": kind, **claim(rest)} for kind, *rest in tree["use"]],
        "quotes": [claim(entry) for entry in tree["quotes"]],
    }


def written(name: str, draft: dict[str, Any], *, rounds: int = 0) -> Written:
    """The persona that a model's reply ends in; a correction, if one is asked for, removes everything flagged."""

    def answer(request: dict[str, Any]) -> Any:
        schema = request["response_format"]["json_schema"]
        if schema["name"] == "RepairDraft":
            paths = [line.split(":")[0] for line in request["messages"][-1]["content"].splitlines() if "citing" in line]
            return said({"claims": [{"path": path, "text": "", "cites": []} for path in paths]})
        return said(draft)

    with Loopback(otherwise=answer) as server:
        segment = fixture_segments.segment(name)
        return write_persona(segment, Client(remote("big", server.url)), Prompts(), rounds=rounds)


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_a_good_reply_is_kept_whole(path: Path) -> None:
    """No rule objects to one person told from the evidence, and the lead is stored; the card is one sheet of words."""
    done = written(path.stem, reply(path.stem))
    assert [(c.text, [f.reason for f in c.findings]) for c in done.report.claims if c.findings] == []
    persona = done.persona
    assert persona.lead == "P01"
    assert done.report.ledger.lead
    assert persona.role
    assert {claim.verdict for claim in done.report.claims if claim.path.startswith("use")} == {"inference"}
    story = sum(len(claim.text.split()) for claim in persona.story)
    assert 70 <= story <= 130
    assert sum(len(piece.text.split()) for _, piece in persona.claims()) <= 520


BAD = [
    ("story", ["She cried in the car after the second viewing.", "p04-3"], "borrowed-life"),
    ("story", ["Her boyfriend is self-employed, so every calculator says no.", "p02-1"], "borrowed-life"),
    ("story", ["She uploaded the same bank statement four times.", "p08-3"], "borrowed-life"),
    ("goals", ["Wants all costs shown at the start (86 %).", "goal.cost-clear"], "number-mismatch"),
    ("use", ["say", "Tell the 95 % who want all costs at the start.", "goal.cost-clear"], "number-mismatch"),
    ("use", ["say", "Write “we hold your hand all the way home”.", "p01-1"], "quote-invented"),
    ("quotes", ["I only want someone to tell me the number.", "p01-1"], "quote-altered"),
    ("differences", ["phoning", ["I'd rather ring a human.", "p03-1"], ["Please don't make me phone anyone.", "p04-1"]],
     "quote-altered"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "entry", "rule"), BAD, ids=[f"{field}: {rule}" for field, _, rule in BAD])
def test_a_bad_sentence_is_found_and_corrected(field: str, entry: list[Any], rule: str) -> None:
    """Another's life, a wrong figure, an altered quote: each is flagged in the draft and gone after the repair."""
    name = "anxious-first-time-buyers"
    alias = {evidence: short for short, evidence in Plan.of(fixture_segments.segment(name)).aliases.items()}

    def claim(parts: list[Any]) -> dict[str, Any]:
        return {"text": parts[0], "cites": [alias[cite] for cite in parts[1:]]}

    drafted = reply(name)
    if field == "use":
        added: dict[str, Any] = {"kind": entry[0], **claim(entry[1:])}
    elif field == "differences":
        added = {"about": entry[0], "one": claim(entry[1]), "other": claim(entry[2])}
    else:
        added = claim(entry)
    drafted[field] = [*drafted[field], added]
    done = written(name, drafted, rounds=1)
    assert rule in {finding.rule for _, finding in done.first_report.findings}
    assert done.report.findings == []
    assert len(getattr(done.persona, field)) == len(drafted[field]) - 1


def test_a_lead_that_was_not_offered_is_no_lead() -> None:
    """A model that names somebody else writes the segment's story, and the card does not say otherwise."""
    drafted = reply("anxious-first-time-buyers") | {"lead": "L99"}
    assert written("anxious-first-time-buyers", drafted).persona.lead is None
