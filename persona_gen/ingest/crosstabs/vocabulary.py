"""The words by which tables of figures name what they hold: the whole base, sizes, measures, and pairs of both."""

from __future__ import annotations

import re
from typing import NamedTuple

from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.number_format import CURRENCIES, UNITS, either

WHOLE_BASE_NAME = re.compile(
    r"(the )?(whole|total|full) (base|sample|population|market)|(grand |sub ?)?total|overall|all( \w{3,20})?|everyone"
    r"|everybody|(sample|base|population|column) total|average of all|mean of all|benchmark"
    r"|gesamt|insgesamt|total general|ensemble|tous|todos|alle|net|gesamtergebnis|total général|(general )?total"
    r"|(grand )?total ?[:–-] ?\S.{0,40}",
    re.IGNORECASE,
)
"""Names of the row or column over everybody."""

SUM_NAME = re.compile(rf"{WHOLE_BASE_NAME.pattern}|sigma|[σ∑]|sums?|summe|suma|somme|somma", re.IGNORECASE)
"""Names of a row below the answers that sums them up."""

COUNTED_NOUNS = (
    r"(people|persons?|respondents?|customers?|users?|members?|cases?|participants?|individuals|households|observations"
    r"|records|teilnehmer|befragte|kunden)"
)
SIZE = re.compile(
    rf"n|base|size|count|sample|frequency|{COUNTED_NOUNS}|((segment|cluster|group|sample|base) )?(n|size|count)|base n"
    rf"|(n|no|nr|number|count|num|tot|total|#)( of)? {COUNTED_NOUNS}|{COUNTED_NOUNS} count|(un)?weighted (base|n|count)"
    rf"|(active|unique|total) {COUNTED_NOUNS}|(effective|total|grand) (base|n)|base size|sample size"
    r"|basis|fallzahl|anzahl|effectif",
    re.IGNORECASE,
)
"""Names of a column or row that counts people."""

BASE_ROW = re.compile(
    rf"((un)?weighted|effective|total|sample|column)?\s*(base|basis|sample size|sample|n|{COUNTED_NOUNS}|count)"
    r"(\s*(n|size))?\s*(\(.{0,40}\)|[:=-].{0,80})?|(total )?\(?(un)?weighted( total)?\)?|basis,? (un)?gewichtet"
    r"|base,? (non )?pondérée|(un)?gewichtete basis|fallzahl|effectifs?",
    re.IGNORECASE,
)
BASE_TEXT = re.compile(r"(base|basis|filter|sample)\s*[:=].*", re.IGNORECASE)
BASE_IN_NAME = re.compile(r"\s*[(\[]?\s*\b(?:n|base)\s*[=:]\s*(\d[\d., ]*)[*†‡^]*\s*[)\]]?\s*[*†‡^]*$", re.IGNORECASE)
"""``18 - 34 (n = 412)``."""

COLUMN_SHARES = re.compile(
    r"(col(umn)?|spalten)[ -]?(n )?(%|percent(age)?s?|pct|prozente?)|(col(umn)?|vertical) ?%|% (of|within) col(umn)?s?"
    r"|%|share|percent|prozent|anteil|% of column total",
    re.IGNORECASE,
)
OTHER_SHARES = re.compile(
    r"(row|total|table|layer|subtable|zeilen|gesamt|horizontal)[ -]?(n )?(%|percent(age)?s?|pct|prozente?)"
    r"|% (of|within) (row|total|table|grand total)s?( total)?",
    re.IGNORECASE,
)
"""Percentages of a row or of the whole table, which are no shares of a group."""
COUNTS = re.compile(
    rf"(column )?{SIZE.pattern}|counts?|freq(uency|\.)?|index|z-?statistic|p|standard error|expected.*|residual.*"
    r"|(column )?comparisons?|sig\.?|häufigkeit|anzahl",
    re.IGNORECASE,
)
"""What stands beside percentages in columns of its own."""
NO_QUESTION = re.compile(
    r"(table|tabelle|tableau|page|seite)\s*[\d.]+( of \d+)?|summary|row labels|column labels|zeilenbeschriftungen"
    r"|spaltenbeschriftungen|étiquettes de (lignes|colonnes)|(count|sum|anzahl|summe|nombre) (of|von|de) .*"
    r"|((angaben|werte|zahlen|(all )?figures|values)( are)? )?in (prozent|%|percent|per cent)"
    r"|(spalten|column )(prozente?|percent(ages)?)|(share|percentage|proportion|per ?cent|%) of (all )?"
    r"(respondents|people|persons|adults|households|consumers|users|customers|participants|interviewees|the population)"
    r"|(anteil|prozent) der (befragten|personen|haushalte|nutzer|kunden)|part des (répondants|personnes|ménages)"
    r"|(porcentaje|proporción) de (encuestados|personas|hogares)|respondents|befragte"
    r"|based on .*|(sample size|fieldwork|base|basis|filter|weight(ed)?|source|quelle)\b.*|continued|%|banner \d+",
    re.IGNORECASE,
)
"""What stands above a table and asks nothing."""

PIVOT = re.compile(r"row labels|column labels|zeilenbeschriftungen|étiquettes de lignes", re.IGNORECASE)
"""What spreadsheets write over the rows of a pivot table."""
PIVOT_COUNT = re.compile(r"(count|anzahl|nombre|cuenta|conteggio|aantal) (of|von|de|di|van) .+", re.IGNORECASE)
"""In a pivot table, the rows behind each of its own: people, where each has a row."""

PIVOT_MEASURE = re.compile(
    r"(average|mean|median|sum|max|min|stdevp?|product|mittelwert|durchschnitt|summe|moyenne|somme|promedio|suma|media"
    r"|somma|gemiddelde|som|średnia|média|soma) (of|von|de|di|van|z) .+",
    re.IGNORECASE,
)
"""What a pivot table holds where it counts nobody."""

SEGMENT_WORDS = re.compile(
    r"(customer |user |market |audience )?(segments?|clusters?|groups?|personas?|cohorts?|types?)"
    r"( (names?|ids?|labels?|no|number))?|segmente?|gruppe|grupo|groupe",
    re.IGNORECASE,
)
NAME_COLUMNS = re.compile(r"((segment|cluster|group) )?(name|label|title)", re.IGNORECASE)
DESCRIPTION_COLUMNS = re.compile(r"(segment |cluster )?(description|summary|profile)", re.IGNORECASE)

MEASURES: dict[str, str] = {
    "mean": r"means?|avg|average|centroid|mittelwert|durchschnitt(lich(e[rsnm]?)?)?|mittlere[rsnm]?|moyenne|media",
    "median": r"median|p50",
    "sd": r"sd|std|stddev|std dev(iation)?|standard deviation|st ?dev",
    "min": r"min|minimum|lowest",
    "max": r"max|maximum|highest",
    "share": r"%|share|shares|percent(age)?s?|pct|proportion|fraction|anteil|prozent",
    "count": r"counts?|freq(uency)?|number",
    "total": r"sum|summe",
}
"""What a table calls a measure, and the two beside mean and median that are kept with the mean."""

_WORD = {measure: re.compile(pattern, re.IGNORECASE) for measure, pattern in MEASURES.items()}
_AT_END = re.compile(r"^(?P<rest>.+?)[\s_.]*[(\[]\s*(?P<word>[\w% .]+?)\s*[)\]]$|^(?P<rest2>.+?)(?P<word2>%)$")
_PAIR = re.compile(r"^(.+?)(?:\s*[:=|]\s*|\s+[/–—-]\s+)(.+)$")
NOT_MEANS = re.compile(
    r"std\.? ?err(or|\.)?|standard error|variance|var|sum of squares|f|sig\.?|p-?value"
    r"|(nps|net promoter)( score)?( \(.*\))?"
    r"|ind(ex|ices)( ?\(.*\))?|(top ?)?rank(ing)?s?|rang", re.IGNORECASE
)  # fmt: skip
"""Rows and columns of scores, tests and places: no share, and no mean of anybody."""
CHANGE = re.compile(
    r"\b(change|growth|increase|decrease|difference|diff|delta|uplift|lift|vs|versus|yoy|trend|gap|veränderung|wachstum"
    r"|differenz|zuwachs|évolution|variation|croissance|variación|crecimiento|market share|marktanteil"
    r"|(share|%|percent(age)?) of (the )?(wallet|voice|revenue|sales|spend(ing)?|basket|budget|traffic|market|orders"
    r"|visits))\b"
)
"""Words of a column whose percentages are of no people: changes, and parts of money or of a market."""
MEANS_OF_ALL = re.compile(
    r"(?P<word>means?|averages?|medians?|mittelwerte?|durchschnitte?|moyennes?|medias?)"
    r"( (scores?|ratings?|values?|of .*|von .*))?( ?\(.*\))?", re.IGNORECASE
)  # fmt: skip
"""What stands over a table of means alone."""


LIMIT = re.compile(
    r"(^|[\s_.(\[-])(lcl|ucl|lci|uci|(95|90|99) ?% ?(ci|confidence|lower|upper)|(lower|upper) ?(ci|cl|95|bound|limit"
    r"|confidence)|confidence (interval|limit)s?|margin of error|moe|std ?err(or)?|standard error"
    r"|untergrenze|obergrenze)",
    re.IGNORECASE,
)
"""Limits and errors of an estimate, which stand beside it and are no figures of people."""
UNIT_CELL = re.compile(
    rf"{either([*UNITS, *CURRENCIES])}|stunden|std\.?|tage|jahre|monate|minuten|heures|jours|ans|horas|días|años"
    r"|personen|personnes|personas|1[ .,]?000.*|tsd\.?|mio\.?|mrd\.?",
    re.IGNORECASE,
)
"""What stands in a row of units below the names of columns."""
PERCENT_WORD = re.compile(r"%|(?<![a-z])(percent(age)?s?|pct|prozent)(?![a-z])", re.IGNORECASE)
SHARE_WORD = re.compile(r"(?<![a-z])(fraction|proportion|0 ?[-–] ?1)(?![a-z0-9])", re.IGNORECASE)


def unit_word(name: str) -> str:
    """The unit that a name claims: percent, share, or "". "Share" itself is said of both."""
    return "percent" if PERCENT_WORD.search(name) else "share" if SHARE_WORD.search(name) else ""


class Meaning(NamedTuple):
    """What a column or row is by its name; ``measure`` is "" where the name does not say."""

    attribute: str
    category: str | None
    measure: str


def measure_word(text: str) -> str:
    """The measure that a word names, or ""."""
    plain = column_words(text).strip(" .:")
    return next((measure for measure, pattern in _WORD.items() if pattern.fullmatch(plain)), "")


def meaning(upper: str, lower: str) -> Meaning:
    """What ``mean_age``, ``GOP%``, ``Housing: rents (%)`` and ``Age`` over ``18-34`` are about."""
    name, measure = _measured(lower or upper)
    if lower and upper:
        over = measure_word(upper)
        if over:
            return Meaning(*_pair(name), measure or over)
        if not name or measure_word(lower):
            return Meaning(upper, None, measure or measure_word(lower))
        above, of_all = _measured(upper)
        return Meaning(above, None if WHOLE_BASE_NAME.fullmatch(name) else name, measure or of_all)
    return Meaning(*_pair(name), measure)


def _pair(name: str) -> tuple[str, str | None]:
    match = _PAIR.match(name)
    return (match[1].strip(), match[2].strip()) if match else (name, None)


def _measured(name: str) -> tuple[str, str]:
    """A name without its measure, and the measure: ``("Age", "mean")`` of ``Age (mean)`` and ``mean Age``."""
    if match := _AT_END.match(name):
        rest, word = match["rest"] or match["rest2"], match["word"] or match["word2"]
        if measure := measure_word(word):
            return rest.strip(" _.:-"), measure
    parts = [part for part in re.split(r"([\s_.:]+)", name) if part]
    for take in (3, 1):  # "std dev" and "mean" with what stands between words
        if len(parts) > take + 1:
            for word, rest in (
                ("".join(parts[:take]), "".join(parts[take + 1 :])),
                ("".join(parts[-take:]), "".join(parts[: -take - 1])),
            ):
                if (measure := measure_word(word)) and rest.strip(" _.:-"):
                    return re.sub(r"^(of|von|de|di|van)\s+", "", rest.strip(" _.:-")), measure
    return name, ""


def base_in(name: str) -> tuple[str, str]:
    """A name without the base that stands in it, and the base: ``18 - 34 (n = 412)``."""
    match = BASE_IN_NAME.search(name)
    return (name[: match.start()].strip(), match[1].strip()) if match and match.start() else (name, "")
