"""A figure as a line of a card, in words that people use; each form is one that the checker can prove.

``22 % have a car and a person to practise with (51 % of everyone)`` · ``Price (26 %)`` ·
``Understood the quote: 5.1 of 10 (everyone 7)``
"""

from __future__ import annotations

import re

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.card_lists import BARE_YES, asks_for_reasons, list_of
from persona_gen.evidence.phrasing import (
    BARE_ANSWER,
    as_opening,
    forms_of,
    in_locale,
    in_print,
    labelled,
    share_of,
    within,
)
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.evidence.questions import HOW_TO_ANSWER, about_them, answered, is_question, short_label
from persona_gen.evidence.statements import CLEARLY_LESS, opens_with_verb, said_of_people
from persona_gen.text.people import first_person
from persona_gen.text.verb_forms import base_of

_GRADES = frozenset("very rather quite fully completely or sehr eher voll und ganz oder".split())
"""Words of a category that grade what its attribute says."""
_SAID_BY_HEADING = {
    "channels": re.compile(
        r"^(?:where|wo|channels?|kan[aä]le?|how (?:they |did (?:you|they) )?(?:found|find|hear|heard|learn))", re.I
    ),
    "habits": re.compile(r"\b(?:normal|typical|usual|habits?|routines?|alltag\w*|gewohnheit\w*)\b", re.I),
}
"""What an attribute asks where the heading of its list says it."""


def lines_of(field: str, s: Statistic, segment: Segment) -> list[str]:
    """How a figure may be said in a list of the card, the most natural first; the last always can be."""
    if s.measure == "share" and s.category:
        if field in ("habits", "story") and asks_for_reasons(plain_name(s.attribute)):
            return finding_lines(s, segment)[:-1]
        sentence = None if is_said_by_heading(field, s) else said_of_people(s, segment)
        return [line for line in (sentence, in_list(field, s, segment)) if line]
    line = measured(s, segment)
    return [line] if line else []


def in_list(field: str, s: Statistic, segment: Segment) -> str:
    """A share as its category with the figure in brackets, and before it what was asked where the heading of the list
    does not say it: ``Heard of us: Friend (43 %, against 26 % of everyone)`` among the channels.

    A question is told of those who answered, where it can be, else as it was asked (`persona_gen.evidence.questions`).
    """
    label, forms = short_label(s.attribute), forms_of(segment)
    if repeats_attribute(s) and not label.endswith("?"):
        overall = forms.everyone.format(value=in_print(s, s.overall)) if s.overall is not None else ""
        return f"{label}: {in_locale(share_of(s, segment) + overall, segment)}"
    of_one = first_person(s.category or "")  # what one ticks as "I" is nobody else's to say
    spoken = s.model_copy(update={"category": forms.marks.format(words=as_opening(s.category or ""))}) if of_one else s
    line = labelled(spoken, segment)
    if is_said_by_heading(field, s):
        return line
    bare = forms.language != "en" or BARE_ANSWER.fullmatch(s.category or "")
    if is_question(label) and not bare and (clause := about_them(label)):
        return labelled(s.model_copy(update={"category": f"{s.category} – {clause}"}), segment)
    return answered(label, line)


def finding_lines(s: Statistic, segment: Segment) -> list[str]:
    """How a share may be said as a finding beside everyone's, the most natural first.

    ``58 % name “could not find another like it” as a reason to have it repaired, against 29 % of everyone``
    """
    if s.measure != "share" or not s.category:
        return []
    name, forms = HOW_TO_ANSWER.sub("", plain_name(s.attribute)).rstrip("?"), forms_of(segment)
    share = in_locale(share_of(s, segment), segment)
    sentence = said_of_people(s, segment)
    everyone = in_locale(forms.overall.format(share=in_print(s, s.overall)), segment) if s.overall is not None else ""
    named = []
    if forms.language == "de":
        noun = _GERMAN_SINGULAR.get(name, name)
        barrier = s.category if not s.category.startswith("Kein") else s.category[0].lower() + s.category[1:]
        overall = f" (insgesamt {in_print(s, s.overall)})" if s.overall is not None else ""
        article, said_as = "eine" if _GERMAN_FEMININE.search(noun) else "ein", forms.marks.format(words=s.category)
        if noun.startswith(("Was ", "was ")):
            named = [in_locale(f"{share} nennen {said_as} als das, w{noun[1:]}{overall}", segment)]
        elif _GERMAN_REASON.match(noun):
            plain = f"Für {share} ist {barrier} {article} {noun}{overall}"
            clause = f"{share} nennen {said_as} als {noun}{overall}"
            named = [in_locale(clause if _GERMAN_CLAUSE.search(s.category) else plain, segment)]
    elif asks_for_reasons(name):
        opened = f"{name[0].lower()}{name[1:]}"
        first, reason = _FIRST.match(name), _REASON.search(name)
        one_of_them = _PLURAL.sub(r"\1", opened)
        single = f"the {opened}" if first else f"a {one_of_them}" if reason else None
        single = opened if _RANKED.match(opened) or _TROUBLE.match(opened) else single
        whose = about_them(name) or single or (f"what {opened}" if opens_with_verb(opened) else None)
        answer = within(s.category)
        is_said = _CLAUSE.match(answer) or base_of(answer.split()[0], "third")
        answer = forms.marks.format(words=answer) if is_said else answer
        only = "Only " if s.overall is not None and s.overall - s.value > CLEARLY_LESS else ""
        named = [f"{only}{share} name {answer} as {whose}{everyone}"] if whose else []
    elif (happened := _HAPPENED.fullmatch(name)) and _SUBJECT.match(s.category):
        named = [f"{share} say that {within(s.category)}{happened['when']}{everyone}"]
    bare = s.model_copy(update={"overall": None})
    return [*([sentence] if sentence else []), *named, in_list("story", s, segment), in_list("story", bare, segment)]


AS_LABELS = 2
"""The last of them, which are the label with its figure and no sentence."""
_GERMAN_SINGULAR = {"Hindernisse": "Hindernis", "Hürden": "Hürde", "Barrieren": "Barriere", "Gründe": "Grund",
                    "Probleme": "Problem", "Schwierigkeiten": "Schwierigkeit", "Sorgen": "Sorge"}  # fmt: skip
_GERMAN_REASON = re.compile(r"(?:haupt)?(?:grund|hindernis|hürde|barriere|problem|schwierigkeit|sorge|hemmnis)\b", re.I)
_GERMAN_CLAUSE = re.compile(r"\b(?:ist|sind|war|waren|wird|wurden?|hat|haben|kann|können|muss|müssen)\b", re.I)
_GERMAN_FEMININE = re.compile(r"(?:hürde|sorge|schwierigkeit|barriere)$", re.I)
_REASON = re.compile(
    r"\b(?:(?:reason|barrier|obstacle|hurdle|problem|motive|pain|goal)s?|difficulty|priority|wish)\b", re.I
)
_PLURAL = re.compile(r"\b(reason|barrier|obstacle|hurdle|problem|motive|pain|goal)s\b", re.I)
_HAPPENED = re.compile(r"(?:what )?(?:has )?happened(?P<when>(?: (?:in|during|within|since|over|last|this) .+)?)", re.I)
_SUBJECT = re.compile(r"(?:an?|the|somebody|someone|nobody|no) ", re.I)
"""What opens an answer that says what happened, rather than what those who gave it did."""
_FIRST = re.compile(r"(?:main|first|biggest|most|greatest|top|worst)\b", re.I)
_TROUBLE = re.compile(r"troubles?\b", re.I)
_RANKED = re.compile(r"(?:most|more|very|least) (?:important|difficult|useful|helpful)\b(?! \w+$)", re.I)
"""A rank without a thing: "most important in a supplier"."""
_CLAUSE = re.compile(
    r"(?:everyone|nobody|no one|could|can|cannot|do|does|did|don['’]t|didn['’]t|can['’]t|it|they|cannot|i"
    r"|we|my|open|not|was|were|is|are|has|have|had"
    r"|afraid|unsure|worried|scared)\b|.*\b(?:is|are|was|were|do|does|did|clash|takes?|i|my|me|we|our|us)\b",
    re.I,
)
"""An answer that is said, not named: "could not find another like it", "being out of my depth"."""


def repeats_attribute(s: Statistic) -> bool:
    """Whether a category says no more than its attribute: "yes", or "very satisfied" of "Satisfied with …"."""
    if BARE_YES.fullmatch(s.category or ""):
        return True
    words = {word for word in re.findall(r"\w+", (s.category or "").lower()) if word not in _GRADES}
    return bool(words) and words <= set(re.findall(r"\w+", s.attribute.lower()))


def tension_of(segment: Segment) -> tuple[str, tuple[Statistic, Statistic]] | None:
    """What pleases people beside what does not, as a sentence, with the two figures; nothing where nothing pulls apart.

    ``Satisfaction is 8.6 of 10 with instructor, but 5.4 with knowing own progress.``
    """
    rated = [
        (s, match["what"])
        for s in segment.statistics
        if (match := _PLEASED.fullmatch(plain_name(s.attribute))) and (s.measure != "share" or repeats_attribute(s))
    ]
    rated.sort(key=lambda each: each[0].value)
    for (low, poor), (high, good) in zip(rated, reversed(rated), strict=True):
        alike = (low.measure, low.unit) == (high.measure, high.unit)
        if alike and low.measure != "median" and high.value - low.value >= APART * high.value:
            form = forms_of(segment).tension if low.measure == "mean" else forms_of(segment).pleased
            value, worse = (in_locale(_value(s), segment) for s in (high, low))
            return form.format(high=value, good=good, low=worse, poor=poor), (high, low)
    return None


APART = 0.25
"""The part of the higher rating by which the lower lies below it, for a reader to see two minds."""
_PLEASED = re.compile(r"(?:satisfaction|satisfied|zufriedenheit|zufrieden)(?: with| mit) (?P<what>.+)", re.I)


def _value(s: Statistic) -> str:
    if s.measure == "share":
        return in_print(s, s.value)
    return _SCALE_UNIT.sub(r" \g<of> ", s.shown(s.value))


_SCALE_UNIT = re.compile(r" (?:points?|Punkte)(?: out)? (?P<of>of|von) ")


def fits_list(field: str, s: Statistic, segment: Segment) -> bool:
    """Whether a figure may stand under the heading of a list. What people do, or are told to be, may be anything."""
    filed = list_of(s, segment)
    if field in ("habits", "story", "insight"):
        return True
    return filed in ("goals", "motivations") if field in ("goals", "motivations") else filed == field


def is_said_by_heading(field: str, s: Statistic) -> bool:
    """Whether the heading of a list that a figure stands in asks what its attribute asks."""
    if field in ("story", "insight") or s.category is None or repeats_attribute(s):
        return False
    name, said_by = plain_name(s.attribute), _SAID_BY_HEADING.get(field)
    return said_by.search(name) is not None if said_by else asks_for_reasons(name)


def measured(s: Statistic, segment: Segment) -> str | None:
    """A mean or median beside everyone's: ``Lessons taken: 2.9 lessons per month (everyone 5.2)``."""
    if s.measure not in ("mean", "median") or attribute_kind(s) is not None:
        return None
    overall = forms_of(segment).everyone.format(value=s.bare(s.overall)) if s.overall is not None else ""
    label = plain_name(s.attribute).removesuffix(f" ({s.unit})")
    return f"{label}: {in_locale(_value(s) + overall, segment)}"
