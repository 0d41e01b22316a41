"""What matters most of a segment: its key finding, and the side on which the person who stands for it has to stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, attribute_kind, distinctness
from persona_gen.evidence.card_lists import BARE_YES, WILLING, is_named, list_of
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.cues import is_refusal, takes_anything
from persona_gen.evidence.figure_lines import finding_lines, tension_of
from persona_gen.evidence.identity import LEAST_COVERAGE, MAJORITY, MODE, NO_ANSWER
from persona_gen.evidence.phrasing import forms_of, in_locale, in_print, within
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german_cues as de
from persona_gen.text.lexicon import phrases
from persona_gen.text.lexicon.english import NEGATIONS
from persona_gen.text.lexicon.other_languages import NEGATIONS as OTHER_NEGATIONS
from persona_gen.text.tokens import content_stems

MAIN = 8
"""Figures that a writer is told of as what most say or do."""
_REASONS = ("goals", "frustrations", "motivations")
"""Lists that a figure may belong in by being the reason that is named most."""
LEAST_NAMED, CLEARLY, STOPS = 0.25, 0.4, 0.1
"""The least share of a finding; the distance from everyone (Cohen's h) from which it comes before a reason that only
the segment was asked for; and how much more of it what stops people is worth than what they want."""
SUSPECTED = re.compile(
    r"(?!(?:hidden|not|no|unclear|unexpected|surprise)\b)"
    r"(?:[\w-]+ ){0,2}(?:prices?|costs?|fees?|rates?)(?: (?:of|and|or|for|per) .*)?"
    r"|.*\b(?:expensive|dear|pricey|deposit)|.*(?:preise?|kosten|gebühren)|.*\bzu teuer"
    r"|(?:no|lack of|too little|not enough) time|keine zeit|zu wenig zeit",
    re.I,
)
"""Money or time, which a team suspects first, and which no word of theirs makes less."""
_CLAUSE_END = re.compile(r"[,;:–—]| (?:and|but|so|und|aber|sondern) ", re.I)
_TOO_LITTLE = phrases(en.TOO_LITTLE, de.TOO_LITTLE)
_UNTIL = re.compile(r"\b(?:not|\w+n't|nicht|erst)\b(?=.*\b(?:until|till|unless|bis|bevor)\b)", re.I)
"""A "not" that says when something is: "not a machine until there's a manual"."""
_DENIES = phrases((*NEGATIONS, r"\w+n't"), tuple(OTHER_NEGATIONS))


def main_figures(segment: Segment) -> list[Statistic]:
    """The commonest answer to each question about what people want, do or are stopped by, the commonest first.

    It is the answer of most of those asked, or the wish or reason that most of them name; nothing that is as common
    with everyone, unless it is what they want or what stops them. Who they are, age, gender or home, is no side.
    """
    commonest: dict[str, Statistic] = {}
    for s in segment.statistics:
        if s.measure != "share" or s.category is None or NO_ANSWER.fullmatch(s.category) or attribute_kind(s):
            continue
        if s.n is not None and s.n < SMALL_BASE <= (segment.size or s.n):
            continue
        if s.value > commonest.setdefault(s.attribute, s).value:
            commonest[s.attribute] = s
    return sorted((s for s in commonest.values() if _is_main(s, segment)), key=lambda s: -s.value)[:MAIN]


def key_figures(segment: Segment) -> list[Statistic]:
    """The findings that a segment may be summed up by, the best first: why they come or stop, what they want or what is
    in the way, and more so than everyone.

    A reason that nobody else was asked for comes after those that are far from everyone's. Amounts of use or money, and
    who they are, explain nothing.
    """
    reasons: list[tuple[float, Statistic]] = []
    for s in segment.statistics:
        asked_of_most = s.n is None or segment.size is None or s.n >= min(SMALL_BASE, LEAST_COVERAGE * segment.size)
        if s.measure != "share" or not s.category or s.value < LEAST_NAMED or not asked_of_most:
            continue
        if NO_ANSWER.fullmatch(s.category) or list_of(s, segment) not in _REASONS:
            continue
        stops = STOPS * (list_of(s, segment) == "frustrations")
        if s.overall is None:
            reasons.append((CLEARLY + s.value / 10, s))
        elif not is_like_everyone(s, segment) and (s.value > s.overall or list_of(s, segment) == "frustrations"):
            reasons.append((distinctness(s, segment) + stops * is_named(s, segment), s))
    reasons.sort(key=lambda each: -each[0])
    return [s for _, s in reasons]


def suspected_less(s: Statistic, segment: Segment) -> Statistic | None:
    """What a team suspects and fewer than everyone name, where an obstacle more of them name answers that question."""
    if s.overall is None or s.value < s.overall or list_of(s, segment) != "frustrations":
        return None
    others = (o for o in segment.statistics if (o.attribute, o.measure, o.n) == (s.attribute, s.measure, s.n))
    return next((o for o in others if is_named_less(o, segment)), None)


def is_named_less(s: Statistic, segment: Segment) -> bool:
    """Whether a figure is of what a team suspects as an obstacle, and clearly below everyone's."""
    suspected = s.overall is not None and SUSPECTED.fullmatch(s.category or "") is not None and is_named(s, segment)
    return suspected and s.value < (s.overall or 0) and not is_like_everyone(s, segment)


def findings_of_two(segment: Segment) -> Iterator[tuple[str, tuple[Statistic, Statistic]]]:
    """Sentences that set a figure against another, each with both: what stops people against the price or time
    that stops fewer of them than of everyone, and what pleases them against what does not.

    ``63 % name the wording as what holds it up, against 34 % of everyone; only 26 % name “the price” (everyone 39 %).``
    """
    forms = forms_of(segment)
    for s in key_figures(segment):
        if less := suspected_less(s, segment):
            share, overall = in_print(less, less.value), in_print(less, less.overall or 0)
            words = forms.marks.format(words=within(less.category or ""))
            only = forms.only.format(words=words, share=share, overall=overall)
            yield f"{finding_lines(s, segment)[0]}; {in_locale(only, segment)}.", (s, less)
    if pulls := tension_of(segment):
        yield pulls


def _is_main(s: Statistic, segment: Segment) -> bool:
    if list_of(s, segment) in _REASONS:
        return s.value >= MODE
    return s.value > MAJORITY and not is_like_everyone(s, segment)


def side_taken(spoken: Iterable[str], s: Statistic) -> int:
    """1 where sentences bear a figure out, -1 where they speak against it, 0 where they are about something else.

    A clause is about it that has half the words of the answer, in a sentence that has two. Who will have none of it
    speaks against every wish to come, buy or try that most have; who takes anything, against finding too little.
    """
    label = s.attribute if BARE_YES.fullmatch(s.category or "") else s.category or ""
    stems, sentences = set(content_stems(label)), list(spoken)
    if WILLING.match(plain_name(s.attribute)):  # "would come again": everybody speaks of coming
        return -1 if not _denies(label) and any(map(is_refusal, sentences)) else 0
    if _TOO_LITTLE.search(label) and any(map(takes_anything, sentences)):
        return -1
    sides = {
        _denies(clause) == _denies(label)
        for text in sentences
        if len(stems & set(content_stems(text))) >= min(2, len(stems))
        for clause in _CLAUSE_END.split(text)
        if stems and 2 * len(stems & set(content_stems(clause))) >= len(stems)
    }
    return 0 if len(sides) != 1 else 1 if sides.pop() else -1


def _denies(text: str) -> bool:
    return len(_DENIES.findall(_UNTIL.sub("", text.replace("’", "'")))) % 2 == 1
