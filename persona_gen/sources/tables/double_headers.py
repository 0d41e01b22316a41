"""Whether the second row of a table belongs to its header: questions and labels below codes, codes below questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

Cells = Sequence[str]


def questions_below(first: Cells, second: Cells, below: Sequence[Cells]) -> bool:
    """Whether codes stand above the questions they are for: most of the second row asks, and no row below does."""

    def asking(cells: Cells) -> int:
        return sum(cell.rstrip(" *").endswith("?") for cell in cells)

    codes = all(re.fullmatch(r"[\w.]{1,20}", cell) for cell in first if cell)
    return codes and asking(second) * 2 > len(second) > 1 and not any(map(asking, below))


def labels_below(first: Cells, second: Cells, below: Sequence[Cells]) -> bool:
    """Whether codes stand above their labels: words in columns of which no other row has any, and nothing else there.

    Labels are longer than their codes, or say units; a person's row has numbers where the others have.
    """
    if not all(re.fullmatch(r"[\w.]{1,24}", cell) for cell in first if cell) or len(below) < 3:
        return False
    columns = [[row[i] for row in below if row[i]] for i in range(len(first))]
    numbers = [i for i, cells in enumerate(columns) if cells and not any(re.search(r"[^\W\d]", c) for c in cells)]
    words = [i for i in numbers if re.search(r"[^\W\d]", second[i])]
    longer = sum(len(second[i]) > len(first[i]) for i in words) * 2 > len(words)
    return len(words) >= 3 and len(words) == sum(bool(second[i]) for i in numbers) and longer


def codes_below(first: Cells, second: Cells, below: Sequence[Cells]) -> bool:
    """Whether questions stand above their codes: each column has one of its own, also those of numbers and dates."""
    codes = all(re.fullmatch(r"[^\W\d][\w.-]{0,39}", cell) for cell in second) and len(set(second)) == len(second)
    numbered = sum(bool(re.search(r"[\d_]", cell)) for cell in second) >= 3
    asked = sum(" " in cell for cell in first) > len(first) / 2
    if not (codes and asked and (numbered or {"id", "lastpage"} <= set(second))) or len(below) < 3:
        return False
    columns = [[row[i] for row in below if row[i]] for i in range(len(first))]
    numbers = sum(bool(cells) and not any(re.search(r"[^\W\d]", cell) for cell in cells) for cells in columns)
    return numbers >= 2 and not any(code in cells for code, cells in zip(second, columns, strict=True))
