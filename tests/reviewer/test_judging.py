"""A judge on the sentences of a review: what rules leave open is read, and what it does not find is said."""

from __future__ import annotations

from typing import Any

from reviewing import COSTS, reader, variants

from persona_gen.checker.judges import LargeModelJudge
from persona_gen.domain.review import Phrase, Reaction, Reason, Review
from persona_gen.errors import ModelUnavailable
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.judging import with_judgements

MEMBER = reader()
QUOTE = MEMBER.segment.quotes[0]
BORNE_OUT = Reason(text="These people are careful about it.", cites=(QUOTE.id,))
BEYOND = Reason(text="They are careful because of their parents.", cites=(QUOTE.id,))
OPINION = Reason(text="It sounds friendly.", opinion=True)


def reviewed(*replies: Any) -> tuple[Review, FakeClient, list[str]]:
    """A review with one reaction, after a judge has answered this."""
    reaction = Reaction(
        persona=MEMBER.id,
        variant="a",
        verdict="partly",
        resonates=(Phrase(span=(0, 5), why=BORNE_OUT), Phrase(span=(0, 5), why=OPINION)),
        questions=(BEYOND,),
    )
    review = Review(kind="headline", variants=variants(COSTS), personas=(MEMBER.id,), reactions=(reaction,))
    client, notes = FakeClient(replies), list[str]()
    return with_judgements(review, [MEMBER], LargeModelJudge(client, Prompts()), notes.append), client, notes


def test_what_the_evidence_does_not_say_is_a_finding() -> None:
    """Each cited reason is asked about once; an opinion is nobody's evidence."""
    words = [{"evidence": "E1", "words": QUOTE.text}]
    yes = {"claim": "C1", "words": words, "missing": "", "against": [], "verdict": "supported"}
    no = {"claim": "C2", "words": [], "missing": "because of their parents", "against": [], "verdict": "not-entailed"}
    review, client, notes = reviewed({"verdicts": [yes, no]})
    [reaction] = review.reactions
    assert [reason.findings for reason in reaction.reasons[:2]] == [(), ()]
    assert [finding.rule for finding in reaction.questions[0].findings][-1:] == ["not-entailed"]
    assert client.calls[0].messages[-1]["content"].count(" cites ") == 2
    assert notes == []


def test_a_judge_that_is_down_leaves_the_review_as_it_is() -> None:
    """What rules said stays, and a line says that nobody judged."""
    review, _, notes = reviewed(ModelUnavailable("down", cure="wait"))
    assert review.reactions[0].questions == (BEYOND,)
    assert "rules alone have checked" in notes[0]
