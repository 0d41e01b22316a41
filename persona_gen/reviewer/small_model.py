"""The embedded model's way: it finds the evidence that bears on copy, and leaves the judgement to the reader.

Copy is read line by line. Of each line the nearest evidence is looked at, piece by piece, and the model is asked
whether both are about one thing: the *topic score*, from its probabilities of Yes and No. What is, is shown beside the
phrase in participants' own words, or in a sentence code writes about a figure; else the data are silent.

It gives no verdict, order, score or speech. Verdicts it gave, of what code saw of a stance and the model of the topic,
were right on texts they had been tuned on, and 6 of 13, 5 of 10 and 3 of 7 wrong on texts they had not: "I hate walking
across that car park" refuses no lit walk to the car. Of real headlines it had 3 of 19 pairs right, and half of its
answers turned with the order shown.

The bounds are for Qwen2.5-Coder 1.5B and prompts/review_topic_small.jinja, set on the development halves of
benchmarks/review_cells.jsonl and review_evidence.jsonl; `benchmarks/review.py cells` prints what they are worth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from persona_gen.domain import Span
from persona_gen.domain.review import Kind, Variant
from persona_gen.errors import InvalidReply
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.cited_words import as_told, in_evidence_words, questions, says_something
from persona_gen.reviewer.copy_text import copy_sentences, directions, phrase_spans
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import Near
from persona_gen.reviewer.strategy import VouchedAnswer

CLOSENESS_WEIGHT = 4.0
RELATED = 2.3
"""Topic score from which on evidence is worth showing beside the copy."""
MOST_MEETINGS, A_LINE = 8, 3
"""Meetings of a phrase and a piece of evidence that are weighed in one copy, and in one line of it."""
LINE = 120
"""Characters up to which sentences that follow each other are held against the evidence as one."""
MOST_RELATED = 3
"""Pieces that are shown without a verdict of ours."""


@dataclass(frozen=True)
class _Meeting:
    """A line of the copy, evidence near to it, and the phrase of the line that is nearest to that."""

    line: str
    span: Span
    near: Near


class Small:
    """Asks a model too small to choose evidence. Not for threads: one model, one question at a time."""

    name = "small steps"
    ranks = False

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._asked: dict[tuple[str, str], float] = {}

    def calls(self, kind: str) -> int:
        """At most; a reaction weighs meetings."""
        return MOST_MEETINGS if kind == "react" else 0

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> VouchedAnswer:
        """The evidence that is about the same thing as a line of the copy, best first, beside the phrase it is near."""
        scored = [(self._topic_score(reader, meeting), meeting) for meeting in _meetings(reader, variant.text)]
        nearest = sorted((each for each in scored if each[0] > RELATED), key=lambda each: -each[0])[:MOST_RELATED]
        related = [reader.reason(in_evidence_words(reader, meeting.near), meeting.span) for _, meeting in nearest]
        shown = {cite for reason in related for cite in reason.cites}
        asked = [question for question in questions(reader, variant) if shown.isdisjoint(question.cites)]
        return VouchedAnswer(
            verdict="bears-on" if related else "cannot-tell",
            questions=tuple(asked if related else ()),
            related=tuple(related),
        )

    def _topic_score(self, reader: PanelMember, meeting: _Meeting) -> float:
        """The model's log odds that line and evidence are about one thing, plus their weighted closeness."""
        share = min(max(self._likely(meeting.line, as_told(meeting.near)), 0.001), 0.999)
        return math.log(share / (1 - share)) + CLOSENESS_WEIGHT * reader.near.closeness(meeting.line, meeting.near)

    def _likely(self, copy: str, evidence: str) -> float:
        """P(Yes) / (P(Yes) + P(No)); nothing where neither is among the likeliest words."""
        if (copy, evidence) not in self._asked:
            question = self._prompts.render("review_topic_small", copy=copy, evidence=evidence)
            try:
                odds = self._client.probabilities(question, ("Yes", "No"))
            except InvalidReply:
                odds = {"Yes": 0.0, "No": 1.0}
            self._asked[copy, evidence] = odds["Yes"] / sum(odds.values())
        return self._asked[copy, evidence]


def _meetings(reader: PanelMember, copy: str) -> list[_Meeting]:
    """The nearest of all lines."""
    meetings = [meeting for line in _lines(copy) for meeting in _of_line(reader, copy, line)]
    return sorted(meetings, key=lambda meeting: -meeting.near.nearness)[:MOST_MEETINGS]


def _of_line(reader: PanelMember, copy: str, line: Span) -> list[_Meeting]:
    """The evidence nearest to a line and to each phrase of it, nearest first, each with the phrase it is nearest to."""
    text = copy[slice(*line)].strip()
    spans = [span for span in phrase_spans(copy) if line[0] <= span[0] and span[1] <= line[1]]
    near_line = [n for n in reader.near.near(text) if says_something(n.evidence, text)] if spans else []
    of_phrases = [{n.evidence.id: n.nearness for n in reader.near.near(copy[slice(*span)])} for span in spans]
    candidates = {n.evidence.id for n in near_line}
    nearest = {next((i for i in of if i in candidates), None) for of in of_phrases}
    kept = [near for place, near in enumerate(near_line) if place < A_LINE or near.evidence.id in nearest]
    by_phrase = list(zip(spans, of_phrases, strict=True))
    return [_Meeting(text, max(by_phrase, key=lambda p: p[1].get(n.evidence.id, 0.0))[0], n) for n in kept]


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
