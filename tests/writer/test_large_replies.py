"""What a large model answers to the prompt, over the wire: kept where it is good, found where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fixture_segments
import pytest
import yaml
from loopback import Loopback, said
from persona_drafts import empty_draft

from persona_gen.domain import Segment
from persona_gen.evidence.attributes import SMALL_BASE
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.plan import Plan
from persona_gen.writer.write_persona import WritingOptions, Written, write_persona

REPLIES = sorted((Path(__file__).parent.parent / "replies").glob("*.yaml"))
LISTS = ("story", "goals", "frustrations", "habits", "questions", "channels", "leaves_out")


def stored(name: str) -> tuple[dict[str, Any], Segment]:
    """A stored reply and its segment: one that it brings along, or the fixture of its name."""
    tree = yaml.safe_load((REPLIES[0].parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return tree, Segment.model_validate(tree["segment"]) if "segment" in tree else fixture_segments.segment(name)


def reply(name: str) -> dict[str, Any]:
    """A stored reply with the aliases of the prompt in place of evidence ids and speakers."""
    tree, segment = stored(name)
    plan = Plan.of(segment)
    given = plan.identity.name.split()[0]
    alias = {evidence: short for short, evidence in plan.aliases.items()}
    lead = {speaker: short for short, speaker in plan.lead_aliases.items()}

    def claim(entry: list[str]) -> dict[str, Any]:
        return {"text": entry[0].replace("NAME", given), "cites": [alias[cite] for cite in entry[1:]]}

    return empty_draft() | {
        "lead": lead[tree["lead"]],
        "role": claim(tree["role"]),
        "tagline": claim(tree["tagline"]),
        "insight": claim(tree["insight"]) if "insight" in tree else None,
        **{field: [claim(entry) for entry in tree.get(field, [])] for field in LISTS},
        "differences": [
            {"about": a, "one": claim(one), "other": claim(other)} for a, one, other in tree["differences"]
        ],
        "use": [{"kind": kind, "title": title, **claim(rest)} for kind, title, *rest in tree["use"]],
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
        _, segment = stored(name)
        return write_persona(segment, Client(remote("big", server.url)), Prompts(), WritingOptions(rounds=rounds))


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_a_good_reply_is_kept_whole(path: Path) -> None:
    """No rule objects to one person told from the evidence, and the lead is stored; the card is one sheet of words."""
    done = written(path.stem, reply(path.stem))
    assert [(c.text, [f.reason for f in c.findings]) for c in done.report.claims if c.findings] == []
    persona, (tree, segment) = done.persona, stored(path.stem)
    assert persona.lead == tree["lead"]
    assert done.report.ledger.lead
    small = (segment.size or 0) < SMALL_BASE
    assert persona.role or small
    assert {claim.verdict for claim in done.report.claims if claim.path.startswith("use")} == {"inference"}
    story = sum(len(claim.text.split()) for claim in persona.story)
    assert (30 if small else 70) <= story <= 130
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


MORE_BAD = [
    ("eco-conscious-parents", "story", ["She has a spreadsheet for the pram.", "p04-2"], "borrowed-life"),
    ("eco-conscious-parents", "goals", ["Wants it delivered without plastic (75 %).", "goal.no-plastic"],
     "number-mismatch"),
    ("gen-z-tech-savvy", "story", ["Morgan has five flatmates who split everything in the app.", "p02-2"],
     "borrowed-life"),
    ("gen-z-tech-savvy", "quotes", ["If I can't figure out what it costs in two scrolls I'm gone.", "p01-1"],
     "quote-altered"),
    ("time-poor-professionals", "story", ["His sister opened the fridge.", "p07-1"], "borrowed-life"),
    ("time-poor-professionals", "use", ["say", "Nine in ten want a reliable one-hour slot.", "goal.slot"],
     "number-mismatch"),
    ("platform-jugglers", "goals", ["Wants one view of all orders (34 %, against 76 % of everyone).", "goal.one-view"],
     "wrong-base"),
    ("ferry-commuters", "story", ["His wife drives round by the bridge.", "f2-1"], "borrowed-life"),
    ("ferry-commuters", "frustrations", ["Finds the last boat too early (6 of 7).", "early"], "number-mismatch"),
    ("allotment-newcomers", "story", ["NAME's grandfather's tools are in the shed.", "a3-1"], "borrowed-life"),
    ("night-bakers", "story", ["Her son does the orders on his tablet.", "n2-1"], "borrowed-life"),
    ("choir-beginners", "story", ["Her daughter picks the tune out at the piano.", "c2-1"], "borrowed-life"),
    ("choir-beginners", "quotes", ["I want a recording of my part that I can sing along to.", "c1-3"], "quote-altered"),
]  # fmt: skip
EVERY_BAD = [*(("anxious-first-time-buyers", *row) for row in BAD), *MORE_BAD]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "field", "entry", "rule"), EVERY_BAD, ids=[" ".join((n, f, r)) for n, f, _, r in EVERY_BAD]
)
def test_a_bad_sentence_is_found_and_corrected(name: str, field: str, entry: list[Any], rule: str) -> None:
    """Another's life, a wrong figure, an altered quote: each is flagged in the draft and gone after the repair."""
    plan = Plan.of(stored(name)[1])
    alias = {evidence: short for short, evidence in plan.aliases.items()}
    entry = [part.replace("NAME", plan.identity.name.split()[0]) if isinstance(part, str) else part for part in entry]

    def claim(parts: list[Any]) -> dict[str, Any]:
        return {"text": parts[0], "cites": [alias[cite] for cite in parts[1:]]}

    drafted = reply(name)
    if field == "use":
        added: dict[str, Any] = {"kind": entry[0], "title": "Say so", **claim(entry[1:])}
    elif field == "differences":
        added = {"about": entry[0], "one": claim(entry[1]), "other": claim(entry[2])}
    else:
        added = claim(entry)
    drafted[field] = [*drafted[field], added] if field != "quotes" else [added]  # code keeps one of the lead's
    done = written(name, drafted, rounds=1)
    assert rule in {finding.rule for _, finding in done.first_report.findings}
    assert done.report.findings == []
    assert len(getattr(done.persona, field)) == len(drafted[field]) - 1


def test_a_lead_that_was_not_offered_is_no_lead() -> None:
    """A model that names somebody else writes the segment's story, and the card does not say otherwise."""
    drafted = reply("anxious-first-time-buyers") | {"lead": "L99"}
    assert written("anxious-first-time-buyers", drafted).persona.lead is None


def test_a_corrected_advice_keeps_its_title() -> None:
    """A model that corrects the sentence sends no title; the move keeps its own, which has no colon of its own."""
    drafted = reply("anxious-first-time-buyers")
    alias = {evidence: short for short, evidence in Plan.of(stored("anxious-first-time-buyers")[1]).aliases.items()}
    cites = [alias["goal.cost-clear"]]
    drafted["use"] = [{"kind": "build", "title": "Costs: show all", "text": "As 95 % ask.", "cites": cites}]

    def answer(request: dict[str, Any]) -> Any:
        if request["response_format"]["json_schema"]["name"] == "RepairDraft":
            return said({"claims": [{"path": "use[0]", "text": "As 69 % ask.", "cites": cites}]})
        return said(drafted)

    with Loopback(otherwise=answer) as server:
        segment = stored("anxious-first-time-buyers")[1]
        done = write_persona(segment, Client(remote("big", server.url)), Prompts(), WritingOptions(rounds=1))
    assert [use.text for use in done.persona.use] == ["Costs, show all: As 69 % ask."]
