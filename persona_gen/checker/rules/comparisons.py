"""The ways to say that something lies above or below everyone: the words as data, and how they are read.

A comparison is a word that points up or down and, in either order within one sentence, whom it compares with
("more likely than others", "relative to the whole base, … is rarer"); some words need nobody ("over-index").
Where those compared with are the subject ("others do so more often"), it points the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from persona_gen.domain import Span
from persona_gen.text.people import PEOPLE

UP, DOWN = 1, -1
_AS = (
    r"(?:likely|common(?:ly|place)?|often|frequent(?:ly)?|many|much|popular|prevalent|widespread|typical|high"
    r"|large|old"
    r"|big|long|prone|inclined|apt|keen|numerous|usual|strong(?:ly)?)"
)
_SCALE = (
    r"(?:high|large|many|common|often|frequent(?:ly)?|likely|popular|prevalent|widespread|numerous|big|inclined"
    r"|prone)"
)
_SMALL = r"(?:low|small|few|rare(?:ly)?|uncommon|infrequent(?:ly)?|unlikely|seldom|little|unpopular)"
_VERY = (
    r"(?:unusually"
    r"|uncommonly|atypically|abnormally|exceptionally|remarkably|strikingly|notably|especially|particularly)"
)

COMPARATIVES: dict[int, str] = {
    UP: rf"more(?! {_SMALL}\b)"
    rf"|less {_SMALL}|higher|greater|larger|bigger|older|longer|likelier|commoner|heavier|stronger|keener",
    DOWN: rf"less(?! {_SMALL}\b)"
    rf"|more {_SMALL}|rarely|seldom|fewer|lower|smaller|younger|shorter|rarer|scarcer|lighter|weaker"
    rf"|(?:not|n't|never|nowhere near|(?:not|n't) nearly|(?:not|n't) quite) (?:as|so) {_AS}\b|half as {_AS}",
}
"""Words that compare; with whom must be said."""
VERBS: dict[int, str] = {
    UP: r"exceed(?:s"
    r"|ing)?|beat(?:s|ing)?|top(?:s|ping)?|outstrip(?:s|ping)?|surpass(?:es|ing)?|outdo(?:es)?|outpac(?:es?|ing)"
    r"|outnumber(?:s|ing)?|outrank(?:s|ing)?|outscor(?:es?|ing)|overtakes?|(?:well |far |clearly )?ahead of|above"
    r"|a cut above|in excess of|up on|lead(?:s|ing)?",
    DOWN: r"trail(?:s|ing)?|lag(?:s|ging)?(?: behind)?|fall(?:s|ing)? (?:short of|below|behind)|fell (?:short of"
    r"|below)"
    r"|short of|below|beneath|under|behind|down on|undershoots?|undercuts?",
}
"""Words after which those compared with stand."""
ALONE: dict[int, str] = {
    UP: rf"over-? ?index(?:es"
    rf"|ed|ing)?|over-?represented|over-?representation|disproportionately(?! (?:{_SMALL}|less|fewer|under)\b)"
    rf"|disproportionate (?:share|number|part)|{_VERY} {_SCALE}|(?:above|higher-than|larger-than"
    rf"|greater-than)-average|out of proportion"
    r"|(?:more than|above) (?:their|its) (?:fair )?share|skews? towards?|skewed towards?|more than usual",
    DOWN: rf"under-? ?index(?:es"
    rf"|ed|ing)?|under-?represented|under-?representation|disproportionately (?:{_SMALL}|less|fewer)"
    rf"|{_VERY} {_SMALL}|(?:below|lower-than|smaller-than|less-than|under)-average"
    r"|(?:less than|below) (?:their|its) (?:fair )?share|skews? away|less than usual",
}
"""Words that compare with everyone by themselves."""

_ALL = (
    r"(?:everyone|everybody|anyone|anybody|people|those)(?: else)?(?: (?:asked|surveyed|interviewed|questioned|polled"
    r"|in general|at large|overall|elsewhere|in the (?:survey|study|sample|whole base)|we (?:asked|spoke to)))"
)
_WHOLE = (
    r"(?:whole|entire|full|total|wider|broader|overall|complete|general|rest of the)[ -]?"
    r"(?:base|sample|population|panel|group|public|survey|study|market|figure|picture|number|rate|share|mean"
    r"|average|total"
    r"|customer base|audience|data ?set|field|crowd)"
)
_STRONG = (
    rf"{_ALL}|(?:everyone|everybody|anyone|anybody|people) else|{_WHOLE}|(?:base|sample|population|market|survey"
    rf"|panel"
    r"|customer base|audience|study) as a whole|(?:population|public) at large"
    rf"|(?:the |all )?others\b(?! (?:do not|not|think|say|know|expect|believe|claim))|(?:any |the "
    rf"|all )?other (?:{PEOPLE}|segments?|groups?)"
    rf"|the (?:rest|remainder)\b(?! of (?:her|his|their))|all (?:(?:the|of the) )?(?:\d[\d,.]* )?(?:{PEOPLE}"
    rf"|those asked)"
    rf"|(?:the |an? )?(?:average|typical|ordinary|usual) (?:{PEOPLE}|customer|person|user|buyer|respondent"
    rf"|consumer|shopper|adult"
    r"|parent|member|participant)|the average\b(?! \w{4,})|people (?:in general|at large|generally)"
    r"|(?:national|overall|general|survey|sample|market) (?:average|norm|mean)"
)
"""Whom one may compare with, also as a subject."""
_WEAK = (
    rf"average\b|norm\b|mean\b|benchmark|baseline|par\b|typical \w+|usual\b|normal\b|elsewhere|overall|in general"
    rf"|generally"
    rf"|everyone\b|everybody\b|anyone\b|anybody\b|market|population|public|total\b|most {PEOPLE}|most\b(?! \w)"
    rf"|all\b(?! \w)|rest\b"
    r"|(?:is |was |might be |would be )?(?:expected|expect(?:ed)?)|chance\b|(?:whole )?(?:base|sample)\b"
    r"|people\b(?! (?:who|think|say))"
    r"|across the board|nationally|the (?:standard|crowd|others)"
)
"""Whom one compares with only after "than", "below", "relative to"."""
_LEAD = (
    r"(?:(?:the|an?|is|was|are|what|in|of|for|over|across|among|amongst|within|to|on|from|with|by|at|it|they"
    r"|those|that|figure"
    r"|share|number|numbers|rate|proportion|one|you|we|would|might|could|do|does|be|seen|found|case|true|as"
    r"|among all|all|a|any|our|behind"
    r"|common|usual(?= (?:for|in|among))|for us|[\d.,]+ ?%?|per cent|percent|percentage|points?|level|half) ){0,7}?"
)
_JOIN = (
    r"(?:than|(?:as|when)? ?compared (?:with|to|against)|in comparison (?:with|to)|by comparison with|relative to"
    r"|against|versus|vs\.?"
    r"|unlike|next to|set against|set beside|measured against|beside|in contrast to|contrasted with|as"
    r"|judged against)"
)


def _any(table: dict[int, str]) -> str:
    return "|".join(table.values())


_WORD = re.compile(
    rf"\b(?P<alone>{_any(ALONE)})(?!\w)|(?<![^\W_])(?P<verb>{_any(VERBS)})\b"
    rf"|(?:\b|(?=n't))(?P<word>{_any(COMPARATIVES)})(?!\w)",
    re.I,
)
_SIGNS = [
    (sign, re.compile(rf"(?:{pattern})", re.I)) for t in (ALONE, VERBS, COMPARATIVES) for sign, pattern in t.items()
]
_TARGET = re.compile(rf"\b(?P<join>{_JOIN}) {_LEAD}(?:{_STRONG}|{_WEAK})(?!\w)", re.I)
_AFTER_VERB = re.compile(rf"^[\s-]+{_LEAD}(?:{_STRONG}|{_WEAK})(?![\w-])", re.I)
_SUBJECT = re.compile(
    rf"(?:^|[,:;(–—]\s*|\b(?:and|but|while|where|whereas|although|though|as|that|because|in"
    rf"|among|amongst|across|over|for) )(?:the )?(?:{_STRONG})(?!\w)",
    re.I,
)
_OURS = re.compile(
    r"\b(?:they|them|these|she|he|her|him|here|this|the (?:segment|group)|(?:the )?share|it is|there"
    r"|the (?:figure|number))\b",
    re.I,
)
_DEGREE = re.compile(
    r"^\s*(?:likely"
    r"|apt|inclined|prone|common|commonly|commonplace|often|frequent|frequently|widespread|popular|prevalent|typical"
    rf"|of (?:them|these|those|the|this)|{PEOPLE}|so|money|time|who|share|proportion|percentage|part|numbers?"
    rf"|rate|usual|keen|typically"
    r"|(?:in|among) (?:them|this|the)|here|than|numerous|to be (?:found|seen)|pronounced|marked|extent|degree"
    r"|strongly|broadly|on average)\b\s*",
    re.I,
)
"""What may stand behind the word without naming anything else that is compared."""
_QUANTITY = re.compile(
    r"^\s+than\s+(?:an?\s+(?:third"
    r"|quarter|half|fifth|sixth|tenth|dozen|hundred|few|handful)|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|half|twice|double|triple|thrice|\d)\b|^\s+(?:a|one|two|half|\d)\b",
    re.I,
)
_OTHER_MEANING = re.compile(
    r"^\s*(?:or less"
    r"|and more\b|importantly|is more\b|precisely|generally\b,|all the\b)|^\s+(?:age|pressure|way|stress)\b",
    re.I,
)
_HERE = re.compile(
    r"\s+(?:common"
    r"|frequent|prevalent|widespread|popular|typical|usual|likely)?\s*(?:here|among them|in this (?:segment"
    r"|group))\b",
    re.I,
)
_LATE = re.compile(r"(?:than|as|beside|against)$", re.I)
_THAN_OURS = re.compile(
    r"\bthan (?:(?:in"
    r"|among|amongst|for|of|is the case|it is|with) )*(?:here|them\b|this|these|(?:they|she|he) (?:do|are|is|does"
    r"|have|has)\b(?! \w)"
    r"|the segment)",
    re.I,
)
"""After "than" stands the segment: what comes before is everyone."""
MOST_COMPARATIVES = 20
"""So many words that compare are read in one sentence."""
_SENTENCE = re.compile(r"[.;!?](?:\s|$)")


class Comparison(NamedTuple):
    """A word that compares with everyone: where, up (1) or down (-1), what is compared, in which sentence.

    ``of_degree``: the share itself is compared ("more likely", "a larger share").
    """

    span: Span
    sign: int
    what: str
    of_degree: bool
    sentence: Span


def comparisons(text: str) -> Iterator[Comparison]:
    """The comparisons with everyone in a text."""
    start = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        for comparison in _in_sentence(sentence):
            a, b = comparison.span
            yield comparison._replace(span=(start + a, start + b), sentence=(start, end))
            break
        start = end + 1


def _in_sentence(sentence: str) -> Iterator[Comparison]:
    words = [m for m in _WORD.finditer(sentence) if not _OTHER_MEANING.match(sentence[m.end() :])]
    if not words:
        return
    targets = list(_TARGET.finditer(sentence))
    for word in words[:MOST_COMPARATIVES]:
        after = sentence[word.end() :]
        sign = next(sign for sign, pattern in _SIGNS if pattern.fullmatch(word.group()))
        stop = next((t.start() for t in targets if t.start() >= word.end()), None)
        what = sentence[word.end() : stop] if stop is not None else after
        what = re.split(r"[,;:–—]", what)[0]
        rest = _DEGREE.sub("", what)
        degree = rest != what or word["word"] is None or " as " in word.group() or " so " in word.group()
        if word["alone"]:
            yield Comparison(word.span(), sign, "", True, (0, 0))
        elif word["verb"]:
            if word.start() and _AFTER_VERB.match(after):
                yield Comparison(word.span(), sign, "", True, (0, 0))
        elif not _QUANTITY.match(after) and (turned := _whose(sentence, word, targets)):
            yield Comparison(word.span(), sign * turned, rest, degree, (0, 0))


def _whose(sentence: str, word: re.Match[str], targets: list[re.Match[str]]) -> int:
    """1 where the segment is compared with everyone, -1 where everyone is with it, 0 where neither is plain."""
    near = [t for t in targets if t["join"].lower() != "as" or re.search(r" (?:as|so) ", word.group())]
    near = [t for t in near if t.start() >= word.end() or not _LATE.match(t["join"]) or not t.start()]
    following = [t for t in near if t.start() >= word.end()]
    if following and not re.search(r"\b(?:more|less|fewer)\b", sentence[word.end() : following[0].start()], re.I):
        return 1
    if near and near[0].start() < word.start():
        return 1
    before = sentence[: word.start()]
    after = sentence[word.end() :]
    theirs = re.search(rf"(?<!than )\b(?:{_STRONG}|overall|elsewhere|in general|generally)(?!\w)", sentence, re.I)
    if theirs and _THAN_OURS.search(after):
        return -1
    degree = _DEGREE.match(after + " ") or re.match(r"\s*(?:[,;:–—]|$)", after)
    subjects = list(_SUBJECT.finditer(before))
    if subjects and not _OURS.search(before[subjects[-1].end() :]) and degree:
        return -1
    if re.match(
        rf"[\s\w]{{0,40}}\b(?:in|among|amongst|across|over"
        rf"|for) (?:the )?(?:{_STRONG})\b",
        sentence[word.end() :],
        re.I,
    ):
        return -1 if degree else 0
    return 1 if _HERE.match(after) else 0
