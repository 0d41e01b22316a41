"""Columns of special categories of personal data (Article 9 GDPR), by their names, their questions and their answers.

A false alarm leaves a column out, and is said; a miss writes about somebody's health. Words are English, with the
commonest of German, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAMES: dict[str, str] = {
    "health": r"health(?!\s?care (?:plan|provider|price))\w*|ill(ness(es)?)?|diseases?|diagnos\w+"
    r"|disab\w+|impair(ed|ments?)|handicap\w*"
    r"|medic(al|ations?|ines?)|mental|pregnan\w+|symptoms?|allerg\w+|hiv|cancer|diabet\w+|insulin|depress\w+"
    r"|anxiety|asthma|therap(y|ies|ist)"
    r"|bmi|body (weight|mass)|weight (kg|lbs?)|blood ?(type|group|pressure|sugar)|vaccin\w+|covid|hospital\w*"
    r"|surger(y|ies)|smok(er|es?|ing)"
    r"|addict\w*|disorders?|injur(y|ies)|chronic\w*|autis\w+|adhd|dyslexi\w+|fertil\w+|menopaus\w+|menstru\w+"
    r"|gesundheit\w*|krank\w*|\w*behinder\w*|wheelchair\w*|(hearing|sight|vision) loss"
    r"|schwanger\w*|impf\w*|pflegegrad|santé|maladies?|handicapée?|enceinte|salud|enfermedad(es)?|discapacidad"
    r"|embarazad[ao]",
    "ethnicity": r"ethni\w+|races?(?! ?(?:time|distance|day|result|car))|racial|skin (colou?r|tone)"
    r"|nationalit(y|ies)|national origin|ancestry"
    r"|tribe|caste|hispanic|latin[oax]|country of birth|birth ?country|born in|mother tongue"
    r"|migration\w*hintergrund|staatsangehörigkeit"
    r"|herkunft(sland)?|hautfarbe|origine ethnique|ethnie|nationalité|etnia|origen étnico|raza|nacionalidad"
    r"|indigenous|aboriginal|immigra\w+",
    "politics": r"politic\w*|polit(isch\w*|ik|ique|ik\w+)"
    r"|part(y|ei) ?(affiliation|id|preference|identification|membership|registration|supported|choice)"
    r"|votes? (for|intention|choice|in the)|voted|vote \d{4}|vot(er|ing) (registration|intention|behaviou?r)"
    r"|elect(ions?|oral) ?(?!of)\w*"
    r"|ideolog\w+|left.right|democrats?|republicans?|wahl(absicht|entscheidung)?|parteipräferenz|partei"
    r"|parti politique|partido( político)?"
    r"|(trade|labou?r) union|union (member\w*|status)|gewerkschaft\w*|syndicat\w*|sindicato|brexit|referendum",
    "religion": r"religio(n|ns|us|usness|sity|us \w+)|religiös\w*|religion\w*|religiosité|religión|faith"
    r"|creed|church (attendance|member\w*)|mosque"
    r"|synagogue|temple attendance|denomination|konfession|worship(s|per|place)?|pray(s|er|ers)?|believe in god"
    r"|halal|kosher|kirchensteuer"
    r"|spiritual\w*|glaube\w*",
    "sexuality": r"sexual(ity| \w+)?|sex (life|partners?)|lgbt\w*|queer|orientation sexuelle"
    r"|orientación sexual|sexuell\w*|sexualität"
    r"|gender (identity )?at birth|(birth|assigned) sex|sex assigned\w*|trans(gender|sexual)?"
    r"|attracted to|gay|lesbian",
    "genetics and biometrics": r"genetic\w*|dna|genom\w*|biometri\w*|fingerprints?|face ?(print|template)"
    r"|voice ?print|iris scan",
}
"""Words anywhere in a column's name or question, in small letters with single blanks."""

CELLS: dict[str, str] = {
    "health": r"diabetes.*|asthma|cancer|depression|anxiety|arthritis|hypertension|high blood pressure"
    r"|heart disease|epilepsy|adhd|autism.*"
    r"|hiv.*|disabled|not disabled|wheelchair.*|visually impaired|hearing impaired|smoker|non-?smoker|pregnant"
    r"|chronic pain|migraines?|obese",
    "ethnicity": r"(non-hispanic )?(white|black|asian)( .*|[/,].*)?|hispanic.*|latin[oax].*|caucasian.*"
    r"|african american.*|american indian.*"
    r"|native (american|hawaiian).*|pacific islander.*|mixed race|multiracial|two or more races|arab"
    r"|middle eastern.*|roma|south asian|east asian",
    "politics": r"democrat(ic)?( party)?|republican( party)?|conservatives?( party)?|labou?r( party)?"
    r"|liberal democrats?|green party|cdu(/csu)?|csu|spd"
    r"|fdp|afd|die linke|bündnis 90.*|(very|somewhat|strongly) (liberal|conservative)|far[- ](left|right)"
    r"|left-wing|right-wing|psoe|vox|leave|remain",
    "religion": r"(roman )?catholic.*|protestant.*|evangelical.*|muslim.*|islam(ic)?|jew(ish)?|judaism"
    r"|hindu(ism)?|buddhis[tm]|atheist.*|agnostic"
    r"|christian.*|(eastern )?orthodox.*|mormon|lds|sikh(ism)?|katholisch|evangelisch|muslimisch|jüdisch"
    r"|konfessionslos",
    "sexuality": r"heterosexual.*|straight([/ ].*)?|gay.*|lesbian.*|bisexual.*|homosexual.*|asexual"
    r"|pansexual|queer|heterosexuell|homosexuell"
    r"|bisexuell|trans(gender)?( .*)?|cisgender",
}
"""Whole answers, in small letters; a column with two of one category is of it."""

MOST_ANSWERS = 60
"""Above so many different cells, a column holds no choice from a list, and its answers are not looked at."""

COLOURS = frozenset("red blue green grey gray silver gold yellow orange pink purple brown beige".split())
"""Beside one of these, "black" and "white" are colours."""

_NAMES = {kind: re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])") for kind, pattern in NAMES.items()}
_CELLS = {kind: re.compile(pattern) for kind, pattern in CELLS.items()}


def special_category(cells: Iterable[str], *names: str) -> str:
    """The special category of a column with these different cells, by a word of its names, or by its cells; else ""."""
    for name in names:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
        plain = " ".join(re.sub(r"[_.\-]+|\?|:", " ", spaced).lower().split())
        for kind, pattern in _NAMES.items():
            if pattern.search(plain):
                return kind
    different = {" ".join(cell.lower().split()) for cell in cells}
    if len(different) <= MOST_ANSWERS and not different & COLOURS:
        for kind, pattern in _CELLS.items():
            if sum(pattern.fullmatch(cell) is not None for cell in different) >= 2:
                return kind
    return ""
