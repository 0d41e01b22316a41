"""Which side of a person an attribute tells by its name."""

from __future__ import annotations

import pytest

from persona_gen.evidence.card_lists import BARRIERS, MOTIVES, asks

MOTIVE = """
Reasons for buying | Gründe für den Kauf | What matters when choosing | Main motive | Goals for this year
Wichtigste Kriterien | reason_for_joining
"""
BARRIER = """
Main reason for not coming | Reasons for leaving the last provider | Reason for cancelling | Gründe gegen ein Abo
main_reason_for_not_donating | What holds you back | Warum nicht früher: wichtigster Grund | Reasons against a contract
"""


@pytest.mark.parametrize(("table", "side"), [(MOTIVE, MOTIVES), (BARRIER, BARRIERS)], ids=["motives", "barriers"])
def test_a_reason_against_something_is_what_stands_in_the_way(table: str, side: object) -> None:
    """A card must not say "wants" of the reason for which people stay away."""
    names = [name.strip() for line in table.strip().splitlines() for name in line.split(" | ")]
    sides = {name: [what for what in (MOTIVES, BARRIERS) if asks(name, what)] for name in names}
    assert {name: found for name, found in sides.items() if found != [side]} == {}
