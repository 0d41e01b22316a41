"""What stands around a name: where a sentence begins, where the name ends, and what makes it a thing or a town."""

from __future__ import annotations

import re

from persona_gen.privacy.lists import ALSO_PROPER, ALSO_WORDS, NEVER_NAMES
from persona_gen.privacy.name_forms import FAMILY_NAME, PARTICLE
from persona_gen.privacy.name_lists import NO_PARTS, family_names, fold
from persona_gen.privacy.signs import NAME_WORD

FAMILY_BEHIND = re.compile(FAMILY_NAME)
_BEGINS = re.compile(r"(?:^|[.!?:;…\n]|[\"“”„«»‘(\[*_–—-])[\s\d\"“„«‘'(\[*_>–—-]*$")

DETERMINED = re.compile(
    r"(?<![\w'’])(?:the|an|this|that|these|their|its|your|every|each|no|any|another|une|ein|eine|einen|einem)\s$", re.I
)
ARTICLE_A = re.compile(r"(?<![\w'’])a\s$", re.I)
"""Portuguese has it before people."""
_TRAVELS = re.compile(
    r"\b(?:nach|(?i:fly|flying|flew|flight|train|drive|driving|drove|bus|travel\w*|moved|moving|relocat\w+|trip)"
    r" (?:\w+ ){0,3}from|from \w+ to) $"
)
"""Behind it, a town: "nach Halle", "flying from Charlotte to Austin"."""
_MONTHS_CUT = frozenset("jan mar apr may jun jul aug sep oct nov dec mai april june august".split())
_DATED = re.compile(r"\.? ?\d")
_BETWEEN_TOWNS = re.compile(
    r"\b(?:[Dd]e \w+ a|[Vv]on \w+ nach|[Dd]a \w+ a|[Vv]an \w+ naar|[Ff]rån \w+ till|[Zz] \w+ do|[Dd]e \w+ à) $"
)
_TO_A_TOWN = re.compile(r"(?<=(?-i:[a-zà-ÿ])) (?:nach|naar) [A-Z]")
"""Behind the one and before the other, a town: "de Santiago a Vigo"."""
_PRONOUN = re.compile(r"(?<![\w'’])(?:I|you|we|they|he|she|it|who|that|this)\s$", re.I)
_THINGS = """nights? ceremony statue winners? airport station river county valley hoovers? vacuums? branch office
store shop street road avenue brand pens? boots? cakes? pattern tickets? recipes? albums? books?
films? movies? songs? tour plan account range edition colour color model bridge park island beach
hotel tea biscuits? sauce butter cheese bread juice beer wine gin cloth towel(?:s|ling)? robes? jeans shirts? collar
coat jacket dress shoes trainers blanket lamp chair sofa cocktail sandwich salad soup steak pie potato(?:es)? apples?
plums? pears? fir tree index scale syndrome disease theorem engine wrench screwdriver drill mixer oven fund lookalike
impersonator concert exhibition biopic biography musical novels? poems? painting poster museum foundation""".split()
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


def no_person(text: str, start: int, end: int, name: str) -> bool:
    """Whether what stands around a name of the lists makes it a thing: "the Heath", "at Dawn", "I Will"."""
    before = text[max(0, start - 12) : start]
    followed = _THING.match(text, end) is not None or _PLACE.match(text, end) is not None
    if _WIDER_PLACE.match(text, end) or (name in _MONTHS_CUT and _DATED.match(text, end)):
        return True
    if _BETWEEN_TOWNS.search(text[max(0, start - 40) : start]) or _TO_A_TOWN.match(text, end):
        return True
    inside = re.search(r"(?:^|\s)(?:[Ii]n|[Ee][nm]) $", before) is not None and not re.match(
        r"['’]s|" + FAMILY_NAME, text[end:]
    )
    if name in _VERBS and _PRONOUN.search(before):
        return True
    words = name in ALSO_WORDS or name in ALSO_PROPER
    return (
        followed
        or inside
        or (name in family_names() and _SHOP.search(before) is not None and _SHOPS.match(text, end) is not None)
        or (name == "mia" and text[end : end + 2].strip().islower())
        or (DETERMINED.search(before) is not None and not FAMILY_BEHIND.match(text, end))
        or (
            ARTICLE_A.search(before) is not None
            and _PORTUGUESE.search(text) is None
            and not FAMILY_BEHIND.match(text, end)
        )
        or (words and _TRAVELS.search(text[max(0, start - 40) : start]) is not None)
        or before.endswith(" nach ")
        or _CHAINED.match(text, start) is not None
        or (words and before.endswith(" at "))
    )


def begins(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins here, so that a capital letter says nothing."""
    return _BEGINS.search(text[max(0, at - 12) : at]) is not None


def is_headline(text: str) -> bool:
    """Whether most words have capital letters, as in titles."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def is_german(text: str) -> bool:
    """German capitalises every noun, so that a capital letter says little."""
    return len(_GERMAN.findall(text)) >= 2


_GERMAN = re.compile(r"\b(?:und|der|die|das|ich|nicht|ist|ein|eine|mit|war|wir|den|zu|auf|im|aber|auch)\b", re.I)


def without_ends(name: str) -> str:
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


def ended(text: str, end: int) -> int:
    """Where a name ends: behind a particle it goes on, "Jan van der Zalm", "Rashid al-Maktoum"."""
    more = _MORE.match(text, end)
    return more.end() if more else end


_MORE = re.compile(
    rf"(?: (?:{PARTICLE}|(?:al|el|ad|ar|as|at|ash|ibn|ben|af|av|ter|ten|zu|zum|zur|y|e) |(?:al|el|ad|ar|as)-)"
    rf"{NAME_WORD})+"
)
