"""What a workbook shows beside its numbers and a reader of cells leaves out: percent signs and currencies.

An XLSX file has them in the format of each cell alone (ECMA-376, 18.8.30), so that 12 EUR and 12 USD are both 12.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

from persona_gen.sources.archives import CELL_TAGS, place_of, sheet_parts, tags_of
from persona_gen.sources.tables.cells import text_of
from persona_gen.sources.tables.number_format import CURRENCIES

_LARGEST_STYLES = 20_000_000
_STYLES = "xl/styles.xml"
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^>]*>")
_USED = re.compile(r"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_STYLE = re.compile(r"<(?:\w+:)?xf[\s/>][^>]*>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)["']""")
_STYLE_OF = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_PERCENTS = {"9": "0%", "10": "0.00%"}
"""Formats that need no description, by their number; those of money show the currency of whoever opens the file."""
_TEXTS = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
"""Of a format: quoted texts, a single character, a currency with its locale, and colours and conditions."""


def shown_unit(code: str) -> str:
    """The percent sign or the currency that a format shows behind or before a number; "" for none."""
    first = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0]
    if "%" in _TEXTS.sub("", first):
        return "%"
    signs = [text.strip() for match in _TEXTS.findall(first) for text in match if text.strip() in CURRENCIES]
    bare = [sign for sign in _TEXTS.sub("", first) if sign in "€£$¥₹₺₽₩₪฿₫₱₦₴"]
    return next(iter([*signs, *bare]), "")


def shown_units(path: Path, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Row and column from 0, and unit, of each cell of a sheet of an XLSX file whose format shows one."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        part = sheet_parts(archive).get(sheet, "")
        units = _unit_of_each_style(archive)
        if not units or part not in archive.namelist():
            return
        with closing(tags_of(archive, archive.getinfo(part), CELL_TAGS)) as tags:
            for row, column, attributes in place_of(tags):
                style = _STYLE_OF.search(attributes)
                if style and (unit := units.get(int(style[1]))):
                    yield row - 1, column - 1, unit


def with_unit(value: Any, unit: str) -> str:
    """A number as the workbook shows it, all of its digits kept."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  NaN
        return text_of(value)
    if unit == "%":
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    text = text_of(value)
    return f"{text}{'0' * bool(re.search(r'[.][0-9]{3}$', text))} {unit}"  # 1.234 may be read as thousands


def _unit_of_each_style(archive: zipfile.ZipFile) -> dict[int, str]:
    """The unit of each style of cells that shows one, by its place among them."""
    if _STYLES not in archive.namelist() or archive.getinfo(_STYLES).file_size > _LARGEST_STYLES:
        return {}
    text = archive.read(_STYLES).decode(errors="replace")
    described = (dict(_ATTRIBUTE.findall(tag)) for tag in _FORMAT.findall(text))
    codes = _PERCENTS | {one.get("numFmtId", ""): unescape(one.get("formatCode", "")) for one in described}
    used = _USED.search(text)
    styles = (dict(_ATTRIBUTE.findall(tag)) for tag in _CELL_STYLE.findall(used[0] if used else ""))
    units = {i: shown_unit(codes.get(style.get("numFmtId", ""), "")) for i, style in enumerate(styles)}
    return {i: unit for i, unit in units.items() if unit}
