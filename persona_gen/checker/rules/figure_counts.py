"""What a figure of a claim may count besides what its evidence states: categories, voices, a change in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import DerivedValue
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_numbers import GOING_DOWN, GOING_UP
from persona_gen.text.number_ranges import range_of, union
from persona_gen.text.numbers import Figure, with_manner

_BY = re.compile(rf"\b(?:(?P<up>{any_of(GOING_UP)})|{any_of(GOING_DOWN)})(?: (?:up|down))? by (?:another )?$", re.I)


def lengths(context: ClaimContext) -> Iterator[DerivedValue]:
    """How many categories the attributes cited have: "the top reason of three"."""
    for attribute in {s.attribute for s in context.cited_statistics if s.category}:
        count = sum(s.attribute == attribute for s in context.index.segment.statistics)
        yield DerivedValue("number", count, f"{attribute} has {count} categories", role="categories")


def speaker_counts(context: ClaimContext) -> Iterator[DerivedValue]:
    """How many people the quotes cited are of: "two customers"."""
    count = len({quote.speaker for quote in context.cited_quotes if quote.speaker})
    if count > 1:
        yield DerivedValue("number", count, f"{count} speakers are cited", is_base=True, role="words")


def counts_voices(context: ClaimContext, figure: Figure) -> bool:
    """ "Two of the six interviewed": of all who speak in the segment, no more than are cited."""
    speakers = len(context.index.speakers)
    cited = len({quote.speaker for quote in context.cited_quotes if quote.speaker})
    return figure.out_of == speakers > 2 and any(1 / speakers <= value <= cited / speakers for value in figure.values)


def as_change(context: ClaimContext, figure: Figure) -> Figure | None:
    """A share by which something rose or fell, as the multiple it comes to: "crept up by about three quarters"."""
    way = _BY.search(context.own_words, 0, with_manner(figure, context.own_words)[0])
    if figure.kind != "share" or not way:
        return None
    ends = [(1 + low, 1 + high) if way["up"] else (1 - high, 1 - low) for low, high in figure.intervals]
    return replace(figure, kind="multiple", intervals=tuple(ends))


def joins_categories(context: ClaimContext, figure: Figure) -> bool:
    """Whether "between 35 and 64" is the categories that are cited, 35 to 49 and 50 to 64, as one."""
    cited = context.cited_statistics
    ranges = [ends for s in cited if (ends := range_of(s.category or ""))]
    one_attribute = len({s.attribute for s in cited}) == 1
    joined = union(ranges) if figure.kind == "range" and len(ranges) > 1 and one_attribute else None
    printed = re.findall(r"\d+", context.own_words[slice(*figure.span)])
    return joined is not None and printed == [str(joined.low), str(joined.high)]
