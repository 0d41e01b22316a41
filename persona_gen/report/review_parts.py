"""A page or service description part by part: which personas each part reaches, and which it puts off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from persona_gen.domain import Span
from persona_gen.domain.review import Review, Variant
from persona_gen.report.review_labels import ReviewLabels
from persona_gen.text.sentences import sentences

_READ_BY_PARTS = ("page", "service")
"""Kinds of copy that are read part by part."""
_HEADED = re.compile(r"(?m)^(?=#{1,6}[ \t])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class CopyPart:
    """A section or step: its words, and a line for each phrase that somebody names, ``– “from $29”: Debra, Daryl``."""

    text: str
    lines: tuple[str, ...]


def parts(labels: ReviewLabels, review: Review, variant: Variant, names: Mapping[str, str]) -> list[CopyPart]:
    """The parts of a long text in their order; none where it is short or has one part alone."""
    if review.kind not in _READ_BY_PARTS:
        return []
    spans = _spans(variant.text)
    named = list(_named(labels, review, variant, names))
    return [
        CopyPart(variant.text[begin:end].strip(), tuple(line for at, line in named if begin <= at < end))
        for begin, end in (spans if len(spans) > 1 else ())
    ]


def _spans(text: str) -> list[Span]:
    """Sections by their headings; without headings paragraphs, and of one paragraph its sentences."""
    for cuts in (
        [match.start() for match in _HEADED.finditer(text)],
        [match.end() for match in _PARAGRAPH.finditer(text)],
    ):
        edges = sorted({0, *cuts, len(text)})
        spans = [(begin, end) for begin, end in pairwise(edges) if text[begin:end].strip()]
        if len(spans) > 1:
            return spans
    return sentences(text)


def _named(
    labels: ReviewLabels, review: Review, variant: Variant, names: Mapping[str, str]
) -> Iterable[tuple[int, str]]:
    """Where each phrase begins, and its line; phrases in the order of the copy."""
    who: dict[tuple[Span, str], list[str]] = {}
    for reaction in review.reactions:
        if reaction.variant == variant.id:
            for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels)):
                for phrase in phrases:
                    who.setdefault((phrase.span, sign), []).append(names[reaction.persona])
    for ((begin, end), sign), people in sorted(who.items()):
        asked = list(dict.fromkeys(people))
        everyone = len(asked) == len(review.personas) > 1
        names_shown = labels.everyone.format(len(asked)) if everyone else ", ".join(asked)
        yield begin, f"{sign} “{' '.join(variant.text[begin:end].split())}”: {names_shown}"
