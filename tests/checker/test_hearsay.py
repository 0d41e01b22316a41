"""What one person says of everybody is that person's word: never a fact of the segment, whoever cites it."""

from __future__ import annotations

from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Persona, Segment

INDEX = SegmentIndex(
    Segment.model_validate(
        {
            "id": "riders", "name": "Night bus riders", "size": 412, "locale": "en_GB",
            "statistics": [
                {"id": "pass", "attribute": "Ticket", "category": "Season ticket", "measure": "share", "value": 0.04,
                 "n": 412, "overall": 0.05},
                {"id": "wait", "attribute": "Waiting time at the stop", "measure": "mean", "value": 6.2,
                 "unit": "minutes", "n": 412},
                {"id": "late", "attribute": "Rides home after midnight", "measure": "share", "value": 0.8, "n": 412},
            ],
            "quotes": [
                {"id": "q1", "text": "Nine in ten riders have a season ticket, it is well known.", "speaker": "P02"},
                {"id": "q2", "text": "Riders wait forty minutes at the stop, on average.", "speaker": "P03"},
                {"id": "q3", "text": "I wait forty minutes at the stop. Half the time the driver waves.",
                 "speaker": "P04"},
                {"id": "q4", "text": "80 % of riders give up after one winter. Most of them drive now.",
                 "speaker": "P05"},
                {"id": "q6", "text": "The waiting room at my stop has 3 lamps.", "speaker": "P07"},
                {"id": "q8", "text": "Nine buses in ten are late, trust me.", "speaker": "P09"},
                {"id": "q7", "speaker": "P08",
                 "text": "The next waiting stop is twenty minutes away. I leave them there: half of it is stairs."},
                {"id": "q5", "text": "Most of us ride home after midnight.", "speaker": "P06"},
            ],
        }
    )
)  # fmt: skip


def verdict(text: str, cites: str) -> tuple[str, set[str]]:
    """What the checker says of a sentence, and by which rules."""
    claim = check_claim("story[0]", Claim(text=text, cites=tuple(cites.split())), "Emma Whitfield", INDEX)
    return claim.verdict, {finding.rule for finding in claim.findings}


@every_row(
    ("text", "cites", "rule"),
    [
        ("Nine in ten riders have a season ticket.", "q1", "number-mismatch"),
        ("90 % of them have a season ticket.", "q1", "number-mismatch"),
        ("Nine in ten riders have a season ticket, it is well known.", "q1", "number-mismatch"),
        ("She has a season ticket, as have nine in ten riders.", "q1", "number-mismatch"),
        ("Riders wait forty minutes at the stop, on average.", "q2", "number-mismatch"),
        ("80 % of riders give up after one winter.", "q4", "wrong-base"),
        ("Most of them drive now.", "q4", "wrong-base"),
        ("Nine buses in ten are late.", "q8", "wrong-base"),
        ("Nine in ten buses are late.", "q8", "wrong-base"),
        ("In this group, 80 % give up after one winter.", "q4", "wrong-base"),
    ],
)
def test_told_as_a_fact_it_is_wrong(text: str, cites: str, rule: str) -> None:
    """The segment's own figure contradicts it, cited or not; without one, nobody counted."""
    assert verdict(text, cites) == ("contradicted", {rule})


@every_row(
    ("text", "cites", "says"),
    [
        ("P02 reckons nine in ten riders have a season ticket.", "q1", "unverified"),
        ("One of them reckons nine buses in ten are late.", "q8", "unverified"),
        ("One of two has a season ticket.", "q3 q6", "unverified"),
        ("One rider thinks that nine in ten have a season ticket.", "q1", "unverified"),
        ("One customer says nine in ten riders have a season ticket, it is well known.", "q1", "supported"),
        ("“Nine in ten riders have a season ticket, it is well known”, says P02.", "q1", "supported"),
        ("She waits forty minutes at the stop.", "q3", "supported"),
        ("Half the time the driver waves.", "q3", "supported"),
        ("As P05 puts it, 80 % of riders give up after one winter.", "q4", "unverified"),
        ("80 % of riders ride home after midnight.", "q5 late", "unverified"),
        ("Most of them ride home after midnight.", "q5", "unverified"),
        ("A waiting room at the stop with 3 lamps.", "q6", "unverified"),
        ("It was forty minutes.", "q3", "unverified"),
        ("The next waiting stop is twenty minutes away.", "q7", "supported"),
        ("She leaves them there: half of it is stairs.", "q7", "unverified"),
        ("A sign with the waiting time at stop 3.", "q6", "unverified"),
    ],
)
def test_told_as_somebodys_word_it_may_stand(text: str, cites: str, says: str) -> None:
    """With whose word it is, of her own life, or where the segment's figure says the same, no rule complains."""
    assert verdict(text, cites) == (says, set())


def test_a_wish_told_as_past_is_lent_like_any_other() -> None:
    """ "I wanted to know" is another's wish among the goals, and no piece of that speaker's life."""
    rows = (
        ("Know what the box costs a month", "I wanted to know what the box costs.", "I ride home late.", "en_GB"),
        ("Wissen, was die Kiste kostet", "Ich wollte wissen, was die Kiste kostet.", "Ich fahre spät heim.", "de_DE"),
    )
    for told, said, own, locale in rows:
        quotes = [{"id": "a", "speaker": "A", "text": own}, {"id": "b", "speaker": "B", "text": said}]
        index = SegmentIndex(Segment.model_validate({"name": "S", "locale": locale, "quotes": quotes}))
        persona = Persona(segment="s", name="Emma Whitfield", lead="A")
        assert check_claim("goals[0]", Claim(text=told, cites=("b",)), "Emma Whitfield", index, persona).findings == ()
