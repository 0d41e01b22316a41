"""The packaged embedding model: word pieces as BERT makes them, and vectors that bring meaning together."""

from __future__ import annotations

import pytest

from persona_gen.llm import minilm


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", "[CLS] [SEP]"),
        ("Ring a person.", "[CLS] ring a person . [SEP]"),
        ("unaffordable", "[CLS] una ##ff ##ord ##able [SEP]"),
        ("Café don't", "[CLS] cafe don ' t [SEP]"),
        ("\u0ca4\u0ca8\u0ccd", "[CLS] [UNK] [SEP]"),
    ],
)
def test_words_are_cut_as_the_model_was_trained(text: str, pieces: str) -> None:
    """Lower case, no accents, the longest piece first; what has no piece is unknown."""
    known = {n: piece for piece, n in minilm.word_pieces().items()}
    assert " ".join(known[n] for n in minilm._pieces(text)) == pieces


def test_long_texts_and_long_words_take_no_time() -> None:
    """What the model cannot hold is cut, and a run without blanks is one unknown word."""
    assert len(minilm._pieces("word " * 10_000)) == minilm.MOST_WORD_PIECES + 2
    assert len(minilm._pieces("x" * 100_000)) == 3


@pytest.mark.embedded
def test_the_same_in_other_words_is_nearer_than_a_homonym() -> None:
    """One place is one place; a discount that ran out is not coffee that runs out."""
    model = minilm.installed()
    if model is None:
        pytest.skip("needs the extra local")
    one, place, coffee, discount = model.embed(
        [
            "One place for every consent form",
            "I'd like one place. Just one",
            "Coffee that turns up before you run out",
            "the discount ran out",
        ]
    )
    assert sum(x * y for x, y in zip(one, place, strict=True)) > 0.4
    assert sum(x * y for x, y in zip(coffee, discount, strict=True)) < 0.2
