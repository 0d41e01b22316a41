"""Tables of ready figures, with the quotes that belong to them → segments and the account of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.ingest.build import Interviews
from persona_gen.ingest.crosstabs import CrosstabOptions, FigureLedger, Shape, read_figures, recognised
from persona_gen.ingest.crosstabs import account as account_of_cells
from persona_gen.ingest.interviews.assigning import Home, assign, refuse_astray
from persona_gen.ingest.interviews.collecting import Quotes
from persona_gen.ingest.interviews.ledger import QuoteLedger

LARGEST_FILE = 20_000_000
"""Bytes above which a file is not looked at: finding out its encoding would read all of it once more."""


class FiguresLedger(FigureLedger):
    """The account of the cells and of all quotes, in one."""

    quotes: QuoteLedger = QuoteLedger()

    def text(self) -> str:
        """The account in words, ending in a newline."""
        quotes = ["", *self.quotes.lines(), ""] if self.quotes.files else []
        return account_of_cells(self) + "\n".join(quotes)


@dataclass(frozen=True)
class BuiltFromFigures:
    """The segments in the order of the table, and the ledger."""

    segments: Sequence[Segment]
    ledger: FiguresLedger


def shape_of(paths: Sequence[Path], encoding: str | None = None, sheet: str | None = None) -> Shape | None:
    """The shape of a single table that certainly holds ready figures; None for all else, unreadable files too."""
    path = paths[0]
    if len(paths) > 1 or not path.is_file() or path.stat().st_size > LARGEST_FILE:
        return None
    try:
        return recognised(path, encoding, sheet)
    except InputError:
        return None  # the reader of tables of people says what is wrong with it


def build_from_figures(
    path: Path,
    shape: Shape,
    wishes: CrosstabOptions,
    interviews: Interviews,
    encoding: str | None = None,
    sheet: str | None = None,
) -> BuiltFromFigures:
    """The segments of a table of ready figures; quotes go to those whose id or name their file or the map gives.

    Of ``Age: 18-34``, a column of a banner, ``18-34`` is enough where it is the only one. Raises `InputError` and
    `ConfigError` as `persona_gen.ingest.crosstabs.read_figures` does.
    """
    segments, ledger = read_figures(path, shape, wishes, encoding, sheet)
    quotes = Quotes(interviews.opened, interviews.participants, interviews.pseudonyms, interviews.notes)
    homes = [Home(segment.id, segment.name, (segment.name.split(": ")[-1],)) for segment in segments]
    heard = assign(quotes, homes)
    if not interviews.keep_unassigned:
        refuse_astray(heard, interviews.opened, interviews.participants)
    with_quotes = [s.model_copy(update={"quotes": tuple(heard.quotes.get(s.id, ()))}) for s in segments]
    return BuiltFromFigures(with_quotes, FiguresLedger(**dict(ledger), quotes=heard.ledger))
