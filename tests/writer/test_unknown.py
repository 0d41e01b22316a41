"""What a card says is not known."""

from __future__ import annotations

from typing import Any

import pytest

from persona_gen.domain import Claim, Persona, Segment
from persona_gen.writer.unknown import unknown


def one(attribute: str, category: str | None, value: float, **given: Any) -> dict[str, Any]:
    """A statistic of a hundred people: a share, or a mean where it has no category."""
    measure = "share" if category else "mean"
    return {"attribute": attribute, "category": category, "measure": measure, "value": value, "n": 100} | given


def told(*statistics: dict[str, Any], size: int = 100, **fields: Any) -> str:
    """The lines about a persona of these statistics."""
    content = {"id": "s", "name": "S", "size": size, "statistics": statistics, "quotes": [{"id": "q", "text": "Fine."}]}
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


@pytest.mark.parametrize(
    ("statistics", "size", "fields", "line"),
    [
        (WHO, 100, {}, "Nothing in the data tells what they want, what gets in their way, what they ask"),
        (WHO[1:], 100, FULL, "No figures on age."),
        (WHO[3:], 100, FULL, "No figures on age or gender."),
        ((*WHO, one("Tenure", "Rents", 0.5, choice="single"), one("Tenure", "Owns", 0.49, choice="single")), 100, FULL,
         "Tenure is split: Rents 50 %, Owns 49 %."),
        (WHO, 7, FULL, "The figures rest on 7 people: a difference of one or two of them is chance."),
        ((*WHO, one("Reason", "Price", 0.5, id="few", n=12)), 100,
         FULL | {"goals": (Claim(text="x", cites=("few",)),)}, "Reason / Price rests on 12 people."),
    ],
)  # fmt: skip
def test_gaps_splits_and_small_bases_are_told(statistics: Any, size: int, fields: Any, line: str) -> None:
    """Each in one sentence with the figures."""
    assert line in told(*(s | ({"n": 7} if size == 7 else {}) for s in statistics), size=size, **fields)
