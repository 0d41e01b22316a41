"""Whether a sentence retells quotes: a test of words, near verbatim only, so that what passes needs no judge.

Every clause of the sentence is a whole clause of a cited quote, word for word and in order. What may change is the
person (I, we: she, they, "one buyer") with the verb's ending, the contraction of an auxiliary, and who is said to have
said it. Particles, prepositions, modals, determiners, voice and whatever embeds or restricts stay as they were, and a
question asks what the quote asks. A good paraphrase fails this test, and is a judge's to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from persona_gen.domain import Quote
from persona_gen.text.clauses import SpokenSentence, spoken_sentences, spoken_tokens
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PEOPLE_NOUNS, PREPOSITIONS, PRONOUNS, QUESTION_WORDS
from persona_gen.text.lexicon.english_speech import (
    ASKING,
    ATTRIBUTING,
    FIRST_PERSON,
    GENERAL,
    INVERTED,
    ONE_PERSON,
    THIRD_PERSON,
    VERB_ADVERBS,
)
from persona_gen.text.people import peopled

LONGEST_CLAUSE = 120
"""Words of the longest sentence that is compared; nobody retells more in one breath."""
_SENTENCE_END, _SEMICOLON = re.compile(r"(?<=[.!?…])\s+"), re.compile(r"(?<=;)\s+")
_SHE = "xshex"
"""The word put for whoever is spoken of, where a claim names her or says "one buyer"."""
_JOINING = frozenset(("and", "while", "whereas"))
_MINDS = frozenset("hate love want need wish hope prefer".split())
_NOT_MINDING = frozenset("mind want like care need know stand".split())
"""Verbs of what goes on in one's mind, with which a sentence may leave out whose: nobody is told to do so."""
_GOING_ON = frozenset(("and", "then", "but", "or"))
_TOGETHER = frozenset(
    "both together each other another between met meet marry married split share shared argue argued fight agreed agree"
    " disagree all two three four half ourselves us couple family team".split()
)
"""Words by which "we" do something that none of us does alone."""
_FOLLOWS_A_VERB = frozenset((*PRONOUNS, *PREPOSITIONS, "a", "an", "the", "no", "every", "all", "not", "it"))
_VOICES = {word: voice for voice in ("she", "he", "they") for word in {
    "she": ("she", "her", "hers", "herself"), "he": ("he", "him", "his", "himself"),
    "they": ("they", "them", "their", "theirs", "themselves", "themself")}[voice]}  # fmt: skip
_SUBJECTS = frozenset(("i", "we", "he", "she", "they", "it", "you", "that", "who", "which", "there"))
_GENERAL = re.compile(rf"(?<!\w){any_of(GENERAL)}(?!\w)|(?<!my )(?<!our )(?<!\w){any_of(PEOPLE_NOUNS)}(?!\w)", re.I)
_LOOSE = {"'s": {"is", "has"}, "'d": {"would", "had"}, "is": {"'s"}, "has": {"'s"}, "would": {"'d"}, "had": {"'d"}}
_ADVERBS, _WH, _INVERTED = frozenset(VERB_ADVERBS), frozenset(QUESTION_WORDS), frozenset(INVERTED)
_WHO = rf"(?:{_SHE}|she|he|they)"
_ASKS = re.compile(rf"^{_WHO} {any_of(ASKING)} (?P<rest>.*)")
_OPENING = r"^(?:according to |as )?|[,;] (?:and |while |whereas )?|\b(?:and|while|whereas) "
_SAYS = re.compile(
    rf"^(?:{_WHO} {any_of(ATTRIBUTING)}(?: that)?|according to {_SHE}|as {_WHO} {any_of(ATTRIBUTING)}) (?P<rest>.*)"
)


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
        text = re.sub(names, _SHE, text)
        for speaker in {quote.speaker for quote in self.quotes if quote.speaker}:
            labelled = re.sub(rf"^(?:participant |respondent )?{re.escape(speaker)}\b", _SHE, text, flags=re.I)
            if labelled != text:
                self.speaker, text = speaker, labelled
        return re.sub(rf"({_OPENING})(?:{one})\b", rf"\1{_SHE}", text, flags=re.I)

    def sources(self) -> set[str]:
        """The ids of the quotes whose clauses make up the sentence; empty where anything is left over."""
        if not 0 < len(self.words) <= LONGEST_CLAUSE:
            return set()
        if any(word in FIRST_PERSON for word in self.words) and not (self.teller.asks_herself and self.asks):
            return set()
        if told_of := self._from(0):
            return told_of
        plain = " ".join(self.words)
        asking, saying = _ASKS.match(plain), _SAYS.match(plain)
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
            for sentence in map(_with_speaker, spoken_sentences(quote.text)):
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
            match = _Match(self.words, at, sentence, start, self.teller.plural)
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
                if _Match(option, 0, flat, 0, self.teller.plural, inflected=asked[at] == "does").run() == [len(option)]:
                    return True
        return False


def _with_speaker(sentence: SpokenSentence) -> SpokenSentence:
    """A sentence that leaves the speaker out ("Hate phoning.") with "I" before it: only she knows what she likes."""
    words = sentence.tokens
    denied = words[:2] in (("does", "not"), ("can", "not"))
    hers = words[2:3] and words[2] in _NOT_MINDING if denied else words[0] in _MINDS and words[1:2] != ("i",)
    if sentence.asks or not hers:
        return sentence
    stops = frozenset(stop + 1 for stop in sentence.stops)
    return SpokenSentence(("i", *sentence.tokens), (0,), stops, False)


@dataclass(slots=True)
class _Match:
    """Words of a claim held against a sentence of a quote, from ``at`` and ``start`` on."""

    words: Sequence[str]
    at: int
    sentence: SpokenSentence
    start: int
    plural: bool
    inflected: bool = False
    """Whether any verb may have taken the ending that "does" had."""
    ours: set[str] = field(default_factory=set)
    theirs: set[str] = field(default_factory=set)

    def run(self) -> list[int]:
        """Where in the claim the clauses of the quote end that agree so far; empty if none does."""
        i, ends = self.at, []
        quoted = self.sentence.tokens
        for j in range(self.start, len(quoted)):
            step = self._step(i, j)
            if step is None:
                break
            i += step
            if j + 1 in self.sentence.stops and not self.ours & self.theirs and len(self.ours) < 2:
                ends.append(i)
        return ends

    def _step(self, i: int, j: int) -> int | None:
        """How many words of the claim the ``j``-th of the quote takes; nothing where they disagree."""
        quoted = self.sentence.tokens
        word, ours = quoted[j], self.words[i] if i < len(self.words) else ""
        form = FIRST_PERSON.get(word)
        if form:
            hers = form in ("subject", "object") or (form == "subjects" and self._of_any_of_us())
            if ours == word or (ours == _SHE and hers):  # in her own question "I" stays
                return 1
            if ours in THIRD_PERSON[form] or (self.plural and ours in THIRD_PERSON[f"{form}s"]):
                self.ours.add(_VOICES[ours])
                return 1
            return 0 if form in ("subject", "subjects") and j > self.start and quoted[j - 1] in _GOING_ON else None
        if word in _VOICES:
            self.theirs.add(_VOICES[word])
            return 1 if ours == word and j > self.start else None
        if ours == word or ours in _LOOSE.get(word, ()):
            return 1
        return 1 if ours == _third(word) and (self.inflected or self._of_speaker(j)) else None

    def _of_any_of_us(self) -> bool:
        """Whether what "we" do is what each of us does: nothing in the sentence is done together."""
        return _TOGETHER.isdisjoint(self.sentence.tokens)

    def _of_speaker(self, j: int) -> bool:
        """Whether the ``j``-th word of the quote is a verb whose subject is the speaker."""
        quoted, k = self.sentence.tokens, j - 1
        while k > self.start and (quoted[k] in _ADVERBS or quoted[k].endswith("ly")):
            k -= 1
        if k < self.start:
            return False
        form = FIRST_PERSON.get(quoted[k])
        if form == "subject" or (form == "subjects" and not self.plural and self._of_any_of_us()):
            return True
        nearest = next(
            (FIRST_PERSON.get(w) or _VOICES.get(w) for w in reversed(quoted[self.start : k]) if w in _SUBJECTS), None
        )
        follows = quoted[j + 1] if j + 1 < len(quoted) else ""
        return quoted[k] in _GOING_ON and nearest == "subject" and (follows in _FOLLOWS_A_VERB or follows.isdigit())


def _third(verb: str) -> str:
    """The form of a verb behind "she"."""
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", verb):
        return f"{verb}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"


def _questions(text: str) -> list[SpokenSentence]:
    return [sentence for sentence in spoken_sentences(text) if sentence.asks]
