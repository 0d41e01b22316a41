"""Rows of a table that sum up others: totals, subtotals, means and counts, by their words and by their figures.

Whatever is a total must show it by its figures or by what it leaves blank; a row that may be a person is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from persona_gen.sources.tables.number_decision import decide
from persona_gen.sources.tables.number_format import ascii_digits
from persona_gen.sources.tables.sql import sql_name, sql_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LAST = 60
"""Rows at the end that are looked at for notes."""
ROWS_SEARCHED = 200_000
"""Rows up to which all of them are searched for what repeats or sums up; above, the last ones."""
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
    r"gesamttotal", r"(zwischen|teil|gesamt)?summe .{1,40}",
    r"(sous-total|subtotal|suma|somme|somma|totale|totaal) .{1,40}",
    r"ukupno", r"skupaj", r"iš viso", r"kopā", r"kokku",
)  # fmt: skip
TOTAL = re.compile(
    rf"({'|'.join(_TOTAL_WORDS)})( \(.*\))?( ?[:=].*)?|.{{1,40}}\b(grand |sub-?)?total|total .{{1,30}}", re.IGNORECASE
)
"""The label of a row that sums up others."""
SUMMARY = re.compile(
    r"(n|min(imum)?|max(imum)?|mode|modus|range|variance|varianz|median|count|valid n|missing"
    r"|(std|st|standard)\.? ?(dev|deviation|err|error)(iation|or)?\.?|s\.?[de]\.?|standardabweichung|écart[- ]type"
    r"|desviación (típica|estándar)|deviazione standard|standaarddeviatie)\W?",
    re.IGNORECASE,
)
"""The label of a row that sums up others where it stands beside a total: alone it may be a person's name."""
SUBTOTAL = re.compile(r"(sub|grand)-?total|(zwischen|teil|gesamt)summe|sous-total|subtot", re.IGNORECASE)
"""Labels that no person, brand or place has, however often they stand."""
_ANY_TOTAL = (
    "total|sum|gesamt|average|mean|avg|durchschnitt|mittelwert|moyenne|promedio|count|ergebnis|overall|^all "
    rf"|^({'|'.join(_TOTAL_WORDS)})$|^({SUMMARY.pattern})$"
)
"""Whatever may be called so; simpler than `TOTAL`, for a database looks for it in every cell."""
SUBTOTAL_END = re.compile(
    r"(.+?)[ :-]+(totals?|sum|summe|gesamt|ergebnis|average|avg|mean|mittelwert|moyenne|promedio)"
)
"""``North Total``, ``Nord Ergebnis``: a total where the words before stand alone in the same column."""
TOTAL_BLANKS = frozenset(("", "-", "–", "—", "all", "alle", "n/a", "total"))
"""Cells of a total's row that say nothing of their own."""


@dataclass(frozen=True)
class LookedRows:
    """Access to the rows of a table in DuckDB, with the place of each."""

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


def totals_in(looked: LookedRows, skipped: set[int] | frozenset[int]) -> tuple[dict[int, str], dict[str, int]]:
    """Rows that sum up others, by place with their label; and labels of rows that are called so and may be people."""
    # All cells of a row in one text: the database compiles the pattern anew wherever it stands.
    lines = ", ".join(f"trim(CAST({sql_name(name)} AS VARCHAR))" for name in looked.names)
    named = f"regexp_matches(concat_ws(chr(10), {lines}), {sql_text(f'(?im){_ANY_TOTAL}')})"
    last = f"{looked.place} >= {looked.rows - LAST}"
    below = looked.fetch(last)  # of a short table all rows: the pattern takes longer to compile than they to look at
    ends = [at for at, cells in below if any(cells) and at not in skipped]
    end = max(ends, default=-1) if looked.rows > LEAST_SUMMED else -1
    where = f"{named} OR {looked.place} = {end}" if looked.rows <= ROWS_SEARCHED else last
    rows = below if looked.rows <= LAST else looked.fetch(where, f"LIMIT {MOST_TOTALS}")
    groups = [_groups(looked, name, [cells[i] for _, cells in rows]) for i, name in enumerate(looked.names)]
    candidates: dict[int, tuple[str, list[str]]] = {}
    for at, cells in rows:
        labels = [
            c for i, c in enumerate(cells) if TOTAL.fullmatch(c) or SUMMARY.fullmatch(c) or _of_a_group(c, groups[i])
        ]
        labels = labels or [c for c in cells if c and not _is_figure(c)][: at == end]
        others = [c for c in cells if c.lower() not in TOTAL_BLANKS and c not in labels]
        if labels and at not in skipped and all(_is_figure(c) for c in others):
            candidates[at] = labels[0], cells
    beside = _beside_totals(candidates)
    candidates = {at: c for at, c in candidates.items() if at in beside or not SUMMARY.fullmatch(c[0])}
    called_total = {at for at, (label, _) in candidates.items() if TOTAL.fullmatch(label)}
    if called_total and end not in called_total | beside.keys():
        candidates.pop(end, None)  # the last person, where another row is the total: it belongs to the sums
    if not candidates or len(candidates) >= max(MOST_TOTALS, looked.rows):
        return {}, {}
    totals, kept = _proved(looked, candidates, skipped)
    summaries = {at: candidates[at][0] for at, total in beside.items() if at in candidates and total in totals}
    return {**summaries, **totals}, {label: at for label, at in kept.items() if at not in summaries}


def _beside_totals(candidates: dict[int, tuple[str, list[str]]]) -> dict[int, int]:
    """Rows such as "Std dev" in an unbroken block with rows called a total, each with the nearest of those.

    "Max" alone above a total may be the last person of a list of first names; with "Min" beside it, it is none.
    """
    beside: dict[int, int] = {}
    labels = {label.lower() for label, _ in candidates.values()}
    for rows, step in ((sorted(candidates), -1), (sorted(candidates, reverse=True), 1)):
        for at in rows:
            label = candidates[at][0]
            before = at + step
            a_name = step == 1 and label.lower() == "max" and "min" not in labels
            if SUMMARY.fullmatch(label) and before in candidates and not a_name:
                total = beside.get(before, before)
                if total != before or TOTAL.fullmatch(candidates[before][0]):
                    beside.setdefault(at, total)
    return beside


def _groups(looked: LookedRows, name: str, cells: Sequence[str]) -> frozenset[str]:
    """Of the words that stand before "total" in cells of a column, those that stand alone in other rows of it."""
    before = {match[1] for cell in cells if (match := SUBTOTAL_END.fullmatch(cell.lower()))}
    if not before or looked.rows > ROWS_SEARCHED:
        return frozenset()
    text = f"lower(trim(regexp_replace(CAST({sql_name(name)} AS VARCHAR), '\\s+', ' ', 'g')))"
    among = ", ".join(map(sql_text, sorted(before)))
    matching = looked.connection.execute(f"SELECT DISTINCT {text} FROM {looked.source} WHERE {text} IN ({among})")
    return frozenset(str(value) for (value,) in matching.fetchall())


def _of_a_group(cell: str, groups: frozenset[str]) -> bool:
    match = SUBTOTAL_END.fullmatch(cell.lower())
    return match is not None and match[1] in groups


def _is_figure(cell: str) -> bool:
    """Whether a cell beside the label of a total is a number, with a unit or without."""
    plain = re.search(r"\d", cell) and not re.search(r"[^\W\d]{3}", cell)
    return bool(plain) or decide({cell: 1}, sure=True).format is not None


def _proved(
    looked: LookedRows, candidates: dict[int, tuple[str, list[str]]], skipped: set[int] | frozenset[int]
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
    looked: LookedRows, left: str, candidates: dict[int, tuple[str, list[str]]]
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
