"""A hundred strings that mean harm, through every field, address and upload of the page, in a real browser."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import browser as driver
import hostile
import pytest
from pages import WAIT, until

from persona_gen.domain import Claim, Persona, Quotation, Quote, Segment, Statistic, Trait
from persona_gen.domain.study import OpenQuestion, OpenQuestions
from persona_gen.report.json import json_file

pytestmark = [pytest.mark.slow, pytest.mark.skipif(driver.found() is None, reason="no Chromium on this machine")]
ELSEWHERE = "http://127.0.0.1:9"
"""Where nobody listens: a request to it shows in the browser's own list."""
TEXTS = [hostile.aimed(text, ELSEWHERE) for text in hostile.HUNDRED]
PERSONAS = 5
SOME = TEXTS[::4]
"""Where each text needs a page, or a field, of its own: a fourth of them, of every kind."""
FRAGMENT = "file:", "about:", "blob:", "data:"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A segment that has each string as words, speaker, attribute and category, and personas that cite it all."""
    made = tmp_path / "work"
    (made / "reviews" / "one").mkdir(parents=True)
    statistics = [
        Statistic(id=f"s{i}", attribute=text, category=text, measure="share", value=0.4, n=90, overall=0.3)
        for i, text in enumerate(TEXTS)
    ]
    quotes = [Quote(id=f"q{i}", text=text, speaker=text, origin=text) for i, text in enumerate(TEXTS)]
    segment = Segment(
        id="hostile", name=TEXTS[0], description=TEXTS[1], size=90, statistics=tuple(statistics), quotes=tuple(quotes)
    )
    (made / "hostile.json").write_text(json_file(segment), encoding="utf-8")
    for p in range(PERSONAS):
        own = range(p, len(TEXTS), PERSONAS)
        claims = tuple(Claim(text=TEXTS[i], cites=(f"q{i}", f"s{i}")) for i in own)
        persona = Persona(
            id=f"p{p}",
            segment="hostile",
            name=TEXTS[p],
            tagline=claims[0],
            story=claims[:5],
            goals=claims[5:10],
            questions=claims[10:15],
            channels=claims[15:],
            snapshot=tuple(Trait(attribute=TEXTS[i], value=TEXTS[i], cites=(f"s{i}",)) for i in own),
            quotes=tuple(Quotation(text=TEXTS[i], cites=(f"q{i}",)) for i in own),
        )
        (made / f"p{p}.json").write_text(json_file(persona), encoding="utf-8")
    (made / "reviews" / "one" / "review.json").write_text(json_file(hostile.review(ELSEWHERE)), encoding="utf-8")
    asked = tuple(OpenQuestion(segment="hostile", question=" ".join(text.split())) for text in TEXTS if text.split())
    (made / "open-questions.json").write_text(json_file(OpenQuestions(questions=asked)), encoding="utf-8")
    return made


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The address that the command prints; no model can be asked."""
    command = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    env = os.environ | {"OPENAI_BASE_URL": f"{ELSEWHERE}/v1", "PERSONA_GEN_MODEL": "none"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()
        process.wait(10)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[driver.Browser]:
    """A browser with an empty profile."""
    opened = driver.Browser(driver.found() or "", tmp_path / "profile")
    opened.look()
    yield opened
    opened.close()


def unharmed(window: driver.Browser, home: str, where: str) -> None:
    """No string has run, made an element or a link that runs, or asked for anything elsewhere."""
    assert "RAN" not in window.run("document.title.slice(0, 3)"), where
    made = "script:not([src^='/static/']), iframe, object, embed, base, form[action^=javascript], img[src=x], [onerror]"
    links = "[...document.links].filter(a => !/^https?:|^file:|^mailto:/.test(a.protocol)).map(a => a.href)"
    assert window.run(f"[...document.querySelectorAll({json.dumps(made)})].map(e => e.outerHTML)") == [], where
    assert window.run(links) == [], where
    asked = [url for url in window.requests if not url.startswith((home, *FRAGMENT))]
    assert asked == [], where


def test_a_detector_that_sees(window: driver.Browser, tmp_path: Path) -> None:
    """The strings that run by themselves do so on a page that shows them as they are."""
    page = tmp_path / "raw.html"
    ran = 0
    for text in hostile.LIVE[:9]:
        page.write_text(f"<!doctype html><title>x</title><body>{text}", encoding="utf-8")
        window.open(page.as_uri())
        ran += window.run("new Promise(r => setTimeout(() => r(document.title), 80))") == "RAN"
    assert ran >= 6


def test_what_files_hold_stays_text(address: str, folder: Path, window: driver.Browser) -> None:
    """Every page of a folder whose every field is hostile, every sentence's evidence, every speaker, a whole site."""
    home = address.partition("?")[0].rstrip("/")
    window.open(address)
    until(window, "!document.querySelector('[data-later]')")
    unharmed(window, home, "shelf")
    for p in range(PERSONAS):
        window.open(f"{home}/persona/p{p}")
        shown = window.run("document.querySelectorAll('.sentence').length")
        window.run(
            "(async () => { for (const link of document.querySelectorAll('.sentence')) {"
            " link.click(); await new Promise(r => setTimeout(r, 30)); } })()"
        )
        assert shown > len(TEXTS) // PERSONAS
        until(window, "!!document.querySelector('#evidence .piece')")
        unharmed(window, home, f"persona {p}")
        window.open(f"{home}/persona/p{p}/card")
        unharmed(window, home, f"card {p}")
    for path in ("/copy", "/questions", "/data", "/reviews/one"):
        window.open(home + path)
        unharmed(window, home, path)
    for i, text in enumerate(SOME):
        window.open(home + "/")
        window.run(f"location.href = '/voice?segment=hostile&speaker=' + encodeURIComponent({json.dumps(text)})")
        until(window, "document.querySelector('h1')?.textContent.startsWith('What hangs on')")
        assert window.run("document.querySelectorAll('.piece').length") == 1, i
        unharmed(window, home, f"speaker {i}")
    window.open(home + "/")
    window.run("document.querySelector('[data-start=site]').click()")
    until(window, "location.pathname.startsWith('/jobs/') && document.querySelector('[data-cancel]')?.hidden")
    pages = sorted((folder / "site").rglob("*.html"))
    assert len(pages) > PERSONAS
    for file in pages:
        window.open(file.as_uri())
        unharmed(window, home, file.name)
    assert not list(folder.parent.rglob("ran"))


def test_what_people_type_stays_text(address: str, window: driver.Browser) -> None:
    """The filter, copy, questions, a sentence being edited, and the command of a review."""
    home = address.partition("?")[0].rstrip("/")
    window.open(address)
    for i, text in enumerate(SOME):
        window.run(f"location.href = '/?q=' + encodeURIComponent({json.dumps(text)})")
        until(window, "!!document.querySelector('[name=q]')")
        unharmed(window, home, f"filter {i}")

    window.open(f"{home}/copy")
    for start in range(0, len(TEXTS), 20):
        lines = "\n".join(" ".join(text.split()) for text in TEXTS[start : start + 20])
        _typed(window, "#copy-text", lines)
        until(window, f"document.querySelector('#found h2')?.textContent === {json.dumps(lines.splitlines()[0])}")
        unharmed(window, home, f"copy {start}")
    asking = (
        "(async (texts) => { for (const text of texts) { const form = document.querySelector('#ask');"
        " form.q.value = text; form.requestSubmit(); await new Promise(r => setTimeout(r, 60)); } })"
    )
    window.run(f"{asking}({json.dumps(TEXTS)})")
    until(window, "!!document.querySelector('#answer').children.length")
    unharmed(window, home, "questions asked")
    window.run("document.querySelector('[data-review]').click()")
    until(window, "location.pathname.startsWith('/jobs/') && document.querySelector('[data-cancel]')?.hidden")
    unharmed(window, home, "job")

    window.open(f"{home}/persona/p0")
    window.run("document.querySelector('[data-edit]').click()")
    for i, text in enumerate(SOME):
        _typed(window, ".editor textarea", text)
        until(window, "document.querySelector('.editor [role=status]').textContent !== 'checking …'")
        unharmed(window, home, f"editor {i}")
    _typed(window, ".editor textarea", TEXTS[2])
    window.run("[...document.querySelectorAll('.editor button')].find(b => b.textContent === 'Save').click()")
    until(window, "!document.querySelector('.editor')")
    unharmed(window, home, "saved")


def test_what_people_bring_stays_text(address: str, folder: Path, window: driver.Browser) -> None:
    """Names of files, headers and cells of a table, who speaks; nothing is written elsewhere."""
    home = address.partition("?")[0].rstrip("/")
    inside = set(folder.parent.iterdir())
    flat = [" ".join(text.replace("\x00", "").split()) for text in TEXTS]
    quoted = ['"' + text.replace('"', '""') + '"' for text in flat]
    people = "\n".join(",".join([str(n), *(quoted[(n + c) % 100] for c in range(12))]) for n in range(100))
    table = ",".join(["id", *quoted[:12]]) + "\n" + people + "\n"
    talk = "\n\n".join(f"Interviewer: And then?\n\nP{i:02}: {text} is what I said." for i, text in enumerate(flat))
    window.open(address)
    window.open(f"{home}/data")
    _dropped(window, {"table.csv": table, "talk.md": talk})
    until(window, "document.querySelector('#account')?.textContent.includes('columns of')", WAIT)
    unharmed(window, home, "table and interview")
    _dropped(window, {f"{text}.csv": "a,b\n1,2\n" for text in TEXTS})
    until(
        window, "document.querySelectorAll('[data-file]').length > 60 || document.querySelector('#refused').innerText"
    )
    unharmed(window, home, "names of files")
    assert set(folder.parent.iterdir()) == inside
    assert not list(folder.parent.rglob("ran"))


def _typed(window: driver.Browser, selector: str, text: str) -> None:
    window.run(
        f"(() => {{ const field = document.querySelector({json.dumps(selector)}); field.value = {json.dumps(text)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def _dropped(window: driver.Browser, files: dict[str, str]) -> None:
    window.run(
        "(() => { const files = new DataTransfer();"
        f" for (const [name, text] of {json.dumps(list(files.items()))}) files.items.add(new File([text], name));"
        " document.querySelector('#drop').dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true}));"
        " })()"
    )
