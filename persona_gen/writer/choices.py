"""Which words of whom stand where on a card by a small model, chosen by code before anything is phrased.

The story, its headline and the quotes below it are the lead's; wishes and questions may be lent by others, and what
others met with stands beside the person as theirs. Nothing is chosen twice, nor said twice in nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from persona_gen.domain import Quote
from persona_gen.evidence.cues import cues, is_sayable, side_of
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.lead import Voice
from persona_gen.text.omissions import left_out
from persona_gen.text.people import first_person
from persona_gen.text.quotations import find_parts
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import is_english, words
from persona_gen.writer.verb_first import verb_first

GOALS, FRUSTRATIONS, QUESTIONS, QUOTES = 3, 2, 2, 3
"""Most pieces of each list that quotes are chosen for; statistics come besides."""
STORY_WORDS = 120
"""Words of the lead that make a story; a longer one is no paragraph any more."""
SHORT, LINE, SHOWN = 5, 28, 60
"""Words of the least that says anything, and the most of a line in a list and of a quote shown."""
LEAST_HEADLINE, HEADLINE = 7, 22
"""Words of a headline."""
ALIKE = 0.5
"""Part of the rarer-worded text that two texts share from which they say the same (overlap coefficient)."""
PRAISE = re.compile(r"\b(?:love|best thing|great|amazing|perfect|nice|happy with|satisfied|coolest|appealing)\b", re.I)
_LEANS = re.compile(
    r"(it|that|this|these|they|he|she|so|and|but|because|then|now|there|never|not|like|also|which|second|my second)\b",
    re.I,
)
"""First words of a sentence that can hardly do without the one before."""
_ANEW = re.compile(r"(i|we|my|our|if|when|every) ", re.I)
"""First words of a sentence that begins anew."""
_POINTS = re.compile(r"\b(it|that|this|them)\b", re.I)


@dataclass(frozen=True)
class ChosenPassage:
    """Whole sentences of one quote in a row, verbatim."""

    quote: Quote
    text: str

    @property
    def length(self) -> int:
        """Its words; in scripts without blanks, its different pairs of characters."""
        return max(sum(1 for _ in words(self.text)), len(set(terms(self.text))) if not self.text.isascii() else 0)


@dataclass
class Choices:
    """What stands where. ``lead`` is nobody where no speaker's life can be followed."""

    lead: str | None
    headline: ChosenPassage | None = None
    story: list[ChosenPassage] = field(default_factory=list)
    goals: list[ChosenPassage] = field(default_factory=list)
    frustrations: list[ChosenPassage] = field(default_factory=list)
    questions: list[ChosenPassage] = field(default_factory=list)
    quotes: list[ChosenPassage] = field(default_factory=list)

    def chosen(self) -> list[ChosenPassage]:
        """All of them."""
        lists = (self.story, self.goals, self.frustrations, self.questions, self.quotes)
        return [*([self.headline] if self.headline else []), *(p for passages in lists for p in passages)]


def choose(quotes: Sequence[Quote], leads: Sequence[Voice], sides: Mapping[str, str]) -> Choices:
    """The passages of a card. ``sides`` are what a model says of quotes that no cue settles: goal, frustration."""
    choices = Choices(leads[0].speaker if leads else None)
    if leads:
        own = [p for quote in leads[0].quotes for p in _runs(quote)]
        choices.headline = _headline(leads[0].quotes)
        choices.story = _story(own, choices.headline)
    others = [quote for quote in quotes if quote.speaker != choices.lead or choices.lead is None]
    single = [p for quote in others for p in _single_sentences(quote)]
    _add(choices, choices.questions, [p for p in single if _is_question(p)], QUESTIONS, _question_strength)
    _add(choices, choices.goals, [p for p in single if _is_goal(p, sides)], GOALS, _wish_strength)
    whole = [p for quote in others if (p := _short_whole(quote))]
    _add(choices, choices.frustrations, [p for p in whole if _is_obstacle(p, sides)], FRUSTRATIONS, _obstacle_strength)
    rest = [*(ChosenPassage(q, _plain(q.text)) for q in (leads[0].quotes if leads else ()) if _is_showable(q)), *whole]
    _add(choices, choices.quotes, rest, QUOTES, lambda p: (p.quote.speaker == choices.lead, p.length))
    return choices


def uncued(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes of which no cue says whether they tell a wish or a hindrance."""
    return [quote for quote in quotes if not side_of(quote.text) and _short_whole(quote)]


# --- passages -----------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    return " ".join(text.split())


def _pieces(quote: Quote) -> list[str]:
    text = _plain(quote.text)
    return [text[slice(*span)] for span in sentences(text)]


def _single_sentences(quote: Quote) -> list[ChosenPassage]:
    """Sentences of a quote that stand on their own, and whose sense does not hang on what is left out."""
    pieces = _pieces(quote)
    alone = [text for n, text in enumerate(pieces) if is_sayable(text) and not (n and _LEANS.match(text))]
    return [p for text in alone if SHORT <= (p := ChosenPassage(quote, text)).length <= LINE and _is_sound(p)]


def _is_sound(passage: ChosenPassage) -> bool:
    """Whether the stretch says by itself what it says in the quote."""
    whole = passage.quote.text
    parts = find_parts(passage.text, whole)
    return bool(parts) and left_out(whole, parts).sound


def _short_whole(quote: Quote) -> ChosenPassage | None:
    passage = ChosenPassage(quote, _plain(quote.text))
    return passage if SHORT <= passage.length <= LINE + SHORT and is_sayable(passage.text) else None


def _is_showable(quote: Quote) -> bool:
    return is_sayable(quote.text) and SHORT <= len(list(words(quote.text))) <= SHOWN


def _runs(quote: Quote) -> list[ChosenPassage]:
    """The quote as its longest stretches of sentences that may be shown."""
    runs: list[list[str]] = [[]]
    for text in _pieces(quote):
        if is_sayable(text):
            runs[-1].append(text)
        elif runs[-1]:
            runs.append([])
    passages = [ChosenPassage(quote, " ".join(run)) for run in runs if run]
    return [p for p in passages if p.length >= SHORT and _is_sound(p)]


# --- the lead -----------------------------------------------------------------------------------------------------


def _headline(quotes: Sequence[Quote]) -> ChosenPassage | None:
    """The lead's most telling short sentence about the speaker, where enough else is left for a story."""
    spoken_words = sum(len(list(words(quote.text))) for quote in quotes)
    able = [
        passage
        for quote in quotes
        for passage in _single_sentences(quote)
        if LEAST_HEADLINE <= passage.length <= HEADLINE and first_person(passage.text) and _strength(passage) > 1
        if spoken_words - passage.length >= HEADLINE
        and not passage.text.endswith("?")
        and not PRAISE.search(passage.text)
        if _can_be_taken(passage)
    ]
    return max(able, key=lambda p: (_strength(p), -p.length), default=None)


def _can_be_taken(passage: ChosenPassage) -> bool:
    """Whether what is left of the quote can be read without the sentence: it comes before, or begins anew."""
    left = _without(ChosenPassage(passage.quote, _plain(passage.quote.text)), passage)
    after = _plain(passage.quote.text).partition(passage.text)[2].strip()
    return all(map(_is_sound, left)) and (not after or _ANEW.match(after) is not None)


def _strength(passage: ChosenPassage) -> int:
    met = cues(passage.text)
    return 2 * met["goal"] + 2 * met["frustration"] + met["habit"] + met["feeling"]


def _story(own: Sequence[ChosenPassage], headline: ChosenPassage | None) -> list[ChosenPassage]:
    """The lead's words but for the headline: where the speaker stands, then what stops, then what is wished."""
    parts = [p for passage in own for p in _without(passage, headline)]
    order = sorted(parts, key=_place_in_arc)
    chosen: list[ChosenPassage] = []
    for passage in sorted(order, key=lambda p: -_strength(p)):
        if sum(p.length for p in chosen) + passage.length <= STORY_WORDS:
            chosen.append(passage)
    return [p for p in order if p in chosen]


def _without(passage: ChosenPassage, headline: ChosenPassage | None) -> list[ChosenPassage]:
    """A passage with the headline's sentence taken out of it: what stands before and what after."""
    if headline is None or headline.quote is not passage.quote or headline.text not in passage.text:
        return [passage]
    before, _, after = passage.text.partition(headline.text)
    left = [ChosenPassage(passage.quote, text.strip()) for text in (before, after) if text.strip()]
    return [p for p in left if p.length >= SHORT]


def _place_in_arc(passage: ChosenPassage) -> int:
    side = side_of(passage.text)
    return 2 if side == "goal" else 1 if side == "frustration" else 0


# --- the lists ----------------------------------------------------------------------------------------------------


def _is_question(passage: ChosenPassage) -> bool:
    return passage.text.endswith("?") and cues(passage.text)["question"] > 0


def _is_goal(passage: ChosenPassage, sides: Mapping[str, str]) -> bool:
    if "?" in passage.text or (passage.length < 2 * SHORT and _POINTS.search(passage.text)):
        return False  # "if I could practise it" points at what is not there
    if not is_english(passage.text):
        return sides.get(passage.quote.id) == "goal"
    return side_of(passage.text) == "goal"


def _is_obstacle(passage: ChosenPassage, sides: Mapping[str, str]) -> bool:
    if "?" in passage.text or PRAISE.search(passage.text):
        return False
    return (side_of(passage.text) or sides.get(passage.quote.id)) == "frustration"


def _question_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One that names the asker, opens a quote and is long enough to be understood alone."""
    return first_person(passage.text), passage.text == _pieces(passage.quote)[0], min(passage.length, HEADLINE)


def _wish_strength(passage: ChosenPassage) -> tuple[float, ...]:
    met = cues(passage.text)
    return verb_first(passage.text) is not None, met["goal"] - met["frustration"], -passage.length


def _obstacle_strength(passage: ChosenPassage) -> tuple[float, ...]:
    return cues(passage.text)["frustration"], -passage.length


def _add(
    choices: Choices,
    chosen: list[ChosenPassage],
    passages: Iterable[ChosenPassage],
    most: int,
    rank: Callable[[ChosenPassage], object],
) -> None:
    """Add the best passages, one speaker after another, none of a quote that is used or that says what one says."""
    heard = {p.quote.speaker for p in chosen}
    for passage in sorted(passages, key=rank, reverse=True):  # type: ignore[arg-type]  # ranks of one list compare
        if len(chosen) == most:
            return
        if passage.quote.speaker in heard or any(_same(passage, other) for other in choices.chosen()):
            continue
        chosen.append(passage)
        heard.add(passage.quote.speaker)


def _same(a: ChosenPassage, b: ChosenPassage) -> bool:
    if a.quote is b.quote:
        return True
    ours, theirs = set(terms(a.text)), set(terms(b.text))
    return len(ours & theirs) >= ALIKE * min(len(ours), len(theirs))
