"""Words that address a model instead of the interviewer, in whatever field people fill.

A hint and a screen, never the guarantee: what is not recognised is shown to a model inside a fence, as material. What
is recognised is not shown at all. People who talk of instructions, systems and AI are heard.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from persona_gen.text.instruction_forms import INSTRUCTION_FAMILIES, REPORTED_AFTER, REPORTED_BEFORE

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ALIKE = str.maketrans("аеорсухіјѕԁһɡαορεικν", "aeopcyxijsdhgaopeikv")
"""Letters of other alphabets that look like Latin ones; for words that mix them."""
_DIGITS = str.maketrans("013457@$", "oieastas")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*]{1,3}){5,}\w(?!\w)")
_ENCODED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_MARKS = re.compile(r"[*_`~]+|^[>\s]+", re.MULTILINE)
_MARKED = re.compile("[*_`~>&]")
LONGEST_FIELD = 20_000
"""Characters of a field that are searched; more is no answer."""


@lru_cache(maxsize=250_000)  # a large segment is asked about by its reader and by its prompt
def is_instruction(text: str) -> bool:
    """Whether a text reads as if it addressed the model that will be shown it, plainly or in a thin disguise."""
    return any(_orders(form) for form in _forms(text[:LONGEST_FIELD]))


def _orders(text: str) -> bool:
    """Whether a text, plain, holds one of the forms of an order that is not somebody else's words."""
    return any(
        not (family.may_be_reported and _is_reported(text, match))
        for family in INSTRUCTION_FAMILIES
        if family.cue.search(text)
        for order in family.orders
        for match in order.finditer(text)
    )


def _is_reported(text: str, order: re.Match[str]) -> bool:
    """Whether the sentence of an order tells who said it: "forget the rules, the trainer said"."""
    before = re.split("[.!?]", text[: order.start()])[-1]
    after = re.split("[.!?]", text[order.end() :], maxsplit=1)[0]
    return bool(REPORTED_BEFORE.search(before) or REPORTED_AFTER.match(after))


def _forms(text: str) -> Iterator[str]:
    """The text in one case and spacing; then without marks, letters apart, look-alikes, entities; decoded; reversed."""
    plain = _plain(text)
    yield plain
    if _MARKED.search(text) and (bare := _plain(html.unescape(_MARKS.sub("", text)))) != plain:
        yield bare
    if not plain.isascii() and re.search(r"[a-z][\u0370-\u04ff]|[\u0370-\u04ff][a-z]", plain):
        yield plain.translate(_ALIKE)
    if re.search(r"[a-z][013457@$]+[a-z]", plain):
        yield plain.translate(_DIGITS)
    if _SPACED.search(plain):
        yield _SPACED.sub(lambda match: _closed(match[0]), _spaced_plain(text))
    for match in _ENCODED.finditer(text):
        yield from _decoded(match[0])
    backwards = plain[::-1]
    if "instruction" in backwards or "prompt" in backwards:
        yield backwards


def _plain(text: str) -> str:
    lines = _spaced_plain(text).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines) if len(lines) == 1 else " ".join(" ".join(lines).split())


def _spaced_plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _closed(spaced: str) -> str:
    """Letters that stand apart as words: two blanks or more part those, where there are any."""
    words = re.split(r"[ ]{2,}", spaced)
    return " ".join(re.sub(r"[ .\-_*]", "", word) for word in words)


def _decoded(text: str) -> Iterator[str]:
    try:
        yield _plain(base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode("utf-8"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return
