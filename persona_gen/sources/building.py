"""A tree from any source → a `Segment`, with every complaint and oddity at its place in that source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic

from persona_gen.domain import Quote, Segment, Statistic
from persona_gen.sources.documents import Tree
from persona_gen.sources.oddities import Oddities, note_quote, note_segment, note_statistic, speech_key
from persona_gen.sources.problems import FieldPath, Locate, Model, Problem, fail, quoted, refuse_first, validated

MOST_ITEMS = 200_000
"""Quotes, or statistics, of one segment: a persona shows a dozen, and nobody has more to choose from."""


@dataclass(frozen=True)
class SourceItem(Generic[Model]):
    """A statistic or quote, what the source says of it, and where."""

    record: Model
    written: Mapping[str, Tree]
    path: FieldPath


def build_segment(tree: Mapping[str, Tree], locate: Locate, oddities: Oddities) -> Segment:
    """The segment that ``tree`` describes; ``locate`` maps a field path in it to a place.

    Raises `InputError` for the first problem in the file, with the number of the others. Words that one speaker says
    twice are kept once where they have no id of their own.
    """
    problems: list[Problem] = []
    statistics = _items(Statistic, tree, "statistics", locate, problems)
    quotes = _items(Quote, tree, "quotes", locate, problems)
    if quotes:
        quotes = _said_once(quotes, locate, oddities)
    problems += _ids_twice([*(statistics or ()), *(quotes or ())], locate)
    whole: dict[str, object] = dict(tree)
    for key, items in (("statistics", statistics), ("quotes", quotes)):
        if items is not None:
            whole[key] = [item.record for item in items]
    segment, others = validated(Segment, whole, (), locate)
    refuse_first(problems + [problem for problem in others if not (problems and problem.about == "whole")])
    assert segment is not None  # noqa: S101  a segment that is none has left a problem behind
    if oddities.wanted:
        for statistic in statistics or ():
            where = partial(locate, statistic.path)
            note_statistic(statistic.record, str(statistic.written["value"]), segment.size, where, oddities)
        for quote in quotes or ():
            note_quote(quote.record, partial(locate, quote.path), oddities)
        note_segment(segment, locate, oddities)
    return segment


def _items(
    model: type[Model], tree: Mapping[str, Tree], key: str, locate: Locate, problems: list[Problem]
) -> list[SourceItem[Model]] | None:
    """The records of one list, and the problems of those that are none; None where there is no list."""
    written = tree.get(key)
    if not isinstance(written, list):
        return None
    if len(written) > MOST_ITEMS:
        what = f"the segment has {len(written):,} {key}, and at most {MOST_ITEMS:,} are read"
        fail(locate((key,)), what, "keep a sample of them, or make several segments of it")
    items = []
    for i, entry in enumerate(written):
        record, wrong = validated(model, entry, (key, i), locate)
        problems += wrong
        if record is not None and isinstance(entry, dict):
            items.append(SourceItem(record, entry, (key, i)))
    return items


def _said_once(quotes: list[SourceItem[Quote]], locate: Locate, oddities: Oddities) -> list[SourceItem[Quote]]:
    """The quotes without repetitions of the same words by the same speaker; one with an id of its own stays."""
    first: dict[tuple[str, str], SourceItem[Quote]] = {}
    kept = []
    for quote in quotes:
        before = first.setdefault(speech_key(quote.record), quote)
        own_id = bool(quote.written.get("id"))
        if before is quote or own_id:
            kept.append(quote)
        if before is not quote:
            place = locate(quote.path)
            what = f"the same speaker says the same words at {locate(before.path).seen_from(place.file)}"
            oddities.note(
                "said twice", place, what, "both are kept, under their ids" if own_id else "the quote is kept once"
            )
    return kept


def _ids_twice(items: list[SourceItem[Statistic] | SourceItem[Quote]], locate: Locate) -> list[Problem]:
    """A complaint for every id that is already taken."""
    first: dict[str, FieldPath] = {}
    problems = []
    for item in items:
        evidence_id = item.record.id
        if evidence_id not in first:
            first[evidence_id] = item.path
            continue
        place = locate(item.path)
        what = f"the id {quoted(evidence_id)} is used before, at {locate(first[evidence_id]).seen_from(place.file)}"
        cure = "give one of them another id"
        if not item.written.get("id"):
            what = what.replace("the id", "the derived id", 1)
            cure = "if they are not the same, give each an id of its own (signs such as + and < do not tell ids apart)"
        problems.append(Problem(place, what, cure))
    return problems
