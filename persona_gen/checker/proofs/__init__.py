"""What bears a claim out by code alone. Narrow on purpose: what it cannot show stays `unverified`.

Four ways to be supported: a trait that is its statistic's own value; a sentence that is a verbatim quotation with
its attribution; a sentence about statistics that can be recomputed to the last word
(`counted`); a retelling made of whole clauses of the quotes it cites.
The short lines of a card leave out what their place says: a subject, or the question of their list.
Two clauses of one sentence may each be borne out by their own citations, and together need all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.counted import disproved, is_counted, is_labelled
from persona_gen.checker.proofs.german_retelling import retold_in_german
from persona_gen.checker.proofs.retelling import Teller, retold
from persona_gen.checker.rules import figures
from persona_gen.checker.rules.figures import NUMBER_MISMATCH
from persona_gen.domain import Basis, Claim, EvidenceRef, Finding, Quote, Statistic
from persona_gen.evidence.figure_lines import finding_lines, fits_list, is_said_by_heading, lines_of
from persona_gen.evidence.main_figures import findings_of_two
from persona_gen.evidence.phrasing import ROLE_JOINER, role_part
from persona_gen.text.languages import language_of
from persona_gen.text.lexicon.english import PRONOUNS
from persona_gen.text.lexicon.english_speech import INVERTED, ONE_PERSON, SPEECH_FRAME
from persona_gen.text.lexicon.german import ONE_PERSON as ONE_PERSON_IN_GERMAN
from persona_gen.text.lexicon.german import QUOTE_INTRODUCTIONS
from persona_gen.text.lexicon.other_languages import ATTRIBUTING
from persona_gen.text.omissions import left_out
from persona_gen.text.quotations import find_parts, normalise
from persona_gen.text.tokens import content_stems, is_english, stem, words

_SIGNS = frozenset(" ·.,;:!?…'’‘`\"“”„«»()-–—−%£$€¥°/&+=")
"""Signs that frames and retellings read, or that change nothing of what is said."""
_BEFORE_DIGITS = re.compile(r"(?<![~≈<>≤≥])[~≈<>≤≥](?=\s?[\d£$€¥])")
_OF_MANY, _WE = re.compile(r"(?:They\b|Sie (?:\w+en|sind)\b)"), re.compile(r"\b(?:we|wir)\b", re.I)
_ATTRIBUTION = frozenset(map(stem, (*SPEECH_FRAME, *ONE_PERSON)))
_ONE_PERSON = frozenset(map(stem, ONE_PERSON))
"""One of them says it; "customers say" tells of many what one said."""
_FOREIGN_ATTRIBUTION = frozenset(
    map(stem, (*ATTRIBUTING, *QUOTE_INTRODUCTIONS, *ONE_PERSON_IN_GERMAN, "eine", "einer", "ein"))
)


def basis(context: ClaimContext) -> Basis | None:
    """What bears the claim out, or nothing. Only asked where no rule has complained."""
    if not context.cited or context.reordered:
        return None
    if context.kind == "quotation":
        return _quoted(context)
    if context.kind == "trait":
        return _trait(context)
    if _has_other_signs(context):
        return None
    return _plainly(context) or _joined_clauses(context, _plainly)


def _has_other_signs(context: ClaimContext) -> bool:
    """Whether a sign stands among the words that is none of writing, nor of what is cited: "≠ 48 %", a struck word."""
    signs = {sign for sign in _BEFORE_DIGITS.sub(" ", context.own_words) if not sign.isalnum()} - _SIGNS
    labels = (f"{s.label} {s.unit or ''}" for s in context.cited_statistics)
    return bool(signs) and not signs <= set("".join((*labels, *(quote.text for quote in context.cited_quotes))))


def disproof(context: ClaimContext) -> Finding | None:
    """The complaint about a sentence that frames account for to the last word, and whose figures say otherwise."""
    s = disproved(context)
    if s is None or context.fiction or context.inference:
        return None
    truth = s.statement
    if s.overall is not None:
        truth += f" against {s.shown(s.overall)} over the whole base"
    text, at = context.text, EvidenceRef(id=s.id)
    return NUMBER_MISMATCH.finding((0, len(text)), figure=f'"{text}"', truth=truth, evidence=(at,))


def _plainly(context: ClaimContext) -> Basis | None:
    return _quoted(context) or _counted(context) or _retold(context)


def _trait(context: ClaimContext) -> Basis | None:
    """A snapshot line: the category itself, or a figure the statistic prints as, within its range."""
    value = context.text.partition(": ")[2]
    for s in context.cited_statistics:
        is_category = s.category and normalise(s.category).casefold() == normalise(value).casefold()
        if is_category or any(
            figures.gives(context, figure, s, derived) and not s.category
            for figure in context.figures
            for derived in context.index.values(s)
        ):
            return Basis(by="counted", evidence=(EvidenceRef(id=s.id),))
    return None


def _counted(context: ClaimContext) -> Basis | None:
    if not (_is_role(context) or _is_insight(context) or _is_label(context) or is_counted(context)):
        return None
    return Basis(by="counted", evidence=tuple(EvidenceRef(id=s.id) for s in context.cited_statistics))


def _quoted(context: ClaimContext) -> Basis | None:
    """Nothing but a participant's words and who says them, cited."""
    cited = {quote.id for quote in context.cited_quotes}
    places = [
        [
            (quote, at)
            for quote, at in context.index.find(fragment)
            if quote.id in cited and left_out(quote.text, find_parts(fragment, quote.text)).sound
        ]
        for fragment in (context.text[slice(*span)] for span in context.quotations)
    ]
    if not places or not all(places):
        return None
    sources = {quote.id: quote for each in places for quote, _ in each}
    speakers = {stem for quote in sources.values() for stem in content_stems(quote.speaker or "")}
    foreign = not any(is_english(quote.text) for quote in sources.values())
    attribution = _ATTRIBUTION | _FOREIGN_ATTRIBUTION if foreign else _ATTRIBUTION
    own = list(words(context.own_words))
    several = any(word.text.endswith("s") and not word.text.endswith("'s") and word.stem in _ONE_PERSON for word in own)
    if several or context.stems - attribution - speakers or any(word.turns for word in own):
        return None
    refs = (EvidenceRef(id=quote.id, span=at) for each in places for quote, at in each)
    return Basis(by="verbatim", evidence=tuple(dict.fromkeys(refs)))


def _in_german(context: ClaimContext) -> bool:
    return language_of(context.own_words) == "de" or context.index.segment.locale.startswith("de")


def _retold(context: ClaimContext) -> Basis | None:
    """The sentence is made of whole clauses of the quotes it cites."""
    quotes = context.cited_quotes
    if not quotes or len(quotes) < len(context.cited) or context.quotations:
        return None
    if _OF_MANY.match(context.text) and any(_WE.search(quote.text) for quote in quotes):
        return None  # "we" of one household, told as "they", may be everybody
    teller = Teller(context.name, context.index.nouns, asks_herself=context.path.startswith("questions"))
    text = _with_subject(context)
    if not (retold(text, quotes, teller) or (_in_german(context) and retold_in_german(text, quotes, context.name))):
        return None
    return Basis(by="retold", evidence=tuple(EvidenceRef(id=quote.id) for quote in quotes))


_JOINT = re.compile(r"\s*(?:;|, (?:and|but|while)|(?<=[.!?]) |:| and| –| —)\s+(?=\S)")
_MOST_JOINTS = 6
_LEAST_WORDS = 3
"""Words of the shortest clause."""


def _joined_clauses(context: ClaimContext, proof: Callable[[ClaimContext], Basis | None]) -> Basis | None:
    """What bears out both clauses of a sentence that cites statistics as well as quotes; asked of each by ``proof``."""
    statistics, quotes = context.cited_statistics, context.cited_quotes
    if not statistics or not quotes or not isinstance(context.piece, Claim):
        return None
    if {s.id for s in statistics} | {quote.id for quote in quotes} != set(context.piece.cites):
        return None
    for left, right in _halves(context):
        for one, other in ((statistics, quotes), (quotes, statistics)):
            bases = [
                basis for text, cited in ((left, one), (right, other)) if (basis := proof(_part(context, text, cited)))
            ]
            if len(bases) == 2:
                return _both(bases)
    return None


def _halves(context: ClaimContext) -> Iterator[tuple[str, str]]:
    """The text before and after each place where clauses may join, outside of quotations."""
    for n, match in enumerate(_JOINT.finditer(context.text)):
        if n == _MOST_JOINTS:
            return
        inside = any(a < match.start() < b - 1 for a, b in context.quotations)
        left, right = context.text[: match.start()].strip(), context.text[match.end() :].strip()
        if not inside and min(len(left.split()), len(right.split())) >= _LEAST_WORDS:
            yield left, right


def _part(context: ClaimContext, text: str, cited: list[Statistic] | list[Quote]) -> ClaimContext:
    piece = Claim(text=f"{text[0].upper()}{text[1:]}", cites=tuple(e.id for e in cited))
    return replace(context, piece=piece)


def _both(bases: list[Basis]) -> Basis:
    """One basis of two: the weaker word of how they are borne out, which is a person's."""
    by = next((basis.by for basis in bases if basis.by != "counted"), "counted")
    return Basis(by=by, evidence=tuple(chain.from_iterable(basis.evidence for basis in bases)))


_VERB_FIRST = ("goals", "frustrations", "habits")
_FINITE = frozenset((*INVERTED, "are", "were", "have", "went", "came", "got", "took"))
_SUBJECTS = frozenset((*PRONOUNS, "a", "an", "the"))


def _with_subject(context: ClaimContext) -> str:
    """The line as a sentence about the persona, where its list lets it leave her out; else the text as it is."""
    text, field = context.own_words, context.path.partition("[")[0]
    first, second = next(words(text), None), next(islice(words(text), 1, None), None)
    given = context.name.split()[0]
    if field not in _VERB_FIRST or first is None or first.text in _SUBJECTS or first.stem in context.who.stems:
        return text
    if second and second.text in _FINITE and first.text not in _FINITE:  # "Prices went up" has its own subject
        return text
    return f"{given} {text[0].lower()}{text[1:]}"


def _is_role(context: ClaimContext) -> bool:
    """Whether the role is the values of the statistics cited, each as a snapshot shows it."""
    cited = context.cited_statistics
    if context.path != "role" or len(cited) != len(context.piece.cites):
        return False
    return context.text == ROLE_JOINER.join(role_part(s, context.index.segment) or "" for s in cited)


def _is_insight(context: ClaimContext) -> bool:
    """Whether the insight is code's own sentence about the two figures that it cites."""
    if context.path != "insight":
        return False
    findings = findings_of_two(context.index.segment)
    return any((context.text, context.piece.cites) == (text, tuple(s.id for s in both)) for text, both in findings)


def _is_label(context: ClaimContext) -> bool:
    """Whether the line is one statistic's label and figure; the heading of its list may say the label."""
    field, segment = context.path.partition("[")[0], context.index.segment
    cited = context.cited_statistics
    if context.kind != "claim" or len(cited) != 1 or len(context.piece.cites) != 1:
        return False
    [s] = cited
    if not fits_list(field, s, segment):
        return False
    text = re.sub(r"\s+", " ", context.text).rstrip(".")
    if text in (finding_lines(s, segment) if field == "insight" else lines_of(field, s, segment)):
        return True
    return s.measure == "share" and is_said_by_heading(field, s) and is_labelled(context, s)
