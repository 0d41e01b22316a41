"""Rules about the persona as one person: what few have is not hers, and she has one value of each attribute."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.binding import NAMED, about_person, denied, is_mode, is_share, spoken_of
from persona_gen.checker.numbers import read_figures
from persona_gen.checker.quotations import normalise
from persona_gen.checker.rules import RULES
from persona_gen.checker.rules.ages import ages, is_age
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems
from persona_gen.domain import SINGLE_CHOICE_BY_NATURE, EvidenceRef, Finding, Span, Statistic, Trait

MINORITY = 0.20
"""A trait that fewer than one in five share, and that is not the commonest of its attribute, is not typical."""
_SAME = {"femal": "woman", "male": "man", "enby": "non-binary"}
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
    """A line of the snapshot about which the segment has no evidence, or another value than the evidence cited has."""
    stems, value = _stems(trait.attribute), _stems(trait.value)
    segment = view.index.segment
    if not stems or (value and value <= _stems(view.name)):
        return
    of = [s for s in segment.statistics if _names_attribute(stems, s)]
    said = [quote.text for quote in view.cited_quotes] + [f"{segment.name} {segment.description or ''}"]
    if value and any(_within(value, _stems(text)) for text in said):
        return
    categories = [s for s in (of or segment.statistics) if s.category]
    cited = [s for s in view.cited_statistics if s.category]
    having = [
        s for s in segment.statistics if s.category and (s in of or s in cited) and _has_value(value, trait.value, s)
    ]
    having += [s for _, s in view.index.named_by(value) if s.category and view.index.overlap(s, value) >= NAMED]
    exact = [s for s in of if normalise(s.category or "").casefold() == normalise(trait.value).casefold()]
    having = exact or having
    if having and (not cited or any(s in having for s in cited)):
        return
    if having:
        what = f"the evidence cited is {cited[0].label}, not {trait.value}"
    elif not of:
        what = f"no evidence says anything about {trait.attribute}"
    elif view.figures or len(categories) < len(of) or not value:
        return
    else:
        what = f"{of[0].attribute} has no such category (it has {', '.join(str(s.category) for s in categories[:4])})"
    yield Finding(
        rule="attribute-not-in-source",
        span=(0, len(view.text)),
        reason=RULES["attribute-not-in-source"].reason.format(what=what),
        evidence=tuple(EvidenceRef(id=s.id) for s in (cited or of)[:4]),
        suggestion="leave it out, or declare it fiction in the story",
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(_SAME.get(stem, stem) for stem in content_stems(text))


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether every word stands among the others, "renter" for "rents"."""
    return all(any(a == b or _akin(a, b) for b in others) for a in some)


def _akin(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))


def _has_value(value: frozenset[str], text: str, s: Statistic) -> bool:
    """Whether a category is what the line says: a word of it, or the same figures ("25–34")."""
    category = _stems(s.category or "")
    same = normalise(s.category or "").casefold() == normalise(text).casefold()
    return same or any(a == b or _akin(a, b) for a in value for b in category)


def _names_attribute(stems: frozenset[str], s: Statistic) -> bool:
    theirs = _stems(f"{s.attribute} {s.category or ''} {s.unit or ''}")
    return sum(any(a == b or _akin(a, b) for b in theirs) for a in stems) * 2 >= len(stems)


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
    stems = frozenset(content_stems(text))
    for s in view.cited_statistics or filter(None, [spoken_of(view, text, is_share)]):
        if not is_share(s) or s.value >= MINORITY or is_mode(s, view.index.segment):
            continue
        if view.index.overlap(s, stems) >= NAMED and denied(text, s) is False:
            return s, f"{s.label} is true of {s.shown(s.value)}{s.base} only"
    return None


def _far_from_mean(view: ClaimView) -> tuple[Statistic, str] | None:
    """A figure of the person that is further from the mean than nearly all are."""
    for s in view.cited_statistics:
        if s.measure != "mean" or not s.sd:
            continue
        if isinstance(view.piece, Trait):
            told = [figure.intervals[0] for figure in view.figures if figure.kind == "number"][:1]
        else:
            told = [span for _, span in ages(view.own_words, view.name)] if is_age(s.attribute) else []
        for low, high in told:
            if low > s.value + FAR * s.sd or high < s.value - FAR * s.sd:
                return s, f"{s.label} is {s.shown(s.value)} on average with a standard deviation of {s.sd:g}"
    return None


def _other_value(view: ClaimView) -> Iterator[Finding]:
    """Another value of an attribute than the snapshot gives."""
    if view.persona is None:
        return
    for i, trait in enumerate(view.persona.snapshot):
        path = f"snapshot[{i}]"
        said = _contradicted(view, trait) if path != view.path else None
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


def _contradicted(view: ClaimView, trait: Trait) -> tuple[Span, str] | None:
    """Where this claim gives the trait's attribute another value: which words, and what they say."""
    whole = (0, len(view.text))
    if is_age(trait.attribute):
        own = _years(view, trait.value)
        if not own or (isinstance(view.piece, Trait) and not is_age(view.piece.attribute)):
            return None
        if isinstance(view.piece, Trait):
            said = _years(view, view.piece.value)
            return (whole, view.piece.value) if said and not _meet(own, said) else None
        other = next((at for at, told in ages(view.own_words, view.name) if not _meet(own, told)), None)
        return (other, view.text[slice(*other)]) if other else None
    if isinstance(view.piece, Trait):
        return (whole, view.piece.value) if _rivals(view, view.piece, trait) else None
    if not about_person(view):
        return None
    s = spoken_of(view, view.own_words, lambda s: s.attribute == trait.attribute and _one_only(view, s.attribute))
    named = s is not None and view.index.overlap(s, view.stems) >= NAMED and denied(view.own_words, s) is False
    ours = _category(view, trait)
    return (whole, s.category or "") if named and s and ours and ours is not s else None


def _years(view: ClaimView, value: str) -> tuple[float, float] | None:
    """The years an age or a band of ages stands for."""
    figures = read_figures(value, view.index.segment.locale)
    return figures[0].intervals[0] if figures else None


def _rivals(view: ClaimView, a: Trait, b: Trait) -> bool:
    """Whether two lines give one attribute, of which a person has one, values that cannot both be so."""
    if normalise(a.attribute).casefold() != normalise(b.attribute).casefold():
        return False
    one, other = _category(view, a), _category(view, b)
    if known := one or other:
        return one is not other and _one_only(view, known.attribute)
    figures = [read_figures(trait.value, view.index.segment.locale) for trait in (a, b)]
    if all(figures):
        return not any(_meet(x.intervals[0], y.intervals[0]) for x in figures[0] for y in figures[1])
    return SINGLE_CHOICE_BY_NATURE.match(a.attribute) is not None and not _stems(a.value) & _stems(b.value)


def _category(view: ClaimView, trait: Trait) -> Statistic | None:
    """The category a line of the snapshot names, of its attribute or of what it cites."""
    value = _stems(trait.value)
    of = [
        s
        for s in view.index.segment.statistics
        if s.category and (s.id in trait.cites or s.attribute == trait.attribute)
    ]
    scored = [(view.index.overlap(s, value), s.id in trait.cites, -i) for i, s in enumerate(of)]
    best = max(scored, default=(0.0, False, 0))
    return of[-best[2]] if best[0] >= NAMED else None


def _one_only(view: ClaimView, attribute: str) -> bool:
    """Whether a person has one value of an attribute."""
    choices = {s.choice for s in view.index.segment.statistics if s.attribute == attribute}
    return "single" in choices or (choices == {None} and bool(SINGLE_CHOICE_BY_NATURE.match(attribute)))


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
