"""What a figure of a claim may count besides what its evidence states: categories, voices, a change in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import DerivedValue
from persona_gen.domain import Inference
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PEOPLE_NOUNS
from persona_gen.text.lexicon.english_numbers import GOING_DOWN, GOING_UP, MADE_IN_NUMBERS, MEASURED_IN
from persona_gen.text.number_ranges import range_of, union
from persona_gen.text.numbers import Figure, with_manner

_BY = re.compile(rf"\b(?:(?P<up>{any_of(GOING_UP)})|{any_of(GOING_DOWN)})(?: (?:up|down))? by (?:another )?$", re.I)

_ONE_OF = re.compile(r"\w+ of\b", re.I)
_TO_BE_MADE = re.compile(
    rf"(?:^|[.:;,] |\band ){any_of(MADE_IN_NUMBERS)}(?: (?:out|up|down|on))?(?: (?:them|it|each|the|your|our|these))? "
    rf"(?P<count>\w+) (?!{any_of(MEASURED_IN, PEOPLE_NOUNS)}\b)[^\W\d_]",
    re.I,
)


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
    """ "Two of the six interviewed", no more than are cited of all who speak; "one of two", of those cited."""
    speakers = len(context.index.speakers)
    cited = len({quote.speaker for quote in context.cited_quotes if quote.speaker})
    if figure.out_of == cited > 1 and _ONE_OF.match(context.own_words, figure.span[0]):
        return True  # of a share people say "one in two"
    return figure.out_of == speakers > 2 and any(1 / speakers <= value <= cited / speakers for value in figure.values)


def both_told(context: ClaimContext, figure: Figure) -> bool:
    """Whether one quote has both numbers of "six of the nine hundred", each by itself."""
    if not figure.out_of:
        return False
    numbers = {float(figure.out_of), *(round(value * figure.out_of) for value in figure.values)}
    return any(numbers <= {d.value for d in context.index.values(quote)} for quote in context.cited_quotes)


def is_proposed(context: ClaimContext, figure: Figure) -> bool:
    """Whether a move counts what the team is to make ("Lay out two samples"), which nobody has measured.

    Not the line to say, which is printed as a promise, nor people, time or money, nor what somebody is to be told.
    """
    piece = context.piece
    if not isinstance(piece, Inference) or piece.kind == "say" or figure.kind != "number" or figure.out_of:
        return False
    return any(m.span("count") == figure.span for m in _TO_BE_MADE.finditer(context.own_words))


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
