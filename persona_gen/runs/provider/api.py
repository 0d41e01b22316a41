"""A provider's files and batches API, by the client and with the errors of `llm.transport`."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from persona_gen.errors import InvalidReply, ModelRejected, ModelUnavailable
from persona_gen.llm.chat_format import CHECK_ENDPOINT
from persona_gen.llm.connections import sdk_at, translated
from persona_gen.llm.endpoint import Endpoint
from persona_gen.runs.provider.requests import URL, written_beside

if TYPE_CHECKING:
    from openai.types import Batch

RETRIES = 2
_WINDOW: Final = "24h"
"""The one completion window there is (OpenAI's API reference, "Create batch")."""
NO_BATCHES = "answer the request files otherwise, as with vllm run-batch, and persona-gen batch import the results"
RETRIED_STATUSES = "run the same command again later; what was done is noted"
MOST_RESULT_BYTES = 4_000_000_000
"""Of a file of replies, which goes to the disk: 50,000 requests, the most that one batch holds, of 80 kB each."""
GONE_BATCH = "check OPENAI_API_KEY; if the batch is gone for good, persona-gen batch import --again asks anew"


class Provider:
    """The files and batches of one endpoint.

    Every method raises `AccessDenied`, `ModelRejected` where there is no such API, `ModelUnavailable` and
    `InvalidReply`. All but `create` are repeated by the SDK when they fail in passing: a batch that is created twice
    is paid for twice.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._sdk = sdk_at(*endpoint.connect(), retries=RETRIES)
        weakref.finalize(self, self._sdk.close)

    def upload(self, path: Path, name: str) -> str:
        """Upload a request file; the provider's id of it."""
        with self._translated(), path.open("rb") as content:
            return self._id(self._sdk.files.create(file=(name, content, "application/jsonl"), purpose="batch"))

    def find_file(self, name: str) -> str | None:
        """The id of a file that was uploaded under this name."""
        with self._translated():
            return next((file.id for file in self._sdk.files.list(purpose="batch") if file.filename == name), None)

    def create(self, file: str, about: Mapping[str, str]) -> str:
        """Have a file's requests answered; the id of the batch. Tried once."""
        with self._translated():
            once = self._sdk.with_options(max_retries=0).batches
            batch = once.create(input_file_id=file, endpoint=URL, completion_window=_WINDOW, metadata=dict(about))
            return self._id(batch)

    def find_batch(self, file: str) -> str | None:
        """The id of a batch that answers this file."""
        with self._translated():
            ids = (batch.id for batch in self._sdk.batches.list(limit=100) if batch.input_file_id == file)
            return next(ids, None)

    def batch(self, batch: str) -> Batch:
        """How a batch stands."""
        with self._translated(f"batch {batch}"):
            answer = self._sdk.batches.retrieve(batch)
            self._id(answer)
            return answer

    def download(self, file: str, path: Path) -> None:
        """The content of a file, written to ``path`` when it is whole."""
        with (
            self._translated(f"file {file}"),
            sdk_at(*self.endpoint.connect(), retries=RETRIES, most_bytes=MOST_RESULT_BYTES) as sdk,
            sdk.files.with_streaming_response.content(file) as response,
            written_beside(path) as target,
        ):
            target.writelines(response.iter_bytes())

    def _id(self, answer: Any) -> str:
        identity = getattr(answer, "id", None)  # a web page arrives as a text
        if not isinstance(identity, str):
            raise self._other(str(answer)[:2000])
        return identity

    def _other(self, raw: str) -> InvalidReply:
        what = f"{self.endpoint.name} answered with something other than files or batches"
        return InvalidReply(what, cure=CHECK_ENDPOINT, raw=raw)

    @contextmanager
    def _translated(self, wanted: str | None = None) -> Iterator[None]:
        """The SDK's errors as ours; ``wanted`` is what a 404 does not find."""
        where = self.endpoint.name
        try:
            with translated(self.endpoint.model, where):
                yield
        except ModelUnavailable as error:
            raise ModelUnavailable(error.what, cure=f"{error.cure}; {RETRIED_STATUSES}") from error
        except ModelRejected as error:
            status = getattr(error.__cause__, "status_code", 0)
            if status not in (404, 405, 501):
                raise
            what = f"{where} does not know {wanted} (HTTP {status})" if wanted else f"{where} has no batches API"
            raise ModelRejected(what, cure=GONE_BATCH if wanted else NO_BATCHES) from error
        except InvalidReply as error:
            raise self._other(error.raw) from error
