"""Shares given for other people, another time, another question, or more than they were computed over.

"78 % of the children" where 78 % are of the segment; "in 2018, 82 % renewed" where nothing gives a year; "37 % say yes
to the app" where 37 % say yes to something else; "and for no other reason" of answers of which several could be given.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persona_gen.checker.rules.bases import WRONG_BASE
from persona_gen.checker.rules.own_figures import OwnFigure, mismatch, own_share
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import SUM_TOLERANCE, Finding, Segment
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.lexicon.english import SUBGROUPS
from persona_gen.text.tokens import stem, widened

_ONLY_ONE = listed("for no other reason, for nothing else, nothing else, exclusively, solely, only because, only for")
_ALONE = re.compile(rf"\b{any_of(_ONLY_ONE)}\b", re.I)
_OF_SUBGROUP = re.compile(
    rf"^\s+of\s+(?:all\s+)?(?:the\s+|these\s+|her\s+|his\s+|their\s+)?(?P<who>{any_of(SUBGROUPS)})\b", re.I
)
_YEAR = re.compile(r"\b(?:in|since|during|for|of|by) (?P<year>(?:19|20)\d\d)\b", re.I)


def _alone(telling: OwnFigure) -> Finding | None:
    """One answer of several that people could give, told as their only one."""
    s = telling.s
    alone = _ALONE.search(telling.after)
    if not own_share(telling) or not alone or alone.group().casefold() in s.label.casefold():
        return None
    if s.choice != "multiple" and telling.context.index.segment.share_sums[s.attribute] <= 1 + SUM_TOLERANCE:
        return None
    return mismatch(telling, note=", and who names it may name others")


def _other_question(telling: OwnFigure) -> Finding | None:
    """The share of a "Yes" or "Often" told of another question that has the same answer."""
    s, context = telling.s, telling.context
    stems = widened(context.all_stems)
    if not own_share(telling) or not s.category or stems & naming_stems(s.attribute):
        return None
    for other in context.index.segment.statistics:
        same = other.attribute != s.attribute and (other.category or "").casefold() == s.category.casefold()
        if same and stems & naming_stems(other.attribute) and not telling.figure.allows(other.value):
            return mismatch(OwnFigure(context, telling.figure, other, telling.before, telling.after))
    return None


def _of_subgroup(telling: OwnFigure) -> Finding | None:
    """A share of the segment, told of its women, children, pensioners …"""
    s, segment = telling.s, telling.context.index.segment
    match = _OF_SUBGROUP.match(telling.after)
    if not own_share(telling) or not match:
        return None
    named = f"{s.label} {s.unit or ''} {segment.name} {segment.description or ''}"
    if stem(match["who"].lower()) in widened(naming_stems(named)):
        return None
    return mismatch(telling, WRONG_BASE, f", of the segment and not of its {match['who'].lower()}")


def _in_a_year(telling: OwnFigure) -> Finding | None:
    """A figure told of a year that neither the statistic nor the segment's source gives."""
    match = _YEAR.search(telling.before) or _YEAR.search(telling.after)
    if not match or not telling.figure.allows(telling.s.value) or match["year"] in _dated(telling):
        return None
    return mismatch(telling, note=f", and nothing says in {match['year']}")


def _dated(telling: OwnFigure) -> str:
    """Whatever may give the year of a figure: labels, the segment's texts and source, quotes cited."""
    segment: Segment = telling.context.index.segment
    source = segment.source
    about = (source.name, source.collected, source.method) if source else ()
    cited = [s.label for s in telling.context.cited_statistics] + [quote.text for quote in telling.context.cited_quotes]
    return " ".join(filter(None, (segment.name, segment.description, *about, *cited)))


OTHERS: tuple[Callable[[OwnFigure], Finding | None], ...] = (_alone, _other_question, _of_subgroup, _in_a_year)
"""The checks, in the order they are asked."""
