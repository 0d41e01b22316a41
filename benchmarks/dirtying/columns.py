"""Columns that real exports have beside the questions, made by chance, each with what its figures must be.

A column gives no figure at all (consent, what a tool notes, dates, one value everywhere, codes of a list, comments), or
shares or a mean that are counted here from the values themselves, before they are written as text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

Value = float | str | None


@dataclass(frozen=True)
class Locale:
    """How a country writes numbers and words."""

    name: str
    decimal: str
    thousands: str
    money: str
    unit: str
    """The unit of such an amount, as it must be read."""
    total: str
    missing: tuple[str, ...]
    code_page: str = "cp1252"
    plans: tuple[str, ...] = ("Starter", "Family", "Business")
    heads: tuple[str, ...] = ("Age", "Spend", "Visits", "Likely to recommend")
    digits: str = "0123456789"
    """The digits that people there may type."""


@dataclass(frozen=True)
class Extra:
    """A column: a cell a person, and the value that it stands for; ``values`` is empty where it must give no figure."""

    name: str
    cells: tuple[str, ...]
    values: tuple[Value, ...] = ()
    unit: str | None = None
    """The unit that a figure of it must have; None where it has none."""

    def truth(self, people: Sequence[int], measure: str, category: str) -> tuple[float, int] | None:
        """The value of a figure over these people, and its base; None where there is no such figure."""
        given = [value for i in people if self.values and (value := self.values[i]) is not None]
        texts = [str(value).casefold() for value in given]
        numbers = [value for value in given if isinstance(value, float)]
        if not given:
            return None
        if measure == "share":
            return texts.count(category.casefold()) / len(texts), len(texts)
        if len(numbers) < len(given):
            return None
        return {"mean": fmean(numbers), "median": median(numbers)}.get(measure, float("nan")), len(numbers)


def written(value: float, decimals: int, locale: Locale, *, grouped: bool = True) -> str:
    """A number as the locale writes it; ``en_IN`` groups by lakh."""
    whole, _, rest = f"{value:.{decimals}f}".partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [whole[-3:]]
    size = 2 if locale.name == "en_IN" else 3
    left = whole[:-3]
    while left:
        groups.insert(0, left[-size:])
        left = left[:-size]
    text = (locale.thousands if grouped else "").join(groups)
    text = sign + (f"{text}{locale.decimal}{rest}" if rest else text)
    return text.translate(str.maketrans("0123456789", locale.digits))


def extras(lot: random.Random, people: int, locale: Locale) -> list[Extra]:
    """Some columns of these kinds, none twice."""
    return [make(lot, people, locale) for make in lot.sample(KINDS, lot.randint(0, 5))]


def _consent(lot: random.Random, people: int, _: Locale) -> Extra:
    name = lot.choice(
        (
            "May we quote you in our reports?",
            "Do you consent to your answers being published?",
            "I agree to take part in this survey",
            "Dürfen wir Sie zitieren?",
            "Data consent given",
        )
    )
    yes, no = lot.choice((("Yes", "No"), ("1", "0"), ("I agree", "I do not agree")))
    return Extra(name, tuple(lot.choice((yes, yes, no)) for _ in range(people)))


def _types(lot: random.Random, people: int, _: Locale) -> Extra:
    kinds = ("Type 1", "Type 2") if lot.random() < 0.5 else ("Type 1", "Type 2", "Type 3")
    values = tuple(lot.choice(kinds) for _ in range(people))
    return Extra(lot.choice(("Contract type", "Plug type", "Tariff")), values, values)


def _tool_note(lot: random.Random, people: int, _: Locale) -> Extra:
    name, cell = lot.choice(
        (
            ("Response ID", lambda i: f"R_{lot.randrange(10**9):09}"),
            ("Collector ID", lambda i: "401992817" if i % 3 else "401992818"),
            ("IP Address", lambda i: f"198.51.100.{i % 250}"),
            ("Distribution Channel", lambda i: lot.choice(("anonymous", "email"))),
            ("Start Date (UTC)", lambda i: f"2025-03-{1 + i % 28:02} 1{i % 10}:{i % 60:02}:05"),
            ("Network ID", lambda i: f"{lot.randrange(16**8):08x}"),
        )
    )
    return Extra(name, tuple(cell(i) for i in range(people)))


def _one_value(_: random.Random, people: int, __: Locale) -> Extra:
    return Extra("Wave", ("Spring 2025",) * people)


def _code_list(lot: random.Random, people: int, _: Locale) -> Extra:
    name = lot.choice(("What region do you live in?", "Region code", "In which industry do you work?"))
    return Extra(name, tuple(str(lot.randint(1, 16)) for _ in range(people)))


def _unit_in_name(lot: random.Random, people: int, locale: Locale) -> Extra:
    name, unit = lot.choice(
        (
            ("Distance (km)", "km"),
            ("Basket (EUR)", "EUR"),
            ("basket_gbp", "GBP"),
            ("Waiting time (minutes)", "minutes"),
            ("Energy (kWh)", "kWh"),
        )
    )
    values = tuple(round(lot.uniform(1, 90), 2) for _ in range(people))
    return Extra(name, tuple(written(v, 2, locale) for v in values), values, unit)


def _percent(lot: random.Random, people: int, locale: Locale) -> Extra:
    values = tuple(round(lot.uniform(1, 99), 1) for _ in range(people))
    space = lot.choice(("", " ", "\u00a0"))
    return Extra("Open rate", tuple(f"{written(v, 1, locale)}{space}%" for v in values), values, "%")


def _thousands_in_words(lot: random.Random, people: int, locale: Locale) -> Extra:
    values = tuple(float(lot.randint(3, 95) * (10 if lot.random() < 0.3 else 100)) for _ in range(people))
    cells = tuple(f"{written(v / 1000, 1, locale)}k" if v >= 1000 and v % 100 == 0 else f"{v:.0f}" for v in values)
    return Extra("Followers", cells, values)


def _negative(lot: random.Random, people: int, locale: Locale) -> Extra:
    values = tuple(round(lot.uniform(-400, 900), 2) for _ in range(people))
    minus = lot.choice(("({})", "-{}", "−{}", "{}-"))
    shown = [written(abs(v), 2, locale) for v in values]
    cells = tuple(minus.format(text) if v < 0 else text for v, text in zip(values, shown, strict=True))
    return Extra("Balance", cells, values)


def _dates(lot: random.Random, people: int, _: Locale) -> Extra:
    form = lot.choice(("{d:02}.{m:02}.{y}", "{m}/{d}/{y}", "{y}-{m:02}-{d:02}", "{d} Mar {y}"))
    days = ((lot.randint(1, 28), lot.randint(1, 12), lot.randint(2019, 2025)) for _ in range(people))
    return Extra("Signed up", tuple(form.format(d=d, m=m, y=y) for d, m, y in days))


def _choice_with_gaps(lot: random.Random, people: int, _: Locale) -> Extra:
    gaps = ("", "n/a", "N/A", "#N/A", "k.A.", "keine Angabe", "não se aplica", "nie dotyczy", "null")
    values = tuple(None if lot.random() < 0.1 else lot.choice(("Rents", "Owns", "Lodges")) for _ in range(people))
    return Extra("Housing", tuple(value or lot.choice(gaps) for value in values), values)


def _scale_in_words(lot: random.Random, people: int, _: Locale) -> Extra:
    words = ("Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Don't know")
    values = tuple(lot.choice(words) for _ in range(people))
    return Extra("Satisfaction", values, values)


def _truth_values(lot: random.Random, people: int, _: Locale) -> Extra:
    yes, no = lot.choice((("TRUE", "FALSE"), ("ja", "nein"), ("Oui", "Non"), ("Y", "N"), ("tak", "nie")))
    values = tuple(yes if lot.random() < 0.3 else no for _ in range(people))
    return Extra("Newsletter", values, values)


def _comment(lot: random.Random, people: int, _: Locale) -> Extra:
    words = "slow price order never again help nice call wait staff shop easy page broke lost".split()
    return Extra(
        "Anything else?",
        tuple(f'{" ".join(lot.choices(words, k=9))}, {i};\nreally "{lot.choice(words)}"' for i in range(people)),
    )


def _reach(lot: random.Random, people: int, _: Locale) -> Extra:
    name, cell = lot.choice(
        (
            ("Work email", lambda i: f"user{i}@example.org"),
            ("Mobile", lambda i: f"+44 7700 900{i % 1000:03}"),
            ("Postal code", lambda i: f"SW{1 + i % 9}A {i % 9}AA"),
        )
    )
    return Extra(name, tuple(cell(i) for i in range(people)))


KINDS: tuple[Callable[[random.Random, int, Locale], Extra], ...] = (
    _consent, _types, _tool_note, _one_value, _code_list, _unit_in_name, _percent, _thousands_in_words, _negative,
    _dates, _choice_with_gaps, _scale_in_words, _truth_values, _comment, _reach,
)  # fmt: skip

LOCALES = (
    Locale("en_GB", ".", ",", "£{}", "GBP", "Grand Total", ("n/a", "-", "N/A")),
    Locale("en_US", ".", ",", "${}", "$", "Total", ("NA", "#N/A", "Prefer not to say")),
    Locale("en_IN", ".", ",", "₹{}", "INR", "Total", ("n/a", "Refused"), code_page="utf-8"),
    Locale("de_DE", ",", ".", "{} €", "EUR", "Summe", ("k.A.", "-", "keine Angabe"),
           plans=("Einsteiger", "Familie", "Geschäft"), heads=("Alter", "Umsatz", "Besuche", "Weiterempfehlung")),
    Locale("fr_FR", ",", "\u202f", "{} €", "EUR", "Total", ("n/a", "sans réponse"), code_page="utf-8",
           plans=("Découverte", "Famille", "Société")),
    Locale("fr_CA", ",", "\u00a0", "{} $", "$", "Total", ("n/d", "sans réponse"),
           plans=("Découverte", "Famille", "Société")),
    Locale("sv_SE", ",", " ", "{} kr", "kr", "Summa total", ("n/a", "-"), plans=("Början", "Familj", "Företag")),
    Locale("nb_NO", ",", "\u00a0", "kr {}", "kr", "Totalt", ("n/a", "-"), plans=("Prøve", "Familie", "Bedrift")),
    Locale("de_CH", ".", "'", "CHF {}", "CHF", "Gesamt", ("k.A.", "n/a")),
    Locale("de_LI", ".", "’", "CHF {}", "CHF", "Gesamt", ("k.A.", "n/a")),
    Locale("pl_PL", ",", "\u00a0", "{} zł", "PLN", "Razem", ("brak danych", "-"), code_page="cp1250",
           plans=("Próbny", "Rodzinny", "Służbowy"), heads=("Wiek", "Wydatki", "Wizyty", "Polecenie")),
    Locale("pt_BR", ",", ".", "R$ {}", "BRL", "Total geral", ("n/d", "sem resposta"),
           plans=("Início", "Família", "Negócio"), heads=("Idade", "Gasto", "Visitas", "Recomendação")),
    Locale("ja_JP", ".", ",", "¥{}", "¥", "合計", ("-", "N/A"), code_page="cp932",
           plans=("スターター", "ファミリー", "ビジネス"), heads=("年齢", "利用額", "来店回数", "おすすめ度"),
           digits="０１２３４５６７８９"),
    Locale("ru_RU", ",", "\u00a0", "{} ₽", "RUB", "Итого", ("н/д", "-"), code_page="cp1251",
           plans=("Пробный", "Семейный", "Деловой"), heads=("Возраст", "Расходы", "Визиты", "Оценка")),
    Locale("ar_EG", "٫", "٬", "{} EGP", "EGP", "المجموع", ("-", "n/a"), code_page="utf-8",
           plans=("أساسي", "عائلي", "أعمال"), digits="٠١٢٣٤٥٦٧٨٩"),
    Locale("hi_IN", ".", ",", "₹{}", "INR", "Total", ("-", "n/a"), code_page="utf-8", digits="०१२३४५६७८९"),
)  # fmt: skip
