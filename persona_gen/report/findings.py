"""Findings as a linter prints them, a line to grep and the words with carets under them; and as GitHub takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text

from persona_gen.domain import CheckedClaim, CheckReport, EvidenceRef, Finding, Quote, Segment, Span
from persona_gen.report import account, wording
from persona_gen.report.card_labels import ENGLISH_LABELS
from persona_gen.report.json import json_line
from persona_gen.report.places import Places
from persona_gen.report.sarif import RuleText, sarif
from persona_gen.report.terminal import STYLES, printed, styled

INDENT = "    "
EXCERPT = 96
"""Cells of a text shown around a span, so that words and carets stay on one row of most terminals."""


def lines(report: CheckReport, segment: Segment, persona_file: str, *, colour: bool = False) -> str:
    """Every finding of one persona and a line of summary, ending in a newline.

    A finding is ``FILE: PATH: VERDICT: REASON [RULE]``, the claim with its span underlined, each quote it points at
    with the deciding words underlined, and the suggestion. Below the summary stand claims that nobody has judged.
    """
    rows = [row for claim, finding in report.findings for row in _finding(claim, finding, segment, persona_file)]
    judged = f"The meaning was judged by {report.judge}." if report.judge else "Checked by rules alone."
    borne_out = account.groundedness(report.claims, ENGLISH_LABELS)
    summary = f"{account.summary(report.claims, report.judge, ENGLISH_LABELS)} {borne_out} {judged}"
    rows.append(styled(f"{persona_file}: ", "bold") + styled(summary))
    if open_claims := [claim.path for claim in report.claims if claim.verdict == "unverified"]:
        rows.append(styled(f"{INDENT}unverified: {account.first_of(open_claims, ENGLISH_LABELS)}", "dim"))
    return printed(rows, colour=colour)


def _finding(claim: CheckedClaim, finding: Finding, segment: Segment, persona_file: str) -> list[Text]:
    style = STYLES[claim.verdict]
    rows = [
        styled(f"{persona_file}: {claim.path}: ", "bold")
        + styled(claim.verdict, style)
        + styled(f": {finding.reason} ")
        + styled(f"[{finding.rule}]", "dim")
    ]
    rows += _underlined("", claim.text, finding.span, style)
    for reference in finding.evidence:
        rows += _source(reference, segment)
    if finding.suggestion:
        rows.append(styled(f"{INDENT}suggestion: {finding.suggestion}"))
    return rows


def _source(reference: EvidenceRef, segment: Segment) -> list[Text]:
    """The true words of a quote; a statistic's figure already stands in the reason."""
    quote = segment.evidence.get(reference.id)
    return _underlined(f"{quote.id}: ", quote.text, reference.span, "green") if isinstance(quote, Quote) else []


def _underlined(label: str, text: str, span: Span | None, style: str) -> list[Text]:
    """An excerpt of the text, and carets under the span's cells."""
    start, end = span or (0, 0)
    room = EXCERPT * len(text) // max(1, styled(text).cell_len)  # in code points, of this text's average width
    first = max(0, min(start - room // 3, len(text) - room))
    last = first + room
    before = INDENT + label + ("…" if first else "") + text[first:start]
    within = text[max(start, first) : min(end, last)]
    shown = styled(before + text[max(start, first) : last] + ("…" if last < len(text) else ""))
    if not within:
        return [shown]
    return [
        shown,
        Text(" " * styled(before).cell_len) + styled("^" * max(1, cell_len(wording.printable(within))), style),
    ]


FORMATS = ("text", "json", "github", "sarif")
CheckedFile = tuple[CheckReport, Segment, str]
"""A report, the segment it was made against, and the name of the persona's file."""


def print_reports(checked: Sequence[CheckedFile], form: str, rules: Iterable[RuleText], *, colour: bool) -> str:
    """All reports in one of `FORMATS`; ``rules`` are those that counted, for formats that list them."""
    if form == "sarif":
        return sarif([(report, file, _text_of(file)) for report, _, file in checked], rules)
    one: Mapping[str, Callable[[CheckReport, Segment, str], str]] = {
        "text": lambda report, segment, file: lines(report, segment, file, colour=colour),
        "json": lambda report, segment, file: json_line(report) + "\n",
        "github": lambda report, segment, file: github_annotations(report, file, _text_of(file)),
    }
    return "".join(one[form](*each) for each in checked)


def _text_of(file: str) -> str:
    """The persona file once more, to find lines in; nothing for stdin."""
    path = Path(file)
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""


_GITHUB_LEVELS = {"contradicted": "error"}


def github_annotations(report: CheckReport, persona_file: str, text: str) -> str:
    """One workflow command a line for every finding; ``text`` is what the persona file holds, or empty.

    Contradicted claims are errors, unsupported ones warnings.
    """
    places = Places(text)
    return "".join(_command(claim, finding, persona_file, places) for claim, finding in report.findings)


def _command(claim: CheckedClaim, finding: Finding, file: str, places: Places) -> str:
    place = places.of(claim, finding)
    properties = {"file": file.replace("\\", "/"), "line": place.line, "endLine": place.end_line, "col": place.column}
    if place.line == place.end_line:  # GitHub takes columns only within one line
        properties["endColumn"] = place.end_column
    else:
        del properties["col"]
    properties["title"] = finding.rule
    given = ",".join(f"{key}={_github_escaped(str(value), ':,')}" for key, value in properties.items())
    advice = f" (suggestion: {finding.suggestion})" if finding.suggestion else ""
    message = _github_escaped(wording.printable(f"{claim.path}: {finding.reason}{advice}"))
    return f"::{_GITHUB_LEVELS.get(claim.verdict, 'warning')} {given}::{message}\n"


def _github_escaped(text: str, more: str = "") -> str:
    """What a command may not hold raw, percent-encoded as actions/toolkit does (packages/core/src/command.ts)."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
