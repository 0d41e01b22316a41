"""What code takes out of a large model's reply, and what it puts whole again."""

from __future__ import annotations

from persona_gen.domain import Claim, Persona, Segment
from persona_gen.writer.at_once import without_filler

SEGMENT = Segment.model_validate(
    {
        "id": "solar",
        "name": "Quote in the drawer",
        "size": 246,
        "statistics": [
            {"id": "bills", "attribute": "Motive", "category": "Bills", "measure": "share", "value": 0.52,
             "overall": 0.55, "n": 246},
            {"id": "rises", "attribute": "Motive", "category": "Price rises", "measure": "share", "value": 0.27,
             "overall": 0.19, "n": 246},
            {"id": "visit", "attribute": "Satisfaction with the visit", "measure": "mean", "value": 7.8,
             "unit": "points of 10", "overall": 8.0, "n": 231},
            {"id": "neighbour", "attribute": "Talked to a neighbour", "category": "yes", "measure": "share",
             "value": 0.41, "overall": 0.63, "n": 246},
            {"id": "doubts", "attribute": "Reason", "category": "Doubts", "measure": "share", "value": 0.34, "n": 246},
        ],
        "quotes": [{"id": "q", "text": "Anyone can do a July.", "speaker": "P01"}],
    }
)  # fmt: skip


def test_lines_without_a_difference_go() -> None:
    """What is like everyone is no goal, a place where fewer are met no place; an obstacle asked of them alone stays."""

    def claims(*cited: str) -> tuple[Claim, ...]:
        return tuple(Claim(text=" ".join(cites.split()), cites=tuple(cites.split())) for cites in cited)

    persona = Persona(
        segment="solar",
        name="Andrew Begum",
        goals=claims("bills", "rises", "bills q"),
        frustrations=claims("doubts", "visit", "neighbour"),
        channels=claims("neighbour", "visit", "q"),
    )
    left = without_filler(persona, SEGMENT)
    assert [c.text for c in left.goals] == ["rises", "bills q"]
    assert [c.text for c in left.frustrations] == ["doubts", "neighbour"]
    assert [c.text for c in left.channels] == ["q"]
    assert without_filler(persona.model_copy(update={"goals": claims("bills")}), SEGMENT).goals == claims("bills")


def test_a_reply_that_no_sheet_holds_loses_the_last_lines_of_its_long_lists() -> None:
    """Questions go first, three of each list stay, and what fits is left as it is."""
    line = Claim(text="A line of ten words that nobody can do without", cites=("q",))
    long = dict.fromkeys(("goals", "frustrations", "questions"), (line,) * 5)
    persona = Persona(segment="solar", name="Andrew Begum", story=(line,) * 43, **long)
    left = without_filler(persona, SEGMENT)
    assert [len(left.questions), len(left.frustrations), len(left.goals), len(left.story)] == [3, 4, 5, 43]
    fits = persona.model_copy(update={"story": (line,) * 40})
    assert without_filler(fits, SEGMENT) == fits
