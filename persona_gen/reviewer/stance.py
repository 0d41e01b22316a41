"""Whether evidence wants what the copy offers: decided by code where both say plainly which side they are on.

English; in other languages both stay undecided and the model is asked.
"""

from __future__ import annotations

import re
from typing import Literal

from persona_gen.domain import Evidence, Quote, Statistic
from persona_gen.evidence.attributes import BARRIERS, MOTIVES, asks
from persona_gen.evidence.cues import CUE_PATTERNS, cues
from persona_gen.reviewer.copy_text import copy_sentences
from persona_gen.reviewer.relevance import LOOSE, Near
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon.english import TOO_GENERAL
from persona_gen.text.tokens import content_stems, stem, words

Side = Literal["good", "bad"]

CLOSE = 0.4
"""Nearness from which a sentence that refuses something refuses what the phrase offers, although they share no word;
below, "don't make me phone anyone" says nothing of every other thing that is offered."""
_REMOVES = frozenset(en.TAKING_AWAY)
_AVERSE = phrases(en.REFUSING)
_REFUSED_AFTER = re.compile(rf"{any_of(en.REFUSING_AT_THE_END)}\W*$", re.I)
_LACKS = phrases(en.LACKING)
_NOT_DONE = phrases(en.NOT_DONE)
_NO_THINGS = LOOSE | frozenset(map(stem, (*TOO_GENERAL, *en.TAKING_AWAY)))
BEFORE = 4
"""Words right before a name among which its refusal stands: "don't want another group chat"."""
REACH = 7
"""Words within which a refusal governs what follows it: "please don't make me phone anyone"."""


def side(phrase: str, near: Near) -> Side | None:
    """Whether the phrase offers what the evidence wants (or takes away what it refuses), the reverse, or neither."""
    shared = _things_shared(phrase, near.words)
    wanted = {_wants(near.evidence, each) for each in shared} - {None}
    offered = {_offers(phrase, each) for each in shared}
    if len(wanted) == len(offered) == 1:
        return "good" if wanted == offered else "bad"
    if shared or near.nearness < CLOSE or not isinstance(near.evidence, Quote) or len(copy_sentences(near.words)) > 1:
        return None
    plain = near.words.replace("’", "'").strip("\"' ")
    refuses = _AVERSE.match(plain.removeprefix("Please ").removeprefix("I ")) or _REFUSED_AFTER.search(plain)
    if not refuses:
        return None
    return "good" if spares(phrase) else "bad"


def refused_by_name(phrase: str, near: Near) -> bool:
    """Whether the evidence turns down the very thing that the phrase names: "I don't want a surprise".

    Not what people do: "I hate walking across that car park" says nothing of a walk elsewhere.
    """
    if not isinstance(near.evidence, Quote):
        return False
    shared = _things_shared(phrase, near.evidence.text)
    for begin, end in copy_sentences(near.evidence.text):
        sentence = near.evidence.text[begin:end].replace("’", "'")
        for word in words(sentence):
            if stem(word.text) in shared and not word.text.endswith("ing"):
                before = " ".join(sentence[: word.span[0]].split()[-BEFORE:])
                if _AVERSE.search(before):
                    return True
    return False


def wanted_by_name(line: str, near: Near) -> bool:
    """Whether somebody wants what a line names, in its words: two things at least, and most of the line's.

    One shared word may be another thing of that name; "See how busy we are before you leave work" beside "Wish I could
    see how busy it is before I leave work" is not.
    """
    ours = frozenset(content_stems(line)) - _NO_THINGS
    shared = _things_shared(line, near.words)
    asked_for = {each for each in shared if _wants(near.evidence, each)}
    return len(shared) > 1 and len(shared) >= MOST_OF_LINE * len(ours) and bool(asked_for)


MOST_OF_LINE = 0.6
"""How much of what a line names the wish must name; set by what a reader takes for the same."""


def _things_shared(phrase: str, evidence: str) -> frozenset[str]:
    """The stems of things that both name: what may be wanted or refused.

    Not words that themselves take something away ("one thing less"), nor those that go with everything; and what is
    done already is not the doing: "dinner decided" holds out no deciding.
    """
    shared = frozenset(content_stems(phrase)) & frozenset(content_stems(evidence)) - _NO_THINGS
    return frozenset(each for each in shared if _is_done(phrase, each) == _is_done(evidence, each))


def _is_done(text: str, shared: str) -> bool:
    return all(word.text.endswith("ed") for word in words(text) if stem(word.text) == shared)


def refuses(words: str) -> bool:
    """Whether somebody turns something down, or says what they do not do, whatever it is."""
    plain = words.replace("’", "'")
    after = any(_REFUSED_AFTER.search(plain[slice(*span)]) for span in copy_sentences(plain))
    return after or bool(_AVERSE.search(plain) or _NOT_DONE.search(plain))


def welcomes(near: Near, spared: bool) -> bool:
    """Whether the evidence plainly longs for what copy about the same thing holds out, or takes away (``spared``).

    Where both are close: a figure of what many want or mind does, a wish, and a complaint of what is spared. Not what
    people tell of their lives: copy about it may be what they are sick of.
    """
    if near.nearness < CLOSE or isinstance(near.evidence, Statistic):
        return near.nearness >= CLOSE
    if refuses(near.words) and not spared:
        return False
    wished, complained = (cues(near.words)[sort] for sort in ("goal", "frustration"))
    return bool(wished or (spared and (complained or refuses(near.words))))


def spares(phrase: str) -> bool:
    """Whether the phrase promises to be rid of something; "the reason if it's a no" does not."""
    texts = [word.text for word in words(phrase)]
    return bool(_REMOVES & set(texts[:-1] if texts[-1:] == ["no"] else texts))


def _offers(phrase: str, shared: str) -> bool:
    """Whether the copy holds the thing out, and does not promise to be rid of it."""
    before: list[str] = []
    for word in words(phrase):
        if stem(word.text) == shared:
            break
        before.append(word.text)
    after = phrase.lower()
    rid = f"{shared}-free" in after or "untouched" in after
    return not (rid or bool(_REMOVES & set(before[-REACH:])))


def _wants(evidence: Evidence, shared: str) -> bool | None:
    """True where the evidence asks for the thing, False where it refuses it, None where that is not plain."""
    if not isinstance(evidence, Quote):
        label = evidence.category or ""
        if evidence.measure != "share" or evidence.value < 0.4:  # a minority's wish decides nothing for the segment
            return None
        lacks = bool(_LACKS.search(_upto(label, shared)))
        if asks(evidence.attribute, MOTIVES) and not CUE_PATTERNS["feeling"].search(label):
            return not (lacks or bool(_AVERSE.search(_upto(label, shared))))
        return lacks if asks(evidence.attribute, BARRIERS) and lacks else None
    for begin, end in copy_sentences(evidence.text):
        sentence = evidence.text[begin:end]
        if any(stem(word.text) == shared for word in words(sentence)):
            nearby = " ".join(_upto(sentence, shared).split()[-REACH:])
            if _AVERSE.search(nearby) or _REFUSED_AFTER.search(sentence.replace("’", "'").strip()):
                return False
            if CUE_PATTERNS["goal"].search(nearby) and not _LACKS.search(nearby):
                return True
    return None


def _upto(sentence: str, shared: str) -> str:
    """The sentence up to the word of this stem, and with it."""
    plain = sentence.replace("’", "'")
    for word in words(plain):
        if stem(word.text) == shared:
            return plain[: word.span[1]]
    return plain
