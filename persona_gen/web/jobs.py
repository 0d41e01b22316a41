"""What takes its time runs as the command it is: its lines are followed, it can be interrupted, and goes on later."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.errors import ConfigError

MOST_LINES = 20_000
"""Lines of one command that are kept; what follows is not shown."""
HOW_IT_ENDED = {
    0: "Done.",
    1: "Done, and there is something to look at; the lines say what.",
    2: "It could not be done as asked; the last line says why. A setting counts once persona-gen open is started anew.",
    3: "The model or its endpoint failed; the last line says how.",
    4: "It ended, and some segments failed; the lines say which.",
    130: "Stopped. What was received is remembered, and it can go on from there.",
}
"""What the exit codes of our commands mean."""
OWN_COMMAND = (sys.executable, "-m", "persona_gen")
LONGEST_LOOK = 300
"""Seconds that a look at data may take."""
LOOK_AGAIN = 0.15
"""Seconds between two looks at what a command has said."""


@dataclass
class PageJob:
    """One command under way or ended; ``code`` is its exit code, or None."""

    id: str
    title: str
    words: tuple[str, ...]
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.time)

    @property
    def code(self) -> int | None:
        """The exit code, where it has ended."""
        return self.process.poll()

    @property
    def state(self) -> str:
        """How it stands, in words."""
        code = self.code
        return "Under way …" if code is None else HOW_IT_ENDED.get(code, f"It ended with {code}.")

    @property
    def command(self) -> str:
        """What a person would type."""
        return " ".join(["persona-gen", *(f'"{word}"' if " " in word else word for word in self.words)])

    def cancel(self) -> None:
        """As Ctrl-C would: what was received is remembered, and the same command goes on from there."""
        if self.code is None:
            self.process.send_signal(signal.SIGINT)


def said_by(folder: Path, words: Sequence[str]) -> str:
    """What a short command prints. Raises `ConfigError` with its own line where it ends otherwise than well."""
    done = subprocess.run(  # noqa: S603 - our own command; no shell reads the words
        [*OWN_COMMAND, *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        env={**os.environ, "NO_COLOR": "1"}, timeout=LONGEST_LOOK,
    )  # fmt: skip
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace")
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    what, _, cure = (lines[-1] if lines else "it ended without a word").removeprefix("persona-gen: ").rpartition("; ")
    raise ConfigError(what or cure, cure=cure if what else "look at the command's own words")


class Jobs:
    """The commands that a page has started. They end with the page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._jobs: dict[str, PageJob] = {}

    def start(self, title: str, words: Sequence[str]) -> PageJob:
        """Run ``persona-gen`` with these words in the folder."""
        process = subprocess.Popen(  # noqa: S603 - our own command; no shell reads the words
            [*OWN_COMMAND, *words],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"},
        )
        job = PageJob(str(next(self._numbers)), title, tuple(words), process)
        self._jobs[job.id] = job
        threading.Thread(target=_follow, args=(job,), daemon=True).start()
        return job

    def again(self, job: PageJob) -> PageJob:
        """The same command once more; what it remembers is not bought twice."""
        return self.start(job.title, job.words)

    def get(self, number: str) -> PageJob | None:
        """One of them."""
        return self._jobs.get(number)

    def every(self) -> list[PageJob]:
        """All of them, the newest first."""
        return list(reversed(self._jobs.values()))

    def stop(self) -> None:
        """End what is under way."""
        for job in self._jobs.values():
            job.cancel()


def _follow(job: PageJob) -> None:
    for line in job.process.stdout or ():
        if len(job.lines) < MOST_LINES:
            job.lines.append(line.rstrip("\n"))
    job.process.wait()


MadeSince = Callable[[float, bool], Awaitable[list[dict[str, str]]]]
"""What has been made since a moment: links with their names; True where it has to be seen at once."""


async def events(job: PageJob, made: MadeSince) -> AsyncIterator[str]:
    """The lines of a job as server-sent events, what it has made so far, and its exit code as the last one."""
    sent, shown = 0, 0
    while True:
        ended = job.code is not None
        for line in job.lines[sent:]:
            sent += 1
            yield f"data: {json.dumps({'line': line})}\n\n"
        links = await made(job.began, ended)  # the page that is opened now shows all that was made
        if len(links) > shown:
            shown = len(links)
            yield f"event: made\ndata: {json.dumps(links)}\n\n"
        if ended and sent >= len(job.lines):
            yield f"event: ended\ndata: {json.dumps({'code': job.code, 'state': job.state})}\n\n"
            return
        await asyncio.sleep(LOOK_AGAIN)
