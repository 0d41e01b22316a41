"""The pages in a real browser: nothing in them runs or calls out, one sheet of A4, contrast, keyboard and pointer.

One browser serves all tests; without one on this machine they are skipped.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import browser
import hostile
import pytest
import review_sample
from loopback import Answer, Loopback
from report_sample import finding, persona, report, rich_persona, segment

import docs
from persona_gen.domain import CheckedClaim, CheckReport, Claim, Ledger, Persona
from persona_gen.report import html

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not browser.found(), reason="no browser on this machine; on Debian: apt install chromium"),
]

AA = 4.5
"""WCAG 2.2, 1.4.3: contrast of text below 24 pixels. Asked of all text here."""

CONTRASTS = """(() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = text => {
    const [r, g, b] = rgb(text).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor, parts = rgb(colour);
      if (parts.length < 4 || parts[3] === 1) return colour;
      if (parts[3] !== 0) throw Error('half transparent: ' + at.outerHTML.slice(0, 99));
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let text; text = walker.nextNode();) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest('svg')) continue;
    if (node.closest('[class*=unseen]')) continue;
    const [high, low] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    found.push([(high + .05) / (low + .05), node.className + ' ' + node.tagName + ': ' + text.data.slice(0, 40)]);
  }
  return found.sort((a, b) => a[0] - b[0]);
})()"""
"""Contrast of every text, from computed colours of its element and of the nearest ground behind it, lowest first."""

SIGNS_THAT_OPEN_A_LINE = """[...document.querySelectorAll('.claim .held button')].filter(sign => {
  const before = document.createRange();
  before.setStart(sign.closest('.claim'), 0);
  before.setEndBefore(sign);
  const words = [...before.getClientRects()].filter(each => each.width > 6).pop();
  return words && sign.offsetWidth && sign.getBoundingClientRect().top >= words.bottom - 4;
}).map(sign => sign.closest('.claim').innerText)"""
"""Sentences whose sign stands on a line without the last word."""

WAKE = """(async () => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  for (const each of document.querySelectorAll('*')) {
    each.focus && each.focus();
    for (const kind of ['mouseover', 'mouseenter', 'click', 'toggle', 'error', 'load'])
      each.dispatchEvent(new MouseEvent(kind, {bubbles: false, cancelable: true}));
  }
  for (let i = 0; i < 12 && document.title !== 'RAN'; i++) await new Promise(done => setTimeout(done, 10));
  return document.title;
})()"""
"""Open, focus, point at and click everything there is, and give what was meant to run the time to do so."""


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    """The browser, for all tests of this file."""
    program = browser.found()
    assert program
    window = browser.Browser(program, tmp_path_factory.mktemp("profile"))
    yield window
    window.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    """A server that counts who calls."""
    with Loopback(otherwise=Answer("nothing")) as loopback:
        yield loopback


def shown(chrome: browser.Browser, text: str, folder: Path) -> None:
    """Open this page from a file."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    chrome.requests.clear()
    chrome.open(file.as_uri())


def awoken(chrome: browser.Browser, server: Loopback) -> list[object]:
    """What ran, called out or led away, once everything on the page has been touched."""
    before = len(server.requests)
    try:
        title = chrome.run(WAKE)
    except browser.Navigated:
        return ["it led to another page"]
    ran = [title] if title == "RAN" else []
    called = [each["path"] for each in server.requests[before:]]
    out = [url for url in chrome.requests if not url.startswith("file:")]
    return [*ran, *(each for each in (*out, *called) if not each.endswith("/favicon.ico"))]  # of the page led to before


@functools.cache
def pages(call: str) -> dict[str, str]:
    """The card and the review with all sixty strings in every field."""
    who, group = hostile.persona(call), hostile.segment(call)
    return {
        "card": html.card(who, group, hostile.report(call)),
        "review": html.review(hostile.review(call), [who], [group]),
    }


@pytest.mark.parametrize("text", hostile.LIVE)
def test_the_detector_sees_what_runs_when_a_page_does_not_escape(
    text: str, chrome: browser.Browser, server: Loopback, tmp_path: Path
) -> None:
    """Each of these, put into a page as it is, is caught running or calling out."""
    naive = f"<!doctype html><title>t</title><body><p>{hostile.aimed(text, server.url)}</p>"
    if text.startswith(("</title", "</style", "-->")):
        place = {"</t": "<title>{}</title>", "</s": "<style>{}</style>", "-->": "<!-- {} -->"}[text[:3]]
        naive = f"<!doctype html><head>{place.format(hostile.aimed(text, server.url))}</head>"
    shown(chrome, naive, tmp_path)
    assert awoken(chrome, server)


@pytest.mark.parametrize("policy", ["with its policy", "by escaping alone"])
@pytest.mark.parametrize("kind", ["card", "review"])
def test_nothing_in_sixty_hostile_strings_runs_or_calls_out(
    kind: str, policy: str, chrome: browser.Browser, server: Loopback, tmp_path: Path
) -> None:
    """All sixty through names, quotes, copy, categories and ids: no script, no request, nothing beside the page."""
    text = pages(server.url)[kind]
    if policy == "by escaping alone":
        text, removed = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        assert removed == 1
    shown(chrome, text, tmp_path)
    assert awoken(chrome, server) == []
    assert chrome.run("document.querySelectorAll('script, img, iframe, object, embed, link, form, base').length") == 0
    assert chrome.run("document.body.children.length") == 1


def test_the_policy_alone_would_hold_scripts_back(chrome: browser.Browser, server: Loopback, tmp_path: Path) -> None:
    """Were a string ever to get through, the policy stops what would run and what would load."""
    frame = html.card(persona())
    live = [hostile.aimed(text, server.url) for text in hostile.LIVE if "refresh" not in text]
    text = frame.replace("</body>", f"{' '.join(live)}</body>")
    shown(chrome, text, tmp_path)
    before = len(server.requests)
    assert chrome.run(WAKE) == "Emma Whitfield: persona"
    assert server.requests[before:] == []


def objected() -> tuple[Persona, CheckReport]:
    """The rich persona, each of whose claims a rule objects to: on the cover and on the line to say as well."""
    who = rich_persona()
    checked = tuple(
        CheckedClaim(
            path=path,
            text=claim.text,
            cites=claim.cites,
            verdict="contradicted",
            findings=(finding("number-mismatch", claim.text, claim.text[:9], "says 82 %, but it is 48 %"),),
        )
        for path, claim in who.claims()
    )
    return who, CheckReport(persona=who.id, segment=who.segment, claims=checked, summary={}, ledger=Ledger())


def objected_card() -> str:
    """Its card."""
    who, found = objected()
    return html.card(who, segment(), found)


CARDS = {
    "card": lambda: html.card(persona(), segment(), report()),
    "review": lambda: html.review(review_sample.review(), review_sample.personas(), review_sample.segments()),
}


@pytest.mark.parametrize("look", ["light", "dark", "print"])
@pytest.mark.parametrize("kind", CARDS)
def test_all_text_has_the_contrast_that_wcag_aa_asks_for(
    kind: str, look: str, chrome: browser.Browser, tmp_path: Path
) -> None:
    """4.5 to 1 or more for every text, panels included, in light and dark and in print, by computed colours."""
    chrome.look(scheme="dark" if look == "dark" else "light", media="print" if look == "print" else "")
    shown(chrome, CARDS[kind](), tmp_path)
    contrasts = chrome.run(CONTRASTS)
    assert len(contrasts) > 150
    assert [each for each in contrasts if each[0] < AA] == []


ON_THE_COVER = """(() => {
  const light = text => {
    const [r, g, b] = text.match(/[\\d.]+/g).map(v => v / 255)
      .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const contrast = (a, b) => { const [high, low] = [light(a), light(b)].sort((a, b) => b - a);
    return (high + .05) / (low + .05); };
  const found = [];
  for (const ground of document.querySelectorAll('.card > header, .use .say')) {
    const cover = getComputedStyle(ground).backgroundColor;
    for (const wrong of ground.querySelectorAll('.wrong'))
      found.push(['wave', contrast(getComputedStyle(wrong).textDecorationColor, cover)]);
    for (const list of ground.querySelectorAll('.objections'))
      found.push(['rule', contrast(getComputedStyle(list).borderLeftColor, cover)]);
    for (const mark of ground.querySelectorAll('.mark')) {
      mark.focus();
      const style = getComputedStyle(mark);
      found.push(['focused', contrast(style.color, style.backgroundColor) * 3 / 4.5]);
      found.push(['ring', contrast(style.outlineColor, cover)]);
    }
  }
  return found;
})()"""
"""Contrast, on the dark ground of a card, of what is drawn there and of a mark in focus (two thirds of it: text)."""


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_what_a_rule_objects_to_on_the_cover_can_be_read(look: str, chrome: browser.Browser, tmp_path: Path) -> None:
    """On the cover and the line to say: 4.5 to 1 for text, also in focus, and 3 to 1 for waves, rules and rings."""
    chrome.look(scheme="dark" if look == "dark" else "light", media="print" if look == "print" else "")
    shown(chrome, objected_card(), tmp_path)
    assert [each for each in chrome.run(CONTRASTS) if each[0] < AA] == []
    drawn = chrome.run(ON_THE_COVER)
    assert {kind for kind, _ in drawn} == {"wave", "rule", "focused", "ring"}
    assert [each for each in drawn if each[1] < 3] == []
    if look == "print":
        assert chrome.run(SIZES)[0][0] >= NINE_POINTS


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
@pytest.mark.parametrize("kind", CARDS)
def test_no_page_scrolls_sideways(kind: str, width: int, chrome: browser.Browser, tmp_path: Path) -> None:
    """From a small phone to a desk: the page is as wide as the window; the matrix scrolls in its own frame."""
    chrome.look(width=width)
    shown(chrome, CARDS[kind](), tmp_path)
    assert chrome.run("document.documentElement.scrollWidth") <= width
    assert chrome.run(SIGNS_THAT_OPEN_A_LINE) == []


def long_persona(claims: int) -> tuple[Persona, CheckReport]:
    """The sample's head with so many claims in each section of the recipe."""
    more = tuple(
        Claim(text=f"She compares {i} places side by side before she books.", cites=("p07-2",)) for i in range(claims)
    )
    nothing: dict[str, object] = dict.fromkeys(("motivations", "emotions", "channels", "journey"), ())
    who = persona().model_copy(update=nothing | dict.fromkeys(("story", "goals", "frustrations", "questions"), more))
    checked = tuple(
        CheckedClaim(path=path, text=c.text, cites=c.cites, verdict="unverified") for path, c in who.claims()
    )
    return who, CheckReport(persona=who.id, segment=who.segment, claims=checked, summary={}, ledger=Ledger())


def sheets(chrome: browser.Browser) -> int:
    """How many sheets the page that is open takes on paper."""
    return len(re.findall(rb"/Type\s*/Page\b", chrome.printed()))


SIZES = """(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let text; text = walker.nextNode();) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility() || node.closest('svg, [class*=unseen], details')) continue;
    const note = node.closest('.margin, .asked, .typical, .like-everyone, .kind, .further h2, .foot, ' +
      'blockquote footer');
    found.push([parseFloat(getComputedStyle(node).fontSize) * (note ? 9 / 7.5 : 1), text.data.slice(0, 40)]);
  }
  return found.sort((a, b) => a[0] - b[0]);
})()"""
"""Size of every text that is printed, in CSS pixels, smallest first; of notes 7.5 points count as 9 of what is read."""

NINE_POINTS = 12.0
"""CSS pixels, of which 96 are an inch and so 72 points."""


@pytest.mark.parametrize("claims", [0, 1, 4, 7, 10, 12])
def test_a_card_of_the_recipe_prints_on_one_sheet(claims: int, chrome: browser.Browser, tmp_path: Path) -> None:
    """Thin or full, the PDF of a card has one page, and no letter on it is smaller than 9 points."""
    who, found = long_persona(claims)
    chrome.look(media="print")
    shown(chrome, html.card(who, segment(), found), tmp_path)
    assert sheets(chrome) == 1
    sizes = chrome.run(SIZES)
    assert len(sizes) > 20
    assert [each for each in sizes if each[0] < NINE_POINTS] == []


@pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")
def test_the_stored_card_prints_on_one_sheet(chrome: browser.Browser, tmp_path: Path) -> None:
    """A card of the whole recipe fills one sheet in letters of 9 points or more."""
    who = docs.stored("chloe-bennett")
    chrome.look(media="print")
    shown(chrome, html.card(*who), tmp_path)
    assert sheets(chrome) == 1
    assert chrome.run(SIZES)[0][0] >= NINE_POINTS
    assert chrome.run("document.querySelector('.too-long')") is None


def test_what_no_sheet_can_hold_goes_on_is_not_cut_and_says_so(chrome: browser.Browser, tmp_path: Path) -> None:
    """With far more claims the letters stay as large, the print takes more sheets, and the foot says why."""
    who, found = long_persona(17)
    chrome.look(media="print")
    shown(chrome, html.card(who, segment(), found), tmp_path)
    assert sheets(chrome) > 1
    assert chrome.run(SIZES)[0][0] >= NINE_POINTS
    assert "more than one sheet of A4 holds" in chrome.run("document.querySelector('.too-long').innerText")


def visible(chrome: browser.Browser) -> list[str]:
    """The panels that can be seen."""
    found = chrome.run("[...document.querySelectorAll('.panel')].filter(p => p.checkVisibility()).map(p => p.id)")
    assert isinstance(found, list)
    return found


def test_evidence_opens_by_the_keyboard_alone(chrome: browser.Browser, tmp_path: Path) -> None:
    """Tab goes to the first mark, Enter opens its panel, from which a link leads to the account; Escape closes."""
    chrome.look()
    shown(chrome, CARDS["card"](), tmp_path)
    assert visible(chrome) == []
    chrome.press("Tab")
    chrome.press("Enter")
    assert visible(chrome) == ["why-tagline"]
    chrome.press("Escape")
    assert visible(chrome) == []
    chrome.press("Enter")
    chrome.press("Tab")
    chrome.press("Enter")
    target = chrome.run("document.querySelector(':target').id")
    assert target == f"e-{list(segment().evidence).index('p01-1')}"
    assert chrome.run("document.querySelector(':target').closest('details').open")


@pytest.mark.parametrize("width", [390, 1280])
def test_evidence_opens_where_the_mark_is_pressed(width: int, chrome: browser.Browser, tmp_path: Path) -> None:
    """The panel opens within the window, one at a time; pressing elsewhere closes it."""
    chrome.look(width=width)
    shown(chrome, CARDS["card"](), tmp_path)
    place = "document.querySelector('.goals .mark').getBoundingClientRect()"
    chrome.run("document.querySelector('.goals .mark').scrollIntoView({block: 'center'})")
    chrome.press_at(*chrome.run(f"[{place}.x + 5, {place}.y + 5]"))
    assert visible(chrome) == ["why-goals-0"]
    left, right = chrome.run("(p => [p.left, p.right])(document.querySelector('#why-goals-0').getBoundingClientRect())")
    assert left >= 0
    assert right <= width
    chrome.press_at(2, 2)
    assert visible(chrome) == []


def test_a_cell_of_the_matrix_opens_its_reaction(chrome: browser.Browser, tmp_path: Path) -> None:
    """By keyboard: the cell's link opens the details and shows the marked copy."""
    chrome.look()
    shown(chrome, CARDS["review"](), tmp_path)
    chrome.run("document.querySelectorAll('.matrix a')[1].focus()")
    chrome.press("Enter")
    opened = chrome.run("[...document.querySelectorAll('details[open] .copy p')].map(p => p.innerText)")
    assert len(opened) == 1
    assert opened[0].startswith("Every cost on one page")
