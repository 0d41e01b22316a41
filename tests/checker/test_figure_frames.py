"""Figures told in many wordings are counted, and the same wordings around anything else are not."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Claim, Segment


def _share(i: str, attribute: str, category: str, value: float, overall: float, **more: object) -> dict[str, object]:
    return {"id": i, "attribute": attribute, "category": category, "measure": "share", "value": value, "n": 530,
            "overall": overall, **more}  # fmt: skip


INDEX = SegmentIndex(
    Segment.model_validate(
        {
            "name": "Regular blood donors",
            "size": 530,
            "whole_base": 6100,
            "locale": "en_GB",
            "statistics": [
                _share("mobile", "Where they give blood", "At a mobile session", 0.55, 0.49, choice="single"),
                _share("centre", "Where they give blood", "At a donor centre", 0.38, 0.41, choice="single"),
                _share("hospital", "Where they give blood", "In hospital", 0.07, 0.10, choice="single"),
                _share("iron", "What keeps them away", "Low iron", 0.27, 0.16, choice="multiple"),
                _share("needle", "What keeps them away", "Fear of the needle", 0.11, 0.34, choice="multiple"),
                _share("shifts", "Works shifts", "Yes", 0.32, 0.21, choice="single"),
                _share("card", "Carries a donor card", "Yes", 0.67, 0.45, choice="single"),
                _share("slots", "What matters when booking", "Booking in two taps", 0.46, 0.31, choice="multiple"),
                _share("again", "Reason for stopping for a year", "No time", 0.41, 0.36) | {"n": 118},
                _share("size10", "Group they come with", "Alone", 0.62, 0.6, choice="single"),
                {"id": "wait", "attribute": "Waiting time", "measure": "median", "value": 24, "unit": "minutes",
                 "n": 530, "overall": 31},
                {"id": "visits", "attribute": "Visits", "measure": "mean", "value": 5.2, "unit": "visits per year",
                 "n": 530, "overall": 2.1, "sd": 1.4},
                {"id": "tea", "attribute": "Time spent over tea", "measure": "mean", "value": 12.5, "unit": "minutes",
                 "n": 530, "overall": 9.0},
            ],
            "quotes": [
                {"id": "q1", "text": "I keep the card in my wallet.", "speaker": "D2"},
                {"id": "q2", "text": "Can I give if I had a tattoo in June?", "speaker": "D5"},
                {"id": "q3", "text": "We never book ahead.", "speaker": "D6"},
                {"id": "q4", "text": "We met at the centre.", "speaker": "D7"},
            ],
        }
    )
)  # fmt: skip


def _checked(text: str, cites: str, path: str = "story[0]") -> CheckedClaim:
    return check_claim(path, Claim(text=text, cites=tuple(cites.split())), "Emma Whitfield", INDEX)


COUNTED = [
    ("Among regular blood donors, 55 % give blood at a mobile session.", "mobile"),
    ("According to the survey, 55 % of them give blood at a mobile session.", "mobile"),
    ("55 % of those asked give blood at a mobile session, the data show.", "mobile"),
    ("It is 27 % of them who are kept away by low iron.", "iron"),
    ("Based on 530 answers, 27 % are kept away by low iron.", "iron"),
    ("27 % of them are put off by low iron (base: 530).", "iron"),
    ("The proportion of donors who carry a donor card stands at 67 %.", "card"),
    ("The other 33 % do not carry a donor card.", "card"),
    ("Among them, 33 % do not carry a donor card.", "card"),
    ("67 % carry a donor card, where 45 % of everyone do.", "card"),
    ("67 % carry a donor card (overall: 45 %).", "card"),
    ("The share who carry a donor card is 22 points higher than overall.", "card"),
    ("An above-average share of them carry a donor card.", "card"),
    ("They are likelier than others to carry a donor card.", "card"),
    ("Those who carry a donor card are over-represented here.", "card"),
    ("Fewer of them are put off by fear of the needle than are put off by low iron.", "needle iron"),
    ("Emma, like 67 % of donors, carries a donor card.", "card"),
    ("Emma is not alone: 67 % carry a donor card.", "card"),
    ("Like most donors, Emma carries a donor card.", "card"),
    ("Emma carries a donor card. So do 67 % of donors.", "card"),
    ("46 % want to book in two taps.", "slots"),
    ("“At a mobile session” tops “Where they give blood”.", "mobile"),
    ("Of the answers to “Where they give blood”, “In hospital” comes last.", "hospital"),
    ("93 % of them give blood at a mobile session or at a donor centre, taken together.", "mobile centre"),
    ("They come 5.2 times a year on average.", "visits"),
    ("The average donor spends 12.5 minutes over tea.", "tea"),
    ("The median waiting time is 24 minutes, against 31 minutes overall.", "wait"),
    ("24 minutes is the median waiting time.", "wait"),
]
NOT_COUNTED = [
    ("The other 67 % carry a donor card.", "card"),
    ("67 % do not carry a donor card.", "card"),
    ("Based on 430 answers, 27 % are kept away by low iron.", "iron"),
    ("27 % of them are put off by low iron (base: 118).", "iron"),
    ("27 % say they would be put off by low iron.", "iron"),
    ("67 % carry a donor card, where 21 % of everyone do.", "card"),
    ("A below-average share of them carry a donor card.", "card"),
    ("Others carry a donor card more often.", "card"),
    ("More of them are put off by fear of the needle than are put off by low iron.", "needle iron"),
    ("More of them carry a donor card than do not work shifts.", "card shifts"),
    ("Emma works shifts.", "shifts"),
    ("Emma, like 32 % of donors, works shifts.", "shifts"),
    ("Emma is not alone: 32 % work shifts.", "shifts"),
    ("Like most donors, Emma works shifts.", "shifts"),
    ("“At a donor centre” tops “Where they give blood”.", "centre"),
    ("Coming alone is the most common under “Group they come with”.", "size10"),
    ("93 % of them give blood at a mobile session and at a donor centre.", "mobile centre"),
    ("41 % stopped for a year because they had no time.", "again"),
    ("The average donor waits 24 minutes.", "wait"),
    ("They come 5.2 times a month on average.", "visits"),
    ("The median donor spends 12.5 minutes over tea.", "tea"),
    ("They come 5.2 times a year on average, fewer than overall.", "visits"),
    ("55 % of people who give blood at a mobile session are regular blood donors.", "mobile"),
]


@every_row(("text", "cites"), COUNTED)
def test_counted(text: str, cites: str) -> None:
    """What the figures say is counted in whatever order people put it."""
    claim = _checked(text, cites)
    assert (claim.verdict, claim.basis and claim.basis.by, claim.findings) == ("supported", "counted", ())


@every_row(("text", "cites"), NOT_COUNTED)
def test_not_counted(text: str, cites: str) -> None:
    """What the figures do not say is never supported, however near it reads."""
    assert _checked(text, cites).verdict != "supported"


@pytest.mark.parametrize(
    ("text", "cites", "path", "by"),
    [
        ("67 % carry a donor card, and one donor keeps the card in her wallet.", "card q1", "story[0]", "retold"),
        ("67 % carry a donor card: “I keep the card in my wallet.”", "card q1", "story[0]", "verbatim"),
        ("Can I give if I had a tattoo in June?", "q2", "questions[0]", "retold"),
        ("One donor never books ahead.", "q3", "story[0]", "retold"),
    ],
)
def test_borne_out_by_words(text: str, cites: str, path: str, by: str) -> None:
    """A figure and a person's words in one sentence are each held against their own; a question is asked as it was."""
    claim = _checked(text, cites, path)
    assert (claim.verdict, claim.basis and claim.basis.by) == ("supported", by)


@every_row(
    ("text", "cites", "path"),
    [
        ("32 % carry a donor card, and one donor keeps the card in her wallet.", "card q1", "story[0]"),
        ("67 % carry a donor card, and one donor keeps the card in her car.", "card q1", "story[0]"),
        ("67 % carry a donor card: “I keep the card in my car.”", "card q1", "story[0]"),
        ("I can give if I had a tattoo in June.", "q2", "questions[0]"),
        ("Can I give if I had a tattoo in May?", "q2", "questions[0]"),
        ("One donor met at the centre.", "q4", "story[0]"),
        ("One donor books ahead.", "q3", "story[0]"),
    ],
)
def test_not_borne_out_by_words(text: str, cites: str, path: str) -> None:
    """One half that is not so, or words put otherwise, and nothing is supported."""
    assert _checked(text, cites, path).verdict != "supported"
