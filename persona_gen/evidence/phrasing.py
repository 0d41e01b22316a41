"""Sentences that code writes: about statistics, which a model may turn round, and in participants' own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.domain import Claim, Quote, Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.names import Pronoun
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.evidence.questions import answered
from persona_gen.evidence.selection import people_of
from persona_gen.text.languages import InLanguage, Labels, german_figures, segment_language

_WHOLE_SEGMENT = 0.95
"""From this part of the segment on, a base is the segment; below it the sentence gives the number of people."""


def _is_partial(s: Statistic, segment: Segment) -> bool:
    return s.n is not None and segment.size is not None and s.n < _WHOLE_SEGMENT * segment.size


def about_share(s: Statistic, segment: Segment) -> Claim:
    """A share beside the same share of the whole base, in a sentence that fits any attribute; of German data a line."""
    if s.category and forms_of(segment).language == "de":
        return Claim(text=answered(plain_name(s.attribute), labelled(s, segment)), cites=(s.id,))
    partial = _is_partial(s, segment)
    whose = f"{s.n} people" if partial else "the segment"
    overall = f", {s.shown(s.overall)} of the whole base" if s.overall is not None else ""
    name = plain_name(s.attribute)
    label = answered(name, s.category) if s.category else name
    joint = "," if label[-1].isdigit() else " –"  # "kids under 18 – 20 %" is a range
    return Claim(text=f"{label}{joint} {s.shown(s.value)} of {whose}{overall}.", cites=(s.id,))


BARE_ANSWER = re.compile(r"yes|no|true|false|y|n|ja|nein|oui|non|sí|no|other|others|none|\d+.*", re.I)
"""A category that says nothing without its question."""


ROLE_JOINER = " · "
"""What stands between the parts of a role."""


class ClaimForms(Labels):
    """How code words its own sentences in one language; each form is one that the checker can prove."""

    others = InLanguage("One of them: ", "Jemand anders: ")
    own: InLanguage[Mapping[Pronoun, str]] = InLanguage(
        {"she": "In her own words: ", "he": "In his own words: "},
        {"she": "In ihren eigenen Worten: ", "he": "In seinen eigenen Worten: "},
    )
    own_of = InLanguage("In {name}'s own words: ", "In eigenen Worten: ")
    count = InLanguage("{people} of {n}", "{people} von {n}")
    people = InLanguage(" of {n} people", " von {n} Personen")
    overall = InLanguage(", against {share} of everyone", ", insgesamt {share}")
    tension = InLanguage(
        "Satisfaction is {high} with {good}, but {low} with {poor}.",
        "Zufriedenheit: {high} mit {good}, aber {low} mit {poor}.",
    )
    only = InLanguage(
        "only {share} name {words} (everyone {overall})", "{words} nennen nur {share} (insgesamt {overall})"
    )
    pleased = InLanguage(
        "{high} are satisfied with {good}, but only {low} with {poor}.",
        "{high} sind zufrieden mit {good}, aber nur {low} mit {poor}.",
    )
    everyone = InLanguage(" (everyone {value})", " (insgesamt {value})")
    about = InLanguage("about {value}", "etwa {value}")
    marks = InLanguage("“{words}”", "„{words}“")


def forms_of(segment: Segment) -> ClaimForms:
    """The forms in the language of a segment's data; English ones where there are none."""
    return ClaimForms(segment_language(segment))


def labelled(s: Statistic, segment: Segment) -> str:
    """A share as a line of a list: its category, and in brackets how many say so, here and in the whole base.

    ``All costs shown at the start (69 %, against 41 % of everyone)`` · ``Preis (5 von 7, insgesamt 34 %)``
    """
    overall = forms_of(segment).overall.format(share=in_print(s, s.overall)) if s.overall is not None else ""
    return f"{as_opening(answer_in_words(s))} ({in_locale(share_of(s, segment) + overall, segment)})"


def share_of(s: Statistic, segment: Segment) -> str:
    """A share as it is printed: ``69 %``, ``53 % of 132 people`` where not all were asked, ``5 of 7``."""
    forms, people = forms_of(segment), people_of(s)
    if people is not None:
        return forms.count.format(people=people, n=s.n)
    partial = _is_partial(s, segment)
    return in_print(s, s.value) + (forms.people.format(n=f"{s.n:,}") if partial else "")


def as_opening(text: str) -> str:
    """A category as the opening of a line: "price" is "Price"; what has a capital in it ("iPhone") stays."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word == word.lower() else text


def within(text: str) -> str:
    """English words as they stand within a sentence: "Booking app" is "booking app", "PDF" and "Saturday" stay."""
    keeps = text[:1].islower() or not (text[1:2].islower() or text.startswith("A ")) or _PROPER.match(text) is not None
    return text if keeps else text[0].lower() + text[1:]


_PROPER = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november"
    r"|december|english|german|french|christmas|easter|facebook|google|instagram|youtube)\b",
    re.I,
)


def in_print(s: Statistic, share: float) -> str:
    """A share as people say it, without decimals where there is a whole per cent."""
    return f"{round(100 * share)} %" if share >= WHOLE_PER_CENT else s.shown(share)


WHOLE_PER_CENT = 0.01
"""The share from which decimals say no more to a reader than they are sure to be."""


_GENDER_CODES = {"f": "female", "m": "male", "w": "weiblich"}
_GERMAN_GENDERS = {"m": "männlich", "w": "weiblich", "f": "weiblich", "d": "divers"}
_OF_A_PERSON = re.compile(
    r"\b(?:sex|gender|geschlecht|holder|leaseholder|respondent|customer|member|marked|salutation)\b", re.I
)


def answer_in_words(s: Statistic) -> str:
    """A category as people read it: "Y" is "yes", and "F" of a gender "female"."""
    answer = s.answer or s.attribute
    code = answer.casefold()
    if "geschlecht" in s.attribute.casefold():
        return _GERMAN_GENDERS.get(code, answer)
    if code in _GENDER_CODES and (attribute_kind(s) == "gender" or _OF_A_PERSON.search(plain_name(s.attribute))):
        return _GENDER_CODES[code]
    return answer


def own_value(s: Statistic, segment: Segment) -> str:
    """A statistic as one person's own value: a category, a whole number, an amount with its unit.

    Nobody is 29.4 years old or uses 10.3 platforms.
    """
    if s.measure == "share":
        return s.category or s.attribute
    if attribute_kind(s) in ("age", "born"):
        return f"{round(s.value)}"
    forms = forms_of(segment)
    rounded = abs(round(s.value)) >= 2  # "about 1 visits" is neither English nor what 1.4 are
    whole = s.model_copy(update={"value": float(round(s.value))}) if rounded else s
    value = forms.about.format(value=whole.shown(whole.value)) if whole.value != s.value else s.shown(s.value)
    return in_locale(value, segment)


def role_part(s: Statistic, segment: Segment) -> str | None:
    """A figure as a part of who somebody is: "35-44", "Children under 12 at home" for the answer "yes" to it.

    Nobody is "about 2 children", and an answer that needs its question is no part.
    """
    if s.measure != "share":
        return own_value(s, segment) if attribute_kind(s) == "age" else None
    label = plain_name(s.attribute).strip()
    if BARE_YES.fullmatch(s.category or ""):
        tells_of_life = attribute_kind(s) is not None or _OF_A_LIFE.match(label)
        return as_opening(label) if len(label.split()) <= ROLE_WORDS and tells_of_life else None
    if attribute_kind(s) is None or BARE_ANSWER.fullmatch(s.category or "") or _A_NUMBER.fullmatch(s.category or ""):
        return None if attribute_kind(s) != "age" else own_value(s, segment)
    if attribute_kind(s) == "housing" and (tenure := _TENURES.get((s.category or "").lower())):
        return tenure
    return as_opening(answer_in_words(s))


_TENURES = {"own": "Owns the home", "owner": "Owns the home", "owned": "Owns the home", "rent": "Rents",
            "rented": "Rents", "owner-occupied": "Owns the home", "eigentum": "Eigentum",
            "miete": "Zur Miete"}  # fmt: skip
_OF_A_LIFE = re.compile(
    r"(?:has|have|had|lives?|works?|owns?|rents?|runs?|cares?|studies|someone|somebody|children|kids|partner|parent|retired"
    r"|self-employed|single|married|hat|hatte|lebt|wohnt|arbeitet|kinder|jemand|partner\w*|allein\w*)\b(?!.*\?)",
    re.I,
)
"""A statement of somebody's life; what a contract or an account records, "Damage cover taken", is no part of a role."""
_A_NUMBER = re.compile(
    r"(?:\d+|one|two|three|four|five|six|eins?|zwei|drei|vier|fünf)(?: or (?:more|fewer)| oder mehr)?", re.I
)
"""A category that is a number: nobody is "One"."""
ROLE_WORDS = 6
"""Words of the longest statement that is a part of a role."""


def in_locale(value: str, segment: Segment) -> str:
    """Figures as a German card has them, unless the data's locale is English: ``1.204`` would be read as 1.2 there."""
    german = forms_of(segment).language == "de" and not segment.locale.startswith("en")
    return german_figures(value) if german else value


def about_figure(s: Statistic, segment: Segment) -> Claim:
    """A mean, median, count or total beside that of the whole base; with its base where not all were asked."""
    partial = _is_partial(s, segment)
    overall = f", against {s.bare(s.overall)} over the whole base" if s.overall is not None else ""
    base = s.base if partial and s.measure in ("mean", "median") else ""
    label = plain_name(s.attribute).removesuffix(f" ({s.unit})")  # the figure has its unit
    return Claim(text=f"{label}: {s.measure} {s.shown(s.value)}{base}{overall}.", cites=(s.id,))


def about_statistic(s: Statistic, segment: Segment) -> Claim:
    """The sentence for a statistic of any measure."""
    return about_share(s, segment) if s.measure == "share" else about_figure(s, segment)


def in_quotation_marks(words: str, forms: ClaimForms) -> str:
    """Words in quotation marks of a kind that does not stand among them, so that it is clear where they end."""
    return forms.marks.format(words=words) if not {"“", "”", "„"} & set(words) else f"«{words}»"


def own_words(quote: Quote, words: str, lead: str | None, forms: ClaimForms) -> Claim:
    """A participant's words as a claim: the lead's stand for themselves, others' are said to be another's."""
    whose = "" if quote.speaker is not None and quote.speaker == lead else forms.others
    return Claim(text=f"{whose}{in_quotation_marks(words, forms)}", cites=(quote.id,))
