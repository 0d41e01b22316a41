"""The page as a person uses it, in a real browser: the walk from an empty folder, keyboard, narrow and dark windows."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import browser as driver
import pytest
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


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The address that the command prints."""
    command = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait(10)
    process.stdout.close()


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
    until(window, "document.querySelector('#account').innerText.includes('as --kind says')")
    chosen(window, "What age is", "")
    until(window, "!document.querySelector('#account').innerText.includes('as --kind says')")
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
        if AXE:
            window.run(AXE.read_text(encoding="utf-8") + ";1")
            assert window.run("axe.run().then(found => found.violations.map(v => v.id))") == [], path


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
