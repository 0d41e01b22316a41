"""A figure as an instruction: what to explain, offer, show or answer, by how its attribute is worded.

``Knows how purchase credit works`` (23 % against 41 %) is "Tell them how purchase credit works". An attribute whose
wording says nothing of what can be done gives no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from persona_gen.domain import InferenceKind, Segment, Statistic
from persona_gen.evidence.card_lists import ASKED_OPENLY, REASONS, WHERE_MET, asks, is_named
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.figure_lines import repeats_attribute
from persona_gen.evidence.identity import LEAST_COVERAGE, NO_ANSWER
from persona_gen.evidence.phrasing import within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.evidence.questions import about_them
from persona_gen.text.lexicon import any_of, listed

LEAST_SHARE, LEAST_MORE = 0.4, 0.1
"""The least share for which something is offered, and by how much it is above everyone's; a bare majority is enough."""
MAJORITY = 0.5
LEAST_LINE = 3
"""Words of the shortest answer that can be said to people as it stands: "All costs shown at the start"."""
WEIGHED = re.compile(r"matters?|important|priorit|choosing|wichtig|worauf|kriteri", re.I)
"""An attribute whose answers are what people weigh."""
When = Literal["less", "more", "answer"]
"""Whether an instruction holds where fewer do or have something than everyone, where many do, or for an answer."""


class Frame(NamedTuple):
    """How an attribute is worded, ``when`` it asks for something to be done, and the instruction."""

    when: When
    attribute: str
    instruction: str


_ASKED = r"(?:how|what|when|where|which|who|why|if|whether|that)\b"
_PLEASED = r"(?:satisfaction|satisfied|happy) with"
_TASTE = {"tasted": "taste", "tried": "try", "seen": "see", "visited": "visit", "talked to": "talk to", "met": "meet",
          "spoken to": "speak to", "tested": "test", "held": "hold", "watched": "watch"}  # fmt: skip
_RIVAL = r"\b(?:another|other|overseas|competitor|rival|elsewhere|alternative|cheaper)\w*\b"
"""What somebody else offers, which is nobody's to show."""
_EVERYTHING = r"\b(?:overall|so far|used|in use|general(?:ly)?|own|life|services? in general|the time)\b"
"""What is so wide that nobody can set about it."""
_FRAMES = [
    Frame("less", rf"(?:knows?|understands?|understood) (?P<x>{_ASKED}.+)", "Tell them {x}"),
    Frame("less", r"knows? (?P<x>(?:the|their|our) .+)", "Tell them {x}"),
    Frame("less", r"(?:knows?|knew) (?:of|about) (?P<x>.+)", "Tell them about {x}"),
    Frame("less", r"(?:understands?|understood) (?P<x>.+)", "Explain {x}"),
    Frame("less", rf"{_PLEASED} (?:the )?clarity of (?:the )?(?P<x>.+)", "Make the {x} clear"),
    Frame("less", rf"{_PLEASED} (?:being kept |the )?inform(?:ed|ation)"
          r" (?:on|about) (?P<x>.+)", "Tell them early about {x}"),
    Frame("less", rf"{_PLEASED} knowing (?P<x>the .+)", "Tell them {x}"),
    Frame("less", rf"{_PLEASED} knowing (?:their |your )?(?:own )?(?P<x>.+)", "Show them their {x}"),
    Frame("less", rf"{_PLEASED} (?P<x>.+) being (?P<how>understandable|clear|easy|simple|on time|correct)",
          "Make {x} {how}"),
    Frame("less", rf"{_PLEASED} (?!.*{_EVERYTHING})(?P<x>.+)", "Improve {x}"),
    Frame("less", r"(?:finds?|found) (?P<x>.+) (?P<how>easy|clear|simple)", "Make {x} {how}"),
    Frame("less", r"(?P<x>.+) rated (?P<how>easy|clear|simple)", "Make the {x} {how}"),
    Frame("less", r"has (?P<x>(?:an?|enough|access to) .+)", "Offer them {x}"),
    Frame("less", rf"(?:has |have )?(?:ever )?(?P<done>{'|'.join(_TASTE)}) (?P<x>(?!to )(?!.*{_RIVAL}).+)",
          "Let them {done} {x}"),
    Frame("more", r"would (?:use|like|take|buy|book|accept|welcome|choose|prefer"
          r"|(?:swap|exchange|trade|pay)(?: more| extra)? for) (?P<x>.+)", "Offer {x}"),
    Frame("more", r"would (?:join|attend|come to) (?P<x>.+)", "Invite them to {x}"),
    Frame("more", r"interest(?:ed)? in (?P<x>.+)", "Offer {x}"),
    Frame("more", r"would (?P<x>(?:come|return|recommend|renew|donate|rejoin|visit)\b.*)", "Ask them to {x}"),
    Frame("more", r"(?:wants?|wishes|would like) to (?P<x>.+)", "Let them {x}"),
    Frame("more", r"(?:wants?|wishes for|needs?) (?P<x>.+)", "Offer {x}"),
    Frame("more", r"(?:is |are |feels? )?(?:worr(?:y|ies|ied) about|afraid of|fears?) (?P<x>.+)",
          "Answer their worry about {x}"),
    Frame("more", r"(?:says )?not knowing (?P<x>.+?)(?: is a problem)?", "Tell them {x}"),
    Frame("more", r"finds? (?P<x>.+) (?:an? (?:chore|hassle|nuisance|burden)|tedious|annoying)", "Spare them {x}"),
    Frame("more", r"feels? (?:anxious|nervous|afraid|stressed|worried) (?P<x>(?:before|during|when) .+)",
          "Calm their nerves {x}"),
    Frame("answer", r"(?:preferred|favou?rite|usual) (?:first |way of )?(?:contact|channel)(?: \w+)?"
          r"|contact preference", "Contact them by {c}"),
    Frame("answer", r"(?:preferred|favou?rite) (?P<x>.+)", "Offer {c} as the {x}"),
    Frame("answer", r"(?:what )?would (?:make|bring|win|get) .+|would (?:come|return) .*(?:for|if)", "Offer {c}"),
    Frame("less", r"(?:kennt|weiß|versteht|verstanden) (?P<x>.+)", "{x} erklären"),
    Frame("less", r"zufrieden(?:heit)? mit (?:der |dem |den )?(?P<x>.+)", "Besser werden bei {x}"),
    Frame("less", r"hat (?P<x>.+) gesehen", "{x} zeigen"),
    Frame("less", r"hat (?P<x>.+) (?:probiert|getestet|ausprobiert)", "{x} ausprobieren lassen"),
    Frame("more", r"(?:würden? )(?P<x>.+) (?:nutzen|kaufen|buchen|nehmen)", "{x} anbieten"),
    Frame("more", r"wünsch(?:t|en) sich (?P<x>.+)", "{x} anbieten"),
    Frame("more", r"(?:sorge|angst) (?:um|vor) (?P<x>.+)", "Die Sorge um {x} nehmen"),
    Frame("answer", r"bevorzugte[rns]? kontakt\w*|kontaktwunsch", "Über {c} ansprechen"),
    Frame("answer", r"bevorzugte[rns]? (?P<x>.+)", "{c} anbieten ({x})"),
    Frame("answer", r"(?:was )?würde .*(?:zurück|wieder).*|würden? (?:zurück|wieder)\w* (?:für|wenn)", "{c} anbieten"),
]  # fmt: skip
FRAMES = [(frame, re.compile(frame.attribute, re.I)) for frame in _FRAMES]
_PRICE = re.compile(
    r"(?:the )?(?:price|cost)s?(?: (?:of|and|or|for) .*)?|too (?:expensive|dear|pricey)|\w*preise?|\w*kosten|zu teuer",
    re.I,
)
_LACK = re.compile(
    r"no (?P<x>(?!time\b|interest\b|need\b|reason\b|money\b|idea\b|space\b|room\b|desire\b)"
    r"[\w-]+(?: (?:or )?[\w-]+){0,2}? (?:near|to|for|in|at|with|that|nearby)\b.*)",
    re.I,
)
"""An answer that names what is missing, and what for: "no vehicle or help to lift"."""
_UNCOUNTED = frozenset(
    listed("help parking access information advice support staff childcare transport training credit evening")
)
_THEIRS = {"i": "they", "me": "them", "my": "their", "mine": "theirs", "us": "them", "our": "their", "ours": "theirs",
           "we": "they", "myself": "themselves", "own": "own", "you": "they", "your": "their"}  # fmt: skip
_PERSON = re.compile(rf"\b{any_of(tuple(_THEIRS))}\b", re.I)
_NO_MORE = re.compile(r" (?:any ?more|any longer|no longer)$", re.I)
_DOES_OR_DONE = re.compile(r"\w+(?:s|ed)\b|(?:an?y|no|not)\b", re.I)
"""What opens an answer that is no thing to offer: "lasts for a second child", "delivered without plastic"."""
_NOTHING = re.compile(r"(?:nothing|none|nichts)\b.*", re.I)


def of_them(text: str) -> str:
    """Words of a participant or a questionnaire as told of several: "my orders" is "their orders"."""
    return _PERSON.sub(lambda match: _THEIRS[match[0].lower()], text)


def figure_moves(
    segment: Segment, stopped: Sequence[Statistic], language: str
) -> Iterator[tuple[InferenceKind, str, Statistic]]:
    """The instructions that figures give, with what each rests on: first what stops people, then what they want.

    ``stopped`` are the figures of what is in the way as the card has them, the weightiest first.
    """
    german = language == "de"
    asked: set[str] = set()
    is_said = False
    for s in stopped:
        text = _framed(s, "less", german) or _framed(s, "more", german)
        if (
            text is None
            and is_named(s, segment)
            and not _agrees(s)
            and (s.attribute not in asked or _LACK.fullmatch(s.category or ""))
        ):
            text = _against(s, german)
        asked.add(s.attribute)
        if text:
            yield "build", text, s
    rest = [s for s in segment.statistics if s not in stopped and _is_asked_of_many(s, segment)]
    for s in sorted(rest, key=lambda s: -abs(s.value - (s.overall or 0)) if s.measure == "share" else 0):
        if asks(s.attribute, WEIGHED) and s.category and len(s.category.split()) >= LEAST_LINE and _is_offered(s):
            if not is_said:
                yield "say", s.category, s
            elif not german and not _DOES_OR_DONE.match(s.category):
                yield "build", f"Offer {within(s.category)}", s
            is_said = True
        elif text := _of_answer(s, segment, german):
            yield "build", text, s


def _of_answer(s: Statistic, segment: Segment, german: bool) -> str | None:
    """What is offered to most, or shown to those who have not met it."""
    if s.measure != "share" or not s.category or NO_ANSWER.fullmatch(s.category) or _NOTHING.match(s.category):
        return None
    agrees, rarer = _agrees(s), s.overall is not None and s.value < min(s.overall, MAJORITY)
    if agrees and rarer and not is_like_everyone(s, segment) and (text := _framed(s, "less", german)):
        return text
    if _is_offered(s):
        if agrees and (text := _framed(s, "more", german)):
            return text
        name = plain_name(s.attribute)
        if not agrees and (text := _framed(s, "answer", german)):
            return text
        if WHERE_MET.search(name):
            way = "Den Weg nutzen, der sie bringt" if german else "Use the way that brings them"
            return f"{way}: {s.category}"
    return None


def _agrees(s: Statistic) -> bool:
    """Whether an answer says yes to its attribute, plainly or by degree: "definitely or probably", "very important"."""
    words = re.findall(r"\w+", (s.category or "").lower())
    return repeats_attribute(s) or (bool(words) and _DEGREES.issuperset(words))


_DEGREES = frozenset("yes definitely probably certainly very rather quite or important likely agree strongly".split())


def _is_offered(s: Statistic) -> bool:
    more = s.overall is None or s.value >= s.overall + LEAST_MORE
    return s.measure == "share" and (s.value >= MAJORITY or (s.value >= LEAST_SHARE and more))


def _is_asked_of_many(s: Statistic, segment: Segment) -> bool:
    return s.n is None or segment.size is None or s.n >= min(50, LEAST_COVERAGE * segment.size)


def _framed(s: Statistic, when: When, german: bool) -> str | None:
    name = plain_name(s.attribute).strip().rstrip("?.")
    for frame, pattern in FRAMES:
        if frame.when == when and (match := pattern.fullmatch(name)):
            words = {
                key: value if german else of_them(within(value)) for key, value in match.groupdict().items() if value
            }
            if "done" in words:
                words["done"] = _TASTE[words["done"].lower()]
            return frame.instruction.format(c=s.category if german else of_them(s.category or ""), **words)
    return None


def _against(s: Statistic, german: bool) -> str | None:
    """What to do about an answer to what stops people: give what is missing, else answer it before all others."""
    category = _NO_MORE.sub("", s.category or "")
    if _PRICE.fullmatch(category):
        return f"{'Zuerst den ganzen Preis nennen' if german else 'Name the full price first'}: {category}"
    if not german and (lack := _LACK.fullmatch(category)):
        missing = of_them(lack["x"])
        first = missing.split()[0].lower()
        article = "" if first in _UNCOUNTED or first.endswith("s") else "an " if first[0] in "aeiou" else "a "
        return f"Offer {article}{missing}"
    if german:
        return f"Zuerst entkräften, was sie am häufigsten nennen: {category}"
    name, category = plain_name(s.attribute), within(category)
    if ASKED_OPENLY.match(name):
        clause = about_them(name) or of_them(within(name)).rstrip("?")
        return f"Deal first with {clause}: {of_them(category)}"
    return f"{'Answer' if REASONS.search(name) else 'Deal first with'} their {within(name)}: {of_them(category)}"
