"""A figure as a sentence about people, where its attribute and its answer are what they do, have or think.

``48 % say not knowing the total cost is a problem`` · ``74 % used a calculator in the last month``
"""

from __future__ import annotations

import re

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.phrasing import BARE_ANSWER, forms_of, in_locale, in_print, labelled, share_of, within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.text.verb_forms import base_of

CLEARLY_LESS = 0.05
"""How far a share is below everyone's at least for "only" to be said of it."""
_PAST_OR_MODAL = re.compile(
    r"(?:(?:also|never|always|already|often|usually|still) )?"
    r"(?:used|wanted|considered|owned|completed|finished|attended|opened|tried|visited|joined|"
    r"\w+ed (?=(?:an?|the|to|at|in|on|by|for|with|their|it|most|free)\b)|took|had|found"
    r"|went|bought|came|got|made|lost|left|would|will|can|could|should|must"
    r"|knew|felt|said|did|gave|kept|saw|told|thought|chose|heard|met|paid|read|sold|spent|understood|wrote)\b",
    re.I,
)
_PRESENT = re.compile(
    r"(?P<adverb>(?:also|never|always|already|often|usually|still) )?(?P<verb>[a-z]+s)\b(?! of\b)", re.I
)
_BE = {"is": "are", "was": "were"}
"""What is of one, as it is of many."""


def said_of_people(s: Statistic, segment: Segment) -> str | None:
    """A figure as a sentence where the attribute opens with a verb, or asks who does something.

    ``48 % say not knowing the total cost is a problem (35 % of everyone)`` ·
    ``Only 16 % look at the menu before ordering every week (44 % of everyone)`` ·
    ``The child mostly decides on lunch (43 %, against 31 % of everyone)``
    """
    statement, answer = plain_name(s.attribute).strip().rstrip("?."), s.category or ""
    if forms_of(segment).language == "de":
        return _said_in_german(statement, s, segment)
    if not statement:
        return None
    if (who := _WHO.match(statement)) and _IS_SOMEBODY.match(answer):
        return labelled(s.model_copy(update={"category": f"{answer} {who['does']}"}), segment)
    bare, often = BARE_YES.fullmatch(answer) is not None, _OFTEN.fullmatch(answer)
    opened = statement[0].lower() + statement[1:]
    plural = _of_many(opened) if bare or often else _with_answer(opened, answer, segment)
    if plural is None:
        return None
    if often:
        plural = f"{answer.lower()} {plural}" if often["adverb"] else f"{plural} {answer.lower()}"
    below = s.overall is not None and s.overall - s.value > CLEARLY_LESS
    overall = f" ({in_print(s, s.overall)} of everyone)" if s.overall is not None else ""
    return in_locale(f"{'Only ' if below else ''}{share_of(s, segment)} {plural}{overall}", segment)


def _with_answer(statement: str, answer: str, segment: Segment) -> str | None:
    """What those do who gave an answer: "go on foot when shopping", "heard of the plan through other parents"."""
    if not answer or BARE_ANSWER.fullmatch(answer):
        return None
    if _AGREES.fullmatch(statement) and not BARE_YES.fullmatch(answer):
        return f"agree with {forms_of(segment).marks.format(words=answer)}"
    if (when := _WHEN.match(statement)) or _AT_ALL.fullmatch(statement):
        opened = answer[0].lower() + answer[1:]
        does = _of_many(opened) or (opened if base_of(opened.split()[0], "base") else None)
        return does and (f"{does} {statement}" if when else does)
    if (way := _WAY.fullmatch(statement)) and _BY_WAY.match(answer):  # "ask for service through the portal"
        return f"{way['does']} {within(answer)}"
    does = _of_many(statement) if _OPEN_END.search(statement) else None
    return f"{does} {within(answer)}" if does else None


_AGREES = re.compile(r"agrees?(?: with(?: the)?(?: statements?)?)?", re.I)
_WHEN = re.compile(r"(?:in|during|within|over|when|while|before|after|since|at|on) ", re.I)
_AT_ALL = re.compile(
    r"(?:has )?happened|how (?:they|people) work|(?:what )?they do|(?:they )?would say of (?:them|him|her)sel(?:f|ves)"
    r"|(?:what )?(?:they )?(?:say|said) of themselves|(?:is |are )?true of (?:them|me|you)|(?:what )?applies(?: to .+)?"
    r"|(?:what )?describes (?:them|me|you)|cover|situation|experience",
    re.I,
)
"""An attribute that adds nothing to what its answers say that people did."""
_OPEN_END = re.compile(r" (?:for|with|at|through|from|by)$", re.I)
"""The end of an attribute that its answer completes."""


def _said_in_german(statement: str, s: Statistic, segment: Segment) -> str | None:
    """``63 % würden einen Probetag buchen (insgesamt 29 %)`` of "Würde einen Probetag buchen: ja"."""
    verb, _, rest = statement.partition(" ")
    if (
        BARE_YES.fullmatch(s.category or "") is None
        or (plural := _GERMAN_PLURALS.get(verb.lower())) is None
        or not rest
    ):
        return None
    overall = f" (insgesamt {in_print(s, s.overall)})" if s.overall is not None else ""
    return in_locale(f"{share_of(s, segment)} {plural} {rest}{overall}", segment)


_GERMAN_PLURALS = {
    "würde": "würden", "hat": "haben", "kennt": "kennen", "nutzt": "nutzen", "will": "wollen", "kann": "können",
    "möchte": "möchten", "weiß": "wissen", "ist": "sind", "kauft": "kaufen", "bucht": "buchen", "besitzt": "besitzen",
}  # fmt: skip


def _of_many(statement: str) -> str | None:
    """A statement about one as one about many: "has a car" is "have a car"; nothing where it opens with no verb."""
    present = _PRESENT.match(statement)
    if present and (plural := _BE.get(present["verb"].lower()) or base_of(present["verb"], "third")):
        return f"{present['adverb'] or ''}{plural}{statement[present.end() :]}"
    if statement.lower().startswith("been "):
        return f"have {statement[0].lower()}{statement[1:]}"
    if _LIKE_THIS.match(statement):
        return f"are {statement}"
    return statement if _PAST_OR_MODAL.match(statement) else None


def opens_with_verb(text: str) -> bool:
    """Whether words open as what somebody does: "keeps them from coming"."""
    return base_of(text.split(maxsplit=1)[0], "third") is not None or _PAST_OR_MODAL.match(text) is not None


_LIKE_THIS = re.compile(
    r"(?:interested in|satisfied with|happy with|worried about|aware of|willing to|able to|afraid|scared|unsure|sure) "
)
_WAY = re.compile(r"how (?:they|people) (?P<does>(?!did|do\b)[a-z]+(?: [a-z]+){0,4})", re.I)
_BY_WAY = re.compile(r"(?:through|by|via|on|in|at|with|from) ", re.I)
_WHO = re.compile(r"who (?P<does>(?:mostly |usually |mainly |mostly )?[a-z]+s\b.+)", re.I)
_IS_SOMEBODY = re.compile(r"(?:the|a|an|my|their|owner|parents?|partner|mother|father|wife|husband|manager|i)\b", re.I)
_OFTEN = re.compile(
    r"(?P<adverb>usually|always|often|sometimes|rarely|seldom|never|hardly ever)"
    r"|every \w+|daily|weekly|monthly|(?:once|twice|several times) a \w+",
    re.I,
)
