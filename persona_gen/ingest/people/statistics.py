"""Figures → the statistics of segment files: rounded, small cells suppressed, and what was left out counted."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from persona_gen.domain import Statistic, slug
from persona_gen.ingest.people.column_kinds import GIVEN, MANY_VALUES
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.contrasts import Contrast, of_mean, of_share
from persona_gen.ingest.people.figures import WHOLE_BASE_KEY, Key, Numbers, Population, Shares, Weight, numbers, shares

MOST_CATEGORIES = 12
"""Categories of an attribute in a segment file, the commonest of the whole base; the ledger counts the others."""

SHARE_DIGITS, NUMBER_DIGITS = 4, 6
"""Decimals of a share, and significant digits of a number."""


class Statistics:
    """The statistics of each segment, growing by one attribute after the other; the table is read once for each."""

    def __init__(
        self, population: Population, kept: Collection[Key], people: int, min_cell: int, by: Sequence[ColumnType]
    ) -> None:
        self.of: dict[Key, list[Statistic]] = {key: [] for key in kept}
        self.suppressed: Counter[Key] = Counter()
        self.contrasts: list[Contrast] = []
        self.notes: dict[str, list[str]] = defaultdict(list)
        """What the ledger says of an attribute, by the name of its first column."""
        self._crowd, self._min_cell, self._people = population, min_cell, people
        self._by = [reading.attribute for reading in by]

    def add(self, reading: ColumnType) -> None:
        """Compute one attribute over all segments."""
        if reading.kind == "number":
            self._add_numbers(reading, numbers(self._crowd, reading))
        else:
            self._add_shares(reading, shares(self._crowd, reading))

    def _base(self, n: int) -> str:
        missing = self._people - n
        return f"n = {n:,}" + (f", {missing:,} missing" if missing else "")

    def _add_numbers(self, reading: ColumnType, by_group: Mapping[Key, Numbers]) -> None:
        note = self.notes[reading.columns[0].name]
        whole = by_group.get(WHOLE_BASE_KEY)
        if not whole:
            note.append("no number among the people counted")
            return
        note.append(self._base(whole.base.n))
        for key, statistics in self.of.items():
            group = by_group.get(key)
            if not group or group.base.n < self._min_cell:
                self.suppressed[key] += bool(group)
                continue
            statistics += [_mean(reading, group, whole), _median(reading, group, whole)]
            if contrast := of_mean(key, reading.attribute, group, whole):
                self.contrasts.append(contrast)

    def _add_shares(self, reading: ColumnType, totals: Shares) -> None:
        note = self.notes[reading.columns[0].name]
        if WHOLE_BASE_KEY not in totals.base:
            note.append("no answer among the people counted")
            return
        ordered = sorted(totals.cells[WHOLE_BASE_KEY].items(), key=lambda cell: (-cell[1].sum, cell[0]))
        makes_segments = reading.attribute in self._by
        if len(ordered) > MANY_VALUES and not makes_segments and reading.reason != GIVEN:
            # Only a part of a large table was looked at before.
            note.append(f"left out: {len(ordered):,} distinct values, more than {MANY_VALUES}")
            return
        note.append(self._base(totals.base[WHOLE_BASE_KEY].n))
        most = len(ordered) if makes_segments else MOST_CATEGORIES
        if len(ordered) > most:
            rare = ordered[most][1].sum / totals.base[WHOLE_BASE_KEY].sum
            note.append(
                f"the {most} commonest of {len(ordered)} categories (the others: at most {100 * rare:.1f} % each)"
            )
        choice: Literal["single", "multiple"] = "multiple" if reading.kind in ("multiple", "ticks") else "single"
        for key, statistics in self.of.items():
            base = totals.base.get(key, Weight())
            if base.n < self._min_cell:
                self.suppressed[key] += bool(base.n)
                continue
            for category, whole in ordered[:most]:
                people = totals.cells.get(key, {}).get(category, Weight()).n
                if makes_segments and not people:
                    continue
                if 0 < people < self._min_cell:
                    self.suppressed[key] += 1
                    continue
                statistics.append(
                    Statistic(
                        attribute=reading.attribute,
                        category=category,
                        measure="share",
                        value=round(min(totals.share(key, category), 1.0), SHARE_DIGITS),
                        n=base.n,
                        overall=round(min(whole.sum / totals.base[WHOLE_BASE_KEY].sum, 1.0), SHARE_DIGITS),
                        choice=choice,
                    )
                )
                if not makes_segments and (contrast := of_share(key, reading.attribute, category, totals)):
                    self.contrasts.append(contrast)


def with_ids(statistics: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """Statistics with ids of their own. Where two could share one (``< 5``, ``> 5``), or words were cut, a digest of
    all words is added, so that an id does not depend on what else is in the file."""
    read = list(statistics)
    times = Counter(statistic.id for statistic in read)
    return tuple(_with_id(statistic, times[statistic.id] == 1) for statistic in read)


def _with_id(statistic: Statistic, alone: bool) -> Statistic:
    words = [statistic.attribute, *([statistic.category] if statistic.category else [])]
    if alone and all(_letters(word) == slug(word).replace("-", "") for word in words):
        return statistic
    digest = hashlib.sha256("\n".join([*words, statistic.measure]).encode()).hexdigest()[:6]
    return statistic.model_copy(update={"id": f"{statistic.id}-{digest}"})


def _letters(word: str) -> str:
    """A word as an id shows it if it loses nothing: blanks, hyphens and the case are all that may go."""
    return "".join(c for c in word.lower() if c not in " -_/,.()'’")


def _mean(reading: ColumnType, group: Numbers, whole: Numbers) -> Statistic:
    sd = None if group.sd is None else _rounded(group.sd)
    return Statistic(
        attribute=reading.attribute,
        measure="mean",
        value=_within(group.mean, group),
        unit=reading.unit,
        n=group.base.n,
        overall=_rounded(whole.mean),
        sd=sd,
        min=group.min,
        max=group.max,
    )


def _median(reading: ColumnType, group: Numbers, whole: Numbers) -> Statistic:
    value, overall = _within(group.median, group), _rounded(whole.median)
    return Statistic(
        attribute=reading.attribute, measure="median", value=value, unit=reading.unit, n=group.base.n, overall=overall
    )


def _rounded(value: float) -> float:
    return float(f"{value:.{NUMBER_DIGITS}g}")


def _within(value: float, group: Numbers) -> float:
    """Rounding must not carry a mean outside of its range."""
    return min(max(_rounded(value), group.min), group.max)
