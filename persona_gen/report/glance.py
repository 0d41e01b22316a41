"""What a card shows at a glance: where the segment stands out, what moves it, who the person is, and in one sentence
what is like everyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from persona_gen.domain import Basis, CheckedClaim, EvidenceRef, Persona, Segment, Statistic, Trait
from persona_gen.evidence.attributes import attribute_kind, distinctness, is_form_of_address, named_kind
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.contrast import LIKE, contrasts, is_like_everyone
from persona_gen.evidence.identity import AGE_AND_GENDER
from persona_gen.evidence.main_figures import key_figures
from persona_gen.evidence.names import pronoun_of
from persona_gen.evidence.phrasing import answer_in_words, within
from persona_gen.evidence.questions import answered
from persona_gen.report.beside import contrast_trait, typical
from persona_gen.report.card_labels import CardLabels
from persona_gen.report.card_parts import GlanceLine
from persona_gen.report.marks import mark_of

GLANCE_LINES = 5
"""Lines of figures on the card itself; what more the snapshot has opens on demand."""
MOST_MEANS = 2
"""Of these, those that are means or medians."""

CONTRAST = "contrast"
"""What the paths of figures begin with that a card shows and the persona does not hold."""


_Candidate = tuple[Statistic | None, GlanceLine | None]
"""A row of the snapshot with its statistic, or a statistic that the snapshot lacks."""


@dataclass(frozen=True)
class Glance:
    """The ``lines`` worth room on a card, what the snapshot has ``further``, and what is ``common`` to everyone, with
    the ``sentence`` that says this. ``who`` is age and gender in a few words, as far as the role does not tell them."""

    lines: tuple[GlanceLine, ...]
    further: tuple[GlanceLine, ...]
    common: tuple[GlanceLine, ...]
    sentence: str
    who: str


def glance_of(
    persona: Persona, segment: Segment | None, claims: Mapping[str, CheckedClaim], labels: CardLabels, *, checked: bool
) -> Glance:
    """The glance of a persona's snapshot. Without a segment nothing is compared.

    First what stands out, then the figures of the key line and those a segment may be summed up by, then the rest of
    the snapshot, then what else is far from everyone; none that a line of the card already tells, but those under the
    key line and the advice are worth being seen. No more than `MOST_MEANS` lines are means: what people are, on the
    average, moves nobody. Age and gender are no figures to act on; in the box they stand only where something is wrong.
    """

    line = partial(_line, segment, labels, checked)
    of_row = [statistic_of(trait, segment) for trait in persona.snapshot]
    far = contrasts(segment, [s for s in of_row if s]) if segment else []
    first = next(iter(far), None)
    rows = [
        (s, line(trait, claims[f"snapshot[{i}]"], stands_out=s is not None and s is first))
        for i, (trait, s) in enumerate(zip(persona.snapshot, of_row, strict=True))
    ]
    rows = [(s, row) for s, row in rows if not (s and row.mark.quiet and is_form_of_address(s))]
    common = [row for s, row in rows if s and segment and _goes_without_saying(row, s, segment)]
    who = [row for s, row in rows if row.mark.quiet and kind_of(row.trait, s) in AGE_AND_GENDER]
    candidates: list[_Candidate] = [(s, row) for s, row in rows if row not in common and row not in who]
    keyed = segment.cited_statistics(persona.insight.cites) if segment and persona.insight else []
    if segment:
        candidates = _ranked(candidates, of_row, far, keyed, persona, segment)
    lines: list[tuple[Statistic | None, GlanceLine]] = []
    for s, row in _within_room(candidates):
        if row:
            lines.append((s, row))
        elif s and segment:
            counted = _counted(f"{CONTRAST}[{len(lines)}]", s, segment, labels)
            lines.append((s, line(*counted, stands_out=s is first)))
    if segment:
        lines.sort(
            key=lambda each: (*_leads(each[0], each[1], keyed), -distinctness(each[0], segment) if each[0] else 0.0)
        )
    shown = tuple(row for _, row in lines)
    shares = ((c, typical(c.trait, segment, labels, shortly=True)) for c in common if segment)
    like_everyone = (answered(c.label, c.value if c.value == share else f"{c.value} ({share})") for c, share in shares)
    return Glance(
        shown,
        tuple(row for _, row in rows if row not in common and row not in shown),
        tuple(common),
        f"{labels.like_everyone} – {' · '.join(like_everyone)}" if common else "",
        _in_few_words(who, persona, labels),
    )


def _line(
    segment: Segment | None, labels: CardLabels, checked: bool, trait: Trait, claim: CheckedClaim, *, stands_out: bool
) -> GlanceLine:
    beside = typical(trait, segment, labels) if segment else ""
    s = statistic_of(trait, segment)
    value = answer_in_words(s) if s and s.category and s.category == trait.value else trait.value
    says_nothing = BARE_YES.fullmatch(trait.value) or trait.value == labels.less_often_so
    share = beside.partition(", ")[0] if s and s.measure == "share" else ""
    if share and says_nothing:
        value, _, beside = beside.partition(", ")  # "57 % of them", and beside it "14 % of everyone"
        share = ""
    beside = f"{beside} – {labels.stands_out}".removeprefix(" – ") if stands_out else beside
    return GlanceLine(trait, claim, mark_of(claim, labels, checked=checked), value, beside, stands_out, share)


def _within_room(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The first that a card has lines for, `MOST_MEANS` of them means; what something is wrong with does not count."""
    chosen: list[_Candidate] = []
    means = 0
    for s, row in candidates:
        mean = s is not None and s.measure != "share" and (row is None or row.mark.quiet)
        if len(chosen) < GLANCE_LINES and not (mean and means == MOST_MEANS):
            chosen.append((s, row))
            means += mean
    return chosen


def statistic_of(trait: Trait, segment: Segment | None) -> Statistic | None:
    """The first statistic that a line of the snapshot cites."""
    return next(iter(segment.cited_statistics(trait.cites)), None) if segment else None


def kind_of(trait: Trait, s: Statistic | None) -> str | None:
    """The fact about a person that a line of the snapshot gives, by its statistic, else by its name."""
    return attribute_kind(s) if s else named_kind(trait.attribute)


def _goes_without_saying(line: GlanceLine, s: Statistic, segment: Segment) -> bool:
    """Never a line that something is wrong with: that stays in sight."""
    return line.mark.quiet and not line.stands_out and is_like_everyone(s, segment)


def _ranked(
    rows: Sequence[_Candidate],
    of_row: Sequence[Statistic | None],
    far: Sequence[Statistic],
    keyed: Sequence[Statistic],
    persona: Persona,
    segment: Segment,
) -> list[_Candidate]:
    """The rows, and the figures that they may be shown beside, the best first; what the role tells comes last."""
    told_by = (c for path, c in persona.claims() if not path.startswith(("snapshot", "insight", "use")))
    told = {i for claim in told_by for i in claim.cites}
    levers = [s for s in key_figures(segment) if s in of_row or s.id not in told]
    first = next(iter(far), None)
    fill = [s for s in far if s is first or s.id not in told]
    in_role = {*persona.role.cites} - {s.id for s in far} if persona.role else set()

    def place(candidate: _Candidate) -> tuple[float, ...]:
        s, row = candidate
        lever = levers.index(s) if s in levers else len(levers)
        told_above = s is not None and s.id in in_role
        distance = distinctness(s, segment) if s else 0.0
        return (s is None or s is not first, *_leads(s, row, keyed), told_above, lever, row is None, -distance)

    more = {s.id: s for s in (*keyed, *levers, *fill, *_bands(of_row, segment)) if s not in of_row}
    return sorted([*rows, *((s, None) for s in more.values())], key=place)


def _leads(s: Statistic | None, row: GlanceLine | None, keyed: Sequence[Statistic]) -> tuple[bool, bool, bool]:
    """What comes first: where they stand out, what something is wrong with, and what the key line says."""
    return (not (row and row.stands_out), not (row and not row.mark.quiet), s is None or s not in keyed)


def _bands(of_row: Iterable[Statistic | None], segment: Segment) -> list[Statistic]:
    """For a band of ages that is rarer here than among everyone the band that stands out instead."""
    bands = []
    for aged in of_row:
        rarer = aged and aged.category and aged.overall is not None and aged.value < aged.overall
        if aged and rarer and attribute_kind(aged) == "age":
            same = [s for s in segment.statistics if s.attribute == aged.attribute and s.category]
            commoner = [s for s in same if s.overall is not None and s.value - s.overall > LIKE]
            bands += [max(commoner, key=lambda s: distinctness(s, segment))] if commoner else []
    return bands


def _in_few_words(who: Iterable[GlanceLine], persona: Persona, labels: CardLabels) -> str:
    """``61 · woman`` or ``Age: 61``; what the role says already is left out."""
    role = persona.role
    said = {word.casefold() for word in re.findall(r"\w+", role.text)} if role else set()

    def is_told(line: GlanceLine) -> bool:
        words = {*re.findall(r"\w+", line.trait.value.casefold())}
        return role is not None and (words <= said or not {*line.trait.cites}.isdisjoint(role.cites))

    def in_words(line: GlanceLine) -> str:
        value = line.trait.value
        if named_kind(line.trait.attribute) == "born" or (len(untold) == 1 and value[:1].isdigit()):
            return answered(line.label, value)  # a number alone is of anything
        return within(value) if labels.language == "en" else value

    untold = [line for line in who if not is_told(line)]
    if len(untold) == 1 and pronoun_of(untold[0].trait.value) != "they":
        return ""  # "Her story" tells it
    text = " · ".join(map(in_words, untold))
    return text[:1].upper() + text[1:]


def _counted(path: str, contrast: Statistic, segment: Segment, labels: CardLabels) -> tuple[Trait, CheckedClaim]:
    """A figure that the snapshot lacks; code tells it, so it is counted. Its evidence opens by ``path``."""
    trait = contrast_trait(contrast, segment, labels)
    basis = Basis(by="counted", evidence=(EvidenceRef(id=contrast.id),))
    claim = CheckedClaim(path=path, text=trait.text, cites=trait.cites, verdict="supported", basis=basis)
    return trait, claim
