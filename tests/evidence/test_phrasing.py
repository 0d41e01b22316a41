"""Statistics in a few words."""

from __future__ import annotations

from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Segment, Statistic
from persona_gen.evidence.figure_lines import in_list
from persona_gen.evidence.phrasing import about_figure
from persona_gen.evidence.questions import about_them, short_label

TABLE = Segment.model_validate(
    {
        "name": "Planners",
        "size": 200,
        "statistics": [
            {
                "id": "heard",
                "attribute": "heard_of_us",
                "category": "Leaflet",
                "measure": "share",
                "value": 0.43,
                "overall": 0.26,
            },
            {
                "id": "dish",
                "attribute": "favourite_dishes",
                "category": "Curry",
                "measure": "share",
                "value": 0.5,
                "overall": 0.31,
            },
            {
                "id": "owns",
                "attribute": "owns_car",
                "category": "Yes",
                "measure": "share",
                "value": 0.5,
                "overall": 0.31,
            },
            {
                "id": "pays",
                "attribute": "mean_basket_gbp",
                "measure": "mean",
                "value": 37.8,
                "overall": 45.1,
                "unit": "GBP",
            },
        ],
    }
)


def of(evidence_id: str) -> Statistic:
    """A statistic of the table."""
    return next(s for s in TABLE.statistics if s.id == evidence_id)


@every_row(
    ("question", "clause"),
    [
        ("What made you rent in the first place?", "what made them rent in the first place"),
        ("Who first said you should be tested?", "who first said they should be tested"),
        ("Q14 What bothers you most when you have them in?", "what bothers them most when they have them in"),
        ("How do you usually start an order?", "how they usually start an order"),
        ("What is most important to you?", "what is most important to them"),
        ("How your weekdays are filled", "how their weekdays are filled"),
        ("What would make you join? (tick all that apply)", "what would make them join"),
        ("Where did you hear about us?", None),
        ("Where are your keys right now?", None),
        ("How is lunch paid?", None),
        ("Which of the following do you use?", None),
        ("Do you own a car?", None),
        ("Was stört Sie?", None),
    ],
)
def test_a_question_is_told_of_those_who_answered_where_that_is_sure(question: str, clause: str | None) -> None:
    """ "Where they did hear" is no English: such a question stands as it was asked."""
    assert about_them(short_label(question)) == clause


@every_row(
    ("attribute", "category", "line"),
    [
        ("What made you rent?", "A move", "A move – what made them rent (43 %, against 26 % of everyone)"),
        ("Where is it now?", "at home", "Where is it now? At home (43 %, against 26 % of everyone)"),
        ("Do you own a car?", "Yes", "Do you own a car? Yes (43 %, against 26 % of everyone)"),
        ("Autopay", "On", "Autopay: On (43 %, against 26 % of everyone)"),
    ],
)
def test_a_question_is_never_a_label(attribute: str, category: str, line: str) -> None:
    """No "?:" on a card; and the checker counts each form."""
    asked = {
        "id": "a",
        "attribute": attribute,
        "category": category,
        "measure": "share",
        "value": 0.43,
        "overall": 0.26,
    }
    segment = Segment.model_validate({"name": "Planners", "size": 200, "statistics": [asked]})
    assert in_list("habits", segment.statistics[0], segment) == line
    index = SegmentIndex(segment)
    for field in ("habits", "story"):
        assert check_claim(f"{field}[0]", Claim(text=line, cites=("a",)), "Jo Lee", index).verdict == "supported"


def verdict(text: str, cite: str, field: str = "story") -> str:
    """What the checker says of a sentence about it."""
    return check_claim(f"{field}[0]", Claim(text=text, cites=(cite,)), "Jo Lee", SegmentIndex(TABLE)).verdict


@every_row(
    ("attribute", "label"),
    [
        ("Age", "Age"),
        ("Job situation", "Job situation"),
        ("What matters when choosing a service", "Matters most"),
        ("What holds them back", "Held back by"),
        ("What gets in the way", "In the way"),
        ("Agrees with the statement", "Agrees"),
        ("Where they look for information", "Looks for information"),
        ("Where they hear about new tools", "Hears about new tools"),
        ("Where do you usually buy coffee?", "Buys at"),
        ("How often do you visit a shop?", "Visit a shop, how often"),
        ("Which brands do you know?", "Brands"),
        ("What is your household income?", "Household income"),
        ("Did in the last four weeks", "In the last four weeks"),
        ("Wo sie kaufen", "Wo sie kaufen"),
        ("age", "Age"),
        ("heard_of_us", "Heard of us"),
        ("average_basket_gbp", "Average basket (GBP)"),
        ("NPS_score", "NPS score"),
        ("ADDR_CHANGED_36M", "Address changed in 36 months"),
        ("portal_login_90d", "Portal login in 90 days"),
        ("Survey: would come again", "Would come again"),
        ("dependent persons in HH", "dependent persons in household"),
        ("GENDER", "Gender"),
        ("CRM", "CRM"),
    ],
)
def test_a_question_becomes_a_label(attribute: str, label: str) -> None:
    """A card has room for a label; the question itself stands with the evidence."""
    assert short_label(attribute) == label


def test_columns_are_told_in_words_that_the_checker_can_prove() -> None:
    """The name of a column is no reading matter; what stands for it is proved, and only with the right figure."""
    figure = about_figure(of("pays"), TABLE).text
    assert figure == "Mean basket: mean 37.8 GBP, against 45.1 over the whole base."
    assert verdict(figure, "pays") == "supported"
    assert verdict("Mean basket: mean 37.8 EUR, against 45.1 over the whole base.", "pays") != "supported"


def test_where_people_heard_of_us_is_told_with_the_question() -> None:
    """ "Leaflet" alone under "Where to meet" says too little; another figure or another list is not vouched for."""
    line = in_list("channels", of("heard"), TABLE)
    assert line == "Heard of us: Leaflet (43 %, against 26 % of everyone)"
    assert verdict(line, "heard", "channels") == "supported"
    assert verdict(line.replace("43", "34"), "heard", "channels") != "supported"
    assert verdict(line, "heard", "frustrations") != "supported"
