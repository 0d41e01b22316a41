"""The ages a text gives a person, as people write them: "Emma is 29", "a 29-year-old", "in her late twenties"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.domain import Span
from persona_gen.text.numbers import Figure, read_figures

_ANOTHER = re.compile(
    r"\b(?:sons?|daughters?|child|children|kids?|baby|mother|father|mum|mom|dad|parents?|sister|brother|partner|boyfriend"
    r"|girlfriend|husband|wife|friend|flatmate|dog|cat|car|house|flat|home|building|laptop|phone|business|company"
    r"|account|average|mean|median)\b",
    re.I,
)
"""Words before a figure that make it somebody else's, or something's."""
_BESIDE = re.compile(r"\b(?:with|and|plus|her|his|their|my|our|your|two|three|four)\s+(?:an?\s+|the\s+|\w+\s+)?$", re.I)
"""Before "four-year-old": somebody who is with the person."""
_ENDS = re.compile(
    r"^(?:[- ]years?[- ](?:old|of)|\s*(?:$|[.,;:!?)–—]|(?:and|but|now|who|or so|in [A-Z]\w+|this|last)\b))", re.I
)
ADULT = 16.0
"""From here on, "at 29" tells an age, and below a time of day; "a four-year-old" is a child of somebody's."""


def is_age(attribute: str) -> bool:
    """Whether an attribute is the age, in years or in bands."""
    return bool(
        re.fullmatch(
            r"(?:age|alter|âge|edad)(?: ?(?:groups?|bands?|brackets?|ranges?|class|years))?", attribute.strip(), re.I
        )
    )


def own_age(text: str, locale: str) -> float | None:
    """The age that speakers give themselves: 71 of "I'm seventy-one, and will I see it pay back?"."""
    for figure in read_figures(text, locale):
        years = sum(figure.intervals[0]) / 2
        if _I_AM.search(text[: figure.span[0]]) and _ENDS.match(text[figure.span[1] :]) and ADULT <= years < _OLDEST:
            return years
    return None


_I_AM = re.compile(r"\b(?:i['’]?m|i am|ich bin|bin)(?: now| nearly| almost| schon| jetzt| fast)? $", re.I)
_OLDEST = 105.0
"""Years from which on a figure is nobody's age."""


def ages(text: str, figures: Sequence[Figure], name: str) -> list[tuple[Span, tuple[float, float]]]:
    """The ages that a text gives the person called ``name``: span in the text, and the range of years."""
    given = re.escape(name.split(maxsplit=1)[0])
    told_of_person = re.compile(
        rf"\b(?:(?:{given}|{re.escape(name)}|she|he)(?:'s|’s| is| has)?"
        r"(?: just| now| turned| turns| turning| only| still| about| around| nearly| almost| already)*"
        rf"|aged?:?|turn(?:s|ed|ing)|{given}(?: \w+)?,)\s+$|\baged? $|\b(?:{given}|{re.escape(name)}) \($",
        re.I,
    )
    spans_and_years = []
    for figure in figures:
        before, after = text[: figure.span[0]], text[figure.span[1] :]
        clause = re.split(r"[.;!?]\s|,\s(?=(?:and|but|her|his)\b)", before)[-1]
        low, high = figure.intervals[0]
        if figure.kind not in ("number", "range") or figure.unit in ("share", "£", "$", "€") or _ANOTHER.search(clause):
            continue
        a_year_old = re.search(r"\bolds?\b", text[figure.span[0] : figure.span[1] + len(" years olds")], re.I)
        of_another = a_year_old and (_BESIDE.search(before) or (low < ADULT and not told_of_person.search(before)))
        own_form = figure.unit == "years" and not of_another and not re.match(r"\s*years?\b(?! old)", after, re.I)
        at = (
            low >= ADULT
            and bool(re.search(r"\bat\s+$", before, re.I))
            and bool(re.match(rf",\s+(?:{given}|she|he)\b(?! (?:had|was|did|went|\w+ed)\b)", after, re.I))
        )
        opens = not before.strip() and after.startswith(",") and ADULT <= low < _OLDEST and figure.kind == "number"
        if own_form or at or opens or (told_of_person.search(before) and _ENDS.match(after)):
            spans_and_years.append((figure.span, (low, high)))
    return spans_and_years
