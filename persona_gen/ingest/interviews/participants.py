"""The map from participants to segments, and who is who under several spellings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.ingest.interviews.rows import CONSENT, ROLES, may_quote, rows_of


@dataclass(frozen=True)
class Participant:
    """One row of the map. ``label`` is a speaker's label or a document's name; ``names`` are the person's own."""

    label: str
    segment: str
    quotable: bool = True
    names: tuple[str, ...] = ()


@dataclass
class Participants:
    """The participants of a map, found by label or by a transcript's file name."""

    listed: dict[str, Participant] = field(default_factory=dict)
    unused_columns: tuple[str, ...] = ()

    def find(self, *labels: str) -> Participant | None:
        """The participant of the first label that is known: ``P7`` is ``P07``, case and white space do not count."""
        return next((self.listed[key] for key in map(key_of, labels) if key in self.listed), None)


def key_of(label: str) -> str:
    """A label in the form by which it is looked up."""
    folded = " ".join(unicodedata.normalize("NFKC", label).casefold().split())
    return re.sub(r"(?<=[a-z])[ _-]?0*(?=\d)", "", folded) if re.fullmatch(r"[a-z]{1,3}[ _-]?\d+", folded) else folded


def read_map(path: Path, encoding: str | None = None) -> Participants:
    """The map: a table with the columns ``participant`` and ``segment``; ``name`` and a consent column where they are.

    Raises `InputError` with the row where a participant has no segment, or two.
    """
    rows = rows_of(path, {}, ("participant", "segment"), encoding, roles=MAP_ROLES)
    found = Participants(unused_columns=rows.unused)
    first: dict[str, int] = {}
    for number, cells in rows:
        label, segment = cells["participant"].strip(), cells["segment"].strip()
        place = f"row {number}"
        if not label:
            raise InputError(path, place, "the participant is missing", cure="say who it is, or remove the row")
        if not segment:
            raise InputError(path, place, f'"{label}" has no segment', cure="give one, or remove the row")
        key = key_of(label)
        if key in found.listed and found.listed[key].segment != segment:
            what = f'"{label}" is in two segments, see row {first[key]}'
            raise InputError(path, place, what, cure="keep one of the two rows")
        quotable = may_quote(rows.used["consent"], cells["consent"]) if "consent" in rows.used else True
        names = tuple(filter(None, (cells.get(role, "").strip() for role in ("name", "family"))))
        found.listed[key] = Participant(label, segment, quotable, names)
        first[key] = number
    if not found.listed:
        raise InputError(path, "", "the map lists nobody", cure="fill it or leave --map out")
    return found


MAP_ROLES: dict[str, tuple[str, ...]] = {
    "participant": (
        "participant",
        "participant ?(?:id|code|label)",
        *"speaker respondent interviewee label code id document file interview transcript".split(),
    ),
    "segment": ROLES["segment"],
    "name": (r"(?:full|first|given|participant|respondent) ?name", "name", "forename"),
    "family": (r"(?:last|family) ?name", "surname"),
    "consent": CONSENT,
}
"""What the columns of a map are for, as in `rows.ROLES`."""
