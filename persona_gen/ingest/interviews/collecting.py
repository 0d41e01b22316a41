"""Transcripts, exports and answers → quotes with their segments, cleaned, linked, and without identifiers."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice

from persona_gen.domain import Quote
from persona_gen.domain.build_report import QuoteAccount, QuoteFile
from persona_gen.ingest.interviews.cleaning import Cleaned, cleaned, is_no_quote
from persona_gen.ingest.interviews.participants import Participants
from persona_gen.ingest.interviews.speakers import Speakers
from persona_gen.ingest.interviews.utterances import Utterance, Utterances
from persona_gen.privacy.english_names import perhaps
from persona_gen.privacy.heading_names import without_names
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
    "mail": "stood above a signature or the mail that is answered, which are taken off",
    "repaired": "were UTF-8 read as Windows-1252, read as UTF-8 again",
    "cut": "were cut by the exporter, marked […]",
}
MOST_PERHAPS = 40
"""Words that may be names which are listed."""

BATCH = 500
"""Quotes that are redacted together."""


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
        self._speakers = Speakers(opened, participants or Participants(), self.pseudonyms, self.redactor)
        self._notes = list(notes)
        self._counts: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._segments: Counter[str] = Counter()
        self._redacted: Counter[str] = Counter()
        self._changed: Counter[str] = Counter()
        self._files: list[QuoteFile] = []
        self._perhaps: dict[str, str] | None = {} if look else None
        self.file = ""
        """The file that is being read."""
        self._seen: set[int] = set()

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
            file = self._speakers.document(remarks.name)
            read = self._counts["read"] - before
            self._files.append(
                QuoteFile(file=file, format=without_names(remarks.format), read=read, notes=remarks.notes)
            )

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
        if not words.text:
            self._dropped["words between the lines of another's mail, or none of one's own"] += 1
            return
        if remark.asked:
            yield from self._aside(remark, redacted.text)
            return
        if not remark.quotable:
            self._dropped["no consent to be quoted"] += 1
            return
        listed, speaker = self._speakers.who(remark)
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
        people = [self._speakers.linked(label, remark) for label in remark.among]
        segments = dict.fromkeys([remark.segment] if remark.segment else [p.segment for p in people if p])
        for segment in segments or {"": None}:
            if not self._again(f"{INTERVIEWER_LABEL}\n{segment}", text):
                yield segment or None, Quote(text=text, speaker=INTERVIEWER_LABEL, origin=self._origin(remark))

    def _again(self, speaker: str, text: str) -> bool:
        """Whether these words of this speaker came before, by 64 bits of their hash."""
        digest = hashlib.blake2b(f"{speaker}\n{' '.join(text.split())}".encode(), digest_size=8).digest()
        key = int.from_bytes(digest)
        if key in self._seen:
            return True
        self._seen.add(key)
        return False

    def _origin(self, remark: Utterance) -> str:
        return f"{self._speakers.document(remark.file)} {remark.place}".strip()

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
            notes=(*map(self._without_names, self._notes), *self._speakers.missing()),
        )

    def _without_names(self, note: str) -> str:
        """A note on a file that is not read; its name may hold somebody's."""
        name, colon, rest = note.partition(": ")
        return f"{self._speakers.document(name)}{colon}{rest}"


def is_off_the_record(text: str) -> bool:
    """Whether a participant asks, in the words themselves, not to be quoted."""
    low = text.lower()
    return any(sign in low for sign in _OFF) and OFF_THE_RECORD.search(text) is not None
