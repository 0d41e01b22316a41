"""What code advises a team to do, out of figures and quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rows import every_row

from persona_gen.domain import Persona, Segment
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.write_persona import write_persona


def share(attribute: str, category: str, value: float, overall: float | None = None) -> dict[str, Any]:
    """A share asked of all two hundred."""
    figure = {"attribute": attribute, "category": category, "measure": "share", "value": value, "n": 200}
    return figure | ({} if overall is None else {"overall": overall})


def composed(figures: list[Mapping[str, Any]], said: list[str], locale: str = "en_GB") -> Persona:
    """The card of a segment of these figures, and of words said by one participant after another."""
    quotes = [{"id": f"q{i}", "text": text, "speaker": f"P{i}"} for i, text in enumerate(said)]
    content = {"id": "s", "name": "S", "size": 200, "locale": locale, "statistics": figures, "quotes": quotes}
    return write_persona(Segment.model_validate(content), FakeClient([]), Prompts(), steps="many").persona


COST = "Nobody told me what the clay would cost in the end, and then the firing came on top."
WISH = "I'd like a list that says buy these six and put them here."
ADVISED = [
    (share("Main barrier", "Price of the term", 0.4, 0.2), COST, "Name the full price first: Price of the term – “"),
    (share("Main barrier", "Price of the term", 0.4, 0.2), "", "Name the full price first: Price of the term"),
    (share("Main barrier", "No evening is free", 0.4, 0.2), "", "Fit their day: No evening is free"),
    (share("Finds packing lunch a chore", "yes", 0.6), "", None),
    (share("Main barrier", "Purple", 0.4, 0.2), COST, "Name the full price first: “Nobody"),
    (share("Would come back for", "single sessions", 0.5), "", "Offer what brings them back: single sessions"),
    (share("Preferred lesson time", "mornings", 0.6, 0.2), "", "Plan for it: mornings, the lesson time they prefer"),
    (share("Main barrier", "Purple", 0.1, 0.2), "Please don't ring me at work any more.", "What puts them off: “"),
    (share("Main barrier", "Purple", 0.1, 0.2), WISH, None),  # the goals tell it
]


@every_row(("figure", "said", "advice"), ADVISED)
def test_an_advice_is_an_order_with_what_it_rests_on(figure: dict[str, Any], said: str, advice: str | None) -> None:
    """The theme of an obstacle, and a participant's words about it; what has neither gives no line."""
    texts = [move.text for move in composed([figure], [said] if said else []).use]
    assert [text.startswith(advice) for text in texts] == [True] if advice else not texts


def test_the_advice_is_in_the_language_of_the_data() -> None:
    """In German for German data."""
    persona = composed([share("Hürde", "zu teuer", 0.4, 0.2)], ["Ich weiß nie, was es am Ende kostet."], "de_DE")
    assert persona.use[0].text.startswith("Zuerst den ganzen Preis nennen: Zu teuer")


def test_ratings_that_pull_apart_are_the_insight() -> None:
    """What pleases beside what does not, on one scale, and proved."""
    scale = {"measure": "mean", "unit": "points of 10", "n": 200}
    persona = composed(
        [
            {"attribute": "Satisfaction with the teacher", "value": 8.6, "overall": 8.1} | scale,
            {"attribute": "Satisfaction with knowing own progress", "value": 5.4, "overall": 6.7} | scale,
        ],
        [COST],
    )
    assert persona.insight
    assert (
        persona.insight.text == "Satisfaction is 8.6 of 10 with the teacher, but 5.4 of 10 with knowing own progress."
    )
