"""The pages as documents, read by an HTML parser: structure, escaping, what is said where. No browser."""

from __future__ import annotations

import base64
import functools
import hashlib
import itertools
import re
import shutil
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import hostile
import pytest
import review_sample
from markupsafe import escape
from paths import FIXTURES
from report_sample import persona, report, segment
from rows import every_row
from typer.testing import CliRunner

from persona_gen.checker.check import check
from persona_gen.cli import app, export  # noqa: F401 - adds its command
from persona_gen.domain import CheckedClaim, Claim, Persona, Segment, Statistic, Trait
from persona_gen.domain.review import Review, Variant
from persona_gen.report import html
from persona_gen.report.card import card_of
from persona_gen.report.card_labels import ENGLISH_LABELS
from persona_gen.report.card_parts import GlanceLine, MarkedSentence, in_margin
from persona_gen.report.html.card_page import pair_in_words
from persona_gen.report.html.page import marked_pieces, template_text
from persona_gen.report.html.plots import Bar, bar
from persona_gen.report.html.portrait import PALETTES, portrait
from persona_gen.report.marks import mark_of
from persona_gen.report.wording import typeset

VOID = {"meta", "br"}
CALL = "http://127.0.0.1:9"


class Outline(HTMLParser):
    """What a page is made of: elements with their attributes, texts by the element they stand in, and headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Whatever is open last must be what ends."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text and where it stands."""
        if self.open and data.strip():
            self.texts.append((self.open[-1], data))

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of that name."""
        return [attributes for element, attributes in self.elements if element == name]

    @property
    def words(self) -> str:
        """All text that is not style."""
        return " ".join(" ".join(text for element, text in self.texts if element != "style").split())


def card() -> str:
    """The sample with every verdict."""
    return html.card(persona(), segment(), report())


def reviewed() -> str:
    """The review of two personas and three headlines."""
    return html.review(review_sample.review(), review_sample.personas(), review_sample.segments())


PAGES = {
    "card": card,
    "card without a segment": lambda: html.card(persona()),
    "card without a report": lambda: html.card(persona(), segment()),
    "smallest card": lambda: html.card(Persona(segment="s", name="X")),
    "review": reviewed,
    "review of unknown personas": lambda: html.review(review_sample.review()),
    "hostile card": lambda: html.card(hostile.persona(CALL), hostile.segment(CALL), hostile.report(CALL)),
    "hostile review": lambda: html.review(hostile.review(CALL), [hostile.persona(CALL)], [hostile.segment(CALL)]),
}


@functools.cache
def made(name: str) -> tuple[str, Outline]:
    """One of the pages, made and read once."""
    text = PAGES[name]()
    return text, Outline(text)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_whole_and_sound(name: str) -> None:
    """Elements nest and end; ids are unique; every link leads to an id; headings start at one and skip no level."""
    _, page = made(name)
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    assert [i for i, times in ids.items() if times > 1] == []
    assert {link["href"] for link in page.all("a")} <= {f"#{i}" for i in ids}
    opened = {a["popovertarget"] for a in page.all("button")}
    assert opened == {a["id"] for _, a in page.elements if "popover" in a}
    levels = [int(element[1]) for element, _ in page.elements if re.fullmatch(r"h[1-6]", element)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    assert page.all("html") == [{"lang": "en"}]


@every_row("name", PAGES)
def test_a_page_brings_everything_and_may_load_nothing(name: str) -> None:
    """The policy allows its one style sheet by hash and nothing else; no element or attribute could load or run."""
    text, page = made(name)
    sheet = re.search(r"<style>(.*?)</style>", text, re.S)
    assert sheet
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert sheet[1].isascii()
    assert not re.search(r"url\(|@import|expression", sheet[1])
    elements = {element for element, _ in page.elements}
    assert not elements & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
        "use",
        "input",
    }
    names = {attribute for _, attributes in page.elements for attribute in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcdoc", "xlink:href")]


def test_hostile_strings_are_shown_and_not_obeyed() -> None:
    """There are sixty, and each stands in the text of both pages, letter for letter but for what is invisible."""
    assert len(hostile.HOSTILE) == 60
    for name in ("hostile card", "hostile review"):
        words = made(name)[1].words
        for text in hostile.HOSTILE:
            shown = hostile.aimed(text, CALL)
            if shown.isprintable():
                assert " ".join(shown.split()) in words, text


def test_invisible_characters_become_visible_and_spans_stay_put() -> None:
    """Overrides and escapes are replaced one for one; a span still marks the words it is for."""
    assert "\u202e" not in made("hostile card")[0]
    assert template_text("a\x1b[31mb\u202ec\x00") == "a�[31mb�c�"


@every_row(
    ("spans", "expected"),
    [
        ([], [("abcdef", set())]),
        ([(1, 3)], [("a", set()), ("bc", {0}), ("def", set())]),
        ([(0, 4), (2, 6)], [("ab", {0}), ("cd", {0, 1}), ("ef", {1})]),
        ([(0, 6), (2, 3)], [("ab", {0}), ("c", {0, 1}), ("def", {0})]),
        ([(1, 2), (1, 2)], [("a", set()), ("b", {0, 1}), ("cdef", set())]),
        ([(4, 99)], [("abcd", set()), ("ef", {0})]),
        ([(3, 3)], [("abc", set()), ("def", set())]),
    ],
)
def test_overlapping_spans_cut_a_text_into_pieces(
    spans: list[tuple[int, int]], expected: list[tuple[str, set[int]]]
) -> None:
    """Nothing is lost or doubled, and each piece knows every span that holds it; a part of one counts as it."""
    shown = [(text, set(held)) for text, held in marked_pieces("abcdef", [(a, min(b, 6)) for a, b in spans])]
    assert shown == expected


def test_every_sentence_has_its_mark_and_its_evidence() -> None:
    """As many marks as claims, each a button that opens a panel with the evidence; trouble has a word in sight.

    The marks more are those of the figure in which the segment stands out and of one it may be summed up by, which code
    tells.
    """
    text = card()
    page = Outline(text)
    kinds = Counter((a["class"] or "").split()[1] for a in page.all("button"))
    assert kinds == Counter([*(c.verdict for c in report().claims), "counted", "counted"])
    for verdict in ("contradicted", "unsupported", "fiction"):
        assert re.search(rf'class="sign">.</span> {verdict}</button>', text)
    assert "supported</button>" not in text.replace("unsupported</button>", "")
    assert 'aria-label="supported: see the evidence"' in text
    panel = re.search(r'id="why-journey-0-friction".*?</blockquote>', text, re.S)
    assert panel
    assert "Every time I get to the bit where it asks for my credit file I stop." in panel[0]
    assert "P01, interview 2026-04-09" in panel[0]
    statistic = re.search(r'id="why-goals-0".*?</svg>', text.replace("\xa0", " "), re.S)
    assert statistic
    assert all(part in statistic[0] for part in ("69 % of the segment", "n = 412", "whole base 41 %"))


def test_objections_and_what_speaks_against_are_in_sight() -> None:
    """A finding's reason, rule and suggestion stand below the sentence; counter-quotes stand in the account."""
    words = Outline(card()).words
    assert "says 82 %, but Housing / Rents in a city is 48 % (n = 412) number-mismatch Suggestion: 48 %" in words
    assert "What speaks against it" in words
    assert "P03 says “I'd rather ring a person." in words
    assert "Left out 5 before writing" in words
    assert "The data do not bear out 6 of 27 claims." in words


def test_the_file_holds_the_evidence_it_cites_and_no_other() -> None:
    """Whoever is sent a card is not sent the interviews: only what a sentence cites, or what speaks against one."""
    text = card()
    cited = {i for claim in report().claims for i in claim.cites} | {"p03-1", "barrier.deposit"}
    held = [i for i in segment().evidence if i in cited]
    anchors = [a["id"] for _, a in Outline(text).elements if re.fullmatch(r"e-\d+", a.get("id") or "")]
    assert len(anchors) == len(set(anchors)) == len(held)
    for quote in segment().quotes:
        assert (str(escape(template_text(quote.text))) in text) == (quote.id in cited), quote.id
    assert f"{len(segment().evidence) - len(held)} further pieces of evidence stay with the segment" in text


def test_without_a_segment_nothing_is_said_to_be_checked() -> None:
    """No verdict, no figure: only declared fiction keeps its mark."""
    words = Outline(html.card(persona())).words
    assert "Not checked: no segment was given" in words
    assert "supported" not in words
    assert "~ fiction" in words


def test_a_share_is_drawn_beside_everyone_and_a_mean_is_not() -> None:
    """A bar of the category with one of the whole base below; no axis for a mean, no bar for a count."""
    assert bar(segment().evidence["housing.rents"]) == Bar(width="48", whole="31")  # type: ignore[arg-type]
    assert bar(segment().evidence["age"]) is None  # type: ignore[arg-type]
    alone = Statistic.model_validate({"attribute": "A", "category": "c", "measure": "share", "value": 0.0})
    assert bar(alone) == Bar(width="0", whole=None)


def test_the_portrait_is_the_id_s_alone() -> None:
    """The same id, the same picture; another id, another; the name gives the initials and nothing else."""
    one = portrait("emma-whitfield", "Emma Whitfield")
    assert one == portrait("emma-whitfield", "Emma Whitfield")
    assert one != portrait("emma-whitfeld", "Emma Whitfield")
    assert replace(one, initials="XY") == portrait("emma-whitfield", "Xu Yan")
    assert len({portrait(str(i), "A") for i in range(200)}) == 200


@pytest.mark.slow
def test_a_drawn_portrait_is_asked_for_and_declared() -> None:
    """The same id, the same face, and another for another; it says that it is an invention, and brings no style."""
    pytest.importorskip("dicebear", reason="needs the extra portraits")
    text = html.card(persona(), segment(), report(), face=True)
    page = Outline(text)
    [drawing] = [svg for svg in page.all("svg") if "drawn" in (svg.get("class") or "")]
    assert drawing["aria-label"] == "Portrait: drawn, an invention"
    assert "metadata" not in {element for element, _ in page.elements}
    assert not [a for _, attributes in page.elements for a in attributes if a == "style"]
    faces = {str(portrait(name, "A B", face=True).face) for name in ("a", "b", "c", "a")}
    assert len(faces) == 3
    assert portrait("a", "A B").face is None


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@every_row("palette", PALETTES)
def test_the_monogram_can_be_read_on_every_palette(palette: tuple[str, ...]) -> None:
    """White on the dark colour has a contrast of 8 or more (WCAG AA asks for 4.5)."""
    assert 1.05 / (_luminance(palette[0]) + 0.05) > 8


def test_the_review_shows_verdicts_phrases_and_doubts() -> None:
    """The caveat, the matrix, phrases by number, opinion as opinion, what is too close, and what failed."""
    words = Outline(reviewed()).words
    assert words.count("Model agreement, not customers.") == 1
    for part in (
        "+ speaks to",
        "– does not",
        "? cannot tell",
        "4.1 (3.6–4.5)",
        "– “we move fast so you never miss out”",
        "nothing in the data bears on it",
        "Too close to call",
        "costs and tabs (too close to call)",
        "no preference, since the order shown decided",
        "“we move fast”: Fear of being outbid holds back 33 %",
        "~ opinion",
        "! objected to",
        "Simulated: nobody said this.",
        "✗ failed",
        "Simulated by qwen3:14b",
    ):
        assert part in words, part


def test_a_large_review_stays_a_page_one_can_send() -> None:
    """Twenty personas on fifty headlines, each answer the richest of the sample, are less than 5 MB.

    Reckoned from what a second persona adds to a page of five and of ten headlines: evidence that several of its
    sentences rest on is shown once, and each of them opens it.
    """
    rich = review_sample.review().reactions[1]

    def size(personas: tuple[str, ...], headlines: int) -> int:
        copies = tuple(Variant(id=f"v{i}", text=review_sample.COSTS) for i in range(headlines))
        reactions = tuple(rich.model_copy(update={"variant": v.id, "persona": p}) for p in personas for v in copies)
        given = Review(kind="headline", variants=copies, personas=personas, reactions=reactions)
        text = html.review(given, [Persona(segment=segment().id, name=name) for name in personas], [segment()])
        opened = Counter(re.findall(r'popovertarget="([^"]+)"', text))
        assert list(opened.values()) == [headlines] * 6 * len(personas)
        return len(text.encode())

    of_five, of_ten = (size(("emma", "anna"), n) - size(("emma",), n) for n in (5, 10))
    of_fifty = of_ten + 8 * (of_ten - of_five)
    assert size(("emma",), 5) + 20 * of_fifty < 5_000_000


def test_marked_phrases_slice_back_to_the_copy() -> None:
    """Put together again, the pieces of the marked copy are the copy; overlapping words carry both marks."""
    text = reviewed()
    copies = re.findall(r'<blockquote class="copy"><p dir="auto">(.*?)</p>', text)
    plain = [re.sub(r"<sup.*?</sup>|<[^>]*>", "", copy) for copy in copies]
    assert plain[:3] == [review_sample.TABS, review_sample.COSTS, review_sample.AUTOPILOT]
    assert '<mark class="minus plus">one page</mark><sup class="plus"><a href="#p0-1-plus1"' in text
    assert '<mark class="minus">, </mark><mark class="minus">before you fall</mark><sup class="minus">' in text


def test_copy_keeps_its_lines() -> None:
    """A landing page is shown with its paragraphs."""
    assert template_text("one\ntwo\r\x0bthree") == "one\ntwo  three"


# --- the command


def export_(*arguments: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `persona-gen export`."""
    done = CliRunner().invoke(app, ["export", *map(str, arguments)], prog_name="persona-gen")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


BETHANY = FIXTURES / "personas" / "bethany-matthews.json"
BUYERS = FIXTURES / "anxious-first-time-buyers.yaml"


@pytest.mark.parametrize(
    ("to", "start"),
    [
        ("html", "<!doctype html>"),
        ("markdown", "# Bethany Matthews"),
        ("json", '{\n  "schema": "persona-gen/persona@2"'),
        ("text", "╭"),
    ],
)
def test_export_gives_each_format_on_stdout_and_in_a_file(to: str, start: str, tmp_path: Path) -> None:
    """The same persona four ways; -o writes it and says so on stderr."""
    code, out, _ = export_(BETHANY, "--to", to, "--segments", BUYERS, "-q")
    assert (code, out[: len(start)]) == (0, start)
    file = tmp_path / "bethany"
    code, out, told = export_(BETHANY, "--to", to, "--segments", BUYERS, "-o", file)
    assert (code, out) == (0, "")
    assert f"wrote {file}" in told
    assert file.read_text(encoding="utf-8").startswith(start)


def test_export_without_a_segment_shows_what_the_file_says(tmp_path: Path) -> None:
    """A page and JSON need no segment; what shows the evidence says that it has none."""
    alone = tmp_path / "personas" / "bethany.json"
    alone.parent.mkdir()
    shutil.copy(BETHANY, alone)
    assert "Not checked" in export_(alone, "--to", "html")[1]
    assert '"name": "Bethany Matthews"' in export_(alone, "--to", "json")[1]
    for to in ("text", "files"):
        code, out, err = export_(alone, "--to", to, "-q")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "says which they stand on; name the data with --segments" in err


def test_export_finds_the_segment_beside_the_persona(tmp_path: Path) -> None:
    """In the same folder, in the one above, or in one beside; of two, the one it was written from."""
    persona = tmp_path / "personas" / "bethany.json"
    persona.parent.mkdir()
    shutil.copy(BETHANY, persona)
    for place in (tmp_path / "personas", tmp_path, tmp_path / "segments"):
        place.mkdir(exist_ok=True)
        shutil.copy(BUYERS, place / "buyers.yaml")
        assert "Checked by rules" in export_(persona, "--to", "text", "-q")[1]
        (place / "buyers.yaml").unlink()
    other = BUYERS.read_text(encoding="utf-8").replace("size: 412", "size: 413")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    assert "has changed since" in export_(persona, "--to", "text", "-q")[1]
    shutil.copy(BUYERS, tmp_path / "segments" / "buyers.yaml")
    assert "has changed since" not in export_(persona, "--to", "text", "-q")[1]
    (tmp_path / "segments" / "buyers.yaml").write_text(other.replace("size: 413", "size: 414"), encoding="utf-8")
    code, _, err = export_(persona, "--to", "text", "-q")
    assert (code, err.count("\n")) == (2, 1)
    assert "several files hold a segment" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((BETHANY, "--to", "odt"), '--to is "odt"; give html, markdown, json, text'),
        ((BETHANY, "--to", "files", "--segments", BUYERS, "-o", "x"), "writes beside each persona; leave -o out"),
        ((BETHANY, "--to", "html", "--segments", FIXTURES / "platform-jugglers.yaml"), "is not among those read"),
        ((FIXTURES / "personas", "--to", "html"), "3 personas are here; name a folder for them with -o"),
        ((FIXTURES / "no-such.json", "--to", "html"), "no-such.json"),
        ((BETHANY, "--to", "html", "-o", FIXTURES / "no-such" / "x.html"), "its folder does not exist"),
    ],
)
def test_export_says_in_one_line_what_is_wrong(arguments: tuple[object, ...], told: str) -> None:
    """Exit code 2, one line, and the cure."""
    code, out, err = export_(*arguments, "-q")
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_fiction_that_is_not_declared_is_not_fiction() -> None:
    """Without a check a sentence is fiction only where the file says so."""
    who = Persona(segment="s", name="X", goals=(Claim(text="a"), Claim(text="b", fiction=True)))
    assert html.card(who).count('class="mark fiction"') == 1


def test_each_figure_that_fills_the_glance_opens_its_own_evidence() -> None:
    """Several of them on one page: no two panels have one id, and each shows the figure beside its sign."""
    rows = [
        {"id": f"s{n}", "attribute": f"Uses {thing}", "category": "Yes", "measure": "share", "value": 0.8, "n": 400,
         "overall": 0.2 + n / 50}
        for n, thing in enumerate(("maps", "lists", "alarms"))
    ]  # fmt: skip
    quotes = [{"id": "q", "text": "I look every evening after tea."}]
    of = Segment.model_validate({"id": "s", "name": "S", "size": 400, "statistics": rows, "quotes": quotes})
    who = Persona.model_validate(
        {"segment": "s", "name": "Emma", "quotes": [{"text": quotes[0]["text"], "cites": ["q"]}]}
    )
    page = html.card(who, of, check(who, of))
    ids = re.findall(r'<div id="(why-[^"]+)" popover', page)
    assert len(ids) == len(set(ids)) == 1 + len(rows)
    for name in (name for name in ids if "contrast" in name):
        panel = page.partition(f'<div id="{name}" popover')[2].partition("<div id=")[0]
        assert len({row["attribute"] for row in rows if row["attribute"] in panel}) == 1


def test_the_band_of_ages_that_stands_out_is_shown_beside_the_commonest() -> None:
    """Most are 35 to 54, and rarer so than everyone: the figure worth seeing is that of those over 65."""
    bands = {"18-34": (0.2, 0.25), "35-54": (0.31, 0.38), "55-64": (0.21, 0.19), "65+": (0.28, 0.18)}
    rows = [
        {"id": band, "attribute": "Age", "category": band, "measure": "share", "value": own, "n": 400, "overall": all_,
         "choice": "single"}
        for band, (own, all_) in bands.items()
    ]  # fmt: skip
    of = Segment.model_validate({"id": "s", "name": "S", "size": 400, "statistics": rows})
    who = Persona(segment="s", name="Jo", snapshot=(Trait(attribute="Age", value="35-54", cites=("35-54",)),))
    shown = card_of(who, of, check(who, of))
    assert [line.told for line in (*shown.glance, *shown.further_glance)] == ["Age: 65+", "Age: 35-54"]


def test_figures_are_levers_first_and_age_and_gender_stand_on_the_cover() -> None:
    """Of means no more than two, those furthest from everyone; what the box has no room for opens on demand."""
    means = {"Age": (61, 50), "Visits": (2, 7), "Miles to the yard": (30, 20), "Boxes": (3, 2.5)}
    rows: list[dict[str, object]] = [
        {"id": name, "attribute": name, "measure": "mean", "value": own, "n": 400, "overall": all_}
        for name, (own, all_) in means.items()
    ]
    rows.append({"id": "woman", "attribute": "Gender", "category": "Woman", "measure": "share", "value": 0.7, "n": 400,
                 "overall": 0.6})  # fmt: skip
    helps = {"A trial night": 0.49, "A photo a day": 0.61, "A later hour": 0.45}
    rows += [
        {"id": name, "attribute": "What would help", "category": name, "measure": "share", "value": own, "n": 400,
         "overall": 0.23, "choice": "multiple"}
        for name, own in helps.items()
    ]  # fmt: skip
    of = Segment.model_validate({"id": "s", "name": "S", "size": 400, "statistics": rows})
    values = {"Age": "61", "Visits": "2", "Miles to the yard": "30", "Boxes": "3"}
    traits = [Trait(attribute=name, value=value, cites=(name,)) for name, value in values.items()]
    who = Persona(
        segment="s",
        name="Jo",
        role=Claim(text="Waits for a letter"),
        insight=Claim(text="A later hour would help.", cites=("A later hour",)),
        snapshot=(*traits, Trait(attribute="Gender", value="Woman", cites=("woman",))),
    )
    shown = card_of(who, of, check(who, of))
    told = [line.told.removeprefix("What would help: ") for line in shown.glance]
    assert told == ["Visits", "A later hour", "A photo a day", "A trial night", "Miles to the yard"]
    assert [line.label for line in shown.further_glance] == ["Age", "Boxes", "Gender"]
    assert shown.who == "61 · woman"
    role = Claim(text="A woman of the yard", cites=())
    alone = who.model_copy(update={"role": role})
    assert card_of(alone, of, check(alone, of)).who == "Age: 61"
    unproved = who.model_copy(update={"snapshot": (Trait(attribute="Age", value="19", cites=("Age",)),)})
    shown = card_of(unproved, of, check(unproved, of))
    assert (shown.who, "Age" in [line.told for line in shown.glance]) == ("", True)


@pytest.mark.parametrize(
    ("tagline", "headline"),
    [
        ("“I can't.”", ("I can't.", True)),
        ("\"'Beloved husband of.' He'd have hated it.\"", ("'Beloved husband of.' He'd have hated it.", True)),
        ('"No", she says, "not that."', ('"No", she says, "not that."', False)),
        ("Not a quotation", ("Not a quotation", False)),
    ],
)
def test_a_headline_is_a_quotation_in_whichever_marks_it_stands(tagline: str, headline: tuple[str, bool]) -> None:
    """The sheet sets one large mark in their place."""
    assert card_of(Persona(segment="s", name="Jo", tagline=Claim(text=tagline))).headline == headline


@pytest.mark.parametrize(("form", "made"), [("pptx", "personas.pptx"), ("brief", "personas.md")])
def test_one_document_of_all_goes_into_a_folder_that_is_there(tmp_path: Path, form: str, made: str) -> None:
    """As a page or a sheet of each does."""
    code, _, said = export_(BETHANY, "--to", form, "--segments", BUYERS, "-o", tmp_path)
    assert (code, [p.name for p in tmp_path.iterdir()]) == (0, [made]), said


@every_row(
    ("words", "told", "noted"),
    [
        ("Pays in cash (48 %, against 30 % of everyone)", "Pays in cash", ("48 % · 30 %",)),
        ("Zahlt bar (5 von 7, insgesamt 34 %).", "Zahlt bar.", ("5 von 7 · 34 %",)),
        ("Pays twice (63 % of 132 people, against 1,204.5)", "Pays twice", ("63 % of 132 · 1,204.5",)),
        ("Only 44 % know it (everyone 73 %)", "Only 44 % know it", ("everyone 73 %",)),
        ("Pays late (not for S4: works lates)", "Pays late (not for S4: works lates)", ()),
        ("Pays (48 %) in cash", "Pays (48 %) in cash", ()),
        ("Pays (48 %)", "Pays", ("48 %",)),
    ],
)
def test_figures_that_close_a_line_stand_in_its_margin(words: str, told: str, noted: tuple[str, ...]) -> None:
    """On the sheet the sentence is read without them; nothing of them is lost."""
    claim = CheckedClaim(path="goals[0]", text=words, verdict="supported")
    said = MarkedSentence(claim, mark_of(claim, ENGLISH_LABELS))
    assert (said.line, said.margin) == (told, noted)


@every_row(
    ("text", "shown"),
    [
        ("I don't", "I don’t"),
        ("She says 'I've got it.' Well", "She says ‘I’ve got it.’ Well"),
        ("“'No,' she said”", "“‘No,’ she said”"),
        ("the boys' coats", "the boys’ coats"),
    ],
)
def test_a_printer_sets_apostrophes(text: str, shown: str) -> None:
    """One character for one: a span of the words stays where it is."""
    assert typeset(text) == shown
    assert len(shown) == len(text)


def test_another_voice_is_named_in_the_margin_alone() -> None:
    """Whoever says it stands at the edge; where nobody is named there, the words say that it is somebody else."""
    claim = CheckedClaim(path="questions[0]", text="One of them: “Was it needed?”", verdict="supported")
    said = MarkedSentence(claim, mark_of(claim, ENGLISH_LABELS), voice="C2")
    assert (said.line, said.margin) == ("“Was it needed?”", ("C2",))
    assert replace(said, voice="").line == claim.text


def test_a_lone_figure_of_everyone_keeps_its_word() -> None:
    """Of two figures of everyone none becomes a note that could be anybody's; who said it is a note of its own."""
    assert in_margin("everyone 31 %, 28 %") == ("everyone 31 %, 28 %",)
    assert in_margin("63 % against 35 %, 58 % against 49 %, C4") == ("63 % · 35 %", "58 % · 49 %", "C4")
    assert in_margin("one voice, C4") == ("one voice", "C4")


@every_row(
    ("value", "large"),
    [
        ("57 % of them", ("", "57 %", "")),
        ("13 of 29 people", ("", "13 of 29", "people")),
        ("about 9 languages", ("about", "9", "languages")),
        ("etwa 1.250 EUR", ("etwa", "1.250", "EUR")),
        ("about 6 points out of 10", ("about", "6", "points out of 10")),
        ("35 to 54", ("35 to 54", "", "")),
        ("Woman", ("Woman", "", "")),
    ],
)
def test_a_figure_is_set_large_and_its_unit_small(value: str, large: tuple[str, str, str]) -> None:
    """A range is no number, and words stay words."""
    trait = Trait(attribute="A", value=value)
    claim = CheckedClaim(path="snapshot[0]", text=trait.text, verdict="supported")
    assert GlanceLine(trait, claim, mark_of(claim, ENGLISH_LABELS), value, "").large == large


@every_row(
    ("note", "heard"),
    [
        ("48 % · 30 %", "them: 48 %, everyone: 30 %"),
        ("5 of 7 · £1,204.5", "them: 5 of 7, everyone: £1,204.5"),
        ("48 %", ""),
        ("P01", ""),
        ("Sales · Support", ""),
    ],
)
def test_a_pair_of_figures_is_told_apart_to_those_who_hear_it(note: str, heard: str) -> None:
    """Whose is which; what is no pair is read as it stands."""
    assert pair_in_words(note, ENGLISH_LABELS) == heard


def test_what_a_figure_is_of_comes_before_it() -> None:
    """In the order of the document: the term, then what is said of it, as HTML and screen readers want it."""
    page = html.card(persona(), segment(), report())
    assert re.search(r"<dl>\s*<div[^>]*>\s*<dt", page) and not re.search(r"<div[^>]*>\s*<dd", page)
    paired = persona().model_copy(
        update={"goals": (Claim(text="Costs at the start (69 %, against 41 % of everyone)"),)}
    )
    assert re.search('aria-label="them: 69.%, everyone: 41.%"', html.card(paired, segment()))


@every_row(
    ("opening", "is_large"),
    [
        ("“Alerts are", True),
        ("Élan", True),
        ("“I do", False),
        ("A man", False),
        ("مرحبا", False),
        ("毎晩", False),
        ("82 %", False),
    ],
)
def test_a_first_letter_is_large_where_it_begins_a_word(opening: str, is_large: bool) -> None:
    """A word of one letter would lose its space, and letters that join would be torn apart."""
    who = persona().model_copy(update={"story": (Claim(text=f"{opening} and so on."),)})
    assert ('class="story initial"' in html.card(who, segment())) is is_large
