"""The rule about quantity words: "most", "hardly any", "everyone" against the share they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import is_share, spoken_of
from persona_gen.checker.rule import Rule
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.text.people import PEOPLE
from persona_gen.text.polarity import denied, negations

QUANTIFIER = Rule(
    "quantifier",
    "contradicted",
    reads='quantity words ("most", "hardly any", "everyone") against the share they speak of',
    silent="where no share, or more than one, could be meant; for words of the questionnaire itself",
    reason='says "{word}", but {truth}',
)
RULES = (QUANTIFIER,)


_NEARLY = r"nearly|almost|virtually|practically|as good as|pretty much|just about|more or less|close to|all but"
_ONLY = r"only|just|merely|no more than|at most|barely|but"
INTERVALS: tuple[tuple[str, float, float], ...] = (
    (r"not (?:quite )?(?:all|everyone|everybody|every one)", 0.0, 0.99),
    (r"not (?:very |that |so |too |all that )?many|not a lot|not a great many", 0.0, 0.45),
    (r"not (?:a single one|one(?! of (?:those|the (?:few|many)))|a soul)", 0.0, 0.005),
    (r"(?:well |far |much )?(?:more than|over|above|upwards? of) (?:one[- ])?half|better than half"
    r"|half(?! again) or more"
     r"|(?:more than|over) 1 in 2", 0.5, 1.0),
    (r"(?:well |far |much )?(?:less than|fewer than|under|below|short of) (?:one[- ])?half|not (?:even|quite) half"
     r"|less than one in two", 0.0, 0.5),
    (rf"(?:{_NEARLY}) (?:all|everyone|everybody|every|each|the (?:whole|entire) (?:group|segment))"
     r"|all but (?:a few|a handful|one or two)|everyone bar a few|nearly the lot", 0.88, 1.0),
    (r"(?:they|you|we) all|every last one|every (?:single )?one|(?:absolutely )?all|everyone|everybody"
    r"|every(?: single)?"
     r"|each (?:and every )?one|without exception", 0.995, 1.0),
    (r"(?:(?:the|a|an) )?(?:vast|overwhelming|huge|great|crushing) majority|(?:the )?lion['’]s share"
    r"|(?:the )?great bulk"
     r"|(?:the )?(?:large|great) (?:part|mass)", 0.70, 1.0),
    (r"(?:(?:the|a) )?(?:large|clear|strong|big|solid|comfortable|sizeable|substantial) majority|by far (?:the )?most"
     r"|(?:very )?nearly two thirds", 0.55, 1.0),
    (r"(?:(?:the|a) )?(?:narrow|slim|bare|slight|small) majority", 0.50, 0.65),
    (r"(?:(?:the|a) )?majority|most|(?:the )?(?:bulk|greater part|better part|larger part)|(?:the )?mainstream"
     r"|more often than not", 0.50, 1.0),
    (r"(?:a great "
    r"|a good |very |so )?many|a lot|lots|(?:large|high|great|significant|sizeable|considerable) numbers|plenty"
     r"|(?:a )?(?:large|big|sizeable|substantial|considerable|high|good|significant|healthy) (?:share|part|number"
     r"|proportion"
     r"|portion|chunk|fraction|percentage|slice)|quite a few|a good few|a fair few|scores|droves", 0.25, 1.0),
    (r"several|(?<!only )(?<!just )some|a number|a fair number", 0.01, 1.0),
    (r"(?:(?:the|a) )?(?:large|sizeable|substantial|significant|big) minority", 0.25, 0.50),
    (rf"(?:(?:{_ONLY}) )?(?:one or two"
    rf"|two or three|one in a hundred|a couple|a sliver|a sprinkling|a smattering|a trace|the odd one"
     rf"|the odd \w+|a tiny (?:share|part|number|fraction|proportion|portion|group|few)|a vanishing (?:share|number)"
     r"|a (?:negligible|minute|vanishingly small|minuscule) (?:share|part|number|fraction|proportion"
     r"|minority))", 0.0, 0.15),
    (rf"(?:(?:{_ONLY}) )?(?:(?:the|a) )?(?:small|tiny|slim|narrow) minority|(?:(?:{_ONLY}) )?a (?:mere )?handful"
     r"|isolated cases|exceptions", 0.0, 0.25),
    (rf"(?:(?:{_ONLY}) )?a (?:small"
    rf"|low|minor|modest|slim|slight|limited|little) (?:share|part|number|fraction|proportion|portion"
     rf"|percentage|slice|group|section)|(?:(?:{_ONLY}) )?(?:small|low) numbers|(?:(?:{_ONLY}) )?a fraction"
     rf"|(?:{_ONLY}) (?:some|a portion|a part|part)|comparatively few|a select few|a chosen few", 0.0, 0.40),
    (rf"(?:(?:{_ONLY}) )?(?:a|the) minority", 0.0, 0.50),
    (r"(?:hardly|barely|scarcely) (?:anyone|anybody|any|a soul|one)|(?:almost|virtually|practically|nearly"
    r"|close to|next to"
     r"|as good as) (?:no one|nobody|none|no)|very few|precious few|vanishingly few|extremely few"
     r"|exceedingly few", 0.0, 0.15),
    (rf"one of (?:the"
    rf"|very) few|(?:(?:{_ONLY}) )?a few|(?:{_ONLY}|relatively|rather|fairly|surprisingly|too|so) few|few"
     r"|(?:only )?rarely(?: does one| do any)?|seldom", 0.0, 0.30),
    (r"die (?:meisten|mehrheit|mehrzahl)|der großteil|la (?:plupart|mayoría|majorité)|la maggior parte", 0.50, 1.0),
    (r"die wenigsten|nur wenige|kaum (?:jemand|einer|eine)|fast niemand", 0.0, 0.30),
    (r"no one|nobody|none|no[- ]one (?:at all|here)|not any", 0.0, 0.005),
)  # fmt: skip
"""Quantity words and the shares they may honestly stand for, longer phrases before those within them.

People agree on the order of these words and not on their limits (Newstead, Pollard & Riezebos 1987; Pezzelle,
Bernardi & Piazza 2018). The order is theirs; the limits are ours, at the generous end, so that only a word no reader
would accept is flagged. "Most" and "majority" are more than half by definition.
"""

_PATTERNS = [(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I), low, high) for pattern, low, high in INTERVALS]
_ANY = re.compile(rf"(?<![\w-])(?:{'|'.join(pattern for pattern, _, _ in INTERVALS)})(?![\w-])", re.I)
"""Whether a text has a quantity word at all: most have none, and one search is cheaper than all."""
MOST_QUANTITIES = 20
"""So many are read in one claim, which is a sentence."""
_SUBJECT = re.compile(
    r"(?:^|[.!?;:,(–—]|\b(?:and|but|or|that|because|so|since|if|while|whereas|although|though|where|when|as|like"
    r"|for|of|is|are|say|says|she knows|among|as do|so do|only|just|but|here|that is|says that|fact|indeed"
    r"|overall|today"
    r"|true (?:of|for)|hold for|holds (?:for|of)|applies to|shared by))\s*$",
    re.I,
)
"""What stands before a quantity word that counts people: it opens a clause. "Matters most", "trusts nobody" do not."""
_OF_PEOPLE = re.compile(
    rf"\s+(?:(?:of"
    rf"|in|among)\s+)?(?:(?:the|these|those|our|its|her|his|their|this|all"
    rf"|other)\s+)*(?:[\w'-]+\s+){{0,4}}?{PEOPLE}\b"
    r"|\s+(?:of\s+)?(?:them|these|those|us|who)\b|\s+amongst? them\b|\s+in (?:this|the|her|his)\b",
    re.I,
)
_OF_THINGS = re.compile(
    r"\s+(?:of\b|(?:the|her|his|their|a|an|more|less|else)\b|(?:important|likely|recent|common|often|frequent|popular"
    r"|expensive|useful|helpful|trusted|painful|times?|all|in all|at all|along)(?:ly)?\b"
    r"|(?!(?:is|was|has|does)\b)[\w-]+[^s\W]s\b)",
    re.I,
)
"""After a quantity word: what is counted is no people ("most portals", "few weeks", "all of it")."""
_COMPARED_WITH = re.compile(
    r"(?:\b(?:than"
    r"|compared (?:with|to)|relative to|against|versus|unlike)(?: of| among| for| in)?|(?:%|third|half|quarter"
    r"|cent|share) of"
    r"|\b(?:half|times|not|n't|nowhere near) (?:as|so))\s+$",
    re.I,
)
"""What stands before those whom a figure is compared with: "compared with all customers", "half as many"."""
_MUST_NAME_PEOPLE = re.compile(
    rf"^(?:all|absolutely all|every(?: single)?|(?:almost|virtually|practically|nearly|close to|next to"
    rf"|as good as) no|not any"
    rf"|(?:{_NEARLY}) (?:all|every|each)"
    r"|not (?:quite )?all|a lot|lots|plenty|a number|several|some|scores|seldom|rarely|exceptions|a fraction"
    r"|one or two|a couple)$",
    re.I,
)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `quantifier`."""
    if context.fiction or context.kind != "claim":
        return
    quantity_words = quantities(context)
    for n, (start, end, low, high) in enumerate(quantity_words):
        stop = quantity_words[n + 1][0] if n + 1 < len(quantity_words) else len(context.text)
        clause = _sentence_part(context.own_words, start, stop)
        s = spoken_of(context, clause, is_share)
        if s is None or _in_label(context, start, end, s.label):
            continue
        turned = _denied(context, start, end, clause, s)
        if turned is None:
            continue
        share = 1 - s.value if turned else s.value
        if not low - 0.005 <= share <= high + 0.005 or (low == 0.5 and high == 1.0 and share <= 0.5):
            word = context.text[start:end]
            truth = f"{s.label} is {s.shown(s.value)}{s.base}"
            yield QUANTIFIER.finding(
                (start, end), word=word, truth=truth, evidence=(EvidenceRef(id=s.id),), suggestion=s.shown(s.value)
            )


def _denied(context: ClaimContext, start: int, end: int, clause: str, s: Statistic) -> bool | None:
    """Whether a quantity is of those of whom something is not true; the label may stand before it or after it."""
    before = re.split(r"[.;!?]\s", context.own_words[:start])[-1]
    label = naming_stems(s.own_label)
    if label & naming_stems(before) and not label & naming_stems(clause):
        return negations(before) % 2 == 1 if not negations(s.own_label) else None
    return denied(clause[end - start :], s.own_label)


def quantities(context: ClaimContext) -> list[tuple[int, int, float, float]]:
    """The quantity words of a text that count people, none inside another, with the interval each stands for."""
    text = context.own_words
    quantity_words: list[tuple[int, int, float, float]] = []
    at = 0
    while (some := _ANY.search(text, at)) and len(quantity_words) < MOST_QUANTITIES:
        readings = ((pattern.match(text, some.start()), low, high) for pattern, low, high in _PATTERNS)
        match, low, high = next((m, low, high) for m, low, high in readings if m)
        start, at = match.span()
        if _counts_people(match.group(), text[:start], context.peopled(text[at:])):
            quantity_words.append((start, at, low, high))
    return quantity_words


def _counts_people(word: str, before: str, after: str) -> bool:
    """Whether a quantity word counts people: "most of them", "few trust it", not "most days", "what matters most"."""
    if _COMPARED_WITH.search(before) or re.match(r"\s+(?:(?:again|else|but)\b|\d)", after, re.I):
        return False
    opens = bool(_SUBJECT.search(before))
    if re.match(r"one of the few", word, re.I):
        return True
    if re.search(r"(?:one|body)$|^they all$", word, re.I) and not re.match(r"not ", word, re.I):
        return opens or word.lower().startswith("they")
    if _OF_PEOPLE.match(after):
        return (
            opens
            or bool(
                re.search(
                    r"\b(?:to|for|with|by|in|among|of|shared by|what|holds|keeps|stops|worries)\s+$", before, re.I
                )
            )
            or word[0].isupper()
        )
    if not opens or _MUST_NAME_PEOPLE.match(word):
        return False
    return "ority" in word.lower() or not _OF_THINGS.match(after)


def _sentence_part(text: str, start: int, stop: int) -> str:
    """From a quantity word to the next, or to the end of its sentence."""
    end = re.search(r"[.;!?](?:\s|$)", text[start:stop])
    return text[start : start + end.start() if end else stop]


def _in_label(context: ClaimContext, start: int, end: int, label: str) -> bool:
    """Whether the word is the questionnaire's own ("All costs shown at the start")."""
    around = context.text[start : end + 12].casefold()
    return around in label.casefold()
