"""What a statistic tells by itself: which fact about a person it gives, and how far it sets the segment apart."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from persona_gen.domain import SINGLE_CHOICE_BY_NATURE, SUM_TOLERANCE, Segment, Statistic, in_words
from persona_gen.evidence.question_numbers import unnumbered, without_code
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.lexicon.people import TITLES_OF_GENDER

SMALL_BASE = 30
"""People. Below this, market research does not test differences: no ratios are shown, and it is the ``k`` in the
weight ``n / (n + k)`` of a difference, so that a base of 30 counts half and one of 300 almost fully."""

OPINIONS = re.compile(
    r"satisf|zufrieden|contento|agree|statement|attitude|opinion|like(ly|lihood)|recommend|\bnps\b|rating|\brank|score"
    r"|trust|importan|reason|\bbuy|\bshop|purchas|frequen|\bus(ed?|age|ing)\b|visit"
    r"|\bwhy\b|\bwhat\b|\bwhen\b|\bwhere they (?!live)|\bd(id|oes|oing)\b|\bhow\b|barrier|\bgoal",
    re.I,
)
"""Attributes about what people think or do, which say nothing of who they are whatever else they name."""

_OF_ANOTHER = (
    r".*\b(child|children|kids?|bab(y|ies)|sons?|daughters?|grand\w+|pupils?|oldest|eldest|youngest|mother|father"
    r"|parents|partner|spouse|husband|wife|pets?|dogs?|cats?|horses?|cars?|vehicles?|vans?|bikes?|machines?|devices?"
    r"|phones?|laptops?|boilers?|roofs?|systems?|equipment|house|homes?|property|building|flat|company|business|firm"
    r"|accounts?|stock|contract|invoice|debt|first|last|when|at|since|start(ing)?|working|school|retirement|pension"
    r"|legal|minimum|maximum|under|over|per|and|or|by)\b"
)
"""Before "age": it is that of somebody or something else, or of another time."""
ATTRIBUTE_KINDS: dict[str, re.Pattern[str]] = {
    "age": re.compile(
        rf"(?!{_OF_ANOTHER})(.* )?age( (range|group|band|bracket|class|in years))?s?( of (the |a )?\w+)?( ?\(.*\))?"
        r"|generation|(account|contract|policy|plan)[ -](owner|holder)('s)? age"
        r"|age of (the )?(account|contract|policy|plan)[ -](owner|holder)"
        r"|(durchschnitts)?alter( ?\(.*\))?|altersgruppen?|(tranches? d['’])?âge|(grupos? de )?edad",
        re.I,
    ),
    "born": re.compile(
        r"(?!.*\b(child|kid|baby|son|daughter|kind|enfant|hij[oa]))"
        r"((.*[\W_])?(birth[ _-]?(year|decade|cohort)s?|(year|decade|cohort)[ _-](of[ _-])?(birth|born)|yob)"
        r"|born( in( which year)?)?)( ?\((yyyy|year)\))?|.*geb(urts|\.[ -]?)?(jahr(gang|zehnt)?|kohorte)|jahrgang"
        r"|.*(année|décennie) de naissance|.*(año|década) de nacimiento",
        re.I,
    ),
    "gender": re.compile(
        r"(gender|sex)( identity)?( (reg\w*|code))?|(sex|gender) ?/ ?(sex|gender)|geschlecht|genre|sexe|género|sexo",
        re.I,
    ),
    "occupation": re.compile(
        r"work|arbeit|travail|trabajo"
        r"|.*\b(jobs?|occupation|employment|profession|work(ing)? (situation|status|pattern)|role|industry|sector"
        r"|((kind|type|line) of )business|business type|métier|emploi|situation professionnelle|ocupación|empleo"
        r"|profesión|situación laboral)\b.*|.*(beruf|erwerb|beschäftigung|tätigkeit).*",
        re.I,
    ),
    "place": re.compile(
        r"(home ?)?(city|place|region|area|location|country|state|county|town|residence)( (type|size|of residence))?"
        r"|(type|size) of (area|place|city|town)|where they live|urban.*|(wohn)?ort|bundesland|land|ville"
        r"|lieu( de résidence)?|région|lugar|ciudad|región|(lugar de )?residencia",
        re.I,
    ),
    "household": re.compile(
        r"respondents?|befragte[rn]?|hh size"
        r"|.*(household|\bfamil|\bchild|\bkids\b|marital|relationship status|haushalt|kinder|\bfoyer|ménage|enfants?\b"
        r"|état civil|\bhogar|\bhij[oa]s|estado civil).*",
        re.I,
    ),
    "housing": re.compile(
        r"home( ownership)?|type of home|.*\b(housing|tenure|dwelling|accommodation)\b.*"
        r"|living (situation|arrangements?)|wohn(situation|form|verhältnisse?)|logement|vivienda",
        re.I,
    ),
    "money": re.compile(
        r".*(\b(income|salary|earnings|wages?|spend(ing)?|expenditure|budget|revenus?|salaire|dépenses|ingresos?"
        r"|salario|gastos?)\b|einkommen|gehalt(?!en)|ausgaben).*",
        re.I,
    ),
    "education": re.compile(
        r".*(\beducation|\bdegree|qualification|schooling|bildung|abschluss|diplôme|études|\beducación|\bestudios).*",
        re.I,
    ),
}
"""Who a person is, in the order of a snapshot, by the name of the attribute (English, German, French, Spanish)."""

_FORM = rf"{any_of(*TITLES_OF_GENDER.values())}\.?"
FORM_OF_ADDRESS = re.compile(rf"{_FORM}( ?/ ?{_FORM})*", re.I)
"""A category that tells the gender under whatever name a customer list gives the column: "Addressed as", "Title"."""

_OF_YOURS = (
    r"(what|what's|which)( (of the following|one|statement))*( (is|best describes|describes|are))? your "
    r"(current |main |own )?"
)
_ASKED = {
    "age": (
        rf"how old are you|{_OF_YOURS}age.*|(what|which) age (are you|group|band|bracket|range|category).*|your age.*"
        r"|wie alt (sind sie|bist du)|was ist ihr alter|quel (est votre )?âge.*|cu[aá]ntos años tien.*"
        r"|qu[eé] edad tien.*"
    ),
    "born": r"(in )?(what|which) year were you born|in welchem jahr (sind|bist|wurden) \w+ geboren"
    r"|(en )?quelle année êtes-vous née?|en qué año naci\w+",
    "gender": (
        rf"{_OF_YOURS}(gender|sex)( identity)?|how do you (identify|describe) (yourself|your gender)"
        r"|are you (male|female|a (wo)?man).*|(what|which) (gender|sex) .*|your gender.*"
        r"|(welches|was ist ihr) geschlecht.*"
        r"|quel est votre (sexe|genre)|cu[aá]l es (su|tu) (sexo|g[eé]nero)"
    ),
    "occupation": (
        rf"{_OF_YOURS}((job|work|employment|professional|occupation\w*) ?(title|role|status|situation)?|occupation"
        r"|profession|role|industry|sector|line of work)( at .*)?|what do you do( for (a living|work))?"
        r"|what (industry|sector) .*"
        r"|what kind of work .*|was (machen|sind) sie beruflich.*|welchen beruf.*|quelle est votre profession"
        r"|cu[aá]l es (su|tu) (profesi[oó]n|ocupaci[oó]n)"
    ),
    "place": (
        r"where (do|are) you (currently |now |mostly )?(live|living|based|located|resid\w+).*"
        r"|(in )?(what|which) (part of \w+ \w*|country|region|state|city|town|county|area|place).*\b(live|living|based"
        r"|resid\w+|located|from)\b.*|wo (wohnen|leben) sie|wo wohnst du|où (habitez|vivez)-vous|d[oó]nde viv\w+"
    ),
}
_PLEASE = r"(please (tell us|select|enter|state)[:,]? )?"
_ASKED_PEOPLE = listed(
    r"""respondents? participants? interviewees? customers? users? members? buyers? clients? visitors? persons?
    (?:\w+[\s-])?holders? policyholders? leaseholders? tenants? renters? subscribers? patients? donors? owners? guests?
    employees? applicants? passengers? travellers? travelers? purchasers? shoppers? readers?
    befragten? teilnehmenden? kund(?:en|innen) (?:\w+)?inhabers? mieters? käufers? patienten nutzers? gäste
    répondante?s? participante?s? encuestad[oa]s?"""
)
_OF_WHOM = re.compile(
    rf"^(?:the )?{any_of(_ASKED_PEOPLE)}['’]?s?['’]? (?=\w)"
    rf"|[ ,(]+(?:of|des|der|du|de la|de los|del) (?:the |all |les )?{any_of(_ASKED_PEOPLE)}\)?$",
    re.I,
)
"""The people who were asked, in the name of an attribute: "Age of the respondent" is the age."""
QUESTIONS = {kind: re.compile(rf"{_PLEASE}({asked})", re.I) for kind, asked in _ASKED.items()}
"""Who a person is, as questionnaires ask it."""

_UNITS = {
    "age": re.compile(r"years?( old)?|yrs|y|jahre?|ans|años", re.I),
    "born": re.compile(r"years?|jahre?", re.I),
    "household": re.compile(
        r"people|persons?|members?|child(ren)?|kids|personen|kinder|personnes|enfants|personas|hij[oa]s", re.I
    ),
    "money": re.compile(r".*", re.I),
}
"""The kinds that a mean or median can say, and the units it may have; the others are said by shares of categories."""


def attribute_kind(statistic: Statistic) -> str | None:
    """The fact about a person that a statistic gives, one of `ATTRIBUTE_KINDS`; None for any other statistic."""
    s = statistic
    kind = (
        None if s.choice == "multiple" else named_kind(in_words(s.attribute))
    )  # the ages of her children are not hers
    if kind is None and is_form_of_address(s):
        return "gender"
    measured = s.measure in ("mean", "median") and kind in _UNITS
    fits = measured and (s.unit is None or _UNITS[str(kind)].fullmatch(s.unit))
    return kind if fits or (s.measure == "share" and s.category) else None


def is_form_of_address(s: Statistic) -> bool:
    """Whether a category tells the gender by how somebody is addressed: "Mr" of "Title", not "Frau" of "Geschlecht"."""
    return FORM_OF_ADDRESS.fullmatch(s.category or "") is not None and named_kind(s.attribute) is None


@lru_cache(maxsize=10_000)
def named_kind(attribute: str) -> str | None:
    """The one of `ATTRIBUTE_KINDS` that an attribute's name or question is about, or None."""
    if asked := asked_about(attribute):
        return asked
    name = without_code(attribute)
    if OPINIONS.search(name):
        return None
    precedence = ("age", "born", "gender", "money", "education", "occupation", "place", "household", "housing")
    # household income is money, children's spending is money
    name = _OF_WHOM.sub("", name).strip()
    return next((kind for kind in precedence if ATTRIBUTE_KINDS[kind].fullmatch(name)), None)


def asked_about(attribute: str) -> str | None:
    """The one of `QUESTIONS` that a questionnaire's question asks for, or None."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", unnumbered(attribute))
    question = " ".join(bare.split()).strip(" ?:*.¿")
    return next((kind for kind, pattern in QUESTIONS.items() if pattern.fullmatch(question)), None)


def is_single_choice(attribute: str, segment: Segment) -> bool:
    """Whether each person is in one category of the attribute: declared, by nature, or because shares fill up 100 %."""
    siblings = [s for s in segment.statistics if s.attribute == attribute]
    if declared := {s.choice for s in siblings if s.choice}:
        return declared == {"single"}
    total = sum(s.value for s in siblings if s.measure == "share" and s.category)
    whole = abs(total - 1) <= SUM_TOLERANCE
    by_nature = SINGLE_CHOICE_BY_NATURE.match(attribute) or named_kind(attribute) in ("age", "born", "gender")
    return bool(by_nature) or (whole and len(siblings) > 1)


def angle(share: float) -> float:
    """The arcsine transformation of a share, 0 to π: differences of it are Cohen's h (1988, ch. 6)."""
    return 2 * math.asin(math.sqrt(share))


def distinctness(statistic: Statistic, segment: Segment) -> float:
    """How far the segment stands from the whole base (`effect`), weighted by ``n / (n + SMALL_BASE)``.

    Without a base the segment's size stands in; without both the weight is a half.
    """
    n = statistic.n or segment.size
    return effect(statistic, segment) * (n / (n + SMALL_BASE) if n else 0.5)


def effect(statistic: Statistic, segment: Segment) -> float:
    """How far the segment stands from the whole base, in standard deviations; 0 where nothing tells.

    Shares: Cohen's h (Cohen 1988, ch. 6). Means with a standard deviation: difference over sd. Other figures: the
    logarithm of their ratio, as if the sd were as large as the figure. Counts and totals: per head of the base, and
    0 where the heads are unknown.
    """
    s, value, overall = statistic, statistic.value, statistic.overall
    n = s.n or segment.size
    if overall is None:
        return 0.0
    if s.measure in ("count", "total"):
        if not n or not segment.whole_base:
            return 0.0
        value, overall = value / n, overall / segment.whole_base
    if s.measure == "share" or (s.measure == "count" and 0 <= min(value, overall) <= max(value, overall) <= 1):
        difference = abs(angle(value) - angle(overall))
    elif s.sd:
        difference = abs(value - overall) / s.sd
    elif value > 0 and overall > 0:
        difference = abs(math.log(value / overall))
    else:
        difference = abs(value - overall) / (max(abs(value), abs(overall)) or 1)
    return min(difference, math.pi)  # the most that h can be
