"""What a card shows at a glance: first where the segment stands out, then who the person is, and in one sentence what
is like everyone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from persona_gen.domain import Basis, CheckedClaim, EvidenceRef, Persona, Segment, Statistic, Trait
from persona_gen.evidence.attributes import attribute_kind, distinctness, is_form_of_address
from persona_gen.evidence.card_lists import BARE_YES
from persona_gen.evidence.contrast import LIKE, contrasts, is_like_everyone
from persona_gen.evidence.phrasing import answer_in_words
from persona_gen.evidence.questions import answered
from persona_gen.report.beside import contrast_trait, typical
from persona_gen.report.card_labels import CardLabels
from persona_gen.report.card_parts import GlanceLine
from persona_gen.report.marks import mark_of

GLANCE_LINES = 5
"""Lines of the snapshot on the card itself; what more there is opens on demand."""

CONTRAST = "contrast"
"""What the paths of figures begin with that a card shows and the persona does not hold."""


@dataclass(frozen=True)
class Glance:
    """The lines worth room on a card, and those ``common`` to everyone, with the ``sentence`` that says these."""

    lines: tuple[GlanceLine, ...]
    common: tuple[GlanceLine, ...]
    sentence: str


def glance_of(
    persona: Persona, segment: Segment | None, claims: Mapping[str, CheckedClaim], labels: CardLabels, *, checked: bool
) -> Glance:
    """The glance of a persona's snapshot. Without a segment nothing is compared, and all of it shows.

    How somebody is addressed, the name and its pronoun show. The furthest from everyone comes first; what the line
    below the name says already and does not stand out, last.
    Where the snapshot leaves room, figures that stand out fill it, but none that a line of the card already tells:
    those under the key line and the advice are worth being seen.
    """

    def line(trait: Trait, claim: CheckedClaim, *, stands_out: bool) -> GlanceLine:
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

    of_row = [statistic_of(trait, segment) for trait in persona.snapshot]
    far = contrasts(segment, [s for s in of_row if s]) if segment else []
    in_role = set(persona.role.cites) - {s.id for s in far} if persona.role else set()
    first = next(iter(far), None)
    rows = [
        (s, line(trait, claims[f"snapshot[{i}]"], stands_out=s is not None and s is first))
        for i, (trait, s) in enumerate(zip(persona.snapshot, of_row, strict=True))
    ]
    rows = [(s, row) for s, row in rows if not (s and row.mark.quiet and is_form_of_address(s))]
    common = [row for s, row in rows if s and segment and _goes_without_saying(row, s, segment)]
    fresh = [(s, row) for s, row in rows if row not in common and not (s and s.id in in_role)]
    cited = {i for path, c in claims.items() if not path.startswith(("snapshot", "insight", "use")) for i in c.cites}
    if segment:
        keyed = segment.cited_statistics(persona.insight.cites) if persona.insight else []
        fresh, bands = _with_bands_apart(fresh, of_row, segment)
        more = [s for s in keyed if s not in of_row and s.overall is not None]
        room = max(GLANCE_LINES - len(fresh) - len(more), int(first is not None and first not in (*of_row, *more)))
        fill = [
            s for s in (*far, *bands) if s not in (*of_row, *more) and (s is first or s in bands or s.id not in cited)
        ]
        fresh += [
            (s, line(*_counted(f"{CONTRAST}[{i}]", s, segment, labels), stands_out=s is first))
            for i, s in enumerate((*more, *fill[:room]))
        ]
        fresh.sort(key=lambda each: _place(each[1], each[0], each[0] in keyed, segment))
    lines = [row for _, row in fresh]
    lines += [row for _, row in rows if row not in common and row not in lines]
    like_everyone = (
        answered(c.label, f"{c.value} ({typical(c.trait, segment, labels, shortly=True)})") for c in common if segment
    )
    sentence = f"{labels.like_everyone} – {' · '.join(like_everyone)}" if common else ""
    return Glance(tuple(lines), tuple(common), sentence)


def statistic_of(trait: Trait, segment: Segment | None) -> Statistic | None:
    """The first statistic that a line of the snapshot cites."""
    return next(iter(segment.cited_statistics(trait.cites)), None) if segment else None


def _goes_without_saying(line: GlanceLine, s: Statistic, segment: Segment) -> bool:
    """Never a line that something is wrong with: that stays in sight."""
    return line.mark.quiet and not line.stands_out and is_like_everyone(s, segment)


def _place(line: GlanceLine, s: Statistic | None, keyed: bool, segment: Segment) -> tuple[bool, bool, float]:
    """What comes first: where they stand out, what the key line says, then the furthest from everyone."""
    return (not line.stands_out, not keyed, -distinctness(s, segment) if s else 0.0)


def _with_bands_apart(
    rows: list[tuple[Statistic | None, GlanceLine]], of_row: Iterable[Statistic | None], segment: Segment
) -> tuple[list[tuple[Statistic | None, GlanceLine]], list[Statistic]]:
    """The rows without a band of ages that is rarer here than among everyone, and the band that stands out instead."""
    bands: dict[str, Statistic] = {}
    for aged in of_row:
        rarer = aged and aged.category and aged.overall is not None and aged.value < aged.overall
        if aged and rarer and attribute_kind(aged) == "age":
            same = [s for s in segment.statistics if s.attribute == aged.attribute and s.category]
            commoner = [s for s in same if s.overall is not None and s.value - s.overall > LIKE]
            if commoner:
                bands[aged.id] = max(commoner, key=lambda s: distinctness(s, segment))
    return [(s, row) for s, row in rows if not (s and s.id in bands)], list(bands.values())


def _counted(path: str, contrast: Statistic, segment: Segment, labels: CardLabels) -> tuple[Trait, CheckedClaim]:
    """A figure that the snapshot lacks; code tells it, so it is counted. Its evidence opens by ``path``."""
    trait = contrast_trait(contrast, segment, labels)
    basis = Basis(by="counted", evidence=(EvidenceRef(id=contrast.id),))
    claim = CheckedClaim(path=path, text=trait.text, cites=trait.cites, verdict="supported", basis=basis)
    return trait, claim
