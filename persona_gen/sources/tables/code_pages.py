"""A guess at the code page of text that is not UTF-8: frequencies, and what letters a language has together."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from persona_gen.extras import need

CENTRAL_EUROPEAN = ("cp1250", "iso8859_2", "mac_latin2")
WESTERN = ("cp1252", "latin_1", "iso8859_15", "iso8859_9", "iso8859_3", "iso8859_14", "cp1254", "cp1257", "cp437",
           "cp850", "cp858", "cp775", "cp1258", "hp_roman8", "mac_roman", "mac_iceland", "mac_turkish", "iso8859_10",
           "iso8859_16", "iso8859_4", "iso8859_13", "cp500", "cp037", "cp1140", "cp1026", "cp273", "cp852")  # fmt: skip
"""Guesses that tell little more than "one byte a letter, mostly Latin": Windows-1252 is what such files are."""

_LANGUAGES = {
    "cp1252": ("äöüßéèàçêôáñ", "éèêëàâäçîïôöùûüÿœæñ", "áéíóúüñçàèòïºª", "àèéìíîòóù", "ãõáâàçéêíóôúüº", "åäöéüà",
               "æøåéèêòóôäöü", "éëïóöüèêçáíúä"),
    "cp1250": ("áčďéěíňóřšťúůýžäöü", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "äöüßčćđšž"),
    "iso8859_2": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž"),
    "cp1254": ("çğıöşüâîû",), "cp1250 ": ("ăâîşţșț",), "cp1252 ": ("áðéíóúýþæö",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äöüõšž"),
    "mac_roman": ("äöüßéèàçêôáñ", "éèêëàâäçîïôöùûüÿœæñ", "áéíóúüñçàèòïºª", "ãõáâàçéêíóôúüº", "åäöéüàæøåéèêòóôäöü"),
    "cp850": ("äöüßéèàçêôáñ", "éèêëàâäçîïôöùûüÿœæñ", "áéíóúüñçàèòïºª", "ãõáâàçéêíóôúüº", "åäöéüàæøåéèêòóôäöü"),
    "cp852": ("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű"),
}  # fmt: skip
LETTERS = tuple((page.strip(), letters) for page, languages in _LANGUAGES.items() for letters in languages)
"""Code pages and the letters outside ASCII of one language that each is for. Of those that fit alike the first is
meant: those that more people write, and Turkish before Romanian and Icelandic, with letters in the same places."""
SCRIPTS = ("cp1251", "cp1253", "cp1255", "cp1256", "koi8_r")
"""Code pages of other scripts, for texts too short for a guess by frequencies."""
_EAST_ASIAN = {"cp932": (0x88, 0x97), "euc_jp": (0xB0, 0xCF), "cp949": (0xB0, 0xC8), "gb18030": (0xB0, 0xD7),
              "big5": (0xA4, 0xC6)}  # fmt: skip
"""Code pages of two bytes a character, and the first bytes of the common ones: JIS level 1, the Hangul of KS X 1001,
GB 2312 level 1, Big5 level 1."""
LEAST_COMMON = 0.9
"""The part of the characters that must be common."""
SHORTEST_WORD = 4
"""Letters of the longest word from which a text may be of another script."""

PUNCTUATION = frozenset("’‘“”„‚«»‹›–—…•·€£§°©®™\u00a0")
WITHIN_WORDS = frozenset("’‘–—·\u00a0")
"""Of these, what may stand between two letters."""


def guessed_code_page(odd: bytes) -> str:
    """The guess for bytes that are not UTF-8.

    Of Latin text, Windows-1252 and the code pages that differ from it in a few letters: the one whose letters are one
    language's, where the others need letters that no language has together.
    """
    western = odd.decode("cp1252", "replace")
    if PUNCTUATION.issuperset(char for char in western if not char.isascii()) and not _parts_words(western):
        return "cp1252"
    best = need("charset_normalizer").from_bytes(odd).best()
    name = str(best.encoding) if best else "cp1252"
    if page := _east_asian(odd, name):
        return page
    apart = not _accents_alone(odd) and _in_words_of_its_own(odd.decode(name, "replace"))
    if name not in CENTRAL_EUROPEAN + WESTERN and apart:
        common = name in SCRIPTS or name in _EAST_ASIAN
        return name if common else _script_of(odd) or name
    if script := _script_of(odd):
        return script
    scores = [(_foreign(odd, *language), language[0]) for language in LETTERS if _decodes(odd, language[0])]
    return min(scores, key=lambda score: score[0], default=(0, name))[1]  # of equals the first


def _east_asian(odd: bytes, guess: str) -> str:
    """The code page of Japanese, Korean or Chinese in which all is common characters, in words of their own; else "".

    Accents among Latin letters are characters of these pages too, but touch the letters or swallow them. Of pages that
    fit alike, ``guess`` is taken.
    """
    fitting = {page: share for page in _EAST_ASIAN if (share := _part_common(odd, page)) >= LEAST_COMMON}
    best = [page for page, share in fitting.items() if share == max(fitting.values())]
    return guess if guess in best else next(iter(best), "")


def _part_common(odd: bytes, page: str) -> float:
    """The part of the characters that are common in a code page; 0 where they are none of its language."""
    try:
        text = odd.decode(page)
    except UnicodeDecodeError:
        return 0.0
    wide = [char for char in text if not char.isascii() and char.isalpha()]
    codes = [char.encode(page) for char in wide]
    swallowed = sum(code[1:2].islower() for code in codes)
    kana = sum("\u3041" <= char <= "\u30ff" for char in wide)
    if len(set(wide)) < 2 or not _in_words_of_its_own(text) or swallowed > 0.6 * len(wide):
        return 0.0
    first, last = _EAST_ASIAN[page]
    least = 0x40 if page in ("cp932", "big5") else 0xA1
    common = sum(len(code) == 2 and first <= code[0] <= last and code[1] >= least for code in codes)
    if page in ("cp932", "euc_jp"):
        return (common + kana) / len(wide) if kana or page == "cp932" else 0.0
    return common / len(wide)


def _in_words_of_its_own(text: str) -> bool:
    """Whether letters outside ASCII hardly touch others, as those of another script do not."""
    touching = sum(a.isascii() != b.isascii() and a.isalpha() and b.isalpha() for a, b in pairwise(text))
    return touching <= 0.1 * sum(char.isalpha() and not char.isascii() for char in text)


def _decodes(odd: bytes, code_page: str) -> bool:
    try:
        odd.decode(code_page)
    except UnicodeDecodeError:
        return False
    return True


def _foreign(odd: bytes, code_page: str, letters: str) -> float:
    """The part of the characters outside ASCII, touching a letter, that a language does not have, or not there."""
    text = odd.decode(code_page, "replace")
    pairs = zip(" " + text, text, text[1:] + " ", strict=False)
    touching = [triple for triple in pairs if not triple[1].isascii() and _in_word(*triple)]
    return sum(not _fits(*triple, letters) for triple in touching) / len(touching) if touching else 0.0


def _fits(before: str, char: str, after: str, letters: str) -> bool:
    """Whether a letter is one of the language's, and small where small letters are around it."""
    small = char.lower().replace("\u0307", "")  # İ
    within = char.isupper() and before.islower() and after.islower()
    # Portuguese has õ before e alone, and no language begins a word with È.
    elsewhere = (small == "õ" and "ã" in letters and after.lower() != "e") or (char == "È" and after.islower())
    return (small in letters or small == "i") and not within and not elsewhere


def _in_word(before: str, char: str, after: str) -> bool:
    between = before.isalpha() and after.isalpha()
    return (between and char not in WITHIN_WORDS) or ((before.isalpha() or after.isalpha()) and char not in PUNCTUATION)


def _parts_words(text: str) -> bool:
    """Whether a sign such as „ stands between two letters, as it does where it is a letter of another code page."""
    triples = zip(" " + text, text, text[1:] + " ", strict=False)
    return any(not char.isascii() and char not in WITHIN_WORDS and before.isalpha() and after.isalpha()
               for before, char, after in triples)  # fmt: skip


def _accents_alone(odd: bytes) -> bool:
    """Whether bytes outside ASCII are few and apart, as accents in Latin text are, and no script of their own."""
    runs = re.findall(rb"[\x80-\xff]+", odd)
    accents, letters = sum(map(len, runs)), len(re.findall(rb"[A-Za-z]", odd))
    return accents <= 2 * len(runs) and accents < 0.35 * (accents + letters)


def _script_of(odd: bytes) -> str:
    """The code page of another script whose letters make up whole words, capitals only in front; else ""."""
    if max(map(len, re.findall(rb"[\x80-\xff]+", odd)), default=0) < SHORTEST_WORD:
        return ""
    for code_page in SCRIPTS:
        text = odd.decode(code_page, "replace")
        letters = [char for char in text if not char.isascii() and char.isalpha()]
        scripts = {unicodedata.name(char, "?").split()[0] for char in letters}
        touching = [(first, second) for first, second in pairwise(text) if first.isalpha() and second.isalpha()]
        pairs = [(first, second) for first, second in touching if not first.isascii() or not second.isascii()]  # no kWh
        odd_pairs = sum(
            first.isascii() != second.isascii() or (first.islower() and second.isupper()) for first, second in pairs
        )
        signs = any(not char.isascii() and not char.isalpha() and char not in PUNCTUATION for char in text)
        if len(scripts) == 1 and "LATIN" not in scripts and not signs and pairs and not odd_pairs:
            return code_page
    return ""
