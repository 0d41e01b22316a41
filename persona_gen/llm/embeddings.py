"""Vectors of texts from an endpoint's embeddings route, for scores by semantic similarity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_gen.errors import ConfigError, InvalidReply
from persona_gen.llm.connections import sdk_at, translated
from persona_gen.llm.endpoint import Endpoint, remote

SECONDS, TRIES = 60.0, 3


class Embeddings:
    """Asks the endpoint's ``/embeddings``; remembers the vectors of this run, since anchors come again and again."""

    spread = (0.0, 1.0)
    """Not known of it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.name = endpoint.model
        self._endpoint = endpoint
        self._known: dict[str, list[float]] = {}

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises `ModelUnavailable`, `ModelRejected` and `InvalidReply`."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._known]:
            self._known |= dict(zip(new, self._asked(new), strict=True))
        return [self._known[text] for text in texts]

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
