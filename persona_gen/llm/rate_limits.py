"""What an endpoint says of its limits in an answer's headers: when to come back, and how much it will still take."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LONGEST_HOLD = 60.0
"""Seconds at most to hold back on the word of ``x-ratelimit-*`` alone: the usual limits are per minute, and what is
meant by "reset" differs (until there is room again, or until all of it is there). After that, one asks and is told."""

SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def asked_wait(headers: Mapping[str, str]) -> float:
    """Seconds an answer asks us to wait: ``retry-after-ms``, or ``retry-after`` in seconds or as an HTTP date."""
    retry_after = headers.get("retry-after", "0")
    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        elif re.fullmatch(r"[\d.]+", retry_after.strip()):
            seconds = float(retry_after)
        else:
            seconds = parsedate_to_datetime(retry_after).timestamp() - time.time()
    except (ValueError, OverflowError):
        return 0.0
    return max(seconds, 0.0) if math.isfinite(seconds) else 0.0


def parse_duration(text: str) -> float | None:
    """Seconds of a duration as OpenAI writes it (``1s``, ``6m0s``, ``120ms``), or of a bare number; else None."""
    text = text.strip()
    parts = re.findall(r"(\d+(?:\.\d+)?)(ms|[smhd])", text)
    try:
        if not parts:
            seconds = float(text)
        elif "".join(number + unit for number, unit in parts) == text:
            seconds = sum(float(number) * SECONDS[unit] for number, unit in parts)
        else:
            return None
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


class Quota:
    """What an endpoint will still take of one thing, ``requests`` or ``tokens``, before it has to be left alone.

    ``taken`` is what this run has started so far. An answer's ``remaining`` holds for the moment at which its own
    request was the last one, so that whatever was started since has to be taken off. Not safe with threads by itself.
    """

    def __init__(self, thing: str) -> None:
        self._remaining, self._reset = f"x-ratelimit-remaining-{thing}", f"x-ratelimit-reset-{thing}"
        self.taken = 0
        self._as_of = 0
        self._most = math.inf
        self._until = 0.0

    def observe(self, headers: Mapping[str, str], taken_then: int, now: float) -> None:
        """Take in the headers of the answer to the request with which ``taken`` became ``taken_then``."""
        if taken_then < self._as_of or self._remaining not in headers:
            return
        remaining, seconds = parse_duration(headers[self._remaining]), parse_duration(headers.get(self._reset, ""))
        if remaining is not None and seconds is not None:
            self._as_of, self._most = taken_then, taken_then + remaining
            self._until = now + min(seconds, LONGEST_HOLD)

    def hold(self, need: int, now: float) -> float:
        """Seconds to wait before ``need`` more may be taken."""
        return 0.0 if self.taken + need <= self._most else max(self._until - now, 0.0)
