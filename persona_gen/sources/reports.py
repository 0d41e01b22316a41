"""Check reports and reviews as persona-gen writes them beside its personas."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from persona_gen.domain import CheckReport
from persona_gen.domain.review import Review
from persona_gen.errors import InputError
from persona_gen.sources.files import read_text

REVIEW_HEAD = 200
"""Bytes in which a review says what it is."""
CHECKED = ".check.json"
"""How the name of a check report ends; before it stands that of the persona's file."""


def report_beside(persona_file: Path) -> CheckReport | None:
    """The check report that lies beside a persona's file, if there is one. Raises `InputError` if it is none."""
    path = persona_file.with_name(persona_file.stem + CHECKED)
    if not path.is_file():
        return None
    try:
        return CheckReport.model_validate_json(read_text(path))
    except ValidationError:
        what, cure = "this is not a check report of this version", "write it anew with persona-gen check --json"
        raise InputError(path, "", what, cure=cure) from None


def read_review(path: Path) -> Review:
    """A review as ``review --out`` writes it. Raises `InputError`."""
    try:
        return Review.model_validate_json(read_text(path))
    except ValidationError:
        what, cure = "this is not a review of this version", "write it anew with persona-gen review --out"
        raise InputError(path, "", what, cure=cure) from None


def is_review(path: Path) -> bool:
    """Whether a file says of itself that it is a review."""
    try:
        with path.open("rb") as file:
            return b'"persona-gen/review@' in file.read(REVIEW_HEAD)
    except OSError:
        return False
