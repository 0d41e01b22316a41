"""Which statistic words speak of: those of a stretch of a claim, or those that a figure belongs to.

A claim names a statistic by the words of its category (or of its attribute, where it has no category). Rules that
compare a claim with a figure ask here first, and stay silent when the answer is not plain. Of several figures in a
sentence each has its own words: "48 % rent and 23 % live with parents", "renters (48 %), with parents (23 %)".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.figure_clauses import clause_of, clause_span, part_of
from persona_gen.checker.matching import measure_of, period_after
from persona_gen.checker.segment_index import NAMED, naming_stems
from persona_gen.domain import Segment, Statistic
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PLAIN_NOTS
from persona_gen.text.lexicon.english_numbers import ABOVE_IN_PERCENT, BELOW_IN_PERCENT
from persona_gen.text.lexicon.other_languages import AVERAGED
from persona_gen.text.numbers import Figure
from persona_gen.text.polarity import negations
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import widened, words

CLEARLY_MORE = 0.3
AS_QUOTED, VERBATIM = 2.0, 1.0
"""What a label in quotation marks, and one that stands in the clause word for word, counts above one named in part."""

_FRAME = re.compile(
    r"\b(?:(?:when|if) )?asked (?:about|whether|if|how|what|for)\b|\b(?:people|those|were|was) asked\b|\banswered\b"
    r"|\bthe (?:survey|study|data|figures?) (?:found|finds?|shows?|says?)\b|\b(?:holds?|true) (?:for|of)\b"
    rf"|\b{any_of(AVERAGED, PLAIN_NOTS)}\b",
    re.I,
)
"""Words about the asking and reckoning, which name nothing asked."""
_DENIAL = re.compile(
    r"^\s*(?:of (?:(?!who\b|whose\b|that\b|which\b)[\w'-]+\s+){1,7}?)?(?:(?:do|does|did|have|has|had|are|is|were|was"
    r"|would|will|can|could)\s+)?(?:not|never|don't|doesn't|didn't|aren't|haven't|hasn't|won't|wouldn't|cannot"
    r"|can't)\b(?! (?:only|just|quite))",
    re.I,
)
_COMPARED = re.compile(rf"\s+\w+\s+{any_of(ABOVE_IN_PERCENT, BELOW_IN_PERCENT)}\b", re.I)
"""Behind a number: its unit, and that it is a difference."""
_BRACKET = re.compile(r"^\s*\([^()]*\)")
_TIMES = re.compile(r"\s*times?\b", re.I)
"""Behind a number: how often, which names no "time" that is short."""
_BY_DEGREE = re.compile(r"\b(?:no|not) (?:more|less|fewer) than\b", re.I)


@dataclass(frozen=True)
class Clause:
    """The ``i``-th figure of a claim with the words it belongs to."""

    context: ClaimContext
    i: int

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.context.figures[self.i]

    @cached_property
    def text(self) -> str:
        """The clause that the figure stands in, without the words that only say that people were asked."""
        labels = " ".join(s.label for s in self.context.cited_statistics).casefold()
        return _FRAME.sub(
            lambda match: match[0] if match[0].casefold() in labels else " ", clause_of(self.context, self.i)
        )

    @cached_property
    def part(self) -> str:
        """The part of the sentence between contrasts that the figure stands in: denied beyond is not denied here."""
        return self.context.own_words[slice(*part_of(self.context, self.figure))]

    @property
    def printed_part(self) -> str:
        """The same with what stands in quotation marks, such as a label."""
        return self.context.text[slice(*part_of(self.context, self.figure))]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words, and of the words a label may have for them."""
        if _FRAME.search(self.context.own_words):
            return widened(naming_stems(self.text))
        (start, end), (a, b) = clause_span(self.context, self.i), self.figure.span
        text = _without_rates(self.context)
        stems = naming_stems(f"{text[start : min(a, end)]} {text[max(b, start) : end]}")
        if measure_of(self.figure.unit) and _COMPARED.match(text, b):  # "five years younger" names no "Years of …"
            stems -= naming_stems(self.figure.unit)
        return widened(stems)

    @cached_property
    def named(self) -> dict[str, float]:
        """How much of each statistic's label the clause names, by id; above 1 where the label stands there itself.

        Where labels stand in quotation marks, they alone are meant.
        """
        if quoted := self._quoted():
            return quoted
        flat = f" {_flat(self.text)} "
        return {
            s.id: part + VERBATIM if part >= NAMED and f" {_flat(s.own_label)} " in flat else part
            for part, s in self.context.index.named_by(self.stems)
        }

    def names(self, s: Statistic) -> bool:
        """Whether the clause is about a statistic."""
        return self.named.get(s.id, 0.0) >= NAMED

    def names_better(self, s: Statistic, t: Statistic) -> bool:
        """Whether the clause names ``s`` clearly better: more of it, more words of it, or its denial alone."""
        ours, theirs = self.named.get(s.id, 0.0), self.named.get(t.id, 0.0)
        labels = self.context.index.label_stems
        stems_of_s, also = labels[s.id] & self.stems, labels[t.id] & self.stems
        if stems_of_s < also and also == labels[t.id]:
            return False  # "logins" within "give up features for fewer logins", which it names in full
        if ours > theirs + CLEARLY_MORE:
            return True
        if ours < theirs or not stems_of_s >= also:
            return False
        mine, yours, here = (bool(negations(text)) for text in (s.own_label, t.own_label, self.text))
        return stems_of_s > also or mine == here != yours

    def denies(self, s: Statistic) -> bool:
        """Whether the claim denies after the figure what a label says plainly: "23 % do not live with parents"."""
        end = part_of(self.context, self.figure)[1]
        after = _BRACKET.sub("", self.context.own_words[self.figure.span[1] : end].replace("’", "'"))
        own = _BY_DEGREE.sub(" ", self.part)
        denial = _DENIAL.search(after)
        if denial is None:
            return False
        theirs = _denied_in(s.label)
        elsewhere = bool(theirs) and _next_fact(after[denial.end() :]) != theirs
        return negations(own) > negations(s.label) or elsewhere

    def in_label(self, s: Statistic) -> bool:
        """Whether the figure is a word of the label: "use a ten-visit card", "62 % are 25-34"."""
        start, end = self.figure.span
        rest_of_word = re.match(r"(?:[^\w.,;:!?()]|_)*[^\W_]*", self.context.own_words[end:])
        printed = _flat(self.context.own_words[start : end + (rest_of_word.end() if rest_of_word else 0)])
        return bool(printed) and f" {printed} " in f" {_flat(s.label)} {_flat(s.unit or '')} "

    def _quoted(self) -> dict[str, float]:
        context, named = self.context, dict[str, float]()
        if context.kind == "quotation" or not context.quotations:
            return named
        start, end = clause_span(context, self.i)
        quoted = {_flat(context.text[a:b]) for a, b in context.quotations if start <= a and b <= end}
        for s in context.index.segment.statistics:
            if _flat(s.own_label) in quoted:
                named[s.id] = AS_QUOTED + (_flat(s.attribute) in quoted)
        asked = [s for s in context.index.segment.statistics if _flat(s.attribute) in quoted]
        return named or {s.id: AS_QUOTED for s in asked}


def _without_rates(context: ClaimContext) -> str:
    """The claim's own words with blanks for what a figure is per: "0.4 times a month" names no "Months" and no time."""
    text = context.own_words
    for figure in context.figures:
        end = figure.span[1]
        spans = [match.span() for match in (period_after(figure, text), _TIMES.match(text, end)) if match]
        for first, last in spans:
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _next_fact(text: str) -> str:
    """The stem of the first word of a text that carries a fact."""
    return next((word.stem for word in words(text) if word.is_content), "")


def _denied_in(label: str) -> str:
    """What a label denies: "answer" of "Support does not answer"."""
    first = next((word.span[1] for word in words(label) if word.turns in ("not", "never", "no")), len(label))
    return _next_fact(label[first:])


@lru_cache(maxsize=2_000)
def _flat(text: str) -> str:
    """A text as its words alone, to find one in another."""
    return " ".join(re.findall(r"[^\W_]+", normalise(text).casefold()))


def spoken_of(
    context: ClaimContext, text: str, wanted: Callable[[Statistic], bool] = lambda _: True
) -> Statistic | None:
    """The statistic that a stretch of the claim is about: the one it names best, a cited one before others.

    Where it names none, the only statistic cited is meant. Nothing where that leaves a choice, or where a claim that
    cites others' words shares no more than one word with a label.
    """
    whole = text == context.own_words
    stems = context.all_stems if whole else naming_stems(text)
    every = context.named if whole else context.index.named_by(stems)
    named = [(part, s) for part, s in every if part >= NAMED and wanted(s)]
    cited = [s for s in context.cited_statistics if wanted(s)]
    ids = {s.id for s in cited}
    for _, s in named:
        if s.id in ids:
            return s
    if named:
        part, first = named[0]
        by_chance = context.cited and len(stems & context.index.label_stems[first.id]) < 2
        return None if cited or by_chance or (len(named) > 1 and named[1][0] == part) else first
    return cited[0] if len(cited) == 1 and len(context.cited) == 1 else None


def is_share(s: Statistic) -> bool:
    """Whether the statistic is a share of people."""
    return s.measure == "share"


def is_mode(s: Statistic, segment: Segment) -> bool:
    """Whether a category is the most frequent of its attribute, alone."""
    rivals = [t.value for t in segment.statistics if t.attribute == s.attribute and t.measure == "share"]
    return len(rivals) > 1 and s.value == max(rivals) and rivals.count(s.value) == 1
