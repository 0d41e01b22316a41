"""Columns that must not reach a segment file, for they identify a person.

A column is judged by its name or question and by a sample of its cells. A false alarm costs a column, and is said; a
miss would cost a person. Words are English, with the commonest of German, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

IDENTIFIER_NAMES: dict[str, str] = {
    "e-mail addresses": r"e ?mail( ?address(es)?)?|emailaddress|recipientemail|correo|courriel",
    "telephone numbers": r"mobil(e|funk)?( ?(nummer|nr))?|cell|celular|m[óo]vil|portable|cellulare|telefone|tel[ée]fono"
    r"|telefoonnummer|numer telefonu|rufnummer|tlf|gsm|phone( ?(no|number|nr))?|(tele|mobile|cell|work|home) ?phone"
    r"|tel( ?(no|nr))?"
    r"|telefon(nummer)?|mobile( ?(no|number))|handynummer|fax( ?(no|number))?|whatsapp( ?(no|number))?",
    "names": r"cognome|nome( e cognome)?|nome completo|apelidos?|sobrenome|achternaam|voornaam|imi[ęe]( i nazwisko)?"
    r"|nazwisko"
    r"|(for|efter|etter|fulle?)?nav?n|имя|фамилия|отчество|фио|姓名|名前|氏名|お名前|이름|성명|الاسم|שם|नाम|naam"
    r"|(recipient|customer|client|user|respondent|participant|contact|account|company|organi[sz]ation|full|first|last|middle|given|family"
    r"|maiden|birth) ?names?|(sur|family )?name at birth"
    r"|nom (de jeune fille|de naissance|d.usage)|(geburts|mädchen)name|apellido de soltera"
    r"|(nome|cognome) da nubile|meisjesnaam|nazwisko panieńskie"
    r"|vorname \w+|prénom \w+|surname|forename|(vor|nach|familien)name|nom( de famille)?|prénom|nombre|apellidos?"
    r"|names?"
    r"|what is your (full |first |last )?name\W*",
    "postal addresses": r"((street|home|postal|mailing|billing|shipping) ?)?address( ?(line)? ?\d)?|street( ?name)?"
    r"|stra(ß|ss)e|anschrift|adresse|dirección|zip( ?codes?)?|post(al)? ?codes?|plz|house ?(no|number)",
    "places on the map": r"((location|gps|geo ?point|place|start) ?)?(lat(itude)?|lon(g(itude)?)?|lng)"
    r"|(\w+ )?(latitude|longitude)|(location|gps) ?(accuracy|altitude)|geo ?(location|point)|gps",
    "IP addresses": r"ip|ip ?address(es)?|ip ?adresse|remote ?addr",
    "handles": r"(twitter|instagram|tiktok|facebook|linkedin|x|social)( ?(handle|user ?name|profile|account|url))"
    r"|user ?name|handle|login|screen ?name",
    "card, account and official numbers": r"sort ?code|acct( ?(no|number|nr))?|a/c( ?no)?|konto(nummer|nr)?|blz"
    r"|bankleitzahl|bic|swift( ?code)?|routing( ?(no|number))?|bsb|ifsc|clabe|rib|cuenta( bancaria)?|conto( corrente)?"
    r"|rekeningnummer|numer konta|nino|ni ?(no|number)|nhs ?(no|number)|cpf|dni|nif|nie|curp|bsn|pesel|personnummer"
    r"|cpr|codice fiscale|steuer ?(id|nummer)|sv ?nummer|ahv( ?nummer)?|aadhaar|ausweis(nummer|nr)"
    r"|(number ?|licen[cs]e ?)?plates?|reg(istration)? ?(no|number)|kennzeichen|kenteken|matr[íi]cula|immatriculation"
    r"|targa|(credit ?)?card ?(no|number|nr)|iban|account ?(no|number|nr)|ssn|social ?security( ?(no|number))?"
    r"|passport( ?(no|number))?|tax ?(id|no|number)|national ?id|license ?plate|vin",
    "birthdays": r"geb\.?|geboren( am)?|fecha de nacimiento|date de naissance|data (di nascita|de nascimento)"
    r"|geboortedatum|födelsedatum|fødselsdato|data urodzenia|дата рождения|生年月日|생년월일|born on|dob"
    r"|(date ?of ?birth|birth ?da(y|te))|geburts(tag|datum)",
    "ids": r"(\w+ ){0,3}(id|uuid|guid|ids|key|hash|token|cookie)|uid|idfa|gclid|msisdn|imei|"
    r"(respondent|responder|participant|customer|client|user|member|case|record|row|response|order|ticket)s?"
    r" ?(#|no|nr|number|num|code|index|key)|#|index|row ?num(ber)?|external ?(data ?)?reference|unnamed: 0"
    r"|[^\W\d]{4,}[ -]?(nr|nummer)|(n[°ºo]|num|número|numéro)( de)? (cliente?|pedido|commande|socio|usuario)",
}
"""Names of whole columns, lower case, with single blanks between words (``customerID`` → ``customer id``)."""

POSTCODE_CELLS = re.compile(
    r"\b(zip|zip ?codes?|post ?codes?|postal ?codes?|plz|postleitzahl(en)?|code postal|c[oó]digo postal|pin ?code"
    r"|eircode|postnummer)\b"
)
"""Words that make a column of postcodes, wherever in a question they stand."""
_ASKING = (
    r"(what|which|where) (is|are|was)", r"(enter|give|provide|type|state|tell us|leave|share|add|write)( us)?",
    r"(may|can|could) we have", r"in (which|what)", r"wie (ist|lautet)", r"was ist", r"quel(le)? est", r"cu[aá]l es",
)  # fmt: skip
_YOURS = "your ihre? deine? votre ton tu su".split()
PREAMBLE = re.compile(
    rf"^(please |kindly )?(({'|'.join(_ASKING)})( in)? (the|{'|'.join(_YOURS)}) |({'|'.join(_YOURS)}) )"
)
"""How a question asks for the one thing that a column holds."""

_NAMES = {kind: re.compile(pattern) for kind, pattern in IDENTIFIER_NAMES.items()}

EMAIL = r"[\w.+'-]+@[\w-]+(\.[\w-]+)+"
IDENTIFIER_CELLS = {
    "e-mail addresses": re.compile(EMAIL),
    "IP addresses": re.compile(r"(\d{1,3}\.){3}\d{1,3}(:\d+)?|([0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE),
    "telephone numbers": re.compile(r"(\+|00)\d[\d ()./-]{6,18}\d|\(?0?\d{2,5}\)?[ ./-]\d{3,4}[ ./-]\d{3,5}|0\d{9,11}"),
    "handles": re.compile(r"@\w{2,30}|https?://(www\.)?(twitter|x|instagram|facebook|linkedin|tiktok)\.com/\S+"),
    "card, account and official numbers": re.compile(
        r"[A-Z]{2}\d{2}([ ]?[A-Z0-9]{4}){3,7}[A-Z0-9 ]{0,4}|(\d{4}[ -]){3}\d{4}"
    ),
    "postal addresses": re.compile(
        r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}-\d{4}"
        r"|(?-i:\d{4} ?(?!GB|MB|TB|KB|KG|ML|KM|KW|AM|PM|US|EU|UK)[A-Z]{2})",
        re.IGNORECASE,
    ),
    "ids": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,64}|R_[A-Za-z0-9]{12,20}", re.IGNORECASE),
}
"""Whole cells. A kind is believed where at least `MOST_OF_COLUMN` of the cells are of it."""

MOST_OF_COLUMN = 0.5


def identifier_by_name(*names: str) -> str:
    """What of a person a column holds by one of its names or its question; "" where they do not say."""
    for name in filter(None, map(column_words, names)):
        subject = subject_of(name)
        for kind, pattern in _NAMES.items():
            if pattern.fullmatch(name) or pattern.fullmatch(subject):
                return kind
        if POSTCODE_CELLS.search(name):
            return "postal addresses"
    return ""


def subject_of(question: str) -> str:
    """What a question asks for: ``postcode`` of ``What is your postcode? (optional)``; other names as they are."""
    name = column_words(re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\*", " ", question))
    return PREAMBLE.sub("", name).strip(" ,.!")


def identifier_by_cells(common: Mapping[str, int]) -> str:
    """What of a person most of the cells are; ``common`` counts them. "" where they are none of it."""
    filled = sum(common.values())
    for kind, pattern in IDENTIFIER_CELLS.items():
        if filled and sum(n for cell, n in common.items() if pattern.fullmatch(cell)) >= MOST_OF_COLUMN * filled:
            return kind
    return ""


CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word of ``CustomerID`` ends."""


def column_words(name: str) -> str:
    """``CustomerID``, ``customer_id`` and ``customer-id`` as ``customer id``."""
    return " ".join(re.sub(r"[_.\-]+|\?|:", " ", CAMEL_CASE.sub(" ", name)).lower().split())
