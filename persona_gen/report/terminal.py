"""Laying out and printing terminal text: cell widths, wrapping and colour are rich's; no markup is ever parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from persona_gen.domain import Verdict
from persona_gen.report.wording import printable

STYLES: dict[Verdict, str] = {
    "supported": "green",
    "contradicted": "bold red",
    "unsupported": "bold yellow",
    "unverified": "cyan",
    "fiction": "magenta",
    "inference": "blue",
}
_PLAIN = str.maketrans("✓✗→»≈§…–—·“”‘’╭╮╰╯─│", "+x>>~=.---\"\"''++++-|")
"""Stand-ins of the same width for what an old terminal cannot show."""


def _console(*, colour: bool) -> Console:
    """A console that heeds nothing in the environment; lines come wrapped."""
    return Console(
        file=StringIO(),
        width=80,
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


MARK_COLOURS = re.compile(r"(\x1b\[[0-9;]*m)")

WRAPPING = _console(colour=False)
"""Text wraps by its own width; rich asks for a console for tab stops alone."""


def printed(lines: Iterable[Text], *, colour: bool) -> str:
    """The lines as one text that ends in a newline, without trailing spaces.

    Without colour there is nothing to render: that takes rich 2 ms a line, which a large review has 10,000 of.
    """
    if not colour:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    console = _console(colour=True)
    with console.capture() as capture:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
    return capture.get()


def for_terminal(text: str, *, colour: bool) -> str:
    """Whole output as it may reach a terminal: line ends stay and, with ``colour``, what sets one; no other control."""
    parts = MARK_COLOURS.split(text) if colour else [text]
    return "".join(part if n % 2 else printable(part, keep="\n\t\xa0\u202f") for n, part in enumerate(parts))


def for_encoding(text: str, encoding: str) -> str:
    """The text as ``encoding`` can write it: what it lacks is replaced at the same width, so that columns stay put.

    Signs, rules and typographic marks have stand-ins (``✓`` becomes ``+``); any other character becomes ``?``.
    """

    def fits(part: str) -> bool:
        try:
            part.encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    def written(character: str) -> str:
        stand_in = character if fits(character) else character.translate(_PLAIN)
        return stand_in if fits(stand_in) else "?" * cell_len(character)

    return text if fits(text) else "".join(map(written, text))


def styled(text: str, style: str = "") -> Text:
    """Words as they may be shown. The style is theirs alone and does not spread to what is appended."""
    return Text().append(printable(text), style or None)


def wrapped(text: Text, width: int) -> list[Text]:
    """Lines of at most ``width`` cells; a word longer than that is broken."""
    lines = list(text.wrap(WRAPPING, width))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def in_two_columns(left: list[Text], right: list[Text], width: int) -> list[Text]:
    """Two blocks side by side, the left one padded to ``width`` cells."""
    rows = []
    for i in range(max(len(left), len(right))):
        row = left[i].copy() if i < len(left) else Text()
        row.pad_right(width - row.cell_len)
        rows.append(row + right[i] if i < len(right) else row)
    return rows


def with_tail(body: Text, tail: Text, width: int) -> list[Text]:
    """The wrapped body, and the tail at the right edge: on the last line if there is room, else below it."""
    lines = wrapped(body, width)
    gap = width - lines[-1].cell_len - tail.cell_len
    if gap >= 2:
        return [*lines[:-1], lines[-1] + Text(" " * gap) + tail]
    below = wrapped(tail, width)
    return lines + [Text(" " * (width - line.cell_len)) + line for line in below]


def section(heading: str, rows: Iterable[Text], width: int) -> list[Text]:
    """The rows under their heading, continuation lines further in; nothing without rows."""
    lines = []
    for row in rows:
        first, *rest = wrapped(row, width - 6)
        lines += in_two_columns([Text("  ")], [first], 2) + in_two_columns([], rest, 6)
    return [Text(), *wrapped(styled(heading, "bold"), width), *lines] if lines else []
