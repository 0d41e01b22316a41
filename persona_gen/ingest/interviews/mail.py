"""Letters as tickets hold them: below a person's words stand a signature, and the mail that is answered.

What is answered was written by somebody else, so it goes with all that stands below it, and so does a signature. Only
whole lines are taken off; what a person wrote between the lines of an older mail is held back as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_WROTE = (
    *(
        rf"{begins} (?=[^\n]*\d)(?:.|\n(?!\s*\n)){{6,160}}?{wrote}.{{0,80}}"
        for begins, wrote in (
            ("on", "wrote"), ("am", "schrieb"), ("le", "a écrit"), ("el", "escribió"), ("il", "ha scritto"),
            ("op", "schreef"), ("em", "escreveu"), ("den", "skrev"), ("dnia", "napisał"),
        )
    ),
    r".{3,80} <\S+@\S+> (?:wrote|schrieb|a écrit|escribió|ha scritto)",
)  # fmt: skip
_SIDES = (
    "developer|owner|seller|merchant|vendor|business|company|host|management|entwickler|inhaber|anbieter|verkäufer"
    "|händler|unternehmens?|développeur|propriétaire|vendeur|desarrollador|propietario|vendedor|empresa|sviluppatore|proprietario"
    "|venditore"
)
"""Who answers a review in the same cell."""
_OLDER = (
    r"-{2,}\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale"
    r"|forwarded message|weitergeleitete nachricht|oorspronkelijk bericht)\s*-{2,}",
    rf"(?:{_SIDES})(?:['’]s)? (?:response|reply|answer)\b.*",
    rf"(?:response|reply|answer) (?:from|by) (?:the )?(?:{_SIDES})\b.*",
    rf"antwort (?:des|der|vom|von) (?:{_SIDES})s?\b.*", rf"réponse (?:du|de l['’]|de la) ?(?:{_SIDES})\b.*",
    rf"respuesta (?:del|de la) (?:{_SIDES})\b.*", rf"risposta (?:dello|del|della|dall['’]) ?(?:{_SIDES})\b.*",
    r"begin forwarded message:", r"anfang der weitergeleiteten nachricht:",
    r"#*-* ?(please type|bitte geben sie|reply above|antworten sie|veuillez écrire).{0,60}"
    r"(line|linie|ligne|zeile).{0,10}",
)  # fmt: skip
_HEADERS = (
    r"(from|von|de|da|van|från|od)\s*:.+\n\s*(sent|gesendet|envoyé|enviado( el)?|inviato|verzonden|date|datum|to|an|à"
    r"|para|a|aan|wysłano|skickat)\s*:.+",
)  # fmt: skip
_HISTORY = re.compile(
    rf"^[ \t*_]*(?:(?:{'|'.join(_WROTE)})\s*:|{'|'.join(_OLDER)}|{'|'.join(_HEADERS)})[ \t*_]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line, or two, behind which stands a mail that somebody else wrote."""

_CLOSINGS = (
    r"(best|kind|warm|many|with (kind|best)|kindest|warmest) (regards|wishes|thanks)", r"regards",
    r"sincerely( yours)?", r"yours (sincerely|faithfully|truly)", r"cheers",
    r"thanks( (again|in advance|a lot|so much))?", r"thank you( again)?", r"many thanks", r"best", r"all the best",
    r"(mit )?(freundlichen?|besten?|vielen?|lieben?|herzlichen?)"
    r" (grü(ß|ss)en?|dank)( aus .{2,30})?", r"mfg", r"vg", r"lg", r"(bien )?(cordialement|à vous)",
    r"sincères salutations", r"(un )?(cordial )?saludos?( cordiales)?", r"atentamente", r"cordiali saluti",
    r"distinti saluti", r"met vriendelijke groet(en)?", r"groet(en|jes)?", r"med vänlig(a)? hälsning(ar)?",
    r"(med )?venlig hilsen", r"atenciosamente", r"z poważaniem", r"pozdrawiam",
)  # fmt: skip
_CLOSING = re.compile(rf"^[ \t]*(?:{'|'.join(_CLOSINGS)})[ \t]*[,.!]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_DEVICE = re.compile(
    r"^[ \t]*(?:(?:sent|get outlook) (?:from|for) .{2,60}|(?:von meinem|gesendet (?:von|mit)) .{2,60}"
    r"|envoyé (?:de|depuis|à partir) .{2,60}|enviado desde .{2,60}|inviato da .{2,60}|verzonden vanaf .{2,60})$"
    r"|^-- ?$|^_{10,}$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a telephone writes below, and the lines that mail programs draw."""

MOST_LINES, LONGEST = 12, 70
"""Lines of a signature, and characters of each: below a greeting longer ones are words."""


_FROM = re.compile(r"(?:from|von|de|da|van|från|od)\s*:\s*(?P<who>\S.{0,120})", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:to|date|sent|subject|cc|reply-to|an|datum|gesendet|betreff|à|envoyé|objet|para|enviado|asunto|fecha|a|inviato"
    r"|oggetto|data|aan|verzonden|onderwerp)\s*:.*",
    re.IGNORECASE,
)


def letters(texts: Sequence[str]) -> list[tuple[int, str, str]]:
    """Each paragraph of the mails in a text that begins with one: its line, from 1, its author, and its words.

    What is answered (``>``) and what stands below the author's own name are left out. None in other texts.
    """
    heads = [at for at, text in enumerate(texts[:-1]) if _FROM.fullmatch(text) and _FIELD.fullmatch(texts[at + 1])]
    if not heads or any(text.strip() for text in texts[: heads[0]]):
        return []
    paragraphs = []
    for head, end in pairwise([*heads, len(texts)]):
        match = _FROM.fullmatch(texts[head])
        who = re.sub(r"\s*[<\[(][^<>]*@[^<>]*[>\])]\s*$", "", match["who"]).strip(' "') if match else ""
        body = next((at for at in range(head + 1, end) if not _FIELD.fullmatch(texts[at])), end)
        signed = (at for at in range(body + 1, end) if texts[at].strip().casefold() == who.casefold())
        words = without_mail("\n".join(texts[body : next(signed, end)]))
        at = body
        for paragraph in words.split("\n\n"):
            if paragraph.strip():
                paragraphs.append((at + 1, who, " ".join(paragraph.split())))
            at += paragraph.count("\n") + 2
    return paragraphs


def without_mail(text: str) -> str:
    """The words above an older mail and a signature; "" where a person wrote between the lines of an older mail."""
    if "\n" not in text:
        return text
    history = _HISTORY.search(text)
    words = text[: history.start()] if history else text
    lines = words.rstrip().split("\n")
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(">")):
        lines.pop()
    if any(re.match(r"\s*>+ ?\S", line) for line in lines):
        return ""
    return _unsigned("\n".join(lines)).rstrip()


def _unsigned(words: str) -> str:
    if device := _DEVICE.search(words):
        words = words[: device.start()].rstrip()
    for closing in _CLOSING.finditer(words):
        below = [line.strip() for line in words[closing.end() :].split("\n") if line.strip()]
        short = len(below) <= MOST_LINES and all(len(line) <= LONGEST for line in below)
        sentences = sum(bool(re.search(r"[^\W\d_]{2,}[.!?]$", line)) and len(line.split()) > 3 for line in below)
        named = not below or all(word[0].isupper() or not word[0].isalpha() for word in below[0].split())
        if short and named and not sentences and words[: closing.start()].strip():
            return words[: closing.start()]
    return words
