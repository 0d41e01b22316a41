"""An answer of a survey as an instruction, by its grammar: what to tell, offer, spare or leave.

``not knowing whether a bus meets the boat`` is "Tell them whether a bus meets the boat". What fits no form, such as a
price, gives no line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.evidence.phrasing import within
from persona_gen.text.lexicon import any_of, listed

_UNCOUNTED = frozenset(
    listed(
        """help equipment service delivery choice time parking access information advice support staff childcare
        transport training credit evening"""
    )
)
_THEIRS = {"i": "they", "me": "them", "my": "their", "mine": "theirs", "us": "them", "our": "their", "ours": "theirs",
           "we": "they", "myself": "themselves", "own": "own", "you": "they", "your": "their"}  # fmt: skip
_PERSON = re.compile(rf"\b{any_of(tuple(_THEIRS))}\b", re.I)
_PRICE = re.compile(
    r"(?:[\w-]+ )?(?:price|cost)s?(?: (?:of|and|or|for) .*)?|.*\b(?:expensive|dear|pricey|deposit)|.*preise?|.*kosten"
    r"|zu teuer",
    re.I,
)
"""An answer about money, which no word of a team makes less."""
_NO_MORE = re.compile(r" (?:any ?more|any longer|no longer)$", re.I)
_NOT_OURS = (
    r"(?!(?:the |their |my )?(?:child|children|kids?|parents?|famil\w+|partner|staff|people|husband|wife|everyone"
    r"|costs?|prices?|i|we)\b)"
)
"""Nothing a team can change comes first: "child does not like the meals"."""
_CHARGES = (
    r"fees?|charges?|contracts?|commitment|registration|ads|adverts|advertising|waiting|queues?|plastic|harmful .+"
)
_ASKING = r"(?P<x>(?:whether|if|what|which|how|who|where|when|why)\b.+)"
_DONE = {"shown": "show", "told": "tell", "named": "name", "explained": "explain", "delivered": "deliver", "sent":
         "send", "included": "include", "answered": "answer", "kept": "keep", "made": "make"}  # fmt: skip
_DOES = {"tells": "tell", "shows": "show", "keeps": "keep", "answers": "answer", "calls": "call", "explains": "explain",
         "says": "say", "delivers": "deliver", "sends": "send", "listens": "listen"}  # fmt: skip
_OWN_TASKS = {"deciding": "decide", "getting": "get", "finding": "find", "choosing": "choose", "understanding":
              "understand", "comparing": "compare", "setting": "set", "learning": "learn", "starting": "start",
              "convincing": "convince", "planning": "plan"}  # fmt: skip
_AGAINST = [
    (re.compile(pattern, re.I), instruction)
    for pattern, instruction in (
        (
            r"(?:not knowing|(?:do|does|did) not know|don['’]t know|(?:cannot|can['’]t|could not) tell|not sure|unsure"
            rf"|unclear|uncertain|no idea) {_ASKING}",
            "Tell them {x}",
        ),
        (r"(?:not knowing|(?:do|does|did) not know) (?P<x>(?:the|their|about|of) .+)", "Tell them {x}"),
        (
            r"(?:not sure|unsure|uncertain) (?:that )?(?P<x>(?:the|it|they|this) .+\b(?:is|are|was|will|would) .+)",
            "Show them that {x}",
        ),
        (r"(?:not sure|unsure|uncertain) (?:about|of) (?P<the>.+)", "Answer their questions about {the}"),
        (
            r"(?:afraid|worried|scared|anxious|fear|worry) (?:that )?(?P<who>it|they|this)"
            r" (?:would|will|might|could|may) (?P<x>(?!not\b).+)",
            "Show them that {who} will not {x}",
        ),
        (
            r"(?:afraid|scared|fear|worried|worry|anxious|concern(?:ed|s)?) (?:of|about) (?P<the>.+)",
            "Answer their worry about {the}",
        ),
        (r"hidden (?P<x>.+)", "Show the {x} at the start"),
        (
            r"not enough (?:that )?(?:i|we|they) (?P<want>want(?:ed)?|would like|like|liked) to (?P<x>.+)",
            "Offer more that they want to {x}",
        ),
        (r"(?:.+ and )?(?:too little|not enough) (?P<x>.+)", "Give them more {x}"),
        (r"asked for too (?:much|many) (?P<x>.+)", "Ask for less {x}"),
        (r"no time to (?P<x>.+)", "Let them {x} in little time"),
        (
            r"(?:(?:did|do) not|didn['’]t|don['’]t) (?:notice|hear|remember)\b.*|forgot\b.*|missed the .+",
            "Remind them in time",
        ),
        (r"(?:(?:only )?open only|only open|closed) .+", "Open at other times, too"),
        (r"(?P<the>(?:notice|deadline|renewal|expiry|automatic)\b.+)", "Remind them in time of {the}"),
        (rf"(?P<x>{_NOT_OURS}.+?) takes? too long", "Make {x} quicker"),
        (rf"(?P<x>{_NOT_OURS}.+?) (?:is |are )?too far(?: away)?", "Bring {x} nearer to them"),
        (
            rf"(?P<x>{_NOT_OURS}.+?) (?:is |are )?too"
            r" (?P<how>loud|complicated|difficult|hard|heavy|long|crowded|slow)\b(?P<more>.*)",
            "Make {x} less {how}{more}",
        ),
        (rf"(?P<x>{_NOT_OURS}.+?) (?:do|does) not (?P<how>.+)", "Make {x} {how}"),
        (r"(?P<x>(?:wrong|missing|swapped|broken|damaged|late|short) .+)", "Prevent {x}"),
        (
            r"(?P<x>(?:getting|being|arriving|coming) .*\b(?:late|early|lost|stuck|wrong)"
            r"|(?:waiting|queu\w+|chasing|phoning|ringing|filling|explaining|repeating) .+)",
            "Spare them {x}",
        ),
        (rf"(?P<task>{'|'.join(_OWN_TASKS)}) (?P<x>.+)", "Help them {task} {x}"),
        (r"slow (?P<the>.+)", "Make {the} quicker"),
        (r"(?:complicated|confusing|unclear|difficult) (?P<the>.+)", "Make {the} clear"),
        (
            r"no (?P<thing>(?!time\b|interest\b|need\b|reason\b|money\b|idea\b|space\b|room\b|desire\b)"
            r"[\w-]+(?: (?:or )?[\w-]+){0,2}? (?:near|to|for|in|at|with|that|nearby)\b.*)",
            "Offer {thing}",
        ),
    )
]
"""How an answer to what stops people is worded, and what is done about it; what fits none gives no line."""
_WISHED = [
    (re.compile(pattern, re.I), instruction)
    for pattern, instruction in (
        (
            r"(?:being|to be) (?P<done>told|shown|asked|given|sent|called|reminded|helped|kept) (?P<x>.+)",
            "{done} them {x}",
        ),
        (rf"no (?P<the>{_CHARGES}|[\w-]+ (?:{_CHARGES}))", "Do without {the}"),
        (
            r"(?P<when>hours|days|time|how (?:long|soon|fast|quickly)) (?:until|till|it takes|before) (?P<x>.+)",
            "Tell them the {when} until {x}",
        ),
        (rf"(?P<verb>{'|'.join(_DOES)}) (?P<x>.+)", "{verb} {x}"),
        (rf"(?P<done>{'|'.join(_DONE)}) (?P<x>.+)", "{done} {x}"),
        (rf"(?P<the>.+?) (?P<done>{'|'.join(_DONE)}) (?P<x>.+)", "{done} {the} {x}"),
        (
            r"to (?P<x>.+)|(?P<y>(?:cancel|order|book|pay|see|try|choose|compare|change|return|speak|talk) .+)",
            "Let them {x}",
        ),
        (
            r"(?P<verb>repeat|order|book|pay|see|try|compar|chang|choos|cancel|return)(?:l?ing) (?P<x>.+)",
            "Let them {verb} {x}",
        ),
        (r"(?P<x>lasts|fits|works|keeps|runs) (?P<y>.+)", "Offer what {x} {y}"),
        (r"(?P<thing>(?!(?:an?y|no|not|it|they|i|we|for|as|if)\b)(?!\w+(?:ed|ing)\b).+)", "Offer {thing}"),
    )
]
"""How a wish is worded, and what is done about it."""
_GERMAN_AGAINST = [
    (re.compile(pattern, re.I), instruction)
    for pattern, instruction in (
        (
            r"(?:weiß nicht|nicht (?:zu )?wissen|unsicher|unklar|wissen nicht),?"
            r" (?P<x>(?:ob|was|wie|wann|wo|welche\w*|wer) .+)",
            "Sagen, {x}",
        ),
        (r"(?:angst|sorge|furcht|befürchtung),? (?P<x>dass .+)", "Die Sorge nehmen, {x}"),
        (r"(?:angst|sorge|furcht) (?P<x>(?:vor|um) .+)", "Die Sorge {x} nehmen"),
        (r"(?:zu wenig|nicht genug|zu wenige) (?P<x>.+)", "Mehr {x} bieten"),
        (r"keine?n? (?P<x>(?!zeit|geld|interesse|lust|bedarf|platz).+)", "{x} anbieten"),
        (r"keine zeit,? (?P<x>.+)", "Zeit sparen: {x}"),
        (r"(?:vergessen|nicht gemerkt|nicht bemerkt)\b.*", "Rechtzeitig erinnern"),
    )
]
_GERMAN_WISHED = [
    (re.compile(pattern, re.I), instruction)
    for pattern, instruction in (
        (r"keine?n? (?P<x>.+)", "Auf {x} verzichten"),
        (r"(?P<x>(?!zu\b|dass\b|wenn\b|es\b|ich\b).+)", "{x} anbieten"),
    )
]


def of_them(text: str) -> str:
    """Words of a participant or a questionnaire as told of several: "my orders" is "their orders"."""
    return _PERSON.sub(lambda match: _THEIRS[match[0].lower()], text)


def worded(category: str, *, against: bool, german: bool) -> str | None:
    """An answer as an instruction, by its grammar: of what stops people, or of what they wish for; money is none."""
    forms: Sequence[tuple[re.Pattern[str], str]] = (
        (_GERMAN_AGAINST if german else _AGAINST) if against else (_GERMAN_WISHED if german else _WISHED)
    )
    category = _NO_MORE.sub("", category)
    if _PRICE.fullmatch(category):
        return None
    for pattern, instruction in forms:
        if match := pattern.fullmatch(category):
            words = {
                name: value if german else of_them(within(value)) for name, value in match.groupdict().items() if value
            }
            words |= {
                name: _VERBS.get(words[name].lower(), words[name]) for name in ("done", "verb", "task") if name in words
            }
            if "thing" in words:
                words["thing"] = with_article(words["thing"])
            if "the" in words:
                words["the"] = with_article(words["the"], "the")
            words.setdefault("x", words.get("y", ""))
            return instruction.format(**words)
    return None


_VERBS = {
    **_DONE, **_DOES, **_OWN_TASKS, "asked": "ask", "given": "give", "called": "call", "reminded": "remind",
    "helped": "help", "compar": "compare", "chang": "change", "choos": "choose",
}  # fmt: skip
"""The verb of an instruction by how an answer has it: participle, third person, gerund or its stem."""


def with_article(thing: str, article: str = "") -> str:
    """``earlier start or finish`` is "an earlier start or finish"; what is several or uncounted takes no article."""
    thing = f"a {thing[2:]}" if thing.startswith("A ") else thing
    head = re.split(r" (?:by|for|in|of|on|at|with|to|that|before|or|and|from|without)\b", thing, maxsplit=1)[0].split()
    opened = re.match(r"(?:an?|the|some|one|more|fewer|less|all|someone|somebody|their)\b", thing, re.I)
    if opened or not head or head[-1].endswith("s") or head[-1].lower() in _UNCOUNTED:
        return thing
    return f"{article or ('an' if thing[0].lower() in 'aeiou' else 'a')} {thing}"
