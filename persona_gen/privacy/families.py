"""Family names alone, in Latin letters: by an ending that only they have, or by where a sentence has room for one.

``Karabıyıkoğlu``, ``Jovanović`` and ``Papadopoulos`` are names wherever they stand; "Der Klingenschmitt aus dem zweiten
Stock" is one by the floor behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_gen.domain import Span
from persona_gen.privacy.signs import CAPITAL, NAME_WORD, Endings, Signs
from persona_gen.text.vocabulary import word_pieces

_ENDINGS = Endings((
    *"oğlu oglu oğulları ović ovic ević evic enko opoulos opoulou oulos akis akos idis iadis idze adze shvili".split(),
    *"escu dóttir dottir sdotter ssen sson owicz ewicz czyk owski owska ewski ewska iński ińska icki icka".split(),
    *"skiego ckiego skiemu ckiemu ską cką czuk chuk zadeh nejad".split(),
))  # fmt: skip
_LETTERS = r"[^\W\d_]"
_BY_ENDING = re.compile(
    rf"(?<![\w@#/.'’-])(?P<given>{NAME_WORD} )?(?P<family>(?:[{CAPITAL}]{_LETTERS}+-)?[{CAPITAL}]{_LETTERS}{{2,}}"
    rf"(?:{'|'.join(_ENDINGS.whole)}))(?!\w)"
)
_FLOORS = (
    r"aus dem \w+ Stock", r"aus der \w+ Etage", "vom Erdgeschoss", "von nebenan", "von gegenüber", "von oben",
    "von unten", "unter mir", "über mir", r"del \w+ piano", "del piano di sopra", r"del \w+ piso", "de al lado",
    "de enfrente", r"du \w+ étage", "d'à côté", "d'en face", r"do \w+ andar", "van hiernaast", r"z \w+ piętra",
)  # fmt: skip
_NEIGHBOUR = re.compile(
    rf"(?<!\w)(?:[Dd](?:er|ie|en|em)|[Ll]a|[Ll]e|[Ee]l|[Ii]l|[OoAa]|[Dd]e|[Pp]an|[Pp]ani) (?P<family>{NAME_WORD})"
    rf" (?:{'|'.join(_FLOORS)})(?!\w)"
)
_FLOOR_SIGNS = frozenset(
    """stock etage erdgeschoss nebenan gegenüber oben unten unter über piano piso lado enfrente étage côté face andar
    hiernaast piętra""".split()
)
_ROOM = (
    rf"\b(?:I['’]m|I am|this is) the (?P<a>{NAME_WORD})(?= (?:on|at|in|from) |[,.])",
    rf"\b[Ww]e(?:['’]re| are) the (?P<b>{NAME_WORD}s)(?= (?:at|on|in|from|next|of) |[,.])",
    rf"\bthe (?P<c>{NAME_WORD}) (?:booking|family|household|wedding|funeral|party|twins|brothers|sisters|residence"
    r"|reservation)\b",
    rf"\b(?:wrote|spelt|spelled|misspelt|misspelled|down as|listed as|goe?s? by|went by|going by) (?P<d>{NAME_WORD})",
    rf"\b(?:schreibt sich|schreibe mich|steht|heißt) (?P<e>{NAME_WORD})(?= (?:mit|ohne) \w\b)",
)
_BY_ROOM = tuple(map(re.compile, _ROOM))
_ROOM_SIGNS = frozenset(
    """the wrote spelt spelled misspelt misspelled down listed go
    goes went going schreibt schreibe steht heißt""".split()
)


def spans(signs: Signs, is_common: Callable[[str], bool]) -> Iterator[Span]:
    """Where such names stand; with the word before that is written as a name."""
    if signs.ends(_ENDINGS):
        for match in _BY_ENDING.finditer(signs.text):
            if match["family"].lower() not in word_pieces() and not is_common(match["family"]):
                given = match["given"]
                is_word = given is None or given.strip().lower() in word_pieces() or is_common(given.strip())
                yield (match.start("family") if is_word else match.start()), match.end()
    for match in _NEIGHBOUR.finditer(signs.text) if signs.has(_FLOOR_SIGNS) else ():
        if not is_common(match["family"]):
            yield match.span("family")
    for pattern in _BY_ROOM if signs.capital_inside and signs.has(_ROOM_SIGNS) else ():
        for match in pattern.finditer(signs.text):
            word = match[match.lastgroup or 0]
            plain = word.lower().removesuffix("s") if match.lastgroup == "b" else word.lower()
            if plain not in word_pieces() and not is_common(word) and not re.search(r"[a-z][A-Z]", word):
                start, end = match.span(match.lastgroup or 0)
                yield start, end - (match.lastgroup == "b")
