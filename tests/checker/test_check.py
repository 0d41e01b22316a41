"""The check of a whole persona: what it says of parts that no single rule sees."""

from __future__ import annotations

from rule_tables import RENTERS

from persona_gen.checker.check import check
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Inference, Ledger, Persona, Segment, Told, Trait


def persona(**parts: object) -> Persona:
    """A persona of the renters with one true claim and whatever a test gives."""
    given = {"goals": (Claim(text="48 % rent in a city.", cites=("rents",)),)} | parts
    return Persona.model_validate({"segment": "renters", "name": "Emma Whitfield"} | given)


def test_a_conclusion_for_the_team_is_an_inference_and_never_supported() -> None:
    """It is no evidence, whatever it says; its figures, names and quotations are held to the data like any others."""
    uses = (
        Inference(kind="say", text="Give the whole number first.", cites=("cost",)),
        Inference(kind="say", text="48 % rent in a city.", cites=("rents",)),
        Inference(kind="test", text="Tell the 82 % who rent in a city what it costs.", cites=("rents",)),
        Inference(kind="avoid", text="Do not write “buy now, think later”.", cites=("q1",)),
        Inference(kind="build", text="Have them ask Margaret Ashby at the bank.", cites=("q1",)),
        Inference(kind="build", text="Put the total on every page."),
    )
    report = check(persona(use=uses), RENTERS)
    said = [(claim.verdict, [f.rule for f in claim.findings]) for claim in report.claims if claim.path[:3] == "use"]
    assert said == [
        ("inference", []),
        ("inference", []),
        ("contradicted", ["number-mismatch"]),
        ("unsupported", ["quote-invented"]),
        ("unsupported", ["undeclared-fiction"]),
        ("unsupported", ["uncited"]),
    ]
    assert report.summary["inference"] == 2


def test_a_numbered_thing_is_no_figure_of_what_stands_beside_it() -> None:
    """ "Year five" of a quote is said of no price; a price that the quote does not have is still a mismatch."""
    segment = Segment.model_validate(
        {
            "id": "solar",
            "name": "Solar",
            "size": 246,
            "statistics": [
                {"id": "price", "attribute": "Quoted price", "measure": "mean", "value": 9850, "unit": "pounds"},
                {"id": "understood", "attribute": "Understood the quote", "measure": "mean", "value": 5.1,
                 "unit": "points of 10", "n": 246},
            ],
            "quotes": [{"id": "q", "speaker": "P01", "text": "I rang to ask what price they'd put in for year five."}],
        }
    )  # fmt: skip
    use = tuple(
        Inference(kind="build", text=text, cites=("understood", "q"))
        for text in ("Show the price put in for year five.", "Show the price of 4,000 pounds.")
    )
    report = check(Persona(segment="solar", name="Andrew Begum", use=use), segment)
    assert [[f.rule for f in claim.findings] for claim in report.claims] == [[], ["number-mismatch"]]


def test_how_often_is_no_want_of_time() -> None:
    """ "0.4 times a month" speaks of no reason called "no time"; a wrong number of times is still one."""
    segment = Segment.model_validate(
        {
            "id": "storage",
            "name": "Storage",
            "size": 346,
            "statistics": [
                {
                    "id": "gate",
                    "attribute": "Gate entries",
                    "measure": "mean",
                    "value": 0.4,
                    "unit": "visits per month",
                },
                {
                    "id": "time",
                    "attribute": "What stops them",
                    "category": "no time",
                    "measure": "share",
                    "value": 0.19,
                },
            ],
        }
    )
    habits = tuple(Claim(text=f"Goes through the gate {n} times a month", cites=("gate",)) for n in ("0.4", "4"))
    report = check(Persona(segment="storage", name="Lee Matthews", habits=habits), segment)
    assert [bool(claim.findings) for claim in report.claims] == [False, True]


def test_what_follows_a_but_is_the_speakers_own_word_again() -> None:
    """ "He says he'll take me out, but I'm learning in an automatic": the second half is no hearsay."""
    words = "My partner says he'll take me out in ours but it's a manual and I'm learning in an automatic."
    quote = {"id": "q", "speaker": "P01", "text": words}
    segment = Segment.model_validate({"id": "l", "name": "Late", "quotes": [quote]})
    text = "Her partner says he'll take her out in theirs, but it's a manual and she is learning in an automatic."
    story = (Claim(text=text, cites=("q",)),)
    assert check(Persona(segment="l", name="Lisa Davey", lead="P01", story=story), segment).findings == []


def test_a_label_named_on_the_way_is_not_what_a_figure_is_of() -> None:
    """ "Price and time on the door (49 %)" is no figure of "the price", which 26 % name; "the price (49 %)" is."""
    segment = Segment.model_validate(
        {
            "id": "duvets",
            "name": "Duvets",
            "size": 143,
            "locale": "en_GB",
            "statistics": [
                {"id": "price", "attribute": "What went wrong", "category": "The price", "measure": "share",
                 "value": 0.26, "n": 141},
                {"id": "door", "attribute": "What would help", "category": "Price and time written on the door",
                 "measure": "share", "value": 0.49, "n": 140},
            ],
        }
    )  # fmt: skip
    texts = ("Read the price and the time on the door (49 %)", "Grumble at the price (49 %)")
    goals = tuple(Claim(text=text, cites=("door",)) for text in texts)
    report = check(Persona(segment="duvets", name="Sarah Wilson", goals=goals), segment)
    assert [(claim.path, finding.rule) for claim, finding in report.findings] == [("goals[1]", "number-mismatch")]


def test_a_lack_is_a_no_and_fewer_begin_a_part_of_their_own() -> None:
    """ "For lack of time" tells the answer "No time"; "most …, fewer …" are two figures; either may still be wrong."""
    segment = Segment.model_validate(
        {
            "id": "knitters",
            "name": "Knitters",
            "size": 297,
            "locale": "en_GB",
            "statistics": [
                {"id": "time", "attribute": "Why it stopped", "category": "No time", "measure": "share",
                 "value": 0.19, "n": 295},
                {"id": "mistake", "attribute": "Why it stopped", "category": "A mistake I could not find",
                 "measure": "share", "value": 0.51, "n": 295},
            ],
        }
    )  # fmt: skip
    texts = (
        "Less than a fifth stopped for lack of time.",
        "Most of them stopped at a mistake they could not find, fewer for lack of time.",
        "Over half stopped for lack of time.",
        "Most of them stopped for lack of time, fewer at a mistake.",
    )
    story = tuple(Claim(text=text, cites=("time", "mistake")) for text in texts)
    report = check(Persona(segment="knitters", name="Sam Nelson", story=story), segment)
    assert sorted({claim.path for claim, _ in report.findings}) == ["story[2]", "story[3]"]


def test_an_insight_and_a_role_are_one_life() -> None:
    """Another's boyfriend or tears are flagged in a role and in either half of an insight; the lead's own pass."""
    segment = Segment.model_validate(
        {
            "id": "l",
            "name": "Late",
            "quotes": [
                {"id": "q1", "speaker": "P01", "text": "I cried in the car park and never went back."},
                {"id": "q2", "speaker": "P02", "text": "My boyfriend is self-employed, so every lender says no."},
                {"id": "q3", "speaker": "P03", "text": "I paid for two lessons I never had."},
            ],
        }
    )

    def rules(field: str, text: str, *cites: str) -> list[str]:
        claim = Claim(text=text, cites=cites)
        persona = Persona.model_validate({"segment": "l", "name": "Lisa Davey", "lead": "P01", field: claim})
        return [finding.rule for _, finding in check(persona, segment).findings]

    assert rules("role", "A learner with a self-employed boyfriend", "q2") == ["borrowed-life"]
    assert rules("insight", "She wants a licence, but paid for two lessons she never had", "q3") == ["borrowed-life"]
    assert "borrowed-life" not in rules("insight", "She cried in the car park, yet books again", "q1")
    assert "borrowed-life" not in rules("role", "A learner who cried in the car park", "q1")


def test_a_lead_who_never_speaks_is_flagged() -> None:
    """The story can follow only somebody whose words are in the segment."""
    assert check(persona(lead="P07"), RENTERS).findings == []
    [(claim, finding)] = check(persona(lead="P77"), RENTERS).findings
    assert (claim.path, claim.text, finding.rule) == ("lead", "P77", "unknown-evidence")


def test_another_name_is_somebody_else_where_she_goes_by_her_own() -> None:
    """A persona told by her name has no second one; a hand-written one that never says hers may be told by another."""
    anna = Claim(text="Anna rents in a city.", cites=("rents",))
    assert check(persona(story=(anna,)), RENTERS).findings == []
    emma = Claim(text="Emma rents in a city.", cites=("rents",))
    [(_, finding)] = check(persona(story=(emma, anna)), RENTERS).findings
    assert finding.rule == "undeclared-fiction" and "Anna" in finding.reason


def test_a_quotation_may_be_attributed_in_its_own_language() -> None:
    """Who speaks is said with words of the quote's language; what else stands beside it is no attribution."""
    words = "Ich fahre lieber mit dem Rad, als im Stau zu stehen."
    segment = Segment.model_validate(
        {"id": "s", "name": "Pendler", "locale": "de_DE", "quotes": [{"id": "q", "text": words, "speaker": "A1"}]}
    )

    def verdict(text: str) -> str:
        story = (Claim(text=text, cites=("q",)),)
        return check(Persona(segment="s", name="Emma Whitfield", story=story), segment).claims[0].verdict

    assert verdict(f"Sie sagt: „{words}“") == "supported"
    assert verdict(f"Sie sagt im Scherz: „{words}“") == "unverified"


def test_a_claim_is_checked_again_where_the_persona_around_it_changes() -> None:
    """What is remembered of a claim holds for the same name, lead and snapshot alone."""
    index = SegmentIndex(RENTERS)
    rents = Claim(text="She rents in a city.", cites=("rents",))
    assert check(persona(story=(rents,)), index).findings == []
    family = Trait(attribute="Housing", value="Lives with parents or family", cites=("family",))
    assert [f.rule for _, f in check(persona(story=(rents,), snapshot=(family,)), index).findings] == [
        "self-contradiction"
    ]
    assert check(persona(story=(rents,)), index).findings == []


def test_the_account_says_whose_life_it_is_and_who_can_be_recognised() -> None:
    """How much of the lead's words is told, and a warning where it is nearly all that somebody said."""
    long = (
        "I keep the receipts of every month in a shoe box under the stairs because nobody ever told me which ones count"
    )
    quotes = [{"id": f"q{n}", "text": f"{long} {n}.", "speaker": "A1"} for n in range(2)]
    segment = Segment.model_validate(
        {"id": "s", "name": "S", "quotes": [*quotes, {"id": "b", "text": "Fine by me.", "speaker": "B2"}]}
    )

    def ledger(*cites: str) -> Ledger:
        story = tuple(Claim(text=f"“{long}”", cites=(cite,)) for cite in cites)
        return check(Persona(segment="s", name="Emma Whitfield", lead="A1", story=story), segment).ledger

    assert ledger("q0").lead == Told(speaker="A1", words=23, of=46)
    assert ledger("q0").recognisable == ()
    assert ledger("q0", "q1").recognisable == (Told(speaker="A1", words=46, of=46),)
    assert ledger("b").recognisable == ()
