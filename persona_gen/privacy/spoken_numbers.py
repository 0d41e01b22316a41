"""Numbers that are said or typed in words: telephones, cards and accounts, digit by digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.signs import Signs

_DIGITS = (
    *"oh zero one two three four five six seven eight nine nought double triple treble".split(),
    *"ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty".split(),
    *"fifty sixty seventy eighty ninety hundred".split(),
    *"null eins zwei drei vier fünf sechs sieben acht neun zwo".split(),
    *"zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt".split(),
    *"trente quarante cinquante soixante".split(),
    *"cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis".split(),
    *"diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(),
    *"uno due tre quattro cinque sei sette otto nove".split(),
    *"zero um dois três quatro cinco seis sete oito nove meia".split(),
)  # fmt: skip
_SINGLE = frozenset(_DIGITS)
NUMBER_WORD = rf"(?:{'|'.join(sorted(set(_DIGITS), key=len, reverse=True))}|\d{{1,4}})"
_RUN = re.compile(rf"(?<![\w-]){NUMBER_WORD}(?:(?:[ ,.-]|, ){{1,2}}(?:and |et |y )?{NUMBER_WORD})*(?![\w-])", re.I)
_TOKEN = re.compile(NUMBER_WORD, re.I)
_CARD = re.compile(r"\b(?:card|visa|mastercard|amex|karte|carte|tarjeta)\b[^.!?]{0,20}$", re.I)
_ACCOUNT = re.compile(r"\b(?:account|iban|sort code|konto|compte|cuenta)\b[^.!?]{0,20}$", re.I)
_SAID = re.compile(
    r"\b(?:number|phone|mobile|cell|call|ring|text|reach|dial|tel|nummer|numéro|número|numero|telefon|handy|it is"
    r"|it['’]s|on|at)\b[^.!?]{0,20}$",
    re.I,
)
_LEAST_SPOKEN_DIGITS = 6
"""Digits of the shortest telephone that is said in words; where nothing says that it is one, two more."""


def spans(signs: Signs) -> Iterator[tuple[str, Span]]:
    """Kind and place of each run of number words that is long enough, most of them single digits."""
    text = signs.text
    if not signs.has(_SINGLE) or sum(token in _SINGLE for token in signs.tokens) < _LEAST_SPOKEN_DIGITS - 2:
        return
    for match in _RUN.finditer(text):
        tokens = _TOKEN.findall(match[0])
        words = [token for token in tokens if not token.isdigit()]
        if (
            len(words) < _LEAST_SPOKEN_DIGITS - 2
            or len(words) < len(tokens) - 1
            or (len(set(map(str.lower, words))) < 2 and len(words) < _LEAST_SPOKEN_DIGITS)
        ):
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        counted = [w.lower() for w in words[:5]] in _COUNTS
        if _CARD.search(before) and len(words) >= _LEAST_SPOKEN_DIGITS:
            yield "card number", match.span()
        elif _ACCOUNT.search(before) and len(words) >= _LEAST_SPOKEN_DIGITS:
            yield "account number", match.span()
        elif not counted and (
            len(words) >= _LEAST_SPOKEN_DIGITS + 2 or (_SAID.search(before) and len(words) >= _LEAST_SPOKEN_DIGITS - 1)
        ):
            yield "phone", match.span()


_COUNTS = (
    "one two three four five".split(), "ten nine eight seven six".split(), "five four three two one".split(),
    "eins zwei drei vier fünf".split(), "un deux trois quatre cinq".split(), "uno dos tres cuatro cinco".split(),
)  # fmt: skip
"""Who counts says no number of a telephone."""
