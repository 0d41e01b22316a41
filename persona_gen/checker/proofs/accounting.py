"""A sentence about statistics while it is accounted for, and the words that several steps of that look for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rules.quantifiers import INTERVALS
from persona_gen.domain import Span, Statistic
from persona_gen.text.tokens import content_stems, words

ABOUT_GROUPS = frozenset(
    content_stems(
        "people person customers respondents participants segment group whole base overall average compared against "
        "share percent percentage points say name agree report answer mean median typical typically aged age old year "
        "everyone else others alike count total survey found make asked answered holds come go "
        "live under n together combined"
    )
)
"""What any sentence about a group may say besides a label."""
LEAD = re.compile(
    r"\b(?:nearly|almost|nearing|close to|about|around|roughly|approximately|some|at least|at most|up to|exactly"
    r"|(?:just |well |slightly |a little )?(?:over|more than|above|under|less than|fewer than|below))\s+(?:an?\s+)?$",
    re.I,
)
"""Words before a figure that are read with it."""
QUANTITIES = [(re.compile(rf"(?<![\w-])(?:{word})(?![\w-])", re.I), low, high) for word, low, high in INTERVALS]
ANY_QUANTITY = re.compile("|".join(rf"\b(?:{word})\b" for word, _, _ in INTERVALS), re.I)
WHOLE = re.compile(
    r"\b(?:whole base|overall|average of the|compared (?:with|to)|against|others|everyone else)\b"
    r"|\bthan (?:the )?average\b|\b(?:above|below) (?:the )?average\b",
    re.I,
)
THE_REST = re.compile(r"\b(?:the other|the rest|the remaining|others)\b", re.I)

_UP = "more|higher|greater|larger|bigger|older|longer|likelier|over-?represented|above"
_DOWN = "less|fewer|lower|smaller|younger|shorter|under-?represented|below"
MORE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)


@dataclass
class Account:
    """A sentence while it is accounted for: what is still unexplained of it, and what has been shown."""

    context: ClaimContext
    text: str
    statistics: list[Statistic]
    shown: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    turned: int = 0
    """How many negations stand beyond those of the labels."""

    @property
    def labels(self) -> str:
        """The words of all statistics cited."""
        return " ".join(f"{s.label} {s.unit or ''}" for s in self.statistics)

    def explain(self, span: Span) -> None:
        """Blank out what is accounted for."""
        start, end = span
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]


def beyond_labels(account: Account, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a pattern matches more often than the labels account for."""
    theirs = Counter(match.group().casefold() for match in pattern.finditer(account.labels))
    found = []
    for match in pattern.finditer(account.text):
        theirs[match.group().casefold()] -= 1
        if theirs[match.group().casefold()] < 0:
            found.append(match)
    return found


def turned(account: Account) -> int:
    """How many negations the sentence has beyond its labels'; -1 where any other turning word is added or dropped."""
    said, theirs = account.text, turns(account.labels)
    if not theirs and not turns(said):
        return 0
    for figure in account.context.figures:
        if lead := LEAD.search(said[: figure.span[0]]):
            said = said[: lead.start()] + " " * (lead.end() - lead.start()) + said[lead.end() :]
    if not theirs:
        for pattern, _, _ in QUANTITIES:  # "hardly any" and "almost all" are accounted for as quantities
            said = pattern.sub(" ", said)
    ours = turns(said)
    extra = ours - theirs
    return extra["not"] if not theirs - ours and set(extra) <= {"not"} else -1


def turns(text: str) -> Counter[str]:
    """The negations, hedges and conditions of a text."""
    return Counter(word.turns for word in words(text) if word.turns)


def in_full(s: Statistic) -> str:
    """A statistic as the arithmetic shows it, with its base and range."""
    measure = "" if s.measure == "share" else f"{s.measure} "
    told = f"{s.label}: {measure}{s.shown(s.value)}{s.base}"
    return told if s.min is None or s.max is None else f"{told}, from {s.shown(s.min)} to {s.shown(s.max)}"
