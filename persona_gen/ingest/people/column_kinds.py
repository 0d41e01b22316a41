"""What kind of answers the cells of one column are, by type, by words and by spread, with the reason."""

from __future__ import annotations

import re
from typing import Literal, get_args

from persona_gen.ingest.people.choice_lists import CHOICE_DELIMITERS, is_json_list, is_ranking, list_delimiter
from persona_gen.ingest.people.column_sql import spellings
from persona_gen.ingest.people.given_numbers import wish_of, wished_number
from persona_gen.ingest.people.left_out import MOST_CELLS
from persona_gen.ingest.people.quantities import Quantity, quantity
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.decimal_marks import Hints
from persona_gen.sources.tables.durations import notations
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile

ColumnKind = Literal["category", "number", "multiple", "ranking", "ticks", "date", "text", "skip"]
COLUMN_KINDS = get_args(ColumnKind)

MANY_VALUES = 50
"""Distinct values above which a column is no category."""

WORDS_OF_A_SENTENCE, LEAST_SENTENCES, MOST_SHARING = 5, 12, 2
"""An answer in own words has so many words; a column of them so many such answers, each by hardly more people."""

MOST_OF_CELLS = 0.95
"""The part of the cells that must be numbers, dates, lists or rankings for the column to be that."""

_MONTH_BEGINS = """jan feb fév fev mar mär mrz mrt apr avr abr may mai mag maj mei jun jui juil jul aug aoû aou ago
    sep set okt oct nov dec dez déc dic ene gen giu lug ott sty lut kwi cze lip sie wrz paź lis gru""".split()
_MONTH = rf"({'|'.join(_MONTH_BEGINS)})[^\W\d]{{0,7}}\.?"
_DAYS = (
    r"\d{4}[-/.]\d\d?[-/.]\d\d?", r"\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d\d)", rf"{_MONTH} \d{{1,2}},? \d{{4}}",
    rf"\d{{1,2}}\.?[ -](de )?{_MONTH}[ -](de )?\d{{2,4}}",
)  # fmt: skip
_ZONE = r"( ?(Z|(UTC|GMT)?[+-]\d\d?:?(\d\d)?|UTC|GMT|CES?T|[ECMP][SD]T))?"
_CLOCK = r"\d\d?:\d\d(:\d\d([.,]\d+)?)?( ?[AP]\.?M\.?)?( Uhr)?"
DATE = re.compile(
    rf"([^\W\d]{{2,10}}\.?, ?)?({'|'.join(_DAYS)})((T|[ ,]+|,? (at|um|à) ){_CLOCK}{_ZONE})?"
    r"|\d{1,2}:\d\d(:\d\d(\.\d+)?)?",
    re.IGNORECASE,
)
"""Days, with the time and its zone or without, and times alone, as tools and people write them."""

PLAIN_NUMBER = re.compile(r"[£$€]?\s?\d+([.,]\d+)?\s?[€%]?")
LEAST_NUMBERS = 3
"""Different numbers among words from which on somebody may want their mean."""

_MONTHS = r"(jan|feb|mar|mrz|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)"
DAY_OF_A_MONTH = re.compile(
    rf"\d{{1,2}}[-. ]+{_MONTHS}\.?|{_MONTHS}[-. ]+\d{{1,2}}|\d{{4}}-\d\d-\d\d([T ]00:00:00)?|00:00:00", re.IGNORECASE
)
"""What a spreadsheet shows of ``3-5`` and, where it formats a column so, of 0."""

GIVEN = "as --kind says"
WITHOUT = "category without "
"""In --kind, before the cells that are no answer, parted by semicolons."""

CODE_OF_A_PLACE = re.compile(r"[A-Z]{2,5}")
PLACE_WORDS = re.compile(
    r"\b(countr\w+|nations?|cc|regions?|markets?|territor\w+|land|länder|pays|país(es)?|geo|locale)\b"
)

TAG_WORDS = re.compile(
    r"\b(tags?|labels?|flags?|badges?|add ?ons?|extras|features|permissions|schlagworte|etiquetas)\b"
)
"""Names of lists that are blank for whoever has none, as well as for whoever is not known."""

DATE_TYPES = re.compile(r"(DATE|TIME|INTERVAL)")


def column_kind(column: Column, profile: Profile, private: str, given: str | None, hints: Hints) -> Quantity:
    """The kind of a column, with the reason."""
    if not profile.filled:
        return Quantity("skip", "empty")
    if private and (not given or private.startswith(MOST_CELLS)):
        return Quantity("skip", private)
    if given and given.startswith("number"):
        return wished_number(column.name, column.label, profile, hints, wish_of(given))
    if given and given.startswith(WITHOUT):
        cells = {part.strip().casefold() for part in given.removeprefix(WITHOUT).split(";")}
        return Quantity("category", GIVEN, silent=frozenset(c for c in profile.common if c.casefold() in cells))
    if given:
        return Quantity(given, GIVEN)
    return _by_type(profile) or _by_cells(column, profile, hints)


def _by_type(profile: Profile) -> Quantity | None:
    """The kind of a column whose type says it."""
    if profile.type.endswith("[]") and "(" not in profile.type:
        return Quantity("multiple", "lists; an empty one says that none was chosen")
    if re.match(r"(STRUCT|MAP|UNION|BLOB|JSON|VARIANT|BIT)|.*\[", profile.type):
        return Quantity("skip", f"of the type {profile.type[:40]}, which is no single value")
    return Quantity("date", "dates or times") if DATE_TYPES.match(profile.type) else None


def _by_cells(column: Column, profile: Profile, hints: Hints) -> Quantity:
    """The kind of a column by its cells, with the reason."""
    clocks = notations(list(profile.common), (column.name, column.label))
    if not clocks and profile.part(DATE.fullmatch) >= MOST_OF_CELLS:
        return Quantity("date", "dates or times")
    if profile.distinct == 1 and profile.filled < profile.looked:
        return _one_value(profile)
    if counted := quantity(column.name, column.label, profile, hints):
        return counted
    if several := _several(column.name, profile) or _code_or_nothing(column, profile) or _spoilt(profile):
        return several
    if profile.distinct <= MANY_VALUES and not _prose(profile) and not _each_its_own(profile):
        silent = _silent_codes(profile)
        codes = f"; {', '.join(sorted(silent))} counts as no answer" if silent else ""
        reason = _values(profile, "distinct value") + _one_spelling(profile) + codes + _numbers_within(profile)
        return Quantity("category", reason, silent=silent)
    return Quantity(*_left_out_text(profile))


def _spoilt(profile: Profile) -> Quantity | None:
    return _ranges_as_dates(profile) or _forms_in_cells(profile)


def _forms_in_cells(profile: Profile) -> Quantity | None:
    """``Service >> Good`` above ``Price >> Poor`` in one cell: answers to several questions, as form tools export."""
    broken = [cell for cell in profile.lines if "\n" in cell]
    if len(broken) < 0.5 * len(profile.lines) or not broken:
        return None
    if not all(LINE_OF_A_FORM.fullmatch(line) for cell in broken for line in cell.split("\n") if line):
        return None
    what = f'its cells have several lines such as "{broken[0].splitlines()[0][:40]}": answers to several questions'
    return Quantity("skip", f"in doubt: {what} (give each a column; --kind NAME=category takes them as they are)")


LINE_OF_A_FORM = re.compile(r"\s*[^\n:=>→]{1,80}(>>|:|=|->|→)[^\n]+")


def _ranges_as_dates(profile: Profile) -> Quantity | None:
    """``3-5`` among ``0`` and ``6+``, of which a spreadsheet made the 5th of March: no answer that anybody gave."""
    days = {cell: n for cell, n in profile.common.items() if DAY_OF_A_MONTH.fullmatch(cell)}
    others = [cell for cell in profile.common if cell not in days]
    if not days or not all(re.search(r"\d", cell) for cell in others) or profile.distinct > MANY_VALUES:
        return None
    cell, n = next(iter(days.items())), sum(days.values())
    what = f'"{cell[0]}" and the like ({n:,} cells) seem to be ranges such as 3-5, which a spreadsheet took for dates'
    return Quantity("skip", f"in doubt: {what} (correct them; --kind NAME=category takes them as they are)")


def _silent_codes(profile: Profile) -> frozenset[str]:
    """Cells such as -99 among words: a question that was shown and not answered."""
    codes = frozenset(cell for cell in profile.common if re.fullmatch(r"-9{1,4}(\.0)?", cell))
    in_words = any(re.search(r"[^\W\d]", cell) for cell in profile.common)
    return codes if in_words else frozenset()


def _code_or_nothing(column: Column, profile: Profile) -> Quantity | None:
    """NA among the codes of countries and markets is Namibia or North America as well as no answer."""
    codes = len(profile.common) > 1 and all(CODE_OF_A_PLACE.fullmatch(cell) for cell in profile.common)
    places = any(PLACE_WORDS.search(column_words(text)) for text in (column.name, column.label))
    if not (codes and places and "NA" in profile.silent):
        return None
    n, other = profile.silent["NA"], next(iter(profile.common))
    cure = "--kind NAME=category counts it as no answer; write the name out to count it"
    return Quantity("skip", f'in doubt: "NA" in {n:,} rows may be a code as "{other}" is, or no answer ({cure})')


def _one_value(profile: Profile) -> Quantity:
    """A column with one value and blanks: who is blank did not tick it, or was not asked."""
    [value] = profile.common
    seen = f'"{value[:40]}" in {profile.filled:,} of {profile.looked:,} rows and else blank'
    ticks = f"--kind NAME=ticks counts them as not ticked, {100 * profile.filled / profile.looked:.1f} %"
    return Quantity("skip", f"in doubt: {seen}: whoever is blank may not have been asked ({ticks})")


def _several(name: str, profile: Profile) -> Quantity | None:
    """Cells that hold several answers."""
    if is_ranking(profile):
        return Quantity("ranking", "the same items in different orders: by their first place")
    if is_json_list(profile):
        return Quantity("multiple", "lists of choices in brackets")
    delimiter = list_delimiter(profile)
    if delimiter and TAG_WORDS.search(column_words(name)) and profile.filled < profile.looked:
        blank = (
            f"{profile.looked - profile.filled:,} of {profile.looked:,} rows are blank, and may have none or be unknown"
        )
        both = "--kind NAME=ticks counts them as having none, --kind NAME=multiple as unknown"
        return Quantity("skip", f"in doubt: {blank} ({both})")
    listed = next((cell for cell in profile.common if re.search(r"\w[,;|] ?\w", cell)), "")
    if listed and not delimiter and TAG_WORDS.search(column_words(name)):
        both = "--kind NAME=multiple counts each, --kind NAME=category takes them as they are"
        return Quantity("skip", f'in doubt: "{listed[:40]}" may be several ({both})')
    return Quantity("multiple", f"lists of choices, separated by {CHOICE_DELIMITERS[delimiter]}") if delimiter else None


def _one_spelling(profile: Profile) -> str:
    """That values which differ in capitals alone are one; "" where none do."""
    cell = next(iter(spellings(profile).values()), "")
    other = next((other for other in profile.common if other.lower() == cell.lower() and other != cell), "")
    return f'; capitals aside: "{other[:30]}" is "{cell[:30]}"' if cell else ""


def _values(profile: Profile, what: str) -> str:
    return f"{profile.distinct} {what}{'s' * (profile.distinct != 1)}"


def _numbers_within(profile: Profile) -> str:
    """That many of a category's cells are numbers, and how to have their mean; "" where few are."""
    numbers = [cell for cell in profile.common if PLAIN_NUMBER.fullmatch(cell)]
    others = [cell for cell in profile.common if cell not in numbers]
    n = sum(profile.common[cell] for cell in numbers)
    whole = sorted({int(cell) for cell in numbers if cell.isdecimal()})
    scale = (
        bool(whole) and len(whole) == len(numbers) and whole == list(range(whole[0], whole[-1] + 1))
    )  # with words at its ends
    if not others or len(numbers) < LEAST_NUMBERS or n < 0.5 * profile.seen or scale:
        return ""
    cure = f'--kind NAME="number without {"; ".join(others)}"' if len(others) <= 4 else "correct the other cells"
    return f"; {n:,} of {profile.seen:,} cells are numbers (for their mean: {cure})"


def _left_out_text(profile: Profile) -> tuple[ColumnKind, str]:
    looked = "" if profile.whole else " in the rows looked at"
    unique = _each_its_own(profile)
    if _prose(profile):
        return "text", "free text (--quotes-column NAME makes quotes of it)"
    if profile.part(re.compile(r"\W{0,3}\d[\d.,' ]*\s?[^\W\d]{1,5}\.?").fullmatch) >= MOST_OF_CELLS:
        return "skip", "numbers with a unit that is not known; write plain numbers to use it"
    if unique and profile.part(lambda cell: re.fullmatch(r"[^\W\d]['\w.-]+( [^\W\d]['\w.-]*){1,3}", cell)) >= 0.8:
        return "skip", "a different name in each row: an identifier (--kind NAME=text overrides)"
    if unique:
        return "skip", "a different value in each row: an identifier (--kind NAME=text overrides)"
    return (
        "skip",
        f"{profile.distinct:,} distinct values{looked}, more than {MANY_VALUES} (--kind NAME=category overrides)",
    )


def _each_its_own(profile: Profile) -> bool:
    return profile.distinct >= 0.98 * profile.filled and profile.filled >= 20


def _prose(profile: Profile) -> bool:
    """Answers in people's own words: long, and hardly two alike, whatever junk others type ("none", ".")."""
    cells = list(profile.common)
    average = sum(len(cell.split()) for cell in cells) / len(cells)
    many = profile.distinct > 0.5 * profile.filled or profile.distinct > MANY_VALUES
    return (many and (average >= 4 or max(map(len, cells)) > 120)) or _own_sentences(profile)


def _own_sentences(profile: Profile) -> bool:
    """Whether a dozen sentences or more stand there that hardly anybody shares: no list of choices has such."""
    sentences = [n for cell, n in profile.common.items() if len(cell.split()) >= WORDS_OF_A_SENTENCE]
    return len(sentences) >= LEAST_SENTENCES and sum(n <= MOST_SHARING for n in sentences) >= 0.8 * len(sentences)
