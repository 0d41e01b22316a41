"""Where a person can be reached by post: streets, houses, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from persona_gen.domain import Span
from persona_gen.privacy.signs import Cued, Signs
from persona_gen.text.lexicon.german_retelling import MONTHS

_UP = "A-ZÀ-ÖØ-Þ"
_STREET_WORDS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Terrace|Crescent|Cres|Gardens|Gdns"
    "|Square|Sq|Boulevard|Blvd"
    "|Parkway|Pkwy|Highway|Hwy|Hill|Mews|Grove|Walk|Row|Circle|Cir|Trail|Loop|Rise|Park|Green|View|Quay|Wharf|Parade"
)
_UNIT = r"(?:(?:Flat|Apt|Apartment|Unit|Suite|Ste|Room|No|House)\.? ?#?\d{1,4}[A-Za-z]?,? )?"
_TOWN = rf"(?:,? (?:\d{{4,5}} )?[{_UP}][\w'’-]+(?: [{_UP}][\w'’-]+)?,? [A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?)?"
_NUMBERED: tuple[tuple[str, str], ...] = (
    (
        _STREET_WORDS.lower().replace("|", " "),
        rf"(?<![\w£$€.,/-]){_UNIT}\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?,? (?:[NSEW]\.? )?(?:(?:[{_UP}]"
        rf"|\d{{1,3}}(?:st|nd|rd|th)\b)[\w'’.-]* ?){{1,4}}(?<= )(?:{_STREET_WORDS})\b\.?"
        rf"(?:,? (?:Apt|Flat|Unit|Suite|#)\.? ?\w{{1,5}})?{_TOWN}",
    ),
    (
        "street road avenue lane drive close terrace crescent gardens grove court square mews",
        r"(?i:\b(?:at|is|on|to)) \b(?P<low>\d{1,4}[a-z]? (?:[a-z][\w']+ ){1,2}(?:street|road|avenue|lane|drive"
        r"|close|terrace|crescent|gardens|grove|court|square|mews))\b",
    ),
    (
        "~straße ~strasse ~str ~gasse ~allee ~platz ~damm ~ufer ~chaussee ~weg ~steig ~ring ~markt",
        rf"(?<!\w)(?:[{_UP}][\w-]*(?:-[{_UP}][\w-]*)* )?[{_UP}]?[\w-]+(?:straße|strasse|str\.|gasse|allee|platz"
        rf"|damm|ufer|chaussee|weg|steig|ring|markt)\s\d{{1,4}} ?[a-z]?(?!\w|[.,]\d|\s?(?:%|€|Euro|Uhr|Minuten|km"
        rf"|Meter|Jahre))"
        rf"(?:,? (?:D-)?\d{{5}} [{_UP}][\w-]+)?",
    ),
    (
        "straße strasse str platz allee weg ring ufer damm chaussee markt gürtel gasse steig zeile kai promenade",
        rf"(?<!\w)[{_UP}][\w-]+ (?:Straße|Strasse|Str\.|Platz|Allee|Weg|Ring|Ufer|Damm|Chaussee"
        rf"|Markt|Gürtel|Gasse|Steig|Zeile|Kai|Promenade) \d{{1,4}} ?[a-z]?(?!\w|[.,]\d"
        rf"|\s?(?:%|€|Euro|Uhr|Minuten|km|Meter|Jahre|mal|Mal|Karat|Stück))",
    ),
    (
        "am an auf im in zum zur unter alte neue große kleine lange hohe",
        rf"(?<!\w)(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Alte|Neue|Große|Kleine|Lange"
        rf"|Hohe) [{_UP}][\w-]+ \d{{1,3}} ?[a-z]?,? (?:D-)?\d{{5}} [{_UP}][\w-]+",
    ),
    (
        "rue avenue av boulevard bd place chemin impasse allée allées quai cours route square passage",
        rf"(?<![\w,.])\d{{1,4}}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\.|boulevard|bd|place|chemin|impasse"
        rf"|allée|allées|quai|cours|route|square|passage) (?:(?i:de|du|des|la|le|les|l['’]|d['’]|aux?"
        rf"|saint-?) ?)*[{_UP}\d][\w'’-]*(?:[ -][{_UP}][\w'’-]*)*"
        rf"(?:,? \d{{5}} [{_UP}][\w-]+)?",
    ),
    (
        "calle c/ avenida avda av plaza pza paseo ronda travesía camino rua praça viale piazza vicolo ul ulica ulicy"
        " aleja aleje alei alej via corso largo",
        rf"(?<!\w)(?:(?i:Calle|C/|Avenida|Avda\.?|Av\.|Plaza|Pza\.|Paseo|Ronda|Travesía|Camino|Rua|Praça"
        rf"|Viale|Piazza|Vicolo|ul\.|Ulic[ay]|Alej[ai])|Via|Corso|Largo|(?<=in )via|(?<=di )via"
        rf"|(?<=alla )via|via(?= (?:dei|degli|delle|della|dello|dell['’]|del|di|San|Santa) ?[A-Z])) ?(?:(?:de|del|da"
        rf"|do|dos|das|la|las|los|di|della|dello|delle|degli|dei"
        rf"|San|Santa) )*[{_UP}][\w'’-]*(?: (?:(?:de|del|y|e) )?[{_UP}][\w'’-]*)*,? (?:n[.º°o]*\.? ?|núm\. ?"
        rf"|número )?\d{{1,4}}(?:[/-]?[A-Za-z]|/\d{{1,3}})?(?!\w"
        rf"|[.,]\d)(?:, ?\d{{1,2}}[ºª°]\.? ?[A-Za-z]{{0,4}}(?!\w))?"
        rf"(?:,? \d{{4,5}}(?:-\d{{3}})? [{_UP}][\w-]+)?",
    ),
    (
        "~straat ~laan ~gracht ~plein ~kade ~singel ~steeg ~dijk ~gatan ~vägen ~gata ~gade ~vej ~vei ~veien ~katu ~tie",
        rf"(?<!\w)[{_UP}][\w-]+(?:straat|laan|gracht|plein|kade|singel|steeg|dijk|gatan|vägen|gata|gade|vej|vei"
        rf"|veien|katu|tie) \d{{1,4}} ?[a-zA-Z]?(?!\w|[.,]\d)",
    ),
    (
        "unit flat plot block house tower villa door shop apartment apt suite h no",
        rf"(?<!\w)(?:Unit|Flat|Plot|Block|House|Tower|Villa|Door|Shop|Apartment|Apt|Suite|H\.? ?No\.?"
        rf"|No\.?) ?[A-Z]?[-/]?\d{{1,4}}[A-Z]?,"
        rf" (?:(?:[{_UP}\d][\w'’-]*)(?: |, )?){{1,10}}(?:\d{{5,6}})?(?<![ ,])",
    ),
    (
        "am an auf im in zum zur unter hinter vor",
        rf"(?<!\w)(?:Am|An der|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Hinter der|Vor dem) (?:Alten? |Neuen? "
        rf"|Hohen? )?"
        rf"[{_UP}](?!\w*(?:uhr|jahr|monat|tag|woche|{'|'.join(MONTHS)}|sommer|winter|herbst|frühling|schnitt|kapitel|level|raum"
        rf"|zimmer))[\w-]{{3,}} \d{{1,3}} ?[a-z]?(?= in [{_UP}]|,|\.|$| wohn| lieg)",
    ),
    (
        "rua avenida av travessa praça calle carrera cra",
        rf"(?<!\w)(?:Rua|Avenida|Av\.|Travessa|Praça|Calle|Carrera|Cra\.) (?:(?:de|da|do|dos|das|del|la"
        rf"|los) )*[{_UP}][\w'’-]*(?: (?:(?:de|da|do) )?[{_UP}][\w'’-]*)*"
        rf",? \d{{1,5}}(?: ?[-–,] ?(?:apto?|ap|bloco|sala|piso|casa)\.? ?\w{{1,5}})?(?!\w|[.,]\d)",
    ),
    (
        "way place hill row walk park",
        r"(?i:\b(?:at|is|on|to)) \b(?P<low>\d{1,4}[a-z]? (?:[a-z][\w']+ ){1,2}(?:way|place|hill|row|walk"
        r"|park))\b(?= in [A-Z]|,|\.|$)",
    ),
    (
        "box postfach apartado boîte b",
        r"(?i:\b(?:P\.? ?O\.? ?Box|Postfach|Apartado(?: de correos)?|Boîte postale|B\.P\.) ?\d{1,6}\b)",
    ),
)
"""The cues of a pattern, and the pattern, of an address with a number in it."""
_UNNUMBERED: tuple[tuple[str, str], ...] = (
    (
        _STREET_WORDS.lower().replace("|", " "),
        rf"(?:(?:The )?[{_UP}][\w'’-]+ ){{1,3}}(?:Rectory|Vicarage|Cottage|House|Lodge|Barn|Farm|Mill|Manor|Grange"
        rf"|Villa|Hall"
        rf"|Bungalow|Farmhouse|Court|Mansions?|Towers?),? (?:[{_UP}][\w'’-]+ ){{1,3}}(?<= )(?:{_STREET_WORDS})\b",
    ),
    (
        "lieu lieudit hameau résidence urbanización urb località frazione fraz",
        rf"(?i:\b(?:lieu-dit|lieudit|hameau|résidence|urbanización|urb\.|località|frazione|fraz\.)) (?:(?:[{_UP}]"
        rf"|d['’]|l['’])[\w'’-]+"
        rf"[ -]?|(?:de|du|des|la|le|les) ){{1,4}}(?:, ?[{_UP}][\w'’-]+)?",
    ),
    ("///", r"(?<![\w/:])///[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+"),
    (
        "live lives lived living house flat home moved address place grew stay staying",
        rf"(?i:\b(?:live|lives|lived|living|house|flat|home|moved|address|place|grew up|stay|staying)\b)[^.!?]{{0,40}}?"
        rf" (?:on|in|at|to|off|is) (?P<said>(?:[{_UP}][\w'’-]+ ){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent"
        rf"|Terrace|Gardens|Mews|Grove|Court))\b",
    ),
    (
        "wohne wohnt wohnen wohnte habite habitons habitait vivo vive vivimos abito abita abitiamo moro mora mieszkam"
        " mieszka woon woont bor",
        rf"(?i:\b(?:wohn(?:e|t|en|te)|habit(?:e|ons|ait)|vivo|vive|vivimos|abit(?:o|a|iamo)|moro|mora|mieszkam?|woont?"
        rf"|bor)\b)[^.!?]{{0,20}}? (?P<said>[{_UP}][\w-]+(?:straße|strasse|gasse|allee|weg|straat|laan|gracht|gatan"
        rf"|vägen|gade|vej)|[{_UP}][\w-]+ (?:Straße|Allee|Weg|Gasse)"
        rf"|(?i:rue|avenue|impasse|chemin|calle|avenida|via|viale|corso|rua|travessa|ul\.|ulicy) (?:(?:de|des|du|la|le"
        rf"|las|los|del|da|do|dei|delle) )*[{_UP}][\w'’-]+(?: [{_UP}][\w'’-]+)*)",
    ),
)
"""A house's name before its street, a hamlet, three words of a map; a street where somebody says to live."""
_OTHER_SCRIPTS = (
    r"(?<!\w)(?i:ул\.|улиц\w+|просп\w*|пр-т|пер\.|переул\w+|бульвар\w*|шоссе|наб\.|набережн\w+|площад\w+|вул\."
    r"|вулиц\w+)"
    r" ?(?:[А-ЯЁІЇЄ][\w-]+ ?){1,3},? ?(?:д\.? ?|дом ?|буд\.? ?)?\d{1,4}(?:[/-]?[а-яё])?(?!\w)"
    r"(?:,? ?(?:кв\.?|квартира) ?\d{1,4})?",
    r"شارع (?:[\u0600-\u06ff]+ ){1,3}(?:رقم )?\d{1,4}|(?<!\w)(?i:οδό[ςν]?|λεωφόρο[ςυ]?"
    r"|λεωφ\.) (?:[Α-ΩΆ-Ώ][\w.]+ ){1,3}\d{1,4}",
    r"(?:[가-힣]+[시구군] )+[가-힣]+(?:로|길) ?\d{1,4}(?:-\d+)?(?:번길 ?\d+)?",
    r"[\u4e00-\u9fff]{2,3}[都道府県][\u3040-\u9fff]{1,12}\d{1,4}(?:[-−‐丁目番地号の]+\d{0,4}){0,4}",
    r"[\u4e00-\u9fff]{2,8}[市区县][\u4e00-\u9fff]{1,12}[路街道巷弄]\d{1,5}号?(?:\d+室)?",
    r"[가-힣]+(?:시|도) [가-힣]+(?:구|군|시) [가-힣\d]+(?:로|길|동) ?\d{1,4}(?:-\d{1,4})?",
    r"(?:ул\.|улица|пр\.|проспект|пер\.|переулок) ?[\w -]{3,30},? (?:д\.|дом)? ?\d{1,4}(?:,? кв\.? ?\d+)?",
)
"""Addresses that have a letter beyond ASCII."""
_NOT_STREETS = re.compile(
    r"^(?:\d+ )?(?:\w+ )?(?:St\.? (?:Patrick|Valentine)|Days?|Weeks?|Hours?|Minutes?|Percent|Star|Stars|Way Street)\b"
)
_COUNTED = re.compile(
    r"\b(?:chapter|level|step|page|episode|season|part|lesson|phase|section|version|unit|stage|day|week)\s$", re.I
)

_UK = re.compile(
    r"(?<![\w-])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]"
    r"|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
_CANADA = re.compile(r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\w-])")
_DUTCH = re.compile(
    r"(?<![\w.,£$€-])[1-9]\d{3} ?(?!SA|SD|SS|AD|BC|AM|PM|KM|CM|MM|MB|GB|TB|KB|EU|UK|US|TV|PC|HD|KW|HP|CC|KG|ML|OK"
    r"|AI|IT|ID|CE|UHD|IN|AT|ON|TO|OF|IS|OR|MW|KJ|HZ|DE|IS|WE|MY|NO|SO|UP|GO)[A-Z]{2}(?![\w-])"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY"
    "|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_ZIP = re.compile(
    rf"\b(?:{_STATES}),? (?P<zip>\d{{5}}(?:-\d{{4}})?)(?![\w-]|[.,]\d)"
    r"|(?i:\b(?:zip(?: ?code)?|post(?:al)? ?code|postcode|plz|postleitzahl|code postal|código postal|c\.?p\.?|cap"
    r"|kod pocztowy|postnummer)\b)(?:[^\d\n.!?]{0,12}[^\w\n.!?])"
    r"(?P<said>(?:[A-Z]{1,2}-)?\d{2,5}(?:[- ]\d{2,4})?|(?i:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})"
    r"|[A-Z]\d[\dW] ?[A-Z0-9]{4})(?![\w-]|[.,]\d)"
    r"|(?<![\w.,£$€-])(?P<four>\d{5}-\d{4})(?![\w-])"
    r"|(?<![\w.,-])(?P<pl>\d{2}-\d{3})(?= [A-ZŁŚŻŹĆ][\w]+)"
    r"|(?i:\b(?:in|aus|nach|from|near|à|en|wohne in|habite à|vivo en)) (?P<city>(?:[A-Z]{1,2}-)?\d{5})(?= (?!Euro"
    r"|Kunden|Menschen|Leute|Personen|People|Users|Stück|Meter|Jahre|Dollar|Mitarbeiter)[A-ZÀ-Þ][\w-]{2,})"
    r"|(?<![\w-])(?P<prefixed>(?:D|A|CH|F|B|NL|L|DK|S|FI|I|E)-\d{4,5})(?= [A-ZÀ-Þ])"
)


def spans(signs: Signs) -> Iterator[tuple[str, Span]]:
    """Kind and place of each."""
    yield from _streets(signs)
    if signs.digits > 1:
        yield from _postcodes(signs)


@cache
def _compiled() -> tuple[Cued[re.Pattern[str]], Cued[re.Pattern[str]]]:
    """The patterns without a number and those with one; compiled when the first text is searched."""
    without, numbered = (
        Cued((cues.split(), re.compile(pattern)) for cues, pattern in patterns) for patterns in (_UNNUMBERED, _NUMBERED)
    )
    return without, numbered


@cache
def _other_scripts() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in _OTHER_SCRIPTS]


def _streets(signs: Signs) -> Iterator[tuple[str, Span]]:
    text = signs.text
    without, numbered = _compiled()
    patterns = [*without.of(signs), *(numbered.of(signs) if signs.digits else ())]
    for pattern in (*patterns, *(() if text.isascii() or not signs.digits else _other_scripts())):
        for match in pattern.finditer(text):
            if not _NOT_STREETS.match(match[0]) and not _COUNTED.search(text[: match.start()]):
                yield "address", match.span(match.lastgroup or 0)


_POST_SIGN = re.compile(r"[A-Z]\d|\d ?[A-Z]")
_ZIP_SIGN = re.compile(r"[A-Z]{2},? \d{5}|-\d{4}|\d-\d{3}|(?i:in|aus|nach|from|near|à|en) \d{5}")
_POST_WORDS = frozenset(
    "zip zipcode post postal postcode postalcode plz postleitzahl code código postnummer kod cp c cap".split()
)


def _postcodes(signs: Signs) -> Iterator[tuple[str, Span]]:
    text = signs.text
    for pattern in (_UK, _CANADA, _DUTCH) if _POST_SIGN.search(text) else ():
        for match in pattern.finditer(text):
            yield "postcode", match.span()
    for match in _ZIP.finditer(text) if signs.has(_POST_WORDS) or _ZIP_SIGN.search(text) else ():
        yield "postcode", match.span(match.lastgroup or 0)
