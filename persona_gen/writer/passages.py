"""Stretches of a quote that may stand on a card: whole sentences, verbatim, that say alone what they say there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_gen.domain import Quote
from persona_gen.evidence.cues import fits, is_sayable, is_untypical
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.names import Pronoun
from persona_gen.text.lexicon import any_of, german_cues
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.omissions import left_out
from persona_gen.text.quotations import find_parts
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import content_stems, is_english, words

SHORT, LINE, SHOWN = 5, 28, 60
"""Words of the least that says anything, and the most of a line in a list and of a quote shown."""
LEAST_SHARED, LEAST_FACTS = 0.5, 3
"""Part of the shorter text's words of fact that two texts share from which they say the same (overlap coefficient).
So many are shared at the least."""
LEANS = re.compile(
    r"(it|that|this|these|they|he|she|so|and|but|because|then|now|there|never|not|like|also|which|second|my second)\b"
    r"|(?:after|before|with|without|beyond) (?:that|this|it|which)\b"
    rf"|(?:i|we)(?:['’]\w+)?(?: \w+)? also\b|{any_of(german_cues.LEANING)}\b",
    re.I,
)
"""First words of a sentence that can hardly do without the one before."""


@dataclass(frozen=True)
class ChosenPassage:
    """Whole sentences of one quote in a row, verbatim."""

    quote: Quote
    text: str

    @property
    def length(self) -> int:
        """Its words; in scripts without blanks, its different pairs of characters."""
        return max(sum(1 for _ in words(self.text)), len(set(terms(self.text))) if not self.text.isascii() else 0)


def on_one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, white space between words as one blank."""
    text = on_one_line(text)
    return [text[slice(*span)] for span in sentences(text)]


def single_sentences(quote: Quote) -> list[ChosenPassage]:
    """Sentences of a quote that stand on their own, and whose sense does not hang on what is left out."""
    alone = [
        text for n, text in enumerate(sentences_of(quote.text)) if is_sayable(text) and not (n and LEANS.match(text))
    ]
    return [p for text in alone if SHORT <= (p := ChosenPassage(quote, text)).length <= LINE and stands_alone(p)]


def answers_only(text: str) -> bool:
    """Whether a sentence says nothing without the question before it: "No.", "Normal?"."""
    return bool(_ANSWER.fullmatch(text)) or (text.endswith("?") and sum(1 for _ in words(text)) <= ECHO)


ECHO = 2
"""Words of the longest question that repeats a word of another's."""
_ANSWER = re.compile(rf"{any_of(en.ANSWERS, german_cues.ANSWERS)}[.!…,]*", re.I)


def stands_alone(passage: ChosenPassage) -> bool:
    """Whether the stretch says by itself what it says in the quote."""
    whole = passage.quote.text
    if is_untypical(whole) and not is_untypical(passage.text):
        return False  # whoever says to be no typical one is not heard without that
    parts = find_parts(passage.text, whole)
    return bool(parts) and left_out(whole, parts).sound


def short_whole(quote: Quote) -> ChosenPassage | None:
    """All of a quote that is not much longer than a line."""
    passage = ChosenPassage(quote, on_one_line(quote.text))
    return passage if SHORT <= passage.length <= LINE + SHORT and is_sayable(passage.text) else None


def first_answer(quote: Quote) -> ChosenPassage | None:
    """What a quote says first, where that is something; an answer may be short, for its question stands behind it."""
    first = [text for text in sentences_of(quote.text) if not answers_only(text)][:1]
    passages = [ChosenPassage(quote, text) for text in first if is_sayable(text)]
    able = [p for p in passages if LEAST_ANSWER <= p.length <= LINE and stands_alone(p)]
    return able[0] if able else None


def with_what_follows(passage: ChosenPassage) -> ChosenPassage:
    """A sentence with those after it in its quote that still fit a line: what a wish goes on to say."""
    best = passage
    whole = on_one_line(passage.quote.text)
    start = whole.find(passage.text)
    after = sentences_of(whole[start + len(passage.text) :]) if start >= 0 else []
    for n in range(1, len(after) + 1):
        longer = ChosenPassage(passage.quote, " ".join((passage.text, *after[:n])))
        if longer.length > LINE + SHORT or not is_sayable(longer.text):
            break
        best = longer if stands_alone(longer) else best
    return best


LEAST_ANSWER = 2
"""Words of the least that answers a question for a wish: "Fewer mails."."""


def is_showable(quote: Quote) -> bool:
    """Whether a quote may stand by itself under the story."""
    return is_sayable(quote.text) and SHORT <= len(list(words(quote.text))) <= SHOWN


def runs(quote: Quote, pronoun: Pronoun) -> list[ChosenPassage]:
    """The quote as its longest stretches of sentences that may be shown as that person's, without an opening that
    only answers or repeats a question."""
    stretches: list[list[str]] = [[]]
    for n, text in enumerate(sentences_of(quote.text)):
        if n == 0 and answers_only(text):
            continue
        broken_off = len(stretches) > 1 and not stretches[-1] and LEANS.match(text)
        if is_sayable(text) and fits(text, pronoun) and not broken_off:
            stretches[-1].append(text)
        elif stretches[-1] or len(stretches) == 1:
            stretches.append([])
    passages = [ChosenPassage(quote, " ".join(run)) for run in stretches if run]
    return [p for p in passages if p.length >= SHORT and stands_alone(p)]


def same(a: ChosenPassage, b: ChosenPassage) -> bool:
    """Whether two passages are of one quote, share a whole sentence, or say nearly the same."""
    if a.quote is b.quote or not _whole_sentences(a).isdisjoint(_whole_sentences(b)):
        return True
    ours, theirs = _facts(a.text), _facts(b.text)
    shorter = max(min(len(ours), len(theirs)), 1)
    return len(ours & theirs) >= max(LEAST_SHARED * shorter, min(LEAST_FACTS, shorter))


def _facts(text: str) -> set[str]:
    return set(content_stems(text)) if is_english(text) else set(terms(text))


def _whole_sentences(passage: ChosenPassage) -> set[str]:
    return {text.casefold().strip(" .!") for text in sentences_of(passage.text)}
