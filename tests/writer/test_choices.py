"""Which words stand where on a card that code composes."""

from __future__ import annotations

import pytest

from persona_gen.domain import Quote, Segment
from persona_gen.evidence.lead import Voice, leads
from persona_gen.evidence.names import Pronoun
from persona_gen.text.sentences import sentences
from persona_gen.writer.choices import QUOTES, Choices, add_voices, choose

STORY = (
    "Every Sunday evening after tea I check the forms on the old laptop in the kitchen, with the radio on and the cat "
    "asleep between the papers. Then I do the envelopes for the week and put the kettle on again before the news."
)


def chosen(*said: tuple[str, str], pronoun: Pronoun = "she") -> Choices:
    """The choices for what speakers said; A leads, if at all."""
    quotes = [Quote(id=f"q{i}", text=text, speaker=who) for i, (who, text) in enumerate(said)]
    own = tuple(quote for quote in quotes if quote.speaker == "A")
    lead = [Voice("A", own)] if own else []
    choices = choose(Segment(id="s", name="S", quotes=tuple(quotes)), quotes, lead, {}, pronoun)
    add_voices(choices, ())
    return choices


def texts(passages: list[object]) -> list[str]:
    """Their words."""
    return [passage.text for passage in passages]  # type: ignore[attr-defined]


TELLING = [
    ("A", "I could not find the lid again. So I wait."),
    ("A", "I never know which key it is, I lost three of them."),
]
"""An obstacle of the lead's and words for a headline."""


def test_a_list_that_nobody_else_fills_takes_a_sentence_of_the_lead() -> None:
    """The story can spare it, and does not say it again."""
    choices = chosen(("A", STORY), *TELLING, ("A", "I want a list of what comes first. I had to start on Monday."))
    assert texts(choices.goals) == ["I want a list of what comes first."]
    assert "list of what comes first" not in " ".join(texts(choices.story))


def test_what_others_want_is_no_goal_of_the_lead() -> None:
    """A list without a wish of the lead is left to the figures; what others ask stands there as theirs."""
    choices = chosen(("A", STORY), ("B", "I want one screen for orders."), ("C", "When do I have to cancel by?"))
    assert choices.goals == []
    assert texts(choices.questions) == ["When do I have to cancel by?"]


@pytest.mark.parametrize(
    "asked",
    [
        "Was it needed, that liner, or did somebody need the money?",
        "What is he going to do that I can't, with a brush?",
        "What happens to my place after that?",
    ],
)
def test_what_is_past_or_points_at_somebody_unnamed_is_not_asked_first(asked: str) -> None:
    """A question about what was done, or about a "him" or a "that" nobody has named, says nothing alone."""
    assert not chosen(("A", STORY), ("B", asked)).questions


def test_a_story_is_not_emptied_for_a_list() -> None:
    """Who has said little keeps it together."""
    choices = chosen(("A", "I want a list of what comes first and what can wait until the week after."))
    assert choices.goals == []
    assert len(choices.story) == 1


def test_a_question_of_the_lead_is_asked_whole() -> None:
    """Both sentences of it, where the second leans on the first."""
    asked = "If I cancel, what do I get out? Like do I get my customers in a file?"
    choices = chosen(("A", STORY), ("A", asked))
    assert texts(choices.questions) == [asked]


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("I could not find the lid again. So I wait.", "I could not find the lid again. So I wait."),
        ("If it is not on the list by Friday it never was.", "If it is not on the list by Friday it never was."),
        ("The second one is kept in the shed behind the house.", None),
    ],
    ids=["two sentences", "nobody's, but a denial", "nothing in the way"],
)
def test_a_headline_is_short_and_tells_what_is_in_the_way(words: str, headline: str | None) -> None:
    """One sentence or two in a row, of the lead's own life or of what does not go."""
    choices = chosen(("A", "I look at the shelf on the way home and write the numbers on my hand."), ("A", words))
    assert (choices.headline and choices.headline.text) == headline


@pytest.mark.parametrize(("pronoun", "told"), [("he", False), ("she", True), ("they", True)], ids=["he", "she", "they"])
def test_what_belies_the_persons_gender_is_not_told(pronoun: Pronoun, told: bool) -> None:
    """ "My husband" in the mouth of a "he" reads as a mistake, and the sentence is left out."""
    choices = chosen(
        ("A", STORY), ("A", "I read the tasting notes. My husband reads them out in a silly voice."), pronoun=pronoun
    )
    assert ("husband" in " ".join(texts(choices.chosen()))) is told


def test_a_stretch_does_not_begin_in_the_middle() -> None:
    """After a sentence that is left out, one that leans on it goes, too."""
    said = "My wife says just cancel it. But then I have to remember. Every Monday there is one more bag on the mat."
    story = " ".join(texts(chosen(("A", STORY), ("A", said)).story))
    assert "But then" not in story
    assert "one more bag on the mat" in story


def test_no_sentence_stands_twice() -> None:
    """Answers that end in the same words, and what the lead says already, are said once."""
    tail = "It has been like that since spring."
    choices = chosen(
        ("A", f"{STORY} {tail}"),
        ("B", f"The search never finds the button for my bags. {tail}"),
        ("C", f"The price went up and nobody told me. {tail}"),
        ("D", "Every Sunday evening after tea I check the forms on the old laptop, and it never works."),
    )
    every = [choices.text[slice(*span)] for choices in choices.chosen() for span in sentences(choices.text)]
    assert len(set(every)) == len(every)
    assert choices.frustrations == []


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("I worry I hear what I want to hear.", False),
        ("I want to feel safe when I press the button.", True),
        ("Is that what I want?", False),
        ("My favourite is option C, I want that.", False),
    ],
)
def test_a_wish_is_a_wish(said: str, goal: bool) -> None:
    """Words of a wish inside a worry or a question are none, nor is what only a questionnaire understands."""
    assert bool(chosen(("A", STORY), *TELLING, ("A", said)).goals) is goal


@pytest.mark.parametrize(
    ("said", "felt"),
    [
        ("I cried in the car after the second viewing.", True),
        ("I love it, happy with it.", False),
        ("People pay me when they feel like it, and I wait.", False),
        ("I was embarrassed, please take me off the list.", False),
    ],
)
def test_feelings_are_others_only_where_nobody_leads(said: str, felt: bool) -> None:
    """In their own words, and no praise, nor of one who wants no more contact; beside a lead none."""
    assert bool(chosen(("B", said)).emotions) is felt
    assert not chosen(("A", STORY), ("B", said)).emotions


def test_the_lead_fits_the_gender_of_the_segment() -> None:
    """Of two who have told the same, the one who speaks of a husband does not lead a "he"."""
    said = [("A", f"{STORY} My husband says so."), ("B", STORY), ("A", "I want a list."), ("B", "I want a list.")]
    quotes = [Quote(id=f"q{i}", text=text, speaker=who) for i, (who, text) in enumerate(said)]
    segment = Segment(id="s", name="S", quotes=tuple(quotes))
    assert [voice.speaker for voice in leads(segment, quotes, (), "he")] == ["B", "A"]
    assert leads(segment, quotes, (), "she")[0].speaker == "A"


def test_two_who_differ_stand_side_by_side_and_nowhere_else() -> None:
    """One is for what the other is against: both in their own words, the lead first, none of it said again."""
    choices = chosen(
        ("A", STORY),
        ("A", "I'd rather ring a person. The number is on the fridge."),
        ("B", "I want a list of what comes first."),
        ("B", "Please don't make me phone anyone."),
    )
    [pair] = choices.differences
    assert (pair.about, pair.one.text, pair.other.text) == (
        "phone",
        "I'd rather ring a person.",
        "Please don't make me phone anyone.",
    )
    others = [passage.text for passage in choices.chosen() if passage not in (pair.one, pair.other)]
    assert not any("ring a person" in text or "phone" in text for text in others)


def test_who_does_not_plainly_differ_is_no_pair() -> None:
    """Two views of one thing are no opposites, nor are two of one speaker's."""
    choices = chosen(
        ("A", "I'd rather ring a person."), ("A", "Please don't make me phone anyone."), ("B", "The phone rang twice.")
    )
    assert choices.differences == []


def test_an_answer_that_says_nothing_without_its_question_is_no_story() -> None:
    """ "This morning. Quarter to six." was said to somebody who had asked; the rest is the lead's story."""
    choices = chosen(
        ("A", "This morning. Quarter to six."),
        ("A", "Also the tasting notes. Bergamot and candied something."),
        ("A", "You get what you're given, and the app calls it a surprise. I don't want a surprise, I've got a plan."),
    )
    told = " ".join(texts(choices.story))
    assert "surprise" in told
    assert "Quarter to six" not in told
    assert "tasting notes" not in told


def test_what_only_answers_a_question_is_left_out_of_a_story() -> None:
    """ "Usual?" repeats the interviewer, and after "No." nobody knows what "it" is; "No. 5" is a house."""
    choices = chosen(
        ("A", "Usual? I get in at ten past five and the stove is cold, and I look at the freezer."),
        ("A", "No. I can bear it again."),
        ("A", "I live at No. 5 with my aunt and I cook for the two of us when my shift ends."),
    )
    told = " ".join(texts(choices.chosen()))
    assert "I get in" in told
    assert "Usual" not in told
    assert "bear it" not in told
    assert "No. 5" in told


def test_where_two_differ_the_sheet_has_fewer_voices_besides() -> None:
    """A pair is two voices: one quote less stands under the story."""
    said = (
        ("A", STORY),
        ("A", "I'd rather ring a person. The number is on the fridge."),
        ("B", "Please don't make me phone anyone."),
    )
    more = (("C", "I felt stupid in front of the whole queue."), ("D", "The counter was shut all of last week again."))
    with_pair = chosen(*said, *more)
    assert with_pair.differences
    assert len(with_pair.quotes) < QUOTES


def asked(*turns: tuple[str, str], leads: bool = True) -> Choices:
    """The choices for an interview of A, who leads, with its questions ("Interviewer")."""
    quotes = [
        Quote(id=f"q{i}", text=text, speaker=who, origin=f"one.txt line {i}") for i, (who, text) in enumerate(turns)
    ]
    said = [quote for quote in quotes if not quote.asked]
    lead = Voice("A", tuple(quote for quote in said if quote.speaker == "A"))
    return choose(Segment(id="s", name="S", quotes=tuple(quotes)), said, [lead] if leads else [], {}, "they")


@pytest.mark.parametrize(
    ("question", "answer", "goals", "frustrations"),
    [
        ("What would help?", "The list on Fridays.", ["The list on Fridays."], []),
        ("What would make you come more often?", "A later bus. I told your driver so.", ["A later bus."], []),
        ("If you had a magic wand?", "I don't know, really.", [], []),
        ("What would help?", "I worry that nobody reads it.", [], ["I worry that nobody reads it."]),
        ("What got in the way?", "My notes are read once, in a lift, by two people.", [],
         ["My notes are read once, in a lift, by two people."]),
        ("Where do you sit?", "At the table by the door.", [], []),
        ("Was würde Ihnen helfen?", "Ein Termin am Freitag.", ["Ein Termin am Freitag."], []),
    ],
)  # fmt: skip
def test_an_answer_is_what_its_question_asks_for(
    question: str, answer: str, goals: list[str], frustrations: list[str]
) -> None:
    """Short as it is: the question stands behind it. A worry, and what names nothing, is no wish however asked for."""
    choices = asked(("A", STORY), ("Interviewer", question), ("B", answer), leads=False)
    assert (texts(choices.goals), texts(choices.frustrations)) == (goals, frustrations)


def test_what_points_at_a_question_is_neither_headline_nor_story() -> None:
    """Nobody knows what "it" is without the question, where there is more to tell."""
    pointing = "I do it on the train, every Monday, it takes ten seconds and I always forget."
    choices = asked(("A", STORY), ("Interviewer", "When do you order?"), ("A", pointing))
    assert choices.headline is None
    assert "on the train" not in " ".join(texts(choices.story))
    assert "on the train" in " ".join(texts(chosen(("A", STORY), ("A", pointing)).chosen()))


def test_a_story_is_in_the_language_of_its_segment_where_that_tells_enough() -> None:
    """A stretch in another language is not read by those whom the card is for."""
    choices = chosen(("A", STORY), ("A", "Yo llevo también la cuenta de mi tía, y la página no te deja cambiar nada."))
    assert "tía" not in " ".join(texts(choices.story))


def test_a_question_may_go_on() -> None:
    """What follows it turns nothing; in languages that are not cut, the quote stands whole."""
    said = "Was ist mit dem Dach in zehn Jahren? Das sagt mir keiner."
    german = "Ich rechne das jeden Abend am Küchentisch durch und komme mit meiner Schwester auf keine Summe."
    assert texts(chosen(("A", german), ("B", said)).questions) == [said]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("How long does the glaze take to dry?", True),
        ("What happens if I miss one?", True),
        ("I'm standing there with a cello, who do they think I am?", False),
        ("The man who might buy it asked me straight away, is it digital?", False),
        ("Who do they think has time for that on a Monday?", False),
        ("Where do I tick that?", False),
    ],
)
def test_what_is_asked_first_is_a_question_of_the_speaker(said: str, asked: bool) -> None:
    """Neither a grumble nor what somebody else asked, nor one about what was said before it."""
    assert bool(chosen(("A", STORY), ("B", said)).questions) is asked


def test_who_is_no_typical_case_is_not_heard_without_saying_so() -> None:
    """A wish is cut from such a quote nowhere; the whole of it may stand."""
    said = "I play myself, so I'm probably not your typical one. What I want is a better bow for the big one."
    choices = chosen(("A", STORY), ("B", said))
    assert texts(choices.goals) == []
    assert all("typical" in text for text in texts(choices.quotes))


def test_a_headline_names_whom_it_speaks_of() -> None:
    """ "I can't move her" is a riddle above a story that has not begun."""
    choices = chosen(("A", STORY), ("A", "I can move a patient the day before. I can't move her when she has come in."))
    assert choices.headline is None or not choices.headline.text.startswith("I can't")


def test_to_like_a_thing_is_no_goal() -> None:
    """What somebody likes or loves is had already."""
    choices = chosen(("A", STORY), ("A", "I like the blue one for the kitchen most."), ("A", "I want a blue one."))
    assert texts(choices.goals) == ["I want a blue one."]
