"""Columns of numbers: read surely as people write them, or asked about with both readings; never wrong in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from rows import every_row

from persona_gen.errors import ConfigError
from persona_gen.ingest.people.column_types import ColumnType, readings
from persona_gen.sources.tables.decimal_marks import Hints
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import missing_codes
from persona_gen.sources.tables.number_decision import decide
from persona_gen.sources.tables.profiles import Profile

COMMA_FILE = Hints(english=True)
GERMAN = Hints(decimal=",")
MANY = [f"{i},{(i * 37) % 1000:03}" for i in range(1, 10)] * 3


def values(cells: Sequence[str], hints: Hints = COMMA_FILE, like: str = "") -> list[float | None] | str:
    """The numbers of the cells, or why nobody can tell."""
    decision = decide(Counter(cells), hints, like)
    return [decision.format.value(cell) for cell in cells] if decision.format else decision.doubt or "no numbers"


@every_row(
    ("cells", "hints", "numbers"),
    [
        (["4,217", "n/a", "3,091"], COMMA_FILE, [4217, None, 3091]),
        (["4,217", "-120", "-", "3,091"], COMMA_FILE, [4217, -120, None, 3091]),
        (["13,268.07", "475.5", "12"], Hints(), [13268.07, 475.5, 12]),
        (["4.217", "868", "605", "8.037"], GERMAN, [4217, 868, 605, 8037]),
        (["17.129,82", "86,11"], Hints(), [17129.82, 86.11]),
        (["1 234,5", "12,25"], Hints(), [1234.5, 12.25]),
        (["1'234.50", "12.25"], Hints(), [1234.5, 12.25]),
        (["£34.29", "£1,200.00", "£0"], Hints(), [34.29, 1200, 0]),
        (["34,29 €", "1.200,00 €", "-3,50 €"], Hints(), [34.29, 1200, -3.5]),
        (["48%", "52 %", "0 %"], Hints(), [48, 52, 0]),
        (["(5.50)", "12.25"], Hints(), [-5.5, 12.25]),
        (["−5.5", "12.25-"], Hints(), [-5.5, -12.25]),
        (["12 months", "1 month", "24 months"], Hints(), [12, 1, 24]),
        (["0 - Not at all likely", "7", "8", "10 - Extremely likely"], Hints(), [0, 7, 8, 10]),
        (["Not at all likely (0)", "7", "3", "99 - Don't know"], Hints(), [0, 7, 3, None]),
        (["₹1,00,000.50", "₹12,345", "₹7"], Hints(), [100000.5, 12345, 7]),
        (["1,234,567", "12"], Hints(), [1234567, 12]),
        (["7", "Prefer not to say", "8", "Refused"], Hints(), [7, None, 8, None]),
        (["0.125", "2.375", "3"], Hints(), [0.125, 2.375, 3]),
        (["0,977", "1,254", "0,910"], Hints(), [0.977, 1.254, 0.91]),
        (["1.5k", "850", "2M"], Hints(), [1500, 850, 2e6]),
        (["$1.2K", "$340", "$1.25bn"], Hints(), [1200, 340, 1.25e9]),
        (["3,5 Mio. €", "900 Tsd. €", "12,25 €"], Hints(), [3.5e6, 9e5, 12.25]),
        (["5 kg", "7.5 kg"], Hints(), [5, 7.5]),
        (["1.234,50 €", "k. A.", "12,25 €", "weiß nicht"], Hints(), [1234.5, None, 12.25, None]),
        (["٣٤", "٥٦", "٧"], Hints(), [34, 56, 7]),
        (["١٬٢٣٤٫٥٠", "١٢٫٢٥"], Hints(), [1234.5, 12.25]),
        (["１２，３４５", "６７８", "９０"], COMMA_FILE, [12345, 678, 90]),
        (["￥１，２３４", "¥90"], COMMA_FILE, [1234, 90]),
        (["３４", "56", "７"], Hints(), [34, 56, 7]),
        (["१,००,०००.५०", "१२.२५"], Hints(), [100000.5, 12.25]),
        (["1,234円", "90円"], COMMA_FILE, [1234, 90]),
        (["12 345 Ft", "900 Ft"], Hints(), [12345, 900]),
        (["0 - Nicht", "7", "8", "10 - Sehr", "entfallen"], Hints(), [0, 7, 8, 10, None]),
        (["45 år", "7 år", "112 år"], Hints(), [45, 7, 112]),
        (["４５歳", "7歳"], Hints(), [45, 7]),
        ([f"{n} / 10" for n in range(11)], Hints(), [*map(float, range(11))]),
        ([f"{n}.5/100" for n in range(9)], Hints(), [n + 0.5 for n in range(9)]),
    ],
)  # fmt: skip
def test_numbers_are_read_as_all_cells_and_the_file_write_them(
    cells: list[str], hints: Hints, numbers: list[float | None]
) -> None:
    """Thousands and decimals of several locales, units, missing words, labelled ends of a scale."""
    # Words for nothing are few in real columns; here they are given weight by the numbers.
    weighted = Counter({cell: 1 if value is None else 40 for cell, value in zip(cells, numbers, strict=True)})
    decision = decide(weighted, hints)
    assert decision.format, decision.doubt
    assert [decision.format.value(cell) for cell in cells] == numbers


@every_row(
    ("cells", "hints", "doubt"),
    [
        (["4,217", "3,091"], Hints(), '"4,217" may be 4217 or 4.217'),
        (["4.217", "3.091"], Hints(), '"4.217" may be 4217 or 4.217'),
        (["4.217", "3.091"], COMMA_FILE, '"4.217" may be 4217 or 4.217'),
        (["4.217", "868", "605", "8.037"], COMMA_FILE, "and no cell tells which (mean"),
        (["3.5", "2,5"], Hints(), '"2,5" has a decimal comma, and "3.5" a decimal point'),
        (["£5", "€5"], Hints(), "amounts in GBP"),
        (["48 %", "0.5", "0.25"], Hints(), "has the unit %"),
        (["5"] * 30 + ["10+"], Hints(), 'such as "10+"'),
        (["5"] * 30 + ["none"], Hints(), 'such as "none"'),
        (["5", "7"] * 30 + ["about 300"], Hints(), 'such as "about 300"'),
        (["0,125", "1,200", "31,000"], GERMAN, "no doubt"),
        ([str(age) for age in range(18, 65)] + ["65+"] * 20, Hints(), 'such as "65+"'),
        ([str(age) for age in range(18, 65)] + ["no idea"] * 20, Hints(), 'such as "no idea"'),
    ],
)
def test_what_may_be_two_numbers_is_in_doubt(cells: list[str], hints: Hints, doubt: str) -> None:
    """And the doubt names both readings; nothing is dropped for it."""
    found = values(cells, hints)
    assert isinstance(found, list) if doubt == "no doubt" else doubt in found


@every_row(
    ("counted", "sure", "doubt"),
    [
        ({-99: 5, 18: 3, 44: 9, 70: 2}, {-99}, ""),
        ({-66: 5, -77: 2, 1: 9, 2: 4}, {-66, -77}, ""),
        ({-66: 5, -10: 9, 2: 4}, set(), ""),
        ({99: 4, 1: 5, 5: 8, 10: 2}, {99}, ""),
        ({999: 3, 18: 3, 44: 9, 70: 2}, {999}, ""),
        ({99: 6, 18: 3, 44: 9, 70: 2}, set(), "the mean is"),
        ({-1: 6, 0: 3, 4: 9}, set(), "the mean is"),
        ({99: 1, 95: 3, 10: 9, 60: 2}, set(), ""),
        ({-99: 2, -40: 3, 10: 9}, set(), ""),
        ({9: 5, 1: 4, 5: 2}, set(), ""),
        ({1: 5, 2: 4, 3: 2, 4: 7, 5: 1, 9: 2}, set(), "the mean is"),
        ({1: 5, 2: 4, 3: 2, 4: 7, 5: 1, 6: 3, 7: 2, 8: 1, 9: 2}, set(), ""),
        ({88: 3, 99: 2, 1: 9, 4: 8}, {88, 99}, ""),
    ],
)
def test_codes_for_no_answer_are_sure_or_asked(counted: dict[float, int], sure: set[float], doubt: str) -> None:
    """Far outside of a scale they are missing; where they may be a value, both means are named."""
    found, said = missing_codes({float(v): n for v, n in counted.items()})
    assert (found, bool(doubt), doubt in said) == (sure, bool(said), True)


def read(cells: Sequence[str], name: str = "x", given: str = "", hints: Hints = COMMA_FILE) -> ColumnType:
    """How a column is read."""
    common = dict(Counter(cells).most_common())
    profile = Profile("VARCHAR", common, len(common), len(cells), rows=len(cells))
    [found] = readings([Column(name, name)], {name: profile}, given={name: given} if given else {}, hints=hints)
    return found


MIDNIGHTS = [str(1_704_067_200_000 + 86_400_000 * (i % 30)) for i in range(60)]


@every_row(
    ("name", "cells", "kind", "reason"),
    [
        ("Open rate", ["46", "60", "0.08", "25", "31", "0.4", "17", "55", "12"] * 3, "skip", "in doubt: 0.08 and 60"),
        ("Open rate", ["46.2", "60.5", "0.8", "25.1", "31.7", "1.4", "17.9", "55.3"] * 3, "number", "numbers"),
        ("Hours", ["46", "60", "0.25", "25", "31", "0.5", "17", "55", "12"] * 3, "number", "numbers"),
        ("badge", [str(100_000 + i) for i in range(3000)], "skip", "an identifier"),
        ("voucher number", [str(31_007 * i % 90_001) for i in range(100)], "skip", "an identifier by its name"),
        ("code", ["00544", "94305", "12345"] * 9, "skip", "zeros in front"),
        ("Which state do you live in?", [str(1 + i % 12) for i in range(80)], "skip", "codes of its answers"),
        ("What is your occupation?", [str(1 + i % 20) for i in range(80)], "skip", "codes of its answers"),
        ("How many states did you visit?", [str(1 + i % 12) for i in range(80)], "number", "numbers"),
        ("Card Last4", [str(1000 + 7 * i) for i in range(80)], "skip", "codes by the name"),
        ("Card Exp Month", [str(1 + i % 12) for i in range(80)], "skip", "codes by the name"),
        ("Last month", [str(1 + i % 12) for i in range(80)], "skip", "codes by the name"),
        ("Sales quarter", [str(1 + i % 9) for i in range(80)], "skip", "codes by the name"),
        ("boxes_last_quarter", [str(i % 14) for i in range(80)], "number", "numbers"),
        ("Visits in the past month", [str(i % 14) for i in range(80)], "number", "numbers"),
        ("Bestellungen im letzten Monat", [str(i % 14) for i in range(80)], "number", "numbers"),
        ("SIC code", [str(1000 + 7 * (i % 40)) for i in range(90)], "skip", "codes by the name"),
        ("created", MIDNIGHTS, "date", "since 1970"),
        ("Last purchase", [str(45_293 + i % 50) for i in range(60)], "date", "spreadsheets count"),
        ("x", [str(45_293 + i % 50) for i in range(60)], "skip", "may be dates as spreadsheets"),
        ("day", [f"202401{i % 28 + 1:02}" for i in range(60)], "date", "dates such as"),
        ("income", [str(20_000 + 1000 * (i % 31)) for i in range(60)], "number", "numbers"),
        ("tools", ["1", "1,2", "2,5", "1,2,5"] * 9, "multiple", "lists of codes"),
        ("Select all that apply", ["1", "1,2", "2,5"] * 9, "multiple", "lists of codes"),
        ("stars", ["3,5", "4,5", "2,5", "4"] * 9, "number", "decimal commas"),
        ("tools", ["1", "1,2", "2,5", "1,3"] * 9, "skip", "may be several choices or"),
        ("price", ["£5", "£7.50", "£12"] * 9, "number", "amounts in GBP"),
        ("What is your ZIP code?", ["12345"] * 9, "skip", "postal addresses"),
        ("Please enter your postcode", ["x"] * 9, "skip", "postal addresses"),
        ("where", ["SW1A 1AA", "B33 8TH"] * 9, "skip", "postal addresses"),
    ],
)  # fmt: skip
def test_numbers_that_count_nothing_are_no_quantities(name: str, cells: list[str], kind: str, reason: str) -> None:
    """Identifiers at any number of rows, codes, postcodes, dates in disguise, lists of codes."""
    found = read(cells, name)
    assert (found.kind, reason in found.reason) == (kind, True), found.reason


def test_the_flag_in_a_doubt_settles_it() -> None:
    """Each cure that a reason names is taken, and gives the reading it says."""
    grouped = [f"{i},{(i * 37) % 1000:03}" for i in range(1, 40)]
    assert read(grouped, hints=Hints()).kind == "skip"
    assert "number like 1,234.5" in read(grouped, hints=Hints()).reason
    assert "decimal" not in read(grouped, given="number like 1,234.5", hints=Hints()).sql
    for given in ("number like 1,234.5", "number like 1.234,5"):
        assert read(grouped, given=given, hints=Hints()).kind == "number"
    ages = [str(age) for age in range(18, 70)] + ["99"] * 8
    with pytest.raises(ConfigError, match='number with 99" or --kind "x"="number without 99"'):
        read(ages, given="number")
    assert "99" in read(ages, given="number without 99").sql
    assert "99" not in read(ages, given="number with 99").sql
    assert read(["5"] * 30 + ["none"], given="number without none").kind == "number"
    with pytest.raises(ConfigError, match="--kind ends in"):
        read(ages, given="number of people")


@pytest.mark.parametrize("cells", [[f"{n}/12" for n in range(1, 13)], [f"{n} / 5" for n in range(6)], ["7/10", "3/20"]])
def test_days_few_scores_and_points_of_different_tests_are_no_points(cells: list[str]) -> None:
    """They are categories, or dates."""
    assert values(cells * 3) == "no numbers"
