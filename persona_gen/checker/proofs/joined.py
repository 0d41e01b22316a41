"""Two clauses of one sentence, each borne out by its own citations: a figure, and what one person said.

The writer cites both, so each clause is held against a part of what is cited, and together they must need all of it. A
clause that leans on the other, by a word that joins them more closely than "and", is not split off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.domain import Basis, Claim, Quote, Statistic

_JOINT = re.compile(r"\s*(?:;|, (?:and|but|while)|(?<=[.!?]) |:| and| –| —)\s+(?=\S)")
MOST_JOINTS = 6
_LEAST_WORDS = 3
"""Words of the shortest clause."""


def joined_clauses(context: ClaimContext, proof: Callable[[ClaimContext], Basis | None]) -> Basis | None:
    """What bears out both clauses of a sentence that cites statistics as well as quotes; asked of each by ``proof``."""
    statistics, quotes = context.cited_statistics, context.cited_quotes
    if not statistics or not quotes or not isinstance(context.piece, Claim):
        return None
    if {s.id for s in statistics} | {quote.id for quote in quotes} != set(context.piece.cites):
        return None
    for left, right in _halves(context):
        for one, other in ((statistics, quotes), (quotes, statistics)):
            bases = [
                basis for text, cited in ((left, one), (right, other)) if (basis := proof(_part(context, text, cited)))
            ]
            if len(bases) == 2:
                return _both(bases)
    return None


def _halves(context: ClaimContext) -> Iterator[tuple[str, str]]:
    """The text before and after each place where clauses may join, outside of quotations."""
    for n, match in enumerate(_JOINT.finditer(context.text)):
        if n == MOST_JOINTS:
            return
        inside = any(a < match.start() < b - 1 for a, b in context.quotations)
        left, right = context.text[: match.start()].strip(), context.text[match.end() :].strip()
        if not inside and min(len(left.split()), len(right.split())) >= _LEAST_WORDS:
            yield left, right


def _part(context: ClaimContext, text: str, cited: list[Statistic] | list[Quote]) -> ClaimContext:
    piece = Claim(text=f"{text[0].upper()}{text[1:]}", cites=tuple(e.id for e in cited))
    return replace(context, piece=piece)


def _both(bases: list[Basis]) -> Basis:
    """One basis of two: the weaker word of how they are borne out, which is a person's."""
    by = next((basis.by for basis in bases if basis.by != "counted"), "counted")
    return Basis(by=by, evidence=tuple(chain.from_iterable(basis.evidence for basis in bases)))
