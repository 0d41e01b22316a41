"""Code alone vouches for a sentence only when it has recomputed all of it, and names the statistics."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.derived_values import DerivedValue
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Basis, CheckedClaim, Claim, EvidenceRef, Segment
from persona_gen.text.numbers import read_figures

INDEX = SegmentIndex(
    Segment.model_validate(
        {
            "name": "Anxious first-time buyers",
            "size": 412,
            "whole_base": 2289,
            "locale": "en_GB",
            "statistics": [
                {"id": i, "attribute": a, "category": c, "measure": "share", "value": v, "n": n, "overall": o,
                 "choice": k}
                for i, a, c, v, n, o, k in (
                    ("rents", "Housing", "Rents in a city", 0.48, 412, 0.31, "single"),
                    ("parents", "Housing", "Lives with parents or family", 0.23, 412, 0.12, "single"),
                    ("owns", "Housing", "Owns", 0.29, 412, 0.57, "single"),
                    ("portals", "Channels", "Property portals", 0.93, 412, 0.88, "multiple"),
                    ("forums", "Channels", "Forums", 0.58, 412, 0.29, "multiple"),
                    ("calculator", "Tools used", "Used a mortgage calculator", 0.74, 412, 0.4, "multiple"),
                    ("gave-up", "What followed a fallen offer", "Gave up", 0.29, 29, 0.34, "single"),
                )
            ]
            + [
                {"id": "age", "attribute": "Age", "measure": "mean", "value": 29.4, "unit": "years", "n": 412,
                 "overall": 38.2, "sd": 4.1, "min": 22, "max": 41},
                {"id": "fee", "attribute": "Fee", "measure": "median", "value": 76.9, "unit": "GBP per month"},
            ],
            "quotes": [
                {"id": "q1", "text": "I open fifteen tabs and then I close the laptop.", "speaker": "P07"},
                {"id": "q2", "text": "It never says why.", "speaker": "P08"},
            ],
        }
    )
)  # fmt: skip


def checked(text: str, cites: str) -> CheckedClaim:
    """A sentence held against the segment."""
    return check_claim("story[0]", Claim(text=text, cites=tuple(cites.split())), "Emma Whitfield", INDEX)


@every_row(
    ("text", "cites"),
    [
        ("48 % of them rent in a city.", "rents"),
        ("Nearly half rent in a city.", "rents"),
        ("Emma is 29.", "age"),
        ("Emma is in her late twenties.", "age"),
        ("They are between 22 and 41 years old.", "age"),
        ("Most of them use property portals.", "portals"),
        ("They are more likely than average to live with parents or family.", "parents"),
        ("52 % do not rent in a city.", "rents"),
        ("The other 52 % do not rent in a city.", "rents"),
        ("Together, 71 % rent in a city or live with parents or family.", "rents parents"),
        ("They are twice as likely as the whole base to use forums.", "forums"),
        ("29 percentage points more of them than overall use forums.", "forums"),
        ("198 of the 412 people asked rent in a city.", "rents"),
        ("48 % rent in a city, against 31 % over the whole base.", "rents"),
        ("More of them rent in a city than live with parents or family.", "rents parents"),
        ("Under “Housing”, “Rents in a city” comes first.", "rents owns"),
        ("48 % rent in a city and 23 % live with parents or family.", "rents parents"),
    ],
)
def test_supported(text: str, cites: str) -> None:
    """A sentence that can be recomputed is supported as counted, by every statistic it cites."""
    claim = checked(text, cites)
    assert (claim.verdict, claim.findings) == ("supported", ())
    assert claim.basis == Basis(by="counted", evidence=tuple(EvidenceRef(id=cite) for cite in cites.split()))


@pytest.mark.parametrize(
    ("text", "cites", "basis"),
    [
        ("“It never says why”, says P08.", "q2", Basis(by="verbatim", evidence=(EvidenceRef(id="q2", span=(0, 17)),))),
        (
            "She opens fifteen tabs and then closes the laptop.",
            "q1",
            Basis(by="retold", evidence=(EvidenceRef(id="q1"),)),
        ),
    ],
)
def test_words_that_bear_a_sentence_out(text: str, cites: str, basis: Basis) -> None:
    """What rests on a quote says so, and where in it a quotation stands."""
    claim = checked(text, cites)
    assert (claim.verdict, claim.basis) == ("supported", basis)


@every_row(
    ("text", "cites"),
    [
        ("Everyone in this segment used a mortgage calculator.", "calculator"),
        ("They all used a mortgage calculator.", "calculator"),
        ("They always used a mortgage calculator.", "calculator"),
        ("They are between 27 and 37.", "age"),
        ("29 % of anxious first-time buyers gave up.", "gave-up"),
        ("The fee is around £81,000.", "fee"),
        ("The fee is £77 a year.", "fee"),
        ("Most of them rent in a city.", "rents"),
        ("More than half of them rent in a city.", "rents"),
        ("They are less likely than average to live with parents or family.", "parents"),
        ("They are more likely than average to go to property portals and to forums.", "portals forums"),
        ("48 % do not rent in a city.", "rents"),
        ("52 % rent in a city.", "rents"),
        ("151 % go to property portals or forums.", "portals forums"),
        ("48 % live with parents or family and 23 % rent in a city.", "rents parents"),
        ("More of them live with parents or family than rent in a city.", "rents parents"),
        ("Under “Housing”, “Owns” comes first.", "rents owns"),
        ("48 % rent in a city because of the fee.", "rents"),
        ("The fee is around £77 over the whole base.", "fee"),
        ("Over 20 % of them do not rent in a city.", "rents"),
        ("Everyone: under “Housing”, “Rents in a city” comes first.", "rents owns"),
        ("Only 48 % rent in a city.", "rents"),
        ("74 % used a mortgage calculator twice.", "calculator"),
        ("Emma is 29 and happy.", "age"),
        ("Emma would not agree with P08, who says “It never says why.”", "q2"),
        ("P08 says “unheard of”.", "q2"),
        ("“It never says why”, says P08.", "q1"),
    ],
)
def test_not_supported(text: str, cites: str) -> None:
    """A quantity, comparison, range or turn that code has not verified is never vouched for."""
    assert checked(text, cites).verdict != "supported"


@pytest.mark.parametrize(("printed", "honest"), [("69 %", True), ("69.5 %", True), ("70 %", True), ("71 %", False)])
def test_a_share_may_be_rounded_from_its_print(printed: str, honest: bool) -> None:
    """0.69492 is shown as 69.5 %: who makes that 70 % has read it right."""
    [figure] = read_figures(printed)
    assert DerivedValue("share", 0.69492, "Web").matches(figure) == honest


@every_row(
    ("unit", "text", "given"),
    [
        ("percent of orders", "Urgent orders: 31 percent of orders", True),
        ("percent", "31 % of the orders are urgent.", True),
        ("% of income", "About a third of the orders are urgent, against 12 % for everyone.", True),
        ("Prozent", "31 % of the orders are urgent.", True),
        ("percent of orders", "Half of the orders are urgent.", False),
        ("percentage points", "31 % of the orders are urgent.", False),
    ],
)
def test_a_mean_in_percent_is_told_as_a_share(unit: str, text: str, given: bool) -> None:
    """The part that a mean gives may be told in percent or in words, whatever the unit says it is a part of."""
    urgent = {"id": "u", "attribute": "Urgent orders", "measure": "mean", "value": 31, "overall": 12, "unit": unit}
    index = SegmentIndex(Segment.model_validate({"name": "Planners", "size": 88, "statistics": [urgent]}))
    findings = check_claim("story[0]", Claim(text=text, cites=("u",)), "Emma Whitfield", index).findings
    assert any(f.rule == "number-not-in-source" for f in findings) is not given


@every_row(
    "text",
    [
        "Passes the gate 0.4 times a month, against 2.3 for everyone.",
        "Passes the gate about 0.4 visits per month (everyone 2.3).",
    ],
)
def test_what_a_rate_is_per_names_no_statistic(text: str) -> None:
    """ "Times a month" is neither "no time" nor the "Months on lease", nor "Monthly rent"."""
    statistics = [
        {"id": "gate", "attribute": "Gate entries", "measure": "mean", "value": 0.4, "overall": 2.3,
         "unit": "visits per month"},
        {"id": "rent", "attribute": "Monthly rent", "measure": "mean", "value": 164, "unit": "USD"},
        {"id": "time", "attribute": "What stopped you", "category": "no time", "measure": "share", "value": 0.19},
    ]  # fmt: skip
    index = SegmentIndex(Segment.model_validate({"name": "Tenants", "size": 346, "statistics": statistics}))
    assert check_claim("habits[0]", Claim(text=text, cites=("gate",)), "Lee Matthews", index).findings == ()
