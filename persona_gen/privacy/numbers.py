"""Numbers that reach or name a person: telephone, cards, accounts, official numbers, IP addresses.

A number with a checksum is believed when the checksum is right, or when the words before it say what it is; a telephone
number by its form, unless the words before it say that it is an order, a price or the like. Checksums: Luhn
(ISO/IEC 7812), ISO 7064 for IBAN (ISO 13616), and each country's own, in python-stdnum.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec

from persona_gen.domain import Span
from persona_gen.errors import ConfigError
from persona_gen.extras import install_hint
from persona_gen.privacy.number_context import is_other
from persona_gen.privacy.official_numbers import checksummed, said_or_formed
from persona_gen.privacy.signs import Signs
from persona_gen.privacy.telephones import telephones

NumberFound = tuple[str, Span]

_CARD = re.compile(r"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-]|[.,]\d)")
_CARD_FORM = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5}")
_CARD_WORDS = re.compile(r"\b(?:card|visa|mastercard|amex|debit|credit|karte|kreditkarte|carte|tarjeta|carta)\b", re.I)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)", re.I)
_IBAN_SIGN = re.compile(r"[A-Za-z]{2}\d\d")
_IBAN_WORDS = re.compile(r"\biban\b\W{0,4}(?:is|lautet|ist|number|:)?\W{0,3}$", re.I)


_IP4 = re.compile(r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IP6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}|(?<=::))(?!\w|:\w)", re.I
)
_VERSION = re.compile(
    r"\b(?:version|ver|v|release|firmware|build|driver|section|sec|clause|chapter|update|updated to|upgraded to"
    r"|os|ios|android|windows"
    r"|kernel|chrome|firefox|patch|schema|paragraph|abschnitt|kapitel|app)\W{0,3}$",
    re.I,
)

_RELEASES = re.compile(r"\b(?:firmware|version|release|build|update|patch)\W{0,3}(?:is |was )?v?\d+\.\d+\.", re.I)
"""Where one number is a version, the next one is too."""


_UNSPACED = "[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
_BESIDE_DIGITS = re.compile(rf"(?<=\d){_UNSPACED}|{_UNSPACED}(?=[\d(+])")
"""Letters of scripts without blanks between words, next to a number: they do not continue it."""
_LEAST_CARD_DIGITS = 13
_LEAST_TELEPHONE_DIGITS = 7
"""Digits of the shortest telephone."""


def spans(signs: Signs) -> Iterator[NumberFound]:
    """Kind and place of each number; a place may come under two kinds, the surer one first."""
    if signs.digits < 3:
        return
    text = signs.text if signs.ascii else _BESIDE_DIGITS.sub(" ", signs.text)
    yield from _ip(text)
    if signs.digits < _LEAST_TELEPHONE_DIGITS:
        yield from (("id number", span) for span in said_or_formed(text, signs))
        return
    for match in _IBAN.finditer(text) if _IBAN_SIGN.search(text) else ():
        if end := _iban_end(text, match):
            yield "IBAN", (match.start(), end)
    for match in _CARD.finditer(text) if signs.digits >= _LEAST_CARD_DIGITS else ():
        if _is_card(text, match):
            yield "card number", match.span()
    yield from (("id number", span) for span in said_or_formed(text, signs))
    yield from (("id number", span) for span in checksummed(text))
    yield from (("phone", span) for span in telephones(text))


def _ip(text: str) -> Iterator[NumberFound]:
    for match in _IP4.finditer(text) if text.count(".") > 2 else ():
        if _is_ip(match[0]) and not _VERSION.search(text[: match.start()]) and not _RELEASES.search(text):
            yield "IP address", match.span()
    if text.count(":") > 2:
        for match in _IP6.finditer(text):
            if len(match[0]) > 5 and _is_ip(match[0]):
                yield "IP address", match.span()


def luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _is_card(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match[0])
    before = text[max(0, match.start() - 40) : match.start()]
    named = _CARD_WORDS.search(before) is not None
    if len(set(digits)) == 1 or digits.startswith(("978", "979")) or (is_other(before) and not named):
        return False
    return (luhn(digits) and (digits[0] in "3456" or named)) or (named and _CARD_FORM.fullmatch(match[0]) is not None)


def _iban_end(text: str, match: re.Match[str]) -> int:
    """Where the account ends: a group may be the next word. 0 where no checksum is right and no word says IBAN."""
    written = match[0]
    for cut in (len(written), *(i for i in range(len(written) - 1, 0, -1) if written[i] == " ")):
        if _iban_checks(written[:cut].replace(" ", "").upper()):
            return match.start() + cut
    return match.end() if _IBAN_WORDS.search(text[: match.start()]) else 0


def _iban_checks(compact: str) -> bool:
    moved = compact[4:] + compact[:4]
    return 15 <= len(compact) <= 34 and int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def _is_ip(text: str) -> bool:
    try:
        return not ipaddress.ip_address(text).is_unspecified
    except ValueError:
        return False


@lru_cache(maxsize=1)
def need_plans() -> None:
    """Raise `ConfigError` where a library is missing without which numbers stay in quotes; the checker does without."""
    for module, what in (("stdnum", "python-stdnum"), ("phonenumbers", "phonenumberslite")):
        if find_spec(module) is None:
            raise ConfigError(f"quotes need {what}", cure=install_hint("tables"))
