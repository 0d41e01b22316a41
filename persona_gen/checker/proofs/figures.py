"""Every figure of a sentence is what the statistics cited give, in a role that the sentence names."""

from __future__ import annotations

import math
import re

from persona_gen.checker.clause_linking import Clause
from persona_gen.checker.derived_values import DerivedValue
from persona_gen.checker.proofs.accounting import LEAD, MORE, THE_REST, WHOLE, Account, turned
from persona_gen.checker.rules import figures
from persona_gen.domain import SUM_TOLERANCE, Evidence, Statistic
from persona_gen.text.tokens import content_stems

_TOGETHER = re.compile(r"\b(?:or|and|either|together|combined|plus)\b", re.I)
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical(?:ly)?)\b", re.I)
_OF_A_BASE = re.compile(r"(?:\bn\s*=|\b(?:of|among)(?: all)?(?: the| these)?)\s*$", re.I)
_ORDER: tuple[str, ...] = ("own", "words", "range", "base", "count", "complement", "sum", "overall", "multiple",
                           "difference")  # fmt: skip


def shown_figures(account: Account) -> bool:
    """Every figure is what the statistics give, in a role that the sentence names."""
    context = account.context
    account.turned = turned(account)
    for i, figure in enumerate(context.figures):
        given = [
            (e, known)
            for e, known in context.known
            if figures.gives(context, figure, e, known) and (figure.kind != "number" or figure.allows(known.value))
        ]
        fitting = (pair for role in _ORDER for pair in given if pair[1].role == role and _fits(account, i, *pair))
        found = next(fitting, None)
        if found is None:
            return False
        account.shown.append(found[1].says)
        account.roles.add(found[1].role)
    for figure in context.figures:
        lead = LEAD.search(account.text[: figure.span[0]])
        account.explain((lead.start() if lead else figure.span[0], figure.span[1]))
    return True


def _fits(account: Account, i: int, s: Evidence | None, known: DerivedValue) -> bool:
    """Whether the sentence takes a known value for what it is."""
    figure, text = account.context.figures[i], account.text
    whole, average = bool(WHOLE.search(text)), bool(_AVERAGE.search(text))
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
        "complement": denied or (account.turned == 0 and bool(THE_REST.search(text))),
        "overall": whole,
        "multiple": whole and s.overall is not None and known.value == s.value / s.overall,
        "difference": whole and figure.kind == "points" and bool(MORE.search(text)),
    }.get(known.role, False)


def _best_named(account: Account, i: int, s: Statistic) -> bool:
    """Of several statistics cited, a figure is of the one that its clause names best, alone."""
    if len(account.statistics) == 1:
        return True
    stems = frozenset(content_stems(Clause(account.context, i).text))
    parts = {t.id: account.context.index.overlap(t, stems) for t in account.statistics}
    return all(parts[s.id] > part for i, part in parts.items() if i != s.id)


def _is_sum(account: Account) -> bool:
    """Whether "A or B" is the sum of all that is cited: categories of one attribute that exclude each other."""
    first, *others = account.statistics
    if account.turned or not others or any(s.attribute != first.attribute for s in others):
        return False
    exclusive = first.choice == "single" or (
        first.choice is None and account.context.index.segment.share_sums[first.attribute] <= 1 + SUM_TOLERANCE
    )
    return exclusive and bool(_TOGETHER.search(account.text))
