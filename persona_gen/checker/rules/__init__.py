"""The rules: what each one reads, when it is silent, and what its complaint means for the verdict.

Rules are data; the functions that apply them stand in one module per family (`FAMILIES`), because telling
an altered quotation from an invented one is a single decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a claim. ``reason`` is the template of its complaint."""

    id: str
    verdict: Literal["contradicted", "unsupported"]
    reads: str
    silent: str
    reason: str


RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "unknown-evidence",
            "unsupported",
            reads="the ids a claim cites",
            silent="never",
            reason='cites "{cite}", which the segment does not have',
        ),
        Rule(
            "uncited",
            "unsupported",
            reads="claims without evidence ids, and figures or words that stand in evidence the claim does not cite",
            silent="for declared fiction",
            reason="{what}",
        ),
        Rule(
            "number-not-in-source",
            "unsupported",
            reads="every figure outside quotation marks",
            silent="where the evidence cited gives the figure, or plain arithmetic on it does",
            reason="{figure} stands nowhere in the evidence cited",
        ),
        Rule(
            "number-mismatch",
            "contradicted",
            reads="every figure outside quotation marks against the statistic it speaks of",
            silent="where no statistic of that kind is cited or named",
            reason="says {figure}, but {truth}",
        ),
        Rule(
            "quote-invented",
            "unsupported",
            reads="words in quotation marks, and the persona's quotes",
            silent="for one or two words in a sentence: a term, not a quotation",
            reason="nobody in this segment says this",
        ),
        Rule(
            "quote-altered",
            "contradicted",
            reads="words in quotation marks, and the persona's quotes",
            silent="where the words stand in the source after the declared normalisation",
            reason="not verbatim: {difference}",
        ),
        Rule(
            "quote-wrong-speaker",
            "contradicted",
            reads="the speaker named or cited for a quotation",
            silent="where neither the claim nor the evidence names a speaker",
            reason="{true} says this, not {named}",
        ),
        Rule(
            "quote-wrong-segment",
            "unsupported",
            reads="quotations that stand in another segment only",
            silent="where no other segment is at hand",
            reason='said in the segment "{segment}" ({quote}), not in this one',
        ),
    )
}
