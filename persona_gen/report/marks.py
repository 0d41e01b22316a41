"""The mark behind a sentence: quiet where the data bear it out, loud where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from persona_gen.domain import BasisKind, CheckedClaim, Verdict


@dataclass(frozen=True)
class Mark:
    """``kind`` names the look, ``sign`` is one character, ``word`` says it; a ``quiet`` one needs no word in sight."""

    kind: str
    sign: str
    word: str
    quiet: bool

    @property
    def label(self) -> str:
        """What stands in sight: sign and word where something is wrong or declared, else the sign alone."""
        return self.sign if self.quiet or self.kind == "unverified" else f"{self.sign} {self.word}"


BORNE_OUT: dict[BasisKind, Mark] = {
    "counted": Mark("counted", "#", "counted", quiet=True),
    "verbatim": Mark("said", "»", "said", quiet=True),
    "retold": Mark("said", "»", "said", quiet=True),
    "judged": Mark("judged", "§", "judged", quiet=True),
}
"""How a supported sentence is borne out: recomputed, in a participant's words, or by a model that read the evidence."""

VERDICT_MARKS: dict[Verdict, Mark] = {
    "supported": Mark("supported", "✓", "supported", quiet=True),
    "inference": Mark("inference", "→", "our inference", quiet=True),
    "fiction": Mark("fiction", "~", "fiction", quiet=False),
    "unverified": Mark("unverified", "?", "unverified", quiet=False),
    "unsupported": Mark("unsupported", "!", "unsupported", quiet=False),
    "contradicted": Mark("contradicted", "✗", "contradicted", quiet=False),
}
UNCHECKED = Mark("unchecked", "·", "not checked", quiet=True)


def mark_of(claim: CheckedClaim, *, checked: bool = True) -> Mark:
    """The mark of a claim; where nothing was checked, only what is declared has one."""
    if not checked and claim.verdict == "unverified":
        return UNCHECKED
    if claim.verdict == "supported":
        return BORNE_OUT[claim.basis.by] if claim.basis else VERDICT_MARKS["supported"]
    return VERDICT_MARKS[claim.verdict]


def key(claims: Iterable[CheckedClaim], *, checked: bool = True) -> list[Mark]:
    """The marks that these claims have, in one order: what stands in the foot of a card."""
    met = {mark_of(claim, checked=checked) for claim in claims}
    return [mark for mark in dict.fromkeys((*BORNE_OUT.values(), *VERDICT_MARKS.values())) if mark in met]
