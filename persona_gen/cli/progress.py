"""A run as its user follows it: progress while it goes on, each outcome noted down, and how it is stopped."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from persona_gen.cli.app import say
from persona_gen.cli.shared import put, width
from persona_gen.errors import Interrupted, ModelError, one_line

if TYPE_CHECKING:
    from persona_gen.runs.manifest import Manifest
    from persona_gen.runs.outcomes import Outcome
    from persona_gen.runs.run import RunContext
    from persona_gen.runs.summary import Tally
    from persona_gen.runs.worklist import Worklist

GO_ON = "the same command goes on from here"
PROGRESS_SECONDS = 10.0
"""Between two lines of progress where standard error is no terminal."""


class RunProgress:
    """How far the run is: one line that changes on a terminal, else a line now and then; failures always."""

    def __init__(self, work: Worklist, tally: Tally, quiet: bool) -> None:
        self._work, self._tally, self._quiet = work, tally, quiet
        self._live = sys.stderr.isatty() and not quiet
        self._shown_at = time.monotonic()

    def ended(self, outcome: Outcome) -> None:
        """Tell of one more."""
        if outcome.error or outcome.kept:
            self.clear()
        if outcome.kept:
            say(f"kept {', '.join(outcome.kept)}: not as persona-gen wrote it; --overwrite replaces it")
        if outcome.error:
            say(f"failed: {outcome.segment}: {outcome.error}" if outcome.segment else f"failed: {outcome.error}")
        line = self._tally.line(self._work.total, self._work.unchanged)
        if self._live:
            sys.stderr.write(f"\r\x1b[K{one_line(line)[: width()]}")
            sys.stderr.flush()
        elif not self._quiet and time.monotonic() - self._shown_at >= PROGRESS_SECONDS:
            self._shown_at = time.monotonic()
            say(line)

    def clear(self) -> None:
        """Take the changing line away, for what is printed next."""
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def noted_down(
    outcomes: Iterator[Outcome], manifest: Manifest, tally: Tally, progress: RunProgress, json: bool
) -> ModelError | None:
    """Note each outcome as it comes. What ended the run before its time, if anything but the user did."""
    from persona_gen.report.json import json_line

    try:
        for outcome in outcomes:
            manifest.add(outcome)
            tally.add(outcome)
            progress.ended(outcome)
            if json:
                put(json_line(outcome) + "\n")
    except Interrupted:
        return None
    except ModelError as error:
        return error
    finally:
        progress.clear()
    return None


@contextmanager
def stoppable(context: RunContext) -> Iterator[threading.Event]:
    """The first Ctrl-C, or a polite kill, sets the event and ends waiting; the second stops at once."""
    stopping = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()
        say("stopping: requests under way are finished; once more stops at once")
        # Not here: a thread that this signal interrupts may hold what stopping needs.
        threading.Thread(
            target=context.stop, args=(Interrupted("the run was stopped", cure=GO_ON),), daemon=True
        ).start()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
