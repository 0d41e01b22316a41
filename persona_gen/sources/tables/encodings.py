"""Bytes → UTF-8 text with one kind of line end, in a stream: a file may be larger than memory.

A byte order mark decides; else UTF-8 where all bytes are UTF-8; else a guess, which is always said.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from persona_gen.errors import ConfigError, InputError
from persona_gen.files import unreadable
from persona_gen.sources.tables.extras import need

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1 << 20
SAMPLE = 200_000
"""Bytes of lines with letters outside ASCII on which a guess rests."""

CENTRAL_EUROPEAN = ("cp1250", "iso8859_2", "mac_latin2")
WESTERN = ("cp1252", "latin_1", "iso8859_15", "iso8859_9", "iso8859_3", "iso8859_14", "cp1254", "cp1257", "cp437",
           "cp850", "cp858", "cp775", "cp1258", "hp_roman8", "mac_roman", "mac_iceland", "mac_turkish", "iso8859_10",
           "iso8859_16", "iso8859_4", "iso8859_13", "cp500", "cp037", "cp1140", "cp1026", "cp273", "cp852")  # fmt: skip
"""Guesses that tell little more than "one byte a letter, mostly Latin": Windows-1252 is what such files are."""

LETTERS = {
    "cp1252": (
        "äöüßéèàçêôáñ", "éèêëàâäçîïôöùûüÿœæñ", "áéíóúüñçàèòïºª", "àèéìíîòóù", "ãõáâàçéêíóôúüº", "åäöéüà",
        "æøåéèêòóôäöü", "áðéíóúýþæö", "éëïóöüèêçáíúä",
    ),
    "cp1250": (
        "áčďéěíňóřšťúůýžäöü", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "äöüßčćđšž", "ăâîşţșț",
    ),
    "iso8859_2": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž"),
    "cp1254": ("çğıöşüâîû",),
}  # fmt: skip
"""The letters outside ASCII of the languages that each code page is for, language by language."""
PUNCTUATION = frozenset("’‘“”„‚«»‹›–—…•·€£§°©®™\u00a0")


class Encoding(NamedTuple):
    """What a file is encoded in, and whether that was ``given``, ``marked``, ``certain`` or ``guessed``."""

    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.name} (a guess; --encoding NAME overrides it)" if self.how == "guessed" else self.name


def encoding_of(path: Path, given: str | None = None) -> Encoding:
    """The encoding of a text file. Reads all of it unless it is marked or given. Raises `InputError`, `ConfigError`."""
    if given:
        try:
            return Encoding(codecs.lookup(given).name, "given")
        except LookupError:
            cure = "give a name such as utf-8, cp1252, utf-16 or shift_jis"
            raise ConfigError(f'--encoding is "{given}", which is unknown', cure=cure) from None
    unlike, odd = False, bytearray()
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = b""
    for chunk in _chunks(path):
        if not first:
            first = chunk
            for mark, name in MARKS:
                if chunk.startswith(mark):
                    return Encoding(name, "marked")
            if wide := _wide_without_mark(chunk):
                return Encoding(wide, "guessed")
        if not unlike:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                unlike = True
        if not chunk.isascii() and len(odd) < SAMPLE:
            odd += b"\n".join(line for line in chunk.splitlines() if not line.isascii())[: SAMPLE - len(odd)]
    if not first:
        raise InputError(path, "", "the file is empty", cure="fill it or leave it out")
    return Encoding(_guessed(bytes(odd)), "guessed") if unlike else Encoding("utf-8", "certain")


def text_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """The lines of a file, each ending in a line feed whatever they ended in. Raises `InputError` with the line."""
    number = 0
    try:
        with path.open(encoding=encoding.name, newline=None) as file:
            for number, line in enumerate(without_nul(file, path), 1):  # noqa: B007  the error says after which
                yield line
    except UnicodeDecodeError as error:
        what = f"byte 0x{error.object[error.start]:02X} is not {encoding.name}"
        cure = "give the right --encoding" if encoding.how in ("given", "guessed") else "save the file as UTF-8"
        raise InputError(path, f"after line {number}", what, cure=cure) from None
    except OSError as error:
        raise unreadable(path, error) from None


def without_nul(lines: Iterable[str], file: object) -> Iterator[str]:
    """The lines. Raises `InputError` at one with a NUL byte."""
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            what, cure = "a NUL byte stands in the text", "export the table again, as CSV UTF-8"
            raise InputError(file, f"line {number}", what, cure=cure)
        yield line


def _chunks(path: Path) -> Iterable[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise unreadable(path, error) from None


def _wide_without_mark(start: bytes) -> str:
    """UTF-16 of Latin text has a NUL in every second byte."""
    even, odd = start[0:4000:2], start[1:4000:2]
    if even.count(0) > len(even) * 0.4:
        return "utf-16-be"
    return "utf-16-le" if odd.count(0) > len(odd) * 0.4 else ""


def _guessed(odd: bytes) -> str:
    """The guess for bytes that are not UTF-8.

    Of Latin text, Windows-1252 and the code pages that differ from it in a few letters: the one whose letters are one
    language's, where the others need letters that no language has together.
    """
    if PUNCTUATION.issuperset(char for char in odd.decode("cp1252", "replace") if not char.isascii()):
        return "cp1252"
    best = need("charset_normalizer").from_bytes(odd).best()
    name = str(best.encoding) if best else "cp1252"
    if name not in CENTRAL_EUROPEAN + WESTERN and not _accents_alone(odd):
        return name
    scores = {code_page: _foreign(odd, code_page) for code_page in LETTERS if _decodes(odd, code_page)}
    return min(scores, key=lambda code_page: scores[code_page], default=name)  # of equals the first: Windows-1252


def _decodes(odd: bytes, code_page: str) -> bool:
    try:
        odd.decode(code_page)
    except UnicodeDecodeError:
        return False
    return True


def _foreign(odd: bytes, code_page: str) -> float:
    """The part of the characters outside ASCII, touching a letter, that the language that fits best does not have."""
    text = odd.decode(code_page, "replace")
    pairs = zip(" " + text, text, text[1:] + " ", strict=False)
    touching = [char.lower() for before, char, after in pairs if not char.isascii() and _in_word(before, char, after)]
    foreign = min(
        (sum(char not in letters for char in touching) for letters in LETTERS[code_page]), default=len(touching)
    )
    return foreign / len(touching) if touching else 0.0


def _in_word(before: str, char: str, after: str) -> bool:
    return (before.isalpha() or after.isalpha()) and char not in PUNCTUATION


def _accents_alone(odd: bytes) -> bool:
    """Whether bytes outside ASCII are few and apart, as accents in Latin text are, and no script of their own."""
    runs = re.findall(rb"[\x80-\xff]+", odd)
    accents, letters = sum(map(len, runs)), len(re.findall(rb"[A-Za-z]", odd))
    return accents <= 2 * len(runs) and accents < 0.25 * (accents + letters)
