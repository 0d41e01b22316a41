"""The page as a process that is attacked, raced and killed, over real sockets."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from paths import FIXTURES

from persona_gen.sources.personas import read_personas
from persona_gen.web.guard import COOKIE

pytestmark = pytest.mark.slow
SEGMENT = "anxious-first-time-buyers"
KILLS = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A segment and a persona."""
    for file in (FIXTURES / f"{SEGMENT}.yaml", FIXTURES / "personas" / "bethany-matthews.json"):
        shutil.copy(file, tmp_path)
    return tmp_path


class Page:
    """A page that was started as a command, and who has its address."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        self.process = process
        self.host, _, self.token = process.stdout.readline().strip().removeprefix("http://").partition("/?token=")

    def ask(self, method: str, path: str, form: object = None, **headers: str) -> tuple[int, bytes]:
        """Status and body of one request."""
        own = {"Cookie": f"{COOKIE}={self.token}", "Origin": f"http://{self.host}", "Accept": "application/json"}
        with closing(http.client.HTTPConnection(self.host, timeout=60)) as connection:
            connection.request(method, path, None if form is None else json.dumps(form), own | headers)
            answer = connection.getresponse()
            return answer.status, answer.read()


@contextmanager
def opened(folder: Path) -> Iterator[Page]:
    """The page on a folder."""
    words = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Page(process)
        finally:
            process.kill()


def sentence(version: str, n: int) -> dict[str, object]:
    """A save of one goal."""
    return {
        "path": "goals[0]",
        "text": f"Wants all costs at once, {n}.",
        "cites": ["goal.cost-clear"],
        "version": version,
    }


def test_a_save_that_is_killed_leaves_one_version_or_the_other(folder: Path) -> None:
    """kill -9 while sentences are saved: the persona reads, history reads, and the next page takes steps back."""
    file = folder / "bethany-matthews.json"
    for n in range(KILLS):
        with opened(folder) as page:

            def saving(page: Page = page) -> None:
                with suppress(OSError, http.client.HTTPException, ValueError):
                    for i in range(1000):
                        version = json.loads(page.ask("GET", "/persona/bethany-matthews.json")[1])["version"]
                        page.ask("POST", "/persona/bethany-matthews/save", sentence(version, i))

            page.ask("GET", "/persona/bethany-matthews.json")
            thread = threading.Thread(target=saving)
            thread.start()
            time.sleep(0.1 + 0.037 * n)
            os.kill(page.process.pid, signal.SIGKILL)
            thread.join(30)
        [persona] = read_personas(file)
        assert persona.goals[0].text.startswith(("Just wants", "Wants all costs at once, "))
    with opened(folder) as page:
        assert page.ask("GET", "/persona/bethany-matthews")[0] == 200
        status, answer = page.ask("POST", "/undo", {})
        assert status in (200, 409), answer
    others = [path.name for path in folder.iterdir() if path.suffix not in (".json", ".yaml", "")]
    assert all(name.startswith(".persona-gen-") for name in others)  # what was being written, which nothing reads


def test_of_two_windows_that_save_at_once_one_is_told(folder: Path) -> None:
    """Neither is lost in silence: one sentence is saved, the others' windows have to be loaded again."""
    with opened(folder) as page:
        version = json.loads(page.ask("GET", "/persona/bethany-matthews.json")[1])["version"]
        answers: list[int] = []

        def save(n: int) -> None:
            answers.append(page.ask("POST", "/persona/bethany-matthews/save", sentence(version, n))[0])

        threads = [threading.Thread(target=save, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert Counter(answers) == {200: 1, 409: 7}


def test_a_gigabyte_is_refused_or_cut_off(folder: Path) -> None:
    """By its length before a byte is read; without one after 200 MB, and nothing of it is kept."""
    with opened(folder) as page:
        assert page.ask("PUT", "/data/files/a.csv", **{"Content-Length": str(10**9)})[0] == 413
        own = {"Cookie": f"{COOKIE}={page.token}", "Origin": f"http://{page.host}"}
        parts = (b"x" * 1_000_000 for _ in range(1000))
        with (
            closing(http.client.HTTPConnection(page.host, timeout=60)) as connection,
            suppress(OSError, http.client.HTTPException),
        ):
            connection.request("PUT", "/data/files/a.csv", parts, own, encode_chunked=True)
            assert connection.getresponse().status >= 400
        kept = folder / ".persona-gen" / "data"
        assert not kept.is_dir() or not list(kept.iterdir())
        assert page.ask("GET", "/shelf.json")[0] == 200
