"""Official numbers: said to be one, of a form that no other number has, or with the checksum of their country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from persona_gen.domain import Span
from persona_gen.privacy.number_context import MONEY_BEHIND, is_other
from persona_gen.privacy.signs import Signs

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
    "imei", "vin", "(?:my|her|his) ni", "nif", "pps(?: number)?", "ppsn", "cnp", "hkid", "nric", "curp", "rfc",
    "cpf", "cnpj", "cédula",
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
_DOCUMENT_WORDS = frozenset(
    """imei vin ni nif pps ppsn cnp hkid nric curp rfc cpf cnpj emirates kimlik passport reisepass passeport pasaporte
    passaporto paszport medicare medicaid eircode green alien driving driver rvnr vertragsnummer tc oib jmbg egn amka
    afm ssn itin sin tfn nino dni nie bsn pesel personnummer cpr hetu carte svnr ahv utr bitcoin btc ethereum
    wallet""".split()
)
_DOCUMENT_STEMS = ("ausweis", "versicherungsnummer")
"""Without one of these, or a letter beyond ASCII, no document is spoken of."""
"""The same for what has letters among its digits, behind the name of the document."""
_OWN_WORDS = frozenset("ni nino ninumber ninummer ninr niid".split())
_OWN_STEMS = tuple(
    """ucas aadhaar insurance loyalty library mitglieds versicher bank current savings customer client member patient
    policy social tax driv employee student passport nhs medica health account steuer ausweis reisepass konto
    kunden""".split()
)
_PAPER_WORDS = frozenset(
    """passport reisepass passeport pasaporte passaporto paspoort paszport personalausweis ausweis national nino nhs
    medicare medicaid driving driver führerschein permis patente rijbewijs prawo employee badge membership aadhaar
    aktenzeichen""".split()
)
_OWN_SIGN = re.compile(r"(?:n(?:umber|o|r|ummer)|id|#)\b", re.I)
"""What stands in whatever `_OWN_NUMBER` finds."""

_CASE = re.compile(
    r"\b(?i:orders?|booking|reservation|policy|claim|hospital|patient|member|membership|client|customer|case|invoice"
    r"|parcel|tracking|consignment|bestellung|auftrag|buchung|vorgang|rechnung|sendung|police|vertrag|commande|dossier"
    r"|réservation|facture|colis|pedido|reserva|factura|localizador|envío|siniestro|póliza|ordine|prenotazione|fattura"
    r"|pratica|spedizione|polizza|encomenda|fatura|apólice|bestelling|boeking|factuur|zending|polis|beställning|bokning"
    r"|faktura|ordre|zamówieni\w+|rezerwacj\w+|paczk\w+|sipariş|rezervasyon"
    r"|(?:buchungs|bestell|auftrags|vorgangs|rechnungs|sendungs|vertrags|kunden|mitglieds|schaden)(?:nummer|nr|code))\b"
    r"(?:\W{0,2}\b(?i:number|no|nr|nummer|num|numéro|número|numero|ref(?:erence)?|id|code|kod|locator|locator code)\b)?"
    r"(?:\W{0,2}\b(?i:is|was|ist|war|lautet|es|est|è|é)\b)?"
    r"\W{0,3}(?P<id>#?(?=[A-Z0-9/-]*[A-Z])(?=(?:[A-Z/-]*\d){4})[A-Z0-9]{1,12}(?:[/-][A-Z0-9]{1,12}){0,4})(?![\w-])"
)
"""What one person ordered, booked or claimed, by a code of letters and digits; digits alone pin down nobody."""
_CASE_SIGN = re.compile(r"[A-Z][A-Z/-]*\d|\d[/-]?[A-Z]")
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
_ANY_CHECKED = re.compile(
    r"(?<![\w.-])(?:[XYZ]?[ -]?\d{7,8}[ -]?[A-Z](?!\w)|[12] ?\d\d ?\d\d ?\d[\dAB]|\d{11}(?!\w)|\d{6,8}[-+A]\d"
    r"|\d\d\.\d\d\.|756\.|\d{3}\.\d{3}\.|\d{3}[ -]\d{3}[ -]\d)|(?<!\w)[A-Za-z]{6} ?\d\d"
)
"""The beginning of each."""
_NAMED_COUNTRY: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "nl.bsn",
        re.compile(
            r"\b(?:bsn|burgerservicenummer)\b\W{0,4}(?:is|nummer|number)?\W{0,3}(?P<id>\d{3}\.?\d{2,3}\.?\d{3})(?!\w)",
            re.I,
        ),
    ),
    ("de.idnr", re.compile(r"\b(?:steuer|idnr|tin)\b[^\d.!?]{0,20}(?P<id>\d{2} ?\d{3} ?\d{3} ?\d{3})(?!\w)", re.I)),
)


def said_or_formed(text: str, signs: Signs) -> Iterator[Span]:
    """Official numbers that are said to be one, or that no other number looks like."""
    digits, low = signs.digits, signs.low
    own = any(stem in low for stem in _OWN_STEMS) or signs.has(_OWN_WORDS)
    for match in _OWN_NUMBER.finditer(text) if own and _OWN_SIGN.search(text) else ():
        yield match.span("id")
    for match in _PAPER.finditer(text) if digits >= LEAST_BY_FORM and signs.has(_PAPER_WORDS) else ():
        yield match.span("id")
    for match in _INSURED.finditer(text) if digits > LEAST_BY_FORM and _INSURER.search(text) else ():
        yield match.span()
    spoken_of = not signs.ascii or signs.has(_DOCUMENT_WORDS) or any(stem in low for stem in _DOCUMENT_STEMS)
    for match in _DOCUMENT.finditer(text) if spoken_of else ():
        yield match.span("id")
    for match in _CASE.finditer(text) if _CASE_SIGN.search(text) else ():
        yield match.span("id")
    for match in _BY_FORM.finditer(text) if digits >= LEAST_BY_FORM else ():
        yield match.span()


def checksummed(text: str) -> Iterator[Span]:
    """Official numbers by their checksum."""
    for name, pattern in _CHECKED if _ANY_CHECKED.search(text) else ():
        for match in pattern.finditer(text):
            if MONEY_BEHIND.match(text, match.end()) or is_other(text[: match.start()]):
                continue
            if _checks(name, match[0]):
                yield match.span()
    for name, pattern in _NAMED_COUNTRY:
        for match in pattern.finditer(text):
            if _checks(name, match["id"]):
                yield match.span("id")


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
