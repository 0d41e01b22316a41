"""The terminal card, the Markdown card and the linter's output.

The whole of each is compared with a file in ``tests/golden``. After a change that is meant, look at the new output
and write it with ``UPDATE_GOLDEN=1 pytest tests/report/test_cards.py``.
"""

import os
import re

import pytest
from markdown_it import MarkdownIt
from paths import GOLDEN
from report_sample import HOSTILE, findings_by_path, persona, report, rich_persona, segment
from rich.cells import cell_len
from rows import every_row

from persona_gen.checker.check import check
from persona_gen.domain import (
    Basis,
    CheckedClaim,
    CheckReport,
    Claim,
    Finding,
    Ledger,
    Persona,
    Quotation,
    Segment,
    Trait,
)
from persona_gen.evidence.questions import short_label
from persona_gen.report import findings, html, markdown, text, wording
from persona_gen.report.beside import attribution, typical
from persona_gen.report.card_labels import ENGLISH_LABELS
from persona_gen.report.terminal import for_encoding

ANSI = re.compile(r"\x1b\[[\d;]*m")
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INLINE = {"text", "text_special", "code_inline", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}
EVIL = [
    HOSTILE,
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "```\ncode\n```",
    "<!-- comment --> <b onclick=x> &amp; &#60;",
    "![i](http://x.example/a.png) [l][r] [^1] <https://x.example> www.x.example a@x.example #12 :tada:",
    "`http://x`y`b@c.d`` \\`z` \\",
    "a | b || c \\| d",
    "~~x~~ ~y~ __z__ **w** $x^2$ {{ liquid }}",
    "line one\r\nline two\u2028line three\n\n# four",
]


def small(words: str, **fields: object) -> Persona:
    """A persona whose every string is ``words``."""
    claim = Claim(text=words, cites=(words,))
    data = {
        "segment": "s",
        "name": words,
        "tagline": claim,
        "snapshot": (Trait(attribute=words, value=words, cites=(words,)),),
        "goals": (claim,),
        "quotes": (Quotation(text=words, cites=("q",)),),
    }
    return Persona.model_validate(data | fields)


def small_segment(words: str = "words") -> Segment:
    """A segment of one quote whose every string is ``words``."""
    return Segment.model_validate(
        {"id": "s", "name": words, "quotes": [{"id": "q", "text": words, "speaker": words, "origin": words}]}
    )


def small_report(who: Persona, verdict: str = "supported", **ledger: object) -> CheckReport:
    """A report with one verdict for every claim."""
    claims = tuple(
        CheckedClaim.model_validate({"path": path, "text": c.text, "cites": c.cites, "verdict": verdict})
        for path, c in who.claims()
    )
    return CheckReport(persona=who.id, segment="s", claims=claims, summary={}, ledger=Ledger.model_validate(ledger))


@pytest.mark.parametrize("name", ["emma.txt", "emma.narrow.txt", "emma.ascii.txt", "emma.md", "emma.findings.txt"])
def test_output_is_what_was_last_looked_at(name: str) -> None:
    """The sample prints exactly as the golden file; UPDATE_GOLDEN=1 writes it anew."""
    shown = {
        "emma.txt": lambda: text.card(persona(), segment(), report()),
        "emma.narrow.txt": lambda: text.card(persona(), segment(), report(), width=56),
        "emma.ascii.txt": lambda: for_encoding(text.card(persona(), segment(), report()), "ascii"),
        "emma.md": lambda: markdown.card(persona(), segment(), report()),
        "emma.findings.txt": lambda: findings.lines(report(), segment(), "emma.json"),
    }[name]()
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(shown.encode())
    assert shown == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("width", [40, 56, 88, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Every line fits the width in terminal cells, East Asian characters counted twice."""
    named = rich_persona().model_copy(update={"name": "Konstantinopolitanska 山田 " * 4})
    for who, found in ((persona(), report()), (named, check(named, segment()))):
        card = text.card(who, segment(), found, width=width)
        assert max(map(cell_len, card.splitlines())) <= width
        assert not any(line.endswith(" ") for line in card.splitlines())


def test_colour_changes_nothing_but_colour() -> None:
    """With the colour codes taken out, the coloured card is the plain one, and so are the findings."""

    def shown(colour: bool) -> list[str]:
        card = text.card(persona(), segment(), report(), colour=colour)
        return [card, findings.lines(report(), segment(), "e", colour=colour)]

    for plain, coloured in zip(shown(False), shown(True), strict=True):
        assert "\x1b[" in coloured
        assert re.sub(r" +$", "", ANSI.sub("", coloured), flags=re.M) == plain


def test_colour_marks_what_is_not_borne_out_and_no_sentence() -> None:
    """A style ends with the words it is for; what is borne out has a dim sign and no colour."""
    card = text.card(persona(), segment(), report(), colour=True)
    assert "Calculators say no to her boyfriend’s income and never say why.\x1b[2m ✓\x1b[0m" in card
    assert (
        "\x1b[4m82 %\x1b[0m of people like Emma rent in a city, and so does she.\x1b[1;31m ✗ contradicted\x1b[0m"
        in card
    )


def test_environment_does_not_change_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour and width are the caller's decision, whatever the environment says."""
    before = text.card(persona(), segment(), report())
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "30", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert text.card(persona(), segment(), report()) == before


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "shift_jis"])
def test_card_can_be_written_in_an_old_encoding(encoding: str) -> None:
    """What an encoding lacks is replaced by characters of the same width."""
    card = text.card(persona(), segment(), report())
    plain = for_encoding(card, encoding)
    plain.encode(encoding)
    assert [cell_len(line) for line in plain.splitlines()] == [cell_len(line) for line in card.splitlines()]


@every_row("evil", ["\x1b[31mred", "\x9b31mred", "a\u202eb", "a\u2066b", "a\x00b", "a\x08b", "a\U000e0041b"])
def test_control_characters_are_shown_not_obeyed(evil: str) -> None:
    """Escapes, bidi overrides and invisible tags reach no output, and their place is marked."""
    who = small(evil)
    finding = Finding(rule="r", span=(0, 2), reason=evil, suggestion=evil)
    claims = tuple(c.model_copy(update={"findings": (finding,)}) for c in small_report(who, "contradicted").claims)
    checked = small_report(who).model_copy(update={"claims": claims})
    for shown in (
        text.card(who, small_segment(evil), checked),
        markdown.card(who, small_segment(evil), checked),
        findings.lines(checked, small_segment(evil), evil),
    ):
        assert "�" in shown
        assert not any(c in shown for c in "\x1b\x9b\u202e\u2066\x00\x08\U000e0041")


def test_words_in_brackets_stay_as_they_are() -> None:
    """Neither rich markup nor emoji names in a claim are interpreted."""
    assert "[red]x[/red] :smile: [link=x]y[/link]" in text.card(
        small("[red]x[/red] :smile: [link=x]y[/link]"), small_segment(), small_report(small("x"))
    )


@every_row("evil", EVIL)
def test_markdown_shows_untrusted_words_literally(evil: str) -> None:
    """Nothing in data or claims becomes HTML, a link, an image, code block, heading or column of its own."""
    who, friend = small(evil), small("words")
    shown = markdown.card(who, small_segment(evil), small_report(who))
    expected = markdown.card(friend, small_segment(), small_report(friend))
    structure, wanted = ([t.type for t in COMMONMARK.parse(card)] for card in (shown, expected))
    assert structure == wanted
    inline = {child.type for token in COMMONMARK.parse(shown) for child in token.children or []}
    assert inline <= INLINE
    words = " ".join(
        "".join(child.content for child in token.children or []) for token in COMMONMARK.parse(shown) if token.children
    )
    assert " ".join(wording.printable(evil).split()) in words


@every_row("live", ["https://x.example", "www.x.example", "a@x.example", "@team", "#12", ":tada:", "o/r#1"])
def test_markdown_keeps_links_and_mentions_still(live: str) -> None:
    """What GitHub would link even when escaped stands in a code span; sentence punctuation stays outside."""
    assert markdown.escaped(f"see {live}, soon") == f"see `{live}`, soon"


@pytest.mark.parametrize("plain", ["at 09:30:00 today", "48 %", "a: b", "Tea, 5 p.m.", "C (n = 3)!"])
def test_markdown_leaves_ordinary_words_readable(plain: str) -> None:
    """Text without special characters is not littered with backslashes."""
    assert markdown.escaped(plain) == plain


@every_row(
    ("text", "written"),
    [
        ("salt & pepper", "salt & pepper"),
        ("AT&T", "AT&T"),
        ("fish &amp; chips", "fish \\&amp; chips"),
        ("&#x2a;", "\\&\\#x2a;"),
        ("q4_k_m", "q4_k_m"),
        ("_so_", "\\_so\\_"),
        ("__so__", "\\_\\_so\\_\\_"),
    ],
)
def test_only_what_would_be_read_as_more_is_escaped(text: str, written: str) -> None:
    """An ampersand is one unless it begins an entity, an underscore unless it stands at the edge of a word."""
    assert markdown.escaped(text) == written


def test_card_leaves_nothing_out() -> None:
    """Every word of every claim and every finding is on both cards, and every cited id in the document."""
    card = " ".join(text.card(persona(), segment(), report(), width=200).split())
    document = " ".join(markdown.card(persona(), segment(), report()).replace("\\", "").split())
    for _, claim in persona().claims():
        assert all(i in document for i in claim.cites)
        for words in [short_label(claim.attribute), claim.value] if isinstance(claim, Trait) else [claim.text]:
            assert wording.printable(words) in card
            assert wording.printable(words).replace("`", "") in document.replace("`", "")
    for verdict, finding in findings_by_path().values():
        assert all(s in card and s in document for s in (verdict, finding.rule, finding.reason))


def test_cards_follow_the_recipe() -> None:
    """Who, story, own words, wants, obstacles, questions, how to win, differences, figures, what is not known."""
    who = rich_persona()
    headings = ["Story", "The voice behind the story", "Also heard", "Goals", "What gets in the way", "Asks first"]
    headings += [f"How to win {who.name} ({ENGLISH_LABELS.inference})"]
    headings += ["Where people differ", "At a glance", "Not known"]
    plain = small_report(who).model_copy(update={"segment": who.segment})
    card, document = text.card(who, segment(), plain), markdown.card(who, segment(), plain)
    for shown, mark in ((card, "\n{}\n"), (document, "\n## {}\n")):
        places = [shown.index(mark.format(heading)) for heading in headings]
        assert places == sorted(places)
        for part in ("29, rents in a city", "phoning", "Avoid", "What she earns"):
            assert part in shown


def test_a_reader_sees_what_stands_out_what_is_like_everyone_and_what_one_voice_says() -> None:
    """In each form: the contrast, one line for what is common, advice on one voice, and which side the lead is on."""
    who = rich_persona().model_copy(update={"lead": "P03"})
    plain = small_report(who).model_copy(update={"segment": who.segment})
    cards = (text.card(who, segment(), plain, width=200), markdown.card(who, segment(), plain))
    for card in (*cards, re.sub(r"<[^>]*>", "", html.card(who, segment(), plain))):
        shown = " ".join(card.split())
        assert shown.index("mean 11.2, everyone 5.1 – stands out") < shown.index("Like everyone – Gender: Woman (55 %")
        assert shown.count("one voice") == 1
        assert re.search(
            r"Do not ask for the credit file first\.\W+(?:our inference\W*)?(?:`p01-2`\W*)?one voice", shown
        )
        assert re.search(r"P03, interview [\d-]+ – the voice behind the story", shown)


def test_claim_the_report_does_not_know_is_unverified() -> None:
    """A persona edited after its check gets no verdict it has not earned."""
    card = text.card(small("edited"), small_segment(), small_report(small("checked")))
    assert "4 claims: 4 unverified." in card


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("supported", "All of it is backed by the data."),
        ("fiction", "All of it is backed by the data or marked as inference or fiction."),
        ("unverified", "4 of 4 claims could not be checked, marked “?”."),
        ("unsupported", "The data do not bear out 4 of 4 claims."),
        ("contradicted", "The data do not bear out 4 of 4 claims."),
    ],
)
def test_card_says_what_was_shown_of_the_whole(verdict: str, sentence: str) -> None:
    """One sentence on the persona as a whole says no more than the verdicts do."""
    assert sentence in text.card(small("x"), small_segment(), small_report(small("x"), verdict))


def test_card_says_how_each_claim_is_borne_out_and_by_whose_word() -> None:
    """Counted, quoted and judged are told apart, and a model's word is said to be a model's."""
    report = small_report(small("x"))
    bases = ("counted", "verbatim", "judged", "judged")
    claims = [claim.model_copy(update={"basis": Basis(by=by)}) for claim, by in zip(report.claims, bases, strict=True)]
    card = text.card(small("x"), small_segment(), report.model_copy(update={"claims": claims, "judge": "gpt"}))
    assert "4 claims: 1 counted, 1 verbatim, 2 judged by gpt." in card
    assert "All of it is backed by the data." in card


def test_a_name_or_a_lead_that_is_objected_to_is_flagged_on_every_card() -> None:
    """A participant's name on a persona, or a lead that nobody is, counts and stands below the name."""
    who = small("x").model_copy(update={"name": "Ann Lee", "lead": "P99"})
    heads = tuple(
        CheckedClaim(
            path=path, text=words, verdict="unsupported", findings=(Finding(rule="r", span=(0, 1), reason=reason),)
        )
        for path, words, reason in (("name", "Ann Lee", "a participant's name"), ("lead", "P99", "says nothing here"))
    )
    checked = small_report(who)
    checked = checked.model_copy(update={"claims": heads + checked.claims})
    for shown in (
        text.card(who, small_segment(), checked),
        markdown.card(who, small_segment(), checked),
        html.card(who, small_segment(), checked),
    ):
        assert "a participant" in shown
        assert "says nothing here" in shown
        assert "The data do not bear out 2 of 6 claims." in shown


def test_persona_with_a_name_alone_has_a_card() -> None:
    """A hand-written persona with nothing filled in prints, and says so."""
    who = Persona(segment="s", name="王小明")
    card = text.card(who, small_segment(), small_report(who))
    assert "│  王  │" in card
    assert "There is no claim to check." in card
    assert "Left empty: tagline, snapshot, story" in card
    assert "the file names no model" in card
    assert "# 王小明" in markdown.card(who, small_segment(), small_report(who))


def test_judge_and_changed_segment_are_named() -> None:
    """The footer names the judge that decided meaning, and says when the data moved on."""
    changed = Segment.model_validate(segment().model_dump() | {"size": 413})
    card = text.card(persona(), changed, report().model_copy(update={"judge": "gpt-x"}), width=120)
    assert "the meaning judged by gpt-x." in card
    assert "The segment has changed since this persona was written." in card
    assert "Checked by rules alone" not in card


@every_row(
    ("cites", "shown"),
    [
        (("age",), "mean 29.4, everyone 38.2"),
        (("housing.rents",), "48 % of them, 31 % of everyone"),
        (("deposit.saved",), "median 18,600, everyone 42,000"),
        (("offer-failed.survey",), "13 of 29 people, 39 % of everyone"),
        (("p07-1", "p02-1"), "said by P07 and P02"),
        (("barrier.total-cost", "p01-1"), "54 % of them, 27 % of everyone"),
        ((), ""),
        (("no-such-id",), ""),
    ],
)
def test_each_line_at_a_glance_says_how_typical_it_is(cites: tuple[str, ...], shown: str) -> None:
    """Beside one person's value stands how common it is; a share of so few people is told as a count."""
    assert typical(Trait(attribute="A", value="v", cites=cites), segment(), ENGLISH_LABELS) == shown


def test_an_answer_that_is_almost_as_common_stands_beside_the_first() -> None:
    """Of two answers that are level neither is the segment's: both are told where people look for them."""
    two = [{"id": i, "attribute": "Gender", "category": c, "value": v, "n": 268, "measure": "share", "choice": "single"}
           for i, c, v in (("w", "Woman", 0.5), ("m", "Man", 0.47))]  # fmt: skip
    told = Segment.model_validate(segment().model_dump() | {"statistics": two, "quotes": []})
    assert typical(Trait(attribute="Gender", value="Woman", cites=("w",)), told, ENGLISH_LABELS).endswith(
        "almost as many: Man (47 %)"
    )
    assert "almost" not in typical(Trait(attribute="Gender", value="Man", cites=("m",)), told, ENGLISH_LABELS)


@every_row(
    ("origin", "shown"),
    [
        ("P1 solo.txt line 5", "P1, interview"),
        ("document 2.docx table 1 row 3", "P1, interview"),
        ("answers.csv row 12, Why?", "P1, open answer"),
        ("wave 2.parquet row 12, Why?", "P1, open answer"),
        ("interview 2026-04-14", "P1, interview 2026-04-14"),
        ("co.uk survey 2026", "P1, co.uk survey 2026"),
        (None, "P1"),
    ],
)
def test_a_place_in_a_file_is_no_occasion(origin: str | None, shown: str) -> None:
    """A reader of the card learns on what occasion it was said; file and line stay with the evidence."""
    said = {"id": "q", "text": "I read it to my dog.", "speaker": "P1", "origin": origin}
    told = Segment.model_validate(segment().model_dump() | {"quotes": [said]})
    assert attribution(("q",), told, ENGLISH_LABELS) == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Emma Whitfield", "EW"),
        ("José María Ruiz", "JR"),
        ("王小明", "王"),
        ("(x) o'brien", "O"),
        ("\x1b", "?"),
        ("élan", "É"),
    ],
)
def test_monogram_takes_first_and_last_word(name: str, letters: str) -> None:
    """The portrait is the initials of the first and last word."""
    assert wording.initials(name) == letters


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("82 % rent", "82 %"),
        ("家を買う前に、すべての費用", "すべて"),
        ("👩‍👩‍👧 family of three", "three"),
        ("a\tb\x1bc 82 %", "82 %"),
        ("x" * 300 + " 82 % " + "y" * 300, "82 %"),
        ("家" * 300 + "82 %" + "家" * 300, "82 %"),
    ],
)
def test_carets_stand_under_the_span(words: str, part: str) -> None:
    """The cells above the carets are the words of the span, however wide the text before them."""
    at = words.index(part)
    who = small(words)
    finding = Finding(rule="r", span=(at, at + len(part)), reason="no")
    claim = CheckedClaim(path="goals[0]", text=words, verdict="contradicted", findings=(finding,))
    checked = small_report(who).model_copy(update={"claims": (claim,)})
    _, shown, carets, _ = findings.lines(checked, small_segment(), "e.json").splitlines()
    indent = len(carets) - len(carets.lstrip())
    start = next(i for i in range(len(shown)) if cell_len(shown[:i]) == indent and shown[i:].startswith(part))
    assert shown[start : start + len(part)] == part
    assert len(carets.strip()) == cell_len(part)
    assert cell_len(shown) < 120


def test_clean_persona_prints_one_line() -> None:
    """Without findings there is the summary and nothing else."""
    checked = small_report(small("x"))
    assert findings.lines(checked, small_segment(), "e.json").splitlines() == [
        "e.json: 4 claims: 4 supported. All of it is backed by the data. Checked by rules alone."
    ]
