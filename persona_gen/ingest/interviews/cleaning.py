"""What software did to a participant's words, undone where that is certain; and what is no quote at all.

Undone: HTML entities, line-break tags, UTF-8 that was read as Windows-1252. Marked: text that the exporter cut. Taken
off: signatures and the mail that is answered.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

from persona_gen.ingest.interviews.mail import without_mail
from persona_gen.sources.tables.missing_answers import MISSING_WORDS

CUT_OFF = " […]"
"""Stands where an exporter cut the text; the checker reads it as an omission."""

EXPORTER_LIMITS = frozenset(
    {140, 160, 200, 250, 254, 255, 256, 280, 300, 400, 500, 511, 512, 1000, 1023, 1024, 2000, 2048, 4000, 4095, 4096}
    | {8000, 32766, 32767}
)
"""Lengths at which exporters and databases cut: a text of just that length that stops within a sentence was cut."""

NO_ANSWERS = MISSING_WORDS | frozenset(
    "n/a na n.a none nothing no nope nil null nan idk x k.a keine nichts rien aucun ninguno nada".split()
) | {"not applicable", "no comment", "no comments", "no answer", "no response", "keine angabe"}  # fmt: skip
"""What people write who have nothing to say."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_BREAK = re.compile(r"\s*<(?:br|/p|/div)\s*/?>\s*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:p|div|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_LINK = re.compile(r"<(?:https?://|mailto:)[^\s<>|]+\|([^<>|]+)>")
"""A link as Slack writes it: ``<https://…|words>``."""
_CUT_MARK = re.compile(
    r"\s*(?:[\[(<]\s*(?:text |message |response |comment )?(?:truncated|clipped|cut(?: off)?|trimmed|gekürzt"
    r"|tronqué|\d+ more characters?)[^\])>]{0,30}[\])>]"
    r"|(?:…|\.\.\.)\s*(?:\(?(?:read|show|see|view) more\)?|more|\[\+?\d+ chars?\]|mehr(?: anzeigen)?"
    r"|lire la suite|ver más)"
    r"|\[(?:…|\.\.\.)\])\s*$",
    re.IGNORECASE,
)
_CUT_SIGNS = ("[", "(", "<", "…", "...")
"""Each form of it holds one."""
_ENDED = re.compile(r"[.!?…)\"”’'»*]\s*$")

_SLOPPY = {chr(byte): byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 does not have and that come through as control characters."""
_MOJIBAKE = re.compile(r"[ÃÂâÅÄÐð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class Cleaned(NamedTuple):
    """The words, and what was done to them: some of ``entities``, ``mail``, ``repaired`` and ``cut``."""

    text: str
    done: tuple[str, ...]


def cleaned(text: str) -> Cleaned:
    """A text as its author wrote it, as far as that is certain. Not a character is changed otherwise."""
    length = len(text)
    done = []
    if "&" in text:
        # Twice, for exporters escape what is escaped already: &amp;#39;
        decoded = _ENTITY.sub(_character, _ENTITY.sub(_character, text))
        done += ["entities"] if decoded != text else []
        text = decoded
    if "<" in text:
        text = _LINK.sub(r"\1", _PARAGRAPH.sub("", _BREAK.sub("\n", text)))
    if len(words := without_mail(text)) < len(text.rstrip()):
        text, done = words, [*done, "mail"]
    if not text.isascii() and _MOJIBAKE.search(text) and (repaired := _read_again(text)):
        text, done = repaired, [*done, "repaired"]
    if any(sign in text for sign in _CUT_SIGNS) and (mark := _CUT_MARK.search(text)):
        return Cleaned(text[: mark.start()].strip() + CUT_OFF, (*done, "cut"))
    if length in EXPORTER_LIMITS:
        ellipsis = re.search(r"(?:…|\.\.\.)\s*$", text)
        if ellipsis or not _ENDED.search(text):
            return Cleaned(text[: ellipsis.start() if ellipsis else None].strip() + CUT_OFF, (*done, "cut"))
    return Cleaned(text.strip(), tuple(done))


def _character(entity: re.Match[str]) -> str:
    """The character of an entity; what only looks like one stays."""
    is_entity = entity[0][1] == "#" or entity[0][1:] in html5
    return html.unescape(entity[0]) if is_entity else entity[0]


def _read_again(text: str) -> str:
    """UTF-8 that was read as Windows-1252, read as UTF-8; nothing unless all of the text can be."""
    try:
        read = b"".join(bytes([_SLOPPY[c]]) if c in _SLOPPY else c.encode("cp1252") for c in text)
        return read.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""


def is_no_quote(text: str) -> bool:
    """Whether a cell is none: blank, no letter, or a word for nothing ("n/a", "none", ".")."""
    return not text.strip() or (len(text) < 40 and _says_nothing(text))


def _says_nothing(text: str) -> bool:
    folded = " ".join(text.lower().replace("’", "'").split()).rstrip("!. ")
    return folded in NO_ANSWERS or not re.search(r"[^\W\d_]", text)
