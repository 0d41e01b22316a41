"""Tables with one row for each person → segments with figures and quotes, and the ledger of every row and column."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from persona_gen.domain import Quote, Segment, Source, slug
from persona_gen.errors import ConfigError
from persona_gen.report.files import file_stem, make_folder, write_text
from persona_gen.tables.answers import answers, says_nothing
from persona_gen.tables.contrasts import METHOD, Contrast, distinguishing
from persona_gen.tables.figures import Crowd, Key
from persona_gen.tables.kinds import Reading
from persona_gen.tables.ledger import FileAccount, QuoteAccount, RowAccount, SegmentAccount, Standout, TableLedger
from persona_gen.tables.looking import Look, Wanted, look_at
from persona_gen.tables.people import column_named, rows_told_apart
from persona_gen.tables.reading import Table
from persona_gen.tables.statistics import SHARE_DIGITS, Statistics, with_ids

MOST_STANDOUTS = 10
"""Figures that the ledger lists of a segment as standing out, by size of effect."""


@dataclass(frozen=True)
class Built:
    """The segments by their key, and the ledger."""

    segments: Mapping[Key, Segment]
    ledger: TableLedger


def build_segments(table: Table, wanted: Wanted, quotes: Iterable[tuple[Key, Quote]] = ()) -> Built:
    """Segments and ledger; without ``wanted.by``, the ledger of rows and columns alone.

    ``quotes`` come from elsewhere, each with the values of the ``by`` columns that name its segment. Raises
    `ConfigError` for columns that are not there or cannot make segments, and where no segment is large enough.
    """
    look = look_at(table, wanted)
    if not wanted.by:
        return Built({}, _ledger(look, _rows(look, {}, {})))
    sizes = _sizes(look.crowd)
    small = {key: n for key, n in sizes.items() if n < wanted.min_cell}
    kept = {key: n for key, n in sizes.items() if key not in small}
    if not sizes:
        what = "nobody is left of whom the segment is known" + (f" and {wanted.where} is true" if wanted.where else "")
        raise ConfigError(what, cure="correct --where, --by or --weight")
    if not kept:
        what = f"no segment has {wanted.min_cell} people or more ({len(small)} are smaller)"
        raise ConfigError(what, cure="lower --min-cell, or name a column of fewer values with --by")
    statistics = Statistics(look.crowd, kept, sum(sizes.values()), wanted.min_cell, look.by)
    for attribute in look.attributes:
        statistics.add(attribute)
    spoken, account = _quotes(look, kept, small, quotes)
    source = Source(name=", ".join(file.path.name for file in table.files), method=_method(look))
    segments = {
        key: Segment(
            id=segment_id,
            name=name,
            size=kept[key],
            whole_base=sum(sizes.values()),
            locale=wanted.locale,
            source=source,
            statistics=with_ids(statistics.of[key]),
            quotes=tuple(spoken[key]),
        )
        for key, (segment_id, name) in _names(look.by, list(kept)).items()
    }
    standing, tests = distinguishing(statistics.contrasts)
    ledger = _ledger(look, _rows(look, kept, small)).model_copy(
        update={
            "segments": tuple(_account(s, statistics.suppressed[key], key, standing) for key, s in segments.items()),
            "small_segments": tuple(f"{n} (n = {small[key]})" for key, (_, n) in _names(look.by, list(small)).items()),
            "quotes": account,
            "method": METHOD.format(tests=f"{tests:,}"),
            "columns": tuple(
                c.model_copy(update={"notes": tuple(dict.fromkeys((*c.notes, *statistics.notes[c.column])))})
                for c in look.accounts
            ),
        }
    )
    return Built(segments, ledger)


def write_segments(built: Built, folder: Path) -> list[Path]:
    """Write a YAML file for each segment, in the format ``persona-gen/segment@1``. Raises `ConfigError`."""
    make_folder(folder)
    paths = []
    for segment in built.segments.values():
        path = folder / f"{file_stem(segment.id)}.yaml"
        write_text(path, segment_yaml(segment))
        paths.append(path)
    return paths


def segment_yaml(segment: Segment) -> str:
    """A segment file's text."""
    tree = {"schema": "persona-gen/segment@1", **segment.model_dump(mode="json", exclude_none=True)}
    filled = {key: value for key, value in tree.items() if value != []}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(filled, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def _sizes(crowd: Crowd) -> dict[Key, int]:
    """People in each segment, in the order of its key."""
    query = f"SELECT {crowd.key}, count(*) FROM ({crowd.rows('1 AS one')}) GROUP BY {crowd.key} ORDER BY {crowd.key}"
    return {tuple(map(str, key)): int(n) for *key, n in crowd.table.fetch(query)}


def _names(by: Sequence[Reading], keys: Sequence[Key]) -> dict[Key, tuple[str, str]]:
    """Id and name of each segment, such as ``Contract: One year``; ids are unique."""
    names = {}
    for key in keys:
        parts = [
            f"{r.attribute if len(r.attribute) <= 40 else r.columns[0].name[:40]}: {value}"
            for r, value in zip(by, key, strict=True)
        ]
        names[key] = ", ".join(parts)
    times = Counter(slug(name, "segment") for name in names.values())
    ids = {}
    for key, name in names.items():
        digest = hashlib.sha256("\n".join(key).encode()).hexdigest()[:6]
        short = slug(name, "segment")
        ids[key] = (f"{short}-{digest}" if times[short] > 1 else short, name)
    return ids


def _method(look: Look) -> str:
    """How the figures came about, for the segment file."""
    parts = [f"{look.table.rows:,} rows, one for each person"]
    parts += [f"where {look.wanted.where}"] if look.wanted.where else []
    parts += [f"weighted by {look.wanted.weight}"] if look.wanted.weight else []
    return "; ".join(parts)


def _rows(look: Look, kept: Mapping[Key, int], small: Mapping[Key, int]) -> RowAccount:
    out, nowhere, weightless = rows_told_apart(look.crowd, look.wanted.where)
    inside = sum(kept.values()) if look.by else look.table.rows - out - weightless
    return RowAccount(
        read=look.table.rows,
        left_out_by_where=out,
        without_segment=nowhere,
        without_weight=weightless,
        in_small_segments=sum(small.values()),
        in_segments=inside,
    )


def _ledger(look: Look, rows: RowAccount) -> TableLedger:
    files = tuple(
        FileAccount(
            file=file.path.name,
            format=f"{file.format}, {file.style} header" if file.style else file.format,
            header_rows=file.header_rows,
            blank_rows=file.blank_rows,
            rows=file.rows,
            notes=file.notes,
        )
        for file in look.table.files
    )
    return TableLedger(files=files, rows=rows, columns=look.accounts, min_cell=look.wanted.min_cell)


def _account(segment: Segment, suppressed: int, key: Key, standing: Iterable[tuple[Contrast, float]]) -> SegmentAccount:
    mine: dict[str, tuple[Contrast, float]] = {}
    for contrast, q in standing:
        first = mine.get(contrast.attribute)
        # Of "Yes" and "No", which say the same, the one that is commoner here.
        alike = (
            first is not None and first[0].effect < 0 < contrast.effect and -first[0].effect - contrast.effect < 1e-9
        )
        if contrast.key == key and (first is None or alike):
            mine[contrast.attribute] = contrast, q
    return SegmentAccount(
        id=segment.id,
        name=segment.name,
        size=segment.size or 0,
        statistics=len(segment.statistics),
        suppressed=suppressed,
        quotes=len(segment.quotes),
        stands_out=tuple(
            Standout(
                attribute=c.attribute,
                category=c.category or None,
                value=round(c.value, SHARE_DIGITS),
                rest=round(c.rest, SHARE_DIGITS),
                effect=round(c.effect, 2),
                q=float(f"{q:.2g}"),
            )
            for c, q in list(mine.values())[:MOST_STANDOUTS]
        ),
    )


def _quotes(
    look: Look, kept: Mapping[Key, int], small: Mapping[Key, int], given: Iterable[tuple[Key, Quote]]
) -> tuple[dict[Key, list[Quote]], QuoteAccount]:
    """The quotes of each segment, from open-ended columns and from elsewhere, and the account of all."""
    counts: Counter[str] = Counter()
    spoken: dict[Key, list[Quote]] = defaultdict(list)
    seen: set[tuple[Key, str]] = set()

    def take(key: Key | None, quote: Quote | None) -> None:
        counts["read"] += 1
        if quote is None:
            counts["blank"] += 1
        elif says_nothing(quote.text):
            counts["no_answer"] += 1
        elif key is None or (key not in kept and key not in small):
            counts["without_segment"] += 1
        elif key in small:
            counts["in_small_segments"] += 1
        elif (key, quote.id) in seen:
            counts["repeated"] += 1
        else:
            seen.add((key, quote.id))
            counts["assigned"] += 1
            spoken[key].append(quote)

    for name in look.wanted.quotes_columns:
        column = column_named(look.table.columns, name, "--quotes-column")
        for key, quote in answers(look.crowd, column, look.wanted.where):
            take(key, quote)
    for key, quote in given:
        take(key, quote)
    return spoken, QuoteAccount(**counts)
