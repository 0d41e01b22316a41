"""What stands for "no answer" in a column of numbers: words, and codes such as 99, 999 and -1."""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.sources.tables.sql import sql_text

DONT_KNOW = frozenset(
    word.strip()
    for words in (
        "don't know|dont know|do not know|i don't know|i dont know|i do not know|dk|dk/na|don't know/no answer",
        "don't know / no answer|don't know/refused|not sure|unsure|can't say|no opinion|undecided|cannot say",
        "weiß nicht|weiss nicht|weiß ich nicht|weiß nicht/keine angabe|weiß nicht / keine angabe|keine meinung",
        "kann ich nicht sagen|unsicher|unentschieden|ne sait pas|je ne sais pas|nsp|ne se prononce pas|sans opinion",
        "i'm not sure",
        "ns/nc|no sabe|no sé|no lo sé|no sabe/no contesta|no sabe / no contesta|no estoy seguro|não sei|não sabe|ns/nr",
        "non so|non sa|non saprei|non so/non risponde|weet niet|weet ik niet|geen mening|weet niet/geen mening",
        "nie wiem|trudno powiedzieć|nie mam zdania|vet ej|vet inte|ved ikke|vet ikke|nevím|neviem|en osaa sanoa",
        "en tiedä|nem tudom|nu știu|nu stiu|ne znam|ne vem|bilmiyorum|fikrim yok|δεν ξέρω|не знаю",
        "затрудняюсь ответить|важко сказати|わからない|分からない|不知道|不清楚|모르겠다|모름|לא יודע|לא יודעת",
        "לא יודע/ת|לא יודע/לא יודעת|אין לי דעה|لا أعرف|لا أدري|لا اعرف|لا ادري|ไม่ทราบ|ไม่แน่ใจ",
        "पता नहीं|मालूम नहीं|không biết|tidak tahu",
    )
    for word in words.split("|")
)
"""Cells that answer a question without deciding it, in small letters: their share is told, and no mean counts them."""

CODE_BEFORE = r"^\(?\d{1,3}\s*[-–—:=.)]\s*"
"""The code of a labelled answer, such as ``98 - Don't know``."""

NOT_ASKED = frozenset(
    """na nan null n/a n.a. #n/a <na> #null! #value! #ref! #div/0! #name? #num! n.v.t. n.v.t entfällt --none-- (blank)
    (empty) (leer) (vide) (vacío) (vazio) (puste)
    {question_not_shown}""".split()
) | {"", "not applicable", "not asked", "not shown", "(no value)", "[no value]", "keine angabe", "k. a.", "k.a.",
     "no answer", "not answered", "no response", "keine antwort", "sans réponse", "sin respuesta", "no contesta",
     "geen antwoord", "brak odpowiedzi", "non risponde", "sem resposta", "inget svar", "ingen svar", "bez odpovědi",
     "нет ответа", "無回答", "未回答", "무응답", "ei vastausta", "nem válaszolt", "cevap yok", "אין תשובה",
     "بدون إجابة", "nicht gefragt", "niet van toepassing", "nie dotyczy", "non applicable", "no aplica", "no procede",
     "não se aplica", "non applicabile", "ej tillämpligt", "ikke aktuelt", "není relevantní"}  # fmt: skip
"""Cells of any column that say nothing, in small letters, as R, pandas, SQL, spreadsheets and survey software write
them: the question was not asked, or the formula broke. "None", "Prefer not to say" and "-" may be answers."""

MISSING_WORDS = DONT_KNOW | NOT_ASKED | frozenset(
    """n.a n/d n.d. nd nil - -- – — − . .. … ? missing unknown refused skipped blank k.a n.z. nr ns nc n/s n/c b.d.
    inconnu onbekend unbekannt desconocido sconosciuto nieznane okänt ukjent tbd tbc pending""".split()
) | {
    "not available", "no data",
    "prefer not to say", "prefer not to answer", "i prefer not to say", "rather not say",
    "n. a.", "trifft nicht zu", "möchte ich nicht sagen",
    "non renseigné", "ne souhaite pas répondre",
    "prefiero no decirlo",
    "zeg ik liever niet", "wil ik niet zeggen",
    "brak danych", "odmowa",
    "preferisco non rispondere",
    "vill ej svara", "н/д", "нет данных", "не указано", "немає даних",
    "לא רלוונטי", "ไม่ตอบ",
    "غير متوفر", "لا يوجد", "該当なし", "不適用", "不适用", "未填写", "해당 없음",
    "ikke svar", "ikke besvart", "nincs adat", "belirtilmemiş", "s/d",
    "sin dato", "sem informação", "δεν απαντώ", "nu răspunde",
}  # fmt: skip
"""Cells of a number column that say that there is no number, in small letters."""

NINES = re.compile(r"(9+|[78]{2,}|9*[78])(\.0)?")
"""Codes that stand for "no answer", as survey software writes them: 99, 999, 88, 98, 997."""


def missing_codes(values: Mapping[float, int]) -> tuple[frozenset[float], str]:
    """Of the values of a column, counted: those that surely stand for "no answer", and in words those that may.

    A code is all nines, or 7 and 8 at its end, as survey software has it; negative ones stand below values that never
    are, others far above the rest. Doubt names the mean with it and without.
    """
    candidates = {v for v in values if v.is_integer() and (_is_code(v) or _beyond_a_scale(v, values))}
    rest = sorted(v for v in values if v not in candidates)
    if len(rest) < 2 or not candidates:
        return frozenset(), ""
    low, high = rest[0], rest[-1]
    whole = all(v.is_integer() for v in rest)
    spread = max(high - low, 1.0)
    sure, doubt = set(), set()
    for code in candidates:
        if code < 0 <= low:
            gap = low - code
            if code == -1 or (values[code] == 1 and gap < spread):
                doubt.add(code)
            else:
                sure.add(code)
        elif code > high and code - high > 0.25 * spread:
            recurs = values[code] >= 2 or code < LEAST_OF_TWO_DIGITS
            far = code - high > 1.5 * spread
            if whole and far and recurs and code >= LEAST_OF_TWO_DIGITS:
                sure.add(code)
            elif (recurs and (whole or far)) or (far and whole):
                doubt.add(code)
    if any(code < 0 for code in sure):
        sure |= {code for code in doubt if code < 0}  # -1 beside -9, as survey software has them
        doubt -= sure
    if not doubt:
        return frozenset(sure), ""
    kept = {v: n for v, n in values.items() if v not in sure}
    without = {v: n for v, n in kept.items() if v not in doubt}
    names = ", ".join(f"{v:g}" for v in sorted(doubt))
    n = sum(values[v] for v in doubt)
    words = (
        f"{names} ({n:,} cells) may be a number or stand for no answer: the mean is {mean_of(kept):.6g} with it "
        f"and {mean_of(without):.6g} without"
    )
    return frozenset(sure), words


LEAST_OF_TWO_DIGITS = 10
CODE_NAMED = re.compile(r"(?<![\w.])(-?\d{1,3})\s*(?:=|:|\s[-–—]\s)\s*([^\d;,()\[\]|/=]+)")
"""A code that a question explains: ``(1-5, 0 = not applicable)``."""


def codes_named(question: str) -> frozenset[float]:
    """The codes of which a question itself says that they are no answer or "don't know"."""
    named = ((float(code), words.strip(" .'\"")) for code, words in CODE_NAMED.findall(question))
    return frozenset(code for code, words in named if says_nothing(words))


def _beyond_a_scale(value: float, values: Mapping[float, int]) -> bool:
    """Whether 8 or 9 stands apart from grades or points that are all there from 1 on, as 9 does beside 1 to 5."""
    if value not in (8, 9):
        return False
    rest = sorted(v for v in values if v not in (8, 9) and v >= 0)
    steps = rest == [rest[0] + i for i in range(len(rest))] if rest else False
    return steps and len(rest) >= 4 and rest[0] in (0, 1) and value - rest[-1] >= 2


def _is_code(value: float) -> bool:
    text = f"{abs(value):.0f}"
    if value < 0:
        return value == -1 or bool(NINES.fullmatch(text)) or text in ("55", "66")  # as Unipark has them beside -77
    return len(text) >= 2 and bool(NINES.fullmatch(text))


def mean_of(values: Mapping[float, int]) -> float:
    """The mean of values with their counts."""
    return sum(v * n for v, n in values.items()) / sum(values.values())


def says_nothing(cell: str) -> bool:
    """Whether a cell of a number column says that there is no number."""
    return not cell or cell.lower().replace("’", "'").rstrip("!") in MISSING_WORDS


def is_dont_know(cell: str) -> bool:
    """Whether a cell says "don't know", with a code before it or without."""
    return re.sub(CODE_BEFORE, "", cell.lower().replace("’", "'")).strip(" .!") in DONT_KNOW


def dont_know_sql(text: str) -> str:
    """`is_dont_know` of a text, as SQL."""
    folded = f"replace(lower({text}), '’', '''')"
    plain = f"trim(regexp_replace({folded}, {sql_text(CODE_BEFORE)}, ''), ' .!')"
    return f"{plain} IN ({', '.join(map(sql_text, sorted(DONT_KNOW)))})"
