"""A provider's files and batches API. With delivery.py the only file that knows the openai SDK."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from persona_gen.errors import InvalidReply, ModelRejected, ModelUnavailable
from persona_gen.llm.chat_format import CHECK_ENDPOINT
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.transport import refusal_of
from persona_gen.runs.provider.requests import URL, beside

if TYPE_CHECKING:
    from openai.types import Batch

WINDOW: Final = "24h"
"""The one completion window there is (OpenAI's API reference, "Create batch")."""
NO_BATCHES = "answer the request files otherwise, as with vllm run-batch, and persona-gen batch import the results"
AGAIN = "run the same command again later; what was done is noted"
GONE = "check OPENAI_API_KEY; if the batch is gone for good, persona-gen batch import --again asks anew"


class Provider:
    """The files and batches of one endpoint.

    Every method raises `AccessDenied`, `ModelRejected` where there is no such API, `ModelUnavailable` and
    `InvalidReply`. All but `create` are repeated by the SDK when they fail in passing: a batch that is created twice
    is paid for twice.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        import openai  # noqa: PLC0415 - it takes over half a second

        self.endpoint = endpoint
        base_url, api_key = endpoint.connect()
        local = urlsplit(base_url).hostname in ("127.0.0.1", "::1", "localhost")
        http = openai.DefaultHttpxClient(trust_env=not local)  # no proxy on the way to ourselves
        weakref.finalize(self, http.close)
        self._sdk = openai.OpenAI(base_url=base_url, api_key=api_key, http_client=http)

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
            batch = once.create(input_file_id=file, endpoint=URL, completion_window=WINDOW, metadata=dict(about))
            return self._id(batch)

    def find_batch(self, file: str) -> str | None:
        """The id of a batch that answers this file."""
        with self._translated():
            found = (batch.id for batch in self._sdk.batches.list(limit=100) if batch.input_file_id == file)
            return next(found, None)

    def batch(self, batch: str) -> Batch:
        """How a batch stands."""
        with self._translated(f"batch {batch}"):
            found = self._sdk.batches.retrieve(batch)
            self._id(found)
            return found

    def download(self, file: str, path: Path) -> None:
        """The content of a file, written to ``path`` when it is whole."""
        content = self._sdk.files.with_streaming_response.content(file)
        with self._translated(f"file {file}"), content as response, beside(path) as target:
            target.writelines(response.iter_bytes())

    def _id(self, found: Any) -> str:
        identity = getattr(found, "id", None)  # a web page arrives as a text
        if not isinstance(identity, str):
            raise self._other(str(found)[:2000])
        return identity

    def _other(self, raw: str) -> InvalidReply:
        what = f"{self.endpoint.name} answered with something other than files or batches"
        return InvalidReply(what, cure=CHECK_ENDPOINT, raw=raw)

    @contextmanager
    def _translated(self, wanted: str | None = None) -> Iterator[None]:
        """The one place where the SDK's errors become ours; ``wanted`` is what a 404 does not find."""
        import httpx2  # noqa: PLC0415
        import openai  # noqa: PLC0415

        where = self.endpoint.name
        try:
            yield
        except openai.APIStatusError as error:
            refusal = refusal_of(error)
            if refusal.status in (404, 405, 501):
                what = f"{where} does not know {wanted} ({refusal})" if wanted else f"{where} has no batches API"
                raise ModelRejected(what, cure=GONE if wanted else NO_BATCHES) from error
            if (refusal.status == 429 and refusal.code != "insufficient_quota") or refusal.status >= 500:
                raise ModelUnavailable(f"no answer from {where}: {refusal}", cure=AGAIN) from error
            raise refusal.as_error(self.endpoint.model, where) from error
        except AttributeError as error:  # the SDK's, where a list is a web page
            raise self._other(str(error)) from error
        except (openai.APIConnectionError, httpx2.RequestError) as error:
            what = f"no answer from {where}: {error.__cause__ or error}"
            raise ModelUnavailable(what, cure=f"check the network and OPENAI_BASE_URL; {AGAIN}") from error
