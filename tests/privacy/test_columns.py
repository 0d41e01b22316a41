"""Columns of people's names, of identifiers, and others, by their names and their cells."""

from collections import Counter

from rows import every_row

from persona_gen.privacy.columns import identifier_by_cells, identifier_by_name
from persona_gen.privacy.people_columns import are_people
from persona_gen.privacy.special import special_category, special_group

COLUMNS = [
    # names of people
    ("Sales rep", "Thandiwe Mokoena|Kofi Boateng|Ingrid Solberg", "people"),
    ("Betreuer", "Herr Lindemann|Frau Yıldırım|Herr Popović", "people"),
    ("Modified by", "chidi eze|aoife byrne|rahul mehta", "people"),
    ("Case worker", "Mensah, Abena|Novák, Jiří|O'Connor, Sinéad", "people"),
    ("Médecin traitant", "Dr Lefebvre|Dr Benali|Dr Nguyen", "people"),
    ("Assigned To", "Anna K.|Tomasz W.|Leila B.", "people"),
    ("负责人", "王伟|李娜|张敏", "people"),
    ("담당자", "김민수|이서연|박지훈", "people"),
    ("Spouse", "Maria Silva|João Costa|Ana Souza", "people"),
    ("x17", "Emma Johnson|Oliver Smith|Sophie Brown", "people"),
    ("Responsabile", "Giulia Rossi|Marco Bianchi|Sara Conti", "people"),
    ("Next of kin", "Peter Hall|Susan Clark|Ravi Patel", "people"),
    # identifiers
    ("Celular", "x", "identifier"),
    ("Data di nascita", "x", "identifier"),
    ("Kontonummer", "x", "identifier"),
    ("NI number", "x", "identifier"),
    ("Kennzeichen", "x", "identifier"),
    ("Cognome", "x", "identifier"),
    ("氏名", "x", "identifier"),
    # of neither kind
    ("Owner", "yes|no", ""),
    ("Agent", "Online|Phone|Shop", ""),
    ("Partner", "Yes|No|Prefer not to say", ""),
    ("Manager", "Very satisfied|Satisfied|Neither", ""),
    ("Tenure", "Owner occupier|Private tenant|Social tenant", ""),
    ("City", "New York|San Diego|Santa Clara", ""),
    ("Car", "Alfa Romeo|Land Rover|Aston Martin", ""),
    ("Shop", "John Lewis|Marks and Spencer|Tesco", ""),
    ("Payment", "Credit card|Direct debit|Gift card", ""),
    ("Plan", "Free|Pro|Team", ""),
    ("Colour", "Rose|Violet|Olive", ""),
    ("Month", "April|May|June", ""),
    ("Year of birth", "1956|1984", ""),
    ("Number of drivers", "1|2|3", ""),
    ("Spouse", "Rhys|Marit|Ines|Declan|Farida", "people"),
    ("q12", "Oluwaseun|Bronwyn|Priya|Tomasz|Ilse", "people"),
    ("Landlord", "Okafor|Pritchard|Lindqvist|Haddad", "people"),
    ("Surname at birth", "Okafor|Pritchard|Lindqvist|Haddad", "identifier"),
    ("City", "Preston|Lancaster|Bradford|Lincoln|Leeds", ""),
    ("Car", "Clio|Astra|Octavia|Golf|Corsa", ""),
]


def kind_of(name: str, cells: str) -> str:
    """What a column is."""
    common = Counter(cells.split("|"))
    if identifier_by_cells(common) or identifier_by_name(name):
        return "identifier"
    return "people" if are_people(common, name) else ""


@every_row(("name", "cells", "kind"), COLUMNS)
def test_columns_of_people_and_of_numbers_that_are_theirs(name: str, cells: str, kind: str) -> None:
    """Names of people are known by their cells, whatever the column is called; other columns are used."""
    assert kind_of(name, cells) == kind


SPECIAL = [
    ("Condition", "Diabetic|Asthmatic|None", "health"),
    ("Condition", "New|Used|Refurbished", ""),
    ("Salute", "buona|cattiva", "health"),
    ("Leki", "tak|nie", "health"),
    ("Background", "Indian|African|White Irish", "ethnicity"),
    ("Background", "Marketing|Design|Engineering", ""),
    ("Muttersprache", "Deutsch|Türkisch", "ethnicity"),
    ("Heritage", "Somali|Turkish", "ethnicity"),
    ("Zweitstimme", "SPD|CDU", "politics"),
    ("Votó", "PSOE|PP", "politics"),
    ("Party", "Labour|Tory|Lib Dem", "politics"),
    ("Party size", "1|2|3", ""),
    ("Keeps kosher", "yes|no", "religion"),
    ("Wyznanie", "katolik|brak", "religion"),
    ("Konf.", "ev.|r.-k.|keine", "religion"),
    ("Orientación", "heterosexual|gay", "sexuality"),
    ("Gender of partner", "man|woman", "sexuality"),
    ("Criminal record", "none|spent", "criminal convictions"),
    ("Vorstrafen", "ja|nein", "criminal convictions"),
    ("GdB", "30|50", "health"),
    ("Fastet", "ja|nein", "religion"),
    ("Union", "Unite|GMB|no", "politics"),
    ("Union Square store", "yes|no", ""),
    ("Vakbondslid", "ja|nee", "politics"),
    ("Convicted", "yes|no", "criminal convictions"),
    ("Raça/cor", "branca|parda", "ethnicity"),
    ("Church Street shop", "yes|no", ""),
    ("Likes", "price|speed", ""),
    ("Gender", "Female|Male", ""),
    ("Screen orientation", "portrait|landscape", ""),
    ("Language", "English|French", ""),
    ("Plan", "Green|Blue", ""),
]


def test_special_categories_in_the_languages_of_the_lists() -> None:
    """By name or by answers; a false alarm costs a column, and one in eight is borne."""
    wrong = [case for case in SPECIAL if special_category(case[1].split("|"), case[0]) != case[2]]
    assert [case for case in wrong if case[2]] == []
    assert len(wrong) <= len(SPECIAL) / 8, wrong


@every_row(
    ("group", "kind"),
    [
        ("Gay men", "sexuality"), ("Diabetics", "health"), ("Muslim women", "religion"), ("AfD voters", "politics"),
        ("People with diabetes", "health"), ("Wheelchair users", "health"), ("Catholics", "religion"),
        ("Black women", "ethnicity"), ("Women", ""), ("Straight talkers", ""), ("Green", ""),
        ("Remain", ""), ("App users", ""), ("White label", ""),
        ("Segment: Busy restockers", ""), ("London", ""), ("Chinese food fans", ""), ("Labour", ""), ("65+", ""),
    ],
)  # fmt: skip
def test_a_group_that_is_one_by_its_name(group: str, kind: str) -> None:
    """A crosstab's column without a heading over it says by itself whom it is about."""
    assert special_group(group) == kind
