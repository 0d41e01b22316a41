"""The account of quotes: every piece of text that was read is in it once, with what became of it and why."""

from __future__ import annotations

from pydantic import Field

from persona_gen.domain.record import Record


class QuoteFile(Record):
    """One file; ``read`` counts its turns, rows or highlights, long turns by their pieces."""

    file: str
    format: str
    read: int
    notes: tuple[str, ...] = ()


class QuoteLedger(Record):
    """What became of all that was read.

    ``read`` = ``assigned`` + ``unassigned`` + ``in_small_segments`` + ``interviewer`` + ``dropped``.
    """

    read: int = 0
    assigned: int = 0
    unassigned: int = 0
    """Quotes of people of whom no segment is known, or whose segment is not there."""
    unknown_segments: dict[str, int] = Field(default_factory=dict)
    """Those among them that belong to a segment which was not built, by the name that the map or the column gives."""
    in_small_segments: int = 0
    """Quotes of segments too small to tell of."""
    interviewer: int = 0
    """Kept aside, under the speaker "Interviewer", where a participant of the same file has a segment."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many, by reason."""
    segments: dict[str, int] = Field(default_factory=dict)
    """Assigned quotes by segment."""
    redacted: dict[str, int] = Field(default_factory=dict)
    """Identifiers taken out of quotes, by kind."""
    changed: dict[str, int] = Field(default_factory=dict)
    """Quotes whose HTML entities were decoded, whose encoding was repaired, that an exporter cut."""
    participants: int = 0
    perhaps: tuple[str, ...] = ()
    """Words left in quotes that may be names, each with the place where it stands first; of `inspect` alone."""
    files: tuple[QuoteFile, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost on the way."""
        accounted = (
            self.assigned + self.unassigned + self.in_small_segments + self.interviewer + sum(self.dropped.values())
        )
        unknown = sum(self.unknown_segments.values())
        return self.read == accounted and self.assigned == sum(self.segments.values()) and unknown <= self.unassigned

    def lines(self) -> list[str]:
        """The account in words, one line for each fact."""
        account = [f"Quotes: {self.read:,} pieces of text read in {len(self.files)} file{'s' * (len(self.files) != 1)}"]
        account += [f"  {self.assigned:,} assigned to {len(self.segments)} segments"]
        nowhere = self.unassigned - sum(self.unknown_segments.values())
        account += [f"  {nowhere:,} unassigned: of people of whom no segment is known"] if nowhere else []
        for name, n in sorted(self.unknown_segments.items(), key=lambda r: -r[1]):
            account.append(f'  {n:,} unassigned: no segment is called "{name}"')
        account += [f"  {self.in_small_segments:,} in segments too small to tell of"] if self.in_small_segments else []
        account += [f"  {self.interviewer:,} of the interviewer, kept aside"] if self.interviewer else []
        account += [f"  {n:,} dropped: {reason}" for reason, n in sorted(self.dropped.items(), key=lambda r: -r[1])]
        if self.redacted:
            kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(self.redacted.items(), key=lambda r: -r[1]))
            account.append(f"Redacted: {kinds}")
        account += [f"{n:,} quotes {what}" for what, n in self.changed.items()]
        for file in self.files:
            account.append(
                f"{file.file}: {file.format}; {file.read:,} read" + "".join(f"; {note}" for note in file.notes)
            )
        if self.perhaps:
            account.append(f"Perhaps names, for you to look at: {', '.join(self.perhaps)}")
        return [*account, *self.notes]
