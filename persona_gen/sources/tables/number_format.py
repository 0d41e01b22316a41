"""How a column writes its numbers: decided over all of its cells together, never cell by cell.

``4,217`` is 4217 or 4.217, and which of the two the other cells and the file must tell. Where they do not, the column
is in doubt, and whoever reads it asks with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from persona_gen.sources.tables.sql import sql_text

BLANKS = " \u00a0\u2009\u202f'’"
"""What stands between thousands, besides a comma or a point."""

CURRENCIES = {
    "£": "GBP", "€": "EUR", "$": "$", "US$": "USD", "A$": "AUD", "C$": "CAD", "R$": "BRL", "¥": "¥", "₹": "INR",
    "₺": "TRY", "₽": "RUB", "₩": "KRW", "zł": "PLN", "kr": "kr", "kr.": "kr", "Kč": "CZK", "CHF": "CHF", "Fr.": "CHF",
    "USD": "USD", "GBP": "GBP", "EUR": "EUR", "AUD": "AUD", "CAD": "CAD", "JPY": "JPY", "SEK": "SEK", "NOK": "NOK",
    "DKK": "DKK", "PLN": "PLN", "INR": "INR", "BRL": "BRL", "NZD": "NZD", "euro": "EUR", "euros": "EUR", "Euro": "EUR",
}  # fmt: skip
"""Signs and codes of money as cells have them; ``$``, ``¥`` and ``kr`` are of several countries and stay."""

UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "Prozent": "%", "kg": "kg", "g": "g", "km": "km", "m": "m",
    "cm": "cm", "mi": "miles", "miles": "miles", "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours",
    "hours": "hours", "min": "minutes", "mins": "minutes", "minute": "minutes", "minutes": "minutes", "day": "days",
    "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "year": "years",
    "years": "years", "yrs": "years", "yr": "years", "GB": "GB", "MB": "MB", "kWh": "kWh",
}  # fmt: skip
"""Units behind a number."""

THOUSANDS = {"k": 1e3, "K": 1e3, "Tsd": 1e3, "Tsd.": 1e3, "tys.": 1e3, "thousand": 1e3,
             "M": 1e6, "mn": 1e6, "Mn": 1e6, "mln": 1e6, "Mio": 1e6, "Mio.": 1e6, "million": 1e6, "Millionen": 1e6,
             "B": 1e9, "bn": 1e9, "Bn": 1e9, "Mrd": 1e9, "Mrd.": 1e9, "billion": 1e9}  # fmt: skip
"""What a number is multiplied by where a word says so behind it: ``1.5k``, ``2M``, ``3,4 Mio.``"""

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

MOST_NUMBERS = 0.95
"""The part of the cells that must look like numbers for the column to be one of numbers."""

MOST_CODES = 12
"""Different numbers up to which a column of numbers and words is one of categories, such as 1, 2, 3+."""

NINES = re.compile(r"(9+|[78]{2,}|9*[78])(\.0)?")
"""Codes that stand for "no answer", as survey software writes them: 99, 999, 88, 98, 997."""

_SIGN = "[-+−]"
_BLANKS = f"[{BLANKS}]"


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ANY = re.compile(
    rf"\(?\s*{_SIGN}?\s*(?P<before>{_either(CURRENCIES)})?\s*{_SIGN}?\s*"
    rf"(?P<digits>\d(?:[\d.,{BLANKS}]*\d)?[.,]?|[.,]\d+)(?P<power>[eE][+-]?\d+)?"
    rf"(?:\s*(?P<scale>{_either(THOUSANDS)})(?![^\W\d]))?"
    rf"\s*(?P<after>{_either([*CURRENCIES, *UNITS])})?\s*\)?\s*-?"
)
_LABELLED = re.compile(
    r"(?P<code>-?\d{1,3})(?:\s*[-–—:=.)]\s*|\s+\(?)(?P<label>[^\W\d].*)"
    r"|(?P<label2>[^\W\d]\D*?)\s*[-–—:=(]\s*(?P<code2>\d{1,3})\)?"
)
_CHANGES_THE_NUMBER = re.compile(
    r"(or|and|plus|more|less|bis|to|oder|und|times?|x|people|persons?|children|th|st|nd|rd)\b", re.IGNORECASE
)
_NUMBER_WORDS = re.compile(
    r"\b(none|no|zero|never|nothing|kein\w*|aucun\w*|ningun\w*|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|once|twice|half|dozen|hundred|thousand|million|ein\w?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b",
    re.IGNORECASE,
)
"""Words that may be a number: 0 above all."""
_COMMA_SURE = re.compile(r"\d*,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+|\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+,\d+")
_POINT_SURE = re.compile(
    r"\d*\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+\.\d+"
)
_ZERO_COMMA = re.compile(r"0+,\d{3}")
_GROUPED_COMMA = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
_GROUPED_POINT = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
_THOUSANDS_COMMA = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3}(,\d{3})+\.\d+|\d{1,2}(,\d{2})+,\d{3}(\.\d+)?")
_THOUSANDS_POINT = re.compile(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}(\.\d{3})+,\d+")


@dataclass(frozen=True)
class Hints:
    """What the rest of the file tells of how it writes numbers.

    ``decimal`` is the mark that other columns prove; ``english`` says that commas separate the cells of the file,
    which those who write decimal commas avoid.
    """

    decimal: str = ""
    english: bool = False


NO_HINTS = Hints()


@dataclass(frozen=True)
class NumberFormat:
    """``decimal`` is ``.`` or ``,``; ``thousands`` what may stand between groups of three; ``unit`` of all cells.

    ``missing`` are cells that stand for no answer; ``labels`` are codes of a scale with words, each with its number.
    """

    decimal: str = "."
    thousands: str = ""
    unit: str = ""
    missing: frozenset[str] = frozenset()
    labels: tuple[tuple[str, float], ...] = ()
    signed: bool = False
    """Whether any cell has more than digits: a unit, a minus of its own kind, brackets."""
    scales: tuple[str, ...] = ()
    """Words for thousands and millions behind numbers, such as ``k``."""

    @property
    def plain(self) -> bool:
        """Whether a cast reads all cells."""
        return self.decimal == "." and not (self.thousands or self.signed or self.missing or self.labels)

    @cached_property
    def digits(self) -> str:
        """The pattern of the number itself, for Python and DuckDB alike."""
        mark = re.escape(self.decimal)
        grouped = rf"\d{{1,3}}(?:[{self.thousands}]\d{{3}})+(?:{mark}\d+)?|" if self.thousands else ""
        if "," in self.thousands:  # as in India: 1,00,000
            grouped += rf"\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:{mark}\d+)?|"
        return rf"(?:{grouped}\d+(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?"

    @cached_property
    def pattern(self) -> str:
        """The pattern of a whole cell, for Python and DuckDB alike."""
        money = _either(word for word, unit in CURRENCIES.items() if unit == self.unit)
        after = _either(word for word, unit in {**CURRENCIES, **UNITS}.items() if unit == self.unit)
        scales = rf"\s*(?:{_either(self.scales)})?" if self.scales else ""
        inner = rf"{_SIGN}?\s*(?:{money})?\s*{_SIGN}?\s*{self.digits}{scales}\s*(?:{after})?"
        return rf"\(\s*{inner}\s*\)|{inner}\s*-?"

    def value(self, cell: str) -> float | None:
        """The number in a cell without blanks around it, None where there is none."""
        if cell in self.missing:
            return None
        if self.labels and (code := dict(self.labels).get(cell)) is not None:
            return code
        if not re.fullmatch(self.pattern, cell):
            return None
        match = re.search(self.digits, cell)
        if not match:
            return None
        number = float(re.sub(f"[{self.thousands}]", "", match[0]).replace(self.decimal, ".")
                       if self.thousands else match[0].replace(self.decimal, "."))  # fmt: skip
        negative = cell.startswith("(") or re.search(r"[-−]", cell[: match.start()] + cell[match.end() :])
        for word in self.scales:
            if re.match(rf"\s*{re.escape(word)}(?![^\W\d])", cell[match.end() :]):
                number *= THOUSANDS[word]
                break
        return -number if negative else number

    def sql(self, name: str) -> str:
        """The same for a column of text, as a DOUBLE."""
        text = f"trim(CAST({name} AS VARCHAR))"
        if self.plain:
            return f"try_cast({text} AS DOUBLE)"
        text = f"trim(translate(CAST({name} AS VARCHAR), '\u00a0\u202f\u2009\n', '    '))"
        number = f"regexp_extract({text}, {sql_text(self.digits)})"
        if self.thousands:
            number = f"regexp_replace({number}, {sql_text(f'[{self.thousands}]')}, '', 'g')"
        if self.decimal == ",":
            number = f"replace({number}, ',', '.')"
        negative = f"regexp_matches({text}, '^[^0-9]*[-−(]|-$')"
        value = f"try_cast({number} AS DOUBLE) * CASE WHEN {negative} THEN -1 ELSE 1 END"
        if self.scales:
            tests = {word: sql_text(rf"[0-9.,]\s*{re.escape(word)}(?:[^A-Za-z].*)?$") for word in self.scales}
            times = " ".join(f"WHEN regexp_matches({text}, {test}) THEN {THOUSANDS[w]!r}" for w, test in tests.items())
            value = f"{value} * CASE {times} ELSE 1 END"
        value = f"CASE WHEN regexp_full_match({text}, {sql_text(self.pattern)}) THEN {value} END"
        if self.labels:
            labels = " ".join(f"WHEN {sql_text(label)} THEN {code!r}" for label, code in self.labels)
            value = f"CASE regexp_replace({text}, '\\s+', ' ', 'g') {labels} ELSE {value} END"
        if self.missing:
            codes = ", ".join(map(sql_text, sorted(self.missing)))
            return f"CASE WHEN {text} NOT IN ({codes}) THEN {value} END"
        return value


@dataclass(frozen=True)
class Decision:
    """The format of a column, None where it holds no numbers or is in doubt, which ``doubt`` says in words."""

    format: NumberFormat | None = None
    doubt: str = ""
    cure: str = ""


def says_nothing(cell: str) -> bool:
    """Whether a cell of a number column says that there is no number."""
    return not cell or cell.lower().rstrip("!") in MISSING_WORDS


def decide(
    cells: Mapping[str, int],
    hints: Hints = NO_HINTS,
    like: str = "",
    missing: Iterable[str] = (),
    *,
    sure: bool = False,
) -> Decision:
    """How ``cells``, counted, write numbers; ``like`` is ``.`` or ``,`` where somebody said which mark decimals have.

    ``missing`` are cells that somebody said to be no numbers; ``sure`` that the column is said to hold numbers.
    """
    spoken = set(missing)
    filled = {cell: n for cell, n in cells.items() if not says_nothing(cell) and cell not in spoken}
    matches = {cell: match for cell in filled if (match := _ANY.fullmatch(cell))}
    labelled = _labelled(filled, matches)
    if labelled is not None:
        labels, silent = labelled
        return Decision(NumberFormat(labels=labels, missing=frozenset(spoken | silent)))
    part = sum(filled[cell] for cell in matches) / max(1, sum(filled.values()))
    if part < (0.5 if sure else MOST_NUMBERS) or not matches:
        return _half(filled, matches) if part >= 0.5 else Decision()
    digits = {match["digits"]: cell for cell, match in matches.items()}
    marks = like or _marks(digits, hints)
    unit, doubt = _unit(filled, matches)
    if len(marks) > 1 or doubt:
        cure = '--kind NAME="number like 1,234.5" or --kind NAME="number like 1.234,5"'
        return Decision(None, marks, cure) if len(marks) > 1 else Decision(None, doubt, "write all of them alike")
    scales = tuple(sorted({match["scale"] for match in matches.values() if match["scale"]}, key=len, reverse=True))
    signed = bool(unit or scales) or any(not re.fullmatch(r"[+-]?[\d.,]+([eE][+-]?\d+)?", cell) for cell in matches)
    thousands = _thousands(digits, marks)
    format = NumberFormat(marks, thousands, unit, frozenset(spoken), signed=signed, scales=scales)
    return _all_read(filled, format)


def _all_read(filled: Mapping[str, int], format: NumberFormat) -> Decision:
    """The format, unless it leaves cells that may be numbers. A few without a digit are missing, and are told."""
    unread = [cell for cell in filled if format.value(cell) is None]
    speaking = [cell for cell in unread if re.search(r"\d", cell) or _NUMBER_WORDS.search(cell)]
    few = sum(filled[cell] for cell in unread) <= (1 - MOST_NUMBERS) * sum(filled.values())
    if not unread or (few and not speaking):
        return Decision(format)
    n = sum(filled[cell] for cell in unread)
    shown = ", ".join(f'"{cell[:30]}"' for cell in (speaking or unread)[:2])
    doubt = f"numbers, but for {n:,} cell{'s' * (n > 1)} such as {shown}"
    cure = f'--kind NAME="number without {"; ".join(unread)}" counts them as missing' if len(unread) <= 4 else ""
    return Decision(None, doubt, cure or "correct them to have the column read")


def _half(filled: Mapping[str, int], matches: Mapping[str, object]) -> Decision:
    """Many different numbers, and many cells that are none: ages up to ``65+``, or a word for "no answer"."""
    others = {cell: n for cell, n in filled.items() if cell not in matches}
    if len(matches) <= MOST_CODES:
        return Decision()
    n, shown = sum(others.values()), ", ".join(f'"{cell[:30]}"' for cell in list(others)[:2])
    doubt = f"numbers, but for {n:,} cell{'s' * (n > 1)} such as {shown}"
    words = len(others) <= 4 and not any(re.search(r"\d", cell) or _NUMBER_WORDS.search(cell) for cell in others)
    cure = f'--kind NAME="number without {"; ".join(others)}" counts them as missing' if words else ""
    return Decision(None, doubt, cure or "correct them to have the column read; --kind NAME=category takes it as it is")


def proved(cells: Iterable[str]) -> set[str]:
    """The decimal marks that cells prove beyond doubt: by both marks in one, or by one decimal or two."""
    marks = set()
    for cell in cells:
        if match := _ANY.fullmatch(cell):
            digits = match["digits"]
            if _COMMA_SURE.fullmatch(digits) or _THOUSANDS_POINT.fullmatch(digits):
                marks.add(",")
            elif _POINT_SURE.fullmatch(digits) or _THOUSANDS_COMMA.fullmatch(digits):
                marks.add(".")
    return marks


def _marks(digits: Mapping[str, str], hints: Hints) -> str:
    """``.`` or ``,`` before the decimals; a longer text says why nobody can tell."""
    comma = next((cell for d, cell in digits.items() if _COMMA_SURE.fullmatch(d) or _THOUSANDS_POINT.fullmatch(d)), "")
    point = next((cell for d, cell in digits.items() if _POINT_SURE.fullmatch(d) or _THOUSANDS_COMMA.fullmatch(d)), "")
    if comma and point:
        return f'"{comma}" has a decimal comma, and "{point}" a decimal point'
    if comma or point:
        return "," if comma else "."
    commas = [d for d in digits if _GROUPED_COMMA.fullmatch(d) or _ZERO_COMMA.fullmatch(d)]
    points = [d for d in digits if _GROUPED_POINT.fullmatch(d)]
    if commas and points:
        return f'"{digits[commas[0]]}" has a comma, and "{digits[points[0]]}" a point'
    return _mark_of_groups(digits, commas or points, hints) if commas or points else "."


def _mark_of_groups(digits: Mapping[str, str], grouped: Sequence[str], hints: Hints) -> str:
    """The same where all marks stand before three digits: the file must tell, or the numbers without a mark."""
    mark = "," if "," in grouped[0] else "."
    other = "." if mark == "," else ","
    zero = any(_ZERO_COMMA.fullmatch(d) for d in grouped)
    bare = [d for d in digits if d.isdigit()]
    # Of decimals that lose their last zeros none would be a whole number below 1000 only; thousands are.
    mixed = bool(bare) and all(len(d) <= 3 for d in bare) and len(grouped) > 1 and not zero
    proves_other = hints.decimal == other and not zero
    proves_mark = hints.decimal == mark and not mixed
    if proves_other or proves_mark:
        return hints.decimal
    if not hints.decimal and not zero:
        if mark == "," and (hints.english or mixed):
            return "."
        if mark == "." and hints.english != mixed:
            return "." if hints.english else ","
    whole, decimal = re.sub("[.,]", "", grouped[0]), grouped[0].replace(",", ".", 1)
    means = _two_means(digits)
    return f'"{digits[grouped[0]]}" may be {whole} or {decimal}, and no cell tells which{means}'


def _two_means(digits: Iterable[str]) -> str:
    """The mean of the different cells in either reading, so that whoever knows the matter sees which is right."""
    whole = [float(re.sub("[.,]", "", d)) for d in digits if d.replace(",", "").replace(".", "").isdigit()]
    decimals = [float(d.replace(",", ".", 1)) for d in digits if re.fullmatch(r"\d+([.,]\d+)?", d)]
    if not whole or not decimals:
        return ""
    return f" (mean {sum(whole) / len(whole):,.6g} or {sum(decimals) / len(decimals):.6g})"


def _thousands(digits: Iterable[str], decimal: str) -> str:
    """What stands between groups of three in any of the cells."""
    other = "." if decimal == "," else ","
    separators = {char for d in digits for char in d if char == other or char in BLANKS}
    return "".join(sorted(separators))


def _unit(filled: Mapping[str, int], matches: Mapping[str, re.Match[str]]) -> tuple[str, str]:
    """The unit that all cells have, and in words why they have none in common. A bare 0 needs no unit."""
    units: dict[str, str] = {}
    without = ""
    for cell, match in matches.items():
        words = [word for word in (match["before"], match["after"]) if word]
        names = {CURRENCIES.get(word, UNITS.get(word, "")) for word in words}
        if len(names) > 1 and not ("$" in names and len(names) == 2):
            return "", f'"{cell}" has two units'
        if not names:
            without = without or ("" if not match["digits"].strip("0.,") else cell)
        for name in names - ({"$"} if len(names) > 1 else set()):
            units.setdefault(name, cell)
    if len(units) > 1:
        (a, one), (b, other), *_ = units.items()
        return "", f'amounts in {a} ("{one}") and in {b} ("{other}")'
    if units and without:
        [(unit, cell)] = units.items()
        if unit == "%" or any(unit == symbol for symbol in CURRENCIES.values()):
            n = sum(filled[c] for c, m in matches.items() if not (m["before"] or m["after"]))
            return "", f'"{cell}" has the unit {unit}, and {n:,} cells such as "{without}" have none'
    return next(iter(units), ""), ""


def _labelled(
    filled: Mapping[str, int], matches: Mapping[str, re.Match[str]]
) -> tuple[tuple[tuple[str, float], ...], set[str]] | None:
    """For a scale whose plain codes stand beside codes with words: those with their numbers, and the cells that are no
    answer. None for all else."""
    words = [cell for cell in filled if cell not in matches]
    plain = {float(cell) for cell in matches if re.fullmatch(r"-?\d{1,3}", cell)}
    if not words or len(words) > 6 or len(plain) < max(2, len(matches)):
        return None
    codes: dict[str, float] = {}
    silent = set()
    for cell in words:
        match = _LABELLED.fullmatch(cell)
        label = match and (match["label"] or match["label2"])
        if not match or not label or _CHANGES_THE_NUMBER.match(label):
            return None
        if says_nothing(label.strip(" ()-").lower()):
            silent.add(cell)
        else:
            codes[cell] = float(match["code"] or match["code2"])
    if len(set(codes.values())) < len(codes):
        return None
    return tuple(sorted(codes.items())), silent


# --- codes for "no answer"


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
