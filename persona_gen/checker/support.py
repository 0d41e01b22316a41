"""What bears a claim out by code alone. Narrow on purpose: what it cannot show stays `unverified`.

Four ways to be supported: a trait that is its statistic's own value; a sentence that is a verbatim quotation with
its attribution; a sentence about figures all of which agree and whose every word belongs to the statistics cited;
a retelling whose every fact stands in one cited quote, in order, with nothing turned round.
"""

from __future__ import annotations

from persona_gen.checker.quotations import normalise
from persona_gen.checker.retelling import retells
from persona_gen.checker.rules import figures
from persona_gen.checker.source import unit_stems
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import Statistic

MAJORITY = 0.5
"""From this share on, a trait without a figure may be said of the person: more have it than not."""

_ABOUT_GROUPS = frozenset(
    content_stems(
        "people person customers respondents participants segment group whole base overall average compared against "
        "share percent percentage points time times common more less higher lower most half third quarter say name "
        "agree report answer mean median typical typically years year old aged age everyone else others all alike "
        "number count total range between rank first"
    )
)
_ATTRIBUTION = frozenset(
    content_stems("says say said puts put adds asks calls describes words tells own participant customer")
)


def basis(view: ClaimView) -> str | None:
    """How the claim is borne out, in a few words, or nothing. Only asked where no rule has complained."""
    if not view.cited:
        return None
    if view.kind == "quotation":
        return f"verbatim from {view.cited_quotes[0].id}" if view.cited_quotes else None
    if view.kind == "trait":
        return _trait(view)
    return _quoted(view) or _from_statistics(view) or _retold(view)


def _trait(view: ClaimView) -> str | None:
    """A snapshot line: the category itself, or a figure the statistic prints as, within its range."""
    value = view.text.partition(": ")[2]
    for s in view.cited_statistics:
        if s.category and normalise(s.category).casefold() == normalise(value).casefold():
            return f"{s.label}: {s.shown(s.value)}{s.base}"
        for figure in view.figures:
            if any(figures.gives(view, figure, s, known) for known in view.index.known(s)) and not s.category:
                return f"{s.label}: {s.measure} {s.shown(s.value)}{s.base}"
    return None


def _quoted(view: ClaimView) -> str | None:
    """Nothing but a participant's words and who says them."""
    if not view.quotations:
        return None
    speakers = {stem for speaker in view.index.speakers for stem in content_stems(speaker)}
    if view.stems - _ATTRIBUTION - speakers:
        return None
    return f"verbatim from {view.cited_quotes[0].id}" if view.cited_quotes else None


def _from_statistics(view: ClaimView) -> str | None:
    """Every figure is the statistics' (no rule complained), and so is every word; or a majority's trait."""
    statistics = view.cited_statistics
    labels = " ".join(s.label for s in statistics)
    if not statistics or view.cited_quotes or not _no_new_turn(view.own_words, labels):
        return None
    ours = _ABOUT_GROUPS | frozenset(content_stems(view.index.segment.name))
    for s in statistics:
        ours |= frozenset(content_stems(f"{s.attribute} {s.category or ''} {s.unit or ''} {s.measure}"))
    printed = {stem for figure in view.figures for stem in content_stems(view.text[slice(*figure.span)])}
    own = {stem for stem in view.stems - printed if not stem.isdigit()}
    named = [view.index.overlap(s, view.stems) >= figures.NAMED or view.stems & unit_stems(s.unit) for s in statistics]
    if own - ours or not all(named):
        return None
    if not view.figures and not all(_is_majority(s, view) for s in statistics):
        return None
    return "; ".join(f"{s.label}: {s.shown(s.value)}{s.base}" for s in statistics)


def _no_new_turn(text: str, labels: str) -> bool:
    """Whether every negation and hedge of a text stands in the labels it speaks of, and none of theirs is dropped."""
    ours, theirs = (sorted(word.turns for word in words(t) if word.turns) for t in (text, labels))
    return ours == theirs


def _is_majority(s: Statistic, view: ClaimView) -> bool:
    if s.measure != "share":
        return False
    rivals = [t.value for t in view.index.segment.statistics if t.attribute == s.attribute and s.choice == "single"]
    return s.value >= MAJORITY or (bool(rivals) and s.value == max(rivals) and rivals.count(s.value) == 1)


def _retold(view: ClaimView) -> str | None:
    for quote in view.cited_quotes:
        if len(view.cited) == 1 and retells(view.own_words, quote, view.name):
            return f"retells {quote.id}" + (f" ({quote.speaker})" if quote.speaker else "")
    return None
