"""The rule about the persona as one person: what few have, or hardly anyone is, is not hers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import is_mode, is_share, spoken_of
from persona_gen.checker.rule import Rule
from persona_gen.checker.segment_index import NAMED, naming_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic, Trait
from persona_gen.domain.statistic import decimals
from persona_gen.text.ages import is_age
from persona_gen.text.polarity import denied

ATYPICAL = Rule(
    "atypical",
    "unsupported",
    objects_to="traits told of the person that few have, or that lie far from the mean",
    example=("Emma listens to the radio.", "4 % do"),
    silent="for the commonest category, from one in five up, and within two standard deviations",
    reason="told as the person's own, but {what}",
)
RULES = (ATYPICAL,)


MINORITY = 0.20
"""A trait that fewer than one in five share, and that is not the commonest of its attribute, is not typical."""
_PARTS = re.compile(r"[,;·]")
FAR = 2.0
"""Standard deviations from the mean beyond which a value is not typical: about one in twenty lies there."""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Findings of `atypical`: the persona has a minority's trait, or a value far from the mean."""
    if context.fiction or context.kind == "quotation":
        return
    oddity = _minority(context) or _far_from_mean(context)
    if oddity:
        s, what = oddity
        yield ATYPICAL.finding(
            (0, len(context.text)),
            what=what,
            evidence=(EvidenceRef(id=s.id),),
            suggestion="tell it of the few it is true of, or choose what most have",
        )


def _minority(context: ClaimContext) -> tuple[Statistic, str] | None:
    if not context.about_person:
        return None
    text = context.text.partition(": ")[2] if isinstance(context.piece, Trait) else context.own_words
    whole = text
    for s in context.cited_statistics or filter(None, [spoken_of(context, whole, is_share)]):
        if not is_share(s):
            continue
        if context.path == "role":  # a list of what somebody is: "not musical, insured" does not deny the second
            text = max(_PARTS.split(whole), key=lambda part: context.index.overlap(s, naming_stems(part)))
        stems = naming_stems(text)
        if denied(text, s.own_label) and 1 - s.value < MINORITY and context.index.overlap(s, stems) >= NAMED:
            return s, f"{s.label} is true of {s.shown(s.value)}{s.base}, and she is told to be another"
        if s.value >= MINORITY or is_mode(s, context.index.segment):
            continue
        if context.index.overlap(s, stems) >= NAMED and denied(text, s.own_label) is False:
            return s, f"{s.label} is true of {s.shown(s.value)}{s.base} only"
    return None


def _far_from_mean(context: ClaimContext) -> tuple[Statistic, str] | None:
    """A figure of the person that is further from the mean than nearly all are."""
    for s in context.cited_statistics:
        if s.measure != "mean" or not s.sd:
            continue
        if isinstance(context.piece, Trait):
            named = len(context.piece.attribute)  # "Visits (last 30 days)": a figure of the question is no answer
            answers = (f for f in context.figures if f.kind == "number" and f.span[0] > named)
            intervals = [figure.intervals[0] for figure in answers][:1]
        else:
            intervals = [span for _, span in context.ages] if is_age(s.attribute) else []
        for low, high in intervals:
            if low > s.value + FAR * s.sd or high < s.value - FAR * s.sd:
                return s, f"{s.label} is {s.shown(s.value)} on average with a standard deviation of {decimals(s.sd)}"
    return None
