"""Whether a claim generalises a share that was asked of a part of the segment only.

"45 % of first-time buyers lost the offer over the survey" is wrong where 45 % is of the 29 whose offer fell through.
The share is of whoever stands beside it ("of them all", "among buyers", "in this segment"), or of all where nobody
does ("45 % lost the offer"). It is told of the part where the sentence says whose share it is: a group narrowed down
("buyers who …"), another group ("of cancellations"), a condition ("after a failed delivery"), or the number of people.
"""

from __future__ import annotations

import re

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.domain import Statistic
from persona_gen.text.numbers import Figure
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.tokens import content_stems

SMALL_PART = 0.5
"""A statistic over less than this part of the segment is about a part of it."""

ASKED_OF_PART = 0.95
"""The same where its attribute says of whom it is asked, for a claim that says "of the segment"."""
_SAYS_OF_WHOM = re.compile(r"\b(?:of|among) (?:those|them|people) (?:who|whose|that|with)\b", re.I)
_OF_THOSE = re.compile(r",\s+(?:of|among) (?:those|them|people)\b", re.I)
_OF_THE_SEGMENT = re.compile(r"\s*(?:of|in|across) (?:all of )?(?:the|this) (?:whole )?(?:segment|group)\b", re.I)
_DETERMINERS = frozenset("all every each the this these our her his their its whole entire full total of any".split())
_HEAD = re.compile(rf"{PEOPLE_PATTERN}|them|us|everyone|everybody", re.I)
_WORD = re.compile(r"[\s-]*([^\W_]+)(?:['’]s\b)?")
_FRAME = re.compile(
    r"(?:\s+(?:all|together|overall|alone|here|(?:we )?(?:asked|surveyed|interviewed|questioned|polled)"
    r"|in (?:the|this|our) (?:whole )?(?:segment|group|survey|study|sample))\b"
    r"(?!\s+(?:about|why|whether|if|for|how|what|which|when)\b))*",
    re.I,
)
"""What may follow a group and leaves it as it is."""
_PLACE = re.compile(r"\s+(?:in|from|of)\s+(?:the\s+)?([^\W_]+)", re.I)
_RELATIVE = r"(?:who|whose|whom|that|which|with|without)"
_NARROWED = re.compile(
    rf"\s*[,(]?\s*(?:(?:for|to|from|of) )?(?:{_RELATIVE}\b|(?:where|when|after|concerned|affected|aged|asked)\b"
    r"|(?:it|this|that) happened\b|(?!(?:br|r|s|cl|sw|fl|spr|str)ing\b)\w{2,}ing\b)"
    r"|\s+(?:in|from|under|over|at|on|by)\b",
    re.I,
)
"""What follows a group that is only a part: "buyers who …", "users failing the check", "people in debt"."""
_SHARE_OF = re.compile(
    r"\b(?:shares?|proportion|percentage|number|part|portion|fraction|figure|rate|how many)\s+(?:of |among |in |for )?",
    re.I,
)
_COUNTED = re.compile(r"\b(?:the|is|are|was|were|makes?|made|finds?|found|has|have|counts?|sees?|saw)\s+$", re.I)
"""What stands before a share whose "who …" says what they do: "one of the 45 % of buyers who lost an offer"."""
_OF_WHOM = re.compile(r"^\s*(.*\w)\s*,?\s+(?:of|among) (?:whom|which|these|them)\s*$", re.I)
_PREPOSITION = re.compile(r"\b(?:of|in|among|amongst|across|for|from|to|by|throughout)\s+", re.I)
_OF_SOME = re.compile(rf"\b(?:of|among|amongst|for|in|from|with|to|by)\s+(?:[\w-]+\s+){{1,3}}?{_RELATIVE}\b", re.I)
_SOME = re.compile(rf"\b(?:those|anyone|everyone|everybody|ones?|[\w-]+s)\s+{_RELATIVE}\b", re.I)
_WHEN = re.compile(
    r"\b(?:when(?:ever)?|after|(?<!least )(?<!than )once|if|where|following|upon|as soon as"
    r"|in (?:the )?(?:case|event) of|asked (?:about|why|whether|if|for|how|what))\s+([^,;:]*)",
    re.I,
)
_REASON = re.compile(
    r"\b(?:reasons? (?!of\b)(?!(?:or|and)\b)\w+|(?:the|their|his|her|as a|main|top|first|commonest|common|of the)"
    r" reasons?\b|why\b)",
    re.I,
)
_OF_AN_EVENT = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:reasons?|why|what (?:followed|happened|came|they did)|after|when|if|once|following|causes?"
    r"|outcome|result|responses?|reactions?)\b",
    re.I,
)
"""An attribute that only those have to whom something happened: what its words name is the condition."""
_EVENT_FRAME = frozenset(
    content_stems("reason why cause grounds follow followed happen outcome result response reaction")
)
_NOTHING_NEW = _EVENT_FRAME | frozenset(
    content_stems(
        "survey study data sample segment group people user other another ask answer question say look take count"
        " consider all again whole share proportion percentage figure number anything honest precise"
    )
)
_OTHERS_MEANT = re.compile(r"\b(?:some|few|several|those|who|whose|when|once|after|if|\d+)\b", re.I)
_LEAD = re.compile(
    r"(?:\b(?:a total of|an? (?:full|good|estimated)|[a-z]+ly|even|as many as|up to|almost|about|around|just|over|under"
    r"|(?:more|less|fewer) than|close to|at least|at most|an?|the|some)\s+)+$",
    re.I,
)
_OPENS = re.compile(
    r"(?:^|[,:–—(-]|\b(?:and|but|while|whereas|that|because|so|as do|as did|like|one of|among))\s*$", re.I
)
_DOES = re.compile(
    r"\s+(?!(?:of|in|at|on|for|by|to|from|over|against|as|or|and|points?|is|was|more|less|than)\b)\w", re.I
)
_BESIDE = re.compile(r"\s*(?:(?:of|among|in|across)\s+)?", re.I)
_HEADING = re.compile(r"^\s*(.*\w)\s*[:–—]\s*$")
_OPENING = re.compile(r"^\s*(?:of|among|amongst|in|for|with|on|at|as for|under|by|from)\s+([^,]*),[^,]*$", re.I)


_OF_OTHERS = re.compile(
    r"\s*(?:of|among|the|this|these|those|all|our|her|his|their)\s"
    r"|\s*(?:(?:der|von den|unter den) (?:[\d.]+ )?(?:be|ge)fragten|derer|derjenigen)\b",
    re.I,
)
"""After a share: of people that are not the segment, "der Befragten" too."""
_OF_SO_MANY = re.compile(r"\s*of (?:the |all |these )*(\d[\d,. ]*\d)\b")


def told_of_all(context: ClaimContext, figure: Figure, s: Statistic) -> bool:
    """Whether a claim gives a share over a small part of the segment as one over all of it."""
    size = context.index.segment.size
    if not s.n or not size or s.n >= (ASKED_OF_PART if _SAYS_OF_WHOM.search(s.attribute) else SMALL_PART) * size:
        return False
    if s.n >= SMALL_PART * size:
        return bool(_OF_THE_SEGMENT.match(context.own_words, figure.span[1]))
    if any(other.out_of == s.n or (other.kind == "number" and other.allows(s.n)) for other in context.figures):
        return False
    after = _OF_SO_MANY.match(context.own_words, figure.span[1])
    if after and re.sub(r"\D", "", after[1]) == str(size):
        return True
    telling = _Telling(context, figure, s)
    return not telling.says_when() and telling.of_segment()


class _Telling:
    """One figure and the sentence it stands in."""

    def __init__(self, context: ClaimContext, figure: Figure, s: Statistic) -> None:
        segment = context.index.segment
        text = context.peopled(context.own_words)
        says_when = _OF_AN_EVENT.match(s.attribute) or _OF_THOSE.search(s.attribute)
        self.prints_condition = bool(says_when) and s.attribute.casefold() in context.text.casefold()
        ends = list(re.finditer(r"[.;!?](?:\s|$)", text))
        start = max((m.end() for m in ends if m.end() <= figure.span[0] and m[0][0] != "?"), default=0)
        stop = min((m.end() for m in ends if m.end() > figure.span[1]), default=len(text))
        after = [
            other.span[0] for other in context.figures if other.kind == "share" and other.span[0] >= figure.span[1]
        ]
        self.earlier, self.before = text[:start], text[start : figure.span[0]]
        self.after = text[figure.span[1] : min([stop, *after])].rstrip(" .;!?")
        self.names = frozenset(content_stems(segment.name))
        self.persona = frozenset(content_stems(context.name))
        self.sizes = frozenset((str(segment.size), *f"{segment.size:,}".split(",")))
        self.category = frozenset(content_stems(s.category or s.attribute))
        self.of_event = bool(_OF_AN_EVENT.match(s.attribute))
        self.has_reason = bool(re.search(r"\b(?:reason|why|cause)", s.attribute, re.I))
        own = frozenset(content_stems(s.attribute)) - self.category - self.names
        self.condition = own - _EVENT_FRAME if self.of_event else own

    # --- a condition -------------------------------------------------------------------------------------------------

    def says_when(self) -> bool:
        """Whether the sentence, or one before it, says in which case the share is one."""
        if _OTHERS_MEANT.search(self.earlier) or (self.of_event and self._names_condition(self.earlier, 0.5)):
            return True
        sentence = f"{self.before} … {self.after}"
        if self.has_reason and _REASON.search(sentence):
            return True
        if any(self._is_new(match[1]) for match in _WHEN.finditer(sentence)):
            return True
        return self.of_event and self._names_condition(self.before, 0.5)

    def _names_condition(self, text: str, part: float) -> bool:
        return len(self.condition & frozenset(content_stems(text))) > part * len(self.condition)

    def _is_new(self, clause: str) -> bool:
        """Whether a clause says more than the category does: "when the seller took it" does not, of "Seller took …"."""
        return bool(frozenset(content_stems(clause)) - self.category - self.names - self.persona - _NOTHING_NEW)

    # --- the group ---------------------------------------------------------------------------------------------------

    def of_segment(self) -> bool:
        """Whether the group the share is of is the segment, by its name or by default."""
        beside = self._group(self.after, _BESIDE)
        if beside is not None:
            part = _OF_SOME.search(_SHARE_OF.sub(" ", self.before))
            return (beside or bool(_COUNTED.search(self.before))) and not (part and "," in part.string[part.end() :])
        if _OF_OTHERS.match(self.after):
            return False
        if any(
            self._end(sentence, m.end()) for sentence in (self.before, self.after) for m in _SHARE_OF.finditer(sentence)
        ):
            return True
        for heading in filter(None, [_HEADING.match(self.before), _OF_WHOM.match(self.before)]):
            if end := self._end(heading[1], 0):
                return not self.after.strip() or not _NARROWED.match(heading[1], end)
        both_sides = f"{self.before} … {self.after}"
        within = [self._group(both_sides[m.end() :]) for m in _PREPOSITION.finditer(both_sides)]
        if False in within or _SOME.search(self.before):
            return False
        return True in within or self._by_default()

    def _group(self, text: str, lead: re.Pattern[str] | None = None) -> bool | None:
        """Whether a text begins with the segment (true) or with a part of it (false); nothing where with neither."""
        match = lead.match(text) if lead else None
        end = self._end(text, match.end() if match else 0)
        return None if end is None else not _NARROWED.match(text, end)

    def _end(self, text: str, at: int) -> int | None:
        """Where words for the whole segment end that begin at a place, if they do: "all of the 412 buyers asked"."""
        head, named = False, 0
        while match := _WORD.match(text, at):
            word = match[1].lower()
            stems = frozenset(content_stems(word))
            if _HEAD.fullmatch(word) and not (stems & self.condition):
                head = True
            elif stems & self.names:
                named += 1
            elif head or (word not in _DETERMINERS and word not in self.sizes):
                break
            at = match.end()
        if not head and (not named or named < min(2, len(self.names))):
            return None
        frame = _FRAME.match(text, at)
        at = frame.end() if frame else at
        place = _PLACE.match(text, at)  # "cooks in Leeds"
        own = place and (frozenset(content_stems(place[1])) & self.names or _HEAD.fullmatch(place[1]))
        return place.end() if place and own else at

    def _by_default(self) -> bool:
        """Whether the figure is the subject of a sentence that names nobody: "45 % lost the offer"."""
        if self.prints_condition:
            return False
        before = _LEAD.sub("", self.before)
        opening = _OPENING.match(before)
        if (opening and self._is_new(opening[1])) or not (_OPENS.search(before) and _DOES.match(self.after)):
            return False
        return not self._names_condition(before, 0.0)
