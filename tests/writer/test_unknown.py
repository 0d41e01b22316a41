"""What a card says is not known."""

from __future__ import annotations

from typing import Any

import pytest
from rows import every_row

from persona_gen.domain import Claim, Persona, Quotation, Segment
from persona_gen.writer.unknown import unknown


def one(attribute: str, category: str | None, value: float, **given: Any) -> dict[str, Any]:
    """A statistic of a hundred people: a share, or a mean where it has no category."""
    measure = "share" if category else "mean"
    return {"attribute": attribute, "category": category, "measure": measure, "value": value, "n": 100} | given


def told(*statistics: dict[str, Any], size: int = 100, said: str = "Fine.", **fields: Any) -> str:
    """The lines about a persona of these statistics."""
    content = {"id": "s", "name": "S", "size": size, "statistics": statistics, "quotes": [{"id": "q", "text": said}]}
    persona = Persona.model_validate({"segment": "s", "name": "Emma Whitfield"} | fields)
    return "\n".join(unknown(persona, Segment.model_validate(content)))


FULL = {field: (Claim(text="x", cites=("q",)),) for field in ("goals", "frustrations", "questions", "channels")}
WHO = (
    one("Age", None, 30, unit="years"),
    one("Gender", "Woman", 0.7, choice="single"),
    one("Gender", "Man", 0.3, choice="single"),
    one("Occupation", "Nurse", 0.9),
)


def test_where_everything_is_known_nothing_is_said() -> None:
    """No line for its own sake."""
    assert told(*WHO, **FULL) == ""


@every_row(
    ("statistics", "size", "fields", "line"),
    [
        (WHO, 100, {}, "This card does not say what they want, what gets in"),
        (WHO[1:], 100, FULL, "No figures on age."),
        (WHO[3:], 100, FULL, "No figures on age or gender."),
        ((*WHO[3:], one("Respondent", "mother or female carer", 0.8)), 100, FULL, "No figures on age."),
        ((one("Respondent", "mother", 0.8), one("Parents' day", "all adults in work", 0.8)), 100, FULL,
         "No figures on age."),
        ((*WHO, one("Tenure", "Rents", 0.5, choice="single"), one("Tenure", "Owns", 0.49, choice="single")), 100, FULL,
         "Split on Tenure: Rents (50 %), Owns (49 %)."),
        ((*WHO, one("I trust it", "Fully", 0.5, choice="single"), one("I trust it", "Hardly", 0.49, choice="single")),
         100, FULL, "Split on “I trust it”: Fully (50 %), Hardly (49 %)."),
        (WHO, 7, FULL, "With 7 people, a difference of one or two could be chance."),
        ((*WHO, one("Reason", "Price", 0.5, id="few", n=12)), 100,
         FULL | {"goals": (Claim(text="x", cites=("few",)),)}, "Price rests on 12 people: it could be chance."),
    ],
)  # fmt: skip
def test_gaps_splits_and_small_bases_are_told(statistics: Any, size: int, fields: Any, line: str) -> None:
    """Each in one sentence with the figures."""
    assert line in told(*(s | ({"n": 7} if size == 7 else {}) for s in statistics), size=size, **fields)


@pytest.mark.parametrize(
    "statistics",
    [
        (one("What stops you", "Same question", 0.0, choice="single"), one("What stops you", "Tags", 0.0)),
        (one("How satisfied are you?", "4", 0.31, choice="single"), one("How satisfied are you?", "5", 0.3)),
        (one("Reason for leaving", "Price", 0.5, n=12, choice="single"), one("Reason for leaving", "Time", 0.5, n=12)),
    ],
    ids=["nobody", "a rating", "asked of few"],
)
def test_no_split_is_told_of_what_is_nobodys(statistics: Any) -> None:
    """Two shares of nothing, points of a scale, and what twelve of a hundred were asked are no split of the segment."""
    assert "Split" not in told(*WHO, *statistics, **FULL)


@pytest.mark.parametrize(
    ("words", "retold", "known", "silent"),
    [
        ("I just want one place for it.", "Emma just wants one place.", "what they want", "what gets in their way"),
        ("It broke twice, and nobody told me.", "It broke twice.", "what gets in their way", "what they want"),
        ("I want to know how many pass.", "She wants to know how many pass.", "they ask first", "gets in their way"),
    ],
)
def test_what_a_page_shows_is_not_said_to_be_missing(words: str, retold: str, known: str, silent: str) -> None:
    """Shown words tell wishes, obstacles and questions, too; what is in none of them is said to be missing."""
    quoted, own = Claim(text=f"“{words}”", cites=("q",)), Claim(text=retold, cites=("q",))
    voice = Quotation(text=words, cites=("q",))
    for place in ({"story": (quoted,)}, {"story": (own,)}, {"tagline": quoted}, {"quotes": (voice,)}):
        lines = told(*WHO, said=words, lead="P1", **place).splitlines()
        assert silent in lines[0]
        assert known not in lines[0]
