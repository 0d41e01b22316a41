"""Statistics in a few words."""

from __future__ import annotations

import pytest

from persona_gen.evidence.phrasing import short_label


@pytest.mark.parametrize(
    ("attribute", "label"),
    [
        ("Age", "Age"),
        ("Job situation", "Job situation"),
        ("What matters when choosing a service", "Matters most"),
        ("What holds them back", "Held back by"),
        ("What gets in the way", "In the way"),
        ("Agrees with the statement", "Agrees"),
        ("Where they look for information", "Looks for information"),
        ("Where they hear about new tools", "Hears about new tools"),
        ("Where do you usually buy coffee?", "Buys at"),
        ("How often do you visit a shop?", "Visit a shop, how often"),
        ("Which brands do you know?", "Brands"),
        ("What is your household income?", "Household income"),
        ("Did in the last four weeks", "In the last four weeks"),
        ("Wo sie kaufen", "Wo sie kaufen"),
        ("age", "Age"),
        ("heard_of_us", "Heard of us"),
        ("average_basket_gbp", "Average basket (GBP)"),
        ("NPS_score", "NPS_score"),
    ],
)
def test_a_question_becomes_a_label(attribute: str, label: str) -> None:
    """A card has room for a label; the question itself stands with the evidence."""
    assert short_label(attribute) == label
