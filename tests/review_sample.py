"""A review of two personas and three headlines, written by hand on the fixtures' evidence: real-shaped, every case."""

from __future__ import annotations

import fixture_segments

from persona_gen.domain import Finding, Persona, Provenance, Quotation, Segment, Tokens
from persona_gen.domain.review import (
    Comparison,
    Control,
    Phrase,
    Reaction,
    Reason,
    RefusedRewrite,
    Review,
    Rewrite,
    Score,
    Variant,
    VariantVerdict,
)

TABS = "Your first home, without the eleven tabs."
COSTS = "Every cost on one page, before you fall for the place. Your credit file stays untouched."
AUTOPILOT = "Home buying on autopilot: we move fast so you never miss out."
METHOD = "nearest anchor over 5 samples, bootstrap 95 %"


def phrase(copy: str, words: str, why: str, *cites: str, opinion: bool = False) -> Phrase:
    """The words by their place in the copy, and why."""
    start = copy.index(words)
    return Phrase(span=(start, start + len(words)), why=Reason(text=why, cites=cites, opinion=opinion))


def asks(text: str, *cites: str) -> Reason:
    """A question or objection with its evidence."""
    return Reason(text=text, cites=cites, opinion=not cites)


def score(mean: float, low: float, high: float) -> Score:
    """Five samples."""
    return Score(mean=mean, low=low, high=high, samples=5, method=METHOD)


def segments() -> list[Segment]:
    """The two segments, as the reader gives them."""
    return [fixture_segments.segment(name) for name in ("anxious-first-time-buyers", "platform-jugglers")]


def personas() -> list[Persona]:
    """Emma and Daryl, as short as a file written by hand."""
    return [
        Persona(segment="anxious-first-time-buyers", name="Emma Whitfield"),
        Persona(
            segment="platform-jugglers",
            name="Daryl Okafor",
            quotes=(Quotation(text="I want one screen.", cites=("p01-3",)),),
        ),
    ]


def _emma() -> tuple[Reaction, ...]:
    contested = "Most buyers like Emma break off an online application half-way."
    return (
        Reaction(
            persona="emma-whitfield",
            variant="tabs",
            verdict="speaks-to",
            says="That is me on a Sunday evening. I would click, mostly to see whether it is one page or tab sixteen.",
            understood_as="A service that gathers what a first purchase needs in one place.",
            resonates=(
                phrase(TABS, "without the eleven tabs", "P02 keeps a spreadsheet with eleven tabs.", "p02-3"),
                phrase(TABS, "the eleven tabs", "P07 opens fifteen tabs and closes the laptop.", "p07-3"),
                phrase(TABS, "Your first home", "It names her step and nobody else's.", opinion=True),
            ),
            questions=(
                asks("Does the one place show the whole number, with solicitor, survey and van?", "p01-1"),
                asks("Is there someone to ask? That matters to 47 % of the segment.", "goal.someone-to-ask"),
            ),
            refused=(RefusedRewrite(text="Your first home, guaranteed.", objection='promises "guaranteed"'),),
            rewrites=(
                Rewrite(
                    text="Your first home: every cost in one place, without the eleven tabs.",
                    changed="Adds that all costs are shown, which matters to 69 % of the segment.",
                    cites=("goal.cost-clear", "p01-1"),
                    verdict="speaks-to",
                ),
            ),
            score=score(4.1, 3.6, 4.5),
        ),
        Reaction(
            persona="emma-whitfield",
            variant="costs",
            verdict="speaks-to",
            says="The whole number, first. And no one touches my file. I would want that in writing.",
            understood_as="A calculator that shows all costs of a purchase and does no credit check.",
            resonates=(
                phrase(
                    COSTS,
                    "Every cost on one page",
                    "54 % of the segment are held back by not knowing the total cost.",
                    "barrier.total-cost",
                    "p01-1",
                ),
                phrase(COSTS, "Your credit file stays untouched", "P01 stops where a form asks for it.", "p01-2"),
            ),
            repels=(
                phrase(COSTS, "before you fall for the place", "P04 cried in the car after a viewing.", "p04-3"),
                phrase(COSTS, "one page, before you fall", "It hurries, and sounds like an agent.", opinion=True),
            ),
            questions=(asks("Who sees what I enter: a person, a machine, the agent?", "p02-2"),),
            contradicts_data=(
                Reason(
                    text=contested,
                    cites=("behaviour.abandoned",),
                    findings=(
                        Finding(
                            rule="quantifier",
                            span=(0, 4),
                            reason='says "Most", but Broke off an online application half-way is 41 % (n = 412)',
                            suggestion="41 %",
                        ),
                    ),
                ),
            ),
            score=score(4.3, 3.9, 4.7),
        ),
        Reaction(
            persona="emma-whitfield",
            variant="autopilot",
            verdict="does-not",
            says="Fast is what I am afraid of. I would scroll past.",
            understood_as="An app that buys for you.",
            resonates=(phrase(AUTOPILOT, "never miss out", "P05 lost a home by sleeping on it.", "p05-2"),),
            repels=(
                phrase(
                    AUTOPILOT,
                    "we move fast so you never miss out",
                    "77 % worry about a mistake they cannot undo.",
                    "attitude.mistake",
                ),
                phrase(AUTOPILOT, "on autopilot", "P06 wants a dry run in which nothing counts.", "p06-2"),
            ),
            contradicts_data=(
                Reason(
                    text="Fear of being outbid holds back 33 %, hardly more than the whole base's 31 %.",
                    cites=("what-holds-them-back.fear-of-being-outbid",),
                    span=(AUTOPILOT.index("we move fast"), AUTOPILOT.index(" so you")),
                ),
            ),
            score=score(2.0, 1.5, 2.6).model_copy(update={"spread": 0.7, "relative": -1.5}),
        ),
    )


def _daryl() -> tuple[Reaction, ...]:
    return (
        Reaction(
            persona="daryl-okafor",
            variant="tabs",
            verdict="partly",
            says="I know the tabs. I am not buying a house, though.",
            understood_as="Fewer screens for a house purchase.",
            resonates=(
                phrase(
                    TABS,
                    "without the eleven tabs",
                    "73 % would trade features for fewer logins.",
                    "attitude.fewer-logins",
                ),
            ),
            repels=(phrase(TABS, "first home", "Nothing in the segment is about buying a home.", opinion=True),),
            score=score(2.9, 2.1, 3.7),
        ),
        Reaction(
            persona="daryl-okafor",
            variant="costs",
            verdict="partly",
            says="A price that is the price. Good. What is it for?",
            resonates=(
                phrase(COSTS, "Every cost on one page", "“Starting at” is how P05 got to $310 a month.", "p05-3"),
            ),
            score=score(3.1, 2.4, 3.8),
        ),
        Reaction(
            persona="daryl-okafor",
            variant="autopilot",
            verdict="cannot-tell",
            nearest=(asks("In P05's words: “Automations scare me.”", "p05-2"),),
        ),
    )


def review() -> Review:
    """Emma sees three headlines apart; Daryl's are too close to call, and on one the data are silent."""
    emma, daryl = "emma-whitfield", "daryl-okafor"
    wilson = "Wilson 95 %"
    return Review(
        variants=(
            Variant(id="tabs", text=TABS),
            Variant(id="costs", text=COSTS),
            Variant(id="autopilot", text=AUTOPILOT),
        ),
        personas=(emma, daryl),
        verdicts=(
            VariantVerdict(
                variant="tabs",
                verdict="mixed",
                counts={"speaks-to": 1, "partly": 1},
                advice=asks("Keep “without the eleven tabs”: 2 of 2 are reached by it.", "p02-3"),
            ),
            VariantVerdict(variant="costs", verdict="speaks", counts={"speaks-to": 1, "cannot-tell": 1}),
            VariantVerdict(
                variant="autopilot",
                verdict="loses",
                counts={"does-not": 1, "cannot-tell": 1},
                advice=asks("Drop “on autopilot”: 1 of 2 is put off by it.", "p06-2"),
            ),
        ),
        reactions=_emma() + _daryl(),
        comparisons=(
            Comparison(
                persona=emma,
                a="tabs",
                b="costs",
                orders_agree=False,
                wins=(5, 5),
                samples=10,
                interval=(0.24, 0.76),
                method=wilson,
            ),
            Comparison(
                persona=emma,
                a="costs",
                b="autopilot",
                preferred="costs",
                orders_agree=True,
                wins=(10, 0),
                samples=10,
                interval=(0.72, 1.0),
                method=wilson,
                reason=asks("All costs first matters to 69 %.", "goal.cost-clear"),
            ),
            Comparison(
                persona=daryl,
                a="tabs",
                b="costs",
                orders_agree=True,
                wins=(4, 6),
                samples=10,
                interval=(0.17, 0.69),
                method=wilson,
            ),
        ),
        rankings={emma: (("costs", "tabs"), ("autopilot",)), daryl: (("costs", "tabs", "autopilot"),)},
        controls=(
            Control(
                name="the same twice",
                persona=emma,
                variant="tabs",
                outcome="no preference in 10 of 10 samples",
                passed=True,
            ),
            Control(name="decoy", persona=emma, variant="decoy", outcome="ranked last", passed=True),
            Control(
                name="another segment's persona",
                persona=daryl,
                variant="costs",
                outcome="same verdict in 2 of 3 variants: half of this answer is generic",
                passed=False,
            ),
            Control(name="no persona", persona=emma, variant="costs", outcome="4.0 instead of 4.3"),
        ),
        notes=("Of 3 pairs 1 changed with the order in which the variants were shown.",),
        provenance=Provenance(
            model="qwen3:14b",
            base_url="http://127.0.0.1:11434/v1",
            steps="one",
            prompt_sha256="0" * 64,
            segment_sha256="0" * 64,
            created="2026-11-24T09:30:00+00:00",
            seconds=88.0,
            tokens=Tokens(prompt=20480, completion=4120, calls=46),
            rounds=0,
        ),
    )
