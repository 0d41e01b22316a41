"""What a table of people proposes by itself: columns that could make segments, columns of quotes, and a locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from persona_gen.evidence.attributes import OPINIONS, named_kind
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.left_out import asks_consent_to_quote
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.profiles import Profile

MOST_PROPOSED = 12
LEAST_ANSWER_WORDS = 4

SEGMENT_COLUMN_NAMES = re.compile(
    r"\b(segmente?s?|clusters?|personas?|tribes?|cohorts?|audiences?|typ(e|ology)|segmento|(doel)?groep|groupe|grupo|gruppo)\b"
    r"|(?:gruppe|segment|cluster|typ)\b(?<!altersgruppe)|\bdescribes? (you|them)\b|\bbeschreibt (sie|dich)\b"
)
"""Names of columns that somebody made segments with; they go first."""

LOCALE_OF_MONEY = {
    "GBP": "en_GB", "INR": "en_IN", "AUD": "en_AU", "CAD": "en_CA", "NZD": "en_NZ", "PLN": "pl_PL", "SEK": "sv_SE",
    "NOK": "nb_NO", "DKK": "da_DK", "CZK": "cs_CZ", "BRL": "pt_BR", "TRY": "tr_TR", "JPY": "ja_JP", "CHF": "de_CH",
    "USD": "en_US",
}  # fmt: skip
POSTCODES = {
    "en_GB": re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE),
    "en_CA": re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE),
    "nl_NL": re.compile(r"\d{4} ?[A-Z]{2}"),
    "en_US": re.compile(r"\d{5}-\d{4}"),
}
_WORDS_OF = {
    "de_DE": "wie was welche ihr ihre sie der die das und nicht ist bitte alter geschlecht umsatz kunde wohnort anzahl"
    " sehr mit für eher",
    "fr_FR": "quel quelle vous votre vos êtes le la les et est âge sexe combien comment ville très plutôt pas avec",
    "es_ES": "qué cuál cuántos usted su sus el la los y es edad sexo cómo ciudad muy ni con poco sí",
    "it_IT": "quale quanti lei suo sua il lo gli e è età sesso come città perché molto né con poco sì",
    "nl_NL": "wat welke hoe uw u het een en is leeftijd geslacht woonplaats waarom zeer niet helemaal mee",
    "pl_PL": "jak czy ile pan pani się nie jest wiek płeć miasto bardzo raczej ani brak tak",
    "pt_PT": "qual quanto você seu sua os é idade sexo cidade muito não nem pouco sim",
}
"""Words of headers and questions that tell a language; two different ones are needed, and more than of any other."""


_ENGLISH_TOO = frozenset("was die is mit con pan u su come est sim et la le el il lo pas y e mag per".split())
"""Of these, what English answers may hold; in a header they stand beside others of their language."""


class Proposal(NamedTuple):
    """Columns by name, and a locale with the reason for it, "" where nothing tells."""

    by: tuple[str, ...]
    quotes: tuple[str, ...]
    consent: tuple[str, ...]
    locale: str
    why: str


NO_PROPOSAL = Proposal((), (), (), "", "")


def propose(column_types: Sequence[ColumnType], profiles: Mapping[str, Profile]) -> Proposal:
    """What a table proposes, by its columns."""
    makers = []
    for reading in column_types:
        profile = profiles[reading.columns[0].name]
        single = reading.kind == "category" and len(reading.columns) == 1 and not reading.columns[0].open_ended
        categorical = single and not _in_own_words(reading, profiles)
        if categorical and 2 <= profile.distinct <= MOST_PROPOSED and profile.whole:
            makers.append((_rank(reading.attribute, profile), profile.distinct, reading.columns[0].name))
    consent = tuple(c.name for r in column_types for c in r.columns if asks_consent_to_quote(c, profiles[c.name]))
    quotes = tuple(r.columns[0].name for r in column_types if r.kind == "text" or _in_own_words(r, profiles))
    locale, why = _locale(column_types, profiles)
    return Proposal(tuple(name for _, _, name in sorted(makers)), quotes, consent, locale, why)


def _rank(attribute: str, profile: Profile) -> int:
    """Segments that somebody made come first, then who people are, then what they chose of several, then the rest."""
    if SEGMENT_COLUMN_NAMES.search(column_words(attribute)):
        return 0
    if named_kind(attribute):
        return 1
    if OPINIONS.search(attribute) or all(re.fullmatch(r"\W*\d+\W*", cell) for cell in profile.common):
        return 4
    return 3 if profile.distinct == 2 else 2


def _in_own_words(reading: ColumnType, profiles: Mapping[str, Profile]) -> bool:
    """Whether categories are sentences that some people share, as answers to an open question are, or are called so."""
    if reading.columns[0].open_ended:
        return reading.kind == "category"
    cells = list(profiles[reading.columns[0].name].common)
    longish = bool(cells) and sum(len(cell.split()) for cell in cells) / len(cells) >= LEAST_ANSWER_WORDS
    sentences = sum(cell.rstrip("\"'”’»“ ").endswith((".", "!", "?", "…")) for cell in cells) > len(cells) / 2
    return reading.kind == "category" and longish and (len(cells) > MOST_PROPOSED or (len(cells) > 5 and sentences))


def _locale(column_types: Sequence[ColumnType], profiles: Mapping[str, Profile]) -> tuple[str, str]:
    """The locale on which all that tells one agrees, with the reason."""
    reasons: dict[str, list[str]] = {}
    for unit in dict.fromkeys(reading.unit for reading in column_types if reading.unit):
        if locale := LOCALE_OF_MONEY.get(unit):
            reasons.setdefault(locale, []).append(f"amounts in {unit}")
    for name, profile in profiles.items():
        for locale, pattern in POSTCODES.items():
            if profile.filled and profile.part(pattern.fullmatch) > 0.8:
                reasons.setdefault(locale, []).append(f'postcodes in "{name}"')
    texts = Counter(word for name in profiles for word in set(column_words(name).split()))
    texts.update(word for reading in column_types for word in set(column_words(reading.attribute).split()))
    texts.update(
        word
        for reading in column_types
        if reading.kind == "category" and reading.columns
        for cell in profiles[reading.columns[0].name].common
        for word in set(column_words(cell).split()) - _ENGLISH_TOO
    )
    spoken = {
        locale: {word for word in function_words.split() if texts[word]} for locale, function_words in _WORDS_OF.items()
    }
    best = sorted(spoken, key=lambda locale: -len(spoken[locale]))
    if len(spoken[best[0]]) >= 2 and len(spoken[best[0]]) > len(spoken[best[1]]) and not reasons:
        reasons[best[0]] = [f"words such as {', '.join(sorted(spoken[best[0]])[:3])}"]
    if len(reasons) != 1:
        return "", ""
    [(locale, why)] = reasons.items()
    return locale, "; ".join(why)
