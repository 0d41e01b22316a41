"""What became of one segment of a run: a line of the manifest."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain import Record, Tokens


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
    kept: tuple[str, ...] = ()
    """Files of the persona that were not written, since somebody had edited them."""

    @property
    def key(self) -> str:
        """What a later outcome of the same thing has too."""
        return self.segment or f"file:{self.source}"
