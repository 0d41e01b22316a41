"""Rules about the persona as one person: what few have is not hers, and she has one value of each attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.binding import about_person, is_mode, is_share, spoken_of
from persona_gen.checker.numbers import read_figures
from persona_gen.checker.quotations import normalise
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import EvidenceRef, Finding, Statistic, Trait

MINORITY = 0.20
"""A trait that fewer than one in five share, and that is not the commonest of its attribute, is not typical."""
FAR = 2.0
"""Standard deviations from the mean beyond which a value is not typical: about one in twenty lies there."""


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `atypical`, `attribute-not-in-source` and `self-contradiction`."""
    if view.fiction or view.kind == "quotation":
        return
    if isinstance(view.piece, Trait):
        yield from _unknown_trait(view, view.piece)
    yield from _atypical(view)
    yield from _other_value(view)


def _unknown_trait(view: ClaimView, trait: Trait) -> Iterator[Finding]:
    """A line of the snapshot about which the segment has no evidence, or a category its attribute does not have."""
    stems = frozenset(content_stems(trait.attribute))
    value = frozenset(content_stems(trait.value))
    if not stems:
        return
    of = [s for s in view.index.segment.statistics if _names_attribute(stems, s)]
    in_quotes = value and any(value <= frozenset(content_stems(quote.text)) for quote in view.cited_quotes)
    cited = [s for s in view.cited_statistics if value & frozenset(content_stems(s.category or ""))]
    if in_quotes or cited:
        return
    if not of:
        what = f"no evidence says anything about {trait.attribute}"
    else:
        categories = [s for s in of if s.category]
        known = any(
            frozenset(content_stems(s.category or "")) & value or normalise(s.category or "") == normalise(trait.value)
            for s in categories
        )
        if known or view.figures or len(categories) < len(of) or not value:
            return
        what = f"{of[0].attribute} has no such category (it has {', '.join(str(s.category) for s in categories[:4])})"
    yield Finding(
        rule="attribute-not-in-source",
        span=(0, len(view.text)),
        reason=RULES["attribute-not-in-source"].reason.format(what=what),
        evidence=tuple(EvidenceRef(id=s.id) for s in of[:4]),
        suggestion="leave it out, or declare it fiction in the story",
    )


def _names_attribute(stems: frozenset[str], s: Statistic) -> bool:
    theirs = frozenset(content_stems(f"{s.attribute} {s.category or ''} {s.unit or ''}"))
    return len(stems & theirs) * 2 >= len(stems)


def _atypical(view: ClaimView) -> Iterator[Finding]:
    """A minority's trait, or a value far from the mean, told of the person."""
    found = _minority(view) or _far_from_mean(view)
    if found:
        s, what = found
        yield Finding(
            rule="atypical",
            span=(0, len(view.text)),
            reason=RULES["atypical"].reason.format(what=what),
            evidence=(EvidenceRef(id=s.id),),
            suggestion="tell it of the few it is true of, or choose what most have",
        )


def _minority(view: ClaimView) -> tuple[Statistic, str] | None:
    if not about_person(view):
        return None
    text = view.text.partition(": ")[2] if isinstance(view.piece, Trait) else view.own_words
    s = spoken_of(view, text, is_share)
    if s is None or s.value >= MINORITY or is_mode(s, view.index.segment):
        return None
    if view.index.overlap(s, frozenset(content_stems(text))) < 0.6:
        return None
    denied = any(w.turns for w in words(text)) and not any(w.turns for w in words(s.label))
    return None if denied else (s, f"{s.label} is true of {s.shown(s.value)}{s.base} only")


def _far_from_mean(view: ClaimView) -> tuple[Statistic, str] | None:
    """A figure of the person within the range, and further from the mean than nearly all are."""
    for s in view.cited_statistics:
        if s.measure != "mean" or not s.sd or not (isinstance(view.piece, Trait) or _is_age(view, s)):
            continue
        for figure in view.figures:
            low, high = figure.intervals[0]
            if figure.kind == "number" and abs((low + high) / 2 - s.value) > FAR * s.sd:
                return s, f"{s.label} is {s.shown(s.value)} on average with a standard deviation of {s.sd:g}"
    return None


def _is_age(view: ClaimView, s: Statistic) -> bool:
    return bool(re.fullmatch(r"age|alter|âge|edad", s.attribute, re.I)) and not re.search(
        r"average|mean", view.text, re.I
    )


def _other_value(view: ClaimView) -> Iterator[Finding]:
    """Another value of an attribute than the snapshot gives."""
    if view.persona is None:
        return
    for i, trait in enumerate(view.persona.snapshot):
        path = f"snapshot[{i}]"
        if path == view.path:
            continue
        said = _same_attribute(view, trait)
        if said:
            span, other = said
            yield Finding(
                rule="self-contradiction",
                span=span,
                reason=RULES["self-contradiction"].reason.format(
                    attribute=trait.attribute, other=other, path=path, value=trait.value
                ),
                evidence=tuple(EvidenceRef(id=cite) for cite in trait.cites),
                suggestion="keep one of the two",
            )


def _same_attribute(view: ClaimView, trait: Trait) -> tuple[tuple[int, int], str] | None:
    """Where this claim gives the trait's attribute another value: which words, and what they say."""
    if isinstance(view.piece, Trait):
        same = normalise(view.piece.attribute).casefold() == normalise(trait.attribute).casefold()
        differs = normalise(view.piece.value).casefold() != normalise(trait.value).casefold()
        return ((0, len(view.text)), view.piece.value) if same and differs else None
    if re.fullmatch(r"age", trait.attribute.strip(), re.I):
        return _another_age(view, trait)
    if not about_person(view):
        return None
    segment = view.index.segment
    s = spoken_of(
        view, view.own_words, lambda s: is_share(s) and s.choice == "single" and s.attribute == trait.attribute
    )
    if s is None or s not in segment.statistics or view.index.overlap(s, view.stems) < 0.6:
        return None
    own = frozenset(content_stems(trait.value))
    rival = frozenset(content_stems(s.category or ""))
    return ((0, len(view.text)), s.category or "") if not own & rival else None


def _another_age(view: ClaimView, trait: Trait) -> tuple[tuple[int, int], str] | None:
    given = re.escape(view.name.split()[0])
    ages = re.compile(
        rf"\b(?:{given}|she|he)\s+(?:is|turned|just turned)\s+(?:now\s+)?(\d{{1,2}})\b(?!\s?[%.\d])"
        rf"|\b(\d{{1,2}})[- ]year[- ]old\b|\bat\s+(\d{{1,2}}),\s+(?:{given}|she|he)\b|\baged?\s+(\d{{1,2}})\b"
        rf"|\b{given},\s+(\d{{1,2}}),",
        re.I,
    )
    own = read_figures(trait.value, view.index.segment.locale)
    match = ages.search(view.own_words)
    if (
        not match
        or not own
        or (view.kind == "claim" and re.search(r"\b(son|daughter|child|kid|baby|car|house)\b", view.text))
    ):
        return None
    said = next(group for group in match.groups() if group)
    at = match.start() + match.group().index(said)
    return None if own[0].allows(float(said)) else ((at, at + len(said)), said)
