"""The records: what they refuse, the ids they derive, the figures they print."""

from __future__ import annotations

import json
from typing import Any

import pytest
from persona_drafts import empty_draft
from pydantic import ValidationError
from rows import every_row

from persona_gen.domain import (
    NO_LEAD,
    Basis,
    CheckedClaim,
    CheckReport,
    Claim,
    Disagreement,
    EvidenceRef,
    Finding,
    Inference,
    JourneyStep,
    Ledger,
    Persona,
    PersonaDraft,
    Quotation,
    Quote,
    Segment,
    Statistic,
    Tokens,
    Trait,
    citing_schema,
    decimals,
    slug,
)

SHARE: dict[str, Any] = {"attribute": "Housing", "category": "Rents", "measure": "share", "value": 0.48, "n": 412}
MEAN: dict[str, Any] = {"attribute": "Age", "measure": "mean", "value": 29.4, "unit": "years"}


@every_row(
    ("entry", "reason"),
    [
        (SHARE | {"value": 48}, "a share lies between 0 and 1, and this is 48; write 0.48 for 48 %"),
        (SHARE | {"value": -0.1}, "a share lies between 0 and 1, and this is -0.1; write a fraction"),
        (SHARE | {"overall": 31}, "an? overall share lies between 0 and 1"),
        (SHARE | {"n": 0}, "the base n is a number of people above 0"),
        (SHARE | {"n": 12.5}, "integer"),
        (SHARE | {"value": float("nan")}, "finite"),
        (SHARE | {"attribute": ""}, "at least 1 character"),
        (SHARE | {"measure": "ratio"}, "'share', 'mean', 'median', 'count' or 'total'"),
        (SHARE | {"base": 412}, "Extra inputs"),
        (MEAN | {"sd": -1}, "a standard deviation is not negative"),
        (MEAN | {"min": 41, "max": 22}, "min 41 is above max 22"),
        (MEAN | {"min": 30}, "the mean 29.4 is below min 30"),
        (MEAN | {"max": 29}, "the mean 29.4 is above max 29"),
        (MEAN | {"measure": "count", "value": -1}, "a count is not negative"),
    ],
)
def test_impossible_statistics_are_refused(entry: dict[str, Any], reason: str) -> None:
    """What no measurement can have given is no statistic."""
    with pytest.raises(ValidationError, match=reason):
        Statistic.model_validate(entry)


@pytest.mark.parametrize("value", [0, 1, 0.0, 1.0])
def test_the_ends_of_a_share_are_shares(value: float) -> None:
    """Nobody and everybody are possible."""
    assert Statistic.model_validate(SHARE | {"value": value}).value == value


@pytest.mark.parametrize(
    ("entry", "evidence_id", "label"),
    [
        (SHARE, "housing.rents", "Housing / Rents"),
        (MEAN, "age.mean", "Age"),
        (MEAN | {"measure": "median"}, "age.median", "Age"),
        (SHARE | {"category": "Ältere Wohnung, à 2"}, "housing.altere-wohnung-a-2", "Housing / Ältere Wohnung, à 2"),
        (SHARE | {"id": "given"}, "given", "Housing / Rents"),
    ],
)
def test_a_statistic_has_an_id_of_its_meaning(entry: dict[str, Any], evidence_id: str, label: str) -> None:
    """The id comes from attribute, category and measure, so that reordering a file changes nothing."""
    statistic = Statistic.model_validate(entry)
    assert (statistic.id, statistic.label) == (evidence_id, label)


def test_a_quote_has_an_id_of_its_words() -> None:
    """Spacing does not change the id; the words and the speaker do."""
    ids = [
        Quote.model_validate({"text": text, "speaker": speaker}).id
        for text, speaker in [("I  stop.", "P1"), ("I stop.", "P1"), ("I stop.", "P2"), ("I stopped.", "P1")]
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_an_empty_quote_is_refused() -> None:
    """A quote without words is nobody's."""
    with pytest.raises(ValidationError, match="the quote is empty"):
        Quote(text=" \n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anxious first-time buyers", "anxious-first-time-buyers"),
        ("  Élise & Jürgen / 2 ", "elise-jurgen-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本語", "日本語"),
        ("x" * 100, "x" * 60),
    ],
)
def test_slugs_are_safe_names(text: str, expected: str) -> None:
    """Letters and digits of any script, and hyphens."""
    assert slug(text) == expected


def test_text_without_letters_still_has_a_slug() -> None:
    """Signs alone give a name that tells them apart."""
    assert slug("???", "segment").startswith("segment-")
    assert slug("???") != slug("!!!")


@every_row(
    ("changed", "reason"),
    [
        ({"size": 0}, "size is a number of people above 0"),
        ({"size": 500, "whole_base": 412}, r"the segment \(size 500\) is larger than its whole base \(412\)"),
        ({"statistics": []}, "the segment holds no statistic and no quote"),
        ({"statistics": [SHARE, SHARE]}, 'the evidence id "housing.rents" is used 2 times'),
        ({"locale": "English"}, "pattern"),
        ({"name": ""}, "at least 1 character"),
        (
            {
                "statistics": [
                    SHARE | {"attribute": "Gender"},
                    SHARE | {"attribute": "Gender", "category": "b", "value": 0.6},
                ]
            },
            'the shares of the single-choice attribute "Gender" add up to 1.08',
        ),
        (
            {"statistics": [SHARE | {"choice": "single"}, SHARE | {"category": "b", "value": 0.6}]},
            'the shares of the single-choice attribute "Housing" add up to 1.08',
        ),
    ],
)
def test_impossible_segments_are_refused(changed: dict[str, Any], reason: str) -> None:
    """Sizes, ids and sums that cannot hold together are refused."""
    with pytest.raises(ValidationError, match=reason):
        Segment.model_validate({"name": "Buyers", "statistics": [SHARE]} | changed)


@pytest.mark.parametrize("choice", [None, "multiple"])
def test_shares_of_several_choices_may_exceed_one(choice: str | None) -> None:
    """Only what a person can have once is bound to 100 %."""
    rows = [SHARE | {"choice": choice}, SHARE | {"category": "b", "value": 0.9, "choice": choice}]
    assert Segment.model_validate({"name": "Buyers", "statistics": rows}).share_sums["Housing"] == pytest.approx(1.38)


def test_rounded_single_choices_may_exceed_one_a_little() -> None:
    """Three shares that were each rounded up are not an error."""
    rows = [
        SHARE | {"attribute": "Gender", "category": c, "value": v} for c, v in [("a", 0.38), ("b", 0.38), ("c", 0.25)]
    ]
    assert Segment.model_validate({"name": "Buyers", "statistics": rows}).share_sums["Gender"] == pytest.approx(1.01)


def test_a_segment_knows_its_evidence_and_fingerprint() -> None:
    """Evidence is found by id in the order of the file; the same content has the same fingerprint."""
    content = {"name": "Buyers", "statistics": [MEAN], "quotes": [{"id": "q", "text": "I stop."}]}
    segment, again = Segment.model_validate(content), Segment.model_validate(content)
    assert (segment.id, list(segment.evidence)) == ("buyers", ["age.mean", "q"])
    assert segment.sha256 == again.sha256 != Segment.model_validate(content | {"size": 3}).sha256


@pytest.mark.parametrize(
    ("value", "expected"),
    [(29.4, "29.4"), (29.0, "29"), (0.125, "0.12"), (0.0012, "0.0012"), (18600, "18,600"), (0, "0")],
)
def test_numbers_are_printed_short(value: float, expected: str) -> None:
    """One decimal, more for small numbers, and no trailing zeros."""
    assert decimals(value) == expected


def test_figures_are_printed_with_their_unit() -> None:
    """Shares as per cent, everything else with its unit, bases only where they are known."""
    share, mean = Statistic.model_validate(SHARE), Statistic.model_validate(MEAN)
    assert (share.shown(0.476), mean.shown(29.4)) == ("47.6 %", "29.4 years")
    lunch = Statistic(attribute="Cost of a packed lunch", measure="mean", value=1.85, unit="pounds")
    assert (lunch.shown(1.85), lunch.shown(18.55), mean.shown(2.01)) == ("1.85 pounds", "18.6 pounds", "2 years")
    assert (share.base, mean.base) == (" (n = 412)", "")


def persona() -> Persona:
    """A persona with a claim in every kind of place."""
    return Persona(
        segment="buyers",
        name="Emma Whitfield",
        lead="P07",
        role=Claim(text="29"),
        tagline=Claim(text="tag"),
        snapshot=(Trait(attribute="Age", value="29"),),
        goals=(Claim(text="one"), Claim(text="two")),
        journey=(
            JourneyStep(stage="search", doing=Claim(text="does")),
            JourneyStep(stage="buy", friction=Claim(text="rub")),
        ),
        differences=(
            Disagreement(about="calls", one=Quotation(text="rings"), other=Quotation(text="never rings")),
            Disagreement(about="lists", one=Quotation(text="likes"), other=Quotation(text="hates")),
        ),
        use=(Inference(kind="avoid", text="no phone"),),
        quotes=(Quotation(text="said"),),
        unknown=("Nobody was asked where she looks.",),
    )


def test_claims_come_with_their_paths() -> None:
    """The path is the one a reader of the file would write."""
    assert [(path, claim.text) for path, claim in persona().claims()] == [
        ("role", "29"),
        ("tagline", "tag"),
        ("snapshot[0]", "Age: 29"),
        ("goals[0]", "one"),
        ("goals[1]", "two"),
        ("journey[0].doing", "does"),
        ("journey[1].friction", "rub"),
        ("differences[0].one", "rings"),
        ("differences[0].other", "never rings"),
        ("differences[1].one", "likes"),
        ("differences[1].other", "hates"),
        ("use[0]", "no phone"),
        ("quotes[0]", "said"),
    ]


def test_claims_can_be_changed_and_removed() -> None:
    """Named paths are exchanged or removed; a removed claim leaves no gap, and a stage without a claim goes with it."""
    changed = persona().with_changes(
        {
            "tagline": Claim(text="TAG"),
            "goals[0]": None,
            "journey[1].friction": None,
            "differences[0].other": None,
            "differences[1].one": Claim(text="LIKES", cites=("q",)),
            "use[0]": Claim(text="NO PHONE"),
            "quotes[0]": Claim(text="SAID", cites=("q",)),
        }
    )
    assert [(path, claim.text, claim.cites) for path, claim in changed.claims()] == [
        ("role", "29", ()),
        ("tagline", "TAG", ()),
        ("snapshot[0]", "Age: 29", ()),
        ("goals[0]", "two", ()),
        ("journey[0].doing", "does", ()),
        ("differences[0].one", "LIKES", ("q",)),
        ("differences[0].other", "hates", ()),
        ("use[0]", "NO PHONE", ()),
        ("quotes[0]", "SAID", ("q",)),
    ]
    assert changed.use[0].kind == "avoid"


def test_a_draft_becomes_a_persona_with_evidence_ids() -> None:
    """Aliases become ids, each once; one that was never offered stays for the checker; empty sentences go."""
    claim = {"text": " She stops. ", "cites": ["Q1", "S9", "Q1"]}
    empty: dict[str, Any] = {"text": " ", "cites": []}

    def quoted(text: str, cite: str) -> dict[str, Any]:
        return {"text": text, "cites": [cite]}

    draft = PersonaDraft.model_validate(
        {
            **empty_draft(),
            "goals": [claim, empty],
            "role": claim,
            "insight": claim,
            "differences": [
                {"about": "phoning", "one": quoted("I ring.", "Q1"), "other": quoted("I never ring.", "Q2")},
                {"about": "nothing", "one": quoted("I ring.", "Q1"), "other": quoted(" ", "Q2")},
            ],
            "use": [{"kind": "say", "title": "Be frank.", "text": "Give the number first.", "cites": ["Q1"]}],
            "quotes": [quoted("I stop.", "Q1")],
        }
    )
    made = Persona.from_draft(draft, {"Q1": "p07-3"}, segment="buyers", name="Emma Whitfield")
    assert [(path, c.text, c.cites) for path, c in made.claims()] == [
        ("role", "She stops.", ("p07-3", "S9")),
        ("insight", "She stops.", ("p07-3", "S9")),
        ("goals[0]", "She stops.", ("p07-3", "S9")),
        ("differences[0].one", "I ring.", ("p07-3",)),
        ("differences[0].other", "I never ring.", ("Q2",)),
        ("use[0]", "Be frank: Give the number first.", ("p07-3",)),
        ("quotes[0]", "I stop.", ("p07-3",)),
    ]


def test_a_persona_file_carries_its_schema() -> None:
    """The record writes the public format and reads it back; its id comes from the name."""
    text = persona().model_dump_json(by_alias=True)
    assert json.loads(text)["schema"] == "persona-gen/persona@2"
    assert Persona.model_validate_json(text) == persona()
    assert persona().id == "emma-whitfield"


def test_records_cannot_be_changed() -> None:
    """What is vouched for stays as it was."""
    with pytest.raises(ValidationError, match="frozen"):
        persona().name = "Olivia"  # type: ignore[misc]


def test_a_draft_may_cite_only_what_is_offered() -> None:
    """The schema a model fills closes every object, requires every key and lists the ids that exist."""
    schema = citing_schema(PersonaDraft, ["S1", "Q1"], ["P07"])
    objects = [schema, *schema["$defs"].values()]
    objects.remove(ids := schema["$defs"]["EvidenceId"])
    assert all(o["additionalProperties"] is False and set(o["required"]) == set(o["properties"]) for o in objects)
    citing = [o["properties"]["cites"]["items"] for o in objects if "cites" in o["properties"]]
    assert citing == [{"$ref": "#/$defs/EvidenceId"}] * len(citing) != []
    assert ids == {"type": "string", "enum": ["S1", "Q1"]}
    assert schema["properties"]["lead"]["enum"] == ["P07", NO_LEAD]


def test_findings_come_with_their_claims() -> None:
    """A report lists every finding beside the claim it complains of."""
    finding = Finding(rule="uncited", span=(0, 3), reason="cites nothing")
    claims = tuple(
        CheckedClaim(path=f"goals[{i}]", text="one", verdict="unsupported", findings=(finding,) * i) for i in range(3)
    )
    report = CheckReport(persona="emma", segment="buyers", claims=claims, summary={"claims": 3}, ledger=Ledger())
    assert [(claim.path, f.rule) for claim, f in report.findings] == [("goals[1]", "uncited")] + [
        ("goals[2]", "uncited")
    ] * 2


def test_tokens_add_up() -> None:
    """Costs of several completions are one cost."""
    one = Tokens(prompt=1, completion=2, remembered=3, calls=4)
    assert one + one == Tokens(prompt=2, completion=4, remembered=6, calls=8)


def test_a_check_report_of_version_1_is_read_as_version_2() -> None:
    """Its sentences of basis become the way each claim is borne out, with the evidence that the claim cites."""
    said = ("Housing: 48 % (n = 412)", "verbatim from q1", "retells q1 (P07)", 'gpt: "fifteen tabs"')
    claims = [
        {"path": f"story[{i}]", "text": "x", "cites": ["q1"], "verdict": "supported", "basis": words}
        for i, words in enumerate(said)
    ]
    claims.append({"path": "goals[0]", "text": "x", "verdict": "unverified"})
    report = CheckReport.model_validate(
        {
            "schema": "persona-gen/check@1",
            "persona": "emma",
            "segment": "buyers",
            "judge": "gpt, the writer's own model",
            "claims": claims,
            "summary": {"claims": 5, "supported": 4},
            "ledger": {},
        }
    )
    bases = [claim.basis.by if claim.basis else None for claim in report.claims]
    assert bases == ["counted", "verbatim", "retold", "judged", None]
    assert report.claims[0].basis == Basis(by="counted", evidence=(EvidenceRef(id="q1"),))
    assert report.summary == {"claims": 5, "supported": 4, "counted": 1, "verbatim": 1, "retold": 1, "judged": 1}
    assert CheckReport.model_validate_json(report.model_dump_json(by_alias=True)) == report


def test_lists_that_a_draft_leaves_out_are_empty() -> None:
    """Without an enforced schema models leave out what they have nothing for; without a story it is no persona."""
    claim = {"text": "She rents.", "cites": ["S1"]}
    draft = PersonaDraft.model_validate({"tagline": claim, "story": [claim]})
    assert (draft.lead, draft.goals, draft.use) == ("none", [], [])
    for half in ({"tagline": claim}, {"story": [claim]}, {"tagline": claim, "story": [claim], "bio": "x"}):
        with pytest.raises(ValidationError):
            PersonaDraft.model_validate(half)
    assert "goals" in PersonaDraft.model_json_schema()["required"]


def test_a_copy_with_other_quotes_has_the_evidence_of_its_own() -> None:
    """What a participant withdrew is no evidence of the copy, even where the original was asked before."""
    quotes = (Quote(id="p1-1", text="I wait.", speaker="P1"), Quote(id="p2-1", text="I call.", speaker="P2"))
    whole = Segment(id="a", name="A", quotes=quotes)
    before = whole.sha256
    assert set(whole.evidence) == {"p1-1", "p2-1"}
    left = whole.model_copy(update={"quotes": quotes[1:]})
    assert set(left.evidence) == {"p2-1"}
    assert left.sha256 != before


@pytest.mark.parametrize(
    ("attribute", "value", "shown"),
    [
        ("YOB", 1985.1, "1985.1"),
        ("Year of birth", 1985, "1985"),
        ("Geburtsjahr", 1972.7, "1972.7"),
        ("customer_since", 2019.4, "2019.4"),
        ("Année de naissance", 1990, "1990"),
        ("Steps per year", 1985.1, "1,985.1"),
        ("Umsatz im Jahr", 1985, "1,985"),
        ("Monthly steps", 1985, "1,985"),
        ("Year of birth", 2985, "2,985"),
    ],
)
def test_a_year_has_no_comma(attribute: str, value: float, shown: str) -> None:
    """By the name and all figures; what is counted in a year is no year."""
    assert Statistic(attribute=attribute, measure="mean", value=value).shown(value) == shown


CODES = [
    ("Region", {"N": "N", "S": "S", "E": "E"}),
    ("Preferred plan", {"A": "A", "J": "J"}),
    ("Generation", {"Y": "Y"}),
    ("Grade", {"N": "N", "Y": "Y", "Z": "Z"}),
    ("Opened app", {"Y": "yes"}),
    ("Shed", {"Y": "yes", "N": "no"}),
    ("Garten", {"J": "ja", "N": "nein"}),
    ("Subscribed", {"True": "yes"}),
]


@pytest.mark.parametrize(("attribute", "answers"), CODES)
def test_a_letter_is_a_yes_or_a_no_where_no_other_answer_stands_beside_it(
    attribute: str, answers: dict[str, str]
) -> None:
    """The north of a region and a generation are no answers; the file keeps what it says."""
    rows = [{"attribute": attribute, "category": code, "measure": "share", "value": 0.3, "n": 200} for code in answers]
    statistics = Segment.model_validate({"name": "S", "statistics": rows}).statistics
    assert {s.category: s.answer for s in statistics} == answers
    assert [s.model_copy(update={"overall": 0.2}).answer for s in statistics] == list(answers.values())
