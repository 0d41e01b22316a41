"""The shape of a set of phrasings. There are two disjoint sets: `development`, for tuning, and `held_out`, never.

Slots: ``{f}`` the figure, ``{of}`` "of them", ``{p}`` and ``{s}`` the clause in plural and singular, ``{not_p}`` the
plural turned round, ``{inf}`` after "to", ``{cat}`` and ``{attr}`` the labels, ``{people}`` the segment's people,
``{name}`` the persona, ``{n}`` the base, ``{o}`` the figure over the whole base, ``{noun}`` and ``{fu}`` what a figure
measures and the figure with its unit. A capital first letter in a slot's name capitalises it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrasing:
    """One way to say a figure. ``kind`` groups the report; ``style`` names the way to print it (`wording`)."""

    kind: str
    style: str
    text: str


@dataclass(frozen=True)
class Quantifier:
    """A quantity in words: true of shares from ``low`` to ``high``, plainly false outside ``false_outside``.

    Between the two people may differ, so nothing is asked there.
    """

    text: str
    low: float
    high: float
    false_outside: tuple[float, float]


@dataclass(frozen=True)
class Phrasings:
    """One set, all of it natural English such as marketers and language models write."""

    name: str
    shares: tuple[Phrasing, ...]
    figures: tuple[Phrasing, ...]
    ages: tuple[Phrasing, ...]
    sums: tuple[Phrasing, ...]
    quantifiers: tuple[Quantifier, ...]
    higher: tuple[str, ...]
    lower: tuple[str, ...]
    ranks: tuple[str, ...]
    pairs: tuple[str, ...]
    majority: tuple[str, ...]
    frames: tuple[str, ...]
    unsourced: tuple[str, ...]
    invented_traits: tuple[tuple[str, str], ...]
    """A sentence, and the word that must not stand in the evidence for it to be an invention."""
    invented_quotes: tuple[str, ...]
    paraphrases: dict[str, tuple[tuple[str, str], ...]]
    """By segment: a sentence about the persona, and the quote that bears it out."""
    turned: dict[str, tuple[tuple[str, str], ...]]
    """By segment: verbatim words of a quote that say what the speaker did not, and the quote's id."""


def phrasings(table: str) -> tuple[Phrasing, ...]:
    """Read ``kind | style | text`` a line."""
    rows = [[cell.strip() for cell in line.split("|", 2)] for line in table.strip().splitlines()]
    return tuple(Phrasing(*row) for row in rows)


def pairs(table: str) -> tuple[tuple[str, str], ...]:
    """Read ``text | word`` a line."""
    rows = [line.rpartition("|") for line in table.strip().splitlines()]
    return tuple((text.strip(), word.strip()) for text, _, word in rows)


def lines(table: str) -> tuple[str, ...]:
    """Read one sentence a line."""
    return tuple(line.strip() for line in table.strip().splitlines())
