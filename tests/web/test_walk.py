"""Every page and every state of a command in a real browser: narrow and dark windows, what axe-core objects to."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import browser as driver
import pytest
from loopback import Loopback, refused
from pages import settled, until
from paths import FIXTURES

pytestmark = [pytest.mark.slow, pytest.mark.skipif(driver.found() is None, reason="no Chromium on this machine")]
SEGMENT = "anxious-first-time-buyers"
HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "work"
    made.mkdir()
    return made


@contextmanager
def opened(folder: Path, settings: dict[str, str]) -> Iterator[str]:
    """The address that the command prints, with settings in its environment."""
    command = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | settings) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()
        process.wait(10)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The page as it is started without settings."""
    with opened(folder, {}) as at:
        yield at


@pytest.fixture
def window(tmp_path: Path) -> Iterator[driver.Browser]:
    """A browser with an empty profile."""
    opened = driver.Browser(driver.found() or "", tmp_path / "profile")
    yield opened
    opened.close()


def typed(window: driver.Browser, selector: str, text: str) -> None:
    """Put a text into a field as if it had been typed."""
    window.run(
        f"(() => {{ const field = document.querySelector({json.dumps(selector)}); field.value = {json.dumps(text)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def chosen(window: driver.Browser, label: str, value: str) -> None:
    """Choose one of a select's options, as a person would."""
    window.run(
        f"(() => {{ const box = document.querySelector('select[aria-label={json.dumps(label)}]');"
        f" box.value = {json.dumps(value)}; box.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_every_page_fits_runs_nothing_foreign_and_is_accessible(
    address: str, folder: Path, window: driver.Browser, scheme: str, width: int
) -> None:
    """No sideways scroll, no hostile string run, no violation that axe-core knows (where it is installed)."""
    home = address.partition("?")[0].rstrip("/")
    data = json.loads((FIXTURES / "personas" / "bethany-matthews.json").read_text())
    data |= {"name": HOSTILE, "id": "hostile", "goals": [{"text": HOSTILE, "cites": ["p07-1"]}]}
    (folder / "hostile.json").write_text(json.dumps(data))
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", folder)
    (folder / "reviews" / "one").mkdir(parents=True)
    review = (FIXTURES / "reviews" / "emma-whitfield.json").read_text().replace("emma-whitfield", "hostile")
    (folder / "reviews" / "one" / "review.json").write_text(review)
    asked = {"segment": SEGMENT, "question": HOSTILE}
    (folder / "open-questions.json").write_text(json.dumps({"schema": "persona-gen/questions@1", "questions": [asked]}))
    (folder / ".persona-gen" / "data").mkdir(parents=True)
    shutil.copy(FIXTURES / "raw" / "customers.csv", folder / ".persona-gen" / "data")
    shutil.copy(FIXTURES / "raw" / "interviews" / "planners.md", folder / ".persona-gen" / "data")
    window.look(scheme=scheme, width=width)
    window.open(address)
    pages = (
        "/",
        "/persona/hostile?at=goals%5B0%5D",
        "/copy",
        "/data",
        f"/voice?segment={SEGMENT}&speaker=P07",
        "/persona/nobody",
    )
    for path in (*pages, "/questions", "/reviews/one"):
        window.open(home + path)
        if path == "/data":
            until(window, "document.querySelector('#account').innerText.includes('columns of 300')")
        assert window.run("document.documentElement.scrollWidth") <= width, path
        assert window.run("window.ran") is None, path
        assert settled(window) == [], path


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_state_of_a_command_is_told_and_accessible(
    folder: Path, window: driver.Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    """Under way, stopped, gone on with, failed, done; the build report, and every page of the site that was made."""
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", folder)
    shutil.copy(FIXTURES / "personas" / "bethany-matthews.json", folder)
    shutil.copy(FIXTURES / "eco-conscious-parents.yaml", folder)
    (folder / ".persona-gen" / "data").mkdir(parents=True)
    shutil.copy(FIXTURES / "raw" / "customers.csv", folder / ".persona-gen" / "data")
    slow = Loopback(otherwise=replace(refused(500), hang=20))
    settings = {"OPENAI_API_KEY": "x", "PERSONA_GEN_MODEL": "scripted"}
    with slow as model, opened(folder, settings | {"OPENAI_BASE_URL": model.url}) as address:
        home = address.partition("?")[0].rstrip("/")
        window.look(scheme=scheme, width=width)
        window.open(address)
        window.run("document.querySelector('[data-start=persona]').click()")
        until(window, "location.pathname.startsWith('/jobs/') && document.querySelector('.log').textContent")
        states = {"under way": window.run("document.querySelector('#ended').textContent")}
        assert settled(window) == []
        window.run("document.querySelector('[data-cancel]').click()")
        states["stopped"] = ended(window)
        assert settled(window) == []
        window.run("document.querySelector('[data-again]').click()")
        until(window, "location.pathname === '/jobs/2' && !document.querySelector('[data-cancel]').hidden")
        window.run("document.querySelector('[data-cancel]').click()")
        ended(window)
        window.open(home + "/copy")
        typed(window, "#copy-text", "Your first home, without the eleven tabs")
        window.run("document.querySelector('[data-review]').click()")
        until(window, "location.pathname === '/jobs/3'")
        model.otherwise = refused(401, "no such key")
        states["failed"] = ended(window)
        assert settled(window) == []
        window.open(home)
        window.run("document.querySelector('[data-start=site]').click()")
        until(window, "location.pathname === '/jobs/4'")
        states["done"] = ended(window)
        assert settled(window) == []
        assert window.run("document.documentElement.scrollWidth") <= width
        window.open(home + "/data")
        until(window, "document.querySelector('#account').innerText.includes('columns of 300')")
        chosen(window, "What segment is for", "by")
        until(window, "document.querySelector('#account').innerText.includes('Sunday planners')")
        window.run("document.querySelector('[data-build]').click()")
        until(window, "document.querySelector('#built').textContent.includes('Done')")
        assert settled(window) == []
        for file in sorted((folder / "site").rglob("*.html")):
            window.open(file.as_uri())
            assert settled(window) == [], file.name
            assert window.run("document.documentElement.scrollWidth") <= width, file.name
    assert states["under way"] == "Under way …"
    assert states["stopped"].startswith("Stopped.")
    assert states["failed"].startswith("The model or its endpoint failed")
    assert states["done"] == "Done."


def ended(window: driver.Browser) -> str:
    """How a command ended, once it has."""
    until(window, "document.querySelector('[data-cancel]')?.hidden")
    state: str = window.run("document.querySelector('#ended').textContent")
    return state
