"""Numbers that reach or name a person: telephone, cards, accounts, official numbers, IP addresses.

A number with a checksum is believed when the checksum is right, or when the words before it say what it is; a telephone
number by its form, unless the words before it say that it is an order, a price or the like. Checksums: Luhn
(ISO/IEC 7812), ISO 7064 for IBAN (ISO 13616), and each country's own, in python-stdnum.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from persona_gen.domain import Span
from persona_gen.errors import ConfigError
from persona_gen.extras import install_hint
from persona_gen.privacy.signs import Signs

NumberFound = tuple[str, Span]

_CARD = re.compile(r"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-]|[.,]\d)")
_CARD_FORM = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5}")
_CARD_WORDS = re.compile(r"\b(?:card|visa|mastercard|amex|debit|credit|karte|kreditkarte|carte|tarjeta|carta)\b", re.I)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)", re.I)
_IBAN_WORDS = re.compile(r"\biban\b\W{0,4}(?:is|lautet|ist|number|:)?\W{0,3}$", re.I)

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
    r"|teléfono|ll[aá]ma\w*|chiam\w+|número|telefono|cellulare|numero|telefone|ligue|liga|telefoon\w*|bel|ring|zadzwo\w+|numer"
    r"|telefonem|telefonum|ara|телефон\w*|номер\w*|звон\w+|τηλέφωνο\w*)\b[^.!?\d]{0,25}$"
    r"|(?:电[话 ]|電[話 ]|手[机機 ]|携[帯 ]|番[号 ]|번[호 ]|전[화 ]|핸드폰"
    r"|هاتف\w*|رقم\w*"
    r"|اتصل\w*|טלפון|נייד|फोन|फ़ोन|मोबाइल|नंबर"
    r"|โทร|เบอร์)"
    r"[^.!?\d]{0,25}$",
    re.I,
)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:orders?|ref|reference|ticket|case|invoice|receipt|tracking|parcel|serial|model|part|item|article"
    r"|sku|isbn|issn|ean|upc|barcode"
    r"|booking|confirmation|transaction|policy|quote|claim|job|order ?id|batch|lot|bestell\w*|rechnung\w*"
    r"|auftrag\w*|artikel\w*"
    r"|commande|facture|pedido|factura|version|v|build|error|code|page|issue|flight|train|room|year|budget"
    r"|population|copies|users"
    r"|score|pin|imei|vin|doi|rfc|patent)\b\W{0,3}(?:(?:no|nr|num|number|nummer|numéro|n°|nº|id|was|is|ist|code"
    r"|#)\b\W{0,3}){0,2}|[#£$€¥]\s?)$",
    re.I,
)
_MONEY_BEHIND = re.compile(
    r"\s?(?:€|£|\$|%|euros?|dollars?|pounds?|quid|EUR|USD|GBP|kr|zł|km|kg|miles|steps|views|people|users|points"
    r"|rows|pesos|rupees|rupiah|yen|stück|personen|kunden|menschen)\b",
    re.I,
)
_DATE = re.compile(
    r"\d{4}[./ -]\d{1,2}[./ -]\d{1,2}(?:[ T]\d{1,2})?|\d{1,2}[./ -]\d{1,2}[./ -]\d{4}|\d{4}\s?[-–/]\s?\d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2}"
    r"|(?:19|20)\d{6}(?:\d{4}|\d{6})?"
)

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

_OWN_NUMBER = re.compile(
    r"\b(?:(?:ni|ucas |aadhaar |insurance |loyalty |library |mitglieds|versicherungs"
    r"|bank |current |savings |customer |client |membership "
    r"|member |patient |policy "
    r"|national insurance |social security|tax"
    r"|driving |driver['’]?s |employee |student |passport|nhs|medicare|medicaid|health card|account|steuer"
    r"|sozialversicherung\w*|ausweis"
    r"|personalausweis|reisepass|konto|kunden|versicherten)[ -]?)+(?:licen[cs]e ?|id ?|identification ?|card ?)?"
    r"(?:number|no|nr|nummer|id|#)\b\.?(?:['’]s| is| ist| was|:|,| lautet)?(?: also| still)?\s{0,2}"
    r"(?P<id>(?=[A-Z0-9 /-]*\d[A-Z0-9 /-]*\d[A-Z0-9 /-]*\d)[A-Z0-9][A-Z0-9/-]*(?:[ -](?:[A-Z0-9]*\d[A-Z0-9]*"
    r"|(?-i:[B-HJ-Z])(?![\w'’])))*)(?!\w)",
    re.I,
)
"""An official or customer's number that is said to be one."""
_PAPER = re.compile(
    r"\b(?:passport|reisepass|passeport|pasaporte|passaporto|paspoort|paszport|(?:personal)?ausweis|national insurance"
    r"|nino|nhs|medicare|medicaid|driving licen[cs]e|driver['’]?s licen[cs]e|führerschein|permis de conduire|patente"
    r"|rijbewijs|prawo jazdy|employee|badge|membership|aadhaar|aktenzeichen)\b\W{1,3}"
    r"(?:(?:number|no|nr|nummer|id)\b\W{1,3})?(?:(?:is|ist|est|es|è|é)\W)?"
    r"(?P<id>(?-i:[A-Z]{0,3})\d{6,12}(?-i:[A-Z]?)"
    r"|(?=(?:[A-Z /-]*\d){5})(?-i:[A-Z0-9]{1,5})(?:[ /-](?-i:[A-Z0-9]{1,8})){1,5})(?!\w)",
    re.I,
)
"""A number right behind the paper that it stands on."""
_DOCUMENTS = (
    "imei", "vin", "nif", "pps(?: number)?", "ppsn", "cnp", "hkid", "nric", "curp", "rfc", "cpf", "cnpj", "cédula",
    "emirates id", r"паспорт\w*", "снилс", "инн", r"kimlik numara\w*",
    r"passport(?:[^.!?\d]{0,20} mine)?",
    "reisepass", "passeport", "pasaporte", "passaporto", "paszport", "medicare", "medicaid",
    "eircode", "green card", "alien number", "driving licen[cs]e",
    r"driver['’]?s licen[cs]e", r"(?:personal)?ausweis\w*", r"führerschein\w*", r"\w*versicherungsnummer",
    r"rvnr", "vertragsnummer", r"rodné číslo", "nüs", "tc kimlik", r"kimlik(?: no)?", "oib", "jmbg", "egn", "amka",
    "afm", "ssn", "itin", "sin", "tfn", "nino", "dni", "nie", "bsn", "pesel", "personnummer", "fødselsnummer",
    "cpr(?:-nummer)?", "hetu", r"numéro de sécu\w*", "carte vitale", "svnr", r"ahv(?:-nummer| nummer)?", "utr",
    r"(?:mein|my) (?:bitcoin|btc|ethereum|wallet)(?: address)?",
)  # fmt: skip
_DOCUMENT = re.compile(
    rf"(?<!\w)(?:{'|'.join(_DOCUMENTS)})(?!\w)"
    r"(?:\W{1,3}(?:number|no|nr|nummer|num|code|is|was|ist|lautet|es|est|è|é|jest|e)\b){0,3}\W{1,3}"
    r"(?P<id>(?=(?:[A-Z /().-]*\d){3})(?-i:[A-Z0-9][A-Za-z0-9]*)"
    r"(?:[ /().-]{1,2}(?-i:[A-Z]{0,3}\d[A-Z0-9]*|[A-Z](?![\w'’])))*)(?!\w)",
    re.I,
)
"""The same for what has letters among its digits, behind the name of the document."""
_OWN_SIGN = re.compile(r"(?:n(?:umber|o|r|ummer)|id|#)\b", re.I)
"""What stands before each of them."""

_BY_FORM = re.compile(
    r"(?<![\w.-])(?:"
    r"(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}"  # United States, social security: no checksum
    r"|(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?\d{2} ?\d{2} ?\d{2} ?(?-i:[A-D])"  # United Kingdom
    r")(?![\w-])"
)
LEAST_BY_FORM = 6
"""Digits of the shortest of these."""
_INSURED = re.compile(r"(?<![\w.-])[A-Z]\d{9}(?![\w-])")
"""Of a German health insurance, where it is spoken of."""
_INSURER = re.compile(r"\b(?:\w*kasse|versicher\w*|gesundheitskarte|aok|tk|barmer|dak)\b", re.I)
_CHECKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("es.dni", re.compile(r"(?<![\w.-])\d{8}[ -]?[A-HJ-NP-TV-Z](?![\w-])")),
    ("es.nie", re.compile(r"(?<![\w.-])[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z](?![\w-])")),
    ("fr.nir", re.compile(r"(?<![\w.-])[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\w-])")),
    ("it.codicefiscale", re.compile(r"(?<!\w)[A-Z]{6} ?\d{2}[A-EHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z](?!\w)", re.I)),
    ("pl.pesel", re.compile(r"(?<![\w.,-])\d{11}(?![\w-]|[.,]\d)")),
    ("se.personnummer", re.compile(r"(?<![\w.-])(?:\d{2})?\d{6}[-+]\d{4}(?![\w-])")),
    ("be.nn", re.compile(r"(?<![\w.-])\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?![\w-])")),
    ("ch.ssn", re.compile(r"(?<![\w.-])756\.\d{4}\.\d{4}\.\d{2}(?![\w-])")),
    ("br.cpf", re.compile(r"(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])")),
    ("ca.sin", re.compile(r"(?<![\w.-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w-]|[.,]\d)")),
    ("fi.hetu", re.compile(r"(?<![\w.-])\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])")),
    ("dk.cpr", re.compile(r"(?<![\w.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-\d{4}(?![\w-])")),
    ("gb.nhs", re.compile(r"(?<![\w.-])\d{3} \d{3} \d{4}(?![\w-]|[.,]\d)")),
)
"""National numbers whose form is their own and whose checksum tells."""
_NAMED_COUNTRY: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "nl.bsn",
        re.compile(
            r"\b(?:bsn|burgerservicenummer)\b\W{0,4}(?:is|nummer"
            r"|number)?\W{0,3}(?P<id>\d{3}\.?\d{2,3}\.?\d{3})(?!\w)",
            re.I,
        ),
    ),
    ("de.idnr", re.compile(r"\b(?:steuer|idnr|tin)\b[^\d.!?]{0,20}(?P<id>\d{2} ?\d{3} ?\d{3} ?\d{3})(?!\w)", re.I)),
)


_UNSPACED = "[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
_BESIDE_DIGITS = re.compile(rf"(?<=\d){_UNSPACED}|{_UNSPACED}(?=[\d(+])")
"""Letters of scripts without blanks between words, next to a number: they do not continue it."""
_LEAST_TELEPHONE_DIGITS = 7
"""Digits of the shortest telephone."""


def spans(signs: Signs) -> Iterator[NumberFound]:
    """Kind and place of each number; a place may come under two kinds, the surer one first."""
    if signs.digits < 3:
        return
    text = signs.text if signs.ascii else _BESIDE_DIGITS.sub(" ", signs.text)
    yield from _ip(text)
    if signs.digits < _LEAST_TELEPHONE_DIGITS:
        yield from _said_or_formed(text, signs.digits)
        return
    for match in _IBAN.finditer(text):
        if end := _iban_end(text, match):
            yield "IBAN", (match.start(), end)
    for match in _CARD.finditer(text):
        if _is_card(text, match):
            yield "card number", match.span()
    yield from _said_or_formed(text, signs.digits)
    yield from _checked(text)
    yield from _phones(text)


def _ip(text: str) -> Iterator[NumberFound]:
    for match in _IP4.finditer(text) if text.count(".") > 2 else ():
        if _is_ip(match[0]) and not _VERSION.search(text[: match.start()]) and not _RELEASES.search(text):
            yield "IP address", match.span()
    if text.count(":") > 2:
        for match in _IP6.finditer(text):
            if len(match[0]) > 5 and _is_ip(match[0]):
                yield "IP address", match.span()


def _phones(text: str) -> Iterator[NumberFound]:
    phones = [match.span() for match in _PHONE.finditer(text) if _is_phone(text, match)]
    # The plans of thirty countries are asked only where the form alone did not tell.
    phones += [m.span() for m in _LOOSE.finditer(text) if m.span() not in phones and _is_loose_phone(text, m)]
    yield from (("phone", span) for span in phones)
    for match in _ZERO_SAID.finditer(text):
        yield "phone", match.span()


def _said_or_formed(text: str, digits: int) -> Iterator[NumberFound]:
    """Official numbers that are said to be one, or that no other number looks like."""
    for match in _OWN_NUMBER.finditer(text) if _OWN_SIGN.search(text) else ():
        yield "id number", match.span("id")
    for match in _PAPER.finditer(text) if digits >= LEAST_BY_FORM else ():
        yield "id number", match.span("id")
    for match in _INSURED.finditer(text) if digits > LEAST_BY_FORM and _INSURER.search(text) else ():
        yield "id number", match.span()
    for match in _DOCUMENT.finditer(text):
        yield "id number", match.span("id")
    for match in _BY_FORM.finditer(text) if digits >= LEAST_BY_FORM else ():
        yield "id number", match.span()


def _checked(text: str) -> Iterator[NumberFound]:
    """Official numbers by their checksum."""
    for name, pattern in _CHECKED:
        for match in pattern.finditer(text):
            if _MONEY_BEHIND.match(text, match.end()) or _OTHER_NUMBER.search(text[: match.start()]):
                continue
            if _checks(name, match[0]):
                yield "id number", match.span()
    for name, pattern in _NAMED_COUNTRY:
        for match in pattern.finditer(text):
            if _checks(name, match["id"]):
                yield "id number", match.span("id")


def luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _is_card(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match[0])
    before = text[max(0, match.start() - 40) : match.start()]
    named = _CARD_WORDS.search(before) is not None
    if len(set(digits)) == 1 or digits.startswith(("978", "979")) or (_OTHER_NUMBER.search(before) and not named):
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


def _is_phone(text: str, match: re.Match[str]) -> bool:
    """A form that numbers of other kinds have too is a telephone only where the words before it say so."""
    written, before = match[0], text[max(0, match.start() - 40) : match.start()]
    digits = re.sub(r"\D", "", written)
    if not 8 <= len(digits) <= 15 or _MONEY_BEHIND.match(text, match.end()):
        return False
    named = _PHONE_WORDS.search(before) is not None
    if _OTHER_NUMBER.search(before) and not named:
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
    named = _PHONE_WORDS.search(before) is not None
    grouped = re.search(r"\d[ ().-]+\d", written) is not None
    if not 7 <= len(digits) <= 13 or _DATE.fullmatch(written) or _MONEY_BEHIND.match(text, match.end()):
        return False
    if _OTHER_NUMBER.search(before) and not named:
        return False
    if named and re.fullmatch(r"\d{3}[ .-]\d{4}", written):
        return True
    return (named or "(" in written) and grouped and len(digits) > 8 and _in_a_plan(digits)


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


def _checks(name: str, number: str) -> bool:
    return bool(_validator(name)(number))


@lru_cache(maxsize=32)
def _validator(name: str) -> Callable[[str], Any]:
    try:
        module = import_module(f"stdnum.{name}")
    except ImportError:
        return lambda _: False
    validate: Callable[[str], Any] = module.is_valid
    return validate


@lru_cache(maxsize=1)
def need_plans() -> None:
    """Raise `ConfigError` where a library is missing without which numbers stay in quotes; the checker does without."""
    for module, what in (("stdnum", "python-stdnum"), ("phonenumbers", "phonenumberslite")):
        if find_spec(module) is None:
            raise ConfigError(f"quotes need {what}", cure=install_hint("tables"))
