"""Answers that survey software calls unfinished: counted, and told with the flag that leaves them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.sql import sql_name, sql_text, where_flag
from persona_gen.sources.tables.totals import LookedRows

_UNFINISHED = (
    (re.compile(r"finished|complete(d)?", re.IGNORECASE), ("false", "0", "no", "falsch", "nein", "faux", "falso")),
    (
        re.compile(
            r"((survey|response|completion|interview) ?)?status|dispo(sition)?|abschluss|statut|estado", re.IGNORECASE
        ),
        tuple(
            "partial;partially completed;partial complete;incomplete;not completed;in progress;in-progress;started"
            ";disqualified;screened out;screen out;screenout;screen-out;terminated;terminate;over quota;quota full"
            ";quotafull;overquota;abandoned;dropped out;drop-out;rejected;unvollständig;abgebrochen;ausgescreent"
            ";quote voll;incomplet;partiel;abandonné;parcial;incompleto;descalificado".split(";")
        ),
    ),
    (
        re.compile(
            r"submit ?date( \(\w+\))?|(date|time) submitted|datum abgeschickt|date de soumission|fecha de envío"
            r"|data invio|data de envio",
            re.IGNORECASE,
        ),
        ("",),
    ),
)
"""Columns of survey software that say whether somebody came to the end, and their cells in small letters where not."""


def unfinished_answers(looked: LookedRows, columns: Sequence[Column], gone: frozenset[int]) -> list[str]:
    """That answers count which their own table calls unfinished, and the flag that leaves them out."""
    left = f" AND {looked.place} NOT IN ({', '.join(map(str, sorted(gone)))})" if gone else ""
    words = []
    for column in columns:
        cells = next((c for name, c in _UNFINISHED if name.fullmatch(column.name.strip())), ())
        text = f"coalesce(trim(CAST({sql_name(column.name)} AS VARCHAR)), '')"
        among = ", ".join(map(sql_text, cells))
        test = f"lower({text}) IN ({among}){left}"
        query = f"SELECT {text}, count(*) FROM {looked.source} WHERE {test} GROUP BY 1 ORDER BY 2 DESC, 1"
        unfinished = dict(looked.connection.execute(query).fetchall()) if cells else {}
        if unfinished:
            n = sum(unfinished.values())
            if n < looked.rows - len(gone):
                says = " or ".join(f'is "{cell}"' if cell else "is blank" for cell in unfinished)
                many = f"{n:,} answers are" if n > 1 else "1 answer is"
                among = ", ".join(map(sql_text, unfinished))
                flag = where_flag(column.name, f"NOT IN ({among})" if len(unfinished) > 1 else f"<> {among}")
                words.append(f'{many} not finished ("{column.name}" {says}), and counted: {flag} leaves them out')
    return words[:1]
