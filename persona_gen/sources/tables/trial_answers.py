"""Answers that were given to try a survey, as its own columns tell: previews, generated answers, spam.

Whoever makes a survey fills it in to see it; the tool marks these rows and exports them with the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.sources.tables.headers import Column

_YES = ("1", "1.0", "true", "yes", "ja", "oui", "sí", "si", "test")
TRIAL_MARKS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(name, re.IGNORECASE), cells)
    for name, cells in (
        (
            r"(response )?(status|type)|antworttyp|type de réponse|tipo de respuesta",
            (
                "survey preview", "survey test", "spam", "possible spam", "preview spam", "imported spam",
                "offline survey preview", "offline response (preview)", "test data", "test response", "umfragevorschau",
                "umfragetest", "aperçu de l'enquête", "vista previa de la encuesta",
            ),
        ),
        (r"distribution ?channel", ("preview", "test")),
        (r"tester", _YES),
        (r"is[ _]?test|test[ _](response|entry|record|data|mode|user)|is[ _]?preview|istest", _YES),
    )
)  # fmt: skip
"""Columns by name, and their cells in small letters that mark a row as no respondent's, as Qualtrics, Alchemer and
Unipark export them."""


def trial_columns(columns: Sequence[Column]) -> list[tuple[Column, tuple[str, ...]]]:
    """The columns that tell such rows, each with the cells that do."""
    return [
        (column, cells)
        for column in columns
        for name, cells in TRIAL_MARKS
        if any(name.fullmatch(text.strip()) for text in (column.name, column.label))
    ]
