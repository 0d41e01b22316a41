"""Why a column stays out of the figures whatever its cells hold: whom it identifies, what a tool notes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.evidence.attributes import named_kind
from persona_gen.evidence.question_numbers import unnumbered
from persona_gen.privacy.columns import column_words, identifier_by_cells, identifier_by_name
from persona_gen.privacy.people_columns import are_people
from persona_gen.privacy.special import special_category, special_name
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile

MOST_CELLS = "most cells are"

INTERVIEW = re.compile(
    r"status|progress|durations?( ?\(in seconds\))?|finished|complete\??|(start|end|recorded) ?date"
    r"|(response|recipient|record)_?id|responseset|user ?language|ip ?address|date (created|modified)|.+ - topics"
    r"|.*_(first|last|page)[ _](click|submit)|.*_click[ _]count|(start|completion|last modified) time|ending|language"
    r"|seed|(?-i:.*_DO(_\d+)?)",
    re.IGNORECASE,
)
"""What survey software notes about the interview itself; in other tables the same names say something of people."""

_TOOL_NAMES = (
    r"response type", r"network id", r"collector ?id", r"distribution ?channel", r"q_?recaptcha ?score", r"lastpage",
    r"q_?(total ?duration|relevantid\w*|duplicate\w*|ballot\w*|fraud ?score)", r"startlanguage", r"interview ?time",
    r"(group|question)time\S*", r"submit ?date( \(\w+\))?", r"(start|stage|submit) date \(utc\)", r"time started",
    r"date submitted", r"legacy comments", r"session ?id", r"user ?agent", r"browser meta ?info\w*", r"referr?er",
    r"(submission|response|respondent) ?id", r"recorded ?date", r"_(id|uuid|submission_time|validation_status|notes)",
    r"_(status|submitted_by|tags|index|version|xform_id_string|parent_\w+)", r"__version__", r"device ?id",
    r"survey (identifier|version|name|link)", r"\w+_complete", r"recipient ?(email|first ?name|last ?name)",
    r"email suppressions", r"dispcode", r"(external_)?lfdn", r"tester", r"questnnr", r"time_(sum|rsi)", r"time\d{3}",
    r"q_viewer", r"(max|last) ?page", r"missrel", r"lastdata", r"mailsent",
)  # fmt: skip
TOOL_NOTES = re.compile("|".join(_TOOL_NAMES), re.IGNORECASE)
"""What only a tool calls so: about the export, and not the person, in any table."""
TOOL_COLUMNS = 2
"""Columns that only survey software has, from which on a table is taken for its export."""

_CONSENT_WORDS = (
    r"(may|can|could) we .*\b(quote|publish|contact|use|share)\b.*",
    r"(dürfen|darf|können) (wir|ich) .*(zitier|kontakt).*",
    r".*\b(agree|consent|happy|permission|allow)\b.*\b(quoted?|published|re-?contact\w*|take part|participat\w+)\b.*",
    r".*\b(agree|consent|happy|permission|allow)\b.*\b(your|my) (answers|responses|words|data|quotes)\b.*",
    r".*\b(accept|agree\w*|read)\b.*\b(terms|conditions|privacy|policy|data protection|t ?& ?cs?)\b.*",
    r".*\b(agb|datenschutz\w*|conditions générales|confidentialité|privacidad|términos|condiciones)\b.*",
    r"i (consent|agree) to .*", r"(informed |data |gdpr |survey )?consent( given|ed)?", r"gdpr", r"einwilligung\w*",
    r"einverständnis\w*", r"consentement", r"consentimiento", r"consenso", r"toestemming", r"samtykke", r"samtycke",
)  # fmt: skip
_CONSENT = re.compile("|".join(_CONSENT_WORDS), re.IGNORECASE | re.DOTALL)
"""Questions about what may be done with the answers."""
PERSON_ALONE = re.compile(
    r"(customer|client|user|respondent|responder|participant|member|person|contact|subject|proband(in)?|kunde|nutzer"
    r"|teilnehmer(in)?|befragte[rn]?|cliente|usuario|encuestado|participante|utilisateur|répondant|reviewer|author|speaker"
    r"|interviewee|informant|patient|student|employee|guest|autor(in)?|rezensent(in)?|sprecher(in)?|auteur)"
)
"""A column of such a name holds a person a row, where it has many values."""
LEAST_CALLED, MOST_SHARED = 5, 0.4
"""Different values of such a column, and how many of its cells they are at least: else it may be a kind of person."""
MOST_CONSENTS = 4
"""Different answers that such a question has at most."""


def private(column: Column, profile: Profile, *, included: bool, makes_segments: bool, survey: bool) -> str:
    """Why a column must stay out; "" where it need not. ``survey`` says that survey software wrote the table."""
    if kind := identifier_by_cells(profile.common):
        return f"{MOST_CELLS} {kind}"
    if included:
        return ""
    if column.aside:
        return column.aside
    if kind := identifier_by_name(column.name, column.label):
        return f"holds {kind} by its name (--include overrides)"
    special = special_name(column.name, column.label)
    if kind := special or ("" if makes_segments else special_category(profile.common, column.name, column.label)):
        return f"special category of personal data: {kind} (--include overrides)"
    return "" if makes_segments else _beside_the_answers(column, profile, survey)


def _beside_the_answers(column: Column, profile: Profile, survey: bool) -> str:
    """What a tool notes, what may be done with the answers, and people's names; "" for what is none of them."""
    name = column.name.partition(". ")[0]  # "interviewtime. Total time", as LimeSurvey has it
    if (survey and INTERVIEW.fullmatch(name)) or TOOL_NOTES.fullmatch(name):
        return "about the interview, not the person (--include overrides)"
    if _is_consent(column, profile):
        return "about what may be done with the answers (--consent-column NAME; --include overrides)"
    people = PERSON_ALONE.fullmatch(column_words(name).removesuffix(" name")) and profile.distinct >= max(
        LEAST_CALLED, MOST_SHARED * profile.filled
    )
    if people and not all(re.fullmatch(r"[\d.,]+", cell) for cell in profile.common):
        return "tells people apart by its name (--include overrides)"
    named = are_people(profile.common, column.name, column.label)
    return "most values are names of people (--include overrides)" if named else ""


def from_survey_software(columns: Iterable[Column]) -> bool:
    """Whether survey software wrote a table, by the columns that only it has."""
    return sum(bool(TOOL_NOTES.fullmatch(column.name)) for column in columns) >= TOOL_COLUMNS


def same_everywhere(column: Column, profile: Profile) -> str:
    """That a column says the same of everybody, in words; "" where it does not, and where it says who people are."""
    if (
        named_kind(column.name)
        or named_kind(column.label)
        or profile.distinct != 1
        or not profile.whole
        or profile.filled < max(2, profile.looked)
    ):
        return ""
    [value] = profile.common
    return f'"{value[:40]}" in every row, which tells nobody apart (--kind NAME=category overrides)'


def _is_consent(column: Column, profile: Profile) -> bool:
    few = 0 < profile.distinct <= MOST_CONSENTS
    return few and any(_CONSENT.fullmatch(text) for text in _questions(column))


def asks_consent_to_quote(column: Column, profile: Profile) -> bool:
    """Whether a column says who may be quoted."""
    return _is_consent(column, profile) and any(_QUOTED.search(text) for text in _questions(column))


def _questions(column: Column) -> list[str]:
    """Name and label as words, without the number of a questionnaire."""
    return [column_words(unnumbered(text)).strip(" .") for text in (column.name, column.label)]


_QUOTED = re.compile(r"\bquot|\bpublish|zitier|\bveröffentlich|\bciter?\b|\bcitar\b|\bcitare\b", re.IGNORECASE)
