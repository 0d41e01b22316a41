"""What is odd but possible in the evidence: noted while reading, warned of in one line for each kind and file."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable
from functools import partial

from persona_gen.domain import SUM_TOLERANCE, Quote, Segment, Statistic, decimals
from persona_gen.sources.problems import Locate, Place, quoted
from persona_gen.text.instructions import is_instruction

GRIM_LARGEST_BASE = 60
"""Above it, the shares that whole people give lie closer together than two printed decimals tell apart, almost."""

GRIM_TOLERANCE = 0.005
"""Half a unit of the second decimal: shares are rounded to whole per cent before they are copied."""

_LazyPlace = Callable[[], Place]
"""A place that is looked up only when there is something to say of it, which takes its time in a large file."""

LONG_QUOTE = 4000
"""Characters; about 700 words, more than anyone says in one go without an interviewer between."""


class SourceWarning(UserWarning):
    """Something odd in the input that does not stop the run. The message is one line; ``kind`` says what it is."""

    def __init__(self, line: str, kind: str = "") -> None:
        super().__init__(line)
        self.kind = kind


class Oddities:
    """Collects oddities and warns of each kind once a file, with the first example and their number.

    Where they are not ``wanted``, nobody need look for them: that is most of the time that many quotes take.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        self.wanted = wanted
        self._notes: dict[tuple[str, str], list[str]] = {}

    def note(self, kind: str, place: Place, what: str, advice: str) -> None:
        """Remember one; ``kind`` says which ones belong in the same line."""
        where = f"{place.file}: {place.text}" if place.text else place.file
        self._notes.setdefault((place.file, kind), []).append(f"{where}: {what}; {advice}")

    def warn(self) -> None:
        """Issue a `SourceWarning` for each kind and file, where they are wanted."""
        for (_, kind), lines in self._notes.items() if self.wanted else ():
            more = f" (and {len(lines) - 1} more like this)" if len(lines) > 1 else ""
            warnings.warn(SourceWarning(lines[0] + more, kind), stacklevel=3)


def speech_key(quote: Quote) -> tuple[str, str]:
    """Who said it and the words, for telling whether two quotes are the same."""
    return quote.speaker or "", " ".join(unicodedata.normalize("NFKC", quote.text).split())


def note_segment(segment: Segment, locate: Locate, oddities: Oddities) -> None:
    """Oddities of a segment as a whole."""
    where = partial(locate, ())
    note_instruction(oddities, where, ("name", segment.name), ("description", segment.description))
    declared = {s.attribute for s in segment.statistics if s.choice}
    for attribute, total in segment.share_sums.items():
        if attribute not in declared and total > 1 + SUM_TOLERANCE:
            first = next(i for i, s in enumerate(segment.statistics) if s.attribute == attribute)
            what = f'the shares of "{attribute}" add up to {decimals(total, 2)}'
            advice = "if people could choose several, set choice to multiple; otherwise correct them"
            oddities.note("sum", locate(("statistics", first)), what, advice)
    if not segment.quotes:
        advice = "its persona will rest on figures alone; add quotes if there are any"
        oddities.note("no quotes", where(), "the segment has no quotes", advice)
    if segment.statistics and all(s.overall is None for s in segment.statistics):
        advice = 'add overall, or nothing can be called "more than average"'
        oddities.note("no overall", where(), "no figure of the whole base is given", advice)


def note_statistic(statistic: Statistic, written: str, size: int | None, where: _LazyPlace, oddities: Oddities) -> None:
    """Oddities of one statistic; ``written`` is its value as printed in the source."""
    labels = ("attribute", statistic.attribute), ("category", statistic.category), ("unit", statistic.unit)
    note_instruction(oddities, where, *labels)
    if statistic.n is None:
        what = f'the statistic "{statistic.label}" has no base n'
        oddities.note("no n", where(), what, "add n, or nobody can tell how many people it speaks for")
        return
    if size is not None and statistic.n > size:
        what = f"the base n = {statistic.n} is larger than the segment (size {size})"
        oddities.note("n above size", where(), what, "correct one of the two")
    if statistic.measure == "share" and statistic.n <= GRIM_LARGEST_BASE:
        people = round(statistic.value * statistic.n)
        if abs(people / statistic.n - statistic.value) > grim_tolerance(written):
            nearest = f"{people} of {statistic.n} is {people / statistic.n:.3f}"
            what = f"no whole number of people out of n = {statistic.n} gives the share {written} ({nearest})"
            oddities.note("grim", where(), what, "correct the share or n, unless the figures are weighted")


def grim_tolerance(written: str) -> float:
    """How far a share may lie from a whole number of people: the rounding of its printed digits.

    The GRIM test: Brown & Heathers 2017, Social Psychological and Personality Science 8(4), 363-369.
    """
    digits = re.search(r"\.(\d+)$", written.strip())
    printed = 0.5 * 10 ** -len(digits[1]) if digits else 0.0
    return max(printed, GRIM_TOLERANCE) + 1e-9


def note_quote(quote: Quote, where: _LazyPlace, oddities: Oddities) -> None:
    """Oddities of one quote."""
    if len(quote.text) > LONG_QUOTE:
        what = f"the quote is {len(quote.text)} characters long"
        oddities.note("long", where(), what, "split it at the interviewer's turns if it holds any")
    note_instruction(oddities, where, ("quote", quote.text), ("speaker", quote.speaker))


def note_instruction(oddities: Oddities, where: _LazyPlace, *fields: tuple[str, str | None]) -> None:
    """Whichever of some fields that people fill reads as if it addressed a model."""
    for name, words in fields:
        if words and is_instruction(words):
            what = f"the {name} reads like an instruction to a model: {quoted(words)}"
            oddities.note("instruction", where(), what, "it is kept as material, fenced, and never obeyed")
