"""Quotation marks are found, apostrophes are none, and words are verbatim or they are not."""

from __future__ import annotations

import pytest
from rows import every_row

from persona_gen.text.quotations import find_words, normalise, parts_of, quoted_spans

SOURCE = "It was — honestly — ten o'clock. I don’t know what self-employed means… Yet I co\u00adpe. \n\nFine?"


@every_row(
    ("text", "quoted"),
    [
        ("She says “no” and ‘yes’.", ["no", "yes"]),
        ('She says "no, no".', ["no, no"]),
        ("She says 'no, no'.", ["no, no"]),
        ("Sie sagt „nein“.", ["nein"]),
        ("Elle dit « non ».", ["non"]),
        ("Sie sagt »nein«.", ["nein"]),
        ("It isn't her mum's, nor the buyers' or '90s.", []),
        ("It isn’t her mum’s, nor the buyers’.", []),
        ("‘I don’t know,’ she says.", ["I don’t know,"]),
        ("'I don't know,' she says, 'and don't care.'", ["I don't know,", "and don't care."]),
        ("“She said ‘no’ twice.”", ["She said ‘no’ twice."]),
        ("No marks at all.", []),
        ("5' 10\" tall", []),
    ],
)
def test_quoted_spans(text: str, quoted: list[str]) -> None:
    """Spans are of the words between marks of any style, without the marks."""
    assert [text[slice(*span)] for span in quoted_spans(text)] == quoted


@every_row(
    ("fragment", "place"),
    [
        ("ten o'clock", "ten o'clock"),
        ("ten o’clock.", "ten o'clock."),
        ("It was – honestly – ten", "It was — honestly — ten"),
        ("It was—honestly—ten", "It was — honestly — ten"),
        ("I don't know what self‑employed means...", "I don’t know what self-employed means…"),
        ("know what", "know what"),
        ("Know what", "know what"),
        ("Yet I cope", "Yet I co\u00adpe"),
        ("I  cope. Fine?", "I co\u00adpe. \n\nFine?"),
        ("It was … ten o'clock", "It was — honestly — ten o'clock"),
        ("It was [really] ten o'clock", "It was — honestly — ten o'clock"),
        ("It was [...] ten o'clock", "It was — honestly — ten o'clock"),
        ("… ten o'clock …", "ten o'clock"),
        ("ten o'clock … It was", None),
        ("I know what", None),
        ("I don't know that", None),
        ("ten o'clo", None),
        ("elf-employed", None),
        ("I don't not know", None),
        ("", None),
        ("…", None),
    ],
)
def test_find_words(fragment: str, place: str | None) -> None:
    """A quotation is found at its place in the source, or not at all."""
    span = find_words(fragment, SOURCE)
    assert (SOURCE[slice(*span)] if span else None) == place


def test_normalise_is_stable() -> None:
    """Normalising twice changes nothing, and ASCII takes the same way as the rest."""
    folded = normalise(SOURCE)
    assert normalise(folded) == folded
    assert normalise("a  - b `c` -- d") == normalise("a\u00a0 – b `c` -- d")


def test_parts_of() -> None:
    """The parts of a quotation are what stands between its ellipses and brackets."""
    assert parts_of("One … two, [and] three... four.") == ["One", "two", "three", "four"]


@pytest.mark.parametrize(
    "text",
    [
        "ｶﾞﾊﾟ – “a”",
        "\u1112\u1161\u11ab글 가\u11a8",
        "d\u0301\u0323\u0327 q\u0301\u0323",
        "½ ㎏ … ﬁn",
        "\u0c95\u0cc6\u0cc2 \u0b95\u0bc6\u0bbe",
    ],
)
def test_spans_of_composed_characters(text: str) -> None:
    """Where characters fall together in normalising, the whole text and its end still slice back."""
    span = find_words(text, f"x {text} x")
    assert span and f"x {text} x"[slice(*span)] == text
