"""What code advises a team to do, out of figures and quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rows import every_row

from persona_gen.domain import Persona, Segment
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.write_persona import WritingOptions, write_persona


def share(attribute: str, category: str, value: float, overall: float | None = None) -> dict[str, Any]:
    """A share asked of all two hundred."""
    figure = {"attribute": attribute, "category": category, "measure": "share", "value": value, "n": 200}
    return figure | ({} if overall is None else {"overall": overall})


def composed(figures: list[Mapping[str, Any]], said: list[str], locale: str = "en_GB") -> Persona:
    """The card of a segment of these figures, and of words said by one participant after another."""
    quotes = [{"id": f"q{i}", "text": text, "speaker": f"P{i}"} for i, text in enumerate(said)]
    content = {"id": "s", "name": "S", "size": 200, "locale": locale, "statistics": figures, "quotes": quotes}
    return write_persona(Segment.model_validate(content), FakeClient([]), Prompts(), WritingOptions("many")).persona


COST = "Nobody told me what the clay would cost in the end, and then the firing came on top."
WISH = "I'd like a list of what to buy first."
HOLD = "If they said, put it on hold till September, I'd probably do that."
FIGURES = [
    (share("Main reason for not coming", "Price of the term", 0.4, 0.2), None),
    (share("Main reason for not coming", "Purple", 0.4, 0.2), None),
    (share("Main reason not to come", "no session near me any more", 0.4, 0.2), "Offer a session near them"),
    (share("What gets in the way", "Hidden fees", 0.4, 0.2), "Show the fees at the start"),
    (
        share("What nearly kept them from going", "Not knowing whether a bus meets the boat", 0.4, 0.2),
        "Tell them whether a bus meets the boat",
    ),
    (share("What keeps them from changing", "Do not know what to compare", 0.4, 0.2), "Tell them what to compare"),
    (
        share("What made them put it off", "Afraid it would come back looking mended", 0.4, 0.2),
        "Show them that it will not come back looking mended",
    ),
    (share("What gets in the way", "Child does not like the meals", 0.4, 0.2), None),
    (share("What gets in the way", "The shop is too far away", 0.4, 0.2), "Bring the shop nearer to them"),
    (share("Would make them come more", "Earlier start or finish", 0.4, 0.2), "Offer an earlier start or finish"),
    (
        share("Would make them come more", "Being told plainly what a play is like", 0.4, 0.2),
        "Tell them plainly what a play is like",
    ),
    (share("What matters when choosing", "All costs shown at the start", 0.6, 0.2), "Show all costs at the start"),
    (share("What matters when choosing", "Yearly price of the contract", 0.6, 0.2), None),
    (share("Satisfaction with the present firm", "yes", 0.2, 0.4), None),
    (share("Where they bought the ticket", "Kiosk at the pier", 0.5, 0.2), "Reach them at the kiosk at the pier"),
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
    (share("What would help", "A date proposed to me in summer", 0.58, 0.49), "Propose a date to them in summer"),
    (share("What they want from the pool", "Not to panic in water", 0.6, 0.1), "Help them not to panic in water"),
    (share("What they want from the pool", "Fitness", 0.3, 0.6), None),
    (share("What decides on a supplier", "The same people each time", 0.6, 0.3), "Keep the same people each time"),
    (share("Who decides on lunch", "The child", 0.6, 0.3), None),
    (
        share("Happened last year", "A finished machine waited for its manual", 0.6, 0.3),
        "Never let a finished machine wait for its manual",
    ),
    (share("Why it was not swept", "Only think of it when it is cold", 0.6, 0.3), "Remind them before it is cold"),
    (
        share("What holds them back", "Being watched while I do it badly", 0.6, 0.3),
        "Spare them being watched while they do it badly",
    ),
    (share("What holds them back", "Would have to stay at home", 0.6, 0.3), "Spare them having to stay at home"),
    (share("What gets in the way", "Course times clash with shifts", 0.6, 0.3), "Fit course times to their shifts"),
    (share("What gets in the way", "Not enough daylight", 0.6, 0.3), None),
    (share("What holds them up", "Cannot settle the colour", 0.6, 0.3), "Help them settle the colour"),
    (share("What slows it down", "Too many lamps to choose from", 0.6, 0.3), "Offer fewer lamps"),
    (share("What holds it up", "Unsure the van can park", 0.6, 0.3), "Find out with them whether the van can park"),
    (share("Why it stopped", "A step I did not follow", 0.6, 0.3), "Help them with a step they did not follow"),
    (share("What would help", "A message the day before", 0.6, 0.3), "Send a message the day before"),
    (share("What would help", "The table held while I park", 0.6, 0.3), "Hold the table while they park"),
    (share("What would help", "The agent dealing with the council", 0.6, 0.3), "Have the agent deal with the council"),
    (share("Hardest part", "Mooring", 0.4), "Help them with mooring"),
    (share("What gets in the way", "Evenings lost to editing", 0.6, 0.3), "Save them evenings of editing"),
    (share("What gets in the way", "Moving the data was too much work", 0.6, 0.3), "Help them move the data"),
    (
        share("Has happened", "Gave up a course before its end", 0.4, 0.1),
        "Help them not to give up a course before its end",
    ),
    (share("Hürde", "Feste Kurszeiten", 0.4, 0.2), "Eine Alternative zu festen Kurszeiten bieten"),
    (share("Favourite colour of the month", "purple", 0.1, 0.2), None),
    (share("Hürde", "zu teuer", 0.4, 0.2), None),
    (share("Hürde", "Kein Ladeplatz zu Hause", 0.4, 0.2), "Ladeplatz zu Hause anbieten"),
    (share("Hürde", "Unsicher, ob der Akku hält", 0.4, 0.2), "Sagen, ob der Akku hält"),
    (share("Bevorzugter Kontakt", "Telefon", 0.6, 0.4), "Über Telefon ansprechen"),
]


@every_row(("figure", "advice"), FIGURES)
def test_a_figure_is_an_instruction_where_its_wording_says_what_can_be_done(
    figure: dict[str, Any], advice: str | None
) -> None:
    """Who is told, offered or shown what; what says nothing of it gives no line."""
    german = any(word in figure["attribute"] for word in ("Hürde", "Bevorzugter"))
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


ASKS = share("What would help", "A lesson in the evening", 0.5, 0.3)


@every_row(
    ("said", "advice"),
    [
        (["I could do a lesson in the evening, easily."], "Offer a lesson in the evening: “"),
        (["Give me the hard version.", "I'd like a list of what to buy."], "Offer a lesson in the evening"),
    ],
)
def test_a_figure_stands_beside_words_that_say_the_same(said: list[str], advice: str) -> None:
    """The participant who says so; others' words are not put to it."""
    first = composed([ASKS], said).use[0]
    assert first.text.startswith(advice)
    assert ("“" in first.text) == advice.endswith("“")


@every_row(
    "said",
    [
        ["I'd love a badge, actually, I know I said."],
        ["I'd like a list of names. No, I take that back."],
        ["I'd love a portal with everything in it.", "Don't give me a portal."],
    ],
)
def test_a_wish_that_is_taken_back_or_spoken_against_is_no_advice(said: list[str]) -> None:
    """Second thoughts, and what another will not have: neither is anybody's to offer."""
    assert not composed([share("Age", "30-39", 0.6, 0.5)], said).use


def test_the_key_finding_is_a_reason_beside_everyones_and_no_amount() -> None:
    """Why people come or what stops them, as a sentence; use and money explain nothing, however far from everyone's."""
    spent = {
        "attribute": "Spent",
        "measure": "mean",
        "value": 23.4,
        "unit": "GBP",
        "n": 200,
        "overall": 41.7,
        "sd": 5.0,
    }
    reason = share("Reason to have it repaired", "Could not find another like it", 0.58, 0.29)
    persona = composed([spent, reason], [])
    assert persona.insight
    assert persona.insight.text == (
        "58 % name “could not find another like it” as a reason to have it repaired, against 29 % of everyone."
    )
    alone = composed([spent], [])
    assert alone.insight is None
    first_person = composed([share("What holds them back", "Being out of my depth", 0.71, 0.22)], []).insight
    assert first_person
    assert first_person.text.startswith("71 % name “being out of my depth” as")


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
