"""Pairs in both orders, rankings, scores and controls: only what an interval bears out is said."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from typing import Any

import pytest
from loopback import Answer, Loopback, refused
from reviewing import CALL, CAPABLE, COSTS, TABS, Model, alias_in, phrase, reaction, reader, variants

from persona_gen.domain import Quote, Segment
from persona_gen.domain.review import Comparison, Reaction, Score
from persona_gen.errors import ConfigError, InvalidReply, ModelRejected, ModelUnavailable
from persona_gen.evidence.significance import student, wilson
from persona_gen.llm.embeddings import Embeddings, embeddings
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.comparison import (
    IDENTICAL,
    compare_variants,
    fewest_samples,
    pair_by_pair,
    pairs,
    ranking,
    ranking_by_score,
)
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.likert import ANCHORS, Similarity, ordered, relative, scored
from persona_gen.reviewer.review import ReviewOptions, forecast_review, readers_of, review, strategy_for

COST = "Not knowing the total cost"


def likes(words: str, otherwise: bool = False) -> dict[str, Any]:
    """A capable model that prefers the text with these words, wherever it stands, and cites a cost."""

    def _cost(prompt: str) -> str:
        first = re.search(r"^(\w\d+)(?: \(.*?\))?: ", prompt, re.M) if otherwise else None
        return alias_in(prompt, COST) if COST in prompt else first[1] if first else "nothing"

    def pair(prompt: str) -> dict[str, Any]:
        first, second = (words in part for part in prompt[prompt.index("<a ") :].split("<b "))
        choice = "A" if first and not second else "B" if second and not first else "neither"
        return {"reason": "It names the cost.", "cites": [_cost(prompt)], "choice": choice}

    def react(prompt: str) -> dict[str, Any]:
        copy = prompt.split("<copy")[1]
        speaks = [phrase(words, "Costs.", _cost(prompt))] if words in copy else []
        leaves = [] if speaks else [phrase(re.findall(r"[A-Z]\w+", copy)[0], "Costs.", _cost(prompt))]
        return reaction(resonates=speaks, repels=leaves, verdict="speaks-to" if speaks else "would-scroll-past")

    return {**CAPABLE, "PairDraft": pair, "ReactionDraft": react}


def compared(model: Model, a: str, b: str, samples: int = 5) -> Comparison:
    """One pair."""
    both = variants(a, b)
    return compare_variants(LargeModel(model, Prompts()), reader(), both, (both[0], both[1]), "headline", samples)


def test_an_order_that_decides_prefers_nothing() -> None:
    """A model that always picks the first is asked in both orders and heard in neither."""
    able = Model(**{**CAPABLE, "PairDraft": {"reason": "It comes first.", "cites": [], "choice": "A"}})
    found = compared(able, TABS, COSTS)
    assert (found.preferred, found.orders_agree, found.wins) == (None, False, (0, 0))
    assert found.interval is not None
    assert found.interval[0] < 0.5 < found.interval[1]


@pytest.mark.parametrize(("a", "b", "preferred"), [(TABS, COSTS, "b"), (COSTS, TABS, "a")])
def test_what_both_orders_choose_is_preferred(a: str, b: str, preferred: str) -> None:
    """The same text wins wherever it stands, and five of five samples clear one half."""
    found = compared(Model(**likes("Every cost")), a, b)
    assert (found.preferred, found.orders_agree, sum(found.wins)) == (preferred, True, 5)
    low, high = found.interval or (0, 1)
    assert (low > 0.5) == (preferred == "a")
    assert (high < 0.5) == (preferred == "b")
    assert "Wilson" in found.method
    assert found.reason is not None
    assert found.reason.cites


@pytest.mark.parametrize("same", [COSTS, f" {COSTS} ".replace(" ", "  "), COSTS.replace("'", "’")])
def test_identical_variants_are_not_asked_about(same: str) -> None:
    """Texts that differ in white space and quotation marks alone have no preference, and cost nothing."""
    model = Model(**likes("Every cost"))
    found = compared(model, COSTS, same)
    assert (found.preferred, found.method, found.samples, model.calls) == (None, IDENTICAL, 0, [])


def test_samples_are_asked_anew() -> None:
    """Each sample has a number of its own, so that a remembered answer is not counted twice."""
    able = Model(**CAPABLE)
    compared(able, TABS, COSTS, 3)
    assert [call.sample for call in able.calls] == [0, 1, 2, 0, 1, 2]


@pytest.mark.parametrize(
    ("part", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (4, 4, 0.5101, 1.0), (3, 3, 0.4385, 1.0)],
)
def test_wilson_gives_the_published_intervals(part: float, n: int, low: float, high: float) -> None:
    """Newcombe 1998, table I, to four places; with fewer than four samples nothing is clear of one half."""
    assert wilson(part, n) == pytest.approx((low, high), abs=5e-5)


def test_student_widens_with_few_samples() -> None:
    """Mean and half-width of 3, 4, 5: t(2) = 4.303."""
    assert student([3.0, 4.0, 5.0]) == pytest.approx((4.0, 4.303 / math.sqrt(3)), abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


def beaten(a: str, b: str, won: int, lost: int, n: int = 10) -> Comparison:
    """A pair with these wins."""
    share = won + (n - won - lost) / 2
    return Comparison(persona="p", a=a, b=b, orders_agree=True, wins=(won, lost), samples=n, interval=wilson(share, n))


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ([beaten("a", "b", 10, 0), beaten("a", "c", 10, 0), beaten("b", "c", 10, 0)], (("a",), ("b",), ("c",))),
        ([beaten("a", "b", 5, 5), beaten("a", "c", 10, 0), beaten("b", "c", 10, 0)], (("a", "b"), ("c",))),
        ([beaten("a", "b", 6, 4), beaten("a", "c", 7, 3), beaten("b", "c", 6, 4)], (("a", "b", "c"),)),
        ([beaten("a", "b", 10, 0), beaten("b", "c", 10, 0), beaten("a", "c", 0, 10)], (("a", "b", "c"),)),
    ],
)
def test_a_ranking_cuts_only_where_every_interval_separates(
    found: list[Comparison], order: tuple[tuple[str, ...], ...]
) -> None:
    """Ties and circles are too close to call."""
    assert {frozenset(tier) for tier in ranking("abc", found)} == {frozenset(tier) for tier in order}
    assert [len(tier) for tier in ranking("abc", found)] == [len(tier) for tier in order]


def test_a_ranking_by_score_needs_intervals_apart() -> None:
    """Beyond the limit of pairs, what overlaps shares a rank."""

    def with_score(i: str, mean: float) -> Reaction:
        score = Score(mean=mean, low=mean - 0.3, high=mean + 0.3, samples=5, method="m")
        return Reaction(persona="p", variant=i, verdict="partly", score=score)

    assert ranking_by_score([with_score("a", 2.0), with_score("b", 4.0), with_score("c", 3.8)]) == (("b", "c"), ("a",))


def test_copy_that_is_scrolled_past_is_never_level_with_copy_that_is_read() -> None:
    """However few the samples: a verdict that cites is enough to lose."""
    verdicts = {"a": "speaks-to", "b": "partly", "c": "does-not"}
    mine = [Reaction(persona="p", variant=i, verdict=v) for i, v in verdicts.items()]
    undecided = [beaten("a", "b", 0, 0, 1), beaten("a", "c", 0, 0, 1), beaten("b", "c", 0, 0, 1)]
    assert ranking("abc", undecided, mine)[-1] == ("c",)
    assert ranking_by_score(mine)[-1] == ("c",)


def test_the_fewest_samples_that_can_separate_are_said_beforehand() -> None:
    """Four of four is the first interval that is clear of one half."""
    assert fewest_samples() == 4
    strategy = strategy_for(Model(**CAPABLE), Prompts())  # type: ignore[arg-type]
    assert "4 are the fewest" in forecast_review(variants(COSTS, TABS), [reader()], strategy, 2)[-1]
    assert "fewest" not in forecast_review(variants(COSTS, TABS), [reader()], strategy, 4)[-1]


def test_too_many_pairs_are_ranked_by_score_and_it_is_said() -> None:
    """Seven variants in five samples would take 210 answers."""
    assert pair_by_pair(6, 5)
    assert not pair_by_pair(7, 5)
    texts = [f"{COSTS} {word}" for word in ("One", "Two", "Mortgage", "Deposit", "Survey", "Viewing", "Flat")]
    model = Model(**likes("Every cost"))
    found = review(variants(*texts), [reader()], model, Prompts())
    assert not found.comparisons
    assert any("ranked by score" in note for note in found.notes)
    assert len(pairs(variants(*texts))) == 21


# --- scores ---------------------------------------------------------------------------------------------------------


class Vectors:
    """Texts as counts of letters."""

    name, spread = "letters", (0.0, 1.0)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector of 26."""
        return [[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts]


def test_semantic_similarity_is_the_published_formula() -> None:
    """p is proportional to (1 + cos)/2 less its least: an anchor itself is nearest, the farthest gets nothing."""
    rating = Similarity(Vectors())
    for n, anchor in enumerate(ANCHORS):
        odds = rating.place(anchor)
        assert sum(odds) == pytest.approx(1)
        assert odds.index(max(odds)) == n
        assert min(odds) == 0
    assert "2510.08338" in rating.method
    assert "letters" in rating.method


def test_scores_tell_mean_interval_spread_and_difference() -> None:
    """From distributions over 1 to 5; one sample has no interval but its own spread, and says so."""
    score = scored([[0, 0, 1, 0, 0], [0, 0, 0, 1, 0]], "by hand")
    assert (score.mean, score.samples, score.spread) == (3.5, 2, 0.5)
    assert (score.low, score.high) == (1.0, 5.0)
    assert "Student" in score.method
    one = scored([[0, 0.5, 0, 0.5, 0]], "by hand")
    assert (one.low, one.mean, one.high, one.spread) == (2.0, 3.0, 4.0, 1.0)
    assert "one sample" in one.method
    assert [each.relative for each in relative([score, one])] == [0.25, -0.25]


def test_every_statement_stands_in_every_place_once() -> None:
    """In five samples, so that a model that likes a letter likes no value."""
    assert all(sorted(ordered(n)[place][1] for n in range(5)) == [1, 2, 3, 4, 5] for place in range(5))
    assert all(ANCHORS[value - 1] == words for _, value, words in ordered(3))
    assert len({tuple(ordered(n)) for n in range(20)}) == 10


def test_a_score_whose_interval_covers_half_the_scale_is_none() -> None:
    """Two voices at both ends say that too few were asked, not 3 of 5."""
    places = iter("ADAD")
    model = Model(**{**likes("Every cost"), "PlaceDraft": lambda _: {"statement": next(places)}})
    found = review(variants(COSTS), [reader()], model, Prompts(), ReviewOptions(samples=2))
    assert found.reactions[0].verdict == "speaks-to"
    assert found.reactions[0].score is None


def test_scores_by_embeddings_name_the_model() -> None:
    """With an embedder no statement is chosen by the model."""
    model = Model(**likes("Every cost"))
    found = review(variants(COSTS), [reader()], model, Prompts(), ReviewOptions(embedder=Vectors(), samples=2))
    score = found.reactions[0].score
    assert score is not None
    assert "letters" in score.method
    assert not [call for call in model.calls if call.reply_type.__name__ == "PlaceDraft"]


def vectors(request: dict[str, Any]) -> Answer:
    """An embeddings answer."""
    data = [{"object": "embedding", "index": n, "embedding": [1.0, float(n)]} for n in range(len(request["input"]))]
    return Answer({"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}})


def test_embeddings_come_from_the_endpoint_once() -> None:
    """Vectors in the order of the texts; what was asked in this run is remembered."""
    with Loopback(otherwise=vectors) as server:
        asked = Embeddings(remote("m", server.url))
        assert asked.embed(["a", "b"]) == [[1.0, 0.0], [1.0, 1.0]]
        assert asked.embed(["b", "a"]) == [[1.0, 1.0], [1.0, 0.0]]
        assert [request["input"] for request in server.requests] == [["a", "b"]]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refused(404, "no such model"), ModelRejected),
        (Answer("<html>hello</html>"), InvalidReply),
        (Answer({"object": "list", "data": []}), InvalidReply),
    ],
)
def test_embeddings_that_fail_are_one_line(answer: Answer, error: type[Exception]) -> None:
    """Refusals, pages and empty answers each say what to do."""
    with Loopback(otherwise=answer) as server, pytest.raises(error, match="; "):
        Embeddings(remote("m", server.url)).embed(["a"])


@pytest.mark.slow
def test_embeddings_need_an_endpoint() -> None:
    """The embedded model has none; a server that is not there is named."""
    with pytest.raises(ConfigError, match="neither OPENAI_API_KEY nor OPENAI_BASE_URL"):
        embeddings("m", {})
    with Loopback() as server:
        url = server.url
    with pytest.raises(ModelUnavailable, match="no answer from http"):
        embeddings("m", {"OPENAI_BASE_URL": url}).embed(["a"])


# --- controls and cost ----------------------------------------------------------------------------------------------


def test_controls_pass_for_a_model_that_reads_and_tell_the_persona_apart() -> None:
    """The decoy loses, a copy is not preferred to itself, a name changes nothing, another segment answers otherwise."""
    model = Model(**likes("cost"))
    strangers = [reader("platform-jugglers")]
    found = review(variants(COSTS, CALL), [reader()], model, Prompts(), ReviewOptions(samples=2, strangers=strangers))
    outcomes = {control.name: control for control in found.controls}
    assert [control.passed for control in found.controls] == [True, True, True, None, True]
    assert "the same verdict for 2 of 2 variants" in outcomes["another name and gender"].outcome
    assert "scores differ by 0.00" in outcomes["another name and gender"].outcome
    assert "the same preference in 1 of 1 pairs" in outcomes["no persona"].outcome
    assert "persona matters" in outcomes["another segment's persona"].outcome
    assert found.notes[-1].endswith("rest on the segment's evidence.")


def test_of_german_data_the_controls_are_told_in_german() -> None:
    """What each is called, what came of it, and what that means for the answers."""
    words = ("Ich will vorher wissen, was der Kurs kostet und ob es eine Warteliste gibt.", "Der Bus kommt nicht oft.")
    kurs, bus = (Segment(name=n, quotes=(Quote(id="q", text=t),)) for n, t in zip(("Kurs", "Bus"), words, strict=True))
    reading, stranger = readers_of([], [kurs]), readers_of([], [bus])
    copy = variants("Was der Kurs kostet, steht vorher da", "Komm einfach vorbei")
    model = Model(**likes("kostet", otherwise=True))
    found = review(copy, reading, model, Prompts(), ReviewOptions(samples=2, strangers=stranger))
    names = [control.name for control in found.controls]
    assert names[0] == "Köder zu anderem Thema" and names[-1] == "Persona eines anderen Segments"
    outcomes = " ".join(control.outcome for control in found.controls).replace(found.controls[0].outcome[:60], "")
    assert not {"the", "same", "verdict", "prefers", "scores", "loses", "to"} & set(outcomes.split())
    assert found.notes[-1].startswith("Die Persona eines anderen Segments")


def test_a_review_that_anybody_would_give_is_called_generic() -> None:
    """Where another segment's persona says the same, the report says so."""
    copy = "Tools with all costs shown at the start"
    model = Model(**likes("costs", otherwise=True))
    strangers = [reader("platform-jugglers")]
    found = review(variants(copy), [reader()], model, Prompts(), ReviewOptions(samples=1, strangers=strangers))
    assert found.reactions[0].verdict == "speaks-to"
    assert found.controls[-1].passed is False
    assert "generic" in found.notes[-1]


def test_a_forecast_counts_what_a_review_asks_at_most() -> None:
    """P × V monadic, P × V(V−1)/2 × 2 × k pairwise; what the data are silent on costs nothing."""

    def says(prompt: str) -> dict[str, Any]:
        return reaction(resonates=[phrase("cost", "x", alias_in(prompt, "Not knowing the total cost"))])

    model = Model(ReactionDraft=says, **CAPABLE)
    strategy = strategy_for(model, Prompts())
    three = variants(COSTS, f"{COSTS} Yes.", "Learn the ukulele with a live teacher")
    line, *_ = forecast_review(three, [reader()], strategy, 3)
    review(three, [reader()], model, Prompts(), ReviewOptions(samples=3))
    assert line.endswith(f"up to {len(model.calls)} calls in all, and up to 6 more for rewrites.")
    assert "silent on 1; 6 answers to pairs" in line
    assert json.dumps(line)
    many = variants(*(f"{COSTS} {word}." for word in ("Yes", "Always", "Really", "Truly")))
    judged, *_ = forecast_review(many, [reader()], strategy, 3, judged=True)
    assert judged.endswith("more for rewrites, and about 2 of the judge.")


def test_answers_that_are_all_the_same_have_an_interval() -> None:
    """Whole points hide what lies between them; two of the same say hardly anything, one score stands against none."""
    fives = scored([[0, 0, 0, 1, 0]] * 5, "by hand")
    assert (fives.mean, fives.low, fives.high) == (4.0, 3.64, 4.36)
    two = scored([[0, 0, 0, 1, 0]] * 2, "by hand")
    assert two.high - two.low > 2
    assert relative([two])[0].relative is None
