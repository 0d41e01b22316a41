"""The packaged embedding model: word pieces as BERT makes them, and vectors that bring meaning together."""

from __future__ import annotations

import pytest

from persona_gen.domain import Quote, Segment
from persona_gen.llm import embeddings
from persona_gen.llm.embeddings import packaged_for


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
    known = {n: piece for piece, n in embeddings.word_pieces().items()}
    assert " ".join(known[n] for n in embeddings._pieces(text)) == pieces


def test_long_texts_and_long_words_take_no_time() -> None:
    """What the model cannot hold is cut, and a run without blanks is one unknown word."""
    assert len(embeddings._pieces("word " * 10_000)) == embeddings.MOST_WORD_PIECES + 2
    assert len(embeddings._pieces("x" * 100_000)) == 3


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("said", "headline", "other"),
    [
        ("I'd like one place. Just one", "One place for every consent form", "Coffee that turns up before you run out"),
        ("Geliefert wurde nach elf Wochen.", "Lieferzeit vier Wochen, sonst Geld zurück", "Feine Seifen aus Nizza"),
    ],
)
def test_the_same_in_other_words_is_nearer(said: str, headline: str, other: str) -> None:
    """By the model that reads the segment's language, above what unrelated texts have in common."""
    quotes = (Quote(id="q", text=f"{said} {said}"),)
    model = packaged_for(Segment(name="S", locale="en_GB" if "I" in said[:1] else "de_DE", quotes=quotes))
    if model is None:
        pytest.skip("needs the extra local")
    vectors = model.embed([said, headline, other])
    near, far = (sum(x * y for x, y in zip(vectors[0], each, strict=True)) - model.spread[0] for each in vectors[1:])
    assert near > far
    assert near > 0.24 * (model.spread[1] - model.spread[0])
