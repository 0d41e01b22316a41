"""Statistics in a few words."""

from __future__ import annotations

from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Segment, Statistic
from persona_gen.evidence.figure_lines import in_list
from persona_gen.evidence.phrasing import about_figure, short_label

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
