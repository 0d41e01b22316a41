"""Segments whose figures are computed, and the interviews that give them quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from persona_gen.domain import Segment, Source, counted
from persona_gen.domain.build_report import BuildReport, SegmentAccount
from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.interviews.assigning import Home, assign, refuse_astray
from persona_gen.ingest.interviews.collecting import Quotes
from persona_gen.ingest.interviews.files import open_quotes
from persona_gen.ingest.interviews.participants import Participants, read_map
from persona_gen.ingest.interviews.utterances import TableUtterances, Utterances
from persona_gen.ingest.options import DEFAULT_LOCALE, BuildOptions
from persona_gen.ingest.segment_ids import segment_ids
from persona_gen.privacy.pseudonyms import Pseudonyms
from persona_gen.text.languages import READ, language_of


class Computed(NamedTuple):
    """What a table gives without interviews. A segment may still be empty: it is validated with its quotes.

    ``homes`` are the segments that quotes may name, those too small to be told of among them; ``answers`` are the
    open-ended columns, read as long as the table is open.
    """

    segments: Sequence[Segment]
    homes: Sequence[Home]
    report: BuildReport
    answers: Sequence[Utterances] = ()


@dataclass(frozen=True)
class Interviews:
    """Opened files of quotes with their speakers, each of whom gets a pseudonym."""

    opened: Sequence[Utterances] = ()
    participants: Participants = field(default_factory=Participants)
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms)
    notes: Sequence[str] = ()
    unread: Sequence[InputError] = ()
    """What is wrong with files that could not be read."""
    keep_unassigned: bool = False
    look: bool = False
    """Words that may be names are listed for a person to look at; they belong into no file that is passed on."""

    def quotes(self, answers: Sequence[Utterances] = ()) -> Quotes:
        """All quotes, those of ``answers`` first."""
        opened = [*answers, *self.opened]
        return Quotes(opened, self.participants, self.pseudonyms, self.notes, look=self.look)


def open_interviews(options: BuildOptions, pseudonyms: Pseudonyms, *, look: bool = False) -> Interviews:
    """The files of quotes that the options name. Raises `ConfigError`, and `InputError` where none can be read."""
    options.refuse_without_quotes()
    map_file = options.participants
    participants = read_map(map_file, options.encoding) if map_file else Participants()
    leave = [map_file] if map_file else []
    columns, interviewers = options.quote_columns, options.interviewers
    opened = open_quotes(options.quotes, participants, columns, interviewers, options.encoding, leave)
    return Interviews(
        opened.utterances, participants, pseudonyms, opened.notes, opened.unread, options.keep_unassigned, look
    )


def with_quotes(computed: Computed, interviews: Interviews) -> tuple[list[Segment], BuildReport]:
    """The segments with their quotes, and the report of both.

    Quotes go to the segment that their file or the map names by its id, its name or its values. Raises `InputError`
    for a file of quotes that belong to no segment, unless those are kept.
    """
    assigned = assign(interviews.quotes(computed.answers), computed.homes)
    if computed.segments and not interviews.keep_unassigned:
        refuse_astray(assigned, interviews.opened, interviews.participants)
    quotes = {s.id: tuple(assigned.quotes.get(s.id, ())) for s in computed.segments}
    telling = [s for s in computed.segments if s.statistics or quotes[s.id]]
    if computed.segments and not telling and not interviews.look:
        _refuse_empty(computed.report)
    segments = [Segment(**{**dict(s), "quotes": quotes[s.id]}) for s in telling]
    report = computed.report
    if segments and report.files and not report.locale_reason:
        segments, locale, why = in_their_locale(segments, "")
        report = report.model_copy(update={"locale": locale, "locale_reason": why})
    spoken = {segment_id: sum(not quote.asked for quote in heard) for segment_id, heard in quotes.items()}
    accounts = tuple(a.model_copy(update={"quotes": spoken[a.id]}) for a in report.segments)
    return segments, report.model_copy(update={"segments": accounts, "quotes": assigned.account})


_EVERYONE = "Participants"
"""The segment of all who speak, where nothing says who belongs where."""


def quotes_alone(interviews: Interviews, locale: str) -> tuple[list[Segment], BuildReport]:
    """Segments that hold quotes and no figures: those of the map or of a column, else one of all who speak.

    Raises `InputError` for a file of quotes that belong to none, unless those are kept.
    """
    columns = any("segment" in one.rows.used for one in interviews.opened if isinstance(one, TableUtterances))
    assigned = assign(interviews.quotes(), None, "" if interviews.participants.listed or columns else _EVERYONE)
    if not interviews.keep_unassigned:
        refuse_astray(assigned, interviews.opened, interviews.participants)
    files = len(assigned.account.files)
    source = Source(name=f"{counted(files, 'file')} of interviews or quotes")
    spoken = {home: sum(not quote.asked for quote in quotes) for home, quotes in assigned.quotes.items()}
    ids = segment_ids({home: name for home, name in assigned.named.items() if spoken.get(home)})
    if not ids and not interviews.look:
        cure = (
            "list who speaks with --map FILE, a table of participant and segment; segments inspect says what was read"
        )
        raise ConfigError("no quote belongs to any segment", cure=cure)
    segments = [
        Segment(id=ids[home], name=assigned.named[home], source=source, quotes=tuple(assigned.quotes[home]))
        for home in ids
    ]
    segments, where, why = in_their_locale(segments, locale)
    accounts = [SegmentAccount(id=ids[home], name=assigned.named[home], quotes=spoken[home]) for home in ids]
    report = BuildReport(segments=tuple(accounts), quotes=assigned.account, locale=where, locale_reason=why)
    return segments, report


def in_their_locale(segments: Sequence[Segment], given: str) -> tuple[list[Segment], str, str]:
    """The segments with the locale that is given, else with one of the language that they speak; and the reason."""
    words = " ".join(quote.text for segment in segments for quote in segment.quotes[:READ] if not quote.asked)
    german = not given and language_of(words) == "de"
    locale = given or ("de_DE" if german else DEFAULT_LOCALE)
    why = "as --locale says" if given else "what they say is German" if german else ""
    return [segment.model_copy(update={"locale": locale}) for segment in segments], locale, why


def _refuse_empty(report: BuildReport) -> NoReturn:
    """Nothing can be told of any segment; the columns that are left out say why."""
    columns = {column.reason: column.column for column in reversed(report.columns) if column.fate == "left out"}
    left = [f'"{column}": {reason}' for reason, column in reversed(columns.items())]
    why = "; ".join(left[:3]) or f"each figure is about fewer than {report.min_cell} people"
    what = f"no figure and no quote is left to tell of any segment ({why}{'; …' if len(left) > 3 else ''})"
    raise ConfigError(
        what, cure="say what the columns hold with --kind, or add quotes with --quotes-column or --quotes"
    )
