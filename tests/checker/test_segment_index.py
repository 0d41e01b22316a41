"""The index finds every verbatim fragment, and nothing that is not one."""

from __future__ import annotations

import random
from collections.abc import Iterator

import fixture_segments
import pytest

from persona_gen.checker.check import check_claim
from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Quote, Segment
from persona_gen.text.quotations import find_words

SEGMENTS = fixture_segments.segments()
EACH = 15
"""Fragments of each quote."""
HARD = Segment(
    name="Hard words",
    quotes=(
        Quote(id="jp", text="値段が最初に見えないと、買わない。"),
        Quote(id="tr", text="İstanbul’da ev arıyorum, ama çok pahalı."),
        Quote(id="vi", text="Tôi muốn biết tổng chi phí trước."),
        Quote(id="kr", text="\u1112\u1161\u11ab글 먼저, 그다음 가격."),
        Quote(id="gr", text="Ο ΔΡΟΜΟΣ είναι μακρύς"),
        Quote(id="de", text="Die Straße – stra\u00adßenweise – ist gesperrt…"),
        Quote(id="one", text="Fine."),
        Quote(id="signs", text="5' 10\" & rock'n'roll, e.g. a_b/c-d; 1,204.50 £!"),
    ),
)


def typographic(text: str, rng: random.Random) -> str:
    """The same words as another keyboard would print them."""
    swaps = ("'’ʼ`", '"“”„', "-–—‑−")
    out = [rng.choice(next((s for s in swaps if char in s), char)) for char in text]
    return "".join(char if rng.random() > 0.03 or not char.isspace() else "\u00a0\n" for char in out)


@pytest.mark.parametrize("segment", [*SEGMENTS, HARD], ids=lambda segment: segment.id)
def test_no_verbatim_fragment_is_missed(segment: Segment) -> None:
    """Every stretch of whole words of every quote is found there, in any typography, with and without an ellipsis."""
    index, rng = SegmentIndex(segment), random.Random(5)
    for quote in segment.quotes:
        said = quote.text.split()
        for _ in range(EACH):
            start = rng.randrange(len(said))
            end = rng.randint(start + 1, len(said))
            fragment = " ".join(said[start:end])
            if end - start > 3 and rng.random() < 0.3:
                cut = rng.randint(start + 1, end - 2)
                omitted = rng.choice(["…", "[...]", "[what]"])
                fragment = " ".join([*said[start:cut], omitted, *said[cut + 1 : end]])
            fragment = typographic(fragment, rng)
            fragment = fragment[:1].swapcase() + fragment[1:] if rng.random() < 0.2 else fragment
            if find_words(fragment, quote.text):
                assert quote.id in {found.id for found, _ in index.find(fragment)}, fragment


@pytest.mark.parametrize("segment", [*SEGMENTS, HARD], ids=lambda segment: segment.id)
def test_the_index_agrees_with_reading_every_quote(segment: Segment) -> None:
    """For fragments right and wrong, of any length and cut anywhere, the index finds what a full search finds."""
    index, rng = SegmentIndex(segment), random.Random(6)
    for quote in segment.quotes:
        for _ in range(EACH):
            start = rng.randrange(len(quote.text))
            fragment = quote.text[start : start + rng.randint(1, 40)]
            if rng.random() < 0.3:
                fragment = fragment.replace(rng.choice(fragment), rng.choice("aeß 界'"), 1)
            wanted = [(q.id, place) for q in segment.quotes if (place := find_words(fragment, q.text))]
            assert [(q.id, place) for q, place in index.find(fragment)] == wanted, fragment


def test_spans_slice_back() -> None:
    """A found fragment's span is of the quote as it stands in the file."""
    index = SegmentIndex(HARD)
    ((quote, (start, end)),) = index.find("Straße—straßenweise—ist")
    assert quote.text[start:end] == "Straße – stra\u00adßenweise – ist"


def test_nearest_comes_first() -> None:
    """A quotation with a word exchanged is nearest to the quote it is taken from, for every quote of every fixture."""
    for segment in SEGMENTS:
        index = SegmentIndex(segment)
        for quote in segment.quotes:
            said = quote.text.split()
            if len(said) > 8:
                said[len(said) // 2] = "whatever"
                assert quote in index.nearest(" ".join(said))[:2]


def test_speakers_in() -> None:
    """Speakers are named as words of their own, in any case, and not inside other words."""
    quotes = tuple(Quote(text=f"words {n}", speaker=s) for n, s in enumerate(("P1", "P11", "Anna M.", "mother of two")))
    index = SegmentIndex(Segment(name="People", quotes=quotes))
    assert index.speakers_in("So says p11 and not P111, P1x or xP1.") == {"P11"}
    assert index.speakers_in("Anna M. and a Mother of Two") == {"Anna M.", "mother of two"}
    assert index.speakers_in("Anna, a mother of twoscore") == set()


def test_a_claim_that_cites_much_is_not_held_against_every_pair():
    """Of 400 statistics cited, only the few that the sentence names are taken together."""
    statistics = [
        {"id": f"s{i}", "attribute": f"Topic {i}", "category": f"word{i}", "measure": "share", "value": 0.5, "n": 90}
        for i in range(400)
    ]
    index = SegmentIndex(Segment.model_validate({"name": "Many", "statistics": statistics}))
    claim = Claim(text="50 % say word7 or word8.", cites=tuple(s["id"] for s in statistics))
    view = ClaimContext("story[0]", claim, PersonaIndex("Emma", index), index)
    assert 0 < len(view.together) < 20


class Walked(frozenset[str]):
    """Labels of speakers that count how often all of them are read."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        """All labels, once more."""
        type(self).times += 1
        return super().__iter__()


def test_a_further_claim_reads_no_list_of_all_speakers() -> None:
    """Of 20,000 speakers each claim read every label: a third of the speed at 200,000 quotes."""
    index = SegmentIndex(fixture_segments.segment())
    vars(index)["speakers"] = Walked(index.speakers)
    counts = []
    for text in ("She opens tabs and closes the laptop.", "Emma opens fifteen tabs and then shuts her laptop."):
        check_claim("story[0]", Claim(text=text, cites=("p07-3",)), "Emma Whitfield", index)
        counts.append(Walked.times)
    assert counts[0] == counts[1] > 0
