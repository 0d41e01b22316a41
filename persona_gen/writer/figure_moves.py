"""Which figures of a segment are instructions: what stops its people, what they want, and where they can be met.

An attribute whose wording says nothing of what can be done gives no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.card_lists import REASONS, asks, is_named, list_of
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.figure_lines import repeats_attribute
from persona_gen.evidence.identity import LEAST_COVERAGE, NO_ANSWER
from persona_gen.evidence.main_figures import key_figures
from persona_gen.evidence.phrasing import within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.writer.instructions import Side, phrased
from persona_gen.writer.third_person import of_them, with_article

LEAST_SHARE, LEAST_MORE = 0.4, 0.1
"""The least share for which something is offered, and by how much it is above everyone's; a bare majority is enough."""
MAJORITY = 0.5
LEAST_WISH = 0.3
"""The least share of a wish that more have than everyone."""
WEIGHED = re.compile(r"matters?|important|priorit|choosing|what decides|wichtig|worauf|kriteri", re.I)
"""An attribute whose answers are what people weigh."""
_WISHES = re.compile(
    r"(?:what )?would (?:make|bring|win|get|help|like)\b.*|would (?:come|return) .*(?:for|if)"
    r"|what (?:they|people|you) (?:want|hope for|look for|expect)\b.*|(?:biggest |main )?wish\w*\b.*"
    r"|(?:was )?würden? .*(?:zurück|wieder|öfter|häufiger|helfen).*|wünsche?\b.*",
    re.I,
)
"""An attribute whose answers are what people would like."""
_HARDEST = re.compile(r"\b(?:hardest|most difficult|am schwersten|schwierigste\w*)\b", re.I)
SHORT_TASK = 2
"""Words of an answer that is no more than the thing that is hard."""
_NOTHING = re.compile(r"(?:nothing|none|nichts)\b.*", re.I)
_TO = re.compile(r"to (?P<x>.+)", re.I)
_AT = re.compile(
    r"(?:ticket |front )?(?:kiosk|counter|shop|branch|desk|box office|till|pharmacy|station|school|clinic)\b", re.I
)
_BY = re.compile(r"(?:e-?mails?|sms|text|phone|telephone|post|letter|whatsapp)\b", re.I)
_THROUGH = r"(?:via|by|through|from|on|in|at) (?:the )?"
"""A channel's own preposition, where it has one."""
_DEGREES = frozenset("yes definitely probably certainly very rather quite or important likely agree strongly".split())


def figure_moves(segment: Segment, stopped: Sequence[Statistic], language: str) -> Iterator[tuple[str, Statistic]]:
    """The instructions that figures give, with what each rests on: what stops people and what they want by turns.

    ``stopped`` are the figures of what is in the way as the card has them, the weightiest first.
    """
    german = language == "de"
    key = [s for s in key_figures(segment) if list_of(s, segment) == "frustrations"]
    against = {s.id: s for s in (*key, *stopped)}
    able = [s for s in segment.statistics if s.id not in against and _is_asked_of_many(s, segment)]
    able.sort(key=lambda s: -abs(s.value - (s.overall or 0)) if s.measure == "share" else 0)
    stops = ((text, s) for s in against.values() if (text := _against(s, segment, german)))
    wants = ((text, s) for s in able if _is_wish(s) and (text := _of_wish(s, segment, german)))
    for pair in zip_longest(stops, wants):
        yield from filter(None, pair)
    yield from ((text, s) for s in able if not _is_wish(s) and (text := _of_answer(s, segment, german)))


def _against(s: Statistic, segment: Segment, german: bool) -> str | None:
    text = _framed(s, "less", german) or _framed(s, "more", german)
    if text or not is_named(s, segment) or _agrees(s):
        return text
    answer = s.category or ""
    if _HARDEST.search(s.attribute) and len(answer.split()) <= SHORT_TASK:
        return f"Bei {answer} helfen" if german else f"Help them with {within(answer)}"
    return phrased(answer, "against", german=german)


def _is_wish(s: Statistic) -> bool:
    return asks(s.attribute, WEIGHED) or _WISHES.fullmatch(plain_name(s.attribute)) is not None


def _of_wish(s: Statistic, segment: Segment, german: bool) -> str | None:
    """What is offered to those who name a wish, be it as common with everyone."""
    if s.measure != "share" or _is_empty(s) or _agrees(s):
        return None
    above = s.overall is None or s.value >= s.overall or is_like_everyone(s, segment)
    common = s.value >= (LEAST_SHARE if s.overall is None or s.value < s.overall + LEAST_MORE else LEAST_WISH)
    return phrased(s.category or "", "wished", german=german) if above and common else None


def _of_answer(s: Statistic, segment: Segment, german: bool) -> str | None:
    """What is offered to most, or shown to those who have not met it."""
    if s.measure != "share" or _is_empty(s):
        return None
    agrees, rarer = _agrees(s), s.overall is not None and s.value < min(s.overall, MAJORITY)
    if (
        agrees
        and (s.value < LEAST_WISH or (rarer and not is_like_everyone(s, segment)))
        and (text := _framed(s, "less", german))
    ):
        return text
    if not _is_offered(s, LEAST_WISH if agrees else LEAST_SHARE):
        return None
    if text := _framed(s, "more" if agrees else "answer", german):
        return text
    if not german and REASONS.search(plain_name(s.attribute)) and (reason := _TO.fullmatch(s.category or "")):
        return f"Make it easy to {of_them(reason['x'])}"
    return None if german else _of_channel(s, segment)


def _of_channel(s: Statistic, segment: Segment) -> str | None:
    """The way on which most can be met: "Reach them at the kiosk at the pier"."""
    channels = [o for o in segment.statistics if o.measure == "share" and list_of(o, segment) == "channels"]
    if s is not max(channels, key=lambda o: o.value, default=None):
        return None
    way = within(re.sub(f"^{_THROUGH}", "", s.category or "", flags=re.I))
    if _BY.match(way):
        return f"Reach them by {way[:1].lower()}{way[1:]}"
    return f"Reach them {'at' if _AT.match(way) else 'through'} {with_article(way, 'the')}"


def _is_empty(s: Statistic) -> bool:
    return not s.category or NO_ANSWER.fullmatch(s.category) is not None or _NOTHING.match(s.category) is not None


def _agrees(s: Statistic) -> bool:
    """Whether an answer says yes to its attribute, plainly or by degree: "definitely or probably", "very important"."""
    words = re.findall(r"\w+", (s.category or "").lower())
    return repeats_attribute(s) or (bool(words) and _DEGREES.issuperset(words))


def _is_offered(s: Statistic, least: float) -> bool:
    more = s.overall is None or s.value >= s.overall + LEAST_MORE
    return s.measure == "share" and (s.value >= MAJORITY or (s.value >= least and more))


def _is_asked_of_many(s: Statistic, segment: Segment) -> bool:
    return s.n is None or segment.size is None or s.n >= min(50, LEAST_COVERAGE * segment.size)


def _framed(s: Statistic, side: Side, german: bool) -> str | None:
    name = plain_name(s.attribute).strip().rstrip("?.")
    return phrased(name, side, german=german, category=s.category or "")
