"""Sentences about statistics that code can recompute to the last word, and the arithmetic that shows it.

Every figure, quantity word and comparison must be shown from the statistics cited; what is left of the sentence must
be their words, or words that any sentence about a group has. What is not shown is not supported, however likely.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from persona_gen.checker.binding import NAMED
from persona_gen.checker.known import Known, unit_stems
from persona_gen.checker.rules import figures
from persona_gen.checker.rules.ages import ages, is_age
from persona_gen.checker.rules.bases import SMALL_PART
from persona_gen.checker.rules.clauses import Clause
from persona_gen.checker.rules.directions import difference
from persona_gen.checker.rules.quantifiers import INTERVALS
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import SUM_TOLERANCE, Evidence, Span, Statistic

MAJORITY = 0.5
"""From this share on, a trait without a figure may be said of the person: more have it than not."""

_ABOUT_GROUPS = frozenset(
    content_stems(
        "people person customers respondents participants segment group whole base overall average compared against "
        "share percent percentage points say name agree report answer mean median typical typically aged age old year "
        "everyone else others alike count total survey found make asked answered holds come go "
        "live under n together combined"
    )
)
"""What any sentence about a group may say besides a label."""
_WANTED = re.compile(r"\b(?:matters?|important|wants?|wish(?:es)?|needs?|looks? for)\b", re.I)
_WANTING = frozenset(content_stems("want need look"))
"""What people may be said to do with the categories of an attribute that says as much."""
_DEGREE = frozenset(content_stems("likely often common commonly frequent frequently times"))
_LEAD = re.compile(
    r"\b(?:nearly|almost|nearing|close to|about|around|roughly|approximately|some|at least|at most|up to|exactly"
    r"|(?:just |well |slightly |a little )?(?:over|more than|above|under|less than|fewer than|below))\s+(?:an?\s+)?$",
    re.I,
)
"""Words before a figure that are read with it."""
_QUANTITIES = [(re.compile(rf"(?<![\w-])(?:{word})(?![\w-])", re.I), low, high) for word, low, high in INTERVALS]
_ANY_QUANTITY = re.compile("|".join(rf"\b(?:{word})\b" for word, _, _ in INTERVALS), re.I)
_OPENING = re.compile(r"^\s*(?:in this (?:segment|group),\s*)?$", re.I)
_UP = "more|higher|greater|larger|bigger|older|longer|likelier|over-?represented|above"
_DOWN = "less|fewer|lower|smaller|younger|shorter|under-?represented|below"
_MORE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_WHOLE = re.compile(
    r"\b(?:whole base|overall|average of the|compared (?:with|to)|against|others|everyone else)\b"
    r"|\bthan (?:the )?average\b|\b(?:above|below) (?:the )?average\b",
    re.I,
)
_OTHER_EXTREMES = re.compile(
    r"\b(?:youngest|oldest|best|worst|first|last|highest|lowest|top|rarest|commonest|least|always|every|each|everywhere"
    r"|double|triple|majority|minority|equally|same)\b",
    re.I,
)
_THE_REST = re.compile(r"\b(?:the other|the rest|the remaining|others)\b", re.I)
_TOGETHER = re.compile(r"\b(?:or|and|either|together|combined|plus)\b", re.I)
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical(?:ly)?)\b", re.I)
_OF_A_BASE = re.compile(r"(?:\bn\s*=|\b(?:of|among)(?: all)?(?: the| these)?)\s*$", re.I)
_TOLD_OF_WHOLE = {"overall", "multiple", "difference", "compared", "complement"}
"""What a sentence that speaks of the whole base, or of others, must have shown."""
_FIRST = re.compile(r"\b(?:comes first|(?:the )?most (?:common|frequent|popular)(?: answer)?)\b", re.I)
_ORDER: tuple[str, ...] = ("own", "words", "range", "base", "count", "complement", "sum", "overall", "multiple",
                           "difference")  # fmt: skip


@dataclass
class _Account:
    """A sentence while it is accounted for: what is still unexplained of it, and what has been shown."""

    view: ClaimView
    text: str
    statistics: list[Statistic]
    shown: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    turned: int = 0
    """How many negations stand beyond those of the labels."""

    @property
    def labels(self) -> str:
        return " ".join(f"{s.label} {s.unit or ''}" for s in self.statistics)

    def explain(self, span: Span) -> None:
        start, end = span
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]


def reckoned(view: ClaimView) -> str | None:
    """The arithmetic by which the cited statistics bear the whole sentence out, or nothing."""
    if not view.cited_statistics or view.cited_quotes:
        return None
    text = _with_labels(view)
    if text is None:
        return None
    account = _Account(view, text, view.cited_statistics)
    if first := _comes_first(account):
        return first
    steps = (_figures, _quantity, _comparison, _told_at_all, _nothing_else)
    return "; ".join(dict.fromkeys(account.shown)) if all(step(account) for step in steps) else None


def _with_labels(view: ClaimView) -> str | None:
    """The text with labels in quotation marks left in; nothing where somebody is quoted besides."""
    labels = {part.casefold() for s in view.cited_statistics for part in (s.attribute, s.category or "")}
    quoted = [view.text[slice(*span)].casefold() for span in view.quotations]
    return view.text if all(text in labels for text in quoted) else None


# --- figures ----------------------------------------------------------------------------------------------------------


def _figures(account: _Account) -> bool:
    """Every figure is what the statistics give, in a role that the sentence names."""
    view = account.view
    account.turned = _turned(account)
    for i, figure in enumerate(view.figures):
        given = [
            (e, known)
            for e, known in view.known
            if figures.gives(view, figure, e, known) and (figure.kind != "number" or figure.allows(known.value))
        ]
        fitting = (pair for role in _ORDER for pair in given if pair[1].role == role and _fits(account, i, *pair))
        found = next(fitting, None)
        if found is None:
            return False
        account.shown.append(found[1].says)
        account.roles.add(found[1].role)
    for figure in view.figures:
        lead = _LEAD.search(account.text[: figure.span[0]])
        account.explain((lead.start() if lead else figure.span[0], figure.span[1]))
    return True


def _fits(account: _Account, i: int, s: Evidence | None, known: Known) -> bool:
    """Whether the sentence takes a known value for what it is."""
    figure, text = account.view.figures[i], account.text
    whole, average = bool(_WHOLE.search(text)), bool(_AVERAGE.search(text))
    if not isinstance(s, Statistic):
        of_base = known.role == "base" and bool(_OF_A_BASE.search(text[: figure.span[0]]))
        return of_base or (known.role == "sum" and _is_sum(account))
    own = account.turned == 0 and _best_named(account, i, s)
    bounded = all(math.isfinite(edge) for interval in figure.intervals for edge in interval)
    denied = account.turned == 1 and len(account.statistics) == 1 and bounded  # "over 20 % do not" says too little
    return {
        "own": own and (figure.kind != "range" or s.measure == "share" or average),
        "count": own,
        "words": True,
        "range": not average,
        "base": bool(_OF_A_BASE.search(text[: figure.span[0]])),
        "complement": denied or (account.turned == 0 and bool(_THE_REST.search(text))),
        "overall": whole,
        "multiple": whole and s.overall is not None and known.value == s.value / s.overall,
        "difference": whole and figure.kind == "points" and bool(_MORE.search(text)),
    }.get(known.role, False)


def _turned(account: _Account) -> int:
    """How many negations the sentence has beyond its labels'; -1 where any other turning word is added or dropped."""
    said, theirs = account.text, _turns(account.labels)
    if not theirs and not _turns(said):
        return 0
    for figure in account.view.figures:
        if lead := _LEAD.search(said[: figure.span[0]]):
            said = said[: lead.start()] + " " * (lead.end() - lead.start()) + said[lead.end() :]
    if not theirs:
        for pattern, _, _ in _QUANTITIES:  # "hardly any" and "almost all" are accounted for as quantities
            said = pattern.sub(" ", said)
    ours = _turns(said)
    extra = ours - theirs
    return extra["not"] if not theirs - ours and set(extra) <= {"not"} else -1


def _turns(text: str) -> Counter[str]:
    return Counter(word.turns for word in words(text) if word.turns)


def _best_named(account: _Account, i: int, s: Statistic) -> bool:
    """Of several statistics cited, a figure is of the one that its clause names best, alone."""
    if len(account.statistics) == 1:
        return True
    stems = frozenset(content_stems(Clause(account.view, i).text))
    parts = {t.id: account.view.index.overlap(t, stems) for t in account.statistics}
    return all(parts[s.id] > part for i, part in parts.items() if i != s.id)


def _is_sum(account: _Account) -> bool:
    """Whether "A or B" is the sum of all that is cited: categories of one attribute that exclude each other."""
    first, *others = account.statistics
    if account.turned or not others or any(s.attribute != first.attribute for s in others):
        return False
    exclusive = first.choice == "single" or (
        first.choice is None and account.view.index.segment.share_sums[first.attribute] <= 1 + SUM_TOLERANCE
    )
    return exclusive and bool(_TOGETHER.search(account.text))


# --- quantity words and comparisons -----------------------------------------------------------------------------------


def _beyond_labels(account: _Account, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a pattern matches more often than the labels account for."""
    theirs = Counter(match.group().casefold() for match in pattern.finditer(account.labels))
    found = []
    for match in pattern.finditer(account.text):
        theirs[match.group().casefold()] -= 1
        if theirs[match.group().casefold()] < 0:
            found.append(match)
    return found


def _quantity(account: _Account) -> bool:
    """No quantity word, or one that opens the sentence and holds for the one share cited."""
    for pattern, low, high in _QUANTITIES if _ANY_QUANTITY.search(account.text) else ():
        for match in _beyond_labels(account, pattern):
            s = account.statistics[0]
            if account.roles or len(account.statistics) > 1 or s.measure != "share" or account.turned not in (0, 1):
                return False
            share = 1 - s.value if account.turned else s.value
            if (
                not _OPENING.match(account.text[: match.start()])
                or not low <= share <= high
                or share == low == MAJORITY
            ):
                return False
            account.explain(match.span())
            account.roles.add("complement" if account.turned else "quantity")
            account.shown.append(_told(s) if not account.turned else f"100 % − {s.shown(s.value)} ({s.label}{s.base})")
    return not _beyond_labels(account, _OTHER_EXTREMES)


def _comparison(account: _Account) -> bool:
    """No comparison, or one with the whole base, or of the two shares cited, that the figures bear out."""
    found = _beyond_labels(account, _MORE)
    if not found:
        return True
    match = found[0]
    claimed = 1 if match["up"] else -1
    if len(found) > 1 or account.turned:
        return False
    if not _WHOLE.search(account.text):
        return _of_two(account, match, claimed)
    s = account.statistics[0]
    if len(account.statistics) > 1 or s.overall is None or "quantity" in account.roles:
        return False
    known = {"overall", "difference", "multiple"} & account.roles
    if claimed != (
        (s.value > s.overall) - (s.value < s.overall) if known else difference(s, account.view.index.segment)
    ):
        return False
    account.explain(match.span())
    account.roles.add("compared")
    account.shown.append(f"{s.label}: {s.shown(s.value)} against {s.shown(s.overall)} over the whole base{s.base}")
    return True


def _of_two(account: _Account, match: re.Match[str], claimed: int) -> bool:
    """ "More of them rent than buy": two shares cited, one named on each side of "than"."""
    before, than, after = account.text.partition(" than ")
    if not than or len(account.statistics) != 2 or account.roles or match.start() > len(before):
        return False
    ours, theirs = (frozenset(content_stems(part)) for part in (before, after))
    a, b = account.statistics
    overlap = account.view.index.overlap
    if overlap(a, ours) < overlap(b, ours):
        a, b = b, a
    plain = overlap(a, ours) >= NAMED > overlap(b, ours) and overlap(b, theirs) >= NAMED > overlap(a, theirs)
    same_base = a.measure == b.measure == "share" and a.n == b.n
    if not (plain and same_base and (a.value - b.value) * claimed > 0):
        return False
    account.explain(match.span())
    account.roles.add("compared")
    account.shown.append(f"{_told(a)}, {_told(b)}")
    return True


def _comes_first(account: _Account) -> str | None:
    """The category that a sentence puts first, where it is the commonest of its attribute and nothing else is said."""
    match, view = _FIRST.search(account.text), account.view
    if not match or view.figures:
        return None
    quoted = {view.text[slice(*span)].casefold() for span in view.quotations}
    named = [s for s in account.statistics if s.measure == "share" and (s.category or "").casefold() in quoted]
    if len(named) != 1 or named[0].attribute.casefold() not in quoted:
        return None
    s = named[0]
    rivals = [t for t in view.index.segment.statistics if t.attribute == s.attribute and t.id != s.id]
    rest = view.own_words.replace(match.group(), " ")
    more = frozenset(content_stems(rest)) - _ABOUT_GROUPS or _ANY_QUANTITY.search(rest) or _WHOLE.search(rest)
    if more or _turns(rest) or not rivals or any(t.value >= s.value for t in rivals):
        return None
    runner_up = max(rivals, key=lambda t: t.value)
    return f"{_told(s)}, before {runner_up.category}: {s.shown(runner_up.value)}"


# --- what is left -----------------------------------------------------------------------------------------------------


def _told_at_all(account: _Account) -> bool:
    """Something was shown of every statistic cited; without figure or quantity, a majority's trait."""
    view, size = account.view, account.view.index.segment.size
    for s in account.statistics:
        told = view.index.overlap(s, _stems(account)) >= NAMED or view.stems & unit_stems(s.unit) or _age(account, s)
        of_part = s.n and size and s.n < SMALL_PART * size
        if not told or (of_part and "base" not in account.roles):
            return False
    if not account.roles & _TOLD_OF_WHOLE and _beyond_labels(account, _WHOLE):
        return False
    if account.roles <= {"base", "words"}:
        account.shown += [_told(s) for s in account.statistics]
        return account.turned == 0 and all(_is_majority(s, view) for s in account.statistics)
    return True


def _nothing_else(account: _Account) -> bool:
    """What is left are the labels' words and those of any sentence about a group, and nothing is turned."""
    segment = account.view.index.segment
    ours = _ABOUT_GROUPS | frozenset(content_stems(f"{segment.name} {account.labels}"))
    ours |= {s.measure for s in account.statistics}
    if account.roles & {"compared", "multiple", "difference"}:
        ours |= _DEGREE
    if all(_WANTED.search(s.attribute) for s in account.statistics):
        ours |= _WANTING
    if any(not stem.isdigit() for stem in _stems(account) - ours):
        return False
    if "complement" in account.roles:  # "the other 52 % do not" and "the rest, 52 %" say the same
        return account.turned == 1 or bool(_THE_REST.search(account.text))
    return account.turned == 0


def _stems(account: _Account) -> frozenset[str]:
    return frozenset(content_stems(account.text)) - frozenset(content_stems(account.view.name))


def _age(account: _Account, s: Statistic) -> bool:
    """Whether the figure of a statistic of ages is told as the person's: "Emma is 29"."""
    return is_age(s.attribute) and bool(ages(account.view.own_words, account.view.name))


def _told(s: Statistic) -> str:
    measure = "" if s.measure == "share" else f"{s.measure} "
    told = f"{s.label}: {measure}{s.shown(s.value)}{s.base}"
    return told if s.min is None or s.max is None else f"{told}, from {s.shown(s.min)} to {s.shown(s.max)}"


def _is_majority(s: Statistic, view: ClaimView) -> bool:
    if s.measure != "share":
        return False
    rivals = [t.value for t in view.index.segment.statistics if t.attribute == s.attribute and t.choice == "single"]
    return s.value > MAJORITY or (bool(rivals) and s.value == max(rivals) and rivals.count(s.value) == 1)
