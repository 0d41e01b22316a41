"""What becomes of each column of a table of people, for the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_gen.domain.build_report import ColumnAccount, ColumnFate
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.population import Bins
from persona_gen.sources.tables.missing_answers import is_dont_know


def column_accounts(
    column_types: Sequence[ColumnType],
    fates: Mapping[str, ColumnFate],
    bins: Mapping[str, Bins],
    silent: Mapping[str, Mapping[str, int]],
) -> tuple[ColumnAccount, ...]:
    """What becomes of each column."""
    accounts = []
    for reading in column_types:
        for column in reading.columns:
            fate = fates.get(column.name, "used" if reading.used else "left out")
            stated = {"quotes": "as --quotes-column says", "consent": "as --consent-column says"}.get(fate)
            kind, reason = ("text", stated) if stated else (reading.kind, reading.reason)
            kind = "left out" if kind == "skip" else kind
            notes = [f"bands: {', '.join(bins[column.name].labels)}"] if column.name in bins else []
            cells = {cell: n for cell, n in silent[column.name].items() if not is_dont_know(cell)}
            if reading.used and cells:
                shown = ", ".join(f'"{cell[:40]}"' for cell in list(cells)[:4])
                notes.append(f"{sum(cells.values()):,} cells count as missing: {shown}{' …' * (len(cells) > 4)}")
            accounts.append(
                ColumnAccount(
                    column=column.name,
                    attribute=reading.attribute,
                    fate=fate,
                    kind=kind,
                    reason=reason,
                    notes=tuple(notes),
                )
            )
    return tuple(accounts)
