"""What `persona-gen check` prints, in whichever format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from persona_gen.domain import CheckReport, Segment
from persona_gen.report import github
from persona_gen.report.findings import lines
from persona_gen.report.json import json_line
from persona_gen.report.sarif import RuleText, sarif

FORMATS = ("text", "json", "github", "sarif")
Checked = tuple[CheckReport, Segment, str]
"""A report, the segment it was made against, and the name of the persona's file."""


def print_reports(checked: Sequence[Checked], form: str, rules: Iterable[RuleText], *, colour: bool) -> str:
    """All reports in one of `FORMATS`; ``rules`` are those that counted, for formats that list them."""
    if form == "sarif":
        return sarif([(report, file, _text_of(file)) for report, _, file in checked], rules)
    one: Mapping[str, Callable[[CheckReport, Segment, str], str]] = {
        "text": lambda report, segment, file: lines(report, segment, file, colour=colour),
        "json": lambda report, segment, file: json_line(report) + "\n",
        "github": lambda report, segment, file: github.annotations(report, file, _text_of(file)),
    }
    return "".join(one[form](*each) for each in checked)


def _text_of(file: str) -> str:
    """The persona file once more, to find lines in; nothing for stdin."""
    path = Path(file)
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
