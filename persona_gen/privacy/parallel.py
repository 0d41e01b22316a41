"""Redaction of many texts on all processors: most of the time that quotes take is spent in it."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from persona_gen.privacy.redaction import Redacted, Redactor

Task = tuple[str, tuple[str, ...]]
"""A text, and the names of its author."""

_TEXTS_BEFORE_WORKERS = 5_000
"""Texts that are redacted in this process before others are started, which takes a second or two."""

BATCHES_AHEAD = 3
"""Batches for each worker that are under way."""

_redactor: Redactor | None = None


def redact(redactor: Redactor, tasks: Sequence[Task]) -> list[Redacted]:
    """Each text without its author's names and without all other identifiers; what is repeated is searched once."""
    redacted = {task: _one(redactor, *task) for task in dict.fromkeys(tasks)}
    return [redacted[task] for task in tasks]


def _one(redactor: Redactor, text: str, names: tuple[str, ...]) -> Redacted:
    if not names:
        return redactor.redact(text)
    own = Redactor(names).redact(text)
    others = redactor.redact(own.text)
    return Redacted(others.text, own.counts + others.counts)


class Redaction:
    """Batches of texts redacted in their order, in this process until they are many. Close it in the end."""

    def __init__(self, redactor: Redactor, workers: int | None = None) -> None:
        self._redactor = redactor
        self._workers = (os.cpu_count() or 1) if workers is None else workers
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def batches(self, tasks: Iterator[list[Task]]) -> Iterator[list[Redacted]]:
        """The batches redacted, in their order."""
        waiting: list[tuple[list[Task], Future[list[Redacted]]]] = []
        for batch in tasks:
            self._seen += len(batch)
            if self._pool is None and self._workers > 1 and self._seen > _TEXTS_BEFORE_WORKERS:
                self._pool = _pool_of(self._redactor, self._workers)
            if self._pool is None:
                yield redact(self._redactor, batch)
                continue
            waiting.append((batch, self._pool.submit(_in_worker, batch)))
            if len(waiting) > BATCHES_AHEAD * self._workers:
                yield self._result(*waiting.pop(0))
        while waiting:
            yield self._result(*waiting.pop(0))

    def _result(self, batch: list[Task], future: Future[list[Redacted]]) -> list[Redacted]:
        """What a worker found; of one that died, the same work here."""
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            self._workers = 1
            return redact(self._redactor, batch)

    def close(self) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _pool_of(redactor: Redactor, workers: int) -> ProcessPoolExecutor | None:
    """Workers; None where none can be started.

    Forked where that is safe, on Linux in a process without other threads, for they have the name lists and patterns at
    once, which take a worker that is started anew some seconds; else started anew.
    """
    forked = sys.platform == "linux" and threading.active_count() == 1
    gc.freeze()  # name lists and patterns are not gone through again, here and in the workers that are forked
    with contextlib.suppress(OSError):
        context = multiprocessing.get_context("fork" if forked else "spawn")
        return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(redactor,))
    return None


def _begin(redactor: Redactor) -> None:
    global _redactor  # noqa: PLW0603  # one for each process, which is how a pool hands state to its tasks
    _redactor = redactor


def _in_worker(batch: list[Task]) -> list[Redacted]:
    return redact(_redactor or Redactor(), batch)
