"""Rewrites: in the segment's words, with the copy's facts, and with nothing promised that copy and brief do not."""

from __future__ import annotations

from typing import Any

import pytest
from reviewing import CAPABLE, Model, alias_in, phrase, reaction, reader, variants
from rows import every_row

from persona_gen.domain import Quote, Segment
from persona_gen.domain.review import Kind, Reaction
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.panel import readers_of
from persona_gen.reviewer.rewriting import CHANNEL_LIMITS, GROWS, faults, limit
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.strategy import Suggestion

COPY = "Every cost of your first home on one page, from Homely in 10 minutes"


@pytest.mark.parametrize(
    ("copy", "text", "cites", "brief"),
    [
        ("Know what it costs", "Know what it costs before you close the laptop", ("p07-3",), ""),
        (
            "Your first home, without the eleven tabs",
            "Your first home, without the spreadsheet of eleven tabs",
            ("p02-3",),
            "",
        ),
        ("Your first home", "Your first home, in order, free of charge", ("p03-2",), "Free of charge. Shown in order."),
    ],
)
def test_words_of_a_situation_may_come_in(copy: str, text: str, cites: tuple[str, ...], brief: str) -> None:
    """What participants do and meet, and what the brief offers, may be used."""
    suggestion = Suggestion(text, "Uses their words.", cites)
    assert faults(suggestion, copy, brief, "headline", reader()) == []


@every_row(
    ("text", "cites", "says"),
    [
        (COPY, ("p07-3",), "says the same as the copy"),
        (f"{COPY}!", (), "uses none of the words that these people use"),
        ("Every cost of your first home on one laptop page in 10 minutes", ("p07-3",), 'loses the name "Homely"'),
        ("Every cost of your first home on one laptop page, from Homely", ("p07-3",), 'loses the figure "10"'),
        ("Every cost of your first home on 1 laptop page, from Homely in 5 minutes", ("p07-3",), 'adds the figure "5"'),
        (
            "Every cost of your first home on one laptop page, from Homely and Lloyds in 10 minutes",
            ("p07-3",),
            'the name "Lloyds"',
        ),
        (
            "Every cost of your first home on one laptop page, free, from Homely in 10 minutes",
            ("p07-3",),
            'promises "free"',
        ),
        ("Every cost of your first home, never a laptop, from Homely in 10 minutes", ("p07-3",), 'adds "never"'),
        (
            "Alerts for every cost of your first home on one page, from Homely in 10 minutes",
            ("p07-3",),
            'cited say: "alerts"',
        ),
        (
            "Every cost of your first home on one laptop page, from “Homely” in 10 minutes",
            ("p07-3",),
            "quotation marks",
        ),
        ("Instant alerts: every cost of your first home on one page, from Homely in 10 minutes", ("p05-1",), "Instant"),
        ("Every laptop cost " * 9 + COPY, ("p07-3",), "characters"),
        (
            "Every cost of your first home on one chat box page, from Homely in 10 minutes",
            ("p06-2",),
            'cited say: "chat", "box"',
        ),
        ("", ("p07-3",), "says the same as the copy"),
    ],
)
def test_rather_no_rewrite_than_a_bad_one(text: str, cites: tuple[str, ...], says: str) -> None:
    """New claims, lost facts, names, figures, promises and negations each refuse it."""
    suggestion = Suggestion(text, "…", cites)
    found = faults(suggestion, COPY, "", "headline", reader())
    assert says in " | ".join(found)


def test_what_puts_people_off_may_be_taken_away() -> None:
    """A cut needs no word of the segment, and a negation that goes with the phrase is not lost."""
    copy = "Never lose a tenant: call us today for every cost of your first home"
    cut = Suggestion("Every cost of your first home", "Drops what puts them off.", ())
    repels = ["Never lose a tenant", "call us today"]
    assert faults(cut, copy, "", "headline", reader(), repels) == []
    assert faults(cut, copy, "", "headline", reader())


def test_a_figure_or_name_that_goes_with_what_puts_them_off_is_not_lost() -> None:
    """Neither are words that are large because a line or heading begins with them."""
    copy = "# Your first home\n\nEvery cost, from $29 a month at Lloyds.\n\n## Prices\n\nPlans for every cost."
    cut = Suggestion("Your first home: every cost", "Drops the starting price.", ())
    assert faults(cut, copy, "", "page", reader(), ["from $29 a month at Lloyds"]) == []
    lost = " ".join(faults(cut, copy, "", "page", reader(), ["a month"]))
    assert 'loses the figure "$29"' in lost
    assert 'loses the name "Lloyds"' in lost
    assert "Prices" not in lost
    long = f"{copy} Survey, solicitor and removal van stand in one list, with the day on which each of them is due."
    assert "leaves out most of the copy" in faults(cut, long, "", "page", reader(), ["from $29 a month at Lloyds"])


def test_a_german_noun_is_no_name() -> None:
    """Each is large; what has several capitals is a name there, too."""
    said = Quote(id="q", text="Ich wollte wissen, was es im Monat kostet.", speaker="P1")
    [one] = readers_of([], [Segment(name="Fahrer", locale="de_DE", quotes=(said,))])
    copy = "Der eGolf: Felgen gratis"
    asked = Suggestion("Was kostet es im Monat? Der eGolf: Felgen gratis", "Fragt zuerst.", ("q",))
    assert "name" not in " ".join(faults(asked, copy, "", "headline", one))
    lost = Suggestion("Was kostet es im Monat? Felgen gratis", "Fragt zuerst.", ("q",))
    assert 'loses the name "eGolf"' in faults(lost, copy, "", "headline", one)


def test_with_a_brief_its_facts_may_come_in() -> None:
    """Without a word of the segment, too."""
    brief = "Shows solicitor fees."
    text = "Every cost of your first home, with solicitor fees"
    assert faults(Suggestion(text, "…", ()), "Every cost of your first home", brief, "headline", reader()) == []
    assert faults(Suggestion(text, "…", ()), "Every cost of your first home", "", "headline", reader())


def test_a_way_of_putting_it_is_theirs_too() -> None:
    """Two words in a row as a speaker says them, each of which is common."""
    suggestion = Suggestion("Just someone to ask about your first home", "…", ("p01-1",))
    assert faults(suggestion, "Someone to ask about your first home", "", "headline", reader()) == [
        "uses none of the words that these people use"
    ]
    suggestion = Suggestion("Ask someone to tell you: your first home", "…", ("p01-1",))
    assert "uses none of the words that these people use" not in faults(
        suggestion, "Ask: your first home", "", "headline", reader()
    )


@pytest.mark.parametrize(
    ("quote", "copy", "text", "says"),
    [
        ("Nobody else to recruit", "Five people by Monday", "Nobody else to recruit? Five people by Monday", ""),
        ("Two bags too many by May.", "We hold your next bag", "Two bags too many by May? We hold your next bag", ""),
        (
            "Two bags too many by May.",
            "We hold your bag",
            "We hold your bag, never two bags too many by May",
            '"never"',
        ),
        ("Nobody else to recruit", "Five people by Monday", "Nobody but us? Five people by Monday", '"nobody"'),
        ("I can't prove what I prevent.", "A number for all", "Prove what you prevent: a number for all", '"prove"'),
        ("Washed or natural should be on the front", "From our roasters", "Washed, from our roasters", '"washed"'),
        ("They want a number.", "A number for each", "They want a number. Now each has one", ""),
    ],
)
def test_a_question_in_their_words_claims_nothing_and_a_lack_is_no_feature(
    quote: str, copy: str, text: str, says: str
) -> None:
    """What somebody cannot do or says should be is granted by copy that states it, and told by copy that asks."""
    (member,) = readers_of([], [Segment(name="Makers", quotes=(Quote(id="q", text=quote),))])
    found = " | ".join(faults(Suggestion(text, "…", ("q",)), copy, "", "headline", member))
    assert says in found if says else not found


def test_a_wish_is_no_feature() -> None:
    """The words of a quote that wishes for something would say that the product grants it."""
    suggestion = Suggestion("Practise buying: a dry run of your first home", "…", ("p06-2",))
    assert faults(suggestion, "Buying your first home", "", "headline", reader())
    wished = Suggestion("One place, same columns: your first home", "…", ("p07-2",))
    objection, *_ = faults(wished, "One place: your first home", "", "headline", reader())
    assert objection == 'promises what people only wish for: "same", "columns" (if the product does, say so in --brief)'


@pytest.mark.parametrize(
    ("copy", "text", "says"),
    [
        ("Set up in a fortnight", "Set up in a morning", ['adds the time "morning"', 'loses the time "fortnight"']),
        (
            "Every cost, by Monday",
            "Every cost, before the laptop closes",
            ['loses the time "monday"', 'loses the name "Monday"'],
        ),
        ("Every cost, by Monday", "Every cost by Monday, before the laptop closes", []),
        ("Every cost", "Every cost. That's all, before the laptop closes.", []),
        ("Every cost", "All cost, before the laptop closes", ['promises "All"']),
    ],
)
def test_a_time_in_words_is_a_fact_as_a_figure_is(copy: str, text: str, says: list[str]) -> None:
    """A quote in which somebody gives a tool a morning does not make it take a morning."""
    objections = faults(Suggestion(text, "…", ("p07-3",)), copy, "", "headline", reader())
    times = [each for each in objections if each.split()[0] in ("adds", "loses", "promises")]
    assert times == says


@pytest.mark.parametrize("kind", ["headline", "subject", "ad", "page", "service"])
def test_rewrites_keep_to_the_length_of_their_channel(kind: Kind) -> None:
    """A channel's limit, or the copy's own length where that is over it; elsewhere a quarter more than the copy."""
    short, long = "word " * 4, "word " * 40
    assert limit(kind, short) == (CHANNEL_LIMITS[kind] or int(GROWS * len(short)))
    assert limit(kind, long) == (len(long) if CHANNEL_LIMITS[kind] else int(GROWS * len(long)))


def _rewording(prompt: str) -> dict[str, Any]:
    """Three wordings of the first copy; each is asked about in its turn, and the phone puts people off."""
    copy = prompt.split("<copy")[1]
    called = [phrase("Ring us", "They would rather not phone.", alias_in(prompt, "phone anyone"))]
    tabs = alias_in(prompt, "fifteen tabs")
    if "Ring us" in copy and "laptop" in copy:
        return reaction(repels=called, verdict="would-scroll-past")
    if "laptop" in copy:
        return reaction(resonates=[phrase("laptop", "P07 closes the laptop.", tabs)], verdict="speaks-to")
    texts = ("Ring us before you close the laptop", "Before you close the laptop", "Ring us, guaranteed")
    return reaction(
        repels=called, rewrites=[{"text": text, "changed": "Their words.", "cites": [tabs]} for text in texts]
    )


def test_each_rewrite_is_asked_about_as_a_variant_is() -> None:
    """What puts the reader off is refused with the words that do, what code objects to without asking anybody."""
    model = Model(ReactionDraft=_rewording, **CAPABLE)
    copy = variants("Ring us before it costs you")
    session = Session(LargeModel(model, Prompts()), copy, samples=1)
    done = session.react(reader(), copy[0])
    assert [(r.text, r.verdict) for r in done.rewrites] == [("Before you close the laptop", "speaks-to")]
    refused = {each.text: each.objection for each in done.refused}
    assert refused["Ring us before you close the laptop"] == "It puts them off with “Ring us”."
    assert 'promises "guaranteed"' in refused["Ring us, guaranteed"]
    assert len(model.calls) == 3


def test_one_rewrite_of_an_older_file_is_read() -> None:
    """`persona-gen/review@1` had one, or null."""
    old = {"persona": "emma", "variant": "a", "verdict": "partly"}
    assert Reaction.model_validate(old | {"rewrite": {"text": "x", "changed": "y"}}).rewrites[0].text == "x"
    assert Reaction.model_validate(old | {"rewrite": None}).rewrites == ()
