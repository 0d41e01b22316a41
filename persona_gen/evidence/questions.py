"""A questionnaire's question as a card prints it: a short label, a clause about those who answered, or as it was asked.

``Clearing a parent's home – what made them rent in the first place (39 %)`` · ``Where is it now? In a drawer (67 %)``
"""

from __future__ import annotations

import re
from itertools import pairwise

from persona_gen.domain import in_words
from persona_gen.evidence.attributes import asked_about, named_kind
from persona_gen.evidence.question_numbers import is_coded, unnumbered
from persona_gen.text.languages import language_of
from persona_gen.text.lexicon import listed

GERMAN_KINDS = {"age": "Alter", "gender": "Geschlecht", "occupation": "Beruf", "place": "Wohnort"}
LONGEST_CODE = 3
"""Letters of what stays in capitals: "CRM"."""
_ONE_WORD = re.compile(r"[a-z][a-z0-9]*")
_QUESTIONS = tuple(
    (re.compile(pattern, re.I), label)
    for pattern, label in (
        (r"(?:what|which) matters(?: to (?:them|you))?(?: most)?(?: when .*| in .*)?", "Matters most"),
        (r"what (?:holds|is holding) (?:them|you|people) back", "Held back by"),
        (r"what (?:gets|stands) in (?:the|their|your) way", "In the way"),
        (r"agrees? (?:with (?:the )?statements?)?(?: that)?", "Agrees"),
        (r"where (?:do )?(?:they|you|people) (?:usually |mostly )?look for (.*)", r"Looks for \1"),
        (r"where (?:do )?(?:they|you|people) (?:usually |mostly )?(?:hear|find out|learn)( about .*)?", r"Hears\1"),
        (r"where (?:do )?(?:they|you|people) (?:usually |mostly )?(buy|shop)\b.*", r"\1s at"),
        (r"how often (?:do |does )?(?:they|you|people) (.*)", r"\1, how often"),
        (r"how many (.*?) (?:do|does|did|have|has) (?:they|you|people)\b.*", r"\1"),
        (r"(?:which|what) (?!of\b)(.*?) (?:do|does|did) (?:they|you|people)\b.*", r"\1"),
        (r"(?:what|which) (?:is|are) (?:their|your) (.*)", r"\1"),
        (r"(?:does|did) (.*)", r"\1"),
    )
)
"""Questions, and the labels that stand for them on a card; the question itself is with the evidence."""

_ASKED = re.compile(r"(?:what|which|who|whose|where|when|why|how)\b(?! if\b)", re.I)
_YOU = re.compile(r"\byou(?:r|rself)?\b", re.I)
HOW_TO_ANSWER = re.compile(
    r" *[(\[][^()\[\]]*\b(?:answers?|choices?|choose|tick|select|apply)\b[^()\[\]]*[)\]] *$", re.I
)
"""What a question says of how to answer it: "(tick all that apply)"."""
_AUXILIARIES = listed("do does did is are was were has have had will would can could should")
_NOUN_AHEAD = listed("your their the a an this that these those it there my our his her people customers")
"""What opens the subject of a question or a clause, where it is not "you"."""
_PERSONS = {
    "your": "their",
    "yours": "theirs",
    "yourself": "themselves",
    "you're": "they're",
    "you've": "they've",
    "you'd": "they'd",
}
_DOES = listed(
    """after although and as because before how if once said say since so that than think thought unless until what
    when where whether which while who why you first most else least"""
)
_MET_WITH = re.compile(
    r"about|around|at|behind|by|for|from|in|near|of|on|to|with|let|lets|put|puts|cost|costs|get|gets|got|tell|tells|told"
    r"|gives?|gave|brings?|brought|leads?|led|keeps?|kept|holds?|held|makes?|made|drives?|drove"
    r"|(?:help|stop|bother|annoy|worr|hinder|prevent|attract|suit|interest|motivat|persuad|convinc|describ|push|pull"
    r"|pleas|surpris|frustrat|disappoint|encourag|discourag|remind|show|allow|cause)\w*",
    re.I,
)
"""Behind the first of these words "you" is who does something, behind the second whom something is done to."""


def short_label(attribute: str) -> str:
    """A questionnaire's question as the label of a line: "Where they look for information" is "Looks for information".

    The name of a column is told in words: "average_basket_gbp" is "Average basket (GBP)". What is neither stays.
    """
    coded = is_coded(attribute)
    attribute = HOW_TO_ANSWER.sub("", unnumbered(attribute))
    text = attribute.rstrip("?")
    if _ONE_WORD.fullmatch(text) or (
        text.isupper() and text.isalpha() and (coded or len(text) > LONGEST_CODE or named_kind(text))
    ):
        return text.capitalize()
    if (words := in_words(text)) != text:
        return words
    if kind := asked_about(attribute):
        return GERMAN_KINDS[kind] if language_of(attribute) == "de" else kind.capitalize()
    for pattern, label in _QUESTIONS:
        if match := pattern.fullmatch(text):
            text = match.expand(label).strip()
            return text[0].upper() + text[1:] if text else attribute
    return attribute


def is_question(label: str) -> bool:
    """Whether a label asks somebody: "What made you join", "Do you own a car?"; "When shopping" is a label."""
    return label.rstrip().endswith("?") or (_ASKED.match(label) is not None and _YOU.search(label) is not None)


def answered(label: str, answer: str) -> str:
    """A label and what it is: ``Plan: Basic`` · ``Where is it now? In a drawer``."""
    asks = label.rstrip().endswith("?")
    return f"{label.rstrip()}{'' if asks else ':'} {answer}"


def about_them(question: str) -> str | None:
    """An English question as a clause about those who answered: "how they usually start an order".

    Nothing where the clause would need another form of a verb ("Where did you hear") or another order of words than
    this can be sure of ("Where are your keys now"): such a question stands as it was asked.
    """
    words = question.strip().rstrip("?. ").split()
    if not _ASKED.match(question) or "?" in question.strip().rstrip("?. "):
        return None
    at = next((n for n, word in enumerate(words) if n and word.lower() in _AUXILIARIES), None)
    if at is not None and not any(word.lower() in (*_NOUN_AHEAD, "you", "they") for word in words[1:at]):
        ahead = words[at + 1].lower() if at + 1 < len(words) else ""
        if ahead in ("you", "they"):
            if words[at].lower() in ("did", "does"):
                return None
            verb = [] if words[at].lower() == "do" else [words[at]]
            words = [*words[:at], "they", *verb, *words[at + 2 :]]
        elif (
            words[at].lower() in ("do", "does", "did")
            or ahead in _NOUN_AHEAD
            or words[0].lower() in ("where", "when", "why", "how")
        ):
            return None
    clause = [words[0].lower()]
    for before, word in pairwise(words):
        person = _person(before, word)
        if person is None:
            return None
        clause.append(person)
    return " ".join(clause)


def _person(before: str, word: str) -> str | None:
    """A word told of those who were asked; nothing where "you" may be either side of a verb."""
    plain = word.lower().replace("’", "'").rstrip(",;")
    if plain != "you":
        return _PERSONS.get(plain, word)
    if before.lower() in _DOES:
        return word.lower().replace("you", "they")
    return word.lower().replace("you", "them") if _MET_WITH.fullmatch(before) else None
