"""The rule about bases: a share holds for the people it was computed over, and for no others."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.figure_clauses import part_of
from persona_gen.checker.linking import Clause
from persona_gen.checker.matching import in_unit
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.quantifiers import quantities
from persona_gen.checker.rules.share_base import told_of_all
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_comparisons import AVERAGE_ADJECTIVES, AVERAGE_PEOPLE
from persona_gen.text.lexicon.other_languages import WHOLE_BASE
from persona_gen.text.numbers import Figure
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.tokens import content_stems

WRONG_BASE = Rule(
    "wrong-base",
    "contradicted",
    objects_to="figures told of the whole base, the segment or a part of it that are of another of these",
    example=("Across the whole base, 48 % rent in a city.", "31 % do; 48 % is the segment"),
    silent="where the claim names the base the figure has",
    reason="tells {figure} of the wrong people: {truth}",
)
RULES = (WRONG_BASE,)


_WHOLE = (
    r"(?:whole base|whole sample|total sample|total base|whole market|whole population|general population|all segments"
    rf"|all {PEOPLE_PATTERN} (?:together|overall|surveyed)|everyone (?:else|surveyed|asked)|everybody else|the rest"
    rf"|other {PEOPLE_PATTERN})"
)
_NAMES_WHOLE = re.compile(
    rf"\b(?:{_WHOLE}|all (?:the |our |these )?{PEOPLE_PATTERN}|(?:of|among|in|across|for|by) all (?:\w+ )?\w+s\b"
    rf"|(?:the|an?) {any_of(AVERAGE_ADJECTIVES)} (?:{PEOPLE_PATTERN}|{any_of(AVERAGE_PEOPLE)})\b(?! (?:here|in th))"
    r"|(?:across|throughout) the (?!group|segment)\w+|\w+-wide"
    r"|the (?!group|segment)\w+['’]s (?:average|figure|share|mean|median)"
    r"|as a whole|at large"
    rf"|overall|others|in general|compared|against|than(?! [\d£$€])|elsewhere|otherwise|everyone|everybody"
    rf"|{any_of(WHOLE_BASE)})\b",
    re.I,
)
"""Words by which a claim may mean the whole base, and a figure of it is no mistake."""
_OF_WHOLE = rf"\b(?:of|over|across|in|among|for) (?:the )?{_WHOLE}\b"
_WHOLE_PLAINLY = re.compile(
    rf"\b(?:{_WHOLE}|overall|in general|the average \w+|all {PEOPLE_PATTERN}|insgesamt|sonst|im Gesamten"
    r"|(?:in|von) der Gesamtheit|im Gesamtdurchschnitt|alle(?: zusammen)?)\b",
    re.I,
)
_COMPARES = re.compile(
    r"[(:]|\b(?:than|as|like|unlike|with|to|against|versus|vs|line|more|less|fewer|above|below|short|usual|normal|half|twice|times|gegen|gegenüber|als"
    r"|wie|mehr|weniger)\b",
    re.I,
)
_BETWEEN = re.compile(r"[,;–—]|\b(?:and|but|while|whereas|und|aber|während)\b", re.I)
_WHOLE_AFTER = re.compile(rf"^[^.;]{{0,60}}?(?<!\bthan )(?<!\bas ){_OF_WHOLE}(?P<rest>[^.;]*)", re.I)
_WHOLE_BEFORE = re.compile(
    rf"(?<!\bas )(?<!\bthan ){_OF_WHOLE}[^.;]{{0,12}}$"
    rf"|(?:\A(?=(?-i:[A-Z]))|[.;,]\s*)(?:over|across|in|among|for) (?:the )?{_WHOLE}\b[^.;,]{{0,60}}$",
    re.I,
)


_OF_OURS = re.compile(r"^\s*(?:of|among) (?:them|these|those|(?:the|this) (?:segment|group))\b", re.I)
_OVERALL = re.compile(r"^[^.;,]{0,30}?\s(?:overall|in general)\b", re.I)
_OF_EVERYONE = re.compile(r"\s*of (?:everyone|everybody|all)\b", re.I)
_OF_ALL = re.compile(
    r"^\s*(?:(?:of|among) all (?:the )?|aller )(?!of\b|these\b|those\b)(?P<whom>(?:[\w-]+ ){0,3}[\w-]+)", re.I
)
"""Whom a share is of all of: of "first-time boarders", all boarders are the whole base."""
_NARROWS = frozenset("in here we like who whose with that".split())
"""Behind them: then it is not all of them."""
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|versus|vs\.?)\s+(?:\w+\s+){0,2}$", re.I)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `wrong-base`."""
    if context.fiction or context.kind != "claim":
        return
    figures = context.figures
    for i, figure in enumerate(figures):
        if figure.kind not in ("share", "number") or _computed(context, figure):
            continue
        clause = Clause(context, i)
        if any(map(clause.in_label, context.cited_statistics)):
            continue
        opens, closes = part_of(context, figure)
        start = max(opens, figures[i - 1].span[1] if i else 0)
        quantity_places = [at for at, *_ in quantities(context) if at > figure.span[1]]
        end = min([*quantity_places, closes, figures[i + 1].span[0] if i + 1 < len(figures) else len(context.text)])
        text = context.peopled(context.own_words)
        before, after = text[start : figure.span[0]], text[figure.span[1] : end]
        for s in context.cited_statistics:
            if truth := _exchanged(context, i, s) or _told_of_another(context, figure, s, before, after):
                yield WRONG_BASE.finding(
                    figure.span,
                    figure=context.text[slice(*figure.span)],
                    truth=truth,
                    evidence=(EvidenceRef(id=s.id),),
                    suggestion=f"{s.shown(s.value)} of these n = {s.n}" if figure.allows(s.value) else s.shown(s.value),
                )
                break


def _exchanged(context: ClaimContext, i: int, s: Statistic) -> str | None:
    """Whether the whole base's figure is told of the segment, and the segment's of the whole base beside it."""
    text, figure = context.own_words, context.figures[i]
    if s.overall is None or not in_unit(figure, text, s).allows(s.overall) or figure.allows(s.value):
        return None
    for other in context.figures:
        joints = [m.start() for m in _BETWEEN.finditer(text, *sorted((figure.span[0], other.span[0])))]
        if not joints or not in_unit(other, text, s).allows(s.value) or in_unit(other, text, s).allows(s.overall):
            continue
        first, last = text[: joints[-1]], text[joints[-1] :]
        ours, theirs = (first, last) if figure.span[0] < other.span[0] else (last, first)
        compared = _COMPARES.search(f"{ours} {theirs}")
        if not compared and [bool(_WHOLE_PLAINLY.search(context.peopled(part))) for part in (ours, theirs)] == [0, 1]:
            return f"{s.shown(s.overall)} is the whole base; for the segment {s.label} is {s.shown(s.value)}{s.base}"
    return None


def _computed(context: ClaimContext, figure: Figure) -> bool:
    """Whether a figure is a bound ("above the 23 %"), or a sum or difference of what is cited."""
    bound = any(math.isinf(edge) for interval in figure.intervals for edge in interval)
    return bound or any(derived.matches(figure) for derived in context.together)


def _told_of_another(context: ClaimContext, figure: Figure, s: Statistic, before: str, after: str) -> str | None:
    """Whose figure it really is, where the claim says it of somebody else."""
    kind = "share" if s.measure == "share" else "number"
    if figure.kind != kind or any(figure.allows(t.value) for t in context.cited_statistics if t is not s):
        return None
    figure = in_unit(figure, context.own_words, s)
    own = figure.allows(s.value) or (kind == "share" and figure.allows(1 - s.value))
    overall = s.overall is not None and figure.allows(s.overall)
    label = s.label.casefold()
    if (
        overall
        and not own
        and (
            _OF_OURS.match(after)
            or all(m.group().casefold() in label for m in _NAMES_WHOLE.finditer(context.peopled(context.own_words)))
        )
    ):
        return f"{s.shown(s.overall or 0)} is the whole base; for the segment {s.statement}"
    whole = s.overall is not None and own and not overall
    if whole and (_told_of_whole(before, after) or _of_all(context, figure)):
        return f"{s.shown(s.value)} is the segment{s.base}; over the whole base {s.label} is {s.shown(s.overall or 0)}"
    if own and told_of_all(context, figure, s):
        return f"{s.label} is over n = {s.n} of the {context.index.segment.size} people in the segment"
    return None


def _of_all(context: ClaimContext, figure: Figure) -> bool:
    """Whether a share is of all people of a kind of which the segment is a part, by its name."""
    match, name = (
        _OF_ALL.match(context.own_words[figure.span[1] :]),
        frozenset(content_stems(context.index.segment.name)),
    )
    whom, source = match["whom"].split() if match else [], context.index.segment.source
    if source and whom and re.search(rf"\b(?:all|alle) (?:\w+ )?{re.escape(whom[0])}\b", source.name or "", re.I):
        return True  # "customer survey (all boarders)"
    for n, word in enumerate(whom):
        stems = frozenset(content_stems(" ".join(whom[: n + 1])))
        if word.endswith("s") and stems & name:
            return stems < name and _NARROWS.isdisjoint(whom[n + 1 : n + 2])
    return False


def _told_of_whole(before: str, after: str) -> bool:
    """Whether the whole base stands beside a figure, and not beside the next one ("…, over the whole base 31 %")."""
    if _WHOLE_BEFORE.search(before):
        return True
    if _AGAINST.search(before) and (_OVERALL.match(after) or _OF_EVERYONE.match(after)):
        return True
    if re.search(r"\boverall,\s*$", before, re.I) and _OF_EVERYONE.match(after):
        return True
    whole_base = _WHOLE_AFTER.search(after)
    if whole_base is None:
        return False
    rest = whole_base["rest"]
    before_next = rest[-1:].isspace() and whole_base.end() == len(after) and len(rest.split()) <= 3
    return not ("," in after[: whole_base.start("rest")] and before_next)
