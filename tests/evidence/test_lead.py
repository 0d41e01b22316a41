"""Whose life a story can follow."""

from __future__ import annotations

from typing import Any

import pytest
from rows import every_row

from persona_gen.domain import Quote, Segment, Statistic, Trait
from persona_gen.evidence.cues import taken_for
from persona_gen.evidence.identity import identify
from persona_gen.evidence.lead import beside_lead, leads
from persona_gen.evidence.main_figures import side_taken
from persona_gen.writer.plan import Plan

SITUATION = (
    "Every Sunday evening after tea I check the forms on the old laptop in the kitchen, with the radio on and the cat "
    "asleep between the papers."
)
OBSTACLE = "It asks for my credit file, I had to start again and the whole page was lost."
WISH = "I want a list that tells me plainly what comes first and what can wait."


def speakers(*quotes: tuple[str, str], statistics: Any = ()) -> list[str]:
    """The labels of those who can lead, in order."""
    said = [{"text": text, "speaker": speaker} for speaker, text in quotes]
    segment = Segment.model_validate({"id": "s", "name": "S", "quotes": said, "statistics": statistics})
    return [voice.speaker for voice in leads(segment, segment.quotes, identify(segment).snapshot)]


def test_who_tells_a_situation_a_wish_and_an_obstacle_comes_first() -> None:
    """More of an arc goes before more words of one part of it."""
    assert speakers(("A", SITUATION), ("B", SITUATION), ("B", OBSTACLE), ("B", WISH)) == ["B", "A"]


def test_of_two_who_say_as_much_the_one_who_tells_what_happened_leads() -> None:
    """A scene carries a card further than opinions."""
    opinion = "I want a plain list, I always need more time, a quiet desk, clear steps. Staff know prices, forms."
    scene = (
        "I went in on the Monday and the man said it was shut. I sat on the step. Then his wife came out and I cried."
    )
    rest = [(speaker, text) for speaker in "AB" for text in (OBSTACLE, WISH)]
    assert speakers(("A", opinion), ("B", scene), *rest) == ["B", "A"]


def test_what_somebody_else_said_makes_nobody_a_husband() -> None:
    """ "My wife", said by the man whom she met, is not hers."""
    assert [taken_for("He said, go and have tea with my wife."), taken_for("My wife laughed.")] == [set(), {"he"}]


def test_who_speaks_against_what_most_do_comes_after_who_bears_it_out() -> None:
    """However much they tell: most ring the office, most would come again, and most of them are over 55."""

    def share(attribute: str, category: str, value: float) -> dict[str, Any]:
        return {"attribute": attribute, "category": category, "measure": "share", "value": value, "n": 200}

    most = [share("Does every week", "Rings the office", 0.7), share("Would come again", "yes", 0.8)]
    most += [share("Age", "55 and over", 0.6), share("Age", "under 55", 0.4)]
    bears_out = (("B", SITUATION), ("B", WISH), ("B", "I ring the office."))
    for against in ("I never ring the office.", "I won't be coming back again.", "I'm thirty-six."):
        life = (("A", SITUATION), ("A", WISH), ("A", OBSTACLE), ("A", against))
        assert speakers(*life, *bears_out, statistics=most) == ["B", "A"], against
    assert speakers(*life[:3], *bears_out[:2]) == ["A", "B"]


def test_a_moment_leads_where_nobody_tells_more() -> None:
    """An open answer of one sentence can be told with the figures around it by a model that writes; code tells none."""
    moment = "Moved house, the nearest one is Thursdays two till six and I finish work at six."
    assert speakers(("A", moment)) == ["A"]
    assert speakers(("A", moment), ("B", SITUATION), ("B", WISH)) == ["B"]


def test_nobody_leads_who_has_said_too_little_or_speaks_of_no_i() -> None:
    """One line of a survey is no life, nor is a remark about products."""
    assert speakers(("A", "I want one screen.")) == []
    general = (
        "Standalone devices are not very practical, stories with pictures hold the interest of children far longer."
    )
    assert speakers(("A", general)) == []


def test_words_without_a_speaker_and_the_interviewers_lead_nothing() -> None:
    """There is no life behind them."""
    segment = Segment.model_validate(
        {"id": "s", "name": "S", "quotes": [{"text": SITUATION}, {"text": WISH, "speaker": "Interviewer"}]}
    )
    assert leads(segment, segment.quotes, ()) == []


def test_who_does_not_fit_the_snapshot_comes_later() -> None:
    """The person is a permanent employee; a speaker who calls himself self-employed is somebody else."""
    jobs = [
        {"attribute": "Job", "category": name, "measure": "share", "value": share, "n": 400, "choice": "single"}
        for name, share in (("Permanent employee", 0.8), ("Freelancer", 0.2))
    ]
    quotes = [("A", SITUATION), ("A", WISH), ("A", "I am a freelancer."), ("B", SITUATION), ("B", WISH)]
    assert speakers(*quotes, statistics=jobs) == ["B", "A"]


@every_row(
    ("text", "can_lead"),
    [
        ("I fainted last time and I do not want to be persuaded, please take me off the list.", False),
        ("I'm not interested in another visit, good God. I'd like to be left alone with my radio.", False),
        ("Ich habe kein Interesse mehr an der Kiste und möchte nicht mehr angeschrieben werden.", False),
        ("I play myself, so I'm probably not your typical one, and the leaflet bores me.", False),
        ("I suppose most people on that list are desperate for a berth, I'm not, I have a mooring.", False),
        ("Die meisten wollen das vermutlich sofort, ich eigentlich nicht, mir reicht der Winter.", False),
        ("Wir sind da eher die Ausnahme, ich stimme das Klavier selbst und das seit Jahren.", False),
        ("I play myself, and that is probably not typical weather for a Sunday in the garden.", True),
        ("Nothing really, he's happy with his ham sandwich, and I make it at night.", False),
        ("I can't take the lid off the list of jobs without starting on one of them.", True),
        ("Nothing worked in the end, I could not open the form and lost the whole page.", True),
    ],
)
def test_who_cannot_be_won_leads_no_story(text: str, can_lead: bool) -> None:
    """Neither who wants no more contact, nor who has nothing to complain of, nor who says that the others are
    different stands for those who can be won."""
    assert ("A" in speakers(("A", text), ("A", SITUATION))) is can_lead


@every_row(
    ("label", "text", "side"),
    [
        ("Not enough that I wanted to see", "I'd go to anything, me.", -1),
        ("Too few dishes without meat", "I happily eat lentils, and I'll order whatever is on.", -1),
        ("Nothing for beginners", "I love everything they put on.", -1),
        ("Zu wenig Auswahl", "Ich nehme eigentlich alles, was da ist.", -1),
        ("Not enough that I wanted to see", "I'd give anything for a comedy.", 0),
        ("Not enough that I wanted to see", "I tried everything and saw none of it twice.", 0),
        ("Not enough that I wanted to see", "I wouldn't go to anything with a man in a bath.", 0),
        ("Price of membership", "I'd go to anything, me.", 0),
        ("Zu wenig Auswahl", "Ich würde alles für einen freien Abend geben.", 0),
    ],
)
def test_who_takes_anything_speaks_against_finding_too_little(label: str, text: str, side: int) -> None:
    """The main reason of the segment is none of theirs, though no word of it is denied."""
    reason = {"id": "r", "attribute": "Why it ran out", "category": label, "measure": "share", "value": 0.5, "n": 50}
    assert side_taken([text], Statistic.model_validate(reason)) == side


def test_other_languages_have_leads_too() -> None:
    """Without cues the words decide: who has said most."""
    long = (
        "Ich rechne das jeden Sonntag neu durch, mit Stift und Papier, und komme jedes Mal auf andere Zahlen für Strom,"
    )
    more = "Versicherung, Werkstatt und Reifen, und dann lege ich den Zettel wieder in die Schublade zu den anderen."
    assert speakers(("T1", f"{long} {more}"), ("T2", "Ich habe Angst vor dem Falschen.")) == ["T1"]


@pytest.mark.parametrize(
    ("statistics", "pronoun"),
    [
        ([], "she"),
        ([{"attribute": "Gender", "category": "Man", "measure": "share", "value": 0.8, "n": 50}], "he"),
        (
            [
                {"attribute": "Gender", "category": c, "measure": "share", "value": 0.5, "n": 50}
                for c in ("Man", "Woman")
            ],
            "they",
        ),
    ],
    ids=["no figure", "a figure", "a tie"],
)
def test_the_leads_own_words_give_the_pronoun_where_no_figure_does(
    statistics: list[dict[str, Any]], pronoun: str
) -> None:
    """Nobody reads "they and their husband" as one person; a figure, and a tie of figures, count for more."""
    text = f"{SITUATION} My husband reads them out to me. {OBSTACLE} {WISH}"
    quotes = [{"text": text, "speaker": "P1"}, {"text": "The van comes late and nobody tells us why.", "speaker": "P2"}]
    asked = Segment.model_validate({"id": "s", "name": "S", "size": 50, "statistics": statistics, "quotes": quotes})
    assert Plan.of(asked).identity.pronoun == pronoun


@pytest.mark.parametrize(
    ("attribute", "said", "stays"),
    [
        ("Children", "I've got three kids and no time", False),
        ("Children", "Three small children at home", False),
        ("Kinder im Haushalt", "Mit drei Kindern geht das nicht", False),
        ("Children", "It is just me and my two kids", True),
        ("Children", "One of my two children", True),
        ("Children", "I have 3 cats", True),
    ],
)
def test_a_mean_is_not_the_leads_who_counts_otherwise(attribute: str, said: str, stays: bool) -> None:
    """So "about 2 children" does not stand beside a lead with three."""
    mean = Statistic(id="c", attribute=attribute, measure="mean", value=2.1, n=50)
    segment = Segment(name="x", statistics=(mean,), quotes=(Quote(text=said, speaker="P1"),))
    row = Trait(attribute=attribute, value="about 2", cites=("c",))
    assert beside_lead([row], segment, "P1") == ((row,) if stays else ())
    assert beside_lead([row], segment, None) == (row,)


@pytest.mark.parametrize(
    ("figure", "said", "stays"),
    [
        ({"measure": "mean", "value": 48.6, "unit": "years"}, "I'm forty-four, I've seen everything.", False),
        ({"measure": "mean", "value": 44.4, "unit": "years"}, "I'm forty-four, I've seen everything.", True),
        ({"measure": "share", "value": 0.4, "category": "45-54"}, "I'm 44, and it still hurts.", False),
        ({"measure": "share", "value": 0.4, "category": "35-44"}, "I'm 44, and it still hurts.", True),
        ({"measure": "mean", "value": 48.6, "unit": "years"}, "My son's forty-four.", True),
    ],
)
def test_nobody_has_two_ages(figure: dict[str, Any], said: str, stays: bool) -> None:
    """The segment's age is not a lead's who tells another."""
    age = Statistic.model_validate({"id": "age", "attribute": "Age", "n": 50} | figure)
    segment = Segment(name="x", statistics=(age,), quotes=(Quote(text=said, speaker="P1"),))
    row = Trait(attribute="Age", value="49", cites=("age",))
    assert beside_lead([row], segment, "P1") == ((row,) if stays else ())


def test_who_speaks_a_language_without_lists_leads_no_english_story() -> None:
    """A Spanish speaker with more to say comes after an English one, whose language the card is in."""
    spanish = "Yo le manejo la cuenta a mi mamá también, y la app no te deja cambiar el idioma sin cerrar sesión."
    quotes = [
        {"text": spanish, "speaker": "P4"},
        {"text": f"{SITUATION} {OBSTACLE} {WISH}", "speaker": "P4"},
        {"text": "I carry three phones about, with a lamp, a charger, a purse and a bag of cables.", "speaker": "P4"},
        {"text": f"{SITUATION} {OBSTACLE} {WISH}", "speaker": "P1"},
    ]
    segment = Segment.model_validate({"id": "s", "name": "S", "locale": "en_US", "quotes": quotes})
    assert next(voice.speaker for voice in leads(segment, segment.quotes, ())) == "P1"
