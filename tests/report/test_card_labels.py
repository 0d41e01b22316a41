"""A card's own words are in the language of its data: English and German, and English where there are no others."""

from __future__ import annotations

import re
from typing import Any

import pytest

from persona_gen.checker.check import check
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Claim, Persona, Segment, Trait
from persona_gen.domain.check_report import WRITERS_OWN
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.prompts import Prompts
from persona_gen.report import html, markdown, text
from persona_gen.report.account_labels import AccountLabels
from persona_gen.report.beside import rests_on
from persona_gen.report.card import card_of
from persona_gen.report.card_labels import ENGLISH_LABELS, LANGUAGES, CardLabels, card_labels_of
from persona_gen.report.card_parts import MarkedSentence, in_title
from persona_gen.report.html.card_page import in_paragraphs
from persona_gen.report.html.sheet import Sheet, sheet_of
from persona_gen.report.marks import Mark
from persona_gen.text.languages import InLanguage
from persona_gen.writer.write_persona import WritingOptions, Written, write_persona

GARDENS: dict[str, Any] = {
    "id": "balkon", "name": "Balkongärtner", "size": 1204, "whole_base": 5100, "locale": "de_DE",
    "statistics": [
        {"id": "alter", "attribute": "Wie alt sind Sie?", "measure": "mean", "value": 38.6, "unit": "Jahre", "n": 1204,
         "overall": 44.2},
        {"id": "frau", "attribute": "Geschlecht", "category": "Frau", "measure": "share", "value": 0.62, "n": 1204,
         "overall": 0.5, "choice": "single"},
        {"id": "mann", "attribute": "Geschlecht", "category": "Mann", "measure": "share", "value": 0.38, "n": 1204,
         "overall": 0.5, "choice": "single"},
        {"id": "geld", "attribute": "Ausgaben für Pflanzen", "measure": "mean", "value": 1250.5, "unit": "EUR",
         "n": 1204, "overall": 480},
        {"id": "licht", "attribute": "Hürde", "category": "Zu wenig Licht", "measure": "share", "value": 0.57,
         "n": 1204, "overall": 0.31, "choice": "multiple"},
        {"id": "markt", "attribute": "Informationsquelle", "category": "Wochenmarkt", "measure": "share",
         "value": 0.48, "n": 1204, "overall": 0.22, "choice": "multiple"},
    ],
    "quotes": [
        {"id": "b1", "speaker": "B1", "text": "Ich gieße jeden Abend, und am Morgen hängt trotzdem alles. Der Balkon "
         "geht nach Norden, da kommt einfach nicht genug Sonne hin für die Tomaten von meiner Oma."},
        {"id": "b2", "speaker": "B1",
         "text": "Ich hätte gern jemanden, der mir sagt, was hier bei uns oben wirklich wächst."},
        {"id": "b3", "speaker": "B2", "text": "Die Erde ist viel zu schwer, den Sack kriege ich nicht in den Stock."},
        {"id": "b4", "speaker": "B3", "text": "Ich möchte im Sommer etwas ernten und nicht nur gießen."},
        {"id": "b5", "speaker": "B4", "text": "Wie oft muss ich das eigentlich düngen, wenn es im Topf steht?"},
    ],
}  # fmt: skip


def composed(content: dict[str, Any]) -> tuple[Segment, Written]:
    """A card that code composes; the model is never needed."""
    segment = Segment.model_validate(content)
    return segment, write_persona(segment, FakeClient([]), Prompts(), WritingOptions("many"))


COMPLAINTS = [
    (
        "62 % sind Frauen, und 71 % haben zu wenig Licht.",
        "says 71 %, but",
        "sagt 71 %, aber Hürde / Zu wenig Licht ist 57 %",
    ),
    ("B1 sagt: „Ich gieße jeden Morgen.“", "not verbatim", "nicht wörtlich: „"),
]


@pytest.mark.parametrize(("sentence", "english", "german"), COMPLAINTS)
def test_what_rules_complain_of_is_german_on_a_german_card(sentence: str, english: str, german: str) -> None:
    """The report keeps the rule's words; every card of German data says them in German, figures included."""
    segment = Segment.model_validate(GARDENS)
    persona = Persona(segment="balkon", name="Jana Roth", story=(Claim(text=sentence, cites=("frau", "licht", "b1")),))
    report = check(persona, SegmentIndex(segment))
    assert english in report.claims[0].findings[0].reason
    for card in (markdown.card(persona, segment, report), text.card(persona, segment, report, width=400)):
        assert german in card and english not in card


def test_a_german_card_is_german_and_proved() -> None:
    """Headings, figures, attributions, gaps and advice are German, and the checker bears out every claim."""
    segment, done = composed(GARDENS)
    assert {claim.verdict for claim in done.report.claims} <= {"supported", "inference"}
    card = card_of(done.persona, segment, done.report)
    assert card.labels is LANGUAGES["de"]
    assert [line.label for line in card.glance] == ["Ausgaben für Pflanzen", "Hürde"]
    assert [line.label for line in card.further_glance] == ["Alter", "Geschlecht"]
    assert card.glance[0].trait.value in ("etwa 1.250 EUR", "etwa 1.251 EUR")
    assert card.glance[0].typical == "Mittel 1.250,5, insgesamt 480 – sticht heraus"
    assert card.further_glance[0].typical == "Mittel 38,6, insgesamt 44,2"
    assert card.further_glance[1].typical == "62 % von ihnen, insgesamt 50 %"
    assert "1.204 von 5.100 in den Daten" in card.stands_for
    lines = [claim.text for claim in (*done.persona.frustrations, *done.persona.questions, *done.persona.emotions)]
    assert "Zu wenig Licht (57 %, insgesamt 31 %)" in lines
    assert any(line.startswith("Jemand anders: „") for line in lines)
    assert done.persona.story[0].text.startswith("In ihren eigenen Worten: „")


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
def test_no_english_label_stands_on_a_german_card(form: str) -> None:
    """From the headings to the account, none of the English card's own words is left."""
    segment, done = composed(GARDENS)
    report = done.report.model_copy(update={"judge": f"large{WRITERS_OWN}"})
    made = {"markdown": markdown.card, "text": text.card, "html": html.card}[form](done.persona, segment, report)
    face = re.sub(r"<style>.*?</style>|<[^>]*>", " ", made, flags=re.S)
    names = [name for name, kept in (vars(AccountLabels) | vars(CardLabels)).items() if isinstance(kept, InLanguage)]
    own = [word for name in names for word in _words(getattr(ENGLISH_LABELS, name)) if len(word) > 3]
    assert [word for word in own if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", face)] == []
    assert "own model" not in face
    assert ("Was sie aufhält" if form == "html" else "Was im Weg steht") in face
    assert "Alles ist durch die Daten belegt" in face
    assert "“Ich" not in face  # German words stand in German marks
    assert re.search("„(?:Ich|Die)", face)


def _words(value: Any) -> list[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    parts = [part for part in parts if isinstance(part, str)]
    return [part.strip("{}.:, ") for text_ in parts for part in re.split(r"\{\w+\}", text_)]


def test_a_language_without_labels_has_english_ones_and_says_so() -> None:
    """People's words stay theirs, the card's are English, and its foot tells."""
    french = [
        {"id": f"q{n}", "speaker": f"P{n}", "text": said}
        for n, said in enumerate(
            [
                "Je voudrais tout commander une fois par mois, sans plastique.",
                "Le magasin ferme avant que je sorte du bureau.",
            ]
        )
    ]
    content = {"id": "f", "name": "Familles pressées", "locale": "fr_FR", "size": 90, "quotes": french}
    segment = Segment.model_validate(content)
    client = FakeClient(lambda messages: {"side": "frustration"})
    done = write_persona(segment, client, Prompts(), WritingOptions("many"))
    assert card_labels_of(segment) is ENGLISH_LABELS
    assert "The card's own words are English; the data are not." in markdown.card(done.persona, segment, done.report)


def test_figures_alone_are_no_story() -> None:
    """What code says of a segment without quotes stands under a heading that does not promise one."""
    spending = {"id": "orders", "attribute": "Orders", "measure": "mean", "value": 4.1, "sd": 2.0, "n": 87}
    content = {"id": "s", "name": "Slipping away", "size": 87, "statistics": [spending | {"overall": 9.1}]}
    segment, done = composed(
        content
        | {
            "statistics": [
                *content["statistics"],
                {
                    "id": "nps",
                    "attribute": "Net score",
                    "measure": "mean",
                    "value": 4.1,
                    "sd": 1.5,
                    "n": 87,
                    "overall": 7.2,
                },
            ]
        }
    )
    story = card_of(done.persona, segment, done.report).story
    assert story is None or story.heading == "What sets them apart"
    assert "What sets them apart" in markdown.card(done.persona, segment, done.report)


def test_a_long_story_stands_in_paragraphs_that_begin_where_the_time_turns() -> None:
    """What was, the scene, and now: three paragraphs at most, none a scrap; a short story is one."""

    def shown(*texts: str) -> list[list[str]]:
        mark = Mark("said", "»", "said", quiet=True)
        said = [MarkedSentence(CheckedClaim(path="story[0]", text=t, verdict="unverified"), mark) for t in texts]
        return [[sentence.text[:8] for sentence in paragraph] for paragraph in in_paragraphs(said)]

    long = "and it goes on for a good many words more so that nobody takes it for a scrap of one line here or there."
    told = (
        f"At first {long}",
        f"In November {long}",
        "Now this.",
        f"She books {long}",
        f"Now she {long}",
        f"Then {long}",
    )
    assert shown(*told) == [["At first"], ["In Novem"], ["Now this", "She book", "Now she ", "Then and"]]
    assert shown("At nineteen she failed.", "Now she learns.") == [["At ninet", "Now she "]]


def test_a_thin_card_is_printed_larger() -> None:
    """A sheet half of which would stay white is read from farther away instead."""
    quote = {"id": "q", "text": "I wait.", "speaker": "B"}
    segment = Segment.model_validate({"id": "s", "name": "S", "quotes": [quote]})

    def shown(words: int) -> Sheet:
        story = (Claim(text="word " * words, cites=("q",)),)
        return sheet_of(card_of(Persona(segment="s", name="Jo Lee", story=story), segment))

    assert shown(80).size > 13
    assert shown(600).size < 11
    assert (shown(600).fits, shown(3000).fits) == (True, False)


@pytest.mark.parametrize(
    ("gender", "heading", "stops"),
    [
        ("Woman", "What she wants", "What stops her"),
        ("man", "What he wants", "What stops him"),
        ("Woman or man", "What Jo wants", "What stops Jo"),
        (None, "What Jo wants", "What stops Jo"),
    ],
)
def test_the_headings_of_a_sheet_speak_of_the_person(gender: str | None, heading: str, stops: str) -> None:
    """By the pronoun of the gender in the snapshot, else by the first name."""
    snapshot = (Trait(attribute="Gender", value=gender),) if gender else ()
    headings = card_of(Persona(segment="s", name="Jo Lee", snapshot=snapshot)).headings
    assert (headings["goals"], headings["frustrations"]) == (heading, stops)


@pytest.mark.parametrize(
    ("text_", "title", "how"),
    [
        ("Ask: cover or guard?: Send short questions.", "Ask: cover or guard?", "Send short questions."),
        ("Show a sick comb: put one in the window: now.", "Show a sick comb", "Put one in the window: now."),
        ("Level, please: Replace it, such as: I hold on.", "Level, please", "Replace it, such as: I hold on."),
        ("Send it: ", "", "Send it: "),
    ],
)
def test_a_title_ends_where_a_sentence_begins(text_: str, title: str, how: str) -> None:
    """A colon within a title does not part it."""
    assert in_title("build", text_) == (title, how)


def test_only_a_bare_yes_is_told_by_its_share_at_a_glance() -> None:
    """ "62 % of them" under "Number of rooms" or for a "No" would tell another thing than the figure; and how somebody
    is addressed is no line, for the name and the pronoun show it."""
    answers = (("Parks outdoors", "yes"), ("Number of rooms", "8-14"), ("Owns a garage", "no"))
    answers += (("CRM salutation", "Mr"), ("Geschlecht", "Frau"))
    rows = [{"id": a, "attribute": a, "category": c, "measure": "share", "value": 0.62, "n": 200} for a, c in answers]
    segment = Segment.model_validate({"id": "s", "name": "S", "size": 200, "statistics": rows})
    traits = tuple(Trait(attribute=a, value=c, cites=(a,)) for a, c in answers)
    who = Persona(segment="s", name="Jo Lee", snapshot=traits)
    assert [line.value for line in card_of(who, segment).glance] == ["62 % of them", "8-14", "no"]


@pytest.mark.parametrize(
    ("kind", "text", "title", "how"),
    [
        ("build", "Show a sick comb: Put one on the first page.", "Show a sick comb", "Put one on the first page."),
        ("say", "The line: Knocked and heard nothing?", "", "Knocked and heard nothing?"),
        ("say", "Die Zeile: Geklopft und nichts gehört?", "", "Geklopft und nichts gehört?"),
        ("say", "You're away: we hold it.", "", "You're away: we hold it."),
        ("avoid", "Countdowns", "", "Countdowns"),
    ],
)
def test_an_advice_has_a_title_and_a_line_to_say_stands_alone(kind: str, text: str, title: str, how: str) -> None:
    """What a line is called is not printed before it, and no word of the line itself is lost."""
    assert in_title(kind, text) == (title, how)


def test_what_an_advice_rests_on_is_said_in_a_few_words() -> None:
    """The first figure beside everyone's, then the speakers; a lone voice is said to be one.

    Behind an insight there are two, and a mean has its unit.
    """
    segment = Segment.model_validate(
        {
            "id": "storage",
            "name": "Storage",
            "size": 346,
            "statistics": [
                {"id": "lease", "attribute": "Months so far", "measure": "mean", "value": 37.5, "unit": "months",
                 "overall": 15.2, "n": 346},
                {"id": "keep", "attribute": "What stops", "category": "Deciding", "measure": "share", "value": 0.37,
                 "n": 346},
                {"id": "few", "attribute": "Asked", "category": "yes", "measure": "share", "value": 0.5, "n": 6},
                {"id": "part", "attribute": "Report", "category": "string broken", "measure": "share", "value": 0.71,
                 "overall": 0.49, "n": 112},
            ],
            "quotes": [
                {"id": "q1", "speaker": "R-1", "text": "Which spring?"},
                {"id": "q2", "speaker": "R-2", "text": "Who asks?"},
            ],
        }
    )  # fmt: skip
    assert rests_on(["lease", "keep", "few", "q1"], segment, ENGLISH_LABELS) == "37.5 against 15.2, R-1"
    assert rests_on(["lease", "keep", "few"], segment, ENGLISH_LABELS, units=True) == "37.5 against 15.2 months, 37 %"
    assert rests_on(["lease"], segment, ENGLISH_LABELS, units=True) == "37.5 against 15.2 months"
    assert rests_on(["few", "q1", "q2"], segment, ENGLISH_LABELS) == "3 of 6 people, R-1 and R-2"
    assert rests_on(["part"], segment, ENGLISH_LABELS) == "71 % of 112 against 49 %"
    assert rests_on(["q1"], segment, ENGLISH_LABELS) == "one voice, R-1"
    assert rests_on(["q1", "q2"], segment, ENGLISH_LABELS) == "R-1 and R-2"
