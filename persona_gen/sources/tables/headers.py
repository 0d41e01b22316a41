"""Where the header of a table ends and its people begin, and what each column is called.

Survey software writes one to three header rows. Tables of ready figures (banners, crosstabs, long tables) look like
tables of people to a CSV reader; they are recognised here and refused.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from persona_gen.domain import counted
from persona_gen.errors import InputError
from persona_gen.sources.tables.double_headers import codes_below, labels_below, questions_below
from persona_gen.sources.tables.encodings import unmarked

Cells = Sequence[str]
LOOK = 40
"""Records that are looked at to find the header."""

MOST_TITLES = 15
"""Rows above a header that are passed over."""
SURVEYMONKEY_WORDS = ("response", "open-ended response")
SURVEYMONKEY = re.compile(r"(open-ended )?response|(respondent|collector) ?id|other \(please specify\)", re.IGNORECASE)
"""Cells by which its header is known from other headers of two rows."""
PERCENT = re.compile(r"[<>]?\s*\d+([.,]\d+)?\s*%(\s*[A-Z]{1,6})?")
"""A cell of a banner table, with its significance letters."""

PIPED = re.compile(r"\$\{\w+:/[^{}]*\}")
"""What Qualtrics puts into a question for each respondent: ``${lm://Field/1}``."""

VV = "LimeSurvey VV"
"""The style of the header of LimeSurvey's VV export, whose cells are escaped."""

LONG_TABLE = (
    {"segment"},
    {"attribute", "question", "variable", "statistic"},
    {"value", "share", "percent", "pct", "%"},
)


@dataclass(frozen=True)
class Column:
    """A column: ``name`` is unique in its table; ``label`` is the question as people read it.

    Where one question has a column for each of its choices or items, ``question`` and ``choice`` are its two parts.
    """

    name: str
    label: str
    question: str = ""
    choice: str = ""
    open_ended: bool = False
    """The tool says that people answer in their own words."""
    aside: str = ""
    """Why it is told of nobody, whatever it holds."""


@dataclass(frozen=True)
class Header:
    """The columns of a table, and the ``rows`` of cells they were read from. ``style`` names the survey software."""

    columns: tuple[Column, ...]
    rows: int
    style: str
    notes: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    """The rows themselves, as the file has them."""
    above: int = 0
    """Records above the header, such as titles."""


def header_of(records: Sequence[Cells], file: object) -> Header:
    """The header of a table by its first records, below titles.

    Raises `InputError` for tables of figures and where there is none.
    """
    if not records:
        raise InputError(file, "", "the table is empty", cure="fill it or leave it out")
    above = _titles(records)
    header = _header_at(records[above:], file)
    cells = tuple(tuple(row[: len(header.columns)]) for row in records[above : above + header.rows])
    shown = " ".join(cell for row in records[:above] for cell in row if cell.strip())[:60]
    if shown:
        what = f'{counted(above, "row")} above the header {"are" if above > 1 else "is"} left out: "{shown}"'
        return replace(header, notes=(what, *header.notes), cells=cells, above=above)
    return replace(header, cells=cells, above=above)


def _titles(records: Sequence[Cells]) -> int:
    """Records above the header: they fill far fewer cells than those below; the first that fills as many is the header.

    A row that is half blank may also be the first of two header rows, where the second fills its blanks.
    """
    filled = [[i for i, cell in enumerate(cells) if cell.strip()] for cells in records]
    noted = next((i for i, cells in enumerate(records) if not cells[0].startswith("#") or len(filled[i]) > 1), 0)
    for at in range(noted, min(len(records) - 2, MOST_TITLES)):
        below = sorted(len(cells) for cells in filled[at + 1 :])
        typical = below[len(below) // 2]
        if len(filled[at]) >= 0.6 * typical or typical < 2:
            return at
        spans = len(records[at]) >= 3 and len(filled[at]) > 1 and _surveymonkey(records[at], records[at + 1])
        if spans or (len(filled[at]) > 1 and _two_header_rows(filled[at], filled[at + 1], records[at + 1])):
            return at
    return noted


def _two_header_rows(first: Sequence[int], second: Sequence[int], cells: Cells) -> bool:
    """Whether a row spans columns that the next one names, as the groups over a crosstab do."""
    texts = not any(re.search(r"\d", cells[i]) for i in second)
    return first[0] > 0 and texts and bool(set(range(first[0])) & set(second))


def _header_at(records: Sequence[Cells], file: object) -> Header:
    """The header that begins with the first record."""
    width = len(records[0])
    rows = [[plain_header(cell) for cell in cells[:width]] + [""] * (width - len(cells)) for cells in records]
    first, second = rows[0], rows[1] if len(rows) > 1 else []
    _refuse_figures(rows, file)
    imports = next((i for i, row in enumerate(rows[:3]) if sum("ImportId" in cell for cell in row) > width / 2), 0)
    if imports:
        asked = [PIPED.sub("…", cell) for cell in (second if imports == 2 else first)]
        return _header([(a, b or a, "", "") for a, b in zip(first, asked, strict=True)], imports + 1, "Qualtrics")
    if re.match(r"V1$", first[0]) and len(rows) > 1 and second[0].lower() in ("responseid", "response id"):
        # V1 … V10 say nothing; the second row names them as people know them.
        pairs = zip(first, second, strict=True)
        named = [(b if re.fullmatch(r"V\d+", a) else a, b or a, "", "") for a, b in pairs]
        return _header(named, 2, "Qualtrics, legacy")
    if second and _surveymonkey(first, second):
        of_tool = any(SURVEYMONKEY.fullmatch(cell) for cell in (*first, *second))
        header = _header(_two_rows(first, second), 2, "SurveyMonkey" if of_tool else "two rows of names")
        columns = (
            replace(column, open_ended=cell.lower().startswith("open-ended"))
            for column, cell in zip(header.columns, second, strict=True)
        )
        return replace(header, columns=tuple(columns))
    if second and (questions_below(first, second, rows[2:]) or labels_below(first, second, rows[2:])):
        return _header([(a, b or a, "", "") for a, b in zip(first, second, strict=True)], 2, "two rows of names")
    if second and codes_below(first, second, rows[2:]):
        tool = VV if {"id", "lastpage"} <= set(second) else "two rows of names"
        return _header([(b, a or b, "", "") for a, b in zip(first, second, strict=True)], 2, tool)
    _refuse_without_names(first, file)
    return _header([(cell, cell, "", "") for cell in first], 1, "")


def _refuse_without_names(first: Cells, file: object) -> None:
    if not any(re.search(r"[^\W\d]", cell) for cell in first):
        what = "the first row holds no names of columns"
        raise InputError(file, "row 1", what, cure="put a row of column names first")
    if len(first) >= 3 and sum(bool(cell) for cell in first) < len(first) / 2:
        what = f"the first row names {sum(bool(cell) for cell in first)} of {len(first)} columns"
        raise InputError(file, "row 1", what, cure="remove what stands above the row of column names")


def plain_header(cell: str) -> str:
    """A header cell without mark-up, entities, invisible marks and double blanks."""
    return " ".join(re.sub(r"<[^<>]{1,80}>", " ", unmarked(html.unescape(cell))).split())


def _surveymonkey(first: Cells, second: Cells) -> bool:
    """The second row holds ``Response`` or a choice for each question, and nothing for the respondent's own columns."""
    pairs = list(zip(first, [*second, *[""] * len(first)], strict=False))
    answers = sum(b.strip().lower() in SURVEYMONKEY_WORDS for _, b in pairs)
    filled = sum(bool(b.strip()) for _, b in pairs)
    choices = sum(bool(b.strip()) and not a.strip() for a, b in pairs)
    if first[0].strip() and not second[0].strip():
        return filled > 0 and (answers + choices) >= filled * 0.5
    # Without columns of the respondent's own, each cell is the word, a choice, or the first choice of a question.
    stems = sum(bool(a.strip() and b.strip()) and not c.strip() for (a, b), c in zip(pairs, first[1:], strict=False))
    words = sum(a.strip() != "" and b.strip().lower() in SURVEYMONKEY_WORDS for a, b in pairs)
    return bool(first[0].strip()) and words > 0 and filled <= answers + choices + stems


def _two_rows(first: Cells, second: Cells) -> list[tuple[str, str, str, str]]:
    """Name, label, question and choice: a question stands over its first choice, and over none of the others."""
    names, question = [], ""
    for i, (a, b) in enumerate(zip(first, second, strict=True)):
        question = a or question
        alone = (i + 1 >= len(first) or first[i + 1]) and bool(a)
        if not b or b.lower() in SURVEYMONKEY_WORDS or (alone and b.lower().startswith("open-ended")):
            names.append((a, a, "", ""))
        else:
            names.append((f"{question}: {b}", f"{question}: {b}", question, b))
    return names


def _header(names: list[tuple[str, str, str, str]], rows: int, style: str) -> Header:
    """Columns with unique names; those without a name are numbered, or dropped where they are blank throughout."""
    columns: list[Column] = []
    times: Counter[str] = Counter()
    notes = []
    for i, (name, label, question, choice) in enumerate(names):
        times[name.lower()] += 1
        if not name:
            # Whether it is blank further down is seen when all rows are read: see `load`.
            notes.append(f"column {i + 1} has no name")
            columns.append(Column(f"column {i + 1}", f"column {i + 1}"))
        elif (nth := times[name.lower()]) > 1:
            notes.append(f'the column "{name}" stands more than once; number {nth} is called "{name} ({nth})"')
            columns.append(Column(f"{name} ({nth})", f"{label} ({nth})", question, choice))
        else:
            columns.append(Column(name, label, question, choice))
    return Header(tuple(_asked_alike(columns)), rows, style, tuple(notes))


def _asked_alike(columns: Sequence[Column]) -> Iterator[Column]:
    """Columns headed ``choice:question``, as Alchemer has them, with their question; neighbours share it."""
    for question, members in groupby(columns, key=lambda column: column.label.partition(":")[2].strip()):
        group = list(members)
        for column in group:
            choice = column.label.partition(":")[0].strip()
            shared = len(group) > 1 and re.search(r"[^\W\d]{3}", question) and choice and not column.question
            yield replace(column, question=question, choice=choice) if shared else column


def _refuse_figures(rows: Sequence[Cells], file: object) -> None:
    """Tables that hold ready figures instead of one row for each person."""
    first, second, body = rows[0], rows[1] if len(rows) > 1 else [], rows[2:]
    words = {cell.lower() for cell in first}
    if all(words & names for names in LONG_TABLE):
        _not_people("a long table of figures, one a row", file)
    if not body:
        return
    spanning = sum(not cell for cell in first) >= 2 and any(first)
    below = sum(not a and bool(re.search(r"[^\W\d]", b)) for a, b in zip(first, second, strict=True))
    if spanning and not first[0] and second[0] and below >= 2:
        _not_people("a crosstab: its first row spans columns that the second names", file)
    cells = [cell for row in body for cell in row[1:] if cell]
    percents = sum(bool(PERCENT.fullmatch(cell)) for cell in cells)
    if spanning and cells and percents >= 0.5 * sum(bool(re.match(r"[<>]?\s*\d", cell)) for cell in cells) > 0:
        _not_people("a banner table of percentages", file)


def _not_people(what: str, file: object) -> None:
    cure = "give the table with one row for each person; ready figures belong in statistics.csv (see docs/formats.md)"
    raise InputError(file, "", f"this is {what}, not one row for each person", cure=cure)
