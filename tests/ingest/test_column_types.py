"""What a column is taken for: rules as tables of cells that are, and cells that are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from rows import every_row

from persona_gen.ingest.people.column_kinds import ColumnKind
from persona_gen.ingest.people.column_types import ColumnType, readings
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile, clean_cell

FREE = [f"I like number {i} because it is easy to use" for i in range(30)]
LISTS = ["Red; Blue", "Blue", "Red; Green; Blue", "Green; Red", "Red", "Blue; Green"]


def profile(cells: Sequence[str], type_: str = "VARCHAR") -> Profile:
    """The profile of these cells."""
    common = dict(Counter(cells).most_common())
    numbers = [float(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    return Profile(type_, common, len(common), len(cells), looked=len(cells), high=max(numbers, default=None))


def read(
    name: str, cells: Sequence[str], type_: str = "VARCHAR", given: ColumnKind | None = None, **settings: bool
) -> ColumnType:
    """How a single column is read."""
    [reading] = readings(
        [Column(name, name)],
        {name: profile(cells, type_)},
        include=[name] if settings.get("included") else (),
        given={name: given} if given else {},
        survey=settings.get("survey", False),
    )
    return reading


@every_row(
    ("name", "cells", "kind"),
    [
        ("feedback", [*FREE[:14] * 2, *["none"] * 40, *["."] * 30], "text"),
        ("reason", [*FREE[:14] * 5, *["none"] * 40], "category"),
        ("plan", ["Free", "Pro"] * 9, "category"),
        ("churned", ["Yes", "No"] * 9, "category"),
        ("flag", ["0", "1"] * 9, "category"),
        ("rating", list("12345") * 9, "category"),
        ("age", [str(i) for i in range(18, 70)] * 2, "number"),
        ("spend", ["1.5", "2", "33.25", "1e3", "-4"] * 3, "number"),
        ("spend", ["1,5", "2,25", "3,0"] * 4, "number"),
        ("spend", ["1.5"] * 97 + ["unknown"] * 3, "number"),
        ("nps", [str(i) for i in range(11)] * 3, "number"),
        ("income", ["$0 - $24,999", "$25,000 - $49,999", "$50,000+"] * 5, "category"),
        ("salary", ["$1,200", "$2,400", "$31,000"] * 30 + [f"${i},100" for i in range(60)], "skip"),
        ("joined", ["2026-01-02", "2025-03-04 10:11:12"] * 5, "date"),
        ("joined", ["01.02.2026", "31.12.2025"] * 5, "date"),
        ("joined", ["1/2/26 3:45 PM"] * 5, "date"),
        ("joined", ["Mar 12, 2024 10:00:00 AM"] * 5, "date"),
        ("joined", ["2024/03/12 2:31:05 PM GMT+1"] * 5, "date"),
        ("why", FREE, "text"),
        ("colours", LISTS * 2, "multiple"),
        ("colours", [cell.replace("; ", "|") for cell in LISTS * 2], "multiple"),
        ("colours", [cell.replace("; ", ", ") for cell in LISTS * 2], "multiple"),
        ("answer", ["Yes, always", "No, never", "Yes, often", "Don't know"] * 6, "category"),
        ("place", ["Paris, France", "Berlin, Germany", "Rome, Italy"] * 6, "category"),
        ("vote", ["A-B-C", "C-B-A", "B-A-C"], "ranking"),
        ("vote", ["A > B > C", "C > B > A", "B > C > A"], "ranking"),
        ("band", ["18-24", "25-34", "35-44"] * 4, "category"),
        ("town", [f"town {i}" for i in range(60)] * 2, "skip"),
        ("ref", [f"AB-{i}" for i in range(30)], "skip"),
        ("Age", [str(i) for i in range(18, 58)], "number"),
        ("How old are you?", [str(i) for i in range(18, 58)], "number"),
        ("Age", [str(i) for i in range(100, 140)], "skip"),
        ("serial", [str(i) for i in range(100, 130)], "skip"),
        ("nothing", [], "skip"),
    ],
)
def test_the_kind_follows_from_the_cells(name: str, cells: list[str], kind: ColumnKind) -> None:
    """Yes/No stays a category, codes get shares, lists are closed sets, and what cannot be told of is left out."""
    found = read(name, cells)
    assert (found.kind, bool(found.reason)) == (kind, True)
    assert bool(found.sql) == (kind != "skip") or kind in ("date", "text", "skip")


REPS = ["Priya Natarajan", "Anna Schmidt", "Jean-Luc Moreau", "Tom Baker"]


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        (REPS, True),
        ([*REPS, "Nobody", "House account"], True),
        (["New York", "San Diego", "Santa Clara", "Salt Lake City"], False),
        (["Alfa Romeo", "Mercedes Benz", "Land Rover"], False),
        (["Credit card", "Direct debit"], False),
        (["Anna", "Tom"], False),
    ],
)
def test_a_column_of_whole_names_is_left_out_unless_named(cells: list[str], people: bool) -> None:
    """Account managers are people, too; towns and brands of two words are not."""
    found = read("looked after by", cells * 6)
    assert ("names of people" in found.reason) == people == (found.kind == "skip")
    assert read("looked after by", cells * 6, included=True).kind == "category"


@every_row(
    ("cell", "date"),
    [("2024-03-01 10:00:00 +0000", True), ("2024-03-01 10:00 UTC", True), ("Tue, Mar 05, 2024 11:02AM", True),
     ("3. März 2024 10:30 Uhr", True), ("12 de marzo de 2024", True), ("5 grudnia 2024", True), ("9 mei 2024", True),
     ("May 2024", False), ("Model 12.3.24", False), ("12 people 2024", False)],
)  # fmt: skip
def test_dates_are_dates_as_tools_and_people_write_them(cell: str, date: bool) -> None:
    """With a zone, a weekday, or a month's name in one of nine languages."""
    assert (read("when", [cell] * 20).kind == "date") == date


@every_row(
    ("type_", "kind"),
    [("DOUBLE", "number"), ("DATE", "date"), ("TIMESTAMP WITH TIME ZONE", "date"), ("VARCHAR[]", "multiple"),
     ("STRUCT(a INTEGER)", "skip"), ("BOOLEAN", "category"), ("DECIMAL(18,2)", "number"), ("BLOB", "skip")],
)  # fmt: skip
def test_the_kind_follows_from_the_type(type_: str, kind: ColumnKind) -> None:
    """Typed columns need no guess; what is nested or binary is left out."""
    cells = ["true", "false"] if type_ == "BOOLEAN" else [str(i + 0.5) for i in range(20)]
    assert read("x", cells, type_).kind == kind


@every_row(
    ("name", "cells", "reason"),
    [
        ("E-Mail", ["x"], "holds e-mail addresses by its name"),
        ("contact", [f"a{i}@b.org" for i in range(9)], "most cells are e-mail addresses"),
        ("how to reach", [f"+44 20 7946 {i:04}" for i in range(9)], "most cells are telephone numbers"),
        ("mobile_number", ["x"], "holds telephone numbers"),
        ("customerID", ["x"], "holds ids"),
        ("Responder #", ["1"], "holds ids"),
        ("user_id", ["1"], "holds ids"),
        ("LastName", ["x"], "holds names"),
        ("What is your name?", ["x"], "holds names"),
        ("Kundennr.", ["K-0001", "K-0002"] * 9, "holds ids"),
        ("reviewer", [f"P{i % 6} – Ann" for i in range(12)], "tells people apart by its name"),
        ("signed by", [f"Ann{c} Smith" for c in "abcdefghijklmnopqrstuvw"], "a different name in each row"),
        ("origin", [f"10.0.0.{i}" for i in range(9)], "most cells are IP addresses"),
        ("LocationLatitude", ["47.1"], "holds places on the map"),
        ("ZIP code", ["12345"], "holds postal addresses"),
        ("date_of_birth", ["1990-01-01"], "holds birthdays"),
        ("key", ["0b0e7d4e-5b1f-4a53-9d0a-3a5a4b7cbb1f"], "most cells are ids"),
        ("social", [f"@name{i}" for i in range(9)], "most cells are handles"),
        ("iban of payer", ["DE89 3704 0044 0532 0130 00"], "card, account and official numbers"),
    ],
)
def test_identifiers_are_left_out_by_name_and_by_content(name: str, cells: list[str], reason: str) -> None:
    """Whatever the column is called, or whatever it holds."""
    found = read(name, cells)
    assert found.kind == "skip"
    assert reason in found.reason


def test_kinds_of_people_are_a_category() -> None:
    """Few values that many share tell nobody apart, whatever the column is called."""
    assert read("customer", ["New", "Returning", "Lapsed"] * 20).kind == "category"


@every_row("name", ["PhoneService", "product name", "tenure", "segment", "name recognition", "plan",
                                  "Have you ever used a mobile app?", "party size", "embrace change"])  # fmt: skip
def test_names_that_only_look_alike_are_kept(name: str) -> None:
    """A word within a longer name is no identifier and no special category."""
    assert read(name, ["a", "b"] * 9).kind == "category"


@every_row(
    ("name", "cells", "kind"),
    [
        ("Do you have any health conditions?", ["Yes", "No"], "health"),
        ("ethnic_group", ["A", "B"], "ethnicity"),
        ("Which party did you vote for?", ["A", "B"], "politics"),
        ("Religion", ["A", "B"], "religion"),
        ("Sexual Orientation", ["A", "B"], "sexuality"),
        ("Q12", ["Catholic", "Muslim", "Other"], "religion"),
        ("Q13", ["Republican", "Democrat", "Neither"], "politics"),
        ("Q14", ["Straight", "Gay", "Prefer not to say"], "sexuality"),
    ],
)
def test_special_categories_are_left_out_unless_named(name: str, cells: list[str], kind: str) -> None:
    """By the words of the question or by the answers; ``--include`` brings them back."""
    found = read(name, cells * 9)
    assert (found.kind, f"personal data: {kind}" in found.reason) == ("skip", True)
    assert read(name, cells * 9, included=True).kind == "category"


def test_include_brings_back_a_name_and_never_an_address() -> None:
    """A false alarm by name can be put right; cells that are e-mail addresses stay out, even with ``--kind``."""
    assert read("index", ["low", "high"] * 9, included=True).kind == "category"
    mails = [f"a{i}@b.org" for i in range(9)]
    assert read("contact", mails, included=True).kind == "skip"
    assert read("contact", mails, given="category").kind == "skip"
    assert read("rating", list("12345") * 9, given="number").kind == "number"


@every_row(
    ("name", "cells", "reason"),
    [
        ("Survey round", ["B2"] * 30, "in every row"),
        ("interviewer code", ["7"] * 30, "in every row"),
        ("Response Type", ["completed", "started"] * 15, "about the interview"),
        ("Q_RecaptchaScore", ["0.1", "0.9", "0.7"] * 10, "about the interview"),
        ("Accept the terms?", ["0", "1"] * 15, "what may be done with the answers"),
        ("Ich habe die AGB gelesen", ["ja", "nein"] * 15, "what may be done with the answers"),
        ("Terms of payment", ["30 days", "60 days"] * 15, ""),
        ("gps-Latitude", ["1.25", "2.5", "3.75"] * 10, "places on the map"),
        ("startlanguage", ["en", "de"] * 15, "about the interview"),
        ("_status", ["sent", "kept"] * 15, "about the interview"),
        ("May we quote you?", ["Yes", "No"] * 15, "--consent-column"),
        ("I agree to take part in this study.", ["Yes", "No"] * 15, "--consent-column"),
        ("Dürfen wir Sie zitieren?", ["Ja", "Nein"] * 15, "--consent-column"),
        ("Country code", ["ZA", "BW"] * 15, ""),
        ("Do you agree that prices are fair?", ["Yes", "No"] * 15, ""),
        ("Email Marketing Consent", ["SUBSCRIBED", "NEVER_SUBSCRIBED"] * 15, ""),
        ("Country", ["UK"] * 30, ""),
        ("Status", ["active", "churned"] * 15, ""),
    ],
)
def test_what_a_tool_notes_and_what_is_the_same_everywhere_is_no_figure(
    name: str, cells: list[str], reason: str
) -> None:
    """Names that only tools give, questions about the use of the answers, and one value; not who people are."""
    reading = read(name, cells)
    assert (reason in reading.reason and reading.kind == "skip") if reason else reading.used


def test_two_columns_that_only_survey_software_has_make_its_export() -> None:
    """Then status, progress and language are the interview's."""
    cells = {"Status": ["Complete", "Partial"], "lastpage": ["4", "5"], "submitdate": ["2024-01-02", "2024-02-03"]}
    columns = {name: profile(some * 15) for name, some in cells.items()}
    told = {r.attribute: r.reason for r in readings([Column(name, name) for name in cells], columns)}
    assert "about the interview" in told["Status"]


def test_na_among_codes_of_countries_is_asked() -> None:
    """Namibia, or no answer: the table must say."""
    codes = profile(["ZA", "BW"] * 15)
    [told] = readings([Column("Country", "Country")], {"Country": replace(codes, silent={"NA": 9})})
    assert told.kind == "skip" and '"NA" in 9 rows may be a code as "BW" is' in told.reason.replace("ZA", "BW")


@every_row(
    ("name", "unit"),
    [
        ("basket_gbp", "GBP"), ("parcel_kg", "kg"), ("Spend (€)", "EUR"), ("Duration (in seconds)", "seconds"),
        ("Commute [min]", "minutes"), ("price_per_night_usd", "USD"), ("Revenue USD", "USD"), ("Distance in km", "km"),
        ("discount_pct", "%"), ("Preis in EUR", "EUR"), ("Height (m)", "m"), ("tenure_days", "days"),
        ("price_min", None), ("signup_year", None), ("Spend (2024)", None), ("Income (in thousands)", None),
        ("score", None), ("visits this month", None), ("kWh per month", None),
    ],
)  # fmt: skip
def test_the_unit_may_stand_in_the_name(name: str, unit: str | None) -> None:
    """As a suffix, in brackets or after "in"; what means something else as often is none."""
    cells = [f"{n / 4}" for n in range(11, 99)]
    assert read(name, cells, given=None).unit == unit


def test_percent_up_to_one_may_be_shares_and_has_no_unit() -> None:
    """0.3 under discount_pct is 0.3 % or 30 %."""
    reading = readings(
        [Column("discount_pct", "discount_pct")],
        {"discount_pct": replace(profile([f"{n / 100}" for n in range(60)]), high=0.6)},
    )
    assert reading[0].unit is None


@pytest.mark.parametrize(
    ("name", "cells", "health"),
    [
        ("Condition", ["Type 1", "Type 2", "None"], True),
        ("Diabetes", ["Type 1", "Type 2"], True),
        ("Plan type", ["Type 1", "Type 2"], False),
        ("Connector", ["Type 1", "Type 2", "CCS"], False),
        ("Kind", ["Type 1", "Type 2", "Type 3"], False),
        ("Customer tier", ["Type 1", "Type 2"], False),
    ],
)
def test_types_of_plans_are_no_diabetes(name: str, cells: list[str], health: bool) -> None:
    """Type 1 and 2 are health unless the name says of what else, or there are other types."""
    assert ("health" in read(name, cells * 10).reason) == health


@pytest.mark.parametrize("cells", [["TRUE", "true", "False", "FALSE", "false"], ["yes", "Yes", "no", "No", "NO"]])
def test_capitals_make_no_category(cells: list[str]) -> None:
    """Spellings that differ in capitals alone are one, as the commonest is written, and it is told."""
    reading = read("active", cells * 8)
    assert "capitals aside" in reading.reason and "CASE lower" in reading.sql


def test_notes_on_the_interview_are_left_out_of_surveys_alone() -> None:
    """In a customer table, "Status" is about the customer."""
    assert read("Status", ["a", "b"] * 9, survey=True).kind == "skip"
    assert read("Status", ["a", "b"] * 9).kind == "category"
    assert read("Q2_DO", ["x|y|z", "y|x|z"] * 9, survey=True).kind == "skip"  # in which order choices were shown


ODK = ["radio", "tv", "phone", "radio tv", "radio phone", "tv phone", "radio tv phone"]


@every_row(
    ("cells", "kind"),
    [(ODK, "multiple"), (["North", "South", "East", "North East", "North West", "South East"], "category"),
     ([*ODK, "phone tv radio"], "category"), (["good", "very good", "not good", "so so", "not so good"], "category"),
     (["a lot", "a little", "not at all", "lot"], "category")],
)  # fmt: skip
def test_codes_behind_one_another_are_choices(cells: list[str], kind: ColumnKind) -> None:
    """ODK exports a choice of several so, in the order of its form; directions and phrases are one answer."""
    assert read("assets", cells * 6).kind == kind


def test_no_answer_in_words_is_none_of_the_answers() -> None:
    """In any language: the base is of those who answered; who prefers not to say has."""
    for silent in ("No answer", "Keine Antwort", "No contesta", "Brak odpowiedzi", "無回答", "אין תשובה"):
        assert clean_cell(silent) == "" and clean_cell(f"{silent} x")
    assert clean_cell("Prefer not to say")


@pytest.mark.parametrize(
    ("columns", "attribute"),
    [
        ({"Used?: App": ["App", ""], "Used?: Web": ["Web", "Web"]}, "Used?"),
        ({"Used? - App": ["1", "0"], "Used? - Web": ["0", "1"]}, "Used?"),
        ({"Q5 [App]": ["Yes", "No"], "Q5 [Web]": ["No", "No"]}, "Q5"),
        ({"Q5_1": ["App", ""], "Q5_2": ["Web", ""]}, "Q5"),
    ],
)
def test_one_column_for_each_choice_becomes_one_attribute(columns: Mapping[str, list[str]], attribute: str) -> None:
    """Ticks, 0/1, Yes/No or the choice's own words."""
    profiles = {name: profile([cell for cell in cells if cell]) for name, cells in columns.items()}
    [found] = readings([Column(name, name) for name in columns], profiles)
    assert (found.kind, found.attribute, len(found.columns)) == ("multiple", attribute, 2)


@pytest.mark.parametrize(
    "columns",
    [
        {"StreamingTV": ["Yes", "No"], "StreamingMovies": ["No", "Yes"]},
        {"Rate: A": ["1", "2"], "Rate: B": ["2", "3"]},
        {"Rate: A": ["good", "bad"], "Rate: B": ["good", "bad"]},
        {"cat_1": ["a", "b"], "cat_2": ["b", "c"]},
    ],
)
def test_columns_of_other_answers_stay_apart(columns: Mapping[str, list[str]]) -> None:
    """A matrix of ratings is no multi-select, and neither are columns whose names only look alike."""
    profiles = {name: profile(cells) for name, cells in columns.items()}
    found = readings([Column(name, name) for name in columns], profiles)
    assert [reading.kind for reading in found] == ["category", "category"]


AMOUNTS = [str(100 + 7 * i) for i in range(60)]


@pytest.mark.parametrize(
    ("currency", "codes", "amount", "kind"),
    [
        ("Currency", ["EUR", "USD"], "Deal value", "skip"),
        ("Währung", ["EUR", "CHF"], "Umsatz", "skip"),
        ("Currency", ["EUR"], "Deal value", "number"),
        ("Currency", ["EUR", "USD"], "Number of orders", "number"),
        ("Country", ["EUR", "USD"], "Deal value", "number"),
        ("Currency", ["strong", "weak"], "Deal value", "number"),
    ],
)
def test_amounts_of_several_currencies_have_no_mean(currency: str, codes: list[str], amount: str, kind: str) -> None:
    """They are in doubt, and the reason says how to count one currency."""
    cells = {currency: codes * (60 // len(codes)), amount: AMOUNTS}
    types = readings([Column(n, n) for n in cells], {n: profile(c) for n, c in cells.items()})
    assert (types[1].kind, f"--where \"{currency} = '{codes[0]}'\"" in types[1].reason) == (kind, kind == "skip")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["0", "02-Jan", "05-Mar", "6+"], "skip"),
        (["10-Sep", "16-24", "25-40"], "skip"),
        (["00:00:00", "2026-01-02", "2026-03-05", "6+"], "skip"),
        (["Jan-02", "Mär-05"], "skip"),
        (["January", "March", "02-Jan"], "category"),
        (["0", "1-2", "3-5", "6+"], "category"),
    ],
)
def test_ranges_that_a_spreadsheet_took_for_dates_are_asked(cells: list[str], kind: ColumnKind) -> None:
    """Nobody answered the 5th of March; the reason shows a cell."""
    reading = read("How many times a month?", cells * 9)
    assert (reading.kind, "took for dates" in reading.reason) == (kind, kind == "skip")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["5", "10", "20", "nothing", "max 15"], True),
        (["Very bad", "2", "3", "4", "Very good"], False),
        (["5", "depends", "max 15", "20"], False),
    ],
)
def test_words_among_numbers_are_told_with_the_way_to_a_mean(cells: list[str], told: bool) -> None:
    """But not of a scale with words at its ends, whose mean would lose them."""
    reading = read("How much would you pay?", cells * 9)
    assert (reading.kind, "--kind" in reading.reason) == ("category", told)


def test_a_column_called_other_holds_what_people_wrote() -> None:
    """Form tools export it beside the choices; ticks in it are ticks."""
    assert read("Other", ["Penpot", "Framer"] * 20).kind == "text"
    assert read("Other", ["0", "1"] * 20).kind == "category"


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("Cohort", ["202507", "202512", "202601", "202603", "202604", "202605", "202606", "202607"], "category"),
        ("Revenue", ["202507", "202512", "202699", "202650", "202601", "202602", "202603", "202604"], "number"),
        ("Fiscal year", [str(year) for year in range(2016, 2027)], "category"),
        ("Year of birth", [str(year) for year in range(1950, 1990)], "number"),
        ("Week", [str(week) for week in range(1, 53)], "skip"),
        ("Hours a week", [str(hours) for hours in range(1, 53)], "number"),
        ("Screen time last week", [str(hours) for hours in range(1, 53)], "number"),
    ],
)
def test_months_years_and_weeks_are_no_quantities(name: str, cells: list[str], kind: ColumnKind) -> None:
    """The mean of 202512 and 202601 is no month."""
    assert read(name, cells * 4).kind == kind
