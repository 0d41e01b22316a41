"""A review on a terminal and as Markdown: the matrix, the detail, and nothing that data could smuggle in."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Callable
from html import unescape

import hostile
import pytest
from markdown_it import MarkdownIt
from review_sample import personas, review, segments
from rich.cells import cell_len
from rows import every_row

from persona_gen.domain import Persona, Quote, Segment
from persona_gen.domain.review import Comparison, Kind, Phrase, Reaction, Reason, Review, Variant, VariantVerdict
from persona_gen.report import html, review_csv, review_markdown, review_parts, review_text, review_wording
from persona_gen.report.review_labels import ReviewLabels
from persona_gen.report.terminal import for_encoding
from persona_gen.reviewer.verdicts import verdict_of

ENGLISH = ReviewLabels("en")

ANSI = re.compile(r"\x1b\[[\d;]*m")
CALL = "http://127.0.0.1:9"


def shown(**options: int) -> str:
    """The sample on a terminal."""
    return review_text.review(review(), personas(), segments(), **options)  # type: ignore[arg-type]


def as_markdown() -> str:
    """The sample as Markdown."""
    return review_markdown.review(review(), personas(), segments())


@functools.cache
def in_one_line(form: Callable[[], str]) -> str:
    """The sample in one form, without its line ends and escapes."""
    return " ".join(form().replace("\\", "").split())


@pytest.mark.parametrize("form", [shown, as_markdown])
@every_row(
    "part",
    [
        "Model agreement, not customers.",
        "Emma Whitfield",
        "+ speaks to",
        "± partly",
        "– does not",
        "? cannot tell",
        "4.1 (3.6–4.5)",
        "sd 0.7, 5 samples",
        "-1.5 against the mean of all variants",
        "“we move fast”: Fear of being outbid",
        "“without the eleven tabs”",
        "too close to call",
        "no preference, since the order shown decided",
        "opinion",
        "objected to",
        "Simulated: nobody said this.",
        "every cost in one place",
        "✗ failed",
        "Simulated by qwen3:14b",
        "± speaks to Emma Whitfield; partly to Daryl Okafor",
        "– does not speak to Emma Whitfield; the data are silent for Daryl Okafor",
        "Drop “on autopilot”: 1 of 2 is put off by it.",
        "No phrase stands out with evidence behind it.",
        "In P05's words: “Automations scare me.”",
        'promises "guaranteed"',
    ],
)  # fmt: skip
def test_both_say_verdict_score_words_doubts_and_caveat(form: Callable[[], str], part: str) -> None:
    """What matters is in both formats, in the same words."""
    assert part in in_one_line(form)


@pytest.mark.parametrize("form", [review_text.review, review_markdown.review, html.review])
def test_what_the_reader_is_to_judge_stands_beside_the_words_it_is_about(form: Callable[[Review], str]) -> None:
    """No verdict is given, the phrase and what was said of it are in view, and the first two lines say so."""
    said = Reason(text="One said: “I'd like one place. Just one.”", cites=("p04-3",), span=(0, 9))
    reaction = Reaction(persona="ros", variant="a", verdict="bears-on", nearest=(said,))
    copy = Variant(id="a", text="One place for every consent form")
    given = Review(variants=(copy,), personas=("ros",), reactions=(reaction,), verdicts=(verdict_of(copy, [reaction]),))
    text = unescape(re.sub("<[^>]*>", " ", form(given))).replace("\\", "")
    plain = " ".join(text.split())
    for part in ("≈ ros spoke of this: you judge", "“One place”", "I'd like one place. Just one.", "p04-3"):
        assert part in plain, part
    assert "speaks to" not in plain
    if form is review_text.review:
        answer = "≈ ros spoke of this: you judge"
        assert [line.strip() for line in text.splitlines()[:2]] == [f"a  “{copy.text}”", answer]


def test_an_answer_about_german_copy_is_german() -> None:
    """Verdict and advice are in the language of the copy and of what people said; who is silent is to be asked."""
    copy = Variant(id="a", text="Pause machen, ohne rot zu werden")
    reaction = Reaction(persona="ros", variant="a", verdict="cannot-tell")
    given = Review(variants=(copy,), personas=("ros",), reactions=(reaction,), verdicts=(verdict_of(copy, [reaction]),))
    answer = " ".join(review_text.review(given).split())
    assert "? zu ros schweigen die Daten Nichts in den Daten spricht dafür oder dagegen" in answer


@pytest.mark.parametrize("form", [review_text.review, review_markdown.review, html.review])
def test_for_people_who_speak_german_the_frame_is_german(form: Callable[..., str]) -> None:
    """Whatever language the copy is in; with people of both languages the frame is English."""
    german = Segment(id="ros", name="Pausierer", quotes=(Quote(id="q", text="Das ist mir zu teuer, und ich warte."),))
    english = Segment(id="liz", name="Pausers", quotes=(Quote(id="q", text="It is too dear for me, and I wait."),))
    copy = Variant(id="a", text="Pause whenever you like")
    reactions = tuple(Reaction(persona=i, variant="a", verdict="bears-on", uncovered=((0, 5),)) for i in ("ros", "liz"))
    for_one = Review(variants=(copy,), personas=("ros",), reactions=reactions[:1])
    told = " ".join(re.sub("<[^>]*>", " ", form(for_one, [], [german])).split())
    for part in ("Textprüfung: 1 Überschrift, 1 Persona", "urteilen Sie selbst", "Nichts", "„Pause“"):
        assert part in told, part
    for_both = Review(variants=(copy,), personas=("ros", "liz"), reactions=reactions)
    assert "urteilen" not in form(for_both, [], [german, english])


def test_what_speaks_for_the_copy_stands_beside_what_speaks_against_it() -> None:
    """On one line each, where the terminal is wide enough for both."""

    def phrase(at: int, to: int) -> tuple[Phrase, ...]:
        return (Phrase(span=(at, to), why=Reason(text="They said so.", cites=("q",))),)

    both = Reaction(persona="p", variant="a", verdict="partly", resonates=phrase(0, 9), repels=phrase(10, 20))
    given = Review(variants=(Variant(id="a", text="One place for everyone"),), personas=("p",), reactions=(both,))
    assert any(
        "+1 “One place”" in line and "–1 “for everyo”" in line for line in review_text.review(given).splitlines()
    )
    assert not any("+1" in line and "–1" in line for line in review_text.review(given, width=60).splitlines())


@pytest.mark.parametrize("width", [40, 56, 88, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Every line fits; where columns would be too narrow, the reactions stand below each other."""
    text = shown(width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert bool(re.search("tabs +costs +autopilot\n", text)) == (width >= 88)


def test_colour_changes_nothing_but_colour() -> None:
    """Without the colour codes the coloured review is the plain one."""
    coloured = shown(colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r" +$", "", ANSI.sub("", coloured), flags=re.M) == shown()


def test_an_old_terminal_still_tells_the_verdicts_apart() -> None:
    """In ASCII the words carry them, and columns stay put."""
    text = for_encoding(shown(), "ascii")
    assert text.isascii()
    assert all(word in text for word in ("+ speaks to", "partly", "- does not", "? cannot tell"))


@pytest.mark.slow
def test_hostile_strings_do_no_harm_on_a_terminal_or_in_markdown() -> None:
    """No escape sequence or override gets through; rendered, the Markdown holds no element that it did not mean."""
    given = (hostile.review(CALL), [hostile.persona(CALL)], [hostile.segment(CALL)])
    text, markdown = review_text.review(*given), review_markdown.review(*given)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2066]", text + markdown)
    rendered = MarkdownIt("commonmark").enable("table").render(markdown)
    elements = set(re.findall(r"<([a-z]+\d?)", rendered))
    wanted = {"h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "code"}
    assert elements <= wanted | {"blockquote", "br", "hr"}


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        ({"preferred": "b", "orders_agree": True}, "b rather than a, whichever stood first."),
        ({"orders_agree": True}, "a or b: too close to call."),
        ({"orders_agree": False}, "a or b: no preference, since the order shown decided."),
        (
            {"orders_agree": True, "wins": (3, 7), "samples": 10, "interval": (0.11, 0.6), "method": "Wilson 95 %"},
            "a or b: too close to call; 3 for a and 7 for b of 10 answers.",
        ),
    ],
)
def test_a_comparison_says_what_it_rests_on(comparison: dict[str, object], said: str) -> None:
    """Never a preference that the order decided; figures with their base and method are there for who asks."""
    given = Comparison.model_validate({"persona": "p", "a": "a", "b": "b", **comparison})
    assert review_wording.compared(ENGLISH, given) == said
    figures = "a 3, b 7 of 10; share for a 11 to 60 % (Wilson 95 %)" if given.interval else ""
    assert review_wording.compared_in_figures(given) == figures


def test_a_review_may_be_nearly_empty_and_its_personas_unknown() -> None:
    """One reaction without anything in it; the persona is called by its id, or by its segment's name."""
    bare = Review(
        variants=(Variant(id="a", text="Words"), Variant(id="b", text="More")),
        personas=("someone", "platform-jugglers"),
        reactions=(Reaction(persona="someone", variant="a", verdict="partly"),),
    )
    for text in (review_text.review(bare), review_markdown.review(bare)):
        assert "someone" in text
        assert "no words singled out" in text
        assert "no answer" in text
    assert "Platform jugglers" in review_text.review(bare, [], segments())


def test_two_personas_of_one_name_are_both_shown() -> None:
    """Reactions go by id, not by name."""
    twins = [Persona(id="emma-whitfield", segment="s", name="A"), Persona(id="daryl-okafor", segment="s", name="A")]
    assert review_text.review(review(), twins).count("A, tabs:") == 2


def test_verdicts_are_a_table_for_a_spreadsheet() -> None:
    """A row for each variant and persona, and no cell that is calculated, whoever wrote it."""
    rows = list(csv.DictReader(io.StringIO("".join(review_csv.review(review(), personas(), segments())), newline="")))
    assert len(rows) == len(review().reactions)
    first = next(row for row in rows if row["\ufeffvariant"] == "tabs" and row["name"] == "Emma Whitfield")
    assert (first["verdict"], first["score"], first["reaches_cites"]) == ("speaks-to", "4.10", "p02-3, p07-3")
    assert first["rewrites"] == "Your first home: every cost in one place, without the eleven tabs."
    assert 'promises "guaranteed"' in first["refused_rewrites"]
    wicked = Review(
        variants=(Variant(id="=a", text='=HYPERLINK("http://x")'),),
        personas=("@p",),
        reactions=(Reaction(persona="@p", variant="=a", verdict="cannot-tell"),),
    )
    [row] = list(csv.reader(io.StringIO("".join(review_csv.review(wicked)), newline="")))[1:]
    assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@") and cell]


PAGE = "# One screen\n\nOrders on one screen.\n\n## Prices\n\nFrom $29 a month.\n\n## Help\n\nChat with us."


@pytest.mark.parametrize(
    ("kind", "text", "heads"),
    [
        ("page", PAGE, ["One screen / Orders on one screen.", "Prices / From $29 a month.", "Help / Chat with us."]),
        ("page", "Orders on one screen.\n\nFrom $29 a month.", ["Orders on one screen.", "From $29 a month."]),
        ("service", "We come. We text you a code.", ["We come.", "We text you a code."]),
        ("service", "We come", []),
        ("headline", PAGE, []),
    ],
)
def test_long_copy_is_told_part_by_part(kind: Kind, text: str, heads: list[str]) -> None:
    """Sections by headings, else paragraphs, else sentences; a headline has no parts."""
    done = Review(kind=kind, variants=(Variant(id="a", text=text),), personas=("p",))
    told = review_parts.parts(ENGLISH, done, done.variants[0], {"p": "Daryl"})
    assert [review_wording.shortened(part.text) for part in told] == heads


def test_a_part_says_who_is_reached_and_who_is_put_off() -> None:
    """By name, or all of them; in every format, and nobody is put into a part that nobody names words of."""
    at = PAGE.index("From $29")
    phrase = Phrase(span=(at, at + 8), why=Reason(text="One price.", cites=("p05-3",)))
    reactions = [Reaction(persona=i, variant="a", verdict="does-not", repels=(phrase,)) for i in ("daryl", "rosa")]
    one = reactions[0].model_copy(update={"resonates": (Phrase(span=(2, 12), why=phrase.why),)})
    done = Review(
        kind="page",
        variants=(Variant(id="a", text=PAGE),),
        personas=("daryl", "rosa"),
        reactions=(one, reactions[1]),
        verdicts=(VariantVerdict(variant="a", verdict="loses", counts={"does-not": 2}),),
    )
    first, prices, help_ = review_parts.parts(ENGLISH, done, done.variants[0], {"daryl": "Daryl", "rosa": "Rosa"})
    assert (first.lines, prices.lines, help_.lines) == (("+ “One screen”: Daryl",), ("– “From $29”: all 2",), ())
    for told in (review_text.review(done), review_markdown.review(done), html.review(done)):
        assert "29”: all 2" in told
        assert ENGLISH.nobody_names in told
