import pytest
from rows import every_row

from persona_gen.ingest.interviews.cleaning import cleaned, is_no_quote


@every_row("text", ["", " ", ".", "-", "n/a", "N/A.", "None", "nothing", "no", "???", "12", "keine", "idk"])
def test_what_says_nothing_is_no_quote(text: str) -> None:
    """Words for nothing, and what holds no letter, are no quotes."""
    assert is_no_quote(text)


@pytest.mark.parametrize("text", ["No idea, but it is slow", "None of it works", "Good", "Nothing works", "我喜欢"])
def test_short_answers_are_quotes(text: str) -> None:
    """An answer that begins like none is one."""
    assert not is_no_quote(text)


@every_row(
    ("text", "wanted", "done"),
    [
        ("R&amp;D isn&#39;t it &lt;3", "R&D isn't it <3", ("entities",)),
        ("&amp;quot;slow&amp;quot;", '"slow"', ("entities",)),
        ("AT&T &copy now; fish&chips;", "AT&T &copy now; fish&chips;", ()),
        ("one<br/>two <b>", "one\ntwo <b>", ()),
        ("It\u00e2\u20ac\u2122s caf\u00c3\u00a9", "It’s café", ("repaired",)),
        ("“CAFÉ” NÃO", "“CAFÉ” NÃO", ()),
        ("\u00c3\u00a9 and é", "\u00c3\u00a9 and é", ()),
        ("I liked it [truncated]", "I liked it […]", ("cut",)),
        ("I liked it... Read more", "I liked it […]", ("cut",)),
        ("I don't know...", "I don't know...", ()),
        ("x" * 251 + "word", "x" * 251 + "word […]", ("cut",)),
        ("x" * 251 + "end.", "x" * 251 + "end.", ()),
        ("  kept  inside  ", "kept  inside", ()),
    ],
)
def test_only_what_software_did_is_undone(text: str, wanted: str, done: tuple[str, ...]) -> None:
    """Entities and certain mojibake are undone, cuts are marked, and nothing else changes."""
    assert cleaned(text) == (wanted, done)
