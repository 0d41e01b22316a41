"""GitHub github_annotations: one escaped command a line, pointing at the words."""

import re

import pytest
from report_sample import HOSTILE, persona, report
from rows import every_row

from persona_gen.domain import CheckedClaim, CheckReport, Finding, Ledger, Verdict
from persona_gen.report.findings import github_annotations
from persona_gen.report.json import json_file, json_line
from persona_gen.report.places import ClaimPlace, Places

COMMAND = re.compile(r"::(error|warning) ((?:\w+=[^\n:,]*,?)+)::([^\n]*)")


def claim(path: str, text: str, words: str = "", rule: str = "r", verdict: Verdict = "unsupported") -> CheckedClaim:
    """A claim with one finding about ``words``, or about all of it."""
    at = text.index(words)
    found = Finding(rule=rule, span=(at, at + len(words or text)), reason="wrong", suggestion="right")
    return CheckedClaim(path=path, text=text, verdict=verdict, findings=(found,))


def of(*claims: CheckedClaim) -> CheckReport:
    """A report of these claims."""
    return CheckReport(persona="p", segment="s", claims=claims, summary={}, ledger=Ledger())


def marked(text: str, place: ClaimPlace) -> str:
    """The words a place within one line stands for."""
    assert place.line == place.end_line
    return text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


def test_every_finding_is_one_command() -> None:
    """The sample's findings are six commands, errors where a claim is contradicted, and nothing else."""
    lines = github_annotations(report(), "out/emma.json", json_file(persona())).splitlines()
    matches = [COMMAND.fullmatch(line) for line in lines]
    assert [m[1] for m in matches if m] == ["warning", "error", "error", "warning", "warning", "error"]
    assert lines[1] == (
        "::error file=out/emma.json,line=68,endLine=68,col=16,endColumn=20,title=number-mismatch::"
        "story[0]: says 82 %25, but Housing / Rents in a city is 48 %25 (n = 412) (suggestion: 48 %25)"
    )


@pytest.mark.parametrize(
    ("file", "escaped"),
    [("a,b.json", "a%2Cb.json"), ("c:x.json", "c%3Ax.json"), ("50%.json", "50%25.json"), ("a\nb", "a%0Ab")],
)
def test_properties_are_escaped(file: str, escaped: str) -> None:
    """Commas, colons, percent signs and line breaks in a file's name do not end the property."""
    assert f"file={escaped}," in github_annotations(of(claim("goals[0]", "x")), file, "")


def test_message_cannot_start_a_command_of_its_own() -> None:
    """Line breaks and terminal commands in a reason stay within the message."""
    bad = Finding(rule="r", span=(0, 1), reason="a\r\n::error::x\x1b[31m", suggestion=None)
    out = github_annotations(of(CheckedClaim(path="g", text="x", verdict="unsupported", findings=(bad,))), "f", "")
    assert out.count("\n") == 1
    assert "\x1b" not in out


def test_a_clean_report_prints_nothing() -> None:
    """Without findings there is no annotation."""
    assert github_annotations(of(CheckedClaim(path="g", text="x", verdict="supported")), "f", "") == ""


YAML = """\
name: Emma   # by hand
segment: s
goals:
  - Most of them rent.
  - {text: "Says \\"82 %\\" rent, she's 😀 sure", cites: [a]}
snapshot:
  - "Age: 44"
  - attribute: Gender
    value: Woman
journey:
- stage: one
  doing: {text: 'It''s 82 % of them.'}
"""


@pytest.mark.parametrize(
    ("path", "text", "words", "expected"),
    [
        ("goals[0]", "Most of them rent.", "Most", "Most"),
        ("goals[1]", 'Says "82 %" rent, she\'s 😀 sure', "82 %", "82 %"),
        ("goals[1]", 'Says "82 %" rent, she\'s 😀 sure', "sure", "sure"),
        ("snapshot[0]", "Age: 44", "44", "44"),
        ("snapshot[1]", "Gender: Woman", "Woman", "Woman"),
        ("journey[0].doing", "It's 82 % of them.", "82 %", "It''s 82 % of them."),
    ],
)
def test_words_are_found_in_a_hand_written_file(path: str, text: str, words: str, expected: str) -> None:
    """A finding points at its words in YAML, or at the whole text where they cannot be counted off."""
    flagged = claim(path, text, words)
    assert marked(YAML, Places(YAML).of(flagged, flagged.findings[0])) == expected


@pytest.mark.parametrize(
    "write",
    [json_file, json_line, lambda p: json_file(p).replace("  ", "\t"), lambda p: "\ufeff" + json_file(p)],
    ids=["indented", "one line", "tabs", "byte order mark"],
)
def test_every_claim_is_found_in_json(write) -> None:  # type: ignore[no-untyped-def]
    """Whatever its layout, a JSON file shows where each claim's text stands, hostile text included."""
    text = write(persona())
    places = Places(text)
    for path, piece in persona().claims():
        place = places.of(CheckedClaim(path=path, text=piece.text, verdict="supported"))
        wanted = piece.text.partition(": ")[2] if path.startswith("snapshot") else piece.text
        if wanted != HOSTILE:
            assert marked(text, place) == wanted


def test_escapes_are_counted_as_the_characters_they_are() -> None:
    """Columns are of the file as it stands: what JSON escapes takes more of them."""
    text = '{"goals": [{"text": "\\u00e9\\ud83d\\ude00\\"\\n82 % rent"}]}'
    flagged = claim("goals[0]", 'é😀"\n82 % rent', "82 %")
    assert marked(text, Places(text).of(flagged, flagged.findings[0])) == "82 %"


def test_each_persona_of_a_file_has_its_own_lines() -> None:
    """In JSON lines, a claim is found in the line that says it."""
    text = '{"goals": ["one"]}\n{"goals": ["two"]}\n\n{"goals": ["three"]}\n'
    places = Places(text)
    assert [places.of(claim("goals[0]", said)).line for said in ("one", "two", "three")] == [1, 2, 4]


@every_row("text", ["", "{", "just words", "[" * 5000, '{"goals": 1}', "&a [*a]", "\x00"])
def test_what_cannot_be_read_has_line_one(text: str) -> None:
    """A file without the claim, or no file at all, is pointed at by its first line."""
    assert Places(text).of(claim("story[0]", "x")) == ClaimPlace()
