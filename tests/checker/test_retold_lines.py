"""Retold lines: what is wished, what was done before, which day it was."""

from __future__ import annotations

from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Quote, Segment

SEGMENT = SegmentIndex(
    Segment(
        name="Gym",
        quotes=(
            Quote(id="busy", text="Wish I could see how busy it is before I leave work", speaker="P1"),
            Quote(id="late", text="If the racks were free I would train at six.", speaker="P2"),
            Quote(id="phone", text="I would never phone the front desk.", speaker="P3"),
            Quote(id="had", text="I'd planned three sessions round that class, and they moved it.", speaker="P3"),
            Quote(id="day", text="I swim on Tuesday, mostly, before the school run.", speaker="P5"),
            Quote(id="evening", text="every sunday evening after tea i look at the timetable", speaker="P6"),
            Quote(
                id="beginners",
                text="I don't think beginners should be thrown into spinning, it should be later.",
                speaker="P8",
            ),
            Quote(id="need", text="I'd need three sessions round that class.", speaker="P4"),
        ),
    )
)


@every_row(
    ("path", "text", "cites", "flagged"),
    [
        ("goals[0]", "See how busy it is before leaving work.", "busy", False),
        ("goals[0]", "Train at six.", "late", False),
        ("story[0]", "She sees how busy it is before leaving work.", "busy", True),
        ("goals[0]", "She sees how busy it is before leaving work.", "busy", True),
        ("story[0]", "She trains at six.", "late", True),
        ("goals[0]", "Phone the front desk.", "phone", True),
        ("story[0]", "She planned three sessions round that class.", "had", False),
        ("story[0]", "She swims on Thursday before the school run.", "day", True),
        ("frustrations[0]", "Thinks beginners shouldn't be thrown into spinning just yet.", "beginners", False),
        ("story[0]", "She looks at the timetable every Saturday evening after tea.", "evening", True),
        ("story[0]", "She looks at the timetable every Sunday evening after tea.", "evening", False),
        ("story[0]", "On Tuesday she swims, before the school run.", "day", False),
        ("story[0]", "She needs three sessions round that class.", "need", True),
    ],
)
def test_a_line_keeps_what_makes_it_so(path: str, text: str, cites: str, flagged: bool) -> None:
    """A bare verb under goals is wished, with a subject it is told as done; a denial stays; "'d planned" is done."""
    checked = check_claim(path, Claim(text=text, cites=(cites,)), "Ann Lee", SEGMENT)
    assert bool(checked.findings) == flagged
