"""Requests for a provider's batch: what the writer asks and the memory cannot answer, written down instead of sent.

``exchange/`` in the output folder holds the requests by round, ``requests-<round>-<shard>.jsonl`` in OpenAI's Batch
format, and ``asked.jsonl``, which says what is asked and not answered. The latter is what counts: request files that it
does not name are of a run that was killed, and the next one writes over them. Prompts quote people, so only the owner
can read these files.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

from persona_gen.errors import ConfigError, ModelRejected
from persona_gen.files import UNFINISHED, clear_unfinished, make_folder, unwritable, write_text

LINES, BYTES = 50_000, 100_000_000
"""The most one request file may hold. OpenAI takes 50,000 requests and 200 MB (API reference, "Create batch"), Together
50,000 and 100 MB ("Batch processing: rate limits")."""
ROUNDS = 3
"""How often a request goes out before its segment, or that repair, has failed."""
URL: Final = "/v1/chat/completions"
SCHEMA = "persona-gen/exchange@1"
FOLDER, STATE = "exchange", "asked.jsonl"
START_OVER = "delete that folder and export again; the replies imported so far are remembered"


@dataclass(slots=True)
class OpenRequest:
    """A request without a usable reply: the type of reply, the length of the prompt, the file it was last written to,
    and how often.

    ``failed`` says why the last answer cannot be used; while it is None the answer has still to come.
    """

    reply: str
    characters: int
    shard: str
    times: int
    failed: str | None = None


class PendingRequests:
    """What is asked of a provider and not answered yet, by the memory's key, and the settings it is asked with."""

    def __init__(self, out: Path, settings: Mapping[str, Any]) -> None:
        self.folder = out / FOLDER
        self.settings = dict(settings)
        self.round = 0
        self.imported: list[str] = []
        """The SHA-256 of every results file that was read."""
        self.unanswered: dict[str, OpenRequest] = {}
        self._shards: _Shards | None = None
        self._lock = threading.Lock()

    @classmethod
    def exists(cls, out: Path) -> bool:
        """Whether anything was exported to this output folder."""
        return (out / FOLDER / STATE).exists()

    @classmethod
    def load(cls, out: Path) -> PendingRequests:
        """The exchange of an output folder. Raises `ConfigError` where it cannot be read or is damaged."""
        path = out / FOLDER / STATE
        try:
            with path.open("rb") as file:
                head = json.loads(file.readline())
                pending = cls(out, head["settings"])
                pending.round, pending.imported = head["round"], head["imported"]
                for line in file:
                    key, *rest = json.loads(line)
                    pending.unanswered[key] = OpenRequest(*rest)
        except OSError as error:
            raise ConfigError(f"cannot read {path}: {error.strerror}", cure="check its permissions") from error
        except (ValueError, KeyError, TypeError) as error:  # JSON and Unicode errors are ValueErrors
            raise ConfigError(f"{path} is damaged", cure=START_OVER) from error
        return pending

    def save(self) -> None:
        """Write ``asked.jsonl``, all of it or not at all."""
        head = {"schema": SCHEMA, "round": self.round, "imported": self.imported, "settings": self.settings}
        lines = (json.dumps([key, *astuple(asked)]) for key, asked in self.unanswered.items())
        write_text(self.folder / STATE, (f"{line}\n" for line in chain([json.dumps(head)], lines)))

    @property
    def pending(self) -> dict[str, int]:
        """How many answers have still to come, by request file."""
        counts: dict[str, int] = {}
        for asked in self.unanswered.values():
            if asked.failed is None:
                counts[asked.shard] = counts.get(asked.shard, 0) + 1
        return counts

    def shard(self, name: str) -> Path:
        """The request file of this name."""
        return self.folder / f"{name}.jsonl"

    def give_up(self, reason: str, shard: str | None = None) -> int:
        """Wait no longer for what is pending, in one request file or in all; it is asked again. How much that is."""
        given_up = 0
        for asked in self.unanswered.values():
            if asked.failed is None and shard in (None, asked.shard):
                asked.failed = reason
                given_up += 1
        return given_up

    @contextmanager
    def next_round(self) -> Iterator[None]:
        """Within the block `ask` writes requests; they count once it is left without an error. Raises `ConfigError`."""
        make_folder(self.folder)
        clear_unfinished(self.folder)
        number = self.round + 1
        for leftover in self.folder.glob(f"requests-{number}-*.jsonl"):
            leftover.unlink()
        with _Shards(self.folder, f"requests-{number}") as self._shards:
            yield
        self.round += bool(self._shards.names)
        self.save()

    @property
    def written(self) -> list[str]:
        """The request files of the last `next_round`."""
        return self._shards.names if self._shards else []

    def ask(self, key: str, body: Mapping[str, Any]) -> None:
        """Write a request down, unless its answer is still to come: a `Client`'s outbox, for any number of threads.

        Raises `ModelRejected` where it was asked `ROUNDS` times in vain.
        """
        if self._shards is None:
            raise ValueError("requests are written within next_round")
        with self._lock:
            before = self.unanswered.get(key)
            if before and before.failed is None:
                return
            if before and before.times >= ROUNDS:
                what = f"asked {before.times} times in batches and never answered usably: {before.failed}"
                raise ModelRejected(what, cure="run persona-gen batch, which asks directly, or use another model")
            request = {"custom_id": key, "method": "POST", "url": URL, "body": body}
            line = json.dumps(request, separators=(",", ":")).encode() + b"\n"  # ASCII: no odd line ends
            characters = sum(len(message["content"]) for message in body["messages"])
            times = before.times + 1 if before else 1
            self.unanswered[key] = OpenRequest(_reply_type(body), characters, self._shards.add(line), times)


class _Shards(ExitStack):
    """Files that are begun as the one before is full."""

    def __init__(self, folder: Path, stem: str) -> None:
        super().__init__()
        self._folder, self._stem = folder, stem
        self._lines = self._bytes = 0
        self.names: list[str] = []

    def add(self, line: bytes) -> str:
        """Write a line; the name of the file that it went to."""
        if not self.names or self._lines >= LINES or self._bytes + len(line) > BYTES:
            self.close()
            self.names.append(f"{self._stem}-{len(self.names) + 1}")
            self._file = self.enter_context(written_beside(self._folder / f"{self.names[-1]}.jsonl"))
            self._lines = self._bytes = 0
        self._file.write(line)
        self._lines += 1
        self._bytes += len(line)
        return self.names[-1]


def _reply_type(body: Mapping[str, Any]) -> str:
    """The name of the type that the reply must have; nothing where the endpoint takes no schema."""
    return str(body.get("response_format", {}).get("json_schema", {}).get("name", ""))


@contextmanager
def written_beside(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that becomes ``path`` when the block ends, and nothing where it fails. Raises `ConfigError`."""
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.tmp")
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(unfinished, how, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(path, error) from error
        raise
