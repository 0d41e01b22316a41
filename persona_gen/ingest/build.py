"""Tables with one row for each person → segments with figures and quotes, and the ledger of every row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from persona_gen.domain import Segment, Source
from persona_gen.errors import ConfigError, InputError
from persona_gen.evidence.attributes import side_of
from persona_gen.files import file_stem, make_folder, write_text
from persona_gen.ingest.interviews.answers import AnswerUtterances
from persona_gen.ingest.interviews.assigning import Assigned, Home, assign, refuse_astray
from persona_gen.ingest.interviews.collecting import Quotes
from persona_gen.ingest.interviews.ledger import QuoteLedger
from persona_gen.ingest.interviews.participants import Participants
from persona_gen.ingest.interviews.utterances import Utterances
from persona_gen.ingest.people.account import account
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.contrasts import METHOD, Contrast, distinguishing
from persona_gen.ingest.people.figures import Key, Population
from persona_gen.ingest.people.ledger import FileAccount, RowAccount, SegmentAccount, Standout, TableLedger
from persona_gen.ingest.people.plan import Look, PeopleOptions, look_at
from persona_gen.ingest.people.population import rows_told_apart
from persona_gen.ingest.people.statistics import SHARE_DIGITS, Statistics, with_ids
from persona_gen.ingest.segment_ids import segment_ids
from persona_gen.privacy.pseudonyms import Pseudonyms
from persona_gen.sources.tables.reading import Table

QUOTES_AT_ONCE = 1000
SAYS_LITTLE = re.compile(
    r"yes|no|true|false|ja|nein|oui|non|other|none|unknown|high|low|medium|always|never|often|(under|over) .*"
    r"|.* and over|.* to under .*|(first|second|third|last|new|old|good|bad|very \w+)",
    re.IGNORECASE,
)
"""Values that name no segment without the question they answer."""

MOST_STANDOUTS = 10
"""Figures that the ledger lists of a segment as standing out, by size of effect."""


class Ledger(TableLedger):
    """The account of the table and of all quotes, in one."""

    quotes: QuoteLedger = QuoteLedger()
    locale: str = ""
    """Where the people live, as given or as the table shows."""
    locale_reason: str = ""
    could_make_segments: tuple[str, ...] = ()
    """Columns for ``--by``, the likeliest first."""
    could_give_quotes: tuple[str, ...] = ()
    """Columns of free texts that are not quoted yet."""

    def text(self) -> str:
        """The account in words, ending in a newline."""
        return account(self, self.quotes.lines() if self.quotes.files else ())


@dataclass(frozen=True)
class Built:
    """The segments by their key, and the ledger."""

    segments: Mapping[Key, Segment]
    ledger: Ledger


@dataclass(frozen=True)
class Interviews:
    """Files of quotes, opened, with who speaks in them. Whoever is heard gets a pseudonym."""

    opened: Sequence[Utterances] = ()
    participants: Participants = field(default_factory=Participants)
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms)
    notes: Sequence[str] = ()
    unread: Sequence[InputError] = ()
    """What is wrong with files that could not be read."""
    look: bool = False
    """Words that may be names are listed for a person to look at; they belong into no file that is passed on."""
    keep_unassigned: bool = False
    """Files none of whose quotes has a segment are counted, and no error."""


def build_segments(table: Table, wanted: PeopleOptions, interviews: Interviews | None = None) -> Built:
    """Segments and ledger; without ``wanted.by``, the ledger alone.

    Quotes of ``interviews`` go to the segment that their file or the map names by its id, its name or its values of
    the ``by`` columns. Raises `ConfigError` for columns that are not there or cannot make segments, and where no
    segment is large enough; `InputError` for a file of quotes that belong to no segment.
    """
    look = look_at(table, wanted)
    if not wanted.by:
        heard = _heard(look, {}, {}, interviews or Interviews())
        return Built({}, _ledger(look, _rows(look, {}, {})).model_copy(update={"quotes": heard.ledger}))
    sizes = _sizes(look.population)
    small = {key: n for key, n in sizes.items() if n < wanted.min_cell}
    kept = {key: n for key, n in sizes.items() if key not in small}
    if not sizes:
        what = "nobody is left of whom the segment is known" + (f" and {wanted.where} is true" if wanted.where else "")
        raise ConfigError(what, cure="correct --where, --by or --weight")
    if not kept:
        what = f"no segment has {wanted.min_cell} people or more ({len(small)} are smaller)"
        raise ConfigError(what, cure="lower --min-cell, or name a column of fewer values with --by")
    statistics = Statistics(look.population, kept, sum(sizes.values()), wanted.min_cell, look.by)
    for attribute in look.attributes:
        if attribute not in look.by or side_of(attribute.attribute) in ("age", "gender"):
            statistics.add(attribute)  # age and gender are a person's, also where they make the segments
    names = _names(look.by, list(sizes))
    interviews = interviews or Interviews()
    heard = _heard(look, names, small, interviews)
    if not interviews.keep_unassigned:
        refuse_astray(heard, interviews.opened, interviews.participants)
    source = Source(name=", ".join(file.path.name for file in table.files), method=_method(look))
    segments = {
        key: Segment(
            id=segment_id,
            name=name,
            size=kept[key],
            whole_base=sum(sizes.values()),
            locale=look.locale,
            source=source,
            statistics=with_ids(statistics.of[key]),
            quotes=tuple(heard.quotes.get(segment_id, ())),
        )
        for key, (segment_id, name) in names.items()
        if key in kept
    }
    standing, tests = distinguishing(statistics.contrasts)
    ledger = _ledger(look, _rows(look, kept, small)).model_copy(
        update={
            "segments": tuple(_account(s, statistics.suppressed[key], key, standing) for key, s in segments.items()),
            "small_segments": tuple(f"{names[key][1]} (n = {n})" for key, n in small.items()),
            "quotes": heard.ledger,
            "method": METHOD.format(tests=f"{tests:,}"),
            "columns": tuple(
                c.model_copy(update={"notes": tuple(dict.fromkeys((*c.notes, *statistics.notes[c.column])))})
                for c in look.accounts
            ),
        }
    )
    return Built(segments, ledger)


def account_of_quotes(interviews: Interviews) -> Ledger:
    """The account of quotes alone, as their files and the map name the segments."""
    quotes = Quotes(
        interviews.opened, interviews.participants, interviews.pseudonyms, interviews.notes, look=interviews.look
    )
    for _ in quotes:
        pass
    return Ledger(files=(), rows=RowAccount(read=0), columns=(), quotes=quotes.ledger)


def write_segments(segments: Iterable[Segment], folder: Path) -> list[Path]:
    """Write a YAML file for each segment, in the format ``persona-gen/segment@1``. Raises `ConfigError`."""
    make_folder(folder)
    paths = []
    for segment in segments:
        path = folder / f"{file_stem(segment.id)}.yaml"
        if path in paths:
            what = f'two segments would be written to {path}: "{segment.id}" and one before'
            raise ConfigError(what, cure="give their categories names that differ in the first letters")
        write_text(path, segment_yaml(segment))
        paths.append(path)
    return paths


def segment_yaml(segment: Segment) -> str:
    """A segment file's text."""
    about = segment.model_dump(mode="json", exclude_none=True, exclude={"quotes"})
    filled = {key: value for key, value in about.items() if value != []}
    parts = [_yaml({"schema": "persona-gen/segment@1", **filled}), "quotes:\n" if segment.quotes else ""]
    # In pieces, for the tree that YAML makes of many quotes would take gigabytes.
    for start in range(0, len(segment.quotes), QUOTES_AT_ONCE):
        some = segment.quotes[start : start + QUOTES_AT_ONCE]
        parts.append(_yaml([quote.model_dump(mode="json", exclude_none=True) for quote in some]))
    return "".join(parts)


def _yaml(tree: object) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(tree, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def _sizes(population: Population) -> dict[Key, int]:
    """People in each segment, in the order of its key."""
    key, rows = population.key, population.rows("1 AS one")
    query = f"SELECT {key}, count(*) FROM ({rows}) GROUP BY {key} ORDER BY {key}"
    return {tuple(map(str, key)): int(n) for *key, n in population.table.fetch(query)}


def _names(by: Sequence[ColumnType], keys: Sequence[Key]) -> dict[Key, tuple[str, str]]:
    """Id and name of each segment: ``Gift givers``, or ``Churned: Yes`` where the value alone says little."""
    names = {key: _name(by, key) for key in keys}
    if len(set(names.values())) < len(names):
        names = {key: _name(by, key, full=True) for key in keys}
    ids = segment_ids(names)
    return {key: (ids[key], name) for key, name in names.items()}


def _name(by: Sequence[ColumnType], key: Key, *, full: bool = False) -> str:
    parts = []
    for reading, value in zip(by, key, strict=True):
        attribute = reading.attribute if len(reading.attribute) <= 40 else reading.columns[0].name[:40]
        alone = not full and re.search(r"[^\W\d_]{3}", value) and not SAYS_LITTLE.fullmatch(value)
        parts.append(value if alone else f"{attribute}: {value}")
    return ", ".join(parts)


def _method(look: Look) -> str:
    """How the figures came about, for the segment file."""
    parts = [f"{look.table.rows:,} rows, one for each person"]
    parts += [f"where {look.wanted.where}"] if look.wanted.where else []
    parts += [f"weighted by {look.wanted.weight}"] if look.wanted.weight else []
    return "; ".join(parts)


def _rows(look: Look, kept: Mapping[Key, int], small: Mapping[Key, int]) -> RowAccount:
    out, nowhere, weightless = rows_told_apart(look.population, look.wanted.where)
    inside = sum(kept.values()) if look.by else look.table.rows - out - weightless
    return RowAccount(
        read=look.table.rows,
        left_out_by_where=out,
        without_segment=nowhere,
        without_weight=weightless,
        in_small_segments=sum(small.values()),
        in_segments=inside,
    )


def _ledger(look: Look, rows: RowAccount) -> Ledger:
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
    quoted = {column.name for column in look.quoted}
    return Ledger(
        files=files,
        rows=rows,
        columns=look.accounts,
        min_cell=look.wanted.min_cell,
        locale=look.locale,
        locale_reason="as --locale says" if look.wanted.locale else look.proposal.why,
        could_make_segments=look.proposal.by,
        could_give_quotes=tuple(name for name in look.proposal.quotes if name not in quoted),
    )


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
        quotes=sum(not quote.asked for quote in segment.quotes),
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


def _heard(
    look: Look, names: Mapping[Key, tuple[str, str]], small: Mapping[Key, int], interviews: Interviews
) -> Assigned:
    """The quotes of each segment, from open-ended columns and from files, and the account of all."""
    ids = {key: segment_id for key, (segment_id, _) in names.items()}
    answered = [
        AnswerUtterances(look.population, c, look.wanted.where, ids, look.consent, look.names) for c in look.quoted
    ]
    opened = [*answered, *interviews.opened]
    quotes = Quotes(opened, interviews.participants, interviews.pseudonyms, interviews.notes, look=interviews.look)
    homes = [
        Home(segment_id, name, key, key in small, _name(look.by, key, full=True))
        for key, (segment_id, name) in names.items()
    ]
    return assign(quotes, homes)
