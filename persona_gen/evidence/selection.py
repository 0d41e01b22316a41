"""What a model is shown of a segment: the statistics and quotes that fit a budget, and why the rest was left out.

Nothing leaves in silence: every piece of evidence is either in the selection or in its ``left_out`` with a reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from persona_gen.domain import SUM_TOLERANCE, Evidence, LeftOut, Quote, Segment, Statistic, decimals
from persona_gen.evidence.attributes import ATTRIBUTE_KINDS, SMALL_BASE, attribute_kind, distinctness, is_single_choice
from persona_gen.evidence.diversity import UNSPACED, covering
from persona_gen.evidence.questions import answered
from persona_gen.text.instructions import is_instruction
from persona_gen.text.sentences import sentences

STATISTICS_PART = 0.4
"""The part of the budget that statistics get when both sides want more; what one side leaves goes to the other."""

LONGEST_QUOTE = 0.25
"""A quote longer than this part of the budget is left out whole: it would silence the other speakers."""

ROUNDED = 0.006
"""How far a share that was rounded to a per cent may lie from the people it counts."""

TIED = 0.01
"""Answers whose shares lie nearer to each other than this have no first place."""

LINE_OVERHEAD = 12
"""Characters a prompt spends around each piece of evidence: its alias, punctuation, the line end."""

CHARACTERS_A_TOKEN = 4.0
"""Of English text, as OpenAI tells its users ("What are tokens and how to count them?")."""

OVER_BUDGET = "over the budget"
TOO_LONG = "longer than a quarter of the budget"
TO_THE_MODEL = "reads like an instruction to the model"
INTERVIEWERS_WORDS = "the interviewer's words"
NEAR_DUPLICATE = "near-duplicate of {}"


@dataclass(frozen=True)
class Selection:
    """What is shown, in the order of the prompt, and what is not."""

    statistics: tuple[Statistic, ...]
    quotes: tuple[Quote, ...]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The short ids of a prompt (S1, S2 …, Q1, Q2 …) and the evidence ids they stand for, in the order shown."""
        return {f"S{i}": s.id for i, s in enumerate(self.statistics, 1)} | {
            f"Q{i}": q.id for i, q in enumerate(self.quotes, 1)
        }


def select_evidence(segment: Segment, evidence_budget: int) -> Selection:
    """Choose the evidence for a prompt of ``evidence_budget`` tokens: the lines of statistics and quotes, nothing else.

    Tokens are estimated: `CHARACTERS_A_TOKEN` each, but one for every character of a script written
    without spaces. When everything fits, everything but instructions and the interviewer's words is shown, in the
    order of the file. Otherwise statistics are taken as `ranked_statistics` has them and shown by attribute, the best
    first; quotes are chosen by `covering` and shown in the order of the file.
    """

    def cost(text: str) -> float:
        dense = 0 if text.isascii() else sum(map(len, UNSPACED.findall(text)))
        return (len(text) - dense + LINE_OVERHEAD) / CHARACTERS_A_TOKEN + dense

    reasons = {q.id: TO_THE_MODEL for q in segment.quotes if addresses_model(q)}
    reasons |= {q.id: INTERVIEWERS_WORDS for q in segment.quotes if q.asked}
    quotes = [q for q in segment.quotes if q.id not in reasons]
    line = {s.id: cost(describe(s, segment)) for s in segment.statistics}
    line |= {q.id: cost(q.text + (q.speaker or "")) for q in quotes}
    wanted = sum(line[q.id] for q in quotes)

    reasons |= {s.id: TO_THE_MODEL for s in segment.statistics if addresses_model(s)}
    statistics = [s for s in segment.statistics if s.id not in reasons]
    if sum(line.values()) > evidence_budget:
        statistics = _in_groups(
            _fitting(
                [s for s in ranked_statistics(segment) if s.id not in reasons],
                line,
                max(STATISTICS_PART * evidence_budget, evidence_budget - wanted),
            )
        )
        reasons |= {q.id: TOO_LONG for q in quotes if line[q.id] > LONGEST_QUOTE * evidence_budget}
        quotes = [q for q in quotes if q.id not in reasons]
        room = evidence_budget - sum(line[s.id] for s in statistics)
        if sum(line[q.id] for q in quotes) > room:
            picks, duplicates = covering(quotes, [line[q.id] for q in quotes], room)
            reasons |= {quotes[i].id: NEAR_DUPLICATE.format(quotes[j].id) for i, j in duplicates.items()}
            quotes = [quotes[i] for i in sorted(picks)]
    shown = {s.id for s in statistics} | {q.id for q in quotes}
    left_out = (LeftOut(evidence=e, reason=reasons.get(e, OVER_BUDGET)) for e in segment.evidence if e not in shown)
    return Selection(tuple(statistics), tuple(quotes), tuple(left_out))


def question_before(quote: Quote, segment: Segment) -> str | None:
    """What the interviewer asked last before a quote, as a prompt may show it: it tells what "it" is in the answer."""
    asked = segment.questions.get(quote.id, "")
    last = [asked[slice(*span)] for span in sentences(asked)][-1:]
    return last[0] if last and not is_instruction(asked) else None


# --- Statistics ---------------------------------------------------------------------------------------------------


def describe(statistic: Statistic, segment: Segment) -> str:
    """The one line a prompt shows for a statistic: the figures a writer may use, and no others.

    ``Housing / Rents in a city: 48 % (n = 412); whole base 31 %; 1.5 times as common; rank 1 of 3 in Housing``
    ``Age: mean 29.4 years (n = 412), range 22–41, sd 4.1; whole base 38.2; 8.8 lower``
    ``Age / 35-44: 5 of 7 (71 %); whole base 48 %``

    On bases under `SMALL_BASE` a share is said in people first, and no ratio is shown; else there is one for shares
    that differ by a fifth or more. A rank is for single-choice attributes of three or more categories, all listed.
    """
    s = statistic
    measure = f"{s.measure} " if s.measure in ("mean", "median") else ""
    people = people_of(s)
    total = " in total" if s.measure == "total" else ""
    value = f"{people} of {s.n} ({s.shown(s.value)})" if people is not None else f"{s.shown(s.value)}{total}{s.base}"
    parts = [answered(s.label, f"{measure}{value}")]
    if s.min is not None and s.max is not None:
        parts[0] += f", range {s.bare(s.min)}–{s.bare(s.max)}"
    if s.sd is not None:
        parts[0] += f", sd {decimals(s.sd)}"
    if s.overall is not None:
        parts.append(f"whole base {s.shown(s.overall) if s.measure == 'share' else s.bare(s.overall)}")
        parts += _against_whole_base(s, s.overall)
    return "; ".join(parts + _rank(s, segment))


def people_of(s: Statistic) -> int | None:
    """How many people a share of a base under `SMALL_BASE` is; nothing where it is no whole number of them."""
    if s.measure != "share" or s.n is None or s.n >= SMALL_BASE:
        return None
    people = round(s.value * s.n)
    return people if abs(s.value - people / s.n) <= ROUNDED else None


def _against_whole_base(s: Statistic, overall: float) -> list[str]:
    if s.measure == "share" and s.value > 0 and overall > 0 and (s.n is None or s.n >= SMALL_BASE):
        ratio = s.value / overall
        return [f"{decimals(ratio)} times as common"] if ratio >= 1.2 or ratio <= 0.83 else []
    if s.measure in ("mean", "median") and decimals(s.value) != decimals(overall):
        return [f"{decimals(abs(s.value - overall))} {'higher' if s.value > overall else 'lower'}"]
    return []


def _rank(s: Statistic, segment: Segment) -> list[str]:
    """The place among the answers to one question, where every answer was open to the same people."""
    siblings = [x for x in segment.statistics if x.attribute == s.attribute and x.measure == "share" and x.category]
    shares = [x.value for x in siblings]
    if s.category is None or s.measure != "share" or len(shares) < 3:
        return []
    if not is_single_choice(s.attribute, segment):
        others = [x.value for x in siblings if x is not s]
        same_people = {x.choice for x in siblings} == {"multiple"} and len({x.n for x in siblings}) == 1
        leads = same_people and s.value - max(others) > TIED
        return [f"the most named of the {len(shares)} listed"] if leads else []
    if sum(shares) < 1 - SUM_TOLERANCE:
        return []  # some answers are not listed, and may be commoner than those that are
    joint = "joint " if shares.count(s.value) > 1 else ""
    rank = 1 + sum(share > s.value for share in shares)
    return [f"{joint}rank {rank} of {len(shares)} in {s.attribute}"]


def ranked_statistics(segment: Segment) -> list[Statistic]:
    """All statistics, the ones worth showing first.

    First those that set the segment apart, by `distinctness` (down to 0.1, half of what Cohen calls a small effect);
    then the rest by size: a large share tells more about a person than a small one. What says who the person is
    (age, gender, occupation …: the figure, or the most frequent category) alternates with the first of them.
    """

    def key(s: Statistic) -> tuple[bool, float]:
        distinct = distinctness(s, segment)
        return (distinct < 0.1, -distinct if distinct >= 0.1 else -(s.value if s.measure == "share" else 0.5))

    best = sorted(segment.statistics, key=key)
    identity: dict[str, Statistic] = {}
    for s in segment.statistics:
        if kind := attribute_kind(s):
            other = identity.setdefault(kind, s)
            if s.attribute == other.attribute and s.value > other.value:
                identity[kind] = s
    who = [identity[kind] for kind in ATTRIBUTE_KINDS if kind in identity]
    front = [s for i, mine in enumerate(who) for s in (mine, *best[i : i + 1])]
    return list({s.id: s for s in front + best}.values())


def _fitting(order: list[Statistic], line: dict[str, float], room: float) -> list[Statistic]:
    """The best that fit, down to the first that does not: a dull one is not shown for being short."""
    kept: list[Statistic] = []
    for s in order:
        if line[s.id] <= room:
            kept.append(s)
            room -= line[s.id]
        elif kept:
            break
    return kept


def _in_groups(order: list[Statistic]) -> list[Statistic]:
    """Categories of one attribute together, the attribute with the best-ranked figure first."""
    groups: dict[str, list[Statistic]] = defaultdict(list)
    for s in order:
        groups[s.attribute].append(s)
    return [s for group in groups.values() for s in group]


# --- Quotes -------------------------------------------------------------------------------------------------------


def addresses_model(piece: Evidence) -> bool:
    """Whether anything that people wrote of a piece of evidence reads as if it addressed the model: words or labels."""
    if isinstance(piece, Quote):
        return is_instruction(piece.text) or is_instruction(piece.speaker or "")
    return is_instruction(f"{piece.label} {piece.unit or ''}") or any(
        is_instruction(label or "") for label in (piece.attribute, piece.category, piece.unit)
    )
