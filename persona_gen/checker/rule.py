"""What a rule is: one thing that can be wrong with a claim, and how its complaint is worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import EvidenceRef, Finding, Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a claim. ``reason`` is the template of its complaint.

    A ``recomputing`` rule shows what is wrong and is final. A ``missing-word`` rule only fails to find something, which
    is a doubt: a finding where nobody judges, and a judge's to settle where one does.
    """

    id: str
    verdict: Literal["contradicted", "unsupported"]
    objects_to: str
    example: tuple[str, str]
    """A sentence it flags, and what the evidence is."""
    silent: str
    reason: str
    strength: Literal["recomputing", "missing-word"] = "recomputing"

    def finding(
        self,
        span: Span,
        *,
        evidence: tuple[EvidenceRef, ...] = (),
        suggestion: str | None = None,
        **reason_values: object,
    ) -> Finding:
        """Its complaint about a stretch of a claim; ``reason_values`` fills the template of the reason."""
        return Finding(
            rule=self.id,
            span=span,
            reason=self.reason.format(**reason_values),
            evidence=evidence,
            suggestion=suggestion,
        )
