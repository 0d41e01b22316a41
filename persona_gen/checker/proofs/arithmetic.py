"""Sentences about statistics that code can recompute to the last word, and the arithmetic that shows it.

Every figure, quantity word and comparison must be shown from the statistics cited; what is left of the sentence must
be their words, or words that any sentence about a group has. What is not shown is not supported, however likely.
"""

from __future__ import annotations

import re

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import unit_stems
from persona_gen.checker.proofs.accounting import ABOUT_GROUPS, THE_REST, WHOLE, Account, beyond_labels, in_full
from persona_gen.checker.proofs.figures import shown_figures
from persona_gen.checker.proofs.wording import MAJORITY, comes_first, shown_comparison, shown_quantity
from persona_gen.checker.rules.share_base import SMALL_PART
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import Statistic
from persona_gen.text.ages import is_age
from persona_gen.text.tokens import content_stems

_WANTED = re.compile(r"\b(?:matters?|important|wants?|wish(?:es)?|needs?|looks? for)\b", re.I)
_WANTING = frozenset(content_stems("want need look"))
"""What people may be said to do with the categories of an attribute that says as much."""
_DEGREE = frozenset(content_stems("likely often common commonly frequent frequently times"))
_TOLD_OF_WHOLE = {"overall", "multiple", "difference", "compared", "complement"}
"""What a sentence that speaks of the whole base, or of others, must have shown."""


def reckoned(context: ClaimContext) -> str | None:
    """The arithmetic by which the cited statistics bear the whole sentence out, or nothing."""
    if not context.cited_statistics or context.cited_quotes:
        return None
    text = _with_labels(context)
    if text is None:
        return None
    account = Account(context, text, context.cited_statistics)
    if first := comes_first(account):
        return first
    steps = (shown_figures, shown_quantity, shown_comparison, _told_at_all, _nothing_else)
    return "; ".join(dict.fromkeys(account.shown)) if all(step(account) for step in steps) else None


def _with_labels(context: ClaimContext) -> str | None:
    """The text with labels in quotation marks left in; nothing where somebody is quoted besides."""
    labels = {part.casefold() for s in context.cited_statistics for part in (s.attribute, s.category or "")}
    quoted = [context.text[slice(*span)].casefold() for span in context.quotations]
    return context.text if all(text in labels for text in quoted) else None


def _told_at_all(account: Account) -> bool:
    """Something was shown of every statistic cited; without figure or quantity, a majority's trait."""
    context, size = account.context, account.context.index.segment.size
    for s in account.statistics:
        told = (
            context.index.overlap(s, _stems(account)) >= NAMED or context.stems & unit_stems(s.unit) or _age(account, s)
        )
        of_part = s.n and size and s.n < SMALL_PART * size
        if not told or (of_part and "base" not in account.roles):
            return False
    if not account.roles & _TOLD_OF_WHOLE and beyond_labels(account, WHOLE):
        return False
    if account.roles <= {"base", "words"}:
        account.shown += [in_full(s) for s in account.statistics]
        return account.turned == 0 and all(_is_majority(s, context) for s in account.statistics)
    return True


def _nothing_else(account: Account) -> bool:
    """What is left are the labels' words and those of any sentence about a group, and nothing is turned."""
    segment = account.context.index.segment
    ours = ABOUT_GROUPS | frozenset(content_stems(f"{segment.name} {account.labels}"))
    ours |= {s.measure for s in account.statistics}
    if account.roles & {"compared", "multiple", "difference"}:
        ours |= _DEGREE
    if all(_WANTED.search(s.attribute) for s in account.statistics):
        ours |= _WANTING
    if any(not stem.isdigit() for stem in _stems(account) - ours):
        return False
    if "complement" in account.roles:  # "the other 52 % do not" and "the rest, 52 %" say the same
        return account.turned == 1 or bool(THE_REST.search(account.text))
    return account.turned == 0


def _stems(account: Account) -> frozenset[str]:
    return frozenset(content_stems(account.text)) - frozenset(content_stems(account.context.name))


def _age(account: Account, s: Statistic) -> bool:
    """Whether the figure of a statistic of ages is told as the person's: "Emma is 29"."""
    return is_age(s.attribute) and bool(account.context.ages)


def _is_majority(s: Statistic, context: ClaimContext) -> bool:
    if s.measure != "share":
        return False
    rivals = [t.value for t in context.index.segment.statistics if t.attribute == s.attribute and t.choice == "single"]
    return s.value > MAJORITY or (bool(rivals) and s.value == max(rivals) and rivals.count(s.value) == 1)
