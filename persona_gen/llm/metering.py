"""What completions cost: in all, and within a stretch of one thread's work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from persona_gen.domain import Tokens


@dataclass
class Meter:
    """The tokens of one stretch of work, replies that could not be used included."""

    tokens: Tokens = field(default_factory=Tokens)


class TokenCounter:
    """Sums tokens for all threads, and for each thread those of the meters it has open."""

    def __init__(self) -> None:
        self.total = Tokens()
        self._lock = threading.Lock()
        self._thread = threading.local()

    def add(self, tokens: Tokens) -> None:
        """Count tokens that this thread has spent."""
        with self._lock:
            self.total += tokens
        for meter in getattr(self._thread, "meters", ()):
            meter.tokens += tokens

    @contextmanager
    def metered(self) -> Iterator[Meter]:
        """A meter of what this thread spends until the context is left."""
        meter = Meter()
        before = getattr(self._thread, "meters", ())
        self._thread.meters = (*before, meter)
        try:
            yield meter
        finally:
            self._thread.meters = before
