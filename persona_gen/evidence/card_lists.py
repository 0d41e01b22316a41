"""Which list of a card a figure belongs in, as far as the wording of its attribute and its answer settles it.

What is worded for neither side is a fact without one: a wrong heading turns a figure round, and none does not.
"""

from __future__ import annotations

import re

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german_cues as de
from persona_gen.text.lexicon import questionnaire_cues as q
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import content_stems

CHANNELS = re.compile(
    r"\b(channels?|media|(prefer\w*|first|main|usual|favou?rite) (\w+ )?contact"
    r"|(prefer\w*|usual|favou?rite) (\w+ )?(time|day|place|branch|site)"
    r"|contact (preference|channel|way)s?"
    r"|(site|place|branch|location) of (the )?(last |usual |main )?(visit|purchase|contact)"
    r"|kontaktwunsch|bevorzugte[rns]? (\w*zeit|\w*tag|\w*ort|filiale)"
    r"|(where|how) (they|people|you) (last |usually |mostly )?(bought|booked|ordered|subscribed|signed up)"
    r"|wo (?:\w+ )*(?:gekauft|gebucht|bestellt)"
    r"|(prefer\w*|usual|main) way (to|of) (book|order|buy|contact|get(ting)? in touch|reach)\w*|kontaktwege?"
    r"|bevorzugte[rns]? kontakt\w*|(where|how) (they|people) (look|hear|find|learn|buy|shop)|hear[sd]?( about)?"
    r"|information|sources?|news|kan[aä]le?|medien|informationsquellen?|quellen?"
    r"|wo (?:sie|man) (?:\w+ )*(?:suchen|sucht|informier\w*|kauf\w*|hör\w*))\b",
    re.I,
)
MOTIVES = re.compile(
    r"\b(would (bring|win) \w+ back|would (return|come back|help|make (them|people|you|me))|what decides"
    r"|what (they|people|you) (want|hope for|look for|expect)|würde\w* helfen|matters?|important"
    r"|agrees?|attitudes?|reasons?|motiv\w*|goals?|priorit\w*|values?|choosing"
    r"|wichtig\w*|gründe?|ziele?|wünsche?|kriteri\w*|worauf .*\bachten)\b",
    re.I,
)
STATEMENTS = re.compile(
    r"\b(agrees?|attitudes?|statements?|opinions?|aussagen?|zustimm\w*|einstellung\w*|meinung\w*)\b", re.I
)
"""Attributes whose categories are sentences people nod to, which are neither wishes nor hindrances."""
BARRIERS = re.compile(
    r"\b(barriers?|(?:hold|held|holds|holding|slow|slows) (?:(?:them|it|you|people|things) )?(?:back|up|down)"
    r"|troubles?|(gets?|stands?) in (the|their|your) way|obstacles?"
    r"|problems?|pains?|(?:put|puts|putting) (?:it|this|things?|them|you|people) off|(?:put|puts|putting) off"
    r"|(?:keeps?|kept|keeping) (?:them|you|people) (?:from|away)"
    r"|(?:made|makes) (?:them|you|people) (?:hesitate|wait|stop)"
    r"|difficult\w*|frustrat\w*|hürden?|hindernis\w*|barrieren?|hemmnis\w*|probleme?|schwierigkeit\w*"
    r"|was (?:\w+ )*(?:hindert|abhält|abgehalten|aufgehalten|zögern|aufschieben|stört|im weg steht).*)\b",
    re.I,
)

ASKS_WHAT_STOPS = phrases(en.ASKED_FOR["frustration"], de.ASKED_FOR["frustration"])
"""In a question, or a motive asked for: it is about what stops people or goes wrong."""
HABITS = re.compile(
    r"\b(do(?:es)?|did|done) (?:in|on|during|within|over) (?:an?|the)\b|\b(habits?|routines?|behaviou?rs?|how often"
    r"|gewohnheit\w*|verhalten|alltag\w*|wie oft)\b",
    re.I,
)

REASONS, RATINGS, MEANS, HAVING = phrases(q.REASONS), phrases(q.RATINGS), phrases(q.MEANS), phrases(q.HAVING)
TROUBLES, CHORES, FEELINGS = phrases(q.TROUBLES), phrases(q.CHORES), phrases(q.FEELINGS)
WILLING = phrases(q.WILLING)
WHERE_MET, FOR_SOMETHING = phrases(q.WHERE_MET), phrases(q.FOR_SOMETHING)
GOOD, LITTLE = re.compile(rf"(?:{'|'.join(q.GOOD)})\b.*", re.I), re.compile(rf"(?:{'|'.join(q.LITTLE)})\b.*", re.I)
_ASKING = re.compile(rf"(?:\w+ )?{any_of(q.REASONS, (r'what(?! follow| happen)', r'was(?! folgte| geschah)'))}\b", re.I)
"""The opening of an attribute that asks for a reason."""
_TAKING_UP = phrases(q.TAKING_UP)
_CLAUSE = re.compile(r"(?:it|they|that|there|i|we|es|sie|ich|wir|weil|because)\b", re.I)
"""The opening of a reason that says how things are: "It belonged to somebody" is nothing to want."""
_FOREMOST = phrases(q.FOREMOST)
_HAPPENED = re.compile(r"\b(?:happened|passiert|vorgekommen)\b", re.I)
_OF_A_THING = re.compile(r"\b(?:hardest|schwerste\w*)\b", re.I)
"""An attribute without which its answer says nothing: "Exam part found hardest: writing"."""
BARE_YES = re.compile(
    r"yes|y|true|ja|j|wahr|✓|(?:strongly )?agrees?(?: or (?:strongly |rather )?agrees?)?|stimm\w+ (?:voll |eher )?zu",
    re.I,
)
"""A category that says of people what the attribute says."""
_FOREMOST_STEMS = frozenset(content_stems("main biggest most greatest"))


def asks(attribute: str, what: re.Pattern[str]) -> bool:
    """Whether an attribute, a question or the name of a column, is about `CHANNELS`, `MOTIVES` or another of these.

    "Main reason for not coming" is a motive by its words and names what stands in the way: it is a barrier.
    """
    name = plain_name(attribute)
    if what in (MOTIVES, BARRIERS) and MOTIVES.search(name) and ASKS_WHAT_STOPS.search(name):
        return what is BARRIERS
    return what.search(name) is not None


def list_of(s: Statistic, segment: Segment) -> str | None:
    """The field of a persona that a figure belongs in, or nothing.

    A low figure of what is good is an obstacle, a low figure of what is bad is nothing. Reasons that only the segment
    was asked for, and that complain, are reasons against; a chore of what they do instead drives them elsewhere.
    """
    name = plain_name(s.attribute)
    if attribute_kind(s) is not None or asks(name, STATEMENTS):
        return None
    if s.measure != "share":
        return _of_measure(name, s)
    if not s.category:
        return None
    if RATINGS.search(name):
        return "frustrations" if _falls_short(s) else None
    if BARE_YES.fullmatch(s.category) or FEELINGS.search(name):
        return _of_statement(name, s, segment)
    return _of_answer(name, s, segment)


def tells_by_less(s: Statistic) -> bool:
    """Whether a share below everyone's says something: fewer are content, or have what it takes."""
    name = plain_name(s.attribute)
    return RATINGS.search(name) is not None or (
        HAVING.search(name) is not None and GOOD.fullmatch(s.category or "") is not None
    )


def is_named(s: Statistic, segment: Segment) -> bool:
    """Whether a figure of obstacles is an answer to what stops people, or to what went wrong, rather than read as one
    of how they stand."""
    name = plain_name(s.attribute)
    asked = is_reason_against(s.attribute, segment) or bool(TROUBLES.search(name) and _FOREMOST.search(name))
    if not asked and _HAPPENED.search(name) and _complains(s.category or ""):  # an event, for want of reasons
        asked = not any(is_reason_against(o.attribute, segment) for o in segment.statistics if o.category)
    return s.measure == "share" and asked


def asks_for_reasons(name: str) -> bool:
    """Whether the answers to an attribute are reasons, as the headings of wishes and obstacles ask for them."""
    stops = _ASKING.match(name) and (TROUBLES.search(name) or ASKS_WHAT_STOPS.search(name))
    foremost = TROUBLES.search(name) and _FOREMOST.search(name) and not _OF_A_THING.search(name)
    return bool(stops or foremost or REASONS.search(name)) or any(p.search(name) for p in (BARRIERS, MOTIVES))


def is_reason_against(attribute: str, segment: Segment) -> bool:
    """Whether the answers to an attribute are reasons not to do something, or for doing something else."""
    if asks(attribute, BARRIERS):
        return True
    name = plain_name(attribute)
    if _ASKING.match(name) and (TROUBLES.search(name) or ASKS_WHAT_STOPS.search(name)):
        return True
    if not REASONS.search(name):
        return False
    answers = [s for s in segment.statistics if s.attribute == attribute and s.category]
    return all(s.overall is None for s in answers) and any(_complains(s.category or "") for s in answers)


def _of_measure(name: str, s: Statistic) -> str | None:
    """Means and medians of a rating below everyone's, and of troubles above it; an amount stops nobody."""
    if s.overall is None or s.measure not in ("mean", "median") or _AMOUNT.search(f"{name} in {s.unit}"):
        return None
    if RATINGS.search(name):
        return "frustrations" if s.value < s.overall and not _OF_ALL.search(name) else None
    return "frustrations" if TROUBLES.search(name) and s.value > s.overall else None


_AMOUNT = re.compile(
    r"\b(?:how long|wie lange?|dauer|duration|in (?:years?|months?|weeks?|days?|hours?|minutes?|jahren?|monaten?"
    r"|wochen?|tagen?|stunden?|minuten?|usd|eur|gbp|chf|euros?|dollars?|pounds?)$)|[$€£]",
    re.I,
)
"""How long something took, or how much money it came to, which is what came of it."""
_OF_ALL = re.compile(
    r"\b(?:overall|so far|in use|used most|present|current|general(?:ly)?|insgesamt|aktuell\w*|jetzig\w*)\b", re.I
)
"""What is so wide that a low rating of it is a result, and nothing that gets in anybody's way."""


def _of_answer(name: str, s: Statistic, segment: Segment) -> str | None:
    """A share that chose an answer: the side of the question, or of an answer that there is too little."""
    category = s.category or ""
    if asks(name, CHANNELS) or WHERE_MET.search(name):
        return "channels"
    if is_named(s, segment):
        return "frustrations"
    if WILLING.match(name):
        return "goals"
    if asks(name, MOTIVES) or REASONS.search(name):
        return _of_reason(name, s, segment) if REASONS.search(name) else "goals"
    too_little = LITTLE.fullmatch(category) and (MEANS.search(name) or HAVING.search(name))
    if too_little or (_is_below(s) and HAVING.search(name) and GOOD.fullmatch(category)):
        return "frustrations"
    return "habits" if asks(name, HABITS) else None


def _of_reason(name: str, s: Statistic, segment: Segment) -> str | None:
    """A reason for something is wanted, or drives people where it complains. Of what only the segment does it may be a
    reason against the rest: "Why packed lunch" is a fact without a side."""
    if _complains(s.category or "") or _CLAUSE.match(s.category or ""):
        return "motivations"
    asked_of_all = any(o.overall is not None for o in segment.statistics if o.attribute == s.attribute)
    return "goals" if asked_of_all or _TAKING_UP.search(name) else None


def _of_statement(name: str, s: Statistic, segment: Segment) -> str | None:
    """A share to whom a statement applies."""
    if _is_below(s):
        return "frustrations" if HAVING.search(name) and FOR_SOMETHING.search(name) else None
    if FEELINGS.search(name):
        return "emotions"
    if WILLING.match(name):
        return "goals"
    if CHORES.search(name):
        return "motivations" if _of_the_alternative(name, segment) else None
    return "frustrations" if TROUBLES.search(name) else None


def _of_the_alternative(name: str, segment: Segment) -> bool:
    """Whether an attribute is about what people do instead: what they give reasons against all else for."""
    about = set(content_stems(name))
    reasons = {s.attribute for s in segment.statistics if s.category and is_reason_against(s.attribute, segment)}
    instead = [set(content_stems(REASONS.sub(" ", plain_name(attribute)))) - _FOREMOST_STEMS for attribute in reasons]
    return any(stems and stems <= about for stems in instead)


def _falls_short(s: Statistic) -> bool:
    """Whether fewer than everyone are content, or more than everyone are not."""
    category = s.category or ""
    if s.overall is None:
        return False
    if negations(category) or re.match(r"(dis|un)", category, re.I) or LITTLE.fullmatch(category):
        return s.value > s.overall
    return s.value < s.overall and GOOD.fullmatch(category) is not None


def _is_below(s: Statistic) -> bool:
    return s.overall is not None and s.value < s.overall


def _complains(category: str) -> bool:
    """Whether a reason denies something or says that something is too much or goes wrong."""
    return negations(category) > 0 or TROUBLES.search(category) is not None
