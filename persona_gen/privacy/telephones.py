"""Telephone numbers: by their form, by what stands before them, and by the numbering plans of thirty countries."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.number_context import MONEY_BEHIND, is_other

_PHONE = re.compile(
    r"(?<![\w.,£$€#/-])(?:"
    r"(?:\+|00)\(?[1-9]\d{0,2}\)?(?:[ ./()-]{0,3}\d){6,13}"  # with the country's code
    r"|\(?0\d{1,4}\)?(?:[ ./-]{0,3}\d){5,9}"  # with a trunk zero: most of Europe, Japan, Australia
    r"|(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]?\d{4}"  # North America
    r"|[6-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}"  # Spain, Poland, Portugal
    r"|[689]\d{2} \d{2} \d{2} \d{2}"  # Spain
    r"|[6-9]\d{4}[ -]?\d{5}"  # India
    r")(?!\w|[.,/-]\d|\s?%|-\w)"
)
_LOOSE = re.compile(r"(?<![\w.,£$€#/+-])\(?\d[\d ()./-]{5,17}\d(?!\w|[.,/-]\d|\s?%)")
"""A number with groups, which may be a telephone of a form that `_PHONE` does not have."""
_ZERO_SAID = re.compile(r"(?<!\w)(?:zero|oh|null|zéro|cero)[ -]?\d{6,11}(?!\w)", re.I)
REGIONS = "US GB DE FR ES IT NL BE AT CH BR MX AR IN AU NZ ZA IE PT PL SE NO DK FI CZ GR TR JP KR CN SG NG KE".split()
"""Countries by whose plans a number without its country's code is judged."""

_PHONE_WORDS = re.compile(
    r"\b(?:call|calls|called|ring|rang|reach|phone|phoned|tel|telephone|mobile|cell|cellphone|text|texted|sms"
    r"|whatsapp|landline|fax"
    r"|number is|number['’]s|contact|dial|handy|telefon|nummer|anrufen|rufen?|erreich\w*|tél|téléphone|portable"
    r"|appelez|numéro|móvil"
    r"|teléfono|ll[aá]ma\w*|chiam\w+|número|telefono|cellulare|numero|telefone|ligue|liga|telefoon\w*|bel|ring|zadzwo\w+|numer|dzwoni\w+|dzwoń\w*|oddzwo\w+"
    r"|bellen|bereikbaar|rückruf\w*|zurückruf\w*|volejte|zavolej\w*|číslo|hívj\w*|szám\w*|suna\w*|nås|mobilen?|tlf|soita\w*"
    r"|puhelin\w*|marque|marca\w*|rappele[rz]?|joignable|telefonumu?|telefonea\w*|telefonar"
    r"|telefonem|telefonum|ara|телефон\w*|номер\w*|звон\w+|τηλέφωνο\w*)\b[^.!?\d]{0,25}$"
    r"|(?:电[话 ]|電[話 ]|手[机機 ]|携[帯 ]|番[号 ]|번[호 ]|전[화 ]|핸드폰"
    r"|هاتف\w*|رقم\w*"
    r"|اتصل\w*|טלפון|נייד|फोन|फ़ोन|मोबाइल|नंबर"
    r"|โทร|เบอร์)"
    r"[^.!?\d]{0,25}$",
    re.I,
)
_PHONE_STEMS = tuple(
    """call ring rang reach phon tel mobile cell text sms whatsapp landline fax number contact dial handy nummer ruf
    dzwo zavolej volejte bereikbaar suna tlf soita puhelin marque marca rappel joignable telefone
    erreich portable appelez llama chiam cellulare numer ligue liga bel zadzwo ara""".split()
)
"""One of these is in each of them that has no letter beyond ASCII."""
_DATE = re.compile(
    r"\d{4}[./ -]\d{1,2}[./ -]\d{1,2}(?:[ T]\d{1,2})?|\d{1,2}[./ -]\d{1,2}[./ -]\d{4}|\d{4}\s?[-–/]\s?\d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2}|(?:19|20)\d{6}(?:\d{4}|\d{6})?"
)


def telephones(text: str) -> Iterator[Span]:
    """Where they stand."""
    phones = [match.span() for match in _PHONE.finditer(text) if _is_phone(text, match)]
    # The plans of thirty countries are asked only where the form alone did not tell.
    phones += [m.span() for m in _LOOSE.finditer(text) if m.span() not in phones and _is_loose_phone(text, m)]
    yield from phones
    yield from (match.span() for match in _ZERO_SAID.finditer(text))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    """A form that numbers of other kinds have too is a telephone only where the words before it say so."""
    written, before = match[0], text[max(0, match.start() - 40) : match.start()]
    digits = re.sub(r"\D", "", written)
    if not 8 <= len(digits) <= 15 or MONEY_BEHIND.match(text, match.end()):
        return False
    named = _is_named(before)
    if not named and is_other(before):
        return False
    book = digits.startswith(("978", "979")) and len(digits) == 13
    if written[0] == "+" or named or book or _DATE.fullmatch(written):
        return not book and not _DATE.fullmatch(written)
    grouped = re.search(r"[ ()/.-]", written) is not None
    if written.lstrip("(").startswith("0"):
        return len(digits) >= (11 if written.startswith("00") else 8 if grouped else 9)
    return grouped and (
        len(digits) > 9 or re.search(r"[ .-]\d{2} \d{2} \d{2}$|^[6-9]\d{2} \d{3} \d{3}$", written) is not None
    )


def _is_loose_phone(text: str, match: re.Match[str]) -> bool:
    """A number with groups that some country's plan has, with an area in brackets; or one said to be a telephone."""
    written, before = match[0], text[max(0, match.start() - 40) : match.start()]
    digits = re.sub(r"\D", "", written)
    named = _is_named(before)
    grouped = re.search(r"\d[ ().-]+\d", written) is not None
    if not 7 <= len(digits) <= 13 or _DATE.fullmatch(written) or MONEY_BEHIND.match(text, match.end()):
        return False
    if not named and is_other(before):
        return False
    if named and re.fullmatch(r"\d{3}[ .-]\d{4}", written):
        return True
    return (named or "(" in written) and grouped and len(digits) > 8 and _in_a_plan(digits)


def _is_named(before: str) -> bool:
    """Whether the words before a number say that it is a telephone's."""
    low = before.lower()
    may_be = not low.isascii() or any(stem in low for stem in _PHONE_STEMS)
    return may_be and _PHONE_WORDS.search(before) is not None


def _in_a_plan(digits: str) -> bool:
    """Whether some country's numbering plan has this number."""
    try:
        import phonenumbers  # noqa: PLC0415
    except ImportError:
        return False
    for region in REGIONS:
        with contextlib.suppress(phonenumbers.NumberParseException):
            if phonenumbers.is_valid_number(phonenumbers.parse(digits, region)):
                return True
    return False
