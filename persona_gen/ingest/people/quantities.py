"""Whether a column of numbers counts or measures anything: identifiers, codes, dates and lists of codes do not.

What would change a figure by its reading is sure or asked: a column in doubt is left out, and the reason names both
readings and how to choose one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from persona_gen.evidence.attributes import named_kind
from persona_gen.ingest.people.named_units import in_thousands, percent_and_fractions
from persona_gen.ingest.people.not_counted import QUANTITY_WORDS, not_counted
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.decimal_marks import Hints
from persona_gen.sources.tables.durations import CLOCKS, duration_format, notations
from persona_gen.sources.tables.missing_answers import codes_named, mean_of, missing_codes
from persona_gen.sources.tables.number_decision import Decision, decide
from persona_gen.sources.tables.number_format import NumberFormat
from persona_gen.sources.tables.profiles import Profile

FEW_NUMBERS = 7
"""Whole numbers of at most so many distinct values are codes or a scale: their shares are true of either."""

NUMERIC_TYPES = re.compile(r"(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$")

WEEK = re.compile(r"((calendar|iso|cal) )?(week|kw|kalenderwoche|semaine|semana|settimana)( (no|number|nr))?")
CODES_ALONE = re.compile(
    r"\b(codes?|sku|ean|isbn|barcode|sic|naics|fips|dma|msa|last ?4|month|exp(iry)? (month|year)|weekday|monat|mois|mes"
    r"|(week|day) of (the )?(year|month|week)|quarter|gmtoff|dstoff|utc offset)$"
)
WITHIN_A_TIME = re.compile(
    r"\b(per|a|each|every|pro|par|por|\w+ ((in |im |within )?(the |der |dem )?(last|past|previous|current|this|recent"
    r"|letzte[nrms]?|vergangene[nrms]?|diese[nrms]?|este|ce)( \d+)?)) \w+$"
)
"""``kWh per month`` and ``boxes_last_quarter`` are quantities, and ``month`` and ``last month`` the code of one."""
CHOSEN_WORDS = re.compile(
    r"\b(which|welche[rsnm]?|quel(le)?s?|cu[aá]l(es)?|welke|kt[oó]r[yae]"
    r"|(what|best describes).*\b(gender|sex|state|country|region|county|province|city|industry|sector|occupation|job"
    r"|role|employment|education|degree|marital|status|party|religion|ethnicity|race|brand|department|provider|bank|plan)"
    r"|(state|country|region|county|province|industry|sector|occupation|department|brand|category|segment|cluster"
    r"|marital status|ethnicity|nationality|branche|bundesland|land|beruf|region|pays|métier|provincia|país|sector)$)"
)
"""Questions and names whose answers are chosen from a list: their numbers are its codes."""

MOST_PERIODS = 30
YEAR_WORDS = re.compile(r"\b(year|jahr|année|año|anno|jaar|rok|fy)\b")
BIRTH_WORDS = re.compile(r"\b(birth\w*|yob|born|geb\w*|naissance|nacimiento|nascita)\b")
_OLDEST = 120
"""Years up to which the whole numbers of a column called age are ages, also where all of them differ."""

CHOOSING = re.compile(
    r"all that apply|select (all|as many)|choose (all|up to|as many)|tick (all|as many)|check all"
    r"|multiple (answers|choice)|mehrfach|alle zutreffenden|plusieurs|varias"
)


class Quantity(NamedTuple):
    """What a column of numbers is: a kind with its reason, and for numbers the format."""

    kind: str
    reason: str
    format: NumberFormat | None = None
    silent: frozenset[str] = frozenset()
    """Cells that are no answer, where the cells are words."""


class Wish(NamedTuple):
    """What ``--kind`` says of a column's numbers."""

    like: str = ""
    counts: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    ends: tuple[float, float] | None = None
    """Of a scale that is to be read the other way round: 5 for 1."""


def format_of(profile: Profile, hints: Hints, wish: Wish | None = None) -> Decision:
    """How a column writes numbers. For types that are numbers, plainly."""
    sure, wish = wish is not None, wish or Wish()
    if NUMERIC_TYPES.match(profile.type):
        return Decision(NumberFormat(missing=wish.missing))
    if wish.like in CLOCKS:
        return Decision(replace(duration_format(wish.like), missing=wish.missing))
    return decide(profile.common, hints, wish.like, wish.missing, sure=sure)


def quantity(name: str, label: str, profile: Profile, hints: Hints) -> Quantity | None:
    """What a column is whose cells look like numbers; None where they do not."""
    if codes := code_list(profile, label):
        return codes
    if clocks := notations(list(profile.common), (name, label)):
        if len(clocks) == 1:
            return Quantity("number", f"durations like {clocks[0]}, in minutes", duration_format(clocks[0]))
        cures = " or ".join(f'--kind NAME="number like {clock}"' for clock in clocks)
        return Quantity("skip", f'in doubt: "{next(iter(profile.common))}" may be {" or ".join(clocks)} ({cures})')
    decision = format_of(profile, hints)
    if decision.doubt:
        cure = f" ({decision.cure})" if decision.cure else ""
        return Quantity("skip", f"in doubt: {decision.doubt}{cure}")
    counted = counts_by_value(profile, decision.format) if decision.format else {}
    if not decision.format or not counted:
        return None
    return _counted(name, label, profile, decision.format, counted)


def _counted(name: str, label: str, profile: Profile, format: NumberFormat, counted: Mapping[float, int]) -> Quantity:
    """What numbers are that are all read."""
    named = codes_named(f"{name} {label}") & counted.keys()
    sure, doubt = missing_codes({v: n for v, n in counted.items() if v not in named})
    sure |= named
    values = {v: n for v, n in counted.items() if v not in sure} or counted
    doubt = doubt and f"in doubt: {doubt} ({with_or_without(doubt)})"
    doubt = doubt or ("" if format.unit else percent_and_fractions(column_words(f"{name} {label}"), values))
    doubt = doubt or in_thousands(values)
    whole = all(value.is_integer() for value in values)
    # What has a unit measures something, whatever its digits look like.
    measured = format.unit or _are_ages(name, label, values)
    if reason := "" if measured else not_counted(profile, values, column_words(f"{name} {label}"), whole):
        return Quantity("date" if reason.startswith("dates") else "skip", reason)
    format = without_codes(format, profile, sure)
    missing = f"; {', '.join(f'{v:g}' for v in sorted(sure))} counts as no answer" if sure else ""
    words_alone = sum(format.value(cell) is None for cell in profile.common)
    few = len(values) <= FEW_NUMBERS and profile.distinct - words_alone <= len(counted)
    periods = _periods(column_words(f"{name} {label}"), values)
    if whole and (few or periods) and not format.unit:
        many = f"{len(values)} whole number{'s' * (len(values) != 1)}, codes or a scale"
        return Quantity("category", f"{periods or many} (--kind NAME=number for a mean){missing}", format)
    if doubt:
        return Quantity("skip", doubt)
    coded = CODES_ALONE.search(column_words(name)) or WEEK.fullmatch(column_words(name))
    if whole and coded and not WITHIN_A_TIME.search(column_words(name)):
        return Quantity("skip", "codes by the name, and no quantity (--kind NAME=number overrides)")
    if whole and _asks_which(f"{name} {label}", values):
        both = f"codes of its answers, or numbers with a mean of {mean_of(values):.4g}"
        return Quantity("skip", f"in doubt: {both} (--kind NAME=category or --kind NAME=number)")
    return Quantity("number", _in_words(format) + missing, format)


def _are_ages(name: str, label: str, values: Mapping[float, int]) -> bool:
    """Whether a column is of ages by its name or question and by all of its numbers."""
    return "age" in (named_kind(name), named_kind(label)) and all(0 <= value <= _OLDEST for value in values)


def _periods(asked: str, values: Mapping[float, int]) -> str:
    """``9 years`` or ``4 months`` where few numbers are such (2026, 202603); the mean of years of birth is of ages."""
    if len(values) > MOST_PERIODS or not all(value.is_integer() for value in values):
        return ""
    if len(values) > 1 and all(190_001 <= value <= 210_012 and 1 <= value % 100 <= 12 for value in values):
        return f"{len(values)} months"
    years = all(1900 <= value <= 2100 for value in values) and YEAR_WORDS.search(asked)
    return f"{len(values)} years" if years and not BIRTH_WORDS.search(asked) else ""


def _asks_which(text: str, values: Mapping[float, int]) -> bool:
    """Whether a question is answered by choosing one of many, and its numbers run from about 1: codes of a list."""
    asked = column_words(text)
    low, high = min(values), max(values)
    listed = 0 <= low <= 3 and high <= 400 and len(values) >= 0.25 * (high - low + 1)
    return listed and bool(CHOSEN_WORDS.search(asked)) and not QUANTITY_WORDS.search(asked)


def code_list(profile: Profile, label: str) -> Quantity | None:
    """Choices by their codes, separated by commas (``1,2,5``): surely, in doubt with decimals (``1,2``), or None."""
    if profile.type != "VARCHAR":
        return None
    cells = [cell for cell in profile.common if not re.fullmatch(r"\D*", cell)]
    if not cells or any(not re.fullmatch(r"\d{1,2}(, ?\d{1,2})*", cell) for cell in cells):
        return None
    several = [[int(part) for part in cell.split(",")] for cell in cells if "," in cell]
    if not several or (len({len(cell.split(",")) for cell in cells}) == 1 and len(several[0]) == 1):
        return None
    long = any(len(items) > 2 for items in several) or any(", " in cell for cell in cells)
    rising = all(len(set(items)) == len(items) for items in several)
    if (long or CHOOSING.search(label.lower())) and rising:
        return Quantity("multiple", "lists of codes, separated by commas")
    ordered = all(items == sorted(set(items)) and str(items[1]) == cell.split(",")[1].strip() for items, cell in
                  zip(several, (c for c in cells if "," in c), strict=True))  # fmt: skip
    if long or (ordered and len({tuple(items) for items in several}) > 2 and not all(i[1] == 5 for i in several)):
        cell = next(c for c in cells if "," in c)
        both = '--kind NAME=multiple or --kind "NAME=number like 1.234,5"'
        return Quantity("skip", f'in doubt: "{cell}" may be several choices or {cell.replace(",", ".", 1)} ({both})')
    return None


def counts_by_value(profile: Profile, format: NumberFormat) -> dict[float, int]:
    """The numbers of a column, counted."""
    counted: dict[float, int] = {}
    for cell, n in profile.common.items():
        try:
            value = float(cell) if NUMERIC_TYPES.match(profile.type) else format.value(cell)
        except ValueError:
            value = None
        if value is not None:
            counted[value] = counted.get(value, 0) + n
    return counted


def without_codes(format: NumberFormat, profile: Profile, codes: frozenset[float]) -> NumberFormat:
    """The format with the cells of ``codes`` as missing ones."""
    if not codes:
        return format
    cells = {cell for cell in profile.common if format.value(cell) in codes}
    return replace(format, missing=format.missing | cells)


def with_or_without(doubt: str, number: str = "number") -> str:
    """The two options that settle a doubt of `missing_codes`: its codes count, or stand for no answer."""
    code = doubt.split(" (", maxsplit=1)[0].replace(", ", ";")
    return f'--kind NAME="{number} with {code}" or --kind NAME="{number} without {code}"'


def _in_words(format: NumberFormat) -> str:
    """The format in words."""
    if format.unit == "%":
        what = "percent"
    elif format.unit.startswith("/"):
        what = f"points out of {format.unit.strip('/ ')}"
    elif format.unit.isupper() or format.unit in ("$", "¥", "kr"):
        what = f"amounts in {format.unit}"
    else:
        what = f"numbers in {format.unit}" if format.unit else "numbers"
    if format.labels:
        return f"a scale with words at {', '.join(f'{code:g}' for _, code in format.labels)}"
    marks = " with decimal commas" if format.decimal == "," else ""
    grouped = " and separators of thousands" if format.thousands else ""
    scales = f"; {', '.join(format.scales)} for thousands and more" if format.scales else ""
    return what + (marks + grouped if marks else grouped.replace(" and", " with")) + scales
