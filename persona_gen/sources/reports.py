"""Check reports and reviews as persona-gen writes them beside its personas."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from persona_gen.domain import CheckReport
from persona_gen.domain.review import Review
from persona_gen.errors import InputError
from persona_gen.sources.files import read_text

R = TypeVar("R", CheckReport, Review)

REVIEW_HEAD = 200
"""Bytes in which a review says what it is."""
CHECKED = ".check.json"
"""How the name of a check report ends; before it stands that of the persona's file."""


def report_beside(persona_file: Path) -> CheckReport | None:
    """The check report that lies beside a persona's file, if there is one. Raises `InputError` if it is none."""
    path = persona_file.with_name(persona_file.stem + CHECKED)
    if not path.is_file():
        return None
    return _record(path, CheckReport, "check report", "remove it, or write it anew with persona-gen check --json")


def readable_report_beside(persona_file: Path) -> CheckReport | None:
    """The same; of an earlier version or damaged it says nothing."""
    try:
        return report_beside(persona_file)
    except InputError:
        return None


def read_review(path: Path) -> Review:
    """A review as ``review --out`` writes it. Raises `InputError`."""
    return _record(path, Review, "review", "write it anew with persona-gen review --out")


def _record(path: Path, kind: type[R], name: str, cure: str) -> R:
    """A record of one of our formats that only a command writes: there is no mending it by hand."""
    try:
        return kind.model_validate_json(read_text(path))
    except ValidationError:
        raise InputError(path, "", f"this is not a {name} of this version", cure=cure) from None


def is_review(path: Path) -> bool:
    """Whether a file says of itself that it is a review."""
    try:
        with path.open("rb") as file:
            return b'"persona-gen/review@' in file.read(REVIEW_HEAD)
    except OSError:
        return False
