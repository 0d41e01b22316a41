"""The map from participants to segments, and who is who under several spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.ingest.interviews.rows import COLUMN_ROLES, CONSENT, may_quote, rows_of
from persona_gen.text.lexicon.people import TITLES

_TITLES = frozenset(map(str.lower, TITLES))


@dataclass(frozen=True)
class Participant:
    """One row of the map. ``label`` is a speaker's label or a document's name; ``names`` are the person's own."""

    label: str
    segment: str
    quotable: bool = True
    names: tuple[str, ...] = ()

    @property
    def full_names(self) -> tuple[str, ...]:
        """The names, and both together where given and family name stand apart."""
        return (*self.names, " ".join(self.names)) if len(self.names) > 1 else self.names

    @property
    def words(self) -> frozenset[str]:
        """The words of the names, and of a label that is none but a name."""
        return _words_of(" ".join(name for name in (*self.names, self.label) if not re.search(r"\d", name)))


@dataclass
class Participants:
    """The participants of a map, found by label, by name or by a transcript's file name."""

    listed: dict[str, Participant] = field(default_factory=dict)
    unused_columns: tuple[str, ...] = ()
    path: Path | None = None

    def find(self, *labels: str) -> Participant | None:
        """Whom the first known label means: the code (``P7`` is ``P07``), or two words of a name (``Clarke, Hannah``).

        Case, white space, accents and titles do not count. A name that two of the map have means nobody.
        """
        if not self.listed:
            return None
        listed = (self.listed[key] for key in map(label_key, labels) if key in self.listed)
        return next(listed, None) or next(filter(None, map(self._by_name, labels)), None)

    def listing(self, file: str) -> Participant | None:
        """The row of a file that the map names itself, with or without its ending."""
        return next(
            (self.listed[key] for key in (label_key(file), label_key(Path(file).stem)) if key in self.listed), None
        )

    def by_one_name(self, label: str) -> Participant | None:
        """Who alone in the map has this one word in the name: ``Hannah``."""
        words = _words_of(label)
        return _only(p for p in self.listed.values() if words <= p.words) if len(words) == 1 else None

    def within(self, text: str) -> Participant | None:
        """The only participant whose code or name stands in a file's name or a title: ``interview_P07``."""
        spaced = re.sub(r"[_\-.,+()]+", " ", text)
        tokens = {label_key(token) for token in spaced.split()}
        words = _words_of(spaced)
        coded = [p for key, p in self.listed.items() if key in tokens or (" " in key and key in label_key(spaced))]
        named = [p for p in self.listed.values() if len(p.words & words) > 1]
        return _only(coded) or _only(named) or (None if coded or named else self._by_single_word(words))

    def _by_single_word(self, words: frozenset[str]) -> Participant | None:
        return _only(p for p in self.listed.values() if p.words & words)

    def _by_name(self, label: str) -> Participant | None:
        key = label_key(label)
        named = _only(p for p in self.listed.values() if key in map(label_key, p.full_names))
        if named or re.search(r"\d", label):  # "Speaker 1" is not the "Speaker 2" of the map
            return named
        words = _words_of(label)
        whole = _only(p for p in self.listed.values() if words and words == p.words)
        return whole or _only(
            p
            for p in self.listed.values()
            if min(len(words), len(p.words)) > 1 and (words <= p.words or words >= p.words)
        )

    @property
    def labels(self) -> frozenset[str]:
        """All codes and whole names, folded: who has one of them speaks."""
        return frozenset(self.listed) | {label_key(name) for p in self.listed.values() for name in p.full_names}


def _words_of(name: str) -> frozenset[str]:
    """The words of a name without case, accents and titles."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name)).casefold()
    return frozenset(re.findall(r"[^\W\d_]{2,}", plain)) - _TITLES


def _only(candidates: Iterable[Participant]) -> Participant | None:
    """The one of them, if it is one."""
    different = list(dict.fromkeys(candidates))
    return different[0] if len(different) == 1 else None


def label_key(label: str) -> str:
    """A label in the form by which it is looked up."""
    folded = " ".join(unicodedata.normalize("NFKC", label).casefold().split())
    return re.sub(r"(?<=[a-z])[ _-]?0*(?=\d)", "", folded) if _NUMBERED.fullmatch(folded) else folded


_NUMBERED = re.compile(r"[a-z]{1,3}[ _-]?\d+")


def read_map(path: Path, encoding: str | None = None) -> Participants:
    """The map: a table of any format with ``participant`` (or ``name``) and ``segment``, and consent where it has it.

    Raises `InputError` with the row where a participant has no segment, or two.
    """
    rows = rows_of(path, {}, ("segment",), encoding, roles=MAP_ROLES, cure="call the column segment")
    who = next((role for role in ("participant", "name") if role in rows.used), "")
    if not who:
        what = f"no column says who the participants are (columns: {', '.join(rows.table.names[:8])})"
        raise InputError(path, "row 1", what, cure="call it participant, or name")
    participants = Participants(unused_columns=rows.unused, path=path)
    first: dict[str, int] = {}
    for number, cells in rows:
        label, segment = cells[who].strip(), cells["segment"].strip()
        place = f"row {number}"
        if not label:
            raise InputError(path, place, "the participant is missing", cure="say who it is, or remove the row")
        if not segment:
            raise InputError(path, place, f'"{label}" has no segment', cure="give one, or remove the row")
        key = label_key(label)
        if key in participants.listed and participants.listed[key].segment != segment:
            what = f'"{label}" is in two segments, see row {first[key]}'
            raise InputError(path, place, what, cure="keep one of the two rows")
        quotable = may_quote(rows.used["consent"], cells["consent"]) if "consent" in rows.used else True
        names = tuple(filter(None, (cells.get(role, "").strip() for role in ("name", "family"))))
        participants.listed[key] = Participant(label, segment, quotable, names)
        first[key] = number
    if not participants.listed:
        raise InputError(path, "", "the map lists nobody", cure="fill it or leave --map out")
    return participants


MAP_ROLES: dict[str, tuple[str, ...]] = {
    "participant": (
        "participant",
        "participant ?(?:id|code|label)",
        *"speaker respondent interviewee label code id document file interview transcript".split(),
        *"teilnehmer teilnehmerin befragte kürzel".split(),
    ),
    "segment": COLUMN_ROLES["segment"],
    "name": (r"(?:full|first|given|participant|respondent) ?name", "name", "forename", "vorname"),
    "family": (r"(?:last|family) ?name", "surname", "nachname", "familienname"),
    "consent": CONSENT,
}
"""What the columns of a map are for, as in `rows.COLUMN_ROLES`."""
