"""Transcripts, exports and answers → quotes with their segments, cleaned, linked, and without identifiers."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from persona_gen.domain import Quote
from persona_gen.domain.build_report import QuoteAccount, QuoteFile
from persona_gen.ingest.interviews.cleaning import Cleaned, cleaned, is_no_quote
from persona_gen.ingest.interviews.files import labels_in
from persona_gen.ingest.interviews.headings import is_code
from persona_gen.ingest.interviews.participants import Participant, Participants, label_key
from persona_gen.ingest.interviews.utterances import Utterance, Utterances
from persona_gen.privacy.names import perhaps
from persona_gen.privacy.parallel import Redaction, Task
from persona_gen.privacy.pseudonyms import Pseudonyms
from persona_gen.privacy.redaction import Redacted, Redactor

INTERVIEWER_LABEL = "Interviewer"
"""The speaker of what the interviewer says: the rule ``interviewer-words`` knows it by this label."""

OFF_THE_RECORD = re.compile(
    r"\boff the record\b|\b(?:do not|don['’]?t|didn['’]?t|not to be|never) quote[d]?\b(?! from\b)", re.IGNORECASE
)
_OFF = ("quote", "the record")
"""What each form of it holds, in small letters."""

SAME_WORDS = "the same words of the same speaker"
CHANGES = {
    "entities": "had HTML entities, decoded",
    "repaired": "were UTF-8 read as Windows-1252, read as UTF-8 again",
    "cut": "were cut by the exporter, marked […]",
}
_NAMELESS = re.compile(
    r"anonym\w*|guest|unknown|n/?a|none|user|customer|a (?:google )?(?:user|customer)|(?:verified )?(?:buyer"
    r"|purchaser|customer)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:participant|respondent|interviewee|subject|proband\w*|teilnehmer\w*|[A-Z]{1,3})[ #-]?\d+", re.I
)
MOST_PERHAPS = 40
"""Words that may be names which are listed."""

BATCH = 500
"""Quotes that are redacted together."""

CODES_SHOWN = 12
"""Codes that a note names before it only counts."""


class Quotes:
    """The quotes of files; iterate once, then read `account`, and write the key of `pseudonyms`.

    ``opened`` is what `files.open_quotes` gives, and whatever else has remarks. Held in memory are the participants and
    a hash of each quote, not the quotes.
    """

    def __init__(
        self,
        opened: Sequence[Utterances],
        participants: Participants | None = None,
        pseudonyms: Pseudonyms | None = None,
        notes: Sequence[str] = (),
        *,
        look: bool = False,
    ) -> None:
        self.pseudonyms = Pseudonyms() if pseudonyms is None else pseudonyms
        self.redactor = Redactor()
        self._opened = opened
        self._participants = participants or Participants()
        self._notes = list(notes)
        self._counts: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._segments: Counter[str] = Counter()
        self._redacted: Counter[str] = Counter()
        self._changed: Counter[str] = Counter()
        self._files: list[QuoteFile] = []
        self._perhaps: dict[str, str] | None = {} if look else None
        self._heard: set[str] = set()
        self._links: dict[tuple[str, str], Participant | None] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._guessed: dict[str, None] = {}
        self._spoken_for: set[Participant] = set()
        self.file = ""
        """The file that is being read."""
        self._unmapped: dict[str, None] = {}
        self._seen: set[int] = set()
        self._documents: dict[str, str] = {}
        self._know_everybody()

    def _know_everybody(self) -> None:
        """Names before the first quote is redacted; codes that are taken before the first is given."""
        for listed in self._participants.listed.values():
            self.pseudonyms.reserve(listed.label)
            for name in (listed.label, *listed.names):
                self._know(name)
        last = ""
        for label in labels_in(self._opened):
            if label != last:
                self.pseudonyms.reserve(label)
                self._know(label)
                if spoken_for := self._participants.find(label):
                    self._spoken_for.add(spoken_for)
            last = label
        for listed in self._participants.listed.values():
            if not self._is_document(listed):
                self.pseudonyms.of(listed.label)

    def _is_document(self, listed: Participant) -> bool:
        """Whether the map names a transcript and not a person."""
        return any(label_key(listed.label) in (label_key(r.name), label_key(Path(r.name).stem)) for r in self._opened)

    def _know(self, name: str) -> None:
        if not is_code(name) and not _NAMELESS.fullmatch(name) and not name.isdigit():
            self.redactor.add_name(name)

    def __iter__(self) -> Iterator[tuple[str | None, Quote]]:
        """Each quote with its segment as the map or the column calls it, None where that is not known."""
        for remarks in self._opened:
            before = self._counts["read"]
            self.file = remarks.name
            for remark, words, redacted in self._redacted_of(remarks):
                self._counts["read"] += 1
                yield from self._quoted(remark, words, redacted)
            for reason, n in remarks.skipped.items():
                self._counts["read"] += n
                self._dropped[reason] += n
            file = self._shown(remarks.name)
            read = self._counts["read"] - before
            self._files.append(QuoteFile(file=file, format=remarks.format, read=read, notes=remarks.notes))

    def _redacted_of(self, remarks: Utterances) -> Iterator[tuple[Utterance, Cleaned, Redacted]]:
        """Each remark of a file, cleaned and redacted, in batches."""
        taken: deque[list[tuple[Utterance, Cleaned]]] = deque()

        def tasks() -> Iterator[list[Task]]:
            rest = iter(remarks)
            while some := [(remark, cleaned(remark.text)) for remark in islice(rest, BATCH)]:
                taken.append(some)
                yield [(words.text, remark.names) for remark, words in some]

        with closing(Redaction(self.redactor)) as redaction:
            for redacted in redaction.batches(tasks()):
                yield from ((*pair, red) for pair, red in zip(taken.popleft(), redacted, strict=True))

    def _quoted(self, remark: Utterance, words: Cleaned, redacted: Redacted) -> Iterator[tuple[str | None, Quote]]:
        if is_no_quote(remark.text):
            self._dropped["no answer: blank, n/a, none, ."] += 1
            return
        if remark.asked:
            yield from self._aside(remark, redacted.text)
            return
        if not remark.quotable:
            self._dropped["no consent to be quoted"] += 1
            return
        listed, speaker = self._who(remark)
        if listed and not listed.quotable:
            self._dropped["no consent to be quoted"] += 1
        elif is_off_the_record(words.text):
            self._dropped["says that it is not to be quoted"] += 1
        else:
            if self._again(speaker, redacted.text):
                self._dropped[SAME_WORDS] += 1
                return
            self._count_changes(remark, words, redacted)
            segment = remark.segment or (listed.segment if listed else "")
            if segment:
                self._counts["assigned"] += 1
                self._segments[segment] += 1
            else:
                self._counts["unassigned"] += 1
            yield segment or None, Quote(text=redacted.text, speaker=speaker or None, origin=self._origin(remark))

    def _count_changes(self, remark: Utterance, words: Cleaned, redacted: Redacted) -> None:
        """What was taken out of a quote and done to it, and what may still be names."""
        if redacted.counts:
            self._redacted.update(redacted.counts)
        if self._perhaps is not None and len(self._perhaps) < MOST_PERHAPS:
            for word in perhaps(redacted.text):
                self._perhaps.setdefault(word, self._origin(remark))
        if words.done:
            self._changed.update(words.done)

    def _aside(self, remark: Utterance, text: str) -> Iterator[tuple[str | None, Quote]]:
        """The interviewer's words, redacted, go with the segments of those who are asked."""
        self._counts["interviewer"] += 1
        people = [self._linked(label, remark) for label in remark.among]
        segments = dict.fromkeys([remark.segment] if remark.segment else [p.segment for p in people if p])
        for segment in segments or {"": None}:
            if not self._again(f"{INTERVIEWER_LABEL}\n{segment}", text):
                yield segment or None, Quote(text=text, speaker=INTERVIEWER_LABEL, origin=self._origin(remark))

    def _who(self, remark: Utterance) -> tuple[Participant | None, str]:
        """The participant of the map and the pseudonym; a role such as "Speaker 1" means somebody else in each file."""
        if remark.code:
            return None, remark.code
        label = "" if _NAMELESS.fullmatch(remark.label) else remark.label
        linked = self._linked(label, remark)
        if linked:
            self._heard.add(label_key(linked.label))
        if not label:
            return linked, ""
        key = label, remark.file
        if key not in self._codes:
            self._codes[key] = self.pseudonyms.of(self._whose(label, remark.file, linked))
        code = self._codes[key]
        if not linked and self._participants.listed and not remark.segment:
            self._unmapped[code] = None
        return linked, code

    def _whose(self, label: str, file: str, linked: Participant | None) -> str:
        """The label under which a speaker has a code."""
        if linked and not self._participants.listing(file):
            return linked.label
        return f"{file}: {label}" if is_code(label) and not _NUMBERED.fullmatch(label) else label

    def _linked(self, label: str, remark: Utterance) -> Participant | None:
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
        self._guessed[self.pseudonyms.of(guess.label)] = None
        return guess

    def _again(self, speaker: str, text: str) -> bool:
        """Whether these words of this speaker came before, by 64 bits of their hash."""
        digest = hashlib.blake2b(f"{speaker}\n{' '.join(text.split())}".encode(), digest_size=8).digest()
        key = int.from_bytes(digest)
        if key in self._seen:
            return True
        self._seen.add(key)
        return False

    def _origin(self, remark: Utterance) -> str:
        return f"{self._shown(remark.file)} {remark.place}".strip()

    def _shown(self, document: str) -> str:
        """A document's name, unless it holds somebody's: then its number."""
        if document not in self._documents:
            path = Path(document)
            number = len(self._documents) + 1
            named = self.redactor.named_in(path.stem)
            self._documents[document] = f"document {number}{path.suffix}" if named else document
        return self._documents[document]

    @property
    def account(self) -> QuoteAccount:
        """The account of all that was iterated over."""
        return QuoteAccount(
            read=self._counts["read"],
            assigned=self._counts["assigned"],
            unassigned=self._counts["unassigned"],
            interviewer=self._counts["interviewer"],
            dropped={reason: n for reason, n in self._dropped.items() if n},
            segments=dict(self._segments),
            redacted=dict(self._redacted),
            changed={CHANGES[what]: n for what, n in self._changed.items()},
            participants=len(self.pseudonyms),
            perhaps=tuple(f'"{word}" ({place})' for word, place in (self._perhaps or {}).items()),
            files=tuple(self._files),
            notes=(*map(self._without_names, self._notes), *self._who_is_missing()),
        )

    def _without_names(self, note: str) -> str:
        """A note on a file that is not read; its name may hold somebody's."""
        name, colon, rest = note.partition(": ")
        return f"{self._shown(name)}{colon}{rest}"

    def _who_is_missing(self) -> Iterator[str]:
        """Of the map without quotes, and with quotes but not in the map; by code, for a report may be passed on."""
        silent = [p for key, p in self._participants.listed.items() if key not in self._heard]
        if silent:
            codes = [self._shown(p.label) if self._is_document(p) else self.pseudonyms.of(p.label) for p in silent]
            yield f"{len(silent)} of the map {'have' if len(silent) > 1 else 'has'} no quotes: {_some(codes)}"
        if self._unmapped:
            codes = list(self._unmapped)
            yield f"{len(codes)} who {'speak are' if len(codes) > 1 else 'speaks is'} not in the map: {_some(codes)}"
        if self._guessed:
            yield f"linked by one name, or by the file's name or header: {_some(list(self._guessed))}"
        if any(name != shown for name, shown in self._documents.items()):
            yield 'files whose names hold a name of a person are called "document 1" and so on'


def is_off_the_record(text: str) -> bool:
    """Whether a participant asks, in the words themselves, not to be quoted."""
    low = text.lower()
    return any(sign in low for sign in _OFF) and OFF_THE_RECORD.search(text) is not None


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:CODES_SHOWN]) + (
        f" … ({len(codes) - CODES_SHOWN} more)" if len(codes) > CODES_SHOWN else ""
    )
