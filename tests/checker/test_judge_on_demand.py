"""The judge asked about one sentence of a persona, without the others being asked about again."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from persona_gen.checker.check import check, check_again
from persona_gen.checker.judge_protocol import Judgement, Question
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, EvidenceRef, Persona, Quote, Segment
from persona_gen.llm.completion import Meter

SEGMENT = Segment(
    id="a", name="A", quotes=(Quote(id="q1", text="I open fifteen tabs and then I close the laptop.", speaker="P7"),)
)
GOALS = ("Gives up when there is too much to compare.", "Loses heart over so many tabs.")
PERSONA = Persona(segment="a", name="Emma", goals=tuple(Claim(text=text, cites=("q1",)) for text in GOALS))


class Yes:
    """Says yes to all, and remembers what it was asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """Borne out, each."""
        self.asked += [question.claim for question in questions]
        return [Judgement("supported", evidence=(EvidenceRef(id="q1", span=(0, 19)),)) for _ in questions]

    def metered(self) -> Any:
        """Costs nothing."""
        return nullcontext(Meter())


def test_only_the_sentence_that_is_asked_about_is_sent() -> None:
    """What the same judge said of the others before stands; they are not bought twice."""
    index, first = SegmentIndex(SEGMENT), Yes("one")
    bare = check(PERSONA, index)
    one = check_again(PERSONA, index, bare, first, {GOALS[0]})
    assert first.asked == [GOALS[0]]
    assert [claim.verdict for claim in one.claims] == ["supported", bare.claims[1].verdict]
    both = check_again(PERSONA, index, one, first, {GOALS[1]})
    assert first.asked == list(GOALS)
    assert [claim.verdict for claim in both.claims] == ["supported", "supported"]


def test_another_judge_does_not_speak_with_the_first_one_s_words() -> None:
    """A report names one judge, whose word it is."""
    index = SegmentIndex(SEGMENT)
    before = check_again(PERSONA, index, check(PERSONA, index), Yes("one"), set(GOALS))
    after = check_again(PERSONA, index, before, Yes("two"), {GOALS[0]})
    assert after.judge == "two"
    assert [claim.verdict for claim in after.claims][1] != "supported"
