"""What became of one segment of a run: a line of the manifest."""

from __future__ import annotations

import re
import zlib
from typing import Literal

from pydantic import Field, ValidationError

from persona_gen.domain import Record, Tokens
from persona_gen.report.json import json_line

_SEALED = re.compile(rb'(.*),"crc32":"([0-9a-f]{8})"\}', re.S)
BEGINNING = b'{"schema":"persona-gen/outcome@'
"""How every line begins; what does not is somebody else's and is never cut off."""


class Outcome(Record):
    """A persona that was written, or the reason why there is none; ``waiting`` for one that was begun and has its name.

    ``segment`` is empty where a file could not be read at all; then ``source`` names it. ``segments`` is how many
    segments that source holds. ``summary`` is the check report's. Tokens are the writer's and the judge's, those of a
    failure too; ``cost`` is of both, in US dollars, where the prices are known.
    """

    schema_: Literal["persona-gen/outcome@1"] = Field("persona-gen/outcome@1", alias="schema")
    status: Literal["done", "failed", "waiting"]
    segment: str = ""
    source: str
    source_sha256: str = ""
    segments: int = 1
    segment_sha256: str = ""
    settings_sha256: str = ""
    persona: str | None = None
    name: str | None = None
    summary: dict[str, int] = Field(default_factory=dict)
    findings: int = 0
    rounds: int = 0
    tokens: Tokens = Tokens()
    judge_tokens: Tokens = Tokens()
    cost: float | None = None
    seconds: float = 0.0
    error: str | None = None
    unfinished: bool = False
    """A passing fault kept a repair or the judge away: the next run tries again."""
    kept: tuple[str, ...] = ()
    """Files of the persona that were not written, since somebody had edited them."""

    @property
    def key(self) -> str:
        """What a later outcome of the same thing has too."""
        return self.segment or f"file:{self.source}"


class DamagedLine(ValueError):
    """A line that is no outcome, or not the one that was written."""


def sealed_line(outcome: Outcome) -> bytes:
    """The line of an outcome, with the CRC-32 of what stands before it, and a newline."""
    text = json_line(outcome).encode()
    return text[:-1] + f',"crc32":"{zlib.crc32(text[:-1]):08x}"}}'.encode() + b"\n"


def outcome_of(line: bytes) -> Outcome:
    """The outcome of a line; those of earlier versions have no checksum. Raises `DamagedLine`."""
    sealed = _SEALED.fullmatch(line.rstrip(b"\r\n"))
    if sealed and zlib.crc32(sealed[1]) != int(sealed[2], 16):
        raise DamagedLine("its checksum is another")
    try:
        return Outcome.model_validate_json(sealed[1] + b"}" if sealed else line)
    except ValidationError as error:
        raise DamagedLine("this is no outcome of a run") from error
