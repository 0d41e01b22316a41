"""Rows of a table that are no people: headers that stand again, totals, notes below the table.

They are recognised, left out and told; a row that may be a person is kept. Whatever is a total must say so by a word
and show it by its figures or by what it leaves blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from persona_gen.privacy.columns import identifier_by_name
from persona_gen.sources.tables.headers import Column, Header
from persona_gen.sources.tables.number_decision import decide
from persona_gen.sources.tables.number_format import ascii_digits
from persona_gen.sources.tables.sql import sql_name, sql_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LAST = 60
"""Rows at the end that are looked at for notes."""
_ROWS_SEARCHED = 200_000
"""Rows up to which all of them are searched for totals; above, the last ones."""
LEAST_SUMMED = 10
"""Rows that a table must exceed for its last one to be a total whatever it is called, where each of its figures sums up
its column."""
SAMPLE_ROWS = 2_000
MOST_TOTALS = 2_000

_TOTAL_WORDS = (
    r"(grand|sub|overall|column|report|page)?[ -]?totals?", r"sub-?totals?", r"(gesamt|zwischen|teil)?summe", r"gesamt",
    r"gesamtergebnis", r"insgesamt", r"total (général|general)", r"totale", r"totaal", r"suma( total)?", r"sums?",
    r"(grand |overall )?(average|avg|mean|median)", r"durchschnitt", r"mittelwert", r"moyenne", r"promedio",
    r"(record )?counts?", r"ergebnis", r"overall", r"all (customers|respondents|segments|people|rows)",
    r"totale complessivo", r"somma", r"eindtotaal", r"som", r"total geral", r"soma", r"somme", r"ensemble",
    r"total general", r"totalt", r"til sammen", r"tilsammen", r"i ?alt", r"summa( totalt?| summarum)?", r"yhteensä",
    r"razem", r"suma (końcowa|całkowita|ogólna)", r"ogółem", r"łącznie", r"celkem", r"celkový součet", r"součet",
    r"spolu", r"celkom", r"(mind)?összesen", r"végösszeg", r"(genel )?toplam", r"(общий )?итог", r"итого", r"всего",
    r"(загальний )?підсумок", r"усього", r"всього", r"разом", r"общо", r"(γενικό )?σύνολο", r"סה[\"״]כ", r"סך הכ[לו]ל?",
    r"(ال)?مجموع( الكلي)?", r"(ال)?إجمالي( العام)?", r"الاجمالي", r"جمع( کل)?", r"कुल( योग)?", r"योग",
    r"[総总小合]?[計计]", r"总和", r"(총)?합계", r"[총소]계", r"รวม(ทั้งหมด|ทั้งสิ้น)?", r"tổng( cộng)?", r"jumlah",
    r"ukupno", r"skupaj", r"iš viso", r"kopā", r"kokku",
)  # fmt: skip
TOTAL = re.compile(
    rf"({'|'.join(_TOTAL_WORDS)})( \(.*\))?( ?[:=].*)?|.{{1,40}}\b(grand |sub-?)?total|total .{{1,30}}", re.IGNORECASE
)
"""The label of a row that sums up others."""
SUBTOTAL = re.compile(r"(sub|grand)-?total|(zwischen|teil|gesamt)summe|sous-total|subtot", re.IGNORECASE)
"""Labels that no person, brand or place has, however often they stand."""
_ANY_TOTAL = (
    "total|sum|gesamt|average|mean|avg|durchschnitt|mittelwert|moyenne|promedio|count|ergebnis|overall|^all "
    rf"|^({'|'.join(_TOTAL_WORDS)})$"
)
"""Whatever may be called so; simpler than `TOTAL`, for a database looks for it in every cell."""
SUBTOTAL_END = re.compile(
    r"(.+?)[ :-]+(totals?|sum|summe|gesamt|ergebnis|average|avg|mean|mittelwert|moyenne|promedio)"
)
"""``North Total``, ``Nord Ergebnis``: a total where the words before stand alone in the same column."""
PAGE = re.compile(
    r"\W*(page|seite|página|pagina|sida|side|strona)\s*:?\s*\d+(\s*(of|von|de|di|av|/|z)\s*\d+)?\W*", re.IGNORECASE
)
"""What a printed list has between its pages."""
_NOTE_WORDS = (
    "source", "notes?", "quelle", "hinweis", "anmerkung", "fuente", "nota", "base", "copyright", "confidential",
    "generated", "exported", "printed", "created", "downloaded", "page", "seite", "filters?", "filtered",
    "applied filters", "as of", "stand", "run date", "report", "end of", "legend", "disclaimer", "rows?", "records?",
    "data",
)  # fmt: skip
NOTE = re.compile(
    rf"({'|'.join(_NOTE_WORDS)})\b.*|n ?= ?\d+.*|[^\W\d][^:\d]{{0,30}}: ?[\d.,]+ ?%?|[*†‡©#].*|[-–—=_]{{3,}}",
    re.IGNORECASE | re.DOTALL,
)
"""What tools and people write below a table."""
NOTE_BELOW = re.compile(rf"{NOTE.pattern}|{TOTAL.pattern}", re.IGNORECASE | re.DOTALL)
"""What a single line below a table must be to be no part of it."""
TOTAL_BLANKS = frozenset(("", "-", "–", "—", "all", "alle", "n/a", "total"))
"""Cells of a total's row that say nothing of their own."""


@dataclass(frozen=True)
class LeftOutRow:
    """Rows by their place in the table (from 0), and why in words."""

    rows: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


def no_people(
    connection: DuckDBPyConnection, source: str, place: str, columns: Sequence[Column], header: Header, first: int
) -> LeftOutRow:
    """The rows of ``source`` that are no people; ``place`` is the column of their place, ``first`` its first number."""
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {source}").fetchall()
    looked = _Looked(connection, source, place, [column.name for column in columns], int(rows))
    repeated = _repeated(looked, header)
    pages = _page_lines(looked)
    notes = {at: label for at, label in _notes(looked).items() if at not in pages}
    totals, kept = _totals(looked, repeated | pages | notes.keys())
    words = []
    if repeated:
        words.append(f"{_rows(len(repeated))} the header again, and {_is(len(repeated))} left out")
    if pages:
        words.append(f"{_rows(len(pages))} the number of a page, and {_is(len(pages))} left out")
    if notes:
        shown = next(iter(sorted(notes.items())))
        words.append(f'{_rows(len(notes))} a note below the table, and {_is(len(notes))} left out: "{shown[1][:60]}"')
    if totals:
        at, label = next(iter(sorted(totals.items())))
        words.append(f'{_rows(len(totals))} a total, and {_is(len(totals))} left out: row {first + at}, "{label[:40]}"')
    for label, at in sorted(kept.items())[:3]:
        words.append(f'row {first + at} is called "{label[:40]}" and counts as a person: its figures sum up no others')
    copies = _copies(looked, repeated | pages | notes.keys() | totals.keys())
    if copies:
        words.append(
            f"{_rows(len(copies))} the same in all cells as one before, id and all, and {_is(len(copies))} left out"
        )
    return LeftOutRow(frozenset(repeated | pages | notes.keys() | totals.keys() | copies), tuple(words))


def blank_rows(connection: DuckDBPyConnection, source: str, place: str, columns: Sequence[Column]) -> frozenset[int]:
    """The places of rows without any cell, in tables small enough to look at all of them."""
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {source}").fetchall()
    if rows > _ROWS_SEARCHED:
        return frozenset()
    blank = " AND ".join(f"coalesce(trim(CAST({sql_name(c.name)} AS VARCHAR)), '') = ''" for c in columns)
    return frozenset(int(at) for (at,) in connection.execute(f"SELECT {place} FROM {source} WHERE {blank}").fetchall())


def _rows(n: int) -> str:
    return f"{n:,} row{'s are' if n != 1 else ' is'}"


def _is(n: int) -> str:
    return "are" if n != 1 else "is"


@dataclass(frozen=True)
class _Looked:
    """A table whose rows are looked at."""

    connection: DuckDBPyConnection
    source: str
    place: str
    names: list[str]
    rows: int

    def fetch(self, where: str = "", more: str = "", names: Sequence[str] = ()) -> list[tuple[int, list[str]]]:
        """Rows with their place, their cells as trimmed text."""
        cells = ", ".join(f"coalesce(trim(CAST({sql_name(n)} AS VARCHAR)), '')" for n in names or self.names)
        condition = f" WHERE {where}" if where else ""
        rows = self.connection.execute(f"SELECT {self.place}, {cells} FROM {self.source}{condition} {more}").fetchall()
        return [(int(at), [" ".join(str(cell).split()) for cell in row]) for at, *row in rows]


def _repeated(looked: _Looked, header: Header) -> set[int]:
    """Rows that are the header once more, as where files were joined."""
    repeated: set[int] = set()
    for cells in header.cells:
        # Blank where the header is: whoever ticks all choices has the cells of a second header row, and an id besides.
        tests = [
            f"coalesce(trim(CAST({sql_name(name)} AS VARCHAR)), '') = {sql_text(cell.strip())}"
            for name, cell in zip(looked.names, cells, strict=False)
        ]
        filled = sum(bool(cell.strip()) for cell in cells)
        if filled > 1 or (filled and len(looked.names) == 1):
            repeated |= {at for at, _ in looked.fetch(" AND ".join(tests), names=looked.names[:1])}
    return repeated


def _page_lines(looked: _Looked) -> set[int]:
    """Rows of a single cell that numbers a page, wherever they stand."""
    if looked.rows > _ROWS_SEARCHED or len(looked.names) < 2:
        return set()
    numbered = " OR ".join(
        f"regexp_matches(CAST({sql_name(name)} AS VARCHAR), '^.{{0,4}}(page|seite|p[aá]gina|sida|side|strona)', 'i')"
        for name in looked.names
    )
    rows = ((at, [cell for cell in cells if cell]) for at, cells in looked.fetch(numbered))
    return {at for at, filled in rows if len(filled) == 1 and PAGE.fullmatch(filled[0])}


def _copies(looked: _Looked, skipped: set[int]) -> set[int]:
    """Rows that stand twice, in tables that give each person an id: without one, two alike may be two people."""
    ids = [name for name in looked.names if identifier_by_name(name) in ("ids", "e-mail addresses")]
    if not ids or looked.rows > _ROWS_SEARCHED:
        return set()
    every = ", ".join(map(sql_name, looked.names))
    filled = f"coalesce(trim(CAST({sql_name(ids[0])} AS VARCHAR)), '') <> ''"
    numbered = f"row_number() OVER (PARTITION BY {every} ORDER BY {looked.place}) AS nth"
    rows = f"SELECT {looked.place} AS row_at, {numbered} FROM {looked.source} WHERE {filled}"
    query = f"SELECT row_at FROM ({rows}) WHERE nth > 1"
    return {int(row_at) for (row_at,) in looked.connection.execute(query).fetchall()} - skipped


def _notes(looked: _Looked) -> dict[int, str]:
    """The rows below the last person that hold a note, from the end upwards."""
    if len(looked.names) < 2:
        return {}
    sample = [cells for _, cells in looked.fetch(more=f"LIMIT {SAMPLE_ROWS}")]
    filled = sorted(sum(map(bool, cells)) for cells in sample if any(cells))
    typical = filled[len(filled) // 2] if filled else 0
    notes: dict[int, str] = {}
    gap: list[int] = []
    for at, cells in sorted(looked.fetch(f"{looked.place} >= {looked.rows - LAST}"), reverse=True):
        texts = [(i, cell) for i, cell in enumerate(cells) if cell]
        if not texts:
            gap.append(at)
            continue
        few = len(texts) == 1 or (len(texts) == 2 and typical >= 4)
        if typical < 2 or not few or not _a_note(texts, sample, at):
            break
        notes[at] = texts[0][1]
    return notes


def _a_note(texts: Sequence[tuple[int, str]], sample: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the only cells of a row are no answers: by their words, or by being unlike all others of the column."""
    column, text = texts[0]
    if NOTE.fullmatch(text) or (TOTAL.fullmatch(text) and len(texts) == 1):
        return True
    others = [cells[column] for i, cells in enumerate(sample) if cells[column] and i != at]
    numbers = sum(bool(re.fullmatch(r"[\d.,]+", other)) for other in others)
    alike = len(set(others)) < 0.5 * len(others) or numbers > 0.9 * len(others)
    return bool(others) and alike and text not in others and len(text.split()) > 2


def _totals(looked: _Looked, skipped: set[int] | frozenset[int]) -> tuple[dict[int, str], dict[str, int]]:
    """Rows that sum up others, by place with their label; and labels of rows that are called so and may be people."""
    tests = [
        f"regexp_matches(trim(CAST({sql_name(name)} AS VARCHAR)), {sql_text(_ANY_TOTAL)}, 'i')" for name in looked.names
    ]
    last = f"{looked.place} >= {looked.rows - LAST}"
    ends = [at for at, cells in looked.fetch(last) if any(cells) and at not in skipped]
    end = max(ends, default=-1) if looked.rows > LEAST_SUMMED else -1
    where = " OR ".join([*tests, f"{looked.place} = {end}"]) if looked.rows <= _ROWS_SEARCHED else last
    rows = looked.fetch(where, f"LIMIT {MOST_TOTALS}")
    groups = [_groups(looked, name, [cells[i] for _, cells in rows]) for i, name in enumerate(looked.names)]
    candidates: dict[int, tuple[str, list[str]]] = {}
    for at, cells in rows:
        labels = [c for i, c in enumerate(cells) if TOTAL.fullmatch(c) or _of_a_group(c, groups[i])]
        labels = labels or [c for c in cells if c and not _is_figure(c)][: at == end]
        others = [c for c in cells if c.lower() not in TOTAL_BLANKS and c not in labels]
        if labels and at not in skipped and all(_is_figure(c) for c in others):
            candidates[at] = labels[0], cells
    if not candidates or len(candidates) >= max(MOST_TOTALS, looked.rows):
        return {}, {}
    return _proved(looked, candidates, skipped)


def _groups(looked: _Looked, name: str, cells: Sequence[str]) -> frozenset[str]:
    """Of the words that stand before "total" in cells of a column, those that stand alone in other rows of it."""
    before = {match[1] for cell in cells if (match := SUBTOTAL_END.fullmatch(cell.lower()))}
    if not before or looked.rows > _ROWS_SEARCHED:
        return frozenset()
    text = f"lower(trim(regexp_replace(CAST({sql_name(name)} AS VARCHAR), '\\s+', ' ', 'g')))"
    among = ", ".join(map(sql_text, sorted(before)))
    found = looked.connection.execute(f"SELECT DISTINCT {text} FROM {looked.source} WHERE {text} IN ({among})")
    return frozenset(str(value) for (value,) in found.fetchall())


def _of_a_group(cell: str, groups: frozenset[str]) -> bool:
    match = SUBTOTAL_END.fullmatch(cell.lower())
    return match is not None and match[1] in groups


def _is_figure(cell: str) -> bool:
    """Whether a cell beside the label of a total is a number, with a unit or without."""
    plain = re.search(r"\d", cell) and not re.search(r"[^\W\d]{3}", cell)
    return bool(plain) or decide({cell: 1}, sure=True).format is not None


def _proved(
    looked: _Looked, candidates: dict[int, tuple[str, list[str]]], skipped: set[int] | frozenset[int]
) -> tuple[dict[int, str], dict[str, int]]:
    left = ", ".join(map(str, [*candidates, *skipped]))
    sample = [cells for at, cells in looked.fetch(f"{looked.place} NOT IN ({left})", f"LIMIT {SAMPLE_ROWS}")]
    filled = [sum(bool(row[i]) for row in sample) > 0.8 * len(sample) for i in range(len(looked.names))]
    sums = _sums(looked, left, candidates)
    times: dict[str, int] = {}
    for label, _ in candidates.values():
        times[label] = times.get(label, 0) + 1
    totals: dict[int, str] = {}
    kept: dict[str, int] = {}
    for at, (label, cells) in sorted(candidates.items()):
        figures = [_is_sum(cell, sums[i]) for i, cell in enumerate(cells) if i in sums and re.search(r"\d", cell)]
        adds_up = bool(figures) and all(figures)
        if not (TOTAL.fullmatch(label) or SUBTOTAL_END.fullmatch(label.lower())):  # in another language, perhaps
            if adds_up and all(
                _is_sum(cell, sums[i][:1], least=sums[i][2]) for i, cell in enumerate(cells) if i in sums
            ):
                totals[at] = label
            continue
        blank = any(filled[i] and cell.lower() in TOTAL_BLANKS and cell != label for i, cell in enumerate(cells))
        above = any(_above(cell, sums.get(i, ())) for i, cell in enumerate(cells)) and at >= looked.rows - 2
        surely = " " in label or SUBTOTAL.match(label) or at - 1 in totals  # a count below the sum
        if adds_up or (times[label] <= 2 and (blank or above)) or (blank and surely):
            totals[at] = label
        else:
            kept.setdefault(label, at)
    return totals, kept


def _sums(
    looked: _Looked, left: str, candidates: dict[int, tuple[str, list[str]]]
) -> dict[int, tuple[float, float, float]]:
    """Sum, mean and largest of each column in which a candidate has a figure."""
    wanted = {i for _, cells in candidates.values() for i, cell in enumerate(cells) if re.search(r"\d", cell)}
    sums: dict[int, tuple[float, float, float]] = {}
    for i in wanted:
        name = looked.names[i]
        cells = {
            cell: 1 for _, [cell] in looked.fetch(f"{looked.place} NOT IN ({left})", f"LIMIT {SAMPLE_ROWS}", [name])
        }
        format = decide(cells, sure=True).format
        if format:
            x = format.sql(f"CAST({sql_name(name)} AS VARCHAR)")
            query = f"SELECT sum({x}), avg({x}), max({x}) FROM {looked.source} WHERE {looked.place} NOT IN ({left})"
            [(total, mean, most)] = looked.connection.execute(query).fetchall()
            if total is not None:
                sums[i] = float(total), float(mean), float(most)
    return sums


def _figures(cell: str) -> list[float]:
    """A figure in both of the ways that its marks may be meant."""
    digits = re.sub(r"[^\d.,-]", "", ascii_digits(cell))
    readings = {re.sub(r",", "", digits), re.sub(r"\.", "", digits).replace(",", ".")}
    return [float(text) for text in readings if re.fullmatch(r"-?\d+(\.\d+)?", text)]


def _is_sum(cell: str, sums: Sequence[float], least: float = float("-inf")) -> bool:
    """Whether a figure is one of the first two of ``sums``, and above ``least``."""
    near = ((figure, total) for figure in _figures(cell) for total in sums[:2] if total > least)
    return any(abs(figure - total) <= max(0.01, 0.0005 * abs(total)) for figure, total in near)


def _above(cell: str, sums: Sequence[float]) -> bool:
    return bool(sums) and any(figure > sums[2] for figure in _figures(cell))
