"""Times of day: in digits, in words, without a half of the day, in German."""

import pytest

from persona_gen.checker.quoted_values import values_of_quote
from persona_gen.domain import Quote
from persona_gen.text.numbers import read_figures


@pytest.mark.parametrize(
    ("claim", "quote", "same"),
    [
        ("after nine in the evening", "After 9 pm", True),
        ("after nine in the evening", "after nine there's nothing", True),
        ("after nine", "After 9 pm", True),
        ("half past seven", "half seven", True),
        ("half past seven", "19:30", True),
        ("half past seven", "half eight", False),
        ("at 11.30 p.m.", "at half eleven at night", True),
        ("at 7.30 in the evening", "half seven", True),
        ("at 10.30 p.m.", "at half eleven at night", False),
        ("a quarter to seven in the evening", "6:45 pm", True),
        ("at three in the morning", "at 3 pm", False),
        ("at eleven at night", "11 pm", True),
        ("at two at night", "2 am", True),
        ("between eight and ten in the morning", "the eight to ten slot", True),
        ("between eight and nine in the morning", "the eight to ten slot", False),
        ("the eight-to-ten slot", "8 to 10 am", True),
        ("the eight-to-nine slot", "8 to 10 am", False),
        ("at ten o'clock", "ten in the evening", True),
        ("two in the morning", "I drink two cups", True),
        ("neun Uhr abends", "21 Uhr", True),
        ("halb acht", "19:30", True),
        ("halb acht", "20:30", False),
        ("um acht Uhr", "um acht Uhr morgens", True),
    ],
)
def test_same_time(claim: str, quote: str, same: bool) -> None:
    """A time is told in words or digits, and a bare number may be the hour."""
    locale = "de_DE" if "Uhr" in claim or "halb" in claim else "en_GB"
    values = values_of_quote(Quote(id="q", text=quote), locale)
    assert all(any(v.matches(figure) for v in values) for figure in read_figures(claim, locale)) is same
