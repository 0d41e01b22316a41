"""Who says each remark: the participant that the map means, and the code under which the quotes name the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from persona_gen.ingest.interviews.files import labels_in
from persona_gen.ingest.interviews.headings import is_code
from persona_gen.ingest.interviews.participants import Participant, Participants, label_key
from persona_gen.ingest.interviews.utterances import Utterance, Utterances
from persona_gen.privacy.pseudonyms import Pseudonyms
from persona_gen.privacy.redaction import Redactor

_NAMELESS = re.compile(
    r"anonym\w*|guest|unknown|n/?a|none|user|customer|a (?:google )?(?:user|customer)|(?:verified )?(?:buyer"
    r"|purchaser|customer)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:participant|respondent|interviewee|subject|proband\w*|teilnehmer\w*|[A-Z]{1,3})[ #-]?\d+", re.I
)
CODES_SHOWN = 12
"""Codes that a note names before it only counts."""


class Speakers:
    """The speakers of all files: names told to the redactor and codes reserved at once, links made as remarks come."""

    def __init__(
        self, opened: Sequence[Utterances], participants: Participants, pseudonyms: Pseudonyms, redactor: Redactor
    ) -> None:
        self._opened = opened
        self._participants = participants
        self._pseudonyms = pseudonyms
        self._redactor = redactor
        self._links: dict[tuple[str, str], Participant | None] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._heard: set[str] = set()
        self._guessed: dict[str, None] = {}
        self._unmapped: dict[str, None] = {}
        self._spoken_for: set[Participant] = set()
        self._documents: dict[str, str] = {}
        self._names: set[str] = set()
        self._know_everybody()

    def _know_everybody(self) -> None:
        """Names before the first quote is redacted; codes that are taken before the first is given."""
        for listed in self._participants.listed.values():
            self._pseudonyms.reserve(listed.label)
            for name in (listed.label, *listed.names):
                self._know(name)
        last = ""
        for label in labels_in(self._opened):
            if label != last:
                self._pseudonyms.reserve(label)
                self._know(label)
                if spoken_for := self._participants.find(label):
                    self._spoken_for.add(spoken_for)
            last = label
        for listed in self._participants.listed.values():
            if not self._is_document(listed):
                self._pseudonyms.of(listed.label)

    def _is_document(self, listed: Participant) -> bool:
        """Whether the map names a transcript and not a person."""
        return any(label_key(listed.label) in (label_key(r.name), label_key(Path(r.name).stem)) for r in self._opened)

    def _know(self, name: str) -> None:
        if not is_code(name) and not _NAMELESS.fullmatch(name) and not name.isdigit():
            self._redactor.add_name(name)
            self._names.add(name.casefold())

    def who(self, remark: Utterance) -> tuple[Participant | None, str]:
        """The participant of the map and the pseudonym; a role such as "Speaker 1" means somebody else in each file."""
        if remark.code:
            return None, remark.code
        label = "" if _NAMELESS.fullmatch(remark.label) else remark.label
        linked = self.linked(label, remark)
        if linked:
            self._heard.add(label_key(linked.label))
        if not label:
            return linked, ""
        key = label, remark.file
        if key not in self._codes:
            self._codes[key] = self._pseudonyms.of(self._whose(label, remark.file, linked))
        code = self._codes[key]
        if not linked and self._participants.listed and not remark.segment:
            self._unmapped[code] = None
        return linked, code

    def _whose(self, label: str, file: str, linked: Participant | None) -> str:
        """The label under which a speaker has a code."""
        if linked and not self._participants.listing(file):
            return linked.label
        return f"{file}: {label}" if is_code(label) and not _NUMBERED.fullmatch(label) else label

    def linked(self, label: str, remark: Utterance) -> Participant | None:
        """Whom of the map a label of a file means."""
        key = label, remark.file
        if key not in self._links:
            self._links[key] = self._link(label, remark)
        return self._links[key]

    def _link(self, label: str, remark: Utterance) -> Participant | None:
        """By the label; else by the file, where the map names it; else by one name, or by the file's name or header.

        The last two are guesses: they must not disagree, and the account says whom they link.
        """
        participants = self._participants
        if not participants.listed:
            return None
        if sure := (participants.find(label) if label else None) or (
            participants.listing(remark.file) if remark.file else None
        ):
            return sure
        one = participants.by_one_name(label)
        guesses = {one} if one and one not in self._spoken_for else set()
        guesses |= {guess for title in remark.titles if (guess := participants.within(title))}
        if len(guesses) != 1:
            return None
        guess = guesses.pop()
        self._guessed[self._pseudonyms.of(guess.label)] = None
        return guess

    def document(self, document: str) -> str:
        """A document's name, unless it holds somebody's: then its number."""
        if document not in self._documents:
            path = Path(document)
            number = len(self._documents) + 1
            of_a_speaker = self._names & set(re.split(r"[\W_]+", path.stem.casefold()))
            named = of_a_speaker or self._redactor.named_in(path.stem)
            self._documents[document] = f"document {number}{path.suffix}" if named else document
        return self._documents[document]

    def missing(self) -> Iterator[str]:
        """Of the map without quotes, and with quotes but not in the map; by code, for a report may be passed on."""
        silent = [p for key, p in self._participants.listed.items() if key not in self._heard]
        if silent:
            codes = [self.document(p.label) if self._is_document(p) else self._pseudonyms.of(p.label) for p in silent]
            yield f"{len(silent)} of the map {'have' if len(silent) > 1 else 'has'} no quotes: {_some(codes)}"
        if self._unmapped:
            codes = list(self._unmapped)
            yield f"{len(codes)} who {'speak are' if len(codes) > 1 else 'speaks is'} not in the map: {_some(codes)}"
        if self._guessed:
            yield f"linked by one name, or by the file's name or header: {_some(list(self._guessed))}"
        if any(name != shown for name, shown in self._documents.items()):
            yield 'files whose names hold a name of a person are called "document 1" and so on'


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:CODES_SHOWN]) + (
        f" … ({len(codes) - CODES_SHOWN} more)" if len(codes) > CODES_SHOWN else ""
    )
