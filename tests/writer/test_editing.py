"""What an editor sends back of a draft that is borne out."""

from __future__ import annotations

from typing import Any

from rows import every_row

from persona_gen.domain import Claim, Inference, Persona, Segment
from persona_gen.writer.editing import edits


def share(id_: str, attribute: str, category: str, value: float, overall: float | None = None) -> dict[str, Any]:
    """A share of 241 renters."""
    return {"id": id_, "attribute": attribute, "category": category, "measure": "share", "value": value, "n": 241,
            "overall": overall}  # fmt: skip


SEGMENT = Segment.model_validate(
    {
        "id": "renters",
        "name": "String renters",
        "size": 241,
        "statistics": [
            share("cover", "Damage cover taken", "yes", 0.83, 0.55),
            share("violin", "Instrument", "violin", 0.68, 0.52),
            share("again", "Would come again", "yes or probably", 0.72),
            share("sell", "Plans to sell", "yes", 0.34, 0.4),
            share("scan", "Sends a scan", "yes", 0.2, 0.1),
            share("cello", "Instrument", "cello", 0.24, 0.27),
            {"id": "clear", "attribute": "Clarity of contract", "measure": "mean", "value": 5.8, "n": 241},
            {"id": "repairs", "attribute": "Satisfaction with repairs", "measure": "mean", "value": 8.9, "n": 241},
        ],
        "quotes": [
            {"id": "q", "speaker": "A1", "text": "I rent a violin for her, and nobody looks at a photo on a Sunday."}
        ],
    }
)


@every_row(
    ("field", "text", "cites", "sent_back"),
    [
        ("insight", "She pays for damage cover, yet nobody looks at a photo on a Sunday.", "cover q", True),
        ("insight", "Sie zahlt für die Versicherung, doch sonntags schaut niemand auf ein Foto.", "cover q", True),
        ("insight", "They pay for damage cover, yet no one is there on a Sunday.", "cover q", True),
        ("insight", "Most of them pay for damage cover, yet nobody looks at a photo.", "cover q", False),
        ("insight", "Die meisten sind versichert, doch sonntags schaut niemand auf ein Foto.", "cover q", False),
        ("insight", "She rents a violin, yet nobody looks at a photo.", "violin q", False),
        ("insight", "She is insured, yet nobody looks at a photo on a Sunday.", "cover q", True),
        ("insight", "She rents for her, and nobody looks at a photo on a Sunday.", "cover q", False),
        ("insight", "It is less the cello than the cover that keeps them away.", "cover cello", False),
        ("insight", "More than others these renters pay for damage cover.", "cover", False),
        ("insight", "Terry Young pays for damage cover.", "cover", True),
        ("insight", "She would send a photo, yet rates the contract lower than everyone.", "clear q", True),
        ("insight", "She is happy with the repairs, but less so with the contract.", "clear repairs", False),
        ("role", "Rents a violin, damage cover taken", "cover q", True),
        ("role", "Rents a violin; most of them have damage cover", "cover q", False),
    ],
)
def test_a_majority_is_told_as_the_segments(field: str, text: str, cites: str, sent_back: bool) -> None:
    """A share is not what the lead does, unless the lead says so."""
    claim = Claim(text=text, cites=tuple(cites.split()))
    persona = Persona.model_validate({"segment": "renters", "name": "Terry Young", "lead": "A1", field: claim})
    assert (field in edits(persona, SEGMENT)) is sent_back
    assert not edits(persona.model_copy(update={"lead": None}), SEGMENT)


@every_row(
    ("cites", "answered", "sent_back"),
    [
        ("again", "", "leaves_out[0]"),
        ("sell", "", "use[1]"),
        ("scan", "", "use[1]"),
        ("sell", "sell", None),
        ("cello", "", None),
    ],
)
def test_a_large_group_left_out_has_a_move_of_its_own(cites: str, answered: str, sent_back: str | None) -> None:
    """From a third of the segment, or twice as many as of everyone; what most say cannot be left out at all."""

    def move(kind: str, *cited: str) -> Inference:
        return Inference.model_validate({"kind": kind, "text": f"Offer it: {kind}.", "cites": cited})

    use = (move("build", "q"), move("test", *answered.split()), move("avoid", "q"), move("say", "q"))
    out = Claim(text="Some of them do.", cites=(cites,))
    persona = Persona(segment="renters", name="Terry Young", lead="A1", leaves_out=(out,), use=use)
    assert list(edits(persona, SEGMENT)) == ([sent_back] if sent_back else [])
