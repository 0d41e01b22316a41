"""The mark behind a sentence: quiet where the data bear it out, loud where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from persona_gen.domain import BasisKind, CheckedClaim
from persona_gen.report.account_labels import AccountLabels


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


BASIS_KINDS: dict[BasisKind, str] = {"counted": "counted", "verbatim": "said", "retold": "said", "judged": "judged"}
"""How a supported sentence is borne out: recomputed, in a participant's words, or by a model that read the evidence."""
SIGNS = {
    "counted": "#", "said": "»", "judged": "§", "supported": "✓", "inference": "→",
    "fiction": "~", "unverified": "?", "unsupported": "!", "contradicted": "✗", "unchecked": "·",
}  # fmt: skip
LOUD = ("fiction", "unverified", "unsupported", "contradicted")


def mark_of(claim: CheckedClaim, labels: AccountLabels, *, checked: bool = True) -> Mark:
    """The mark of a claim; where nothing was checked, only what is declared has one."""
    kind: str = BASIS_KINDS[claim.basis.by] if claim.verdict == "supported" and claim.basis else claim.verdict
    if not checked and claim.verdict == "unverified":
        kind = "unchecked"
    return Mark(kind, SIGNS[kind], labels.words[kind], quiet=kind not in LOUD)


def key(claims: Iterable[CheckedClaim], labels: AccountLabels, *, checked: bool = True) -> list[Mark]:
    """The marks that these claims have, in one order: what stands in the foot of a card."""
    met = {mark_of(claim, labels, checked=checked) for claim in claims}
    return sorted(met, key=lambda mark: list(SIGNS).index(mark.kind))
