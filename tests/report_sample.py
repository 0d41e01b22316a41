"""The persona every report test prints: real-shaped, with each verdict, and with strings that mean harm."""

from functools import cache

import fixture_segments

from persona_gen.domain import (
    Against,
    CheckedClaim,
    CheckReport,
    Claim,
    Disagreement,
    EvidenceRef,
    Finding,
    Inference,
    JourneyStep,
    Ledger,
    LeftOut,
    Persona,
    Provenance,
    Quotation,
    Segment,
    Tokens,
    Trait,
    Verdict,
)

HOSTILE = "[red]x[/red] <script>alert(1)</script> \x1b[31m\u202etxt.exe\u202c | `a` *b* [c](https://evil.example) @team"


def claim(text: str, *cites: str, fiction: bool = False) -> Claim:
    """A claim in one line."""
    return Claim(text=text, cites=cites, fiction=fiction)


def segment() -> Segment:
    """The fixture as the reader would give it."""
    return fixture_segments.segment()


@cache
def persona() -> Persona:
    """Written by a small model in many steps; emotions are empty."""
    return Persona(
        segment="anxious-first-time-buyers",
        name="Emma Whitfield",
        tagline=claim("Wants to hear the whole number before she falls for the house.", "p01-1"),
        snapshot=(
            Trait(attribute="Age", value="29", cites=("age",)),
            Trait(attribute="Gender", value="Woman", cites=("gender.woman",)),
            Trait(attribute="Housing", value="Rents in a city", cites=("housing.rents",)),
            Trait(attribute="Deposit saved so far", value="18,600 GBP", cites=("deposit.saved",)),
            Trait(
                attribute="What holds them back",
                value="Not knowing the total cost",
                cites=("barrier.total-cost", "p01-1"),
            ),
            Trait(attribute="Looks at homes", value="Sunday evening, after tea", cites=("p07-1",)),
            Trait(attribute="Pets", value="A cat called 麻糬 (もち)"),
        ),
        story=(
            claim("82 % of people like Emma rent in a city, and so does she.", "housing.rents"),
            claim(
                "She visits property portals eleven times a week, more than twice as often as home buyers at large, "
                "and has used a mortgage calculator in the last four weeks.",
                "portal.visits",
                "behaviour.calculator",
            ),
            claim("Her kitchen wall is the colour her landlord chose, and she calls it porridge.", fiction=True),
        ),
        goals=(
            claim("All costs shown at the start, the way 69 % of her segment want them.", "goal.cost-clear"),
            claim("家を買う前に、すべての費用を一つの表で見て、隣同士で比べたいと思っている。", "p07-2"),
        ),
        frustrations=(
            claim("Calculators say no to her boyfriend’s income and never say why.", "p02-1"),
            claim("Most of her friends have lost a home because they wanted to sleep on it."),
        ),
        motivations=(claim("One wall that she can paint without asking anybody.", "p10-2"),),
        questions=(
            claim("Who sees my payslips: a person, a machine, the agent?", "p02-2"),
            claim(HOSTILE, "p09-3", "no-such-id"),
        ),
        channels=(
            claim("Property portals, forums and videos by other buyers.", "channels.portal", "channels.forums"),
            claim("She never wants to phone anyone.", "p04-1"),
        ),
        journey=(
            JourneyStep(
                stage="Consideration",
                doing=claim("Opens fifteen tabs, and then closes the laptop.", "p07-3"),
                feeling=claim("Her heart goes when a flat pops up in a meeting.", "p06-1"),
                friction=claim("Stops where the form asks for her credit file.", "p01-2", "behaviour.abandoned"),
            ),
            JourneyStep(stage="Purchase", friction=claim("Uploads the same bank statement four times.", "p08-3")),
        ),
        quotes=(
            Quotation(
                text="I just want someone to tell me the number. The whole number, with the solicitor and the survey "
                "and the van, not the deposit and then surprise, another four grand.",
                cites=("p01-1",),
            ),
            Quotation(text="I open fifteen tabs and then I shut my laptop.", cites=("p07-3",)),
            Quotation(
                text="Rodzice mówią, żeby jeszcze poczekać, ale ja już nie chcę spłacać cudzego kredytu.",
                cites=("p10-1",),
            ),
        ),
        provenance=Provenance(
            model="qwen3-0.6b-q8_0",
            base_url="http://127.0.0.1:8080/v1",
            steps="many",
            prompt_sha256="0" * 64,
            segment_sha256=segment().sha256,
            created="2026-07-01T09:30:00Z",
            seconds=41.27,
            tokens=Tokens(prompt=9120, completion=1874, remembered=512, calls=12),
            rounds=2,
        ),
    )


def rich_persona() -> Persona:
    """A persona of the whole recipe, with a lead: what a large model would write."""

    def said(text: str, *cites: str) -> Quotation:
        return Quotation(text=text, cites=cites)

    return Persona(
        segment="anxious-first-time-buyers",
        name="Chloe Bennett",
        lead="P01",
        role=claim("29, rents in a city", "age", "housing.rents"),
        tagline=claim("“I just want someone to tell me the number.”", "p01-1"),
        snapshot=persona().snapshot[:5],
        story=(
            claim("Chloe does it on her break, half two in the morning.", "p01-3"),
            claim("Every time she gets to the bit where it asks for her credit file she stops.", "p01-2"),
        ),
        goals=(claim("Have all costs shown at the start (69 %)", "goal.cost-clear"),),
        frustrations=(claim("Does not know the total cost (54 %)", "barrier.total-cost"),),
        questions=(claim("“Is it a person, is it a machine, does it go to the agent?”", "p02-2"),),
        differences=(
            Disagreement(
                about="phoning",
                one=said("I'd rather ring a person.", "p03-1"),
                other=said("Please don't make me phone anyone.", "p04-1"),
            ),
        ),
        use=(
            Inference(kind="say", text="Give the whole number first.", cites=("p01-1", "goal.cost-clear")),
            Inference(kind="avoid", text="Do not ask for the credit file first.", cites=("p01-2",)),
        ),
        quotes=(
            said("I do it on my break, half two in the morning.", "p01-3"),
            said("I open fifteen tabs and then I close the laptop.", "p07-3"),
        ),
        unknown=("What she earns.",),
    )


def finding(rule: str, text: str, part: str, reason: str, *evidence: EvidenceRef, suggestion: str = "") -> Finding:
    """A finding on ``part`` of ``text``."""
    start = text.index(part)
    span = (start, start + len(part))
    return Finding(rule=rule, span=span, reason=reason, evidence=evidence, suggestion=suggestion or None)


def findings_by_path() -> dict[str, tuple[Verdict, Finding]]:
    """The flagged claims of the sample."""
    texts = {path: piece.text for path, piece in persona().claims()}
    close = "I open fifteen tabs and then I close the laptop."
    at = close.index("close the")
    return {
        "story[0]": (
            "contradicted",
            finding(
                "number-mismatch",
                texts["story[0]"],
                "82 %",
                "says 82 %, but Housing / Rents in a city is 48 % (n = 412)",
                EvidenceRef(id="housing.rents"),
                suggestion="48 %",
            ),
        ),
        "frustrations[1]": (
            "unsupported",
            finding("quantifier", texts["frustrations[1]"], "Most of her friends", "cites no figure for “most”"),
        ),
        "snapshot[6]": (
            "unsupported",
            finding("attribute-not-in-source", texts["snapshot[6]"], "もち", "the segment says nothing about Pets"),
        ),
        "goals[1]": (
            "contradicted",
            finding(
                "contradicts-evidence",
                texts["goals[1]"],
                "すべての費用を",
                "P07 asks for the cost a month, not for every cost",
                EvidenceRef(id="p07-2", span=(67, 98)),
            ),
        ),
        "questions[1]": (
            "unsupported",
            finding("unknown-evidence", HOSTILE, "[c]", "cites no-such-id, which the segment does not hold"),
        ),
        "quotes[1]": (
            "contradicted",
            finding(
                "quote-altered",
                texts["quotes[1]"],
                "shut my",
                "P07 did not say “shut my”",
                EvidenceRef(id="p07-3", span=(at, at + len("close the"))),
                suggestion=close,
            ),
        ),
    }


@cache
def report() -> CheckReport:
    """Rules alone: where nothing objects and code cannot decide, the verdict is unverified."""
    flagged = findings_by_path()
    unverified = {"tagline", "snapshot[5]", "motivations[0]", "journey[0].feeling", "questions[0]", "channels[1]"}

    def checked(path: str, text: str, cites: tuple[str, ...], fiction: bool) -> CheckedClaim:
        verdict: Verdict = "fiction" if fiction else "unverified" if path in unverified else "supported"
        objections: tuple[Finding, ...] = ()
        if path in flagged:
            verdict, objections = flagged[path][0], (flagged[path][1],)
        return CheckedClaim(path=path, text=text, cites=cites, verdict=verdict, findings=objections)

    claims = tuple(checked(path, c.text, c.cites, getattr(c, "fiction", False)) for path, c in persona().claims())
    known = segment().evidence
    used = {i for c in claims for i in c.cites if i in known}
    left_out = ("p09-1", "p09-2", "offer-failed.survey", "offer-failed.outbid", "offer-failed.lender")
    verdicts = [c.verdict for c in claims]
    return CheckReport(
        persona="emma-whitfield",
        segment="anxious-first-time-buyers",
        claims=claims,
        summary={"claims": len(claims)} | {verdict: verdicts.count(verdict) for verdict in verdicts},
        ledger=Ledger(
            used=tuple(i for i in known if i in used),
            unused=tuple(i for i in known if i not in used),
            left_out=tuple(
                LeftOut(evidence=i, reason="says too little" if i[0] == "p" else "base below 30") for i in left_out
            ),
            against=(Against(claim="channels[1]", evidence="p03-1"),),
        ),
    )


def test_the_sample_holds_every_verdict() -> None:
    """The card that is looked at shows each of the five verdicts."""
    assert {c.verdict for c in report().claims} == {"supported", "contradicted", "unsupported", "unverified", "fiction"}
