"""Sentences that code writes: about statistics, which a model may turn round, and in participants' own words."""

from __future__ import annotations

from persona_gen.domain import Claim, Quote, Statistic, decimals


def about_share(s: Statistic) -> Claim:
    """A share of the segment beside the same share of the whole base, in one sentence that fits any attribute."""
    overall = f", {s.shown(s.overall)} of the whole base" if s.overall is not None else ""
    category = f"{s.category} – " if s.category else ""
    label = f" ({s.attribute})" if s.category else f" {s.attribute}"
    return Claim(text=f"{category}{s.shown(s.value)} of the segment{overall}{label}.", cites=(s.id,))


def about_figure(s: Statistic) -> Claim:
    """A mean, median, count or total beside that of the whole base."""
    overall = f", against {decimals(s.overall)} over the whole base" if s.overall is not None else ""
    return Claim(text=f"{s.attribute}: {s.measure} {s.shown(s.value)}{overall}.", cites=(s.id,))


def about_statistic(s: Statistic) -> Claim:
    """The sentence for a statistic of any measure."""
    return about_share(s) if s.measure == "share" else about_figure(s)


def own_words(quote: Quote, words: str) -> Claim:
    """A participant's words as a claim: verbatim, and said to be theirs."""
    whose = f"In {quote.speaker}'s words" if quote.speaker else "In a participant's words"
    return Claim(text=f"{whose}: “{words}”", cites=(quote.id,))
