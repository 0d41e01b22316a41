"""Sentences that code writes: about statistics, which a model may turn round, and in participants' own words."""

from __future__ import annotations

from persona_gen.domain import Claim, Quote, Segment, Statistic, decimals

WHOLE = 0.95
"""From this part of the segment on, a base is the segment; below it the sentence gives the number of people."""


def about_share(s: Statistic, segment: Segment) -> Claim:
    """A share beside the same share of the whole base, in one sentence that fits any attribute."""
    partial = s.n is not None and segment.size is not None and s.n < WHOLE * segment.size
    whose = f"{s.n} people" if partial else "the segment"
    overall = f", {s.shown(s.overall)} of the whole base" if s.overall is not None else ""
    label = f"{s.attribute}: {s.category}" if s.category else s.attribute
    return Claim(text=f"{label} – {s.shown(s.value)} of {whose}{overall}.", cites=(s.id,))


def about_figure(s: Statistic) -> Claim:
    """A mean, median, count or total beside that of the whole base."""
    overall = f", against {decimals(s.overall)} over the whole base" if s.overall is not None else ""
    return Claim(text=f"{s.attribute}: {s.measure} {s.shown(s.value)}{overall}.", cites=(s.id,))


def about_statistic(s: Statistic, segment: Segment) -> Claim:
    """The sentence for a statistic of any measure."""
    return about_share(s, segment) if s.measure == "share" else about_figure(s)


def quoted(words: str) -> str:
    """Words in quotation marks of a kind that does not stand among them, so that it is clear where they end."""
    return f"“{words}”" if not {"“", "”"} & set(words) else f"«{words}»"


def own_words(quote: Quote, words: str) -> Claim:
    """A participant's words as a claim: verbatim, and said to be theirs."""
    whose = f"In {quote.speaker}'s words" if quote.speaker else "In a participant's words"
    return Claim(text=f"{whose}: {quoted(words)}", cites=(quote.id,))
