"""Findings as GitHub's workflow commands: annotations beside the lines of a pull request."""

from persona_gen.domain import CheckedClaim, CheckReport, Finding
from persona_gen.report import wording
from persona_gen.report.places import Places

LEVELS = {"contradicted": "error"}


def annotations(report: CheckReport, persona_file: str, text: str) -> str:
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
    given = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    advice = f" (suggestion: {finding.suggestion})" if finding.suggestion else ""
    message = _escaped(wording.printable(f"{claim.path}: {finding.reason}{advice}"))
    return f"::{LEVELS.get(claim.verdict, 'warning')} {given}::{message}\n"


def _escaped(text: str, more: str = "") -> str:
    """What a command may not hold raw, percent-encoded as actions/toolkit does (packages/core/src/command.ts)."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
