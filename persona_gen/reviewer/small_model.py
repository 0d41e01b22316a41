"""The embedded model's way: code finds phrases and evidence, the model is asked whether both are about one thing.

Copy is read line by line. Of each line the nearest evidence is looked at, piece by piece: code sees its stance and how
the line aligns with it (`stance`), the model whether both are about one thing: the *topic score*, from its
probabilities of Yes and No. Both together are a verdict; the second alone is shown beside the phrase, and the reader
judges; else the data are silent. Every reason is a participant's own
words or a sentence code writes about a figure. It gives no order, no score and no speech: measured on real headlines
it had 3 of 19 pairs right, and half of its answers turned with the order shown. Nor is it asked whether an offer is
welcome: what it answered to that told good from bad and from unrelated no better than chance.

The bounds are for Qwen2.5-Coder 1.5B and prompts/review_topic_small.jinja, set on the development halves of
benchmarks/review_cells.jsonl and review_evidence.jsonl; `benchmarks/review.py cells` prints what they are worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from persona_gen.domain import Span
from persona_gen.domain.review import Kind, Phrase, ReactionVerdict, Reason, Variant
from persona_gen.errors import InvalidReply
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.cited_words import as_told, in_evidence_words, questions, says_something
from persona_gen.reviewer.copy_text import copy_sentences, directions, phrase_spans
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.prices import amounts, price_alignment
from persona_gen.reviewer.relevance import Near, stems
from persona_gen.reviewer.stance import CLOSE, Alignment, alignment, charges, named_alignment, stance, wanted_by_name
from persona_gen.reviewer.strategy import VouchedAnswer

CLOSENESS_WEIGHT = 4.0
RELATED, RELATED_UNREAD = 2.3, 1.5
"""Topic score from which on evidence is worth showing beside the copy, and where the embedding model does not read the
segment's language: it must not be called silent for that."""
SURE = 5.0
"""Topic score from which on a verdict may rest on it that copy and evidence are about one thing. Of the evidence that
scores highest on its line and wants something, what was wrongly taken for welcome reached 4.3."""
MOST_MEETINGS, A_LINE = 8, 3
"""Meetings of a phrase and a piece of evidence that are weighed in one copy, and in one line of it."""
LINE = 120
"""Characters up to which sentences that follow each other are held against the evidence as one."""
MOST_RELATED = 3
"""Pieces that are shown without a verdict of ours."""


@dataclass(frozen=True)
class _Meeting:
    """A phrase, the line it stands in, evidence near to both, and how they align as far as code can see."""

    line: str
    span: Span
    near: Near
    alignment: Alignment | None
    plain: bool
    """Whether that needs no model: refused close by or by its name, or wanted in the same words."""

    @property
    def refused(self) -> bool:
        return self.plain and self.alignment == "bad"


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
        """What the phrases of the copy meet in the evidence, and the verdict that follows from it."""
        good: dict[Span, Reason] = {}
        bad: dict[Span, Reason] = {}
        related: list[tuple[float, Reason]] = []
        least = RELATED_UNREAD if reader.near.lift else RELATED
        for line in _meetings(reader, variant.text):
            scores = [self._topic_score(reader, meeting) for meeting in line]
            # what bears most on a line decides whether it is welcome; what a small model says of the rest may be
            # chance, and what plainly refuses it is told beside
            open_ones = [each for each in zip(scores, line, strict=True) if not each[1].refused]
            welcome = bool(open_ones) and _welcome(*max(open_ones, key=itemgetter(0)))
            wished = [m.near.nearness for score, m in open_ones if score > least and stance(m.near) == "wish"]
            for meeting, topic_score in zip(line, scores, strict=True):
                reason = reader.reason(in_evidence_words(reader, meeting.near), meeting.span)
                if meeting.refused and not welcome and max(wished, default=0.0) > meeting.near.nearness:
                    related.append((math.inf, reason))  # others want what is nearer still: both are shown
                elif meeting.refused:
                    bad.setdefault(meeting.span, reason)
                elif meeting.plain or (welcome and _welcome(topic_score, meeting)):
                    good.setdefault(meeting.span, reason)
                elif topic_score > least or (meeting.near.nearness >= CLOSE and stance(meeting.near) == "refusal"):
                    related.append((topic_score, reason))
        verdict: ReactionVerdict = "partly" if good and bad else "speaks-to" if good else "does-not"
        return VouchedAnswer(
            verdict=verdict if good or bad else "bears-on" if related else "cannot-tell",
            resonates=tuple(Phrase(span=span, why=why) for span, why in good.items()),
            repels=tuple(Phrase(span=span, why=why) for span, why in bad.items()),
            questions=questions(reader, variant) if good or bad or related else (),
            contradicts_data=tuple(bad.values()),
            related=tuple(reason for _, reason in sorted(related, key=lambda each: -each[0])[:MOST_RELATED]),
        )

    def _topic_score(self, reader: PanelMember, meeting: _Meeting) -> float:
        """The model's log odds that line and evidence are about one thing, plus their weighted closeness."""
        if meeting.plain:
            return math.inf
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


def _welcome(topic_score: float, meeting: _Meeting) -> bool:
    """Whether the evidence wants what the phrase offers, both are about one thing, and no money is asked for it."""
    return meeting.alignment == "good" and topic_score >= SURE and (meeting.plain or not charges(meeting.line))


def _meetings(reader: PanelMember, copy: str) -> list[list[_Meeting]]:
    """By line: what plainly refuses or wants a phrase of it, and of the rest the nearest of all lines."""
    lines = [_of_line(reader, copy, line) for line in _lines(copy)]
    open_ones = [meeting for line in lines for meeting in line if not meeting.plain]
    weighed = sorted(open_ones, key=lambda meeting: -meeting.near.nearness)[:MOST_MEETINGS]
    return [[meeting for meeting in line if meeting.plain or meeting in weighed] for line in lines]


def _of_line(reader: PanelMember, copy: str, line: Span) -> list[_Meeting]:
    """The evidence nearest to a line and to each phrase of it, nearest first, then what plainly refuses one."""
    text = copy[slice(*line)].strip()
    spans = [span for span in phrase_spans(copy) if line[0] <= span[0] and span[1] <= line[1]]
    near_line = [n for n in reader.near.near(text) if says_something(n.evidence, text)] if spans else []
    of_phrases = [{n.evidence.id: n for n in reader.near.near(copy[slice(*span)])} for span in spans]
    candidates = {n.evidence.id for n in near_line}
    nearest = {next((i for i in of if i in candidates), None) for of in of_phrases}
    kept, refused = [], []
    for place, near in enumerate(near_line):
        weighed = place < A_LINE or near.evidence.id in nearest
        if not weighed and near.nearness < CLOSE and not stems(near.words) & stems(text):
            continue  # too far to refuse the line, by its name or without
        far = replace(near, nearness=0.0)
        by_phrase = [of.get(near.evidence.id, far) for of in of_phrases]
        meeting = _meeting(text, near, [(s, copy[slice(*s)], n) for s, n in zip(spans, by_phrase, strict=True)])
        if weighed:
            kept.append(meeting)
        elif meeting.refused:
            refused.append(meeting)
    return kept + refused[:A_LINE]


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


def _meeting(line: str, near: Near, phrases: Sequence[tuple[Span, str, Near]]) -> _Meeting:
    """With the phrase that names what the evidence wants or refuses, or else the one that is nearest to it."""
    span, phrase, of_phrase = max(phrases, key=lambda p: (named_alignment(*p[1:]) is not None, p[2].nearness))
    if near.nearness >= CLOSE and (priced := price_alignment(line, near.evidence, near.words)):
        priced_span = next((s for s, text, _ in phrases if amounts(text)), span)
        return _Meeting(line, priced_span, near, priced, plain=True)
    named, which = named_alignment(phrase, of_phrase), alignment(phrase, of_phrase, line)
    refused = which == "bad" and (named or near.nearness >= CLOSE)
    return _Meeting(line, span, near, which, bool(refused) or (which == "good" and wanted_by_name(line, near)))
