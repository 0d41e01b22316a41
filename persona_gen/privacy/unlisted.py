"""Names that no list has, in English: a rare word in a capital letter that does, has or is what only a person can.

Rare is what BERT's vocabulary has not as a word; makers and shops are often rare too, so what stands around it decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_gen.domain import Span
from persona_gen.privacy.signs import CAPITAL, NAME_WORD, Endings, Signs
from persona_gen.text.lexicon.people import COMPANY, FAMILY
from persona_gen.text.vocabulary import word_pieces

_RARE = rf"(?<![\w@#/.'’-])(?P<name>{NAME_WORD}(?: {NAME_WORD})?)"
_NOBODY_ELSE = (*FAMILY, *COMPANY, *"woman man girl boy lady guy agent driver customer person who".split())
_DOES = (
    *"says said reckons reckoned thinks thought swears insists insisted told asked knows knew noticed".split(),
    *"remembers remembered forgot laughed cried smiled shrugged hates hated loves loved prefers preferred".split(),
    *"wants wanted lives lived tried spotted cooks reads drives drove borrowed lent rang phoned texted".split(),
    *"warned promised married retired signed apologised apologized shouted spoke bought picked chose".split(),
)
_OFTEN = r"(?:(?:never|always|usually|still|just|even|also|already|once|then|finally|kindly|both) )?"
_KIN = (
    *FAMILY,
    *"friend boss kids children laptop phone birthday order login account bike desk room house flat".split(),
)
_TOGETHER = (
    r"belongs? to", r"belonged to", r"married to", r"engaged to", r"related to", r"sitting next to", r"sat next to",
    r"lives? with", r"lived with", r"living with", r"shar(?:e|es|ed|ing) (?:\w+ ){0,3}with", r"sp(?:lit|litting)"
    r" (?:\w+ ){0,3}with", r"works? (?:\w+ )?(?:with|alongside)", r"grew up with", r"(?:was|were) out with",
    r"instead of", r"on behalf of", r"(?:work|works|worked|trained|trains|studied|study|served) under",
    r"handed (?:\w+ ){1,3}to", r"gave (?:\w+ ){1,3}to", r"lent (?:\w+ ){1,3}to",
    r"(?:was|were|is) (?:\w+ )?(?:born|served|helped|greeted|interviewed|trained) by", r"name(?:d)? (?:\w+ )?after",
    r"(?:got|bought|made|ordered|picked|chose|booked|collected|kept|saved) (?:\w+ ){1,3}for",
    r"(?:let|lets|letting|helped|heard|watched|blamed?|trust(?:ed)?|taught|begged|warned|thank(?:ed)?|convinced?)",
    r"(?:lad|man|woman|girl|boy|guy|lady|bloke|chap|person|kid|agent|nurse|doctor|driver|colleague) (?:called|named)",
)  # fmt: skip
_WORKPLACES = (
    *"counter desk till bar shop branch door workshop garage office school gym clinic surgery depot warehouse".split(),
    *"kitchen pub church club agency library bakery hotel farm yard nursery salon".split(),
)
_PATTERNS = (
    re.compile(rf"(?:^|[.!?…] |[,;:] |\b(?:and|but|then|so|because|that|when|if|while|until|since|once|only|Only"
               r"|where|before|after|time|how|what|why) )"
               rf"{_RARE},? {_OFTEN}(?:{'|'.join(_DOES)})\b"),
    re.compile(rf"{_RARE},? (?:who|whose)\b"),
    re.compile(rf"\b(?:Old|Young|Big|Little|Poor|Dear|old|poor|young) {_RARE}"),
    re.compile(rf"{_RARE}['’]s? (?:\w+ )?(?:{'|'.join(_KIN)})\b"),
    re.compile(rf"(?i:\b(?:{'|'.join(_TOGETHER)})) {_RARE}"),
    re.compile(rf"\b(?:[Tt]he only (?:one|person) who (?:\w+ ){{1,3}}was|[Ii]t was|[Bb]oth|[Ee]ither|[Nn]either|[Ee]ven"
               rf"|[Aa]pparently|[Ll]uckily|[Tt]urns out) {_RARE}(?= (?:who|and (?:his|her|their)|and [{CAPITAL}]"
               rf"|had|has|was|is|could|signed|did|got)\b|[.!?]|$)"),
    re.compile(rf"{_RARE} (?:(?:at|from|in|down) the (?:{'|'.join(_WORKPLACES)})|behind the (?:counter|bar|till)"
               rf"|in (?:billing|accounts|reception|sales|HR|finance|support)"
               rf"|on (?:reception|the (?:desk|till|phone)))\b"),
    re.compile(rf"(?:^|[.!?…] ){_RARE} and (?:his|her|I|me|the (?:lads|girls|boys|kids|team|others))\b"),
    re.compile(rf"\b[Ww]ithout {_RARE}(?=,? (?:I|we|they|he|she|it)\b)"),
    re.compile(rf"{_RARE} (?:here|speaking)(?=[,.!?]|$)"),
)  # fmt: skip
_OWN = re.compile(rf"(?:^|[.!?…] ){_RARE},? [^.!?…]{{0,60}}?\b(?:her|his|she|he|herself|himself)\b")
"""A sentence about one person: nobody else stands between the name and the pronoun."""
_ELSE = re.compile(rf"\b(?:{'|'.join(_NOBODY_ELSE)})s?\b")


def spans(signs: Signs, is_common: Callable[[str], bool]) -> Iterator[Span]:
    """Where such names stand in what is English by its small words."""
    if not signs.english or signs.text == signs.low:
        return
    if word_pieces().keys() >= signs.words:
        return
    for pattern in _PATTERNS:
        for match in signs.matches(pattern):
            yield from _rare(match, is_common)
    for match in _OWN.finditer(signs.text) if not signs.words.isdisjoint(_PRONOUNS) else ():
        if not _ELSE.search(match[0]):
            yield from _rare(match, is_common)


def initialed(signs: Signs, is_common: Callable[[str], bool], families: frozenset[str]) -> Iterator[Span]:
    """A family name behind initials: "J. R. Hargreaves"; behind a single one where somebody is sent, asked or named.

    A word of English that is no family's name is none here either: "the U.S. Army", "vitamin B. Then".
    """
    for match in _INITIALED.finditer(signs.text) if signs.initials else ():
        family = match["family"].lower()
        several = match["initials"].count(".") > 1
        a_family = family in families or (family not in word_pieces() and len(family) > _LEAST_LETTERS)
        if a_family and not is_common(family) and (several or _NAMED_BEFORE.search(signs.text[: match.start()])):
            yield match.span()


_INITIALED = re.compile(
    r"(?<![\w.@&])(?!U\. ?[SK]\.|E\. ?U\.|N\. ?Y\.|L\. ?A\.|D\. ?C\.|[zZ]\. ?B\.)"
    rf"(?P<initials>[{CAPITAL}]\.(?:[ -]?[{CAPITAL}]\.){{0,2}}) ?(?P<family>{NAME_WORD})(?!\w)"
)
_NAMED_BEFORE = re.compile(
    r"(?:^|\n|\b(?:for|to|by|with|from|and|ask|asked|signed|called|see|via|attn|re|dear|name is|under|as|an|von|bei"
    r"|de|par|con|sincerely|regards|wishes|yours)[ :,]+)$",
    re.I,
)


def families_by_plural(signs: Signs, families: frozenset[str]) -> Iterator[Span]:
    """A family by its name's plural: "the Hendersons have", "at the Hendersons' "."""
    for match in _PLURAL.finditer(signs.text) if "the" in signs.leads else ():
        plural = match["name"].lower()
        if plural.removesuffix("s") in families or plural.removesuffix("es") in families:
            yield match.span("name")


_PLURAL = re.compile(
    rf"\b[Tt]he (?P<name>[{CAPITAL}][^\W\d_]{{3,}}s)(?:(?=['’](?!\w))"
    r"|(?= (?:have|had|are|were|got|own|let|said|told|invited|lent|gave|moved|live|lived|who|and their)\b))"
)


def full_names(signs: Signs, is_common: Callable[[str], bool], families: frozenset[str]) -> Iterator[Span]:
    """A rare word with a family name behind it, of the lists or by its end: "Tomos Pritchard", "Bogumił Strzelecki"."""
    by_end = signs.ends(_FAMILY_ENDS)
    if signs.words.isdisjoint(families) and not by_end:
        return
    if not signs.capital_inside and not _PAIR.match(signs.text):
        return
    for match in signs.matches(_PAIR):
        given, family = match["given"].lower(), match["family"].lower()
        of_a_family = family in families or (by_end and family.endswith(FAMILY_ENDS) and given not in _PUBLIC_THINGS)
        if of_a_family and given not in word_pieces() and not is_common(given) and len(given) > _LEAST_LETTERS:
            yield match.span()


def in_capitals(signs: Signs, given: frozenset[str], families: frozenset[str]) -> Iterator[Span]:
    """A given name and what may be a family's, in capitals within a sentence, as invoices write them."""
    if signs.text.isupper():
        return
    for match in _CAPITALS.finditer(signs.text):
        words = match[0].lower().split()
        whole = not re.match(r"[\w-]", signs.text[max(0, match.start() - 1) : match.start()])
        if whole and words[0] in given and all(word in families or word not in word_pieces() for word in words[1:]):
            yield match.span()


_CAPITALS = re.compile(rf"[{CAPITAL}]{{3,}}(?: [{CAPITAL}]{{3,}}){{1,2}}(?![\w-])")
FAMILY_ENDS = tuple(
    """elski elska ecki ecka eński eńska iński ińska owski owska ewski ewska owicz ewicz czyk enko oğlu oglu opoulos
    opoulou akis idis escu eanu shvili dóttir sson quist""".split()
)
"""Ends of family names in Slavic, Turkish, Greek, Romanian, Georgian and Nordic languages."""
_FAMILY_ENDS = Endings(FAMILY_ENDS)
_PUBLIC_THINGS = frozenset(
    "bank dworzec zamek rynek uniwersytet teatr park most plac szpital urząd dom klub port rejon województwo".split()
)
"""What such an adjective stands behind as well: "Dworzec Gdański"."""


_PAIR = re.compile(rf"(?<![\w@#/.'’-])(?P<given>{NAME_WORD}) (?P<family>[{CAPITAL}][^\W\d_]{{3,}})(?![\w-])")


_PRONOUNS = frozenset("her his she he herself himself".split())


def _rare(match: re.Match[str], is_common: Callable[[str], bool]) -> Iterator[Span]:
    """The words of a name, the first of which is rare."""
    words = match["name"].split(" ")
    kept: list[str] = []
    for word in words:
        plain = word.lower().replace("’", "'")
        common = plain in word_pieces() and not kept
        if common or is_common(word) or word.isupper() or re.search(r"[a-z][A-Z]|(?<!h)(?<![aeh])ed$", word):
            break
        kept.append(word)
    if kept and len(kept[0]) > _LEAST_LETTERS:
        start = match.start("name")
        yield start, start + len(" ".join(kept))


_LEAST_LETTERS = 3
"""Letters that such a word must exceed."""
