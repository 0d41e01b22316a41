"""Open-ended columns as quotes: one answer, one quote, from a speaker whose name is the number of the row."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from persona_gen.domain import Quote
from persona_gen.tables.figures import Crowd, Key
from persona_gen.tables.headers import Column
from persona_gen.tables.texts import sql_name

NO_ANSWERS = frozenset(
    "n/a na n.a none nothing no nope nil null nan idk unsure x k.a keine nichts rien aucun ninguno nada".split()
) | {"not applicable", "no comment", "no comments", "no answer", "no response", "dont know", "don't know",
     "i don't know", "i dont know", "not sure", "keine angabe", "weiß nicht"}  # fmt: skip
"""What people write who have nothing to say."""

FETCH = 10_000


def answers(crowd: Crowd, column: Column, where: str) -> Iterator[tuple[Key | None, Quote | None]]:
    """For each person within ``where``: the key, None where there is no segment; and the quote, None for a blank cell.

    A cell that says nothing (see `says_nothing`) comes as a quote all the same, for the ledger to count.
    """
    total = crowd.table.rows
    known = ", ".join(f"{sql} AS k{i}" for i, sql in enumerate(crowd.keys))
    condition = f"({where}\n)" if where else "true"
    rows = "SELECT *, row_number() OVER () AS persona_gen_row FROM people"
    query = (
        f"SELECT persona_gen_row, {known}, ({crowd.condition}) IS true, CAST({sql_name(column.name)} AS VARCHAR) "
        f"FROM ({rows}) WHERE {condition} ORDER BY persona_gen_row"
    )
    result = crowd.table.connection.execute(query)
    file = crowd.table.files[0].path.name if len(crowd.table.files) == 1 else "tables"
    while found := result.fetchmany(FETCH):
        for row, *key, counted, cell in found:
            text = html.unescape(cell or "").strip()
            quote = None
            if text:
                speaker = f"R{row:0{max(4, len(str(total)))}d}"
                quote = Quote(text=text, speaker=speaker, origin=f"{file}, row {row}, {column.name[:60]}")
            yield (tuple(key) if counted else None), quote


def says_nothing(text: str) -> bool:
    """Whether an answer is none: a word for nothing, or no letter at all."""
    folded = " ".join(text.lower().replace("’", "'").split()).rstrip("!. ")
    return folded in NO_ANSWERS or not re.search(r"[^\W\d_]", text)
