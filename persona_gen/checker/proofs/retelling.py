"""Whether a sentence retells quotes: a test of words, near verbatim only, so that what passes needs no judge.

Every clause of the sentence is a whole clause of a cited quote, word for word and in order. What may change is the
person (I, we: she, they, "one buyer") with the verb's ending, the contraction of an auxiliary, and who is said to have
said it. Particles, prepositions, modals, determiners, voice and whatever embeds or restricts stay as they were, and a
question asks what the quote asks. A good paraphrase fails this test, and is a judge's to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from persona_gen.checker.proofs.retold_clauses import STAND_IN, ClauseMatch
from persona_gen.domain import Quote
from persona_gen.text.clauses import SpokenSentence, spoken_sentences, spoken_tokens
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PEOPLE_NOUNS, QUESTION_WORDS
from persona_gen.text.lexicon.english_retelling import LEADING_TO_A_QUESTION, MINDS, NOT_MINDING, REPORTING
from persona_gen.text.lexicon.english_speech import ASKING, ATTRIBUTING, FIRST_PERSON, GENERAL, INVERTED, ONE_PERSON
from persona_gen.text.people import peopled

LONGEST_CLAUSE = 120
"""Words of the longest sentence that is compared; nobody retells more in one breath."""
_SENTENCE_END, _SEMICOLON = re.compile(r"(?<=[.!?…])\s+"), re.compile(r"(?<=;)\s+")
_JOINING = frozenset(("and", "but", "while", "whereas"))
_GENERAL = re.compile(rf"(?<!\w){any_of(GENERAL)}(?!\w)|(?<!my )(?<!our )(?<!\w){any_of(PEOPLE_NOUNS)}(?!\w)", re.I)
_WH, _INVERTED = frozenset(QUESTION_WORDS), frozenset(INVERTED)
_WHO = rf"(?:{STAND_IN}|she|he|they)"
_ASKS = re.compile(rf"^{_WHO} {any_of(ASKING)} (?P<rest>.*)")
_OPENING = r"^(?:according to |as )?|[,;] (?:and |while |whereas )?|\b(?:and|while|whereas) "
_SAYS = re.compile(
    rf"^(?:{_WHO} {any_of(ATTRIBUTING, REPORTING)}(?: that)?|according to {STAND_IN}"
    rf"|as {_WHO} {any_of(ATTRIBUTING, REPORTING)}) (?P<rest>.*)"
)
_SAID_BEHIND = re.compile(rf"^(?P<rest>.*) {_WHO} {any_of(ATTRIBUTING, REPORTING)}$")
_TO_A_QUESTION = [tuple(phrase.split()) for phrase in LEADING_TO_A_QUESTION]


@dataclass(frozen=True, slots=True)
class Teller:
    """Whom claims are about: the persona's ``name``, the segment's ``nouns`` for its people, whether she is "they"."""

    name: str
    nouns: re.Pattern[str] | None = None
    plural: bool = False
    asks_herself: bool = False
    """Whether the claim stands among her questions, where "I" and "we" are hers as they were the speaker's."""


def retold(claim: str, quotes: Sequence[Quote], teller: Teller) -> bool:
    """Whether a claim retells all the ``quotes`` it cites and says nothing besides."""
    used: set[str] = set()
    for part in filter(None, _SENTENCE_END.split(claim.strip())):
        told_of = _Part(part, quotes, teller).sources()  # "I don't look at the price, I look at …" may be two with ";"
        halves = [told_of] if told_of else [_Part(half, quotes, teller).sources() for half in _SEMICOLON.split(part)]
        if not all(halves):
            return False
        used |= set().union(*halves)
    return bool(used) and used == {quote.id for quote in quotes}


class _Part:
    """One sentence of a claim, while the clauses it is made of are looked for."""

    def __init__(self, text: str, quotes: Sequence[Quote], teller: Teller) -> None:
        self.quotes, self.teller = quotes, teller
        self.asks = text.rstrip().endswith("?")
        self.speaker: str | None = None
        self.words = spoken_tokens(self._with_person(text))
        self.attributed = False
        self._met: dict[int, set[str]] = {}

    def _with_person(self, text: str) -> str:
        """The text with the persona's name, "one buyer" or the speaker's label put as one word."""
        given = self.teller.name.split()[0]
        names = rf"\b(?:{re.escape(self.teller.name)}|{re.escape(given)})\b"
        another = r"another(?= (?:never |always |only |just )?\w+s\b)"
        nouns = [any_of(ONE_PERSON)] + ([self.teller.nouns.pattern] if self.teller.nouns else [])
        one = rf"(?:one|an?|another) {any_of(nouns)}|one of (?:them|these|those)|{another}"
        text = re.sub(names, STAND_IN, text)
        for speaker in {quote.speaker for quote in self.quotes if quote.speaker}:
            labelled = re.sub(rf"^(?:participant |respondent )?{re.escape(speaker)}\b", STAND_IN, text, flags=re.I)
            if labelled != text:
                self.speaker, text = speaker, labelled
        return re.sub(rf"({_OPENING})(?:{one})\b", rf"\1{STAND_IN}", text, flags=re.I)

    def sources(self) -> set[str]:
        """The ids of the quotes whose clauses make up the sentence; empty where anything is left over."""
        if not 0 < len(self.words) <= LONGEST_CLAUSE:
            return set()
        if any(word in FIRST_PERSON for word in self.words) and not (self.teller.asks_herself and self.asks):
            return set()
        if told_of := self._from(0):
            return told_of
        plain = " ".join(self.words)
        asking, saying = _ASKS.match(plain), _SAYS.match(plain) or _SAID_BEHIND.match(plain)
        if saying:
            self.words, self.attributed, self._met = tuple(saying["rest"].split()), True, {}
            return self._from(0)
        if asking:
            self.words = tuple(asking["rest"].split())
            return {q.id for q in self._spoken() if any(map(self._asks_the_same, _questions(q.text)))}
        return set()

    def _spoken(self) -> list[Quote]:
        return [q for q in self.quotes if not q.asked and self.speaker in (None, q.speaker)]

    def _from(self, at: int) -> set[str]:
        if at not in self._met:
            self._met[at] = self._look_from(at)
        return self._met[at]

    def _look_from(self, at: int) -> set[str]:
        for quote in self._spoken():
            for sentence in map(_as_told, spoken_sentences(quote.text)):
                if sentence.asks != self.asks:
                    continue
                for end in self._ends(sentence, at):
                    if end == len(self.words):
                        return {quote.id}
                    rest = self._from(end + 1) if self.words[end] in _JOINING and end + 1 < len(self.words) else set()
                    if rest:
                        return rest | {quote.id}
        return set()

    def _ends(self, sentence: SpokenSentence, at: int) -> Iterator[int]:
        """Where in the claim a clause of the quote ends that begins at a word of the claim, longest first."""
        for start in sentence.starts:
            match = ClauseMatch(self.words, at, sentence, start, self.teller.plural)
            ends = match.run()
            if ends and not (self._is_general(sentence.tokens[start:]) and not self.attributed):
                yield from reversed(ends)

    def _is_general(self, words: Sequence[str]) -> bool:
        """Whether words speak of many people at once."""
        return bool(_GENERAL.search(peopled(" ".join(words), self.teller.nouns)))

    def _asks_the_same(self, sentence: SpokenSentence) -> bool:
        """Whether an indirect question is the direct one: its auxiliary moved behind the subject, or gone."""
        for start in sentence.starts:
            asked = sentence.tokens[start:]
            at = next((i for i, word in enumerate(asked[:5]) if word in _INVERTED), None)
            if at is None or (at and not _WH & set(asked[:at])):
                continue
            stated = asked[:at] + asked[at + 1 :]
            ours = self.words
            if at == 0:
                if ours[0] not in ("whether", "if"):
                    continue
                ours = ours[1:]
            if asked[at] in ("does", "did"):
                options = [ours] if asked[at] == "does" else []
            else:
                options = [ours[:i] + ours[i + 1 :] for i in range(1, len(ours)) if ours[i] == asked[at]]
            flat = SpokenSentence(stated, (0,), frozenset((len(stated),)), True)
            for option in options:
                if ClauseMatch(option, 0, flat, 0, self.teller.plural, inflected=asked[at] == "does").run() == [
                    len(option)
                ]:
                    return True
        return False


def _as_told(sentence: SpokenSentence) -> SpokenSentence:
    """A sentence as a retelling may begin it: with the speaker whom it leaves out, a question without its lead-in."""
    leads = [len(lead) for lead in _TO_A_QUESTION if sentence.asks and sentence.tokens[: len(lead)] == lead]
    return sentence._replace(starts=(*sentence.starts, *leads)) if leads else _with_speaker(sentence)


def _with_speaker(sentence: SpokenSentence) -> SpokenSentence:
    """A sentence that leaves the speaker out ("Hate phoning.") with "I" before it: only she knows what she likes."""
    words = sentence.tokens
    denied = words[:2] in (("does", "not"), ("can", "not"))
    hers = words[2:3] and words[2] in NOT_MINDING if denied else words[0] in MINDS and words[1:2] != ("i",)
    if sentence.asks or not hers:
        return sentence
    stops = frozenset(stop + 1 for stop in sentence.stops)
    return SpokenSentence(("i", *sentence.tokens), (0,), stops, False)


def _questions(text: str) -> list[SpokenSentence]:
    return [sentence for sentence in spoken_sentences(text) if sentence.asks]
