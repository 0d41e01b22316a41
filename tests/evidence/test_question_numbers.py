"""The number of a question: one table of what is one and what is the name itself."""

from __future__ import annotations

from rows import every_row

from persona_gen.evidence.attributes import named_kind
from persona_gen.evidence.question_numbers import unnumbered
from persona_gen.evidence.questions import short_label


@every_row(
    ("label", "name"),
    [
        ("1. How old are you?", "How old are you?"),
        ("Q12: Age", "Age"),
        ("q12) Age", "Age"),
        ("Q14 What do you do?", "What do you do?"),
        ("Question 3 Plan", "Plan"),
        ("Frage 7: Alter", "Alter"),
        ("3a. Plan", "Plan"),
        ("5 – Plan", "Plan"),
        ("D2_birth_decade", "birth_decade"),
        ("S2_GENDER", "GENDER"),
        ("Q3_age", "age"),
        ("24 hours a day", "24 hours a day"),
        ("2nd home", "2nd home"),
        ("5G coverage", "5G coverage"),
        ("3D printing", "3D printing"),
        ("A4 paper", "A4 paper"),
        ("U2 fans", "U2 fans"),
        ("B2B sales", "B2B sales"),
        ("CO2_emissions", "CO2_emissions"),
        ("co2_emissions", "co2_emissions"),
        ("PM10_exposure", "PM10_exposure"),
        ("H1_revenue", "H1_revenue"),
        ("Q3 sales", "Q3 sales"),
        ("Q1_revenue", "Q1_revenue"),
        ("18-24", "18-24"),
        ("Q1 2025", "Q1 2025"),
        ("12.", "12."),
    ],
)
def test_a_number_is_taken_off_a_question_and_never_off_a_name(label: str, name: str) -> None:
    """Quarters, gases, formats and ages keep their digits."""
    assert unnumbered(label) == name


@every_row(
    ("name", "kind"),
    [
        ("Q3 Age", "age"),
        ("S2_GENDER", "gender"),
        ("S2 Gender", "gender"),
        ("Demographics: Age", "age"),
        ("Profile / D1 - Age", "age"),
        ("Q2_occupation", "occupation"),
        ("U2 fans", None),
        ("Q3 sales", None),
        ("5G coverage", None),
    ],
)
def test_a_kind_of_person_is_known_behind_any_code(name: str, kind: str | None) -> None:
    """What follows must be the whole name of a kind."""
    assert named_kind(name) == kind


def test_a_card_prints_the_name_alone() -> None:
    """The same number, as a card's label."""
    assert [short_label(name) for name in ("D2_birth_decade", "CO2_emissions", "S2_GENDER")] == [
        "Birth decade", "CO2 emissions", "Gender",
    ]  # fmt: skip
