"""The whole walk by keyboard alone, in a real browser: only keys, the focus seen at each step, nothing trapped."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browser as driver
import pytest
import scripted_model
from loopback import Answer, Loopback, said
from pages import settled, until
from paths import FIXTURES
from persona_drafts import empty_draft

pytestmark = [pytest.mark.slow, pytest.mark.skipif(driver.found() is None, reason="no Chromium on this machine")]
FAR = 260
"""Presses of Tab after which what is looked for cannot be reached."""
SEEN = """(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  if (e.matches('main')) return 'main';
  const shown = e.matches('#files') ? e.closest('label').querySelector('.button') : e;
  const style = getComputedStyle(shown), name = e.outerHTML.slice(0, 120);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) return 'NOT MARKED ' + name;
  const there = [...shown.getClientRects()].some((r) => shown.contains(
    document.elementFromPoint(r.left + Math.min(r.width / 2, 60), Math.min(r.top + r.height / 2, innerHeight - 2))));
  return (there ? '' : 'NOT IN SIGHT ') + name;
})()"""
REACHABLE = """[...document.querySelectorAll(
  'a[href], button:enabled, input, select, textarea, summary, [tabindex="0"]')]
  .filter((e) => e.checkVisibility({visibilityProperty: true})).length"""


def model(request: dict[str, Any]) -> Answer:
    """Writes a persona of two quotes that it was given; to all else it says as little as it may."""
    if request["response_format"]["json_schema"]["name"] != "PersonaDraft":
        return scripted_model.nothing(request)
    quotes = re.findall(r'^(Q\d+) \("[^"]*"\): "(.{20,})"$', request["messages"][-1]["content"], re.M)[:2]
    assert quotes
    told = [{"text": text, "cites": [alias]} for alias, text in quotes]
    return said(empty_draft() | {"quotes": told[:1], "goals": [{"text": f"“{told[-1]['text']}”"} | told[-1]]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "work"
    made.mkdir()
    return made


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The address that the command prints; the model is ours."""
    command = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    with Loopback(otherwise=model) as at:
        env = os.environ | {"OPENAI_API_KEY": "x", "PERSONA_GEN_MODEL": "scripted", "OPENAI_BASE_URL": at.url}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
            assert process.stdout
            yield process.stdout.readline().strip()
            process.terminate()
            process.wait(10)


class Hands:
    """Someone who has no mouse: presses keys, and sees where the focus is."""

    def __init__(self, window: driver.Browser) -> None:
        self.window = window

    def on(self) -> str:
        """What has the focus, once it is known to be seen."""
        where: str = self.window.run(SEEN)
        assert not where.startswith("NOT"), where
        return where

    def to(self, selector: str, back: bool = False) -> None:
        """Tab, step by step, to the first that the selector names."""
        passed = []
        for _ in range(FAR):
            if self.window.run(f"document.activeElement?.matches({json.dumps(selector)})"):
                self.on()
                return
            self.window.press("Shift+Tab" if back else "Tab")
            passed.append(self.on())
        raise AssertionError(f"{selector} was not reached; passed {passed[:60]}")

    def press(self, selector: str, key: str = "Enter") -> None:
        """Go there and press a key."""
        self.to(selector)
        self.window.press(key)

    def go(self, selector: str, wanted: str = "true") -> None:
        """Follow a link or press a button that leads to another page, and wait until what is wanted is there."""
        self.to(selector)
        self.window.run("window.left = 1")
        self.window.press("Enter")
        until(self.window, f"!window.left && ({wanted})")

    def write(self, selector: str, text: str) -> None:
        """Go to a field and type, over what is in it."""
        self.to(selector)
        self.window.ask("Input.dispatchKeyEvent", type="keyDown", key="a", modifiers=2, commands=["selectAll"])
        for letter in text:
            self.window.press(letter)

    def choose(self, selector: str, words: str) -> None:
        """Go to a select and press the arrow until these words are chosen."""
        self.to(selector)
        self.window.press("Home")
        for _ in range(30):
            if self.window.run("document.activeElement.selectedOptions?.[0].textContent.trim()") == words:
                return
            self.window.press("ArrowDown")
        raise AssertionError(f"{selector} never was {words}")

    def kept_focus(self, expression: str) -> None:
        """Wait for what was asked for; the focus is where a person can go on from, and not at the top of the page."""
        until(self.window, expression)
        until(self.window, "document.activeElement !== document.body")
        self.on()

    def heard(self, words: str) -> None:
        """What a live region tells."""
        regions = (
            "[...document.querySelectorAll('[role=status], [role=alert], [role=log]')].map(e => e.innerText).join(' ')"
        )
        until(self.window, f"{regions}.includes({json.dumps(words)})")

    def around(self) -> None:
        """Tab once around the page: all that can be used is reached and seen, and axe-core objects to nothing."""
        self.window.run("document.querySelector('a[href]').focus()")
        reachable, reached = self.window.run(REACHABLE), [self.on()]
        for _ in range(FAR):
            self.window.press("Tab")
            if (where := self.on()) in ("", reached[0]):
                break
            reached.append(where)
        assert len(reached) == reachable, (self.window.run("location.pathname"), reached)
        assert settled(self.window) == []


@pytest.fixture
def hands(tmp_path: Path, address: str) -> Iterator[Hands]:
    """At the page as it opens."""
    window = driver.Browser(driver.found() or "", tmp_path / "profile")
    window.look()
    window.open(address)
    yield Hands(window)
    window.close()


def test_the_whole_walk_without_a_mouse(hands: Hands, folder: Path) -> None:
    """From the empty folder over an example and own data to a persona, an edit, a review, a withdrawal and a site."""
    hands.around()
    hands.press("[data-example=bring]")
    hands.kept_focus("document.querySelectorAll('.shelf li').length === 2")
    hands.heard("here is the example")

    own_data(hands, folder)
    a_persona_of_it(hands)
    evidence(hands)
    an_edited_sentence(hands, folder)
    copy_and_questions(hands)
    a_participant_withdraws(hands, folder)

    hands.go("nav a[href='/']")
    hands.go("[data-start=site]")
    hands.heard("Done.")
    assert (folder / "site" / "index.html").is_file()
    assert not list(folder.rglob("*.part"))


def own_data(hands: Hands, folder: Path) -> None:
    """A table and two interviews are brought, a guess is put right, segments are built."""
    window, raw = hands.window, FIXTURES / "raw"
    hands.go("nav a[href='/data']")
    hands.to("#files")
    window.choose_files(
        "Enter", raw / "customers.csv", raw / "participants.csv", *sorted((raw / "interviews").iterdir())
    )
    hands.kept_focus("document.querySelectorAll('[data-file]').length === 4")
    hands.heard("4 files are here")
    hands.heard("15 columns of 300 rows")
    hands.press("[aria-label='What segment is for']:is(button)")
    hands.kept_focus("document.querySelector('#account').innerText.includes('Sunday planners')")
    hands.choose("[aria-label='What age is']", "category")
    hands.kept_focus("document.querySelector('#account').innerText.includes('as you chose')")
    assert window.run("document.activeElement.getAttribute('aria-label')") == "What age is"
    hands.choose("[aria-label='What age is']", "number")
    hands.kept_focus("!document.querySelector('#heard').textContent.includes('looking')")
    hands.around()
    hands.go("nav a[href='/data']", "document.querySelector('#account').innerText.includes('Sunday planners')")
    hands.press("[data-build]")
    hands.heard("Done.")
    assert hands.on()
    assert len(list((folder / "segments").glob("*.yaml"))) == 3
    hands.go("#built a", "document.querySelectorAll('[data-start=persona]').length === 3")


def a_persona_of_it(hands: Hands) -> None:
    """One is written, and read sentence by sentence."""
    hands.around()
    hands.go("[data-segment=sunday-planners]")
    hands.heard("Done")
    hands.around()
    hands.go("#made a", "document.querySelectorAll('.sentence').length >= 2")
    hands.around()


def evidence(hands: Hands) -> None:
    """It follows from sentence to sentence; Enter goes into it, Escape comes back, Enter on a speaker goes on."""
    window = hands.window
    hands.to("[data-path='goals[0]'] .sentence")
    until(window, "!!document.querySelector('#evidence .piece')")
    window.press("Enter")
    until(window, "document.activeElement.id === 'evidence'")
    assert hands.on()
    window.press("Escape")
    assert window.run("document.activeElement.closest('.claim').dataset.path") == "goals[0]"
    window.press("Enter")
    hands.go("#evidence a", "document.querySelector('h1').innerText.startsWith('What hangs on')")
    hands.around()


def an_edited_sentence(hands: Hands, folder: Path) -> None:
    """A wrong figure is found while typing, the true one taken by key, kept over a reload, saved, and taken back."""
    window, file = hands.window, folder / "example" / "bethany-matthews.json"
    before = file.read_bytes()
    hands.go("nav a[href='/']")
    hands.go("a[href$='bethany-matthews']")
    hands.press("[data-path='goals[0]'] [data-edit]")
    hands.write(".editor textarea", "12 % are held back by not knowing the total cost.")
    row = "[...document.querySelectorAll('.editor li')].find(li => li.innerText.includes('Not knowing the total cost'))"
    value = until(window, f"{row}?.querySelector('input').value")
    hands.press(f".editor input[value='{value}']", "Space")
    hands.kept_focus("document.querySelector('.editor .sign')?.textContent === 'contradicted'")
    assert window.run("document.activeElement.value") == value
    hands.to(".editor .objection button", back=True)
    window.press("Enter")
    hands.kept_focus("document.querySelector('.editor .sign') && !document.querySelector('.editor .contradicted')")
    assert window.run("document.activeElement.value").startswith("54")
    window.press("Escape")
    assert window.run("document.activeElement.matches('[data-edit]')")
    window.press("Enter")
    typed = "document.querySelector('.editor textarea')?.value.startsWith('54')"
    assert until(window, f"{typed} && document.querySelector('.editor input[value=\"{value}\"]')?.checked")
    window.ask("Page.reload")  # what was typed is there again, and the keyboard with it
    until(window, f"{typed} && document.querySelector('.editor input[value=\"{value}\"]')?.checked")
    until(window, "document.activeElement.matches('.editor textarea')")
    window.press("Control+Enter")
    hands.kept_focus("document.querySelector('[data-path=\"goals[0]\"]').dataset.text.startsWith('54')")
    hands.heard("saved")
    assert window.run("document.activeElement.closest('.claim').dataset.path") == "goals[0]"
    hands.to("[data-undo]", back=True)
    window.press("Enter")
    hands.heard("taken back")
    hands.kept_focus("document.querySelector('[data-undo]').disabled")
    assert file.read_bytes() == before
    hands.press("details.menu summary")
    hands.to("details.menu a[href$='/export/pdf']")
    window.press("Escape")
    assert window.run("document.activeElement.matches('summary')")


def copy_and_questions(hands: Hands) -> None:
    """A headline is held against the data while it is typed, a review kept, a question asked and kept."""
    window = hands.window
    hands.go("nav a[href='/copy']")
    hands.write("#copy-text", "Every cost on one page")
    hands.heard("The data have something near")
    hands.write("#ask input", "What do they think of opera?")
    window.press("Enter")
    hands.heard("kept for the next study")
    hands.around()
    hands.go("[data-review]")
    hands.heard("Done")
    hands.go("#made a", "location.pathname.startsWith('/reviews/')")
    hands.around()
    hands.go("a[href='/']")
    hands.go("nav a[href='/questions']")
    hands.around()


def a_participant_withdraws(hands: Hands, folder: Path) -> None:
    """Her words go from segment and personas in one step, which is taken back."""
    window, kept = hands.window, {file: file.read_bytes() for file in (folder / "example").iterdir()}
    hands.go("nav a[href='/']")
    hands.go("a[href$='bethany-matthews']")
    hands.press("[data-path='goals[1]'] .sentence")
    until(window, "document.activeElement.id === 'evidence'")
    hands.go("#evidence a")
    hands.press("[data-withdraw]")
    hands.heard("taken out of")
    hands.kept_focus("document.querySelector('[data-withdraw]').disabled")
    hands.press("[data-undo]")
    hands.heard("taken back")
    hands.kept_focus("!document.querySelector('[data-withdraw]').disabled")
    assert {file: file.read_bytes() for file in kept} == kept
