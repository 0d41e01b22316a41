"""Request files on their way through a provider: what was uploaded, what is being answered, what came back.

``exchange/batches.json`` says so. Each step is noted before the next is taken, so that after any interruption what may
have been sent already is looked for at the provider before it is sent.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from persona_gen.errors import ConfigError, InputError
from persona_gen.files import write_text
from persona_gen.llm.cache import CompletionCache
from persona_gen.runs.provider.api import Provider
from persona_gen.runs.provider.requests import START_OVER, PendingRequests
from persona_gen.runs.provider.results import import_results

if TYPE_CHECKING:
    from openai.types import Batch

POLL_SECONDS = 60.0
"""Batches take minutes to a day; providers ask for no more than a look or two a minute."""
BATCHES = "batches.json"
RUNNING = ("validating", "in_progress", "finalizing", "cancelling")
REST = "persona-gen batch import --again asks for what is left in a new file"


@dataclass
class Submission:
    """How far the submission of one request file has come: uploaded as ``file``, run as ``batch``, its results read."""

    file: str | None = None
    batch: str | None = None
    imported: bool = False


class Submissions(dict[str, Submission]):
    """What was submitted, by request file. Raises `ConfigError` where it cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / BATCHES
        try:
            noted = json.loads(self._path.read_bytes())
            self.update({shard: Submission(**each) for shard, each in noted.items()})
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise ConfigError(f"{self._path} cannot be read", cure=START_OVER) from error

    def save(self) -> None:
        """Write all of it or nothing."""
        write_text(self._path, json.dumps({shard: asdict(each) for shard, each in self.items()}, indent=2) + "\n")


def submit(pending: PendingRequests, provider: Provider, note: Callable[[str], None]) -> list[str]:
    """Upload every request file that waits for answers and was not submitted, and have it answered.

    The names of the files submitted; one that is partly answered already is left alone, for its answers would be paid
    for twice. Raises `ConfigError`, `InputError` and what `Provider` raises; run again, it goes on.
    """
    submissions = Submissions(pending.folder)
    new = []
    for shard, count in pending.pending.items():
        before = submissions.get(shard)
        if before and before.batch:
            continue
        path = pending.shard(shard)
        requests, digest = _counted(path)
        if count < requests:
            note(f"{path.name}: {requests - count} of {requests} requests have results, so it is not submitted; {REST}")
            continue
        name = f"persona-gen-{digest[:16]}-{path.name}"
        submission = submissions.setdefault(shard, Submission())
        if submission.file is None:
            submissions.save()
            submission.file = (before and provider.find_file(name)) or provider.upload(path, name)
            submissions.save()
            before = None  # a batch is begun only after its file is noted
        about = {"made_by": "persona-gen", "requests": name}
        submission.batch = (before and provider.find_batch(submission.file)) or provider.create(submission.file, about)
        submissions.save()
        note(f"{shard}.jsonl: {count} requests submitted as {submission.batch}")
        new.append(shard)
    return new


def _counted(path: Path) -> tuple[int, str]:
    """The number of lines of a request file, and its SHA-256. Raises `InputError`."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            return sum(1 for _ in file), digest
    except OSError as error:
        raise InputError(path, "", f"cannot be read ({error.strerror})", cure=REST) from None


class Fetched(NamedTuple):
    """How many batches have ended and were imported now, and how many are not done."""

    ended: int
    running: int


def fetch(
    pending: PendingRequests,
    provider: Provider,
    cache: CompletionCache,
    note: Callable[[str], None],
    *,
    wait: bool = False,
    pause: float = POLL_SECONDS,
) -> Fetched:
    """Import the results of every batch that has ended.

    With ``wait``, look again every ``pause`` seconds until all have. What a batch that has ended does not answer is
    asked again in the next round; a batch that was refused as a whole is to be submitted again, and ``note`` says why.
    """
    submissions = Submissions(pending.folder)
    if not submissions:
        raise ConfigError("nothing was submitted", cure="run persona-gen batch submit first, with the same -o")
    noted: dict[str, str] = {}
    ended = 0
    while True:
        running = 0
        for shard, submission in list(submissions.items()):
            if submission.batch is None or submission.imported:
                continue
            batch = provider.batch(submission.batch)
            if batch.status in RUNNING:
                running += shard in pending.pending  # else it was given up, and nobody waits for it
                counts = batch.request_counts
                so_far = f": {counts.completed + counts.failed} of {counts.total} done" if counts else ""
                line = f"{shard}.jsonl ({batch.id}) is {batch.status}{so_far}"
                if noted.get(shard) != line:
                    note(line)
                noted[shard] = line
            elif batch.status == "failed":
                errors = (batch.errors and batch.errors.data) or []
                why = "; ".join(f"{e.code}: {e.message}" for e in errors[:3]) or "no reason given"
                note(f"{shard}.jsonl: {batch.id} was refused ({why}); persona-gen batch submit tries it again")
                del submissions[shard]
            else:
                _import_batch(batch, shard, pending, provider, cache, note)
                submission.imported = True
                ended += 1
            submissions.save()
        if not running or not wait:
            return Fetched(ended, running)
        time.sleep(pause)


def _import_batch(
    batch: Batch,
    shard: str,
    pending: PendingRequests,
    provider: Provider,
    cache: CompletionCache,
    note: Callable[[str], None],
) -> None:
    """Download and import what a batch that has ended left; what is not among it has failed."""
    for kind, file in (("output", batch.output_file_id), ("errors", batch.error_file_id)):
        if file:
            path = pending.folder / f"{shard.replace('requests', kind)}.jsonl"
            provider.download(file, path)
            note(str(import_results(path, pending, cache)))
    if lost := pending.give_up(f"the batch ended ({batch.status}) without a result", shard):
        note(f"{shard}.jsonl: {batch.id} ended ({batch.status}) without a result for {lost} requests")
    pending.save()
