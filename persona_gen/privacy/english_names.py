"""Names that the small words of an English text let one see: in small letters, and words that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.domain import Span
from persona_gen.privacy.brands import BRANDS_ALONE
from persona_gen.privacy.lists import ALSO_PROPER, ALSO_WORDS, COLOURS_AND_STONES, NEVER_NAMES, ORDINARY_SMALL
from persona_gen.privacy.name_context import ARTICLE_A, DETERMINED, begins, is_german, is_headline
from persona_gen.privacy.name_lists import fold, mainstream_names
from persona_gen.privacy.name_words import LEAST_RUN_TOGETHER, plain_elsewhere, plain_families, plain_names
from persona_gen.privacy.signs import NAME_WORD, Signs
from persona_gen.text.vocabulary import word_pieces

CAPITALISED = re.compile(rf"(?<![\w@#/.'’])(?P<given>{NAME_WORD})(?:['’]s(?!\w))?")


def perhaps(text: str) -> Iterator[str]:
    """Words that may be names: a capital inside a sentence, and on no list of anything else.

    None of German, whose nouns all have one.
    """
    for match in CAPITALISED.finditer(text):
        word, before = match["given"], text[max(0, match.start() - 12) : match.start()]
        inside = not begins(text, match.start()) and not DETERMINED.search(before) and text[match.start() - 1] != "["
        if inside and len(word) > LEAST_RUN_TOGETHER - 1 and not word.isupper() and fold(word) not in _ORDINARY:
            if is_german(text) or is_headline(text):
                return
            yield word


_ORDINARY = ALSO_WORDS | ALSO_PROPER | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES | ORDINARY_SMALL
_AT_WORK = re.compile(
    r"(?<![\w'’-])(?P<name>[a-z]{3,})(?= (?:on|at|behind|from|in) (?:the )?(?:tills?|desk|front desk|phone|phones"
    r"|counter"
    r"|bar|reception|checkout|tills|helpdesk|help ?desk|switchboard|door|accounts|billing|payroll|sales|HR|hr)\b)"
)
"""Who stands there is a person, whatever else bears the name."""


def small_names(signs: Signs) -> Iterator[Span]:
    """Given names in small letters, in what is English by its small words: "spoke to janice twice"."""
    for match in _AT_WORK.finditer(signs.text) if signs.has(_WORKPLACES) else ():
        if match["name"] in mainstream_names() and match["name"] not in _NO_SMALL_NAMES:
            yield match.span("name")
    for match in _AT_WORK_ELSEWHERE.finditer(signs.text) if signs.has(_WORKPLACES_ELSEWHERE) else ():
        if fold(match["name"]) in plain_elsewhere():
            yield match.span("name")
    if not signs.words & _ENGLISH or signs.has(_FOREIGN) or signs.words.isdisjoint(plain_names()):
        return
    english = len(signs.words & _ENGLISH) > 1
    for match in SMALL_WORD.finditer(signs.text):
        before = signs.text[: match.start()]
        if match[0] not in plain_names() or DETERMINED.search(before) or ARTICLE_A.search(before):
            continue
        if english or match[0] not in word_pieces():
            family = SMALL_WORD.match(signs.text, match.end() + 1)
            goes_on = family and (family[0] in plain_families() or family[0] not in word_pieces())
            yield match.start(), family.end() if family and goes_on else match.end()


_WORKPLACES = frozenset(
    """till tills desk phone phones counter bar reception checkout helpdesk switchboard door accounts billing payroll
    sales hr""".split()
)
_WORKPLACES_ELSEWHERE = frozenset(
    """helpdesk kassa balie receptie telefoon klantenservice kasse hotline rezeption theke telefon empfang schalter
    support service kundendienst caisse accueil réception sav guichet caja recepción mostrador cliente servicio cassa
    telefono bancone reception caixa recepção loja balcão suporte atendimento kassan receptionen kassen kundtjänst
    kasie recepcji infolinii""".split()
)
_AT_WORK_ELSEWHERE = re.compile(
    r"(?<![\w'’-])(?P<name>[^\W\d_]{4,})(?= (?:(?:van|aan) de |(?:an|von) der |am |vom |(?:à|de) l['’]|(?:à|de) la |du "
    r"|en (?:la )?|del |de atención al |alla |al |della |na |da |do |i |från |w )"
    rf"(?:{'|'.join(sorted(_WORKPLACES_ELSEWHERE))})\b)"
)
"""The same in ten more languages: "sjoerd van de helpdesk"."""
_NO_SMALL_NAMES = ALSO_WORDS | NEVER_NAMES | ORDINARY_SMALL
SMALL_WORD = re.compile(r"(?<![\w@#/.'’-])[a-z]{4,}(?![\w@/-])")
_ENGLISH = frozenset(
    """the and my is was it to i me of for that with she he her his they we you at on in by not but so have has had
    this said told spoke ask asked""".split()
)
_FOREIGN = frozenset(
    """der die das und ich nicht ist ein eine que les est une pas je el una los por con het een och att det jag ikke non
    che per il della para não uma jest się nie en el un del mi su te le se du de des au di da em na op aan voor maar mit
    auf von zu nach bei og på til som av ma je ve bir""".split()
)
"""Small words of other languages, whose words may look like English given names."""
