"""A figure as a line of a card, in words that people use; each form is one that the checker can prove.

``22 % have a car and a person to practise with (51 % of everyone)`` · ``Price (26 %)`` ·
``Understood the quote: 5.1 of 10 (everyone 7)``
"""

from __future__ import annotations

import re

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.card_lists import BARE_YES, asks_for_reasons, list_of
from persona_gen.evidence.phrasing import BARE_ANSWER, forms_of, in_locale, in_print, labelled, share_of, within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.evidence.questions import HOW_TO_ANSWER, about_them, answered, is_question, short_label
from persona_gen.text.verb_forms import base_of

_GRADES = frozenset("very rather quite fully completely or sehr eher voll und ganz oder".split())
"""Words of a category that grade what its attribute says."""
_CLEARLY_LESS = 0.05
"""How far a share is below everyone's at least for "only" to be said of it."""
_SAID_BY_HEADING = {
    "channels": re.compile(
        r"^(?:where|wo|channels?|kan[aä]le?|how (?:they |did (?:you|they) )?(?:found|find|hear|heard|learn))", re.I
    ),
    "habits": re.compile(r"\b(?:normal|typical|usual|habits?|routines?|alltag\w*|gewohnheit\w*)\b", re.I),
}
"""What an attribute asks where the heading of its list says it."""
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


def lines_of(field: str, s: Statistic, segment: Segment) -> list[str]:
    """How a figure may be said in a list of the card, the most natural first; the last always can be."""
    if s.measure == "share" and s.category:
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
    line = labelled(s, segment)
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
        single = opened if _RANKED.match(opened) else single
        whose = about_them(name) or single or (f"what {opened}" if _opens_with_verb(opened) else None)
        answer = within(s.category)
        is_said = _CLAUSE.match(answer) or base_of(answer.split()[0], "third")
        answer = forms.marks.format(words=answer) if is_said else answer
        named = [f"{share} name {answer} as {whose}{everyone}"] if whose else []
    elif (happened := _HAPPENED.fullmatch(name)) and _SUBJECT.match(s.category):
        named = [f"{share} say that {within(s.category)}{happened['when']}{everyone}"]
    bare = s.model_copy(update={"overall": None})
    return [*([sentence] if sentence else []), *named, in_list("story", s, segment), in_list("story", bare, segment)]


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
_RANKED = re.compile(r"(?:most|more|very|least) (?:important|difficult|useful|helpful)\b(?! \w+$)", re.I)
"""A rank without a thing: "most important in a supplier"."""
_CLAUSE = re.compile(
    r"(?:everyone|nobody|no one|could|can|cannot|do|does|did|don['’]t|didn['’]t|can['’]t|it|they|i"
    r"|we|my|open|not|was|were|is|are|has|have|had"
    r"|afraid|unsure|worried|scared)\b|.*\b(?:is|are|was|were|do|does|did|takes?|i|my|me|we|our|us)\b",
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
    below = s.overall is not None and s.overall - s.value > _CLEARLY_LESS
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
    does = _of_many(statement) if _OPEN_END.search(statement) else None
    return f"{does} {within(answer)}" if does else None


_AGREES = re.compile(r"agrees?(?: with(?: the)?(?: statements?)?)?", re.I)
_WHEN = re.compile(r"(?:in|during|within|over|when|while|before|after|since|at|on) ", re.I)
_AT_ALL = re.compile(r"(?:has )?happened|how (?:they|people) work|(?:what )?they do", re.I)
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
    if _LIKE_THIS.match(statement):
        return f"are {statement}"
    return statement if _PAST_OR_MODAL.match(statement) else None


def _opens_with_verb(text: str) -> bool:
    return base_of(text.split(maxsplit=1)[0], "third") is not None or _PAST_OR_MODAL.match(text) is not None


_LIKE_THIS = re.compile(r"(?:interested in|satisfied with|happy with|worried about|aware of|willing to|able to) ")
_WHO = re.compile(r"who (?P<does>(?:mostly |usually |mainly |mostly )?[a-z]+s\b.+)", re.I)
_IS_SOMEBODY = re.compile(r"(?:the|a|an|my|their|owner|parents?|partner|mother|father|wife|husband|manager|i)\b", re.I)
_OFTEN = re.compile(
    r"(?P<adverb>usually|always|often|sometimes|rarely|seldom|never|hardly ever)"
    r"|every \w+|daily|weekly|monthly|(?:once|twice|several times) a \w+",
    re.I,
)


def measured(s: Statistic, segment: Segment) -> str | None:
    """A mean or median beside everyone's: ``Lessons taken: 2.9 lessons per month (everyone 5.2)``."""
    if s.measure not in ("mean", "median") or attribute_kind(s) is not None:
        return None
    overall = forms_of(segment).everyone.format(value=s.bare(s.overall)) if s.overall is not None else ""
    label = plain_name(s.attribute).removesuffix(f" ({s.unit})")
    return f"{label}: {in_locale(_value(s) + overall, segment)}"
