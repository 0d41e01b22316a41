"""Percent signs and currencies that stand in the formats of a workbook's cells alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments, inspect
from persona_gen.ingest.options import BuildOptions
from persona_gen.sources.tables.cell_formats import shown_unit, with_unit

xlsxwriter = pytest.importorskip("xlsxwriter")


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("0%", "%"), ("0.00%;[Red]-0.00%", "%"), ("#,##0.00\\ [$€-407]", "€"), ("[$$-409]#,##0.00", "$"),
        ('_-* #,##0.00 "kr"_-;-* #,##0.00 "kr"_-', "kr"), ("£#,##0", "£"), ("[$USD] #,##0", "USD"),
        ("\\€0", "€"), ("General", ""), ("[$-409]d-mmm-yy", ""), ('0" people"', ""), ("[>=100]0;0%", ""), ('0"%"', ""),
    ],
)  # fmt: skip
def test_a_format_shows_a_unit(code: str, unit: str) -> None:
    """Dates, words that are no currency and formats of other cells show none."""
    assert shown_unit(code) == unit


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.07, "%", "7%"), (0.42375, "%", "42.375%"), (1, "%", "100%"), (12.5, "€", "12.5 €"), (1.234, "€", "1.2340 €"),
     (1250.0, "$", "1250 $"), ("n/a", "€", "n/a"), (None, "%", ""), (True, "%", "TRUE")],
)  # fmt: skip
def test_a_number_keeps_its_digits(value: object, unit: str, text: str) -> None:
    """No digit is rounded away, and three decimals are not taken for thousands."""
    assert with_unit(value, unit) == text


@pytest.mark.parametrize("codes", [("[$€-407]#,##0.00", "[$€-407]#,##0.00"), ("[$€-407]0", "[$$-409]0")])
def test_amounts_of_two_currencies_make_no_mean(tmp_path: Path, codes: tuple[str, str]) -> None:
    """Of one currency they are told in it; percent cells are told in percent."""
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Plan", "Basket", "Online"])
        formats = [book.add_format({"num_format": code}) for code in codes]
        percent = book.add_format({"num_format": "0%"})
        for i in range(40):
            sheet.write(i + 1, 0, "AB"[i % 2])
            sheet.write(i + 1, 1, 10 + i * 1.5, formats[i % 3 == 0])
            sheet.write(i + 1, 2, i / 40, percent)
    built = build_segments([path], BuildOptions(by=["Plan"]))
    statistics = next(iter(built.segments.values())).statistics
    told = {s.attribute: (s.value, s.unit) for s in statistics if s.measure == "mean"}
    assert told["Online"] == (47.5, "%")
    basket = next(column.reason for column in built.report.columns if column.column == "Basket")
    if codes[0] == codes[1]:
        assert told["Basket"] == (38.5, "EUR")
    else:
        assert basket.startswith("in doubt: amounts in $") and "Basket" not in told


def test_of_sheets_with_the_same_columns_the_named_one_is_built(tmp_path: Path) -> None:
    """The cure of the refusal works as printed, for inspect and for build."""
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("North", "South"):
            sheet = book.add_worksheet(name)
            for i, row in enumerate([["Plan", "Age"], *([["A", 20 + i], ["B", 30 + i]][i % 2] for i in range(30))]):
                sheet.write_row(i, 0, row)
    with pytest.raises(ConfigError, match=r'sheets "North", "South" of .* name one with --sheet'):
        build_segments([path], BuildOptions(by=["Plan"]))
    options = BuildOptions(by=["Plan"], sheet="South")
    assert len(build_segments([path], options).segments) == len(inspect([path], options).segments) == 2
