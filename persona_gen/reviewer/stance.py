"""Whether evidence wants what the copy offers: decided by code where both say it plainly.

Two answers are given. The *stance* is what a piece of evidence says of its matter: a wish, a complaint or a refusal.
The *alignment* is whether a phrase of the copy offers what that stance wants: good, bad, or None where it is not plain.

English; in other languages both stay undecided and the model is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from persona_gen.domain import Evidence, Statistic, in_words
from persona_gen.evidence.card_lists import ASKS_WHAT_STOPS, BARRIERS, MOTIVES, STATEMENTS, asks
from persona_gen.evidence.cues import ASKS_FOR_MORE, CUE_PATTERNS, asked_cue, cues
from persona_gen.reviewer.copy_text import copy_sentences
from persona_gen.reviewer.prices import amounts
from persona_gen.reviewer.relevance import LOOSE, Near
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon.english import TOO_GENERAL
from persona_gen.text.tokens import Word, content_stems, stem, words

Alignment = Literal["good", "bad"]
Stance = Literal["wish", "complaint", "refusal"]

COMMON = 0.4
"""Share of the segment from which on what it wants or minds is taken for the reader's."""
CLOSE = 0.4
"""Nearness from which a sentence that refuses something refuses what the phrase offers, although they share no word;
below, "don't make me phone anyone" says nothing of every other thing that is offered."""
_REMOVES = frozenset(en.TAKING_AWAY)
_AVERSE = phrases(en.REFUSING)
_ASKED: Mapping[str | None, Stance] = {"goal": "wish", "frustration": "complaint"}
_BARE_NO = re.compile(r"\W*no(?: (?!please|thank)[\w-]+){1,3}\W*$", re.I)
"""An answer like "No parking nearby": there is none, or none is wanted."""
_RATHER = phrases(en.RATHER)
_REFUSES_FIRST = re.compile(rf"(?:please,? |i )*(?!never\b){any_of(en.REFUSING)}(?!\w)", re.I)
"""Not "Never once late"."""
_REFUSED_AFTER = re.compile(rf"{any_of(en.REFUSING_AT_THE_END)}\W*$", re.I)
_WOULD = re.compile(
    rf"(?:who )?(?:would|würden?) (?=(?:\w+ ){{0,2}}?{any_of(en.WILLING, de.WILLING)}\b)"
    rf"|what would {any_of(en.PERSUADING)}\b",
    re.I,
)
_AFFIRMED = re.compile(
    r"(?:(?:yes|ja|true|agree|definitely|probably|(?:very |rather )?likely|certainly|and|or|,)\s*)+", re.I
)
_NOTHING = phrases(en.CONTENT, de.CONTENT)
_LACKS = phrases(en.LACKING)
_NOT_DONE = phrases(en.NOT_DONE)
_NO_THINGS = LOOSE | frozenset(map(stem, (*TOO_GENERAL, *en.TAKING_AWAY)))
BEFORE = 4
"""Words right before a name among which its refusal stands: "don't want another group chat"."""
REACH = 7
"""Words up to a name among which its wish stands, or in copy what takes it away."""


def stance(near: Near) -> Stance | None:
    """What people say of the matter that a piece is about: a figure by its question, a quote by its nearest sentence.

    Nothing where it only tells of their lives, where something is turned down in the middle of it, and where it is not
    close and names nothing: "I just want the same thing every time".
    """
    piece = near.evidence
    if isinstance(piece, Statistic):
        view = view_of(piece)
        return view[0] if view and piece.value >= COMMON else None
    sentence, whole = (text.replace("’", "'").strip("\"' ") for text in (near.words, piece.text))
    if (
        len(copy_sentences(sentence)) == 1
        and not _BARE_NO.match(sentence)
        and (_REFUSES_FIRST.match(sentence) or _REFUSED_AFTER.search(sentence))
    ):
        return "refusal"
    if refuses(sentence) or (near.nearness < CLOSE and not frozenset(content_stems(whole)) - _NO_THINGS):
        return None
    return _cued(sentence) or _around(sentence, whole) or _ASKED.get(asked_cue(whole, near.question))


def view_of(statistic: Statistic) -> tuple[Stance, str] | None:
    """What a share wants or minds, in its words; none of other figures.

    "What stops you: no time" minds "no time", "Would pay for a fitter: yes" wants to "pay for a fitter".
    """
    name, category = in_words(statistic.attribute), statistic.category or ""
    if statistic.measure != "share" or not category or _NOTHING.search(category):
        return None
    affirmed = bool(_AFFIRMED.fullmatch(category))
    if asks(name, BARRIERS) or ASKS_WHAT_STOPS.search(name):
        return "complaint", name if affirmed else category
    if would := _WOULD.match(name):
        return "wish", name[would.end() :] if affirmed else category
    wished = asks(name, MOTIVES) and not asks(name, STATEMENTS)
    return ("wish", name if affirmed else category) if wished else None


def _cued(text: str) -> Stance | None:
    counts = cues(text)
    if counts["goal"] or ASKS_FOR_MORE.match(text):
        return "wish"
    return "complaint" if counts["frustration"] else None


def _around(sentence: str, whole: str) -> Stance | None:
    """What the sentences around one say of it: "They gave us a poster. I'd rather have a pay slip" minds the poster."""
    if refuses(whole):
        return None
    return "complaint" if _RATHER.search(whole) and not _RATHER.search(sentence) else _cued(whole)


def alignment(phrase: str, near: Near, line: str = "") -> Alignment | None:
    """Whether the phrase offers what the evidence wants (or takes away what it minds), the reverse, or neither.

    What both name decides first. Else the stance of the sentence does, and the caller must know that both are about one
    thing. A complaint that names what the phrase names, or the line it stands in, may be of too much of it, or of too
    little.
    """
    if named := named_alignment(phrase, near):
        return named
    spared, said = spares(phrase), stance(near)
    if said == "refusal":
        return None if _things_shared(phrase, near.words) else "good" if spared else "bad"
    if said == "complaint":
        answered = spared or not _things_shared(f"{phrase} {line}", getattr(near.evidence, "text", near.words))
    else:
        answered = not spared if said else spared and refuses(near.words)
    return "good" if answered else None


def charges(line: str) -> bool:
    """Whether the line asks for money, which answers nobody: "from $29 a month"; "no monthly charge" does not."""
    return not spares(line) and (bool(amounts(line)) or any(word.text in en.CHARGING for word in words(line)))


def named_alignment(phrase: str, near: Near) -> Alignment | None:
    """The alignment by the things that both name, where it is plain: "I don't want a surprise"."""
    shared = _things_shared(phrase, near.words)
    wanted = {_wants(near.evidence, each, phrase) for each in shared} - {None}
    offered = {_offers(phrase, each) for each in shared}
    if len(wanted) != len(offered) or len(wanted) != 1:
        return None
    if wanted == {False} and offered == {True} and spares(phrase):  # "A hug without the squeal"
        return None
    return "good" if wanted == offered else "bad"


def _of_another_kind(phrase: str, before: str) -> bool:
    """Whether the words before a thing narrow it down to what the phrase does not name: "the pink tools"."""
    *_, last = [Word("", "", False, None, (0, 0)), *words(before)]
    return last.is_content and not _AVERSE.search(last.text) and last.stem not in content_stems(phrase)


def wanted_by_name(line: str, near: Near) -> bool:
    """Whether somebody wants what a line names, in its words: two things at least, and most of the line's.

    One shared word may be another thing of that name; "See how busy we are before you leave work" beside "Wish I could
    see how busy it is before I leave work" is not.
    """
    ours = frozenset(content_stems(line)) - _NO_THINGS
    shared = _things_shared(line, near.words)
    asked_for = {each for each in shared if _wants(near.evidence, each, line)}
    return len(shared) > 1 and len(shared) >= MOST_OF_LINE * len(ours) and bool(asked_for)


MOST_OF_LINE = 0.6
"""How much of what a line names the wish must name; set by what a reader takes for the same."""


def _things_shared(phrase: str, evidence: str) -> frozenset[str]:
    """The stems of things that both name: what may be wanted or refused.

    Not words that themselves take something away ("one thing less"), nor those that go with everything; and what is
    done already or offered as a service is not the doing: "dinner decided" holds out no deciding, "meal planning" no
    planning of one's own.
    """
    shared = frozenset(content_stems(phrase)) & frozenset(content_stems(evidence)) - _NO_THINGS
    return frozenset(each for each in shared if _form(phrase, each) == _form(evidence, each))


def _form(text: str, shared: str) -> str:
    """The ending of what is done or of doing, where a text has the word in that form alone."""
    endings = {next((e for e in ("ed", "ing") if w.text.endswith(e)), "") for w in words(text) if w.stem == shared}
    return endings.pop() if len(endings) == 1 else ""


def refuses(words: str) -> bool:
    """Whether somebody turns something down, or says what they do not do, whatever it is."""
    plain = words.replace("’", "'")
    if _BARE_NO.match(plain):
        return False
    after = any(_REFUSED_AFTER.search(plain[slice(*span)]) for span in copy_sentences(plain))
    return after or bool(_AVERSE.search(plain) or _NOT_DONE.search(plain))


def spares(phrase: str) -> bool:
    """Whether the phrase promises to be rid of something; "if it's a no", "cancel never", "forget it" name no thing."""
    every = list(words(phrase))
    return any(
        word.text in _REMOVES and (word.text in en.TAKING_AWAY_AFTER or any(later.is_content for later in every[n:]))
        for n, word in enumerate(every, 1)
    )


def _offers(phrase: str, shared: str) -> bool:
    """Whether the copy holds the thing out, and does not promise to be rid of it or deny it: "cancel never"."""
    every = [word.text for word in words(phrase)]
    place = next((n for n, text in enumerate(every) if stem(text) == shared), len(every))
    after = every[place + 1 :]
    rid = f"{shared}-free" in phrase.lower() or bool({*after[:1]} & {"never", "not"} or {*after} & en.TAKING_AWAY_AFTER)
    return not (rid or _REMOVES & set(every[max(0, place - REACH) : place]))


def _wants(evidence: Evidence, shared: str, phrase: str) -> bool | None:
    """True where the evidence asks for the thing, False where it refuses it, None where that is not plain."""
    if isinstance(evidence, Statistic):
        return _label_wants(evidence, shared)
    sentences = [evidence.text[slice(*span)].replace("’", "'").strip() for span in copy_sentences(evidence.text)]
    for sentence in sentences:
        nearby = " ".join(_upto(sentence, shared).split()[-REACH:])
        before = " ".join(nearby.split()[:-1][-BEFORE:])
        if not nearby:
            continue
        if _BARE_NO.match(sentence):
            return None
        if _AVERSE.search(before) or _REFUSED_AFTER.search(sentence):
            return None if _of_another_kind(phrase, before) else False
        if CUE_PATTERNS["goal"].search(nearby) and not _LACKS.search(nearby):
            return True
    return None


def _label_wants(statistic: Statistic, shared: str) -> bool | None:
    """The same of a share's category. A minority's wish decides nothing for the segment."""
    view = view_of(statistic)
    if view is None or statistic.value < COMMON:
        return None
    label = _upto(view[1], shared)
    if not label:
        return None
    lacks = bool(_LACKS.search(label))
    if view[0] == "complaint":
        return lacks or None
    return None if CUE_PATTERNS["feeling"].search(view[1]) else not (lacks or bool(_AVERSE.search(label)))


def _upto(sentence: str, shared: str) -> str:
    """The sentence up to the word of this stem, and with it; nothing where it has none."""
    return next((sentence[: word.span[1]] for word in words(sentence) if word.stem == shared), "")
