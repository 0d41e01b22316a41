"""A price in copy beside what people would pay."""

from __future__ import annotations

from rows import every_row

from persona_gen.domain import Quote, Statistic
from persona_gen.reviewer.prices import price_alignment


@every_row(
    ("line", "quote", "side"),
    [
        ("Reserve your seat for €3", "I'd pay three euro for a seat, gladly.", "good"),
        ("Reserve your seat for €2.50", "I'd pay three euro for a seat, gladly.", "good"),
        ("Reserve your seat for €5", "I'd pay three euro for a seat, gladly.", "bad"),
        ("Reserve your seat for $3", "I'd pay three euro for a seat, gladly.", None),
        ("Reserve your seat for €3 a month", "I'd pay three euro for a seat, gladly.", None),
        ("A seat for €2 and a table for €9", "I'd pay three euro for a seat, gladly.", None),
        ("€10 a month. And nothing else.", "I'd happily pay ten euros a month if it was ten.", "good"),
        ("Wifi on board, just €3", "I wouldn't pay three euro for wifi that doesn't work.", "bad"),
        ("Wifi on board, just €1", "I wouldn't pay three euro for wifi that doesn't work.", None),
        ("$34 a night", "I paid twenty-two bucks for spot nineteen.", None),
        ("A seat for everybody", "I'd pay three euro for a seat, gladly.", None),
    ],
)
def test_a_price_is_held_against_what_somebody_would_pay(line: str, quote: str, side: str | None) -> None:
    """In one currency and for one period; what somebody paid says nothing of what they would pay."""
    assert price_alignment(line, Quote(id="q", text=quote), quote) == side


@every_row(
    ("line", "attribute", "unit", "side"),
    [
        ("Clear-out crew: $890 flat", "Would pay for a clearing crew", "dollars", "bad"),
        ("Clear-out crew: $199 flat", "Would pay for a clearing crew", "dollars", "good"),
        ("Clear-out crew: $199 a month", "Would pay for a clearing crew", "dollars", None),
        ("Clear-out crew: £890 flat", "Would pay for a clearing crew", "dollars", None),
        ("Clear-out crew: $890 flat", "Paid for a clearing crew", "dollars", None),
        ("Clear-out crew: 890 jobs done", "Would pay for a clearing crew", "dollars", None),
    ],
)
def test_a_price_is_held_against_a_mean_of_what_they_would_pay(
    line: str, attribute: str, unit: str, side: str | None
) -> None:
    """What they paid is shown for the reader to judge."""
    piece = Statistic(id="s", attribute=attribute, measure="mean", value=240, unit=unit)
    assert price_alignment(line, piece, "") == side
