"""The answer first: one verdict a variant over the personas asked, and one sentence of advice that cites."""

from __future__ import annotations

import pytest

from persona_gen.domain.review import Phrase, Reaction, ReactionVerdict, Reason, Variant
from persona_gen.reviewer.verdicts import verdict_of

COPY = "Every cost on one page: call us today"
VARIANT = Variant(id="a", text=COPY)


def said(who: str, verdict: ReactionVerdict, *, good: str = "", bad: str = "", cites: str = "q1") -> Reaction:
    """A reaction that names these words."""

    def phrases(words: str) -> tuple[Phrase, ...]:
        at = COPY.index(words)
        why = Reason(text=f"In {who}'s words.", cites=(cites,) if cites else (), opinion=not cites)
        return (Phrase(span=(at, at + len(words)), why=why),) if words else ()

    return Reaction(persona=who, variant="a", verdict=verdict, resonates=phrases(good), repels=phrases(bad))


@pytest.mark.parametrize(
    ("verdicts", "overall"),
    [
        (("speaks-to", "speaks-to", "does-not"), "speaks"),
        (("speaks-to", "does-not", "cannot-tell"), "mixed"),
        (("does-not", "does-not", "speaks-to"), "loses"),
        (("does-not", "cannot-tell", "cannot-tell"), "loses"),
        (("partly", "partly"), "mixed"),
        (("cannot-tell", "cannot-tell"), "cannot-tell"),
    ],
)
def test_more_than_half_of_those_who_can_tell_decide(verdicts: tuple[ReactionVerdict, ...], overall: str) -> None:
    """Whoever cannot tell has no vote; half and half is mixed."""
    found = verdict_of(VARIANT, [said(f"p{n}", verdict) for n, verdict in enumerate(verdicts)])
    assert found.verdict == overall
    assert sum(found.counts.values()) == len(verdicts)


def test_what_puts_most_off_is_named_first_and_cites() -> None:
    """ "Drop" before "keep"; phrases that overlap are one, told by its shortest form."""
    reactions = [
        said("p1", "does-not", bad="call us today", cites="q7"),
        said("p2", "does-not", bad="call us", cites="q8"),
        said("p3", "speaks-to", good="Every cost"),
    ]
    advice = verdict_of(VARIANT, reactions).advice
    assert advice is not None
    assert advice.text == "Drop “call us”: 2 of 3 are put off by it. In p2's words."
    assert advice.cites == ("q8",)
    assert COPY[slice(*(advice.span or (0, 0)))] == "call us"


def test_without_evidence_there_is_no_advice() -> None:
    """An opinion of the model's is no ground to change copy."""
    assert verdict_of(VARIANT, [said("p1", "does-not", bad="call us", cites="")]).advice is None


def test_what_reaches_them_is_kept_where_nothing_puts_them_off() -> None:
    """With one persona nobody is counted."""
    advice = verdict_of(VARIANT, [said("p1", "speaks-to", good="Every cost")]).advice
    assert advice is not None
    assert advice.text == "Keep “Every cost”: In p1's words."


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        (("p1",), ("p2", "p3"), "Drop “Every cost”: 2 of 3 are put off by it, 1 is reached. In p2's words."),
        (("p1", "p2"), ("p3",), "Keep “Every cost”: 2 of 3 are reached by it, 1 is put off. In p1's words."),
        (("p1",), ("p2",), "“Every cost” divides them: 1 of 2 is put off by it, 1 is reached. In p2's words."),
    ],
)
def test_advice_says_who_would_lose_by_it(good: tuple[str, ...], bad: tuple[str, ...], told: str) -> None:
    """Words that reach most are not dropped for one whom they put off, nor dropped in silence where they reach one."""
    reactions = [said(who, "speaks-to", good="Every cost") for who in good]
    reactions += [said(who, "does-not", bad="Every cost") for who in bad]
    advice = verdict_of(VARIANT, reactions).advice
    assert advice is not None
    assert advice.text == told


def test_who_is_of_two_minds_has_no_voice_on_the_words() -> None:
    """One persona likes and doubts the same words: they are neither kept nor dropped for it."""
    torn = said("p1", "speaks-to", good="Every cost", bad="Every cost")
    assert verdict_of(VARIANT, [torn]).advice is None
    advice = verdict_of(VARIANT, [torn, said("p2", "does-not", bad="Every cost")]).advice
    assert advice is not None
    assert advice.text.startswith("Drop “Every cost”: 1 of 2 is put off by it.")


def test_of_copy_that_speaks_to_them_what_to_keep_comes_first() -> None:
    """A doubt beside it is no reason to tell them to drop words of it."""
    advice = verdict_of(VARIANT, [said("p1", "speaks-to", good="Every cost", bad="call us")]).advice
    assert advice is not None
    assert advice.text.startswith("Keep “Every cost”")


def test_words_on_which_they_agree_come_before_words_that_divide_them() -> None:
    """One persona is put off by what reaches another; the phone puts both off."""
    both = said("p1", "partly", good="Every cost", bad="call us today")
    other = said("p2", "does-not", bad=COPY)
    advice = verdict_of(VARIANT, [both, other]).advice
    assert advice is not None
    assert advice.text.startswith("Drop “call us today”: 2 of 2 are put off by it.")


def test_of_equals_what_the_data_contradict_is_dropped_first() -> None:
    """A page is told from top to bottom, so that the order of its phrases says nothing."""
    first, second = said("p1", "does-not", bad="Every cost"), said("p1", "does-not", bad="call us")
    against = Reason(text="They would rather not phone.", cites=("q7",), span=second.repels[0].span)
    both = first.model_copy(update={"repels": (*first.repels, *second.repels), "contradicts_data": (against,)})
    advice = verdict_of(VARIANT, [both]).advice
    assert advice is not None
    assert advice.text.startswith("Drop “call us”")


def test_what_is_left_to_the_reader_is_told_by_the_words_nearest_to_the_copy() -> None:
    """Nobody speaks or loses; of what several said, the advice shows what shares most words with the copy."""
    copy = Variant(id="a", text="Wrapped, and never a price on the slip")
    said = ("One says: “The same thing every time.”", "One says: “Wrapping was lovely, but the price was on the slip.”")
    reactions = [
        Reaction(persona=f"p{n}", variant="a", verdict="bears-on", nearest=(Reason(text=text, cites=(f"q{n}",)),))
        for n, text in enumerate(said)
    ]
    told = verdict_of(copy, [*reactions, Reaction(persona="p9", variant="a", verdict="cannot-tell")])
    assert (told.verdict, told.counts["bears-on"]) == ("bears-on", 2)
    assert told.advice and told.advice.cites == ("q1",)
    assert verdict_of(copy, [*reactions, Reaction(persona="p9", variant="a", verdict="does-not")]).verdict == "loses"


def test_of_german_data_the_advice_is_german() -> None:
    """What the copy's writer reads first is in the language of what people said."""
    reactions = [said("p1", "does-not", bad="call us"), said("p2", "speaks-to", good="Every cost")]
    advice = verdict_of(VARIANT, reactions, "de").advice
    assert advice is not None
    assert advice.text == "„call us“ streichen: 1 von 2 schreckt es ab. In p1's words."
