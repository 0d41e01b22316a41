"""Every quantity word, comparison and rank of a sentence is what the statistics cited give."""

from __future__ import annotations

import re

from persona_gen.checker.proofs.accounting import (
    ABOUT_GROUPS,
    ANY_QUANTITY,
    MORE,
    QUANTITIES,
    WHOLE,
    Account,
    beyond_labels,
    in_full,
    turns,
)
from persona_gen.checker.rules.directions import difference
from persona_gen.checker.segment_index import NAMED
from persona_gen.text.tokens import content_stems

_OPENING = re.compile(r"^\s*(?:in this (?:segment|group),\s*)?$", re.I)
_OTHER_EXTREMES = re.compile(
    r"\b(?:youngest|oldest|best|worst|first|last|highest|lowest|top|rarest|commonest|least|always|every|each|everywhere"
    r"|double|triple|majority|minority|equally|same)\b",
    re.I,
)
_FIRST = re.compile(r"\b(?:comes first|(?:the )?most (?:common|frequent|popular)(?: answer)?)\b", re.I)
MAJORITY = 0.5
"""From this share on, a trait without a figure may be said of the person: more have it than not."""


def shown_quantity(account: Account) -> bool:
    """No quantity word, or one that opens the sentence and holds for the one share cited."""
    for pattern, low, high in QUANTITIES if ANY_QUANTITY.search(account.text) else ():
        for match in beyond_labels(account, pattern):
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
            account.shown.append(
                in_full(s) if not account.turned else f"100 % − {s.shown(s.value)} ({s.label}{s.base})"
            )
    return not beyond_labels(account, _OTHER_EXTREMES)


def shown_comparison(account: Account) -> bool:
    """No comparison, or one with the whole base, or of the two shares cited, that the figures bear out."""
    found = beyond_labels(account, MORE)
    if not found:
        return True
    match = found[0]
    claimed = 1 if match["up"] else -1
    if len(found) > 1 or account.turned:
        return False
    if not WHOLE.search(account.text):
        return _of_two(account, match, claimed)
    s = account.statistics[0]
    if len(account.statistics) > 1 or s.overall is None or "quantity" in account.roles:
        return False
    known = {"overall", "difference", "multiple"} & account.roles
    if claimed != (
        (s.value > s.overall) - (s.value < s.overall) if known else difference(s, account.context.index.segment)
    ):
        return False
    account.explain(match.span())
    account.roles.add("compared")
    account.shown.append(f"{s.label}: {s.shown(s.value)} against {s.shown(s.overall)} over the whole base{s.base}")
    return True


def _of_two(account: Account, match: re.Match[str], claimed: int) -> bool:
    """ "More of them rent than buy": two shares cited, one named on each side of "than"."""
    before, than, after = account.text.partition(" than ")
    if not than or len(account.statistics) != 2 or account.roles or match.start() > len(before):
        return False
    ours, theirs = (frozenset(content_stems(part)) for part in (before, after))
    a, b = account.statistics
    overlap = account.context.index.overlap
    if overlap(a, ours) < overlap(b, ours):
        a, b = b, a
    plain = overlap(a, ours) >= NAMED > overlap(b, ours) and overlap(b, theirs) >= NAMED > overlap(a, theirs)
    same_base = a.measure == b.measure == "share" and a.n == b.n
    if not (plain and same_base and (a.value - b.value) * claimed > 0):
        return False
    account.explain(match.span())
    account.roles.add("compared")
    account.shown.append(f"{in_full(a)}, {in_full(b)}")
    return True


def comes_first(account: Account) -> str | None:
    """The category that a sentence puts first, where it is the commonest of its attribute and nothing else is said."""
    match, context = _FIRST.search(account.text), account.context
    if not match or context.figures:
        return None
    quoted = {context.text[slice(*span)].casefold() for span in context.quotations}
    named = [s for s in account.statistics if s.measure == "share" and (s.category or "").casefold() in quoted]
    if len(named) != 1 or named[0].attribute.casefold() not in quoted:
        return None
    s = named[0]
    rivals = [t for t in context.index.segment.statistics if t.attribute == s.attribute and t.id != s.id]
    rest = context.own_words.replace(match.group(), " ")
    more = frozenset(content_stems(rest)) - ABOUT_GROUPS or ANY_QUANTITY.search(rest) or WHOLE.search(rest)
    if more or turns(rest) or not rivals or any(t.value >= s.value for t in rivals):
        return None
    runner_up = max(rivals, key=lambda t: t.value)
    return f"{in_full(s)}, before {runner_up.category}: {s.shown(runner_up.value)}"
