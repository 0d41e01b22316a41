"""Random edits of valid files: never a traceback, never a clean report over what an edit broke.

``FUZZ_EDITS=10000 pytest tests/test_fuzz.py`` for the long run; the default suite does sixty.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable

import fixture_segments
import pytest
from paths import ROOT

from persona_gen.checker.check import check
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckReport, Claim, Persona, Quotation, Segment
from persona_gen.errors import InputError
from persona_gen.report import findings, markdown, text
from persona_gen.sources.reading import parse_persona, parse_segments

SEGMENT_FILE = ROOT / "fixtures" / "anxious-first-time-buyers.yaml"
PERSONA_FILE = ROOT / "fixtures" / "personas" / "bethany-matthews.json"
EDITS = int(os.environ.get("FUZZ_EDITS", "60"))
AWKWARD = [
    "\0",
    "\ufeff",
    "\u202e",
    "’",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "\t",
    "%",
    "1e999",
    "NaN",
    "-",
    "😀",
    "null",
    "<b>",
]


def edited(source: str, dice: random.Random) -> str:
    """The text with one to three random edits: cut, doubled, swapped, replaced, broken off."""
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(source) + 1)
        to = min(len(source), at + dice.choice([1, 1, 2, 5, 40]))
        source = dice.choice(
            [
                source[:at] + source[to:],
                source[:at] + source[at:to] * 2 + source[to:],
                source[:at] + dice.choice(AWKWARD) + source[at:],
                source[:at] + dice.choice(AWKWARD) + source[to:],
                source[:at] + chr(dice.randrange(32, 0x2FFF)) + source[to:],
                source[:at] if dice.random() < 0.2 else source[:at] + source[at:to][::-1] + source[to:],
            ]
        )
    return source


@pytest.fixture(scope="module")
def segment() -> Segment:
    """The segment the persona was written from."""
    return fixture_segments.segment()


@pytest.fixture(scope="module")
def persona() -> Persona:
    """A real persona, all of whose claims are supported or unverified."""
    return parse_persona(PERSONA_FILE.read_text(encoding="utf-8"), "bethany.json")[0]


def report_on(persona: Persona, segment: Segment) -> CheckReport:
    """Check, and print in every way there is."""
    report = check(persona, segment)
    text.card(persona, segment, report)
    markdown.card(persona, segment, report)
    findings.lines(report, segment, "persona.json")
    return report


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_an_edited_segment_file_is_read_or_refused(persona: Persona) -> None:
    """Whatever happens to a segment file, it gives segments that can be checked against, or one error line."""
    source, dice = SEGMENT_FILE.read_text(encoding="utf-8"), random.Random(1)
    refused = 0
    for _ in range(EDITS // 4):
        try:
            for read in parse_segments(edited(source, dice), "edited.yaml"):
                report_on(persona, read)
        except InputError as error:
            refused += 1
            assert "\n" not in str(error)
    assert 0 < refused < EDITS // 4


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_an_edited_persona_file_is_read_or_refused(segment: Segment) -> None:
    """Whatever happens to a persona file, it gives a persona that can be checked and printed, or one error line."""
    source, dice = PERSONA_FILE.read_text(encoding="utf-8"), random.Random(2)
    refused = 0
    for _ in range(EDITS):
        try:
            for read in parse_persona(edited(source, dice), "edited.json"):
                report_on(read, segment)
        except InputError as error:
            refused += 1
            assert "\n" not in str(error)
    assert 0 < refused < EDITS


def other_digit(words: str, dice: random.Random) -> str | None:
    """The text with the leading digit of one number made another one."""
    places = [match.start() for match in re.finditer(r"(?<![\w.,])[1-9](?=[\d.,% ])", words)]
    if not places:
        return None
    at = dice.choice(places)
    return words[:at] + dice.choice([d for d in "123456789" if d != words[at]]) + words[at + 1 :]


def other_word(words: str, dice: random.Random) -> str | None:
    """The text with one word of its quotation made another one."""
    quoted = re.search(r"“(.+)”", words)
    start, end = quoted.span(1) if quoted else (0, len(words))
    places = [m.span() for m in re.finditer(r"[^\W\d_]{2,}", words) if start <= m.start() and m.end() <= end]
    at = dice.choice(places)
    return words[: at[0]] + dice.choice(["zebra", "never", "hardly", "Tuesdays"]) + words[at[1] :]


def broken_claims(
    persona: Persona, segment: Segment
) -> list[tuple[str, Claim | Quotation, str, Callable[[str, random.Random], str | None]]]:
    """Claims of the persona that a known edit makes wrong: path, claim, what is edited, and how."""
    sound = {c.path for c in check(persona, segment).claims if c.verdict == "supported"}
    found: list[tuple[str, Claim | Quotation, str, Callable[[str, random.Random], str | None]]] = []
    for path, piece in persona.claims():
        if path not in sound or not isinstance(piece, Claim | Quotation):
            continue
        found.append((path, piece, "cite", other_digit))
        if isinstance(piece, Quotation) or "“" in piece.text:
            found.append((path, piece, "word", other_word))
        elif other_digit(piece.text, random.Random(0)):
            found.append((path, piece, "figure", other_digit))
    return found


@pytest.mark.slow
def test_what_an_edit_breaks_is_never_clean(persona: Persona, segment: Segment) -> None:
    """A figure, a quoted word or an id changed: the claim is flagged and the report names it."""
    index, dice = SegmentIndex(segment), random.Random(3)
    cases = broken_claims(persona, segment)
    assert {kind for _, _, kind, _ in cases} == {"cite", "word", "figure"}
    for _ in range(EDITS // 2):
        path, piece, kind, edit = dice.choice(cases)
        if kind == "cite":
            changed = Claim(text=piece.text, cites=(f"{piece.cites[0]}-{dice.randrange(99)}",))
        else:
            words = edit(piece.text, dice)
            assert words is not None
            if kind == "word" and words.casefold() in piece.text.casefold():
                continue
            changed = Claim(text=words, cites=piece.cites)
        report = check(persona.with_changes({path: changed}), index)
        claim = next(c for c in report.claims if c.path == path)
        assert claim.findings, (kind, changed)
        assert claim.verdict in ("contradicted", "unsupported")
