"""The embedded model's way: code finds phrases and evidence, the model is asked whether both are about one thing.

Three answers follow. Where the evidence plainly wants or refuses the thing, code sees which, and that is the verdict.
Where both are about one thing and nobody can see which, the evidence is shown beside the phrase and the reader judges:
the model told what is welcome from what is not no better than chance. Else the data are silent. Every reason is a
participant's own words or a sentence code writes about a figure. It gives no order, no score and no speech: measured
on real headlines it had 3 of 19 pairs right, and half of its answers turned with the order shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Quote, Span
from persona_gen.domain.review import Kind, Phrase, ReactionVerdict, Reason, Variant
from persona_gen.llm.client import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.cited_words import as_told, in_evidence_words, questions, says_something
from persona_gen.reviewer.copy_text import copy_sentences, directions, phrase_spans
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import LEAST_NEARNESS, Near
from persona_gen.reviewer.stance import CLOSE, Side, refused_by_name, side, spares, wanted_by_name, welcomes
from persona_gen.reviewer.strategy import VouchedAnswer
from persona_gen.reviewer.topic import Topic

MOST_MEETINGS, A_LINE = 8, 3
"""Meetings of a phrase and a piece of evidence that are weighed in one copy, and in one line of it."""
LINE = 120
"""Characters up to which sentences that follow each other are held against the evidence as one."""
MOST_RELATED = 3
"""Pieces that are shown without a verdict of ours."""
CONTROLS = 2
"""Quotes of the same people, far from a line, that must not be about the same thing."""

Standing = Literal["good", "bad", "related"]
"""Wanted, refused, or about the same thing and no more."""


@dataclass(frozen=True)
class _Meeting:
    """A phrase with the line it stands in, the evidence near to it, whose side code sees it on, and if it spares.

    ``named``: it is refused, and by its name.
    """

    line: str
    span: Span
    near: Near
    side: Side | None
    spares: bool
    named: bool


class Small:
    """Asks a model too small to choose evidence. Not for threads: one model, one question at a time."""

    name = "small steps"
    ranks = False

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._topic = Topic(client, prompts)

    def calls(self, kind: str) -> int:
        """At most; a reaction weighs meetings."""
        return MOST_MEETINGS * (1 + CONTROLS) if kind == "react" else 0

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> VouchedAnswer:
        """What the phrases of the copy meet in the evidence, and the verdict that follows from it."""
        good: dict[Span, Reason] = {}
        bad: dict[Span, Reason] = {}
        related: list[tuple[float, Reason]] = []
        standings = [(meeting, self._standing(reader, meeting)) for meeting in _meetings(reader, variant.text)]
        refused = {meeting.span for meeting, standing in standings if standing == "bad"}
        for meeting, standing in standings:
            if standing is None:
                continue
            reason = reader.reason(in_evidence_words(reader, meeting.near), meeting.span)
            # what somebody plainly refuses is not welcome on the model's word that it is somebody else's topic
            if standing == "related" or (standing == "good" and not meeting.side and meeting.span in refused):
                related.append((self._topic.likely(meeting.line, as_told(meeting.near)), reason))
            else:
                (good if standing == "good" else bad).setdefault(meeting.span, reason)
        verdict: ReactionVerdict = "partly" if good and bad else "speaks-to" if good else "does-not"
        return VouchedAnswer(
            verdict=verdict if good or bad else "bears-on" if related else "cannot-tell",
            resonates=tuple(Phrase(span=span, why=why) for span, why in good.items()),
            repels=tuple(Phrase(span=span, why=why) for span, why in bad.items()),
            questions=questions(reader, variant),
            contradicts_data=tuple(bad.values()),
            related=tuple(reason for _, reason in sorted(related, key=lambda each: -each[0])[:MOST_RELATED]),
        )

    def _standing(self, reader: PanelMember, meeting: _Meeting) -> Standing | None:
        """How the evidence stands to the phrase; nothing where the model says that they are about different things.

        What somebody turns down by its name, or wants in the same words, needs no model; both may share a word in two
        senses, so that else the model is heard first.
        """
        told = as_told(meeting.near)
        if meeting.side == "bad" and (meeting.near.nearness >= CLOSE or meeting.named):
            return "bad"
        if meeting.side == "good" and wanted_by_name(meeting.line, meeting.near):
            return "good"
        far = _far(reader, meeting.line)
        if not self._topic.related(meeting.line, told, far):
            return None
        seen = meeting.side or ("good" if welcomes(meeting.near, meeting.spares) else None)
        return seen if seen and self._topic.same(meeting.line, told, far) else "related"


def _meetings(reader: PanelMember, copy: str) -> list[_Meeting]:
    """The evidence nearest to each line, nearest first, and whatever plainly refuses a phrase of it."""
    least = LEAST_NEARNESS if reader.near.embedder else 0.0
    meetings, refused = [], []
    marked = phrase_spans(copy)
    for begin, end in _lines(copy):
        line = copy[begin:end].strip()
        spans = [span for span in marked if begin <= span[0] and span[1] <= end]
        near = [n for n in reader.near.near(line, least) if says_something(n.evidence)]
        met = [_Meeting(line, *_meets(reader, copy, spans, n)) for n in near] if spans else []
        of_phrases = {_nearest(reader, copy[slice(*span)]) for span in spans}
        first = [m for n, m in enumerate(met) if n < A_LINE or m.near.evidence.id in of_phrases]
        meetings += first
        refused += [m for m in met if m not in first and m.side == "bad"]
    return sorted(meetings, key=lambda meeting: -meeting.near.nearness)[:MOST_MEETINGS] + refused[:A_LINE]


def _nearest(reader: PanelMember, phrase: str) -> str | None:
    """The id of the evidence nearest to a phrase."""
    return next((n.evidence.id for n in reader.near.near(phrase) if says_something(n.evidence)), None)


def _lines(copy: str) -> list[Span]:
    """Sentences, those of a paragraph together as far as they are short; none that addresses a model."""
    closed = directions(copy)
    lines: list[Span] = []
    for begin, end in copy_sentences(copy):
        if any(begin < stop and start < end for start, stop in closed):
            continue
        if lines and "\n" not in copy[lines[-1][0] : begin] and end - lines[-1][0] <= LINE and lines[-1][1] == begin:
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((begin, end))
    return lines


def _meets(
    reader: PanelMember, copy: str, spans: Sequence[Span], near: Near
) -> tuple[Span, Near, Side | None, bool, bool]:
    """The phrase that code sees on a side, or else the one that is nearest to the evidence; as near as the line is."""
    ranked = []
    for span in spans:
        phrase = copy[slice(*span)]
        of_phrase = next((n for n in reader.near.near(phrase) if n.evidence.id == near.evidence.id), None)
        which = side(phrase, of_phrase) if of_phrase else None
        ranked.append((which is not None, of_phrase.nearness if of_phrase else 0.0, span, which))
    *_, span, which = max(ranked, key=lambda each: each[:2])
    phrase = copy[slice(*span)]
    return span, near, which, spares(phrase), which == "bad" and refused_by_name(phrase, near)


def _far(reader: PanelMember, line: str) -> list[str]:
    """Quotes that have nothing to do with the line, the farthest first."""
    nearness = {near.evidence.id: near.nearness for near in reader.near.near(line)}
    quotes = [e for e in reader.near.evidence if isinstance(e, Quote) and says_something(e)]
    far = sorted((q for q in quotes if nearness.get(q.id, 0.0) < LEAST_NEARNESS), key=lambda q: nearness.get(q.id, 0.0))
    return [quote.text for quote in far[:CONTROLS]]
