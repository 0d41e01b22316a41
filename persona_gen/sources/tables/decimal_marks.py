"""Which mark stands before the decimals of a column: proved, told by the file, or in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_gen.sources.tables.number_format import (
    BLANKS,
    COMMA_SURE,
    GROUPED_COMMA,
    GROUPED_POINT,
    POINT_SURE,
    THOUSANDS_COMMA,
    THOUSANDS_POINT,
    ZERO_COMMA,
)


@dataclass(frozen=True)
class Hints:
    """What the other columns of the file show about its number format.

    ``decimal`` is the mark that other columns prove; ``english`` says that commas separate the cells of the file,
    which those who write decimal commas avoid.
    """

    decimal: str = ""
    english: bool = False


NO_HINTS = Hints()


def mark_of_decimals(digits: Mapping[str, str], hints: Hints) -> str:
    """``.`` or ``,`` before the decimals; a longer text says why nobody can tell."""
    comma = next((cell for d, cell in digits.items() if COMMA_SURE.fullmatch(d) or THOUSANDS_POINT.fullmatch(d)), "")
    point = next((cell for d, cell in digits.items() if POINT_SURE.fullmatch(d) or THOUSANDS_COMMA.fullmatch(d)), "")
    if comma and point:
        return f'"{comma}" has a decimal comma, and "{point}" a decimal point'
    if comma or point:
        return "," if comma else "."
    commas = [d for d in digits if GROUPED_COMMA.fullmatch(d) or ZERO_COMMA.fullmatch(d)]
    points = [d for d in digits if GROUPED_POINT.fullmatch(d)]
    if commas and points:
        return f'"{digits[commas[0]]}" has a comma, and "{digits[points[0]]}" a point'
    return _mark_of_groups(digits, commas or points, hints) if commas or points else "."


def _mark_of_groups(digits: Mapping[str, str], grouped: Sequence[str], hints: Hints) -> str:
    """The same where all marks stand before three digits: the file must tell, or the numbers without a mark."""
    mark = "," if "," in grouped[0] else "."
    other = "." if mark == "," else ","
    zeros = sum(bool(ZERO_COMMA.fullmatch(d)) for d in grouped)
    zero = zeros > 0
    bare = [d for d in digits if d.isdigit()]
    # Of decimals that lose their last zeros none would be a whole number below 1000 only; thousands are.
    mixed = bool(bare) and all(len(d) <= 3 for d in bare) and len(grouped) > 1 and not zero
    proves_other = hints.decimal == other and not zero
    proves_mark = hints.decimal == mark and not mixed
    if proves_other or proves_mark:
        return hints.decimal
    if not hints.decimal and not zero:
        if mark == "," and (hints.english or mixed):
            return "."
        if mark == "." and mixed and not hints.english:
            return ","
    if zeros > 1 and not hints.english and hints.decimal != ".":
        return ","  # no thousands begin with 0, but for a slip
    whole, decimal = re.sub("[.,]", "", grouped[0]), grouped[0].replace(",", ".", 1)
    means = _two_means(digits)
    return f'"{digits[grouped[0]]}" may be {whole} or {decimal}, and no cell tells which{means}'


def _two_means(digits: Iterable[str]) -> str:
    """The mean of the different cells in either reading, so that whoever knows the matter sees which is right."""
    whole = [float(re.sub("[.,]", "", d)) for d in digits if d.replace(",", "").replace(".", "").isdigit()]
    decimals = [float(d.replace(",", ".", 1)) for d in digits if re.fullmatch(r"\d+([.,]\d+)?", d)]
    if not whole or not decimals:
        return ""
    return f" (mean {sum(whole) / len(whole):,.6g} or {sum(decimals) / len(decimals):.6g})"


def marks_of_thousands(digits: Iterable[str], decimal: str) -> str:
    """What stands between groups of three in any of the cells."""
    other = "." if decimal == "," else ","
    separators = {char for d in digits for char in d if char == other or char in BLANKS}
    return "".join(sorted(separators))
