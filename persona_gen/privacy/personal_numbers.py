"""Numbers that are one person's by what is said of them: number plates, dates of birth, bank data, devices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.signs import Signs
from persona_gen.privacy.spoken_numbers import NUMBER_WORD
from persona_gen.text.lexicon import german_retelling as german
from persona_gen.text.lexicon.english import MONTHS

PersonalNumber = tuple[str, Span]

_MONTH_NAMES = (
    *map(str.lower, MONTHS),
    *german.MONTHS,
    *"jan feb mar apr jun jul aug sep sept oct nov dec okt dez avr déc févr fev ene abr ago dic gen mag".split(),
    *"giu lug".split(),
    "jänner",
    *"janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre".split(),
    *"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre".split(),
    *"gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre".split(),
    *"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro".split(),
    *"januari februari maart mei augustus maj augusti marts desember".split(),
    *"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    *"ledna února března dubna května června července srpna září října listopadu prosince".split(),
    *"ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie".split(),
    *"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split(),
    *"január február március április május június július augusztus szeptember október".split(),
    *"января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    *"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    *"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου".split(),
    *"νοεμβρίου δεκεμβρίου".split(),
)
_MONTHS = "|".join(sorted(set(_MONTH_NAMES), key=len, reverse=True))
_DATES = (
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)",
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)",
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de| d[e'’])? (?:{_MONTHS})(?!\w)\.?(?: of| del?|,)? ?(?:\d{{4}}"
    rf"|['’]?\d{{2}})?(?!\d)",
    rf"(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)",
    rf"\d{{4}}\. (?:{_MONTHS}) \d{{1,2}}(?!\d)",  # Hungarian
    r"\d{4}年\d{1,2}月\d{1,2}日",
)
_DAYS_IN_WORDS = (
    r"(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth",
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth",
    r"(?:\w{3,}und(?:zwan|drei)[sßz]+igsten|\w{3,12}(?:ten|sten))",
    "uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta",
    r"veinti\w+|dieci\w+",
    "premier|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente",
)
_BORN_IN_WORDS = re.compile(
    r"\b(?:born|birthday|birth ?date|d\.?o\.?b\.?|date of birth"
    r"|geboren|geburtstag|nac[ií]\w*|cumpleaños|née?|anniversaire)\b[^.!?]{0,25}?"
    rf"(?P<date>\b(?:{'|'.join(_DAYS_IN_WORDS)})(?: of| de| d['’])? ?(?:{_MONTHS})(?!\w)"
    r"(?:,?(?: in| of| de)?(?: (?:nineteen|twenty|two thousand(?: and)?|neunzehnhundert\w*|zweitausend\w*"
    r"|mil novecientos|dos mil|mil neuf cent|deux mille)(?:[ -]\w+){0,2}| \d{4}))?)"
    rf"|(?P<before>\b(?:{'|'.join(_DAYS_IN_WORDS)})(?: of| de| d['’])? ?(?:{_MONTHS})(?!\w)(?: \w+)?)"
    r"(?= (?:geboren|born)\b)",
    re.I,
)
_BORN = (
    "born", r"turn(?:s|ed|ing)? \d\d", "jahrgang", "birthday", r"birth ?date", r"date of birth",
    r"d\.?o\.?b\.?", "geboren", r"geb\.", "geburtstag",
    "geburtsdatum", r"née?", r"naissance", "anniversaire", r"nacid[oa]", r"nací", r"nació", "cumpleaños", r"nascid[oa]",
    "nasci", "nascimento", "aniversário", r"nat[oa]", "nascita", "nacimiento", r"födelse\w+", r"fødsels\w+",
    "doğum", "narození", r"születés\w*", r"născut\w*", "γέννησης",
    "γεννήθηκα", "ميلادي", "الميلاد", "ولدت", "נולדתי", "जन्म", "생년월일", "생일", "compleanno", "geboortedatum",
    "verjaardag", r"född",
    r"født", "syntynyt", r"urodz\w+", r"род\w+", "дата рождения", "生年月日", "生日", "出生",
)  # fmt: skip
_BIRTH = re.compile(
    rf"(?:(?<!\w)(?:{'|'.join(_BORN)})(?!\w)|生年月日|出生|生日)(?:[^.!?\d]|\.(?=\s?\d)"
    rf"|\d(?!\d)){{0,30}}?(?P<date>{'|'.join(_DATES)})"
    rf"|(?P<before>{'|'.join(_DATES)})(?=[^.!?\d]{{0,20}}(?<!\w)(?:is my birthday|birthday|geboren|(?:is"
    rf"|was) (?:when I was )?born)\b)",
    re.I,
)

_PLATES = (
    r"[A-Z]{2}[0-9]{2} ?[A-Z]{3}",  # United Kingdom since 2001
    r"[A-Y][0-9]{1,3} [A-Z]{3}",  # United Kingdom 1983-2001
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [0-9]{1,4}[EH]?",  # Germany, with its hyphen and blank
    r"[A-Z]{2}-[0-9]{3}-[A-Z]{2}",  # France, Italy
    r"[A-Z]{2} [0-9]{3} [A-Z]{2}",
    r"[0-9]{1,2}-[A-Z]{2,3}-[0-9]{1,2}|[A-Z]{1,2}-[0-9]{2,3}-[A-Z]{1,2}|[0-9]{2}-[0-9]{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[0-9]{2}-[0-9]{2}",
    r"[0-9]{4} [BCDFGHJKLMNPRSTVWXYZ]{3}",  # Spain
    r"[A-Z]{2} ?[0-9]{1,2} ?[A-Z]{1,2} ?[0-9]{4}",  # India
    r"[A-Z]{3} ?[0-9][A-Z][0-9]{2}",  # Brazil
)
_PLATE_WORDS = (
    r"(?:number |licen[cs]e )?plates?", r"reg(?:istration)?(?: number| no\.?)?", r"kenteken\w*", r"kennzeichen",
    r"nummernschild", r"immatricul\w+", r"plaque", r"matr[ií]cula", r"placas?", r"targa", r"rejestracj\w+",
    r"номер\w* машины",
    r"my car is", r"towed", r"parked", r"van is", r"vehicle", r"car",
)  # fmt: skip
_ANY_PLATE = r"(?=[A-ZÄÖÜ0-9 -]*[A-ZÄÖÜ])(?=[A-ZÄÖÜ0-9 -]*[0-9])[A-ZÄÖÜ0-9]{1,4}(?:[ -]?[A-ZÄÖÜ0-9]{1,4}){1,3}"
_PLATE = re.compile(rf"(?<![\w.,£$€/-])(?:{'|'.join(_PLATES)})(?![\w-]|[.,]\d)")
_SAID_PLATE = re.compile(
    rf"\b(?i:{'|'.join(_PLATE_WORDS[:-5])}|my car is|towed)\b(?:[^.!?\w]|\b(?i:s|is|was|number|no|the|ist|war|est|es"
    rf"|era|lautet|said|reads?)\b)"
    rf"{{0,8}}?(?P<plate>{_ANY_PLATE})(?!\w)"
)
_LOW_PLATE = re.compile(r"(?<![\w.,£$€/-])[a-z]{2}[0-9]{2} ?[a-z]{3}(?![\w-])")
_OF_CARS = frozenset(
    """car cars van bike motorbike vehicle taxi cab lorry plate plates reg registration fined fine ticket parked parking
    towed clamped camera dvla mot garage""".split()
)
"""Words about cars, without which a plate in small letters is none."""
_NO_PLATE = re.compile(
    r"\b(?:order|coupon|voucher|promo|discount"
    r"|ref|model|flight|part|code|postcode|product|item|size|room|gate|version|sku)\W{0,3}(?:\w+\W{0,2})?$",
    re.I,
)

_BANK_WORDS = (
    r"sort[ -]?code", r"account(?: (?:number|no\.?|num|nr))?", r"acct?\.?(?: no\.?)?", r"a/c(?: no\.?)?",
    r"routing(?: number| no\.?)?",
    r"bsb", r"ifsc", r"swift(?: code)?", r"bic", r"clabe", r"blz", r"bankleitzahl", r"konto(?:nummer|nr\.?)?",
    r"kto\.?(?:-?nr\.?)?", r"rib", r"compte(?: n°| numéro)?", r"cuenta(?: número| n[º°])?", r"conto(?: n\.)?",
    r"conta(?: corrente| número)?", r"ag[êe]ncia", r"rekening(?:nummer)?", r"numer konta", r"iban", r"cvv2?", r"cvc2?",
    r"security code", r"csc", r"prüfnummer", r"my pin(?: code| number)?",
)  # fmt: skip
_BANK = re.compile(
    rf"\b(?i:(?P<word>{'|'.join(_BANK_WORDS)}))\b\.?(?:\W{{0,3}}\b(?i:is|was|ist|lautet|es|est|number|no|nr|the|my"
    rf"|meine|ends? in|are)\b)?"
    rf"\W{{0,4}}(?P<value>(?=[A-Z]*\d|[A-Z]{{4}})(?:\d[\d ./-]*\d|[A-Z]{{4}}0?[A-Z0-9]{{2,9}}))(?!\w|\s?(?:%"
    rf"|percent|pounds|euros?|dollars|days|times|years))"
)
_SORT_CODE = re.compile(r"(?<![\w.,/-])\d{2}([-–])\d{2}\1\d{2}(?![\w/-]|[.,]\d)")
_SAID_IBAN = re.compile(
    r"\biban\b[^.!?]{0,12}?\b(?P<value>(?!i[st]\b)[a-z]{2}[ ,-]{1,2}(?:"
    rf"(?:(?:\d{{1,4}}|(?-i:[A-Z]{{1,4}})|{NUMBER_WORD})[ ,-]{{1,2}}){{3,}}{NUMBER_WORD}"
    r"|(?:[\w-]+[ ,]{1,2}){1,9}\d{2,4}))(?!\w)",
    re.I,
)
_DOTTED_CARD = re.compile(r"(?<![\w.-])(?:\d{4}([.])\d{4}\1\d{4}\1\d{4}|3\d{3}([.])\d{6}\2\d{5})(?![\w-]|[.,]\d)")
_EXPIRY = re.compile(
    r"\b(?:exp(?:iry|ires)?|valid (?:thru|until)|gültig bis)\b\W{0,3}(?P<date>\d{2} ?/ ?\d{2,4})", re.I
)
_MAC = re.compile(
    r"(?<![\w:.-])(?:(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})(?![\w:-])",
    re.I,
)
_SHORT = frozenset("cvv cvv2 cvc cvc2 csc my".split())
"""What may have three or four digits; an account has six at least."""


_BIRTH_SIGNS = frozenset(
    """born turn turns turned turning jahrgang
    birthday birthdate birth dob d o geboren geb geburtstag geburtsdatum né née naissance anniversaire nacido
    nacida nací nació cumpleaños nascido nascida nasci nascimento aniversário nato nata nascita compleanno
    geboortedatum verjaardag född født syntynyt urodzony urodzona urodziłem urodziłam urodzin родился родилась
    рождения nacimiento födelsedatum födelsedag fødselsdato fødselsdag doğum narození születési születtem născut născută
    γέννησης γεννήθηκα ميلادي الميلاد ولدت נולדתי जन्म 생년월일 생년월일은 생일은""".split()
)
_AGED = re.compile(
    r"\b(?:i['’]m|i am|(?:she|he)(?:['’]s| is)) (?P<date>\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)(?!\d)", re.I
)
"""Somebody who is a date."""
_SELVES = frozenset("i he she".split())
_BANK_SIGNS = frozenset(
    """sort account acct acc a routing bsb ifsc swift bic clabe blz bankleitzahl konto kontonummer kontonr kto
    rib compte cuenta conto conta agencia agência rekening rekeningnummer numer iban cvv cvc csc security
    prüfnummer pin exp expiry expires expire valid gültig""".split()
)
_EXPIRY_CUES = frozenset("exp expiry expires valid gültig".split())
_BANK_CUES = _BANK_SIGNS - {"a"} - _EXPIRY_CUES | {"sortcode", "ktonr"}
"""Without one of these words, or "a/c", no account is said to be one."""
_PLATE_SIGN = re.compile(r"[A-ZÄÖÜ][ -]?\d|\d[ -]?[A-ZÄÖÜ]")
LEAST_OF_A_DATE = 6
MOST_OF_A_DATE = 8
"""Digits of a date; what has more may be a card."""


def spans(signs: Signs) -> Iterator[PersonalNumber]:
    """Kind and place of each."""
    text = signs.text
    if signs.has(_BIRTH_SIGNS):
        for match in _BORN_IN_WORDS.finditer(text):
            yield "date of birth", match.span("date" if match["date"] else "before")
    if signs.digits < 2:
        return
    for match in _AGED.finditer(text) if signs.digits >= LEAST_OF_A_DATE and signs.has(_SELVES) else ():
        yield "date of birth", match.span("date")
    if signs.has(_BIRTH_SIGNS) or "生" in text or "出" in text:
        for match in _BIRTH.finditer(text):
            yield "date of birth", match.span(match.lastgroup or 0)
    if _PLATE_SIGN.search(text):
        yield from _plates(text)
    for match in _LOW_PLATE.finditer(text) if signs.has(_OF_CARS) else ():
        yield "number plate", match.span()
    if signs.has(_BANK_SIGNS) or signs.digits > MOST_OF_A_DATE:
        yield from _bank(signs)
    dots_inside = text.count(".") - text.count(". ") - text.endswith(".")
    hexadecimal = max(map(text.count, ":-")) > 4 or dots_inside > 1
    for match in _MAC.finditer(text) if hexadecimal else ():
        yield "IP address", match.span()


def _plates(text: str) -> Iterator[PersonalNumber]:
    for match in _PLATE.finditer(text):
        if not _NO_PLATE.search(text[max(0, match.start() - 30) : match.start()]):
            yield "number plate", match.span()
    for match in _SAID_PLATE.finditer(text):
        yield "number plate", match.span("plate")


def _bank(signs: Signs) -> Iterator[PersonalNumber]:
    text = signs.text
    for match in _BANK.finditer(text) if signs.has(_BANK_CUES) or "a/c" in signs.low else ():
        digits = sum(map(str.isdigit, match["value"]))
        word = match["word"].lower().split()[0]
        least = 3 if word in _SHORT or "security" in word else 6
        if least <= digits <= 28 and (word not in _SHORT or digits <= 6):
            yield "account number", match.span("value")
    for match in _SORT_CODE.finditer(text):
        if re.search(r"sort|bank|account|code|branch", text[max(0, match.start() - 40) : match.end() + 40], re.I):
            yield "account number", match.span()
    for match in _SAID_IBAN.finditer(text) if "iban" in signs.words else ():
        yield "IBAN", match.span("value")
    for match in _DOTTED_CARD.finditer(text) if text.count(".") > 1 else ():
        yield "card number", match.span()
    for match in _EXPIRY.finditer(text) if signs.has(_EXPIRY_CUES) else ():
        yield "card number", match.span("date")
