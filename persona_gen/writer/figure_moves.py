"""A figure as an instruction: what to explain, offer, show or answer, by how its attribute is worded.

``Knows how purchase credit works`` (23 % against 41 %) is "Tell them how purchase credit works". An attribute whose
wording says nothing of what can be done gives no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from persona_gen.domain import InferenceKind, Segment, Statistic
from persona_gen.evidence.card_lists import REASONS, asks, is_named, list_of
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.figure_lines import repeats_attribute
from persona_gen.evidence.identity import LEAST_COVERAGE, NO_ANSWER
from persona_gen.evidence.main_figures import key_figures
from persona_gen.evidence.phrasing import within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.writer.answer_moves import of_them, with_article, worded

LEAST_SHARE, LEAST_MORE = 0.4, 0.1
"""The least share for which something is offered, and by how much it is above everyone's; a bare majority is enough."""
MAJORITY = 0.5
LEAST_WISH = 0.3
"""The least share of a wish that more have than everyone."""
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
    Frame("less", r"(?:kennt|weiß|versteht|verstanden) (?P<x>.+)", "{x} erklären"),
    Frame("less", r"hat (?P<x>.+) gesehen", "{x} zeigen"),
    Frame("less", r"hat (?P<x>.+) (?:probiert|getestet|ausprobiert)", "{x} ausprobieren lassen"),
    Frame("more", r"(?:würden? )(?P<x>.+) (?:nutzen|kaufen|buchen|nehmen)", "{x} anbieten"),
    Frame("more", r"wünsch(?:t|en) sich (?P<x>.+)", "{x} anbieten"),
    Frame("more", r"(?:sorge|angst) (?:um|vor) (?P<x>.+)", "Die Sorge um {x} nehmen"),
    Frame("answer", r"bevorzugte[rns]? kontakt\w*|kontaktwunsch", "Über {c} ansprechen"),
    Frame("answer", r"bevorzugte[rns]? (?P<x>.+)", "{c} anbieten ({x})"),
]  # fmt: skip
FRAMES = [(frame, re.compile(frame.attribute, re.I)) for frame in _FRAMES]
_WISHES = re.compile(
    r"(?:what )?would (?:make|bring|win|get|help) (?:them|you|people|me) .+|would (?:come|return) .*(?:for|if)"
    r"|(?:biggest |main )?wish\w*\b.*"
    r"|(?:was )?würden? .*(?:zurück|wieder|öfter|häufiger).*|wünsche?\b.*",
    re.I,
)
"""An attribute whose answers are what people would like."""
_NOTHING = re.compile(r"(?:nothing|none|nichts)\b.*", re.I)


def figure_moves(
    segment: Segment, stopped: Sequence[Statistic], language: str
) -> Iterator[tuple[InferenceKind, str, Statistic]]:
    """The instructions that figures give, with what each rests on: first what stops people, then what they want.

    ``stopped`` are the figures of what is in the way as the card has them, the weightiest first.
    """
    german = language == "de"
    key = [s for s in key_figures(segment) if is_named(s, segment)]
    for figure in {s.id: s for s in (*key, *stopped)}.values():
        text = _framed(figure, "less", german) or _framed(figure, "more", german)
        if text is None and is_named(figure, segment) and not _agrees(figure):
            text = worded(figure.category or "", against=True, german=german)
        if text:
            yield "build", text, figure
    rest = [s for s in segment.statistics if s not in stopped and s not in key and _is_asked_of_many(s, segment)]
    for s in sorted(rest, key=lambda s: -abs(s.value - (s.overall or 0)) if s.measure == "share" else 0):
        if text := _of_wish(s, german) if _is_wish(s) else _of_answer(s, segment, german):
            yield "build", text, s


def _is_wish(s: Statistic) -> bool:
    return asks(s.attribute, WEIGHED) or _WISHES.fullmatch(plain_name(s.attribute)) is not None


def _of_wish(s: Statistic, german: bool) -> str | None:
    """What is offered to those who name a wish, be it as common with everyone."""
    if s.measure != "share" or _is_empty(s) or _agrees(s):
        return None
    common = s.value >= LEAST_SHARE or (s.overall is not None and s.value >= max(s.overall + LEAST_MORE, LEAST_WISH))
    return worded(s.category or "", against=False, german=german) if common else None


def _of_answer(s: Statistic, segment: Segment, german: bool) -> str | None:
    """What is offered to most, or shown to those who have not met it."""
    if s.measure != "share" or _is_empty(s):
        return None
    agrees, rarer = _agrees(s), s.overall is not None and s.value < min(s.overall, MAJORITY)
    if agrees and rarer and not is_like_everyone(s, segment) and (text := _framed(s, "less", german)):
        return text
    if not _is_offered(s):
        return None
    if text := _framed(s, "more" if agrees else "answer", german):
        return text
    category = s.category or ""
    if not german and REASONS.search(plain_name(s.attribute)) and (reason := _TO.fullmatch(category)):
        return f"Make it easy to {of_them(reason['x'])}"
    return None if german else _of_channel(s, segment)


def _of_channel(s: Statistic, segment: Segment) -> str | None:
    """The way on which most can be met: "Reach them at the kiosk at the pier"."""
    channels = [o for o in segment.statistics if o.measure == "share" and list_of(o, segment) == "channels"]
    if s is not max(channels, key=lambda o: o.value, default=None):
        return None
    way = (s.category or "")[:1].lower() + (s.category or "")[1:]
    if _BY.match(way):
        return f"Reach them by {way}"
    place = with_article(within(s.category or ""), "the")
    return f"Reach them {'at' if _AT.match(way) else 'through'} {place}"


def _is_empty(s: Statistic) -> bool:
    return not s.category or NO_ANSWER.fullmatch(s.category) is not None or _NOTHING.match(s.category) is not None


_TO = re.compile(r"to (?P<x>.+)", re.I)
_AT = re.compile(
    r"(?:ticket |front )?(?:kiosk|counter|shop|branch|desk|box office|till|pharmacy|station|school|clinic)\b", re.I
)
_BY = re.compile(r"(?:e-?mails?|sms|text|phone|telephone|post|letter|whatsapp)\b", re.I)


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
