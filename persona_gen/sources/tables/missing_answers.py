"""What stands for "no answer" in a column of numbers: words, and codes such as 99, 999 and -1."""

from __future__ import annotations

import re
from collections.abc import Mapping

MISSING_WORDS = frozenset(
    """n/a n.a. n.a na n/d n.d. nd nan null nil #n/a <na> #null! #value! #ref! #div/0! #name? #num! - -- – — − . .. … ?
    missing unknown refused skipped blank k.a. k.a entfällt n.v.t. n.v.t n.z. ns/nc nsp nr ns nc n/s n/c b.d. nevím
    inconnu onbekend unbekannt desconocido sconosciuto nieznane okänt ukjent tbd tbc pending""".split()
) | {
    "not applicable", "not available", "not asked", "not shown", "not answered", "no answer", "no response", "no data",
    "prefer not to say", "prefer not to answer", "i prefer not to say", "rather not say", "don't know", "dont know",
    "do not know", "don’t know", "not sure", "can't say", "keine angabe", "k. a.", "n. a.", "keine antwort",
    "weiß nicht", "weiss nicht", "nicht gefragt", "trifft nicht zu", "möchte ich nicht sagen",
    "sans réponse", "non applicable", "ne sait pas", "ne se prononce pas", "non renseigné", "ne souhaite pas répondre",
    "sin respuesta", "no aplica", "no sabe", "no contesta", "no sabe/no contesta", "prefiero no decirlo", "no sé",
    "niet van toepassing", "weet niet", "weet ik niet", "geen antwoord", "zeg ik liever niet", "wil ik niet zeggen",
    "nie dotyczy", "nie wiem", "brak odpowiedzi", "brak danych", "odmowa", "trudno powiedzieć",
    "non so", "non risponde", "preferisco non rispondere", "não sei", "não sabe", "não se aplica", "sem resposta",
    "vet ej", "vet inte", "inget svar", "vill ej svara", "ved ikke", "vet ikke", "bez odpovědi",
}  # fmt: skip
"""Cells of a number column that say that there is no number, in small letters."""

NINES = re.compile(r"(9+|[78]{2,}|9*[78])(\.0)?")
"""Codes that stand for "no answer", as survey software writes them: 99, 999, 88, 98, 997."""


def missing_codes(values: Mapping[float, int], *, scale: bool = False) -> tuple[frozenset[float], str]:
    """Of the values of a column, counted: those that surely stand for "no answer", and in words those that may.

    A code is all nines, or 7 and 8 at its end, as survey software has it; negative ones stand below values that never
    are, others far above the rest. Doubt names the mean with it and without.
    """
    candidates = {v for v in values if v.is_integer() and _is_code(v)}
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
            recurs = values[code] >= 2
            far = code - high > 1.5 * spread
            if whole and far and (recurs or scale):
                sure.add(code)
            elif (recurs and (whole or far)) or (far and whole):
                doubt.add(code)
    if not doubt:
        return frozenset(sure), ""
    kept = {v: n for v, n in values.items() if v not in sure}
    without = {v: n for v, n in kept.items() if v not in doubt}
    names = ", ".join(f"{v:g}" for v in sorted(doubt))
    n = sum(values[v] for v in doubt)
    words = (
        f"{names} ({n:,} cells) may be a number or stand for no answer: the mean is {_mean(kept):.6g} with it "
        f"and {_mean(without):.6g} without"
    )
    return frozenset(sure), words


def _is_code(value: float) -> bool:
    text = f"{abs(value):.0f}"
    if value < 0:
        return value == -1 or bool(NINES.fullmatch(text))
    return len(text) >= 2 and bool(NINES.fullmatch(text))


def _mean(values: Mapping[float, int]) -> float:
    return sum(v * n for v, n in values.items()) / sum(values.values())


def says_nothing(cell: str) -> bool:
    """Whether a cell of a number column says that there is no number."""
    return not cell or cell.lower().rstrip("!") in MISSING_WORDS
