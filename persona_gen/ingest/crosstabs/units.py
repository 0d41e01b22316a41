"""Whether 0.42 and 42 are shares or percent: by a percent sign, by arithmetic, or by asking; never by assuming."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from persona_gen.domain import SUM_TOLERANCE
from persona_gen.ingest.crosstabs.cells import CellFigure, Figures
from persona_gen.ingest.options import Unit

ROUNDING_OF_SHARE = Decimal("0.005")
"""Half a unit of the last digit of a share of two decimals."""

NET = re.compile(r"\W*((sub ?)?nets?\b|total [^\W\d]|(any|all) [^\W\d]|(top|bottom)[- ]?\d|[tb]\dt?b\b)", re.IGNORECASE)
"""Names of answers that are others together."""

TELLING = Decimal("0.02")
"""Smaller shares, rounded, look alike in both units."""


def unit_of(crosstab: Figures, given: Unit | None) -> tuple[Unit | None, str]:
    """The unit of the shares that have no percent sign, None where there are none, and how it is known.

    The categories of an attribute add up to 1 or to 100 where each person is in one of them; a count over its base
    gives the share itself. Raises `InputError` where neither tells, and where ``given`` is contradicted.
    """
    bare = [f for f in crosstab.figures if f.measure == "share" and not f.amount.percent]
    if not bare:
        return None, "every share has a percent sign" if any(f.measure == "share" for f in crosstab.figures) else ""
    shares, percents = _sums(bare)
    as_share, as_percent = _counts(bare)
    proofs: dict[Unit, str] = {}
    most = max(f.amount.number for f in bare)
    if (shares or as_share) and most <= 1:
        proofs["share"] = _proof_in_words(shares, "1", as_share)
    if (percents or as_percent) and most <= 100:
        proofs["percent"] = _proof_in_words(percents, "100", as_percent)
    if given and proofs and given not in proofs:
        proof = next(iter(proofs.values()))
        crosstab.grid.fail(bare[0].at, f"--unit is {given}, but {proof}", "give the other unit or correct the table")
    if given:
        return given, "as --unit says"
    claims = {f.claim for f in bare}
    if not proofs and ((claims == {"percent"} and 1 < most <= 100) or (claims == {"share"} and most <= 1)):
        proofs["percent" if most > 1 else "share"] = "the names of the columns say so"
    if len(proofs) == 1:
        [(unit, proof)] = proofs.items()
        return unit, proof
    example = next((f for f in bare if f.amount.number), bare[0])
    number = example.amount.number
    readings = f"{number} %" + (f" or {number * 100:f} %" if most <= 1 else " or a count")
    what = f"nothing in the table says whether {number} is {readings}"
    cure = "give --unit percent or --unit share" if most <= 1 else "give --unit percent, or shares instead of counts"
    return crosstab.grid.fail(example.at, what, cure)


def as_fraction(figure: CellFigure, unit: Unit | None) -> Decimal:
    """A share between 0 and 1, digit for digit."""
    percent = figure.amount.percent or unit == "percent"
    return figure.amount.number / 100 if percent else figure.amount.number


def _sums(bare: Sequence[CellFigure]) -> tuple[int, int]:
    """How many sets of categories add up to 1, and how many to 100."""
    sets: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for figure in bare:
        if figure.category is not None and not NET.match(figure.category):
            sets[figure.group, figure.attribute].append(figure.amount.number)
    sums = [sum(numbers, Decimal()) for numbers in sets.values() if len(numbers) > 1]
    near = Decimal(str(SUM_TOLERANCE))
    return sum(abs(s - 1) <= near for s in sums), sum(abs(s - 100) <= near * 100 for s in sums)


def _counts(bare: Sequence[CellFigure]) -> tuple[int, int]:
    """How many figures are their count over their base, and how many a hundred times that."""
    proportions = [(f.amount.number, Decimal(f.people) / f.n) for f in bare if f.people and f.n]
    proportions = [(number, share) for number, share in proportions if share >= TELLING]
    return sum(abs(x - s) <= ROUNDING_OF_SHARE for x, s in proportions), sum(
        abs(x - 100 * s) <= 100 * ROUNDING_OF_SHARE for x, s in proportions
    )


def _proof_in_words(sums: int, whole: str, counts: int) -> str:
    if counts:
        return f"{counts} figures are their counts over their bases"
    return f"the categories of {sums} sets add up to {whole}"
