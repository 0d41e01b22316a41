"""The page as a person uses it, in a real browser: the walk from an empty folder, keyboard, narrow and dark windows."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import browser as driver
import pytest
from loopback import Loopback, refused
from pages import until
from paths import FIXTURES, ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(driver.found() is None, reason="no Chromium on this machine"),
]
SEGMENT = "anxious-first-time-buyers"
AXE = next(iter(ROOT.glob("node_modules/axe-core/axe.min.js")), None)
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


def test_from_an_export_to_an_edited_sentence(address: str, folder: Path, window: driver.Browser) -> None:
    """Data in, segments built, a persona read, a wrong figure found while typing, the true one taken, saved, undone."""
    home = address.partition("?")[0].rstrip("/")
    window.look()
    window.open(address)
    until(window, "document.body?.innerText.includes('Bring what you have')")

    table = (FIXTURES / "raw" / "customers.csv").read_text(encoding="utf-8")
    window.open(f"{home}/data")
    window.run(
        "(async () => { const files = new DataTransfer();"
        f" files.items.add(new File([{json.dumps(table)}], 'customers.csv'));"
        " const drop = document.querySelector('#drop');"
        " drop.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true})); })()"
    )
    until(window, "document.body.innerText.includes('15 columns of 300 rows')")
    chosen(window, "What segment is for", "by")
    until(window, "document.querySelector('#account').innerText.includes('Sunday planners')")
    chosen(window, "What age is", "category")
    until(window, "document.querySelector('#account').innerText.includes('as you chose')")
    chosen(window, "What age is", "")
    until(window, "!document.querySelector('#account').innerText.includes('as you chose')")
    window.run("document.querySelector('[data-build]').click()")
    until(window, "document.querySelector('#log').textContent.includes('wrote')")
    assert list((folder / "segments").glob("*.yaml"))

    (folder / "personas").mkdir()
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", folder)
    shutil.copy(FIXTURES / "personas" / "bethany-matthews.json", folder / "personas")
    time.sleep(1.1)  # a list of the folder is good for a second
    file = folder / "personas" / "bethany-matthews.json"
    before = file.read_bytes()
    window.open(f"{home}/persona/bethany-matthews")
    window.run("document.querySelector('[data-path=\"goals[0]\"] [data-edit]').click()")
    typed(window, ".editor textarea", "54 % are held back by not knowing the total cost.")
    until(window, "document.querySelector('.editor ul').textContent.includes('Not knowing the total cost')")
    window.run(
        "[...document.querySelectorAll('.editor li')]"
        ".find(row => row.textContent.includes('Not knowing the total cost'))"
        ".querySelector('input').click()"
    )
    typed(window, ".editor textarea", "12 % are held back by not knowing the total cost.")
    until(window, "document.querySelector('.editor .sign')?.textContent === 'contradicted'")
    window.run("document.querySelector('.editor .objection button').click()")
    until(window, "document.querySelector('.editor textarea').value.startsWith('54')")
    window.run("[...document.querySelectorAll('.editor button')].find(b => b.textContent === 'Save').click()")
    until(window, "document.querySelector('[data-path=\"goals[0]\"]')?.dataset.text.startsWith('54')")
    assert json.loads(file.read_text())["goals"][0]["text"].startswith("54")
    window.run("document.querySelector('[data-undo]').click()")
    until(window, "!document.querySelector('[data-path=\"goals[0]\"]')?.dataset.text.startsWith('54')")
    assert file.read_bytes() == before

    assert not [url for url in window.requests if not url.startswith((home, "about:", "blob:"))]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("light", 390), ("dark", 1280), ("dark", 390)])
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


def test_evidence_opens_by_keyboard(address: str, folder: Path, window: driver.Browser) -> None:
    """Tab reaches a sentence, Enter shows what bears it out, and it stays until another is chosen."""
    shutil.copy(FIXTURES / f"{SEGMENT}.yaml", folder)
    shutil.copy(FIXTURES / "personas" / "bethany-matthews.json", folder)
    window.look()
    window.open(address)
    window.open(address.partition("?")[0] + "persona/bethany-matthews")
    for _ in range(30):
        window.press("Tab")
        if window.run("document.activeElement.classList.contains('sentence')"):
            break
    window.press("Enter")
    until(window, "!!document.querySelector('#evidence .piece')")
    assert window.run("document.querySelectorAll('.sentence[aria-current]').length") == 1


def settled(window: driver.Browser) -> list[str]:
    """What axe-core objects to on the page as it is."""
    if not AXE:
        return []
    window.run(AXE.read_text(encoding="utf-8") + ";1")
    violations: list[str] = window.run(
        "axe.run().then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
    )
    return violations


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
