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
            "quantifier",
            "contradicted",
            reads='quantity words ("most", "hardly any", "everyone") against the share they speak of',
            silent="where no share, or more than one, could be meant; for words of the questionnaire itself",
            reason='says "{word}", but {truth}',
        ),
        Rule(
            "direction",
            "contradicted",
            reads='comparisons with the whole base ("more likely than average"), ranks and pairs within the segment',
            silent="where the difference is inside sampling error, or the source gives no figure of the whole base",
            reason='says "{word}", but {truth}',
        ),
        Rule(
            "wrong-base",
            "contradicted",
            reads="whom a figure is told of: the segment, a part of it, or the whole base",
            silent="where the claim names the base the figure has",
            reason="tells {figure} of the wrong people: {truth}",
        ),
        Rule(
            "atypical",
            "unsupported",
            reads="traits told of the person: the share of people who have them, the distance from the mean",
            silent="for the commonest category, from one in five up, and within two standard deviations",
            reason="told as hers, but {what}",
        ),
        Rule(
            "attribute-not-in-source",
            "unsupported",
            reads="lines of the snapshot",
            silent="where a statistic or a cited quote speaks of the attribute and has the value",
            reason="{what}",
        ),
        Rule(
            "self-contradiction",
            "contradicted",
            reads="an attribute that one persona gives two values",
            silent="where the attribute allows several",
            reason="{attribute} is {other} here and {value} in {path}",
        ),
        Rule(
            "undeclared-fiction",
            "unsupported",
            reads="names, family, pets, jobs and pastimes; figures and generalities in declared fiction",
            silent="for whatever the segment's evidence mentions anywhere",
            reason="{what}",
        ),
        Rule(
            "identity-leak",
            "unsupported",
            reads="e-mail addresses, telephone numbers, user names, participants' real names",
            silent="for codes such as P07",
            reason="{what}",
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
        Rule(
            "quote-turned",
            "contradicted",
            reads="fragments of a sentence whose omitted words negate it, set a condition or take it back",
            silent="for whole sentences, for words omitted from another clause, and where the claim turns them itself",
            reason='trimmed so that it turns: the participant goes on or begins "{rest}"',
        ),
        Rule(
            "interviewer-words",
            "unsupported",
            reads="quotations of a speaker who is the interviewer",
            silent="where a participant says the same words",
            reason="these are the interviewer's words ({quote}, {speaker}), not a participant's",
        ),
        Rule(
            "contradicts-evidence",
            "contradicted",
            reads="by the judge: claims that no rule decides, against their evidence",
            silent="without a judge, and where the deciding words do not stand in the evidence",
            reason='the evidence says otherwise: "{words}"',
        ),
        Rule(
            "not-entailed",
            "unsupported",
            reads="by the judge: claims that no rule decides, against their evidence",
            silent="without a judge",
            reason="the evidence does not say this",
        ),
    )
}
