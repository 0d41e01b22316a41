"""What people said of themselves, told of them, by code alone.

Of one person it is a wish as a line that begins with its verb, of several what they ticked or asked for.
"""

from __future__ import annotations

import re

from persona_gen.evidence.names import Pronoun
from persona_gen.text.lexicon import any_of, listed

_OPENS = r"^(?:(?:and|so|well|honestly|basically|generally|i mean|i think|i guess),? )*(?:i|we)"
_WISH = re.compile(
    rf"(?:{_OPENS}(?P<adverb> (?:just|really|only|still))? |^(?=(?:want|need|prefer|hope|wish)\b))"  # "Wish I could …"
    r"(?P<verb>want|need|prefer|hope|wish|like|love|hate|trust)\b(?P<rest>.*)$",
    re.I,
)
_WOULD = re.compile(
    rf"(?:{_OPENS}(?P<modal>['’]d| would|['’]ll| will)|^would)"
    r"(?P<rest> (?:(?:just|really|also|happily|rather|first) )*(?:like|love|rather|prefer|want|need|pay|choose|buy"
    r"|advise|not|use|trade)\b.*)$",
    re.I,
)
_PRONOUNS = {
    "she": {"my": "her", "me": "her", "mine": "hers", "myself": "herself"},
    "he": {"my": "his", "me": "him", "mine": "his", "myself": "himself"},
}
"""What the speaker's own words become; a line about "they" would speak of the crowd."""
_AFTER_I = re.compile(
    r"\bi (?=(?:can|could|will|would|should|might|must|can['’]t|couldn['’]t|won['’]t|wouldn['’]t|had)\b)", re.I
)
_I_AM = {"i am": "{0} is", "i'm": "{0}'s", "i’m": "{0}’s", "i've": "{0}'s", "i’ve": "{0}’s", "i'd": "{0}'d",
         "i’d": "{0}’d", "i'll": "{0}'ll", "i’ll": "{0}’ll", "i have": "{0} has", "i do": "{0} does", "i don't":
         "{0} doesn't", "i don’t": "{0} doesn’t", "i want": "{0} wants", "i need": "{0} needs"}  # fmt: skip
_CONTRACTED = re.compile(rf"\b(?:{'|'.join(sorted(_I_AM, key=len, reverse=True))})\b", re.I)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b", re.I)
_THEIRS = {
    "i am": "they are", "i'm": "they're", "i’m": "they’re", "i was": "they were", "i": "they", "me": "them",
    "my": "their", "mine": "theirs", "us": "them", "our": "their", "ours": "theirs", "we": "they",
    "myself": "themselves", "ourselves": "themselves", "yourself": "themselves", "you": "they", "your": "their",
}  # fmt: skip
_PERSON = re.compile(rf"\b{any_of(sorted(_THEIRS, key=len, reverse=True))}\b", re.I)
"""What the words of one become in the mouth of several."""
_UNCOUNTED = frozenset(
    listed(
        """help equipment service delivery choice time parking access information advice support staff childcare
        transport training credit evening cancellation media video marketing internet mouth tip post nobody
        somebody someone"""
    )
)


def is_wish(text: str) -> bool:
    """Whether a sentence opens as a wish of its speaker."""
    text = " ".join(text.split())
    return bool(_WISH.match(text) or _WOULD.match(text))


def likes_alone(text: str) -> bool:
    """Whether a sentence opens with what its speaker likes or trusts, which is no wish yet."""
    wish = _WISH.match(" ".join(text.split()))
    return wish is not None and wish["verb"].lower() in ("like", "love", "hate", "trust")


def verb_first(text: str, pronoun: Pronoun = "they") -> str | None:
    """A wish in the first person as a line that begins with its verb, by code; nothing where code alone cannot.

    ``I just want one screen for my orders.`` becomes ``Just wants one screen for her orders.`` Other forms of the first
    person than those of a closed list, and "we" and "our", are left to a model.
    """
    text = " ".join(text.split())
    if wish := _WISH.match(text):
        verb = wish["verb"].lower()
        opening = f"{(wish['adverb'] or '').strip()} {verb}{'es' if verb == 'wish' else 's'}".strip()
        rest = wish["rest"]
    elif would := _WOULD.match(text):
        opening, rest = "will" if (would["modal"] or "").endswith("ll") else "would", would["rest"]
    else:
        return None
    rest = _in_third_person(re.sub(r" (?=[.,;!?](?:\s|$))", "", rest), pronoun)
    return f"{opening[0].upper()}{opening[1:]}{rest}" if rest is not None else None


def _in_third_person(rest: str, pronoun: Pronoun) -> str | None:
    """What follows the verb, told of the person; nothing where a word of the first person would be left in it."""
    if _FIRST_PERSON.search(rest) and pronoun in _PRONOUNS:
        rest = _CONTRACTED.sub(lambda match: _I_AM[match[0].lower()].format(pronoun), rest)
        rest = _AFTER_I.sub(f"{pronoun} ", rest)
        own = _PRONOUNS[pronoun]
        rest = _FIRST_PERSON.sub(lambda match: own.get(match[0].lower(), match[0]), rest)
    return None if _FIRST_PERSON.search(rest) else rest


def of_them(text: str) -> str:
    """Words of a participant or a questionnaire as told of several: "my orders" is "their orders"."""
    return _PERSON.sub(lambda match: _THEIRS[match[0].lower()], text)


def with_article(thing: str, article: str = "") -> str:
    """``earlier start or finish`` is "an earlier start or finish"; what is several or uncounted takes no article."""
    thing = f"a {thing[2:]}" if thing.startswith("A ") else thing
    head = _BEHIND_HEAD.split(thing, maxsplit=1)[0].split()
    opened = re.match(
        r"(?:an?|the|some|one|two|more|fewer|less|all|someone|somebody|nobody|their|being|getting|having)\b|\d",
        thing,
        re.I,
    )
    if opened or not head or head[-1].endswith("s") or head[-1].lower() in _UNCOUNTED:
        return thing
    return f"{article or ('an' if thing[0].lower() in 'aeiou' else 'a')} {thing}"


_BEHIND_HEAD = re.compile(
    r" (?:by|for|in|of|on|at|with|to|that|who|which|nobody|before|after|during|or|and|from|without|within|the|each"
    r"|every)\b"
)
"""What follows the noun that an article belongs to."""
