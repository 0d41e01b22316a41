"""A sentence retells a quote only if it says nothing else, in the same order, of the same person."""

from __future__ import annotations

import pytest

from persona_gen.checker.proofs.retelling import retells
from persona_gen.domain import Quote

QUOTES = {
    "tabs": "I open fifteen tabs and then I close the laptop.",
    "alerts": "I’ve turned all the notifications off. A flat pops up while I’m in a meeting.",
    "person": "I'd rather ring a person. I don't care if I'm on hold for twenty minutes.",
    "never": "It never says why.",
    "who": "Before I'd give anyone my payslips I'd want to know who sees them.",
    "file": "Let me export my stuff.",
    "paint": "Somewhere I can paint a wall without asking.",
    "charged": "Got charged twice for something I bought for one homework.",
    "ask": "What happens if they pull out? Nobody answers that straight.",
    "not_always": "I open fifteen tabs and never close the laptop.",
    "trust": "She trusts the bank. I trust the forum.",
}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("She opens fifteen tabs and then closes the laptop.", "tabs"),
        ("Emma opens fifteen tabs.", "tabs"),
        ("Emma says she closes the laptop.", "tabs"),
        ("She has turned all the notifications off.", "alerts"),
        ("She'd rather ring a person.", "person"),
        ("She would rather ring a person.", "person"),
        ("Got charged twice.", "charged"),
        ("She bought it for one homework.", "charged"),
    ],
)
def test_retells(claim: str, quote: str) -> None:
    """The participant's own words, in order, told in the third person."""
    assert retells(claim, Quote(text=QUOTES[quote]), "Emma Whitfield")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("She closes the laptop and then opens fifteen tabs.", "tabs"),
        ("She opens fifteen tabs and never closes the laptop.", "tabs"),
        ("She opens fifty tabs.", "tabs"),
        ("She opens fifteen tabs because of the laptop.", "tabs"),
        ("I open fifteen tabs.", "tabs"),
        ("She opens fifteen tabs on Sunday.", "tabs"),
        ("She rings a person.", "person"),
        ("She cares if she's on hold for twenty minutes.", "person"),
        ("It says why.", "never"),
        ("She gives anyone her payslips.", "who"),
        ("She exports her stuff.", "file"),
        ("She paints a wall.", "paint"),
        ("She trusts the bank.", "trust"),
        ("Nobody asks what happens.", "ask"),
        ("She says they pull out.", "ask"),
        ("She never opens fifteen tabs and closes the laptop.", "not_always"),
        ("", "tabs"),
    ],
)
def test_does_not_retell(claim: str, quote: str) -> None:
    """Another fact, another order, a turned word, a dropped wish or somebody else's doing is no retelling."""
    assert not retells(claim, Quote(text=QUOTES[quote]), "Emma Whitfield")
