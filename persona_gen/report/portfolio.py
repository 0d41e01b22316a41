"""The portfolio view for a terminal: what to look at first, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from persona_gen.domain import counted
from persona_gen.domain.portfolio import Makeup, NearDuplicate, PersonaRow, Portfolio, Unused
from persona_gen.report.terminal import in_two_columns, printed, section, styled, wrapped

ROWS_SHOWN = 8
"""Rows of a list before the rest is only counted; the JSON has them all."""
TABLE = 24
"""Personas in the table before the rest is only counted."""
HEADINGS = {
    "side_by_side": "Side by side",
    "near_duplicates": "Near-duplicate personas",
    "could_share": "Segments that could share one persona",
    "makeup": "Who the personas are, beside the people of their segments",
    "unused": "Evidence no persona uses",
}
"""The parts of the record, as they are called here."""
GAP = 2
"""Cells between two columns."""
NAMES_SHOWN = 4
"""Names in a sentence before the rest is only counted."""
LOUD, DIM = "bold yellow", "dim"


def overview(portfolio: Portfolio, *, width: int = 88, colour: bool = False) -> str:
    """The whole view, ``width`` cells wide, ending in a newline."""
    size = f"{counted(portfolio.personas, 'persona')} beside {counted(portfolio.segments, 'segment')}"
    lines = [styled(size, "bold")]
    lines += _table(portfolio.side_by_side, width)
    lines += section(HEADINGS["near_duplicates"], _duplicates(portfolio), width) or [
        Text(),
        styled("No near-duplicate personas."),
    ]
    lines += section(HEADINGS["could_share"], _shared(portfolio), width)
    lines += section(HEADINGS["makeup"], _who(portfolio), width)
    lines += section("Said in several personas", _repeated(portfolio), width)
    lines += section(HEADINGS["unused"], _unused(portfolio.unused), width)
    methods = (styled(f"{HEADINGS[what]}: {how}.", DIM) for what, how in portfolio.methods.items())
    lines += section("How this was found", methods, width)
    return printed(lines, colour=colour)


def _table(rows: Sequence[PersonaRow], width: int) -> list[Text]:
    """A persona a row: who, wants, stops, differs; every cell wraps in its column."""
    if not rows:
        return []
    column = (width - 2 - 3 * GAP) // 4

    def row(cells: Iterable[Sequence[Text]]) -> list[Text]:
        first, *rest = ([line for text in cell for line in wrapped(text, column)] for cell in cells)
        lines = list(first)
        for number, cell in enumerate(rest, 1):
            lines = in_two_columns(lines, cell, number * (column + GAP))
        return in_two_columns([], lines, 2)

    lines = [Text(), styled(HEADINGS["side_by_side"], "bold")]
    lines += row(
        [[styled(head, DIM)] for head in ("who", "wants", "what gets in the way", "differs from the others by")]
    )
    for each in rows[:TABLE]:
        lead = f"lead {each.lead}" if each.lead else ""
        who = [styled(each.name, "bold"), *(styled(part, DIM) for part in (each.role or each.segment, lead) if part)]
        cells = [[styled(f"– {text}") for text in texts] or [styled("–", DIM)] for texts in _cells(each)]
        lines += [*row([who, *cells]), Text()]
    if len(rows) > TABLE:
        lines.append(styled(f"  … and {len(rows) - TABLE:,} more; --json has all", DIM))
    return lines


def _cells(row: PersonaRow) -> tuple[Sequence[str], ...]:
    return row.wants, row.stops, row.differs


def _cut(rows: Iterable[Text], of: Sequence[object]) -> Iterator[Text]:
    """The rows, which are those of the first items, and how many items more there are."""
    yield from rows
    if len(of) > ROWS_SHOWN:
        yield styled(f"… and {len(of) - ROWS_SHOWN:,} more; --json has all", DIM)


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMES_SHOWN:,} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(names[:NAMES_SHOWN]) + more


def _duplicates(portfolio: Portfolio) -> Iterator[Text]:
    groups = sorted(portfolio.near_duplicates, key=lambda group: -len(group.like))
    yield from _cut((row for group in groups[:ROWS_SHOWN] for row in _group(group.persona, group.like)), groups)


def _group(first: str, like: Sequence[NearDuplicate]) -> Iterator[Text]:
    yield styled(first, LOUD) + styled(f" is much the same as {counted(len(like), 'other')}:")
    for one in like[:NAMES_SHOWN]:
        measures = f"{_percent(one.evidence)} of evidence and {_percent(one.wording)} of wording in common"
        both = f"; both rest on {'; '.join(one.shared)}" if one.shared else ""
        yield styled(f"  {one.persona}: {measures}{both}")
    if len(like) > NAMES_SHOWN:
        yield styled(f"  … and {len(like) - NAMES_SHOWN:,} more", DIM)


def _shared(portfolio: Portfolio) -> Iterator[Text]:
    groups = sorted(portfolio.could_share, key=lambda group: -len(group.like))
    for group in groups[:ROWS_SHOWN]:
        yield styled(group.segment, LOUD) + styled(f" could stand for {counted(len(group.like), 'other')}:")
        for one in group.like[:NAMES_SHOWN]:
            differ = "; ".join(f"{d.label} ({d.first} against {d.second})" for d in one.differ)
            rest = f"apart in {differ}" if differ else "none apart by more than sampling error and a small effect"
            yield styled(f"  {one.segment}: {counted(one.compared, 'figure')} compared, {rest}")
        if len(group.like) > NAMES_SHOWN:
            yield styled(f"  … and {len(group.like) - NAMES_SHOWN:,} more", DIM)
    yield from _cut((), groups)
    if portfolio.too_small:
        what = counted(len(portfolio.too_small), "segment")
        yield styled(f"cannot tell for {what}, whose bases are too small: {_named(portfolio.too_small)}")
    elif not groups:
        yield styled("none: every two differ, or have too few figures in common")


def _who(portfolio: Portfolio) -> Iterator[Text]:
    yield from (_made_up(row) for row in portfolio.makeup if row.kind == "gender")
    bands = [row for row in portfolio.makeup if row.kind == "age"]
    odd = [row for row in bands if row.verdict != "within chance"]
    yield from _cut((_made_up(row) for row in odd[:ROWS_SHOWN]), odd)
    if within := len(bands) - len(odd):
        yield styled(f"age: {counted(within, 'band')} within chance")
    if ages := portfolio.ages:
        shown = f"{ages.youngest:.0f} to {ages.oldest:.0f}, mean {ages.mean:.1f}, sd {ages.sd:.1f}"
        people = f"mean {ages.people_mean:.1f}" + (f", sd {ages.people_sd:.1f}" if ages.people_sd is not None else "")
        yield styled(f"age: {counted(ages.personas, 'persona')} of {shown}; the people of their segments: {people}")
    everyone = sum(row.people or 0 for row in portfolio.locales)
    for row in portfolio.locales:
        people = f"; {_percent(row.people / everyone)} of the people of all segments" if row.people else ""
        yield styled(f"locale {row.locale}: {row.personas:,} of {counted(portfolio.personas, 'persona')}{people}")


def _made_up(row: Makeup) -> Text:
    verb = "is" if row.personas == 1 else "are"
    count = f"{row.kind}: {row.personas:,} of {counted(row.of, 'persona')} {verb} {row.value}"
    chance = f"their segments average {_percent(row.average)}, chance gives {row.low:,} to {row.high:,}"
    text = styled(f"{count}; {chance}: ") + styled(row.verdict, "" if row.verdict == "within chance" else LOUD)
    return text + styled(f"; narrowest in {_named(row.closest)}") if row.closest else text


def _repeated(portfolio: Portfolio) -> Iterator[Text]:
    sentences = [one for one in portfolio.repeated if one.kind == "sentence"]
    yield from _cut((styled(f"“{one.text}”: {_named(one.personas)}") for one in sentences[:ROWS_SHOWN]), sentences)
    if names := [f"{one.text} ({len(one.personas)})" for one in portfolio.repeated if one.kind == "name"]:
        yield styled(f"names: {_named(names)}")


def _unused(rows: Sequence[Unused]) -> Iterator[Text]:
    without = [row.segment for row in rows if not row.personas]
    if without:
        yield styled("no persona at all", LOUD) + styled(f": {_named(without)}")
    written = [row for row in rows if row.personas]
    everything = sum(row.evidence for row in written)
    left = sum(len(row.statistics) + len(row.quotes) for row in written)
    if left:
        yield styled(f"{left:,} of {everything:,} pieces of evidence in segments with a persona; most telling first:")
    telling = sorted(written, key=lambda row: row.telling is None)
    yield from _cut((_left(row) for row in telling[:ROWS_SHOWN]), telling)


def _left(row: Unused) -> Text:
    counts = f"{counted(len(row.statistics), 'statistic')}, {counted(len(row.quotes), 'quote')}"
    telling = f"; {row.telling}" if row.telling else ""
    unheard = f"; never heard: {_named(row.unheard)}" if row.unheard else ""
    return styled(f"{row.segment}: {counts}{telling}{unheard}")
