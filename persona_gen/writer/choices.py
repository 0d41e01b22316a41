"""Which participants' words go into which field of a small model's card, chosen by code before phrasing.

The story, its headline and the lists are the lead's, as far as the story can spare a sentence; what others ask stands
beside the person as theirs, and what they want, feel or are stopped by is left to the figures and to their own voices.
Where nobody leads, everybody is heard. Nothing is chosen twice, nor said twice in nearly the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from persona_gen.domain import Quote, Segment
from persona_gen.evidence.cues import asked_cue, is_content, main_cue, questions_answered
from persona_gen.evidence.identity import AGES
from persona_gen.evidence.lead import Voice
from persona_gen.evidence.names import Pronoun
from persona_gen.text.ages import own_age
from persona_gen.text.languages import is_foreign, language_of, segment_language
from persona_gen.writer.differing import DifferingPair, differing_pairs
from persona_gen.writer.list_fit import (
    feeling_strength,
    is_asked_first,
    is_felt,
    is_obstacle,
    is_wanted,
    obstacle_strength,
    question_strength,
    voice_strength,
    wish_strength,
)
from persona_gen.writer.passages import (
    ChosenPassage,
    first_answer,
    is_showable,
    on_one_line,
    runs,
    same,
    short_whole,
    single_sentences,
)
from persona_gen.writer.story import LEAST_BESIDE, LEAST_STORY, LeadStory, everybodys_headline

GOALS, FRUSTRATIONS, QUESTIONS, EMOTIONS, QUOTES = 3, 2, 2, 1, 4
"""Most pieces of each list that quotes are chosen for; statistics come besides."""
LEAST_VOICES, QUOTES_ALONE = 4, 6
"""Quotes from which one is the headline, and most voices, where nobody leads."""


@dataclass
class Choices:
    """What stands where. ``lead`` is nobody where no speaker's life can be followed."""

    lead: str | None
    headline: ChosenPassage | None = None
    story: list[ChosenPassage] = field(default_factory=list)
    goals: list[ChosenPassage] = field(default_factory=list)
    frustrations: list[ChosenPassage] = field(default_factory=list)
    questions: list[ChosenPassage] = field(default_factory=list)
    emotions: list[ChosenPassage] = field(default_factory=list)
    quotes: list[ChosenPassage] = field(default_factory=list)
    sayable: list[ChosenPassage] = field(default_factory=list)
    """Every sentence that stands on its own, the lead's first, for the advice to be read from."""
    spare: list[ChosenPassage] = field(default_factory=list)
    """What others say and no list has taken, sentence by sentence and whole."""
    shown: list[ChosenPassage] = field(default_factory=list)
    """Whole quotes of the lead that the story left out."""
    differences: list[DifferingPair] = field(default_factory=list)

    def chosen(self) -> list[ChosenPassage]:
        """All of them."""
        lists = (self.story, self.goals, self.frustrations, self.questions, self.emotions, self.quotes)
        pairs = [p for pair in self.differences for p in (pair.one, pair.other)]
        return [*([self.headline] if self.headline else []), *(p for passages in lists for p in passages), *pairs]


class _List(NamedTuple):
    """A list of the card that is being filled: the most it takes, what may stand in it, and which is best.

    ``least_left`` are the words that the story keeps where the lead has to fill it.
    """

    chosen: list[ChosenPassage]
    most: int
    able: Callable[[ChosenPassage], bool]
    rank: Callable[[ChosenPassage], tuple[float, ...]]
    least_left: int = LEAST_STORY


def choose(
    segment: Segment,
    quotes: Sequence[Quote],
    leads: Sequence[Voice],
    sorted_as: Mapping[str, str],
    pronoun: Pronoun,
    *,
    counted: Mapping[str, int] = MappingProxyType({}),
    ages: tuple[float, float] = AGES,
) -> Choices:
    """The passages of a card of a person who is ``pronoun``, out of those ``quotes`` of the segment that may be shown.

    ``sorted_as``: goal or frustration, as a model sorts quotes (by id) that neither a cue nor their question settles.
    ``counted`` is how many figures each list holds already: where they say what is in the way, quotes are left for the
    advice. Who says to be of other ``ages`` is not heard on the card.
    """
    answered, language = questions_answered(segment), segment_language(segment)
    asked_for = {quote.id: cue for quote in quotes if (cue := asked_cue(quote.text, answered.get(quote.id, "")))}
    sorted_as = asked_for | dict(sorted_as)
    choices = Choices(leads[0].speaker if leads else None)
    own = [p for quote in (leads[0].quotes if leads else ()) for p in runs(quote, pronoun)]
    others = [quote for quote in quotes if quote.speaker != choices.lead or choices.lead is None]
    others = [quote for quote in others if not any(same(ChosenPassage(quote, on_one_line(quote.text)), p) for p in own)]
    others = _heard(others, quotes, segment, ages)
    single = [p for quote in others for p in single_sentences(quote)]
    whole = [p for quote in others if (p := short_whole(quote))]
    answers = [p for quote in quotes if asked_for.get(quote.id) == "goal" and (p := first_answer(quote))]
    answers = [p for p in answers if p.quote in others or not any(p.text in run.text for run in own)]
    choices.differences = differing_pairs(quotes, choices.lead)
    asks, wants, stops, feels = _lists(choices, sorted_as, counted)
    if choices.lead is None and len({p.quote.id for p in single}) >= LEAST_VOICES:
        choices.headline = everybodys_headline([*whole, *single])
    story = LeadStory(own, answered, language)
    for one in (asks, wants, stops) if own else ():
        if one.most:
            able = filter(one.able, story.takeable(choices.chosen(), least_left=one.least_left))
            one.chosen.extend(sorted(able, key=one.rank, reverse=True)[:1])
    for one, passages in ((asks, [*single, *whole]), (wants, [*single, *answers]), (stops, whole), (feels, whole)):
        if choices.lead is None or (one is asks and not one.chosen):
            _add(choices, one, passages)
    choices.headline = choices.headline or story.headline(choices.chosen())
    if choices.headline is None and own:  # the only telling words of the lead are a headline before they are a goal
        goals, choices.goals = choices.goals, []
        choices.headline = story.headline(choices.chosen())
        choices.goals = [] if choices.headline else goals
    choices.story = story.paragraph(choices.chosen())
    choices.shown = [
        ChosenPassage(p.quote, text)
        for p in own
        if (text := on_one_line(p.quote.text)) == p.text and is_showable(p.quote)
    ]
    chosen = choices.chosen()
    taken = {p.quote.id for p in chosen if p is not choices.headline}
    choices.spare = [
        p for p in (*single, *whole) if p.quote.id not in taken and not any(o.text in p.text for o in chosen)
    ]
    choices.sayable = [*(p for quote in (leads[0].quotes if leads else ()) for p in single_sentences(quote)), *single]
    return choices


def _heard(
    others: Iterable[Quote], quotes: Iterable[Quote], segment: Segment, ages: tuple[float, float]
) -> list[Quote]:
    """Those of ``others`` who do not say to be of another age, those in the segment's own language first."""
    language = segment_language(segment)
    aged = {quote.speaker: age for quote in quotes if (age := own_age(quote.text, segment.locale)) is not None}
    fitting = [quote for quote in others if ages[0] <= aged.get(quote.speaker, ages[0]) <= ages[1]]
    return sorted(fitting, key=lambda quote: is_foreign(quote.text, language))


def _lists(
    choices: Choices, sorted_as: Mapping[str, str], counted: Mapping[str, int]
) -> tuple[_List, _List, _List, _List]:
    """What is filled, in this order: questions, goals, frustrations, emotions."""
    asks = _List(choices.questions, QUESTIONS, is_asked_first, question_strength)
    wants = _List(choices.goals, GOALS, lambda p: is_wanted(p, sorted_as), wish_strength, least_left=LEAST_BESIDE)
    room = 0 if counted.get("frustrations") else FRUSTRATIONS
    stops = _List(choices.frustrations, room, lambda p: is_obstacle(p, sorted_as), obstacle_strength)
    feels = _List(choices.emotions, 0 if choices.differences else EMOTIONS, is_felt, feeling_strength)
    return asks, wants, stops, feels


def add_voices(choices: Choices, cited: Collection[str]) -> None:
    """Fill the voices with what stands nowhere else, not in advice that cites these quotes either."""
    most = QUOTES if choices.lead else QUOTES_ALONE
    most = max(most - len(choices.differences), 1)  # who differ are voices, too, and a sheet holds so many
    voices = _List(choices.quotes, most, lambda p: not is_content(p.text), lambda p: voice_strength(p, choices.lead))
    spare = list(dict.fromkeys(p.quote for p in choices.spare))
    whole = [p for quote in spare if (p := short_whole(quote))]
    longer = [ChosenPassage(quote, on_one_line(quote.text)) for quote in spare if is_showable(quote)]
    for passages in ((*choices.shown, *whole), longer):
        _add(choices, voices, [p for p in passages if p.quote.id not in cited])


def uncued(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes in languages of which no cue is known here, so that none says whether they tell a wish."""
    return [q for q in quotes if language_of(q.text) is None and not main_cue(q.text) and short_whole(q)]


def _add(choices: Choices, into: _List, passages: Iterable[ChosenPassage]) -> None:
    """Add the best passages, one speaker after another, none of a quote that is used or that says what one says."""
    heard = {p.quote.speaker for p in into.chosen}
    for passage in sorted(filter(into.able, passages), key=into.rank, reverse=True):
        if len(into.chosen) == into.most:
            return
        if passage.quote.speaker in heard or any(same(passage, other) for other in choices.chosen()):
            continue
        into.chosen.append(passage)
        heard.add(passage.quote.speaker)
