"""Evidence beside copy that is being typed."""

from __future__ import annotations

from persona_gen.domain import Quote, Segment, Statistic
from persona_gen.runs.prepared_segments import PreparedSegments


def test_a_figure_that_says_nothing_of_an_offer_is_not_shown_beside_it() -> None:
    """As in a review: what plan people are on is for or against nothing; what somebody says of it may be."""
    plan = Statistic(id="plan", attribute="Plan", category="Cargo", measure="share", value=0.0, n=90)
    wish = Quote(id="wish", text="I want a cargo plan.")
    segment = Segment(id="riders", name="Riders", statistics=(plan,), quotes=(wish,))
    prepared = PreparedSegments()
    assert {near.evidence.id for near in prepared.relevance(segment).net("The cargo plan")} == {"plan", "wish"}
    assert [near.evidence.id for near in prepared.bearing_on(segment, "The cargo plan", 3)] == ["wish"]


def test_a_question_is_answered_by_the_figures_it_names_then_by_what_bears_on_it() -> None:
    """One way for copy and questions: a figure that shares a word and is not named is no answer."""
    plan = Statistic(id="plan", attribute="Plan", category="Cargo", measure="share", value=0.2, n=90)
    distance = Statistic(id="distance", attribute="Distance to the cargo depot", measure="mean", value=4, n=90)
    wish = Quote(id="wish", text="I want a cargo plan.")
    segment = Segment(id="riders", name="Riders", statistics=(plan, distance), quotes=(wish,))
    answer = PreparedSegments().answering(segment, "Who is on the cargo plan?", 8)
    assert [near.evidence.id for near in answer] == ["plan", "wish"]
