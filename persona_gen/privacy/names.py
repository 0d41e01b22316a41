"""People's names in a text: participants' own names everywhere, others by name lists and by what stands around them.

Three ways, in order of trust: a participant's name, which is known; words that announce a name ("my husband …",
"Mrs …", "my name is …"); a given name of Faker's tables, in its capital letter, with the family name behind it. A given
name that is also a word (Mark, Grace, Will) counts in the middle of a sentence or with such a context; one that is also
a month, a place or a brand (May, Paris, Chelsea) only with a context. A family name alone is found after a title or
where the context says so.
Names in scripts without capital letters are found where they are participants' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from persona_gen.domain import Span
from persona_gen.privacy import families, kin, other_scripts, person_slots, unlisted
from persona_gen.privacy.lists import (
    ALSO_PROPER,
    ALSO_WORDS,
    BRANDS_ALONE,
    COLOURS_AND_STONES,
    COMMON_PEOPLE,
    NEVER_NAMES,
    ORDINARY_SMALL,
    names_a_thing,
)
from persona_gen.privacy.name_forms import (
    ANNOUNCED,
    FAMILY,
    LOW_ANNOUNCED,
    LOW_SIGNS,
    LOW_TELLING,
    PARTICLE,
)
from persona_gen.privacy.name_lists import BRANDED, NO_PARTS, family_names, fold, given_names, mainstream_names
from persona_gen.privacy.signs import NAME_WORD, Signs
from persona_gen.text.vocabulary import word_pieces

_WORDS = re.compile(rf"(?<![\w@#/.'’])(?P<given>{NAME_WORD})(?:['’]s(?!\w))?")
_BEHIND = re.compile(FAMILY)
_BEGINS = re.compile(r"(?:^|[.!?:;…\n]|[\"“”„«»‘(\[*_–—-])[\s\d\"“„«‘'(\[*_>–—-]*$")
LEAST_RUN_TOGETHER = 3
"""Letters that a name must exceed to be looked for inside other words."""


class NameFinder:
    """Finds names; ``known`` are participants' names as their labels have them, found whole and by each word."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._parts: set[str] = set()
        self._handles: set[str] = set()
        self._bare_handles = False
        self._whole: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """One more participant's name."""
        parts = [fold(part) for part in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name)]
        if _HANDLE_SIGN.search(name):
            handle = name.casefold().strip("@")
            self._handles.add(handle)
            self._bare_handles |= not _HANDLE_SIGN.search(handle)
        elif _UNSPACED.search(name):
            self._whole.add(name)
        else:
            words = [p for p in parts if len(p) > 2 and p not in NO_PARTS]
            self._words.update(words)
            self._parts.update(re.split("[-']", word)[0] for word in words)

    def stand_in(self, file_name: str) -> bool:
        """Whether a file's name holds a known name, also run together with other words: ``callumshaw_zoom``."""
        plain = fold(file_name)
        return any(len(word) > LEAST_RUN_TOGETHER and word in plain for word in self._words)

    def spans(self, signs: Signs) -> list[Span]:
        """Where names stand, in order, none inside another."""
        text = signs.text
        capitalised = list(signs.matches(_WORDS))
        spans = [
            *self._known(signs),
            *self._announced(signs, capitalised),
            *self._listed(text, capitalised),
            *_small(signs),
        ]
        spans += [span for _, span in person_slots.spans(signs, _is_full_name)]
        spans += kin.spans(signs, _sure_given(), _is_common)
        rare = list(unlisted.spans(signs, _is_common))
        spans += rare if rare and not _is_headline(text) else ()
        spans += unlisted.full_names(signs, _is_common, _plain_families())
        spans += unlisted.initialed(signs, _is_common, _plain_families())
        spans += unlisted.families_by_plural(signs, _plain_families())
        if spans:
            brands = [m.span() for m in BRANDED.finditer(text)]
            spans = [span for span in spans if not any(start <= span[0] < end for start, end in brands)]
        spans += families.spans(signs, _is_common)
        spans = [(start, _ended(text, end)) for start, end in spans if end > start]
        spans += other_scripts.spans(text)
        if text.isupper() and len(signs.low) == len(text):
            spans += [
                *_small(Signs(signs.low)),
                *(span for _, span in person_slots.spans(Signs(signs.low), _is_full_name)),
            ]
        return _apart(spans)

    def _known(self, signs: Signs) -> Iterator[Span]:
        text = signs.text
        if self._handles and (self._bare_handles or _HANDLE_SIGN.search(text)):
            yield from (m.span() for m in _HANDLES.finditer(text) if m[0].casefold() in self._handles)
        for match in _TOKENS.finditer(text) if self._words and signs.may_have(self._parts) else ():
            word = match[0]
            if word[-2:] in ("'s", "’s"):
                word = word[:-2]
            plain = fold(word)
            if plain not in self._words:
                if "-" not in plain or not all(part in self._words for part in plain.split("-")):
                    continue
            elif plain in _ORDINARY and (word[0].islower() or _begins(text, match.start())):
                continue
            yield match.start(), match.start() + len(word)
        for name in self._whole:
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = text.find(name, at + 1)

    def _announced(self, signs: Signs, capitalised: Sequence[re.Match[str]]) -> Iterator[Span]:
        text = signs.text
        may_hold = signs.capital_inside or not given_names().isdisjoint(signs.words)
        for pattern in ANNOUNCED.of(signs) if may_hold and self._may_hold(text, capitalised) else ():
            for match in signs.matches(pattern):
                kind = match.lastgroup or "any"
                start, end = match.span(kind)
                while (opening := match.string[start:end].split(" ", 1)) and len(opening) == 2:
                    if fold(opening[0]) not in NEVER_NAMES:
                        break
                    start += len(opening[0]) + 1  # "Then Ruby rang": the sentence's first word is written like a name
                name = _without_ends(match.string[start:end])
                words = name.split()
                if not words:
                    continue
                first = fold(words[0])
                if kind == "given_to" and first in ALSO_PROPER - COMMON_PEOPLE and words[0] not in _MONTH_NAMES:
                    continue  # "gave Chelsea a miss"
                if first in ALSO_WORDS and re.match(r" (?:in|of|at) ", match.string[start + len(name) :]):
                    continue  # "Faith in your team"
                listed = kind == "any" or first in given_names()
                month = kind == "given_to" and words[0] in _MONTH_NAMES
                if month or (listed and first not in NEVER_NAMES and not names_a_thing(first)):
                    yield start, min(end, start + len(name))
        may_be_low = signs.has(LOW_SIGNS) and signs.may_have(_low_names())
        for match in (*LOW_ANNOUNCED.finditer(text), *LOW_TELLING.finditer(text)) if may_be_low else ():
            group = match.lastgroup or "low"
            if fold(match[group]) in (_low_names() if group == "low" else _plain_names() - _ELSEWHERE_WORDS):
                family = _SMALL.match(text, match.end(group) + 1) if group == "low" else None
                yield (
                    match.start(group),
                    family.end() if family and family[0] not in word_pieces() else match.end(group),
                )

    def _may_hold(self, text: str, capitalised: Sequence[re.Match[str]]) -> bool:
        """Whether a capital stands inside a sentence, or a given name anywhere: no announced name has neither."""
        return "\n" in text or any(
            (fold(m["given"]) in given_names() or not _begins(text, m.start("given")))
            and (fold(m["given"]) not in NEVER_NAMES or m["given"] in _MONTH_NAMES)
            for m in capitalised
        )

    def _listed(self, text: str, capitalised: Sequence[re.Match[str]]) -> Iterator[Span]:
        """Given names of the lists, with what follows as their family name."""
        headline: bool | None = None
        for match in capitalised:
            word = match["given"]
            plain = fold(word)
            if len(word) > 1 and word.isupper():
                continue
            first = plain if plain in given_names() else plain.split("-")[0]
            if first not in given_names() or plain in NEVER_NAMES or len(first) < 3:
                continue
            start, end = match.span("given")
            if _no_person(text, start, end, first):
                continue
            behind = _BEHIND.match(text, end)
            family = _without_ends(behind[0]) if behind else ""
            if first in (ALSO_PROPER - COMMON_PEOPLE) | BRANDS_ALONE | COLOURS_AND_STONES:
                if not (family and family.split() and fold(family.split()[-1]) in family_names()):
                    continue
            elif first in ALSO_WORDS:
                headline = _is_headline(text) if headline is None else headline
                if headline or ((_begins(text, start) or _german(text)) and fold(family.strip()) not in family_names()):
                    continue
            yield start, end + len(family)


_ORDINARY = ALSO_WORDS | ALSO_PROPER | NEVER_NAMES
_HANDLE_SIGN = re.compile(r"[\d_@]")
_HANDLES = re.compile(r"\w+(?:[.@-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
"""Scripts without blanks between words, or with endings on names."""
_TOKENS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MONTH_NAMES = ("April", "May", "June", "August")
"""Months that are given names as well, where nothing but a person can stand."""


def perhaps(text: str) -> Iterator[str]:
    """Words of an English text that may be names: a capital inside a sentence, and on no list of anything else."""
    if len(frozenset(text.lower().split()) & _ENGLISH) < 2 or _is_headline(text):
        return
    ordinary = ALSO_WORDS | ALSO_PROPER | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES | ORDINARY_SMALL
    for match in _WORDS.finditer(text):
        word, before = match["given"], text[max(0, match.start() - 12) : match.start()]
        inside = not _begins(text, match.start()) and not _DETERMINED.search(before) and text[match.start() - 1] != "["
        if inside and len(word) > LEAST_RUN_TOGETHER - 1 and not word.isupper() and fold(word) not in ordinary:
            yield word


@lru_cache(maxsize=1)
def _low_names() -> frozenset[str]:
    """Given names of the commonest languages that are no words, or people's before anything else's."""
    return mainstream_names() - ALSO_WORDS - (ALSO_PROPER - COMMON_PEOPLE)


@lru_cache(maxsize=1)
def _plain_names() -> frozenset[str]:
    """Given names of the commonest languages that no English word looks like, of four letters or more."""
    words = ALSO_WORDS | ALSO_PROPER | ORDINARY_SMALL | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES
    return frozenset(name for name in mainstream_names() - (words - COMMON_PEOPLE) if len(name) > LEAST_RUN_TOGETHER)


@lru_cache(maxsize=1)
def _plain_families() -> frozenset[str]:
    """Family names of four letters or more that are no words, places or makers."""
    words = ALSO_WORDS | ALSO_PROPER | ORDINARY_SMALL | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES | _FAMILY_WORDS
    return frozenset(name for name in family_names() - words if len(name) > LEAST_RUN_TOGETHER)


_FAMILY_WORDS = frozenset(
    """
    long short black white hall cook best good noble rich small strong sharp price parks stone field fields hills
    street bridge waters rivers marsh pond snow winters summers frost rain bush fish lamb bull hart swan crane finch
    queen prince pope monk church house barn mills castle tower gates wall walls doors keys butler potter weaver
    baker farmer gardener shepherd singer reader speaker sergeant marshall constable laws money pound dollar post
    ball hand foot head hair beard back shoulder lord lady holiday holidays christmas sweet power powers battle
    wagner berry cherry plant plants root roots moss grove heart sales shoes stock stocks store board bond bonds
    book books case cases fine fair early late light lights moody moon star sand sands shore singh-x spring stout
    swift tall thick train travis-x true tucker-x vance-x wagon west east north south wild wise woods worth wrong
    yard yards center centre state states university college school market square station airport park garden
    gardens hotel
    """.split()
)


def _small(signs: Signs) -> Iterator[Span]:
    """Such names in small letters, in what is English by its small words: "spoke to janice twice"."""
    if not signs.words & _ENGLISH or signs.has(_FOREIGN) or signs.words.isdisjoint(_plain_names()):
        return
    english = len(signs.words & _ENGLISH) > 1
    for match in _SMALL.finditer(signs.text):
        before = signs.text[: match.start()]
        if match[0] not in _plain_names() or _DETERMINED.search(before) or _A.search(before):
            continue
        if english or match[0] not in word_pieces():
            family = _SMALL.match(signs.text, match.end() + 1)
            goes_on = family and (family[0] in _plain_families() or family[0] not in word_pieces())
            yield match.start(), family.end() if family and goes_on else match.end()


_ELSEWHERE_WORDS = frozenset(
    """einer leider della nada segundo silla senora clara deja bent mama papa papi mami alle allen rosa viola bianca
    marina stella aurora luna sole dolores remedios mercedes pilar rocio consuelo milagros paz cruz blanca celeste
    estrella flor nieves linda vera santa angel salvador sabina margarita violeta amore felice donna serena""".split()
)
"""Given names that small letters make a word of German, Spanish, French, Italian or Portuguese."""
_SMALL = re.compile(r"(?<![\w@#/.'’-])[a-z]{4,}(?![\w@/-])")
_ENGLISH = frozenset(
    """the and my is was it to i me of for that with she he her his they we you at on in by not but so have has had
    this said told spoke ask asked""".split()
)
_FOREIGN = frozenset(
    """der die das und ich nicht ist ein eine que les est une pas je el una los por con het een och att det jag ikke non
    che per il della para não uma jest się nie""".split()
)
"""Small words of other languages, whose words may look like English given names."""

_DETERMINED = re.compile(
    r"(?<![\w'’])(?:the|an|this|that|these|their|its|your|every|each|no|any|another|une|ein|eine|einen|einem)\s$", re.I
)
_A = re.compile(r"(?<![\w'’])a\s$", re.I)
"""Portuguese has it before people."""
_TRAVELS = re.compile(
    r"\b(?:nach|(?i:fly|flying|flew|flight|train|drive|driving|drove|bus|travel\w*|moved|moving|relocat\w+|trip)"
    r" (?:\w+ ){0,3}from|from \w+ to) $"
)
"""Behind it, a town: "nach Halle", "flying from Charlotte to Austin"."""
_PRONOUN = re.compile(r"(?<![\w'’])(?:I|you|we|they|he|she|it|who|that|this)\s$", re.I)
_THINGS = """nights? ceremony statue winners? airport station river county valley hoovers? vacuums? branch office
store shop street road avenue brand pens? boots? cakes? pattern tickets? recipes? albums? books?
films? movies? songs? tour plan account range edition colour color model bridge park island beach
hotel tea biscuits? sauce butter cheese bread juice beer wine gin""".split()
_THING = re.compile(rf" (?:{'|'.join(_THINGS)})\b")
_PLACE = re.compile(
    r" (?:is where|has (?:one|a|no|two) (?:\w+ )?(?:shop|store|branch|office)|was (?:shut|closed|hot|cold|wet)\b)"
)
_SHOP = re.compile(r"\b(?:from|at|to|in) $")
_SHOPS = re.compile(r"['’]s(?=[.,;!?]|$| (?:and|or|in|on|because|every|than|for|when|since|was|is)\b)")
"""A family's name with nothing behind its ending is a shop: "from Wilson's and"."""
_LANDS = """Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho
Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
Montana Nebraska New North South West Ohio Oregon Oklahoma Pennsylvania Rhode Tennessee Texas Utah Vermont
Washington Wisconsin Wyoming Ontario Quebec Alberta British Queensland England Scotland Wales Ireland Germany
France Spain Italy Australia""".split()
"""The first words of what stands behind the name of a town."""
_WIDER_PLACE = re.compile(rf", (?:{'|'.join(_LANDS)})\b")
"""Behind the name of a town: "Charlotte, North Carolina"."""
_PORTUGUESE = re.compile(r"\b(?:que|foi|não|com|para|uma|ela|minha|meu|os|mais|por|do|da)\b")
_CHAINED = re.compile(rf"{NAME_WORD}(?:-[a-zäöü]+)+-")
"""A thing named after nobody: "Hans-guck-in-die-Luft"."""
_VERBS = frozenset("will may mark grant sue rob pat bill jack chase skip wade rush drew pitch josh dot nick".split())


def _no_person(text: str, start: int, end: int, name: str) -> bool:
    """Whether what stands around a name of the lists makes it a thing: "the Heath", "at Dawn", "I Will"."""
    before = text[max(0, start - 12) : start]
    followed = _THING.match(text, end) is not None or _PLACE.match(text, end) is not None
    if _WIDER_PLACE.match(text, end):
        return True
    inside = re.search(r"(?:^|\s)(?:[Ii]n|[Ee][nm]) $", before) is not None and not re.match(
        r"['’]s|" + FAMILY, text[end:]
    )
    if name in _VERBS and _PRONOUN.search(before):
        return True
    words = name in ALSO_WORDS or name in ALSO_PROPER
    return (
        followed
        or inside
        or (name in family_names() and _SHOP.search(before) is not None and _SHOPS.match(text, end) is not None)
        or (name == "mia" and text[end : end + 2].strip().islower())
        or (_DETERMINED.search(before) is not None and not _BEHIND.match(text, end))
        or (_A.search(before) is not None and _PORTUGUESE.search(text) is None and not _BEHIND.match(text, end))
        or ((words or name in ALSO_PROPER) and _TRAVELS.search(text[max(0, start - 40) : start]) is not None)
        or before.endswith(" nach ")
        or _CHAINED.match(text, start) is not None
        or (words and before.endswith(" at "))
    )


@lru_cache(maxsize=1)
def _sure_given() -> frozenset[str]:
    """Given names that are no word besides."""
    return given_names() - ALSO_WORDS - (ALSO_PROPER - COMMON_PEOPLE)


def _is_common(word: str) -> bool:
    """Whether a word is none that a person is called by, whatever stands around it."""
    plain = fold(word)
    return plain in NEVER_NAMES or plain in ORDINARY_SMALL or names_a_thing(plain)


def _is_full_name(given: str, family: str) -> bool:
    """Whether a family name and, behind a comma, a given one are a person's; no ``given`` where it may be no name.

    One of the two is on the lists, and the other is on them too or no word of English; neither is a place or a month.
    """
    first, last = fold(given), fold(family.rsplit(maxsplit=1)[-1])
    if any(part in NEVER_NAMES | _NO_GIVEN or part in ALSO_PROPER - COMMON_PEOPLE for part in (first, last)):
        return False
    if first in _sure_given() and (last in family_names() or last not in word_pieces()):
        return True
    return last in _plain_families() and (not first or first in given_names() or first not in word_pieces())


_NO_GIVEN = frozenset("jr sr phd md ltd inc llc gmbh plc you'll we'll they'll".split())


def _without_ends(name: str) -> str:
    """A name without words behind it that begin something else: "Emma I", "Tom Monday"."""
    kept = []
    for i, part in enumerate(re.split(r"(?= )", name)):
        bare = fold(part.strip())
        if i and (bare in NEVER_NAMES) and bare not in NO_PARTS - NEVER_NAMES:
            break
        kept.append(part)
    while len(kept) > 1 and kept[-1].strip()[:1].islower():
        kept.pop()
    return re.sub(r"['’]s$", "", "".join(kept))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins here, so that a capital letter says nothing."""
    return _BEGINS.search(text[max(0, at - 12) : at]) is not None


def _is_headline(text: str) -> bool:
    """Whether most words have capital letters, as in titles."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _german(text: str) -> bool:
    """German capitalises every noun, so that a capital letter says little."""
    return len(_GERMAN.findall(text)) >= 2


_GERMAN = re.compile(r"\b(?:und|der|die|das|ich|nicht|ist|ein|eine|mit|war|wir|den|zu|auf|im|aber|auch)\b", re.I)


def _ended(text: str, end: int) -> int:
    """Where a name ends: behind a particle it goes on, "Jan van der Zalm", "Rashid al-Maktoum"."""
    more = _MORE.match(text, end)
    return more.end() if more else end


_MORE = re.compile(
    rf"(?: (?:{PARTICLE}|(?:al|el|ad|ar|as|at|ash|ibn|ben|af|av|ter|ten|zu|zum|zur|y|e) |(?:al|el|ad|ar|as)-)"
    rf"{NAME_WORD})+"
)


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
