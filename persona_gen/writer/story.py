"""The lead's own words as a headline and a story, and what of them a list of the card may take."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from persona_gen.evidence.cues import cues, tells_scene, wants_to_be_left_alone
from persona_gen.text.languages import is_foreign
from persona_gen.text.people import first_person
from persona_gen.text.polarity import negations
from persona_gen.writer.passages import (
    LEANS,
    LINE,
    ChosenPassage,
    answers_only,
    on_one_line,
    sentences_of,
    single_sentences,
    stands_alone,
)
from persona_gen.writer.third_person import is_wish

STORY_WORDS, LEAST_STORY, LEAST_BESIDE = 180, 35, 15
"""Words of the lead that make a story: a longer one is no paragraph any more, and what stands above the least may be
spared for a list that is empty. A headline, or the only goal of a card, may leave it fewer."""
LEAST_HEADLINE, HEADLINE = 7, 25
"""Words of a headline."""
SCENE, SCENE_WORDS = 6, 20
"""What a scene counts beside cues, and the words of one at least."""
REMNANT = 8
"""Words below which what tells nothing of the speaker may be the rest of a talk."""
POINTS_BACK = re.compile(r"\b(it|that|this|them)\b", re.I)
_ANEW = re.compile(r"(i|we|my|our|if|when|every|ich|wir|mein|meine|unser|unsere|wenn|jede[nrs]?) ", re.I)
"""First words of a sentence that begins anew."""
_JOINT = re.compile(r"(?:and|but|so|und|aber|also)(?: (?:then|now|so|dann))? ", re.I)
"""What joins a sentence to the one before and may open a headline: "And then you just sort of …"."""
_EXPLETIVE = re.compile(
    r"(?:it|that|this)(?:['’]s| was| is) (?:the|my|our|an?|on|in|at|last|half|about|one|only"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|es war (?:an|am|im|der|die|das|ein|mein)",
    re.I,
)
"""An "it" that stands for nothing before it: "It was the Sunday before her first exam"."""
_AGAINST = re.compile(r"\b(?:but|although|though|aber|doch|obwohl)\b", re.I)
"""What sets one thing against another."""
_ORDERS = re.compile(r"(?:please|bitte|stop|don['’]t|do not)\b", re.I)
"""What opens an order to somebody, which is no headline of a life."""
_BLAMES_SELF = re.compile(
    r"\bi(?:['’]m| am) (?:\w+ )?(?:the |part of the )?(?:problem|culprit|worst|exception|lucky one|odd one)\b"
    r"|\bich bin (?:\w+ )?(?:das problem|die ausnahme)\b",
    re.I,
)
_SOMEBODY_BEFORE = re.compile(r"\b(?:he|she|him|her|his|hers|er|ihn|ihm)\b", re.I)
_NAMED = re.compile(
    r"\b(?i:my|our|the|an?|his|mein\w*|unser\w*|der|die|ein\w*) (?!\w+ing\b)[a-zäöü]{3,}\b|(?<=\s)[A-Z][a-z]{2,}", re.U
)
"""A person who was named before, and anything that may name one."""
_OF_ANYBODY = re.compile(r"\b(?:you|your|man|du|dein\w*)\b", re.I)
_AT_QUESTION = re.compile(
    r"(?:(?:well|so|oh|yeah|also|na|ja|naja),? )*(?:i|we|you|they|ich|wir|man)\b(?:['’]\w+)?(?: \w+){1,2} "
    r"(?:it|that|this|them|es|das|ihn)\b(?! (?:\w+ ){0,3}(?:when|if|wenn|dass)\b)",
    re.I,
)
"""Words whose "it" is in the question or the sentence before: "I would call it a second place to look."."""


def everybodys_headline(passages: Iterable[ChosenPassage]) -> ChosenPassage | None:
    """The most telling short words of anybody's, where no one speaker leads: a whole quote before a part of one."""
    able = [p for p in passages if LEAST_HEADLINE <= p.length <= HEADLINE and _is_telling(p) and _has_tension(p)]
    return max(
        able, key=lambda p: (_is_own(p), _strength(p), negations(p.text) > 0, _is_whole(p), -p.length), default=None
    )


def _is_whole(passage: ChosenPassage) -> bool:
    return on_one_line(passage.quote.text) == passage.text


def _is_own(passage: ChosenPassage) -> bool:
    return first_person(passage.text) or is_wish(passage.text)


class LeadStory:
    """The lead's stretches of sentences, and what of them stands elsewhere on the card already.

    ``answered`` are the questions that quotes answer, by the ids of the quotes; ``language`` is the segment's.
    """

    def __init__(self, own: Sequence[ChosenPassage], answered: Mapping[str, str], language: str) -> None:
        self._own, self._answered, self._language = own, answered, language

    def headline(self, taken: Collection[ChosenPassage]) -> ChosenPassage | None:
        """The lead's most telling short words about the speaker, where enough else is left for a story.

        Of two as telling, those that deny something come first: a headline lives by what stands against the wish.
        """
        able = [
            passage
            for passage in (*self.takeable(taken, least_left=LEAST_HEADLINE), *self._last_words(taken))
            if not _AT_QUESTION.match(passage.text)
            if _opens_quote(passage) or not LEANS.match(_JOINT.sub("", passage.text))
            if LEAST_HEADLINE <= passage.length <= HEADLINE and _has_tension(passage) and _is_telling(passage)
            if not speaks_of_unnamed(passage.text)
        ]
        best = max(able, key=lambda p: (_strength(p), negations(p.text) > 0, -p.length), default=None)
        return best and self._with_denial_before(best, taken)

    def _with_denial_before(self, headline: ChosenPassage, taken: Collection[ChosenPassage]) -> ChosenPassage:
        """The headline with the sentence before it where that says what is not wanted: "I don't want to swim. I want
        to sit on the boat."."""
        *_, before = ["", *sentences_of(on_one_line(headline.quote.text).partition(headline.text)[0])]
        longer = ChosenPassage(headline.quote, f"{before} {headline.text}")
        denies = before.split()[:1] == headline.text.split()[:1] and negations(before) > 0
        free = not any(other.quote is headline.quote and before in other.text for other in taken)
        fits = denies and free and longer.length <= HEADLINE + LEAST_HEADLINE
        return longer if fits and stands_alone(longer) else headline

    def _last_words(self, taken: Collection[ChosenPassage]) -> Iterator[ChosenPassage]:
        """The last sentence of each passage, which may open with "and then": what comes before it stands without it."""
        left = [part for passage in self._own for part in _left(passage, taken)]
        room = sum(p.length for p in left) - LEAST_HEADLINE
        for passage in left:
            *before, last = sentences_of(passage.text)
            sentence = ChosenPassage(passage.quote, last)
            if (
                before
                and sentence.length <= room
                and stands_alone(sentence)
                and all(map(stands_alone, _without(passage, sentence)))
            ):
                yield sentence

    def takeable(self, taken: Collection[ChosenPassage], *, least_left: int) -> Iterator[ChosenPassage]:
        """What may stand elsewhere than in the story, which keeps ``least_left`` words: sentences, or all of a short
        passage."""
        left = [part for passage in self._own for part in _left(passage, taken)]
        room = sum(p.length for p in left) - least_left
        for passage in left:
            if passage.length <= min(room, LINE):
                yield passage
            for sentence in single_sentences(passage.quote):
                if sentence.text in passage.text and sentence.length <= room and _can_be_taken(passage, sentence):
                    yield sentence

    def paragraph(self, taken: Collection[ChosenPassage]) -> list[ChosenPassage]:
        """The words that stand nowhere else, as they were told one after another.

        What tells nothing by itself, and what is in another language than the segment's, is told only for want of more.
        """
        parts = [part for passage in self._own for part in _left(passage, taken)]
        for spare in (self._is_remnant, lambda p: is_foreign(p.text, self._language)):
            telling = [passage for passage in parts if not spare(passage)]
            parts = telling if sum(p.length for p in telling) >= LEAST_HEADLINE else parts
        chosen: list[ChosenPassage] = []
        for passage in sorted(parts, key=lambda p: -_strength(p) - SCENE * tells_scene(p.text)):
            if sum(p.length for p in chosen) + passage.length <= STORY_WORDS:
                chosen.append(passage)
        return [p for p in parts if p in chosen]

    def _is_remnant(self, passage: ChosenPassage) -> bool:
        """Whether a passage is the rest of a talk, such as an answer that says nothing without its question.

        "This morning. Quarter to six." has no speaker, and nothing that somebody wants, meets with, feels or does.
        """
        of_somebody = first_person(passage.text) or any(cues(passage.text).values())
        points_back = POINTS_BACK.search(passage.text) and answers_only(sentences_of(passage.quote.text)[0])
        if passage.length < REMNANT and (not of_somebody or points_back):
            return True
        opening = _JOINT.sub("", passage.text, count=1) if passage.length >= SCENE_WORDS else passage.text
        leans = LEANS.match(opening) is not None and not _EXPLETIVE.match(opening)
        return leans or self._leans_on_question(passage)

    def _leans_on_question(self, passage: ChosenPassage) -> bool:
        return passage.quote.id in self._answered and _AT_QUESTION.match(passage.text) is not None


def _has_tension(passage: ChosenPassage) -> bool:
    """Whether something is wished for or in the way: by two cues of the speaker's own life, or one beside a denial."""
    if negations(passage.text):
        of_anybody = _OF_ANYBODY.search(passage.text) and len(sentences_of(passage.text)) == 1
        against = first_person(passage.text) and _AGAINST.search(passage.text)
        return _strength(passage) > 0 or bool(of_anybody) or bool(against)
    return _strength(passage) > 1 and first_person(passage.text)


def _is_telling(passage: ChosenPassage) -> bool:
    text, whole = passage.text, passage.quote.text
    if text.endswith("?") or _ORDERS.match(text) or wants_to_be_left_alone(whole) or _BLAMES_SELF.search(text):
        return False  # whoever wants no more contact, or blames themselves, is no face of many
    return not cues(passage.text)["praise"] and not _PAYS_MORE.search(passage.text)


_PAYS_MORE = re.compile(
    r"\bpa(?:y|id) (?:you )?(?:double|twice|more|extra|anything)\b|\b(?:doppelte|mehr) (?:ge)?zahl", re.I
)
"""A price that somebody would pay, which a headline turns into an offer to raise it."""


def speaks_of_unnamed(text: str) -> bool:
    """Whether "she" or "him" comes before whoever that is: "I can't move her when she's got her coat off"."""
    person, named = _SOMEBODY_BEFORE.search(text), _NAMED.search(text)
    return person is not None and (named is None or named.start() > person.start())


def _opens_quote(passage: ChosenPassage) -> bool:
    return on_one_line(passage.quote.text).startswith(passage.text)


def _can_be_taken(passage: ChosenPassage, sentence: ChosenPassage) -> bool:
    """Whether what is left of a passage can be read without the sentence: it comes before, or begins anew."""
    after = passage.text.partition(sentence.text)[2].strip()
    return all(map(stands_alone, _without(passage, sentence))) and (not after or _ANEW.match(after) is not None)


def _strength(passage: ChosenPassage) -> int:
    met = cues(passage.text)
    return 2 * met["goal"] + 2 * met["frustration"] + met["habit"] + met["feeling"]


def _left(passage: ChosenPassage, taken: Collection[ChosenPassage]) -> list[ChosenPassage]:
    """What of a passage stands nowhere else yet."""
    left = [passage]
    for other in taken:
        if other.quote is passage.quote:
            left = [part for p in left for part in _without(p, other)]
    return [p for p in left if stands_alone(p)]


def _without(passage: ChosenPassage, taken: ChosenPassage) -> list[ChosenPassage]:
    """A passage with a sentence taken out of it: what stands before and what after."""
    if taken.text not in passage.text:
        return [passage]
    before, _, after = passage.text.partition(taken.text)
    left = [ChosenPassage(passage.quote, text.strip()) for text in (before, after) if text.strip()]
    return [p for p in left if p.length >= LEAST_HEADLINE]
