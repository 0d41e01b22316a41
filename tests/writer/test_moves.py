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
WISH = "I'd like a list of what to buy first."
HOLD = "If they said, put it on hold till September, I'd probably do that."
FIGURES = [
    (
        share("Main reason for not coming", "Price of the term", 0.4, 0.2),
        "Name the full price first: Price of the term",
    ),
    (share("Main reason for not coming", "Purple", 0.4, 0.2), "Answer their main reason for not coming: purple"),
    (share("Main reason not to come", "no session near me any more", 0.4, 0.2), "Offer a session near them"),
    (share("What gets in the way", "Hidden fees", 0.4, 0.2), "Deal first with what gets in the way: hidden fees"),
    (share("Knows how the credit works", "yes", 0.2, 0.4), "Tell them how the credit works"),
    (share("Understood the quote", "yes", 0.2, 0.4), "Explain the quote"),
    (share("Has tasted a school meal", "yes", 0.1, 0.3), "Let them taste a school meal"),
    (share("Has tried an overseas lab", "yes", 0.1, 0.3), None),
    (share("Booking app rated easy", "yes", 0.2, 0.4), "Make the booking app easy"),
    (
        share("Wants to speak to the same technician", "very important", 0.8, 0.5),
        "Let them speak to the same technician",
    ),
    (share("Survey: would come again", "yes or probably", 0.72, 0.9), "Ask them to come again"),
    (share("CONTACT_PREF", "SMS", 0.6, 0.4), "Contact them by SMS"),
    (share("Preferred lesson time", "mornings", 0.6, 0.2), "Offer mornings as the lesson time"),
    (share("Would come back for", "single sessions", 0.5), "Offer single sessions"),
    (share("Finds packing lunch a chore", "yes", 0.6), "Spare them packing lunch"),
    (share("Favourite colour of the month", "purple", 0.1, 0.2), None),
    (share("Hürde", "zu teuer", 0.4, 0.2), "Zuerst den ganzen Preis nennen: zu teuer"),
    (share("Bevorzugter Kontakt", "Telefon", 0.6, 0.4), "Über Telefon ansprechen"),
]


@every_row(("figure", "advice"), FIGURES)
def test_a_figure_is_an_instruction_where_its_wording_says_what_can_be_done(
    figure: dict[str, Any], advice: str | None
) -> None:
    """Who is told, offered or shown what; what says nothing of it gives no line."""
    german = advice is not None and advice.startswith(("Zuerst", "Über "))
    said = ["Ich weiß nie, was es am Ende kostet."] if german else []
    texts = [move.text for move in composed([figure], said, "de_DE" if german else "en_GB").use]
    assert texts == ([advice] if advice else [])


SAID = [
    (WISH, "build", "Offer a list of what to buy first"),
    ("Just ring the day before.", "build", "Ring the day before"),
    ("Please don't make me phone anyone.", "avoid", "Making them phone anyone"),
    (HOLD, "test", f"Make the offer that P0 would take: “{HOLD}”"),
    ("I'd like to see a house like ours before I sign.", "build", "Let them see a house like theirs before they sign"),
    ("Show me the ads, I don't even see them any more.", None, None),
    ("I want it to know that.", None, None),
    ("I'm probably not your typical one. What I want is a better instrument for her.", None, None),
]


@every_row(("said", "kind", "advice"), SAID)
def test_a_wish_is_an_instruction_where_it_says_what_is_wanted(said: str, kind: str | None, advice: str | None) -> None:
    """A thing to offer, to do or to leave; no words that point elsewhere, nor of one who says to be no typical case."""
    use = composed([share("Age", "30-39", 0.6, 0.5)], [said]).use
    assert [move.kind for move in use] == ([kind] if kind else [])
    assert all(move.text.startswith(advice or "") for move in use)


def test_the_main_fact_is_what_most_would_do_and_what_they_name_against_it() -> None:
    """Both over the same people, the survey's number told; everyone's stand behind it on the card."""
    would = share("Survey: would come again", "yes or probably", 0.72, 0.91) | {"n": 90}
    reason = share("Survey: main reason not to come", "no time", 0.41, 0.33) | {"n": 90}
    persona = composed([would, reason, share("Uses the app", "yes", 0.1, 0.5)], [])
    assert persona.insight
    assert persona.insight.text == (
        "Would come again: Yes or probably (72 % of 90 people); 41 % of 90 people name no time as the main reason"
        " not to come."
    )


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
