"""Compares a clause of a quote with words of a claim: equal but for the person and its verb form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from persona_gen.text.clauses import SpokenSentence
from persona_gen.text.lexicon.english import PREPOSITIONS, PRONOUNS
from persona_gen.text.lexicon.english_retelling import ALIKE, TOGETHER
from persona_gen.text.lexicon.english_speech import FIRST_PERSON, THIRD_PERSON, VERB_ADVERBS

STAND_IN = "xshex"
"""The word put for whoever is spoken of, where a claim names her or says "one buyer"."""
_GOING_ON = frozenset(("and", "then", "but", "or"))
_FOLLOWS_A_VERB = frozenset((*PRONOUNS, *PREPOSITIONS, "a", "an", "the", "no", "every", "all", "not", "it"))
_VOICES = {word: voice for voice in ("she", "he", "they") for word in {
    "she": ("she", "her", "hers", "herself"), "he": ("he", "him", "his", "himself"),
    "they": ("they", "them", "their", "theirs", "themselves", "themself")}[voice]}  # fmt: skip
_SUBJECTS = frozenset(("i", "we", "he", "she", "they", "it", "you", "that", "who", "which", "there"))
_LOOSE = {"'s": {"is", "has"}, "'d": {"would", "had"}, "is": {"'s"}, "has": {"'s"}, "would": {"'d"}, "had": {"'d"}}
_ADVERBS = frozenset(VERB_ADVERBS)
_ALIKE = {word: row for row in ALIKE for word in row}
_OF_SEVERAL = frozenset(("they",))
_AUXILIARIES = frozenset("is was has had can would will".split())
_DENYING = frozenset("not no never nobody nothing none neither hardly barely rarely".split())
_KNOWING = frozenset("know knows tell tells ask asks wonder wonders see sure".split())


@dataclass(slots=True)
class ClauseMatch:
    """Compares words of a claim with a sentence of a quote, from ``at`` and ``start`` on."""

    words: Sequence[str]
    at: int
    sentence: SpokenSentence
    start: int
    plural: bool
    inflected: bool = False
    """Whether any verb may have taken the ending that "does" had."""
    ours: set[str] = field(default_factory=set)
    """Whom the claim names for the speaker, and for the speaker with others: "she" and "they" may both be."""
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
            if j + 1 in self.sentence.stops and not self.ours & self.theirs and len(self.ours - _OF_SEVERAL) < 2:
                ends.append(i)
        return ends

    def _step(self, i: int, j: int) -> int | None:
        """How many words of the claim the ``j``-th of the quote takes; nothing where they disagree."""
        quoted = self.sentence.tokens
        word, ours = quoted[j], self.words[i] if i < len(self.words) else ""
        form = FIRST_PERSON.get(word)
        if form:
            hers = form in ("subject", "object") or (form == "subjects" and self._of_any_of_us())
            if ours == word or (ours == STAND_IN and hers):  # in her own question "I" stays
                return 1
            if ours in THIRD_PERSON[form] or (self.plural and ours in THIRD_PERSON[f"{form}s"]):
                self.ours.add(_VOICES[ours])
                return 1
            return 0 if form in ("subject", "subjects") and self._goes_on(j) else None
        if word in _VOICES:
            self.theirs.add(_VOICES[word])
            return 1 if ours == word and j > self.start else None
        return self._of_nobody(ours, j)

    def _of_nobody(self, ours: str, j: int) -> int | None:
        """The same for a word of the quote that stands for nobody."""
        quoted, word = self.sentence.tokens, self.sentence.tokens[j]
        if ours == word or ours in _LOOSE.get(word, ()) or ours in _ALIKE.get(word, ()):
            return 1
        if word in _AUXILIARIES and self._is_said_before(j):
            return 0
        if word == "if" and ours == "whether":
            return 1 if j and quoted[j - 1] in _KNOWING else None
        return 1 if ours == _third(word) and (self.inflected or self._of_speaker(j)) else None

    def _goes_on(self, j: int) -> bool:
        """Whether "and I" goes on with what the speaker does: in "the dealer told me and I got it" the dealer would."""
        before = list(self.sentence.tokens[self.start : j])
        joined = bool(before) and before[-1] in _GOING_ON
        while before and before[-1] in _GOING_ON:
            before.pop()
        opens = bool(before) and FIRST_PERSON.get(before[0]) in ("subject", "subjects")
        return joined and opens and _GOING_ON.isdisjoint(before)

    def _is_said_before(self, j: int) -> bool:
        """Whether "I'm" behind "and" goes on with the same "I'm": "she is scared to push him and scared not to"."""
        before = self.sentence.tokens[self.start : j]
        again = len(before) > 3 and before[-1] == before[0] and before[-2] == "and" and self._goes_on(j - 1)
        same = before[1:2] == self.sentence.tokens[j : j + 1]
        return (
            again and same and _DENYING.isdisjoint(before) and _DENYING.isdisjoint(self.sentence.tokens[j + 1 : j + 2])
        )

    def _of_any_of_us(self) -> bool:
        """Whether what "we" do is what each of us does: nothing in the sentence is done together."""
        return TOGETHER.isdisjoint(self.sentence.tokens)

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
