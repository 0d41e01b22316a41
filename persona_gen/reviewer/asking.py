"""Many questions at once: as far as the endpoint keeps up, with progress, and what failed told beside the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

from persona_gen.errors import ModelError

ANSWERS_AT_ONCE = 64
"""Answers asked for at once, at most; the client's window lets as many through as the endpoint keeps up with."""
SAID_EVERY = 10
"""Seconds between two lines of progress."""

_T = TypeVar("_T")


class Unanswered:
    """What was asked and got no usable reply, with the reason: the rest of a review goes on without it."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self.reasons: list[str] = []
        self._errors: list[ModelError] = []
        self._note = note

    def kept(self, what: str, task: Callable[[], _T]) -> Callable[[], _T | None]:
        """The task, which returns None for an unusable reply; raises `ModelError` where no further reply can be had."""

        def attempt() -> _T | None:
            try:
                return task()
            except ModelError as error:
                if error.ends_run:
                    raise
                self._errors.append(error)
                self.reasons.append(f"{what}: {error}")
                self._note(f"no answer for {what}, the rest goes on: {error}")
                return None

        return attempt

    def refuse_all(self, asked: int) -> None:
        """Raise the first `ModelError` where nothing that was asked was answered."""
        if self._errors and len(self._errors) == asked:
            raise self._errors[0]


def all_answers(tasks: Sequence[Callable[[], _T]], what: str, at_once: bool, note: Callable[[str], None]) -> list[_T]:
    """What each task gives, in their order; where one fails or is interrupted, those that wait are given up."""
    noted_at = time.monotonic()
    done = 0

    def progress() -> None:
        nonlocal noted_at, done
        done += 1
        if time.monotonic() - noted_at >= SAID_EVERY:
            noted_at = time.monotonic()
            note(f"{done} of {len(tasks)} {what}")

    if not at_once:
        results = []
        for task in tasks:
            results.append(task())
            progress()
        return results
    pool = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="review")
    try:
        waiting = [pool.submit(task) for task in tasks]
        for future in as_completed(waiting):
            future.result()
            progress()
        return [future.result() for future in waiting]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
