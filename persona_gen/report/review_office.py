"""A review as slides and as a Word document: the answer first, then each reaction with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Reaction, Reason, Review, Variant
from persona_gen.extras import need
from persona_gen.report import review_wording as wording
from persona_gen.report.marks import Mark
from persona_gen.report.office_files import saved
from persona_gen.report.slides import LEAST, lines_box, titled_box, titled_slide, wide_presentation
from persona_gen.report.word import AUTHOR, INITIALS
from persona_gen.report.wording import clean_lines, piece, printable

A_SLIDE = 3
"""Variants beside each other on a slide."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One persona of a review: its name, the segment whose evidence it cites, and its reactions with their copy."""

    name: str
    segment: Segment | None
    reactions: tuple[tuple[Variant, Reaction], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a reaction, and the reason that it gives, if it gives one."""

    text: str
    reason: Reason | None = None

    @property
    def mark(self) -> Mark | None:
        """What the reason rests on."""
        return wording.reason_mark(self.reason) if self.reason else None


def review_deck(given: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> bytes:
    """The deck: verdicts and advice, then slides a persona. Raises `ConfigError` without the extra ``export``."""
    presentation = wide_presentation()
    notes = "\n".join([*given.notes, *wording.came_about(given)])
    slide = titled_slide(presentation, f"Copy review: {wording.title(given)}", notes)
    lines_box(slide, (0.6, 1.15, 12.1, 0.5), [(f"{_caveat(given)} {wording.MEANING}", None)], size=LEAST)
    personas, segments = list(personas), list(segments)
    copies, who = given.variants_by_id, wording.names(given, personas, segments)
    rows = [
        (f"{v.variant}: “{copies[v.variant].text}” {wording.overall(given, v, who)}. {wording.advice(given, v)}", None)
        for v in given.verdicts
    ]
    titled_box(slide, (0.6, 1.8, 12.1, 5.2), "The answer", rows)
    for asked in _asked(given, personas, segments):
        for i in range(0, len(asked.reactions), A_SLIDE):
            _reactions(presentation, asked, asked.reactions[i : i + A_SLIDE])
    return saved(presentation)


def _reactions(presentation: Any, asked: Asked, reactions: Sequence[tuple[Variant, Reaction]]) -> None:
    notes = "\n\n".join(_behind(reaction, variant, asked.segment) for variant, reaction in reactions)
    slide = titled_slide(presentation, asked.name, notes)
    for i, (variant, reaction) in enumerate(reactions):
        lines = [(f"“{variant.text}”", None), *((line.text, line.mark) for line in _lines_of(reaction, variant))]
        titled_box(slide, (0.6 + 4.1 * i, 1.3, 3.9, 5.8), f"{variant.id}: {_verdict(reaction)}", lines)


def review_document(given: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> bytes:
    """The Word document, the evidence of each reason as a comment. Raises as `review_deck`."""
    made = need("docx", "export").Document()
    made.add_heading(printable(f"Copy review: {wording.title(given)}"), 0)
    made.add_paragraph(printable(f"{_caveat(given)} {wording.MEANING}"))
    personas, segments = list(personas), list(segments)
    copies, who = given.variants_by_id, wording.names(given, personas, segments)
    if given.verdicts:
        made.add_heading("The answer", 1)
    for verdict in given.verdicts:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(printable(f"{verdict.variant}: {wording.overall(given, verdict, who)}. ")).bold = True
        paragraph.add_run(printable(f"“{copies[verdict.variant].text}” {wording.advice(given, verdict)}"))
    for asked in _asked(given, personas, segments):
        made.add_heading(printable(asked.name), 1)
        for variant, reaction in asked.reactions:
            made.add_heading(printable(f"{variant.id}: {_verdict(reaction)}"), 2)
            made.add_paragraph(printable(f"“{variant.text}”"), style="Quote")
            for line in _lines_of(reaction, variant):
                run = made.add_paragraph(style="List Bullet").add_run(printable(line.text))
                if line.reason:
                    made.add_comment(
                        [run], text=_evidence(line.reason, asked.segment), author=AUTHOR, initials=INITIALS
                    )
    for note in (*given.notes, *wording.came_about(given)):
        made.add_paragraph(printable(note))
    return saved(made)


def _lines_of(reaction: Reaction, variant: Variant) -> Iterator[_Line]:
    """What one persona says of one variant, a line each, what decides first."""
    for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels)):
        for phrase in phrases:
            yield _Line(f"{sign} “{variant.text[slice(*phrase.span)]}”: {phrase.why.text}", phrase.why)
    for words, reasons in (
        ("Would ask", reaction.questions),
        ("The data say otherwise", reaction.contradicts_data),
        (wording.beside(reaction), reaction.nearest),
    ):
        for reason in reasons:
            yield _Line(f"{words}: {wording.named_words(reason, variant.text)}{reason.text}", reason)
    for new in reaction.rewrites:
        yield _Line(f"Rewrite{wording.rewritten(new)}: “{new.text}” {new.changed}")
    if reaction.score:
        yield _Line(f"Score: {wording.score(reaction.score)}")


def _asked(given: Review, personas: list[Persona], segments: list[Segment]) -> Iterator[Asked]:
    cells = given.reactions_by_cell
    for persona_id, name in wording.names(given, personas, segments).items():
        reactions = tuple((v, cells[persona_id, v.id]) for v in given.variants if (persona_id, v.id) in cells)
        yield Asked(name, wording.segment_of(persona_id, personas, segments), reactions)


def _caveat(given: Review) -> str:
    return f"{given.caveat[:1].upper()}{given.caveat[1:]}."


def _verdict(reaction: Reaction) -> str:
    return f"{wording.VERDICT_SIGNS[reaction.verdict]} {wording.REACTION_VERDICTS[reaction.verdict]}"


def _behind(reaction: Reaction, variant: Variant, segment: Segment | None) -> str:
    lines = [f"{variant.id}: {_verdict(reaction)}", f"“{variant.text}”"]
    for line in _lines_of(reaction, variant):
        lines += [line.text, *([_evidence(line.reason, segment)] if line.reason else [])]
    if reaction.says:
        lines.append(f"{wording.SIMULATED} “{reaction.says}”")
    return "\n".join(lines)


def _evidence(reason: Reason, segment: Segment | None) -> str:
    """What a reason cites, in full where the segment is at hand, and what the rules object."""
    evidence = segment.evidence if segment else {}
    lines = [wording.reason_mark(reason).word, *(finding.reason for finding in reason.findings)]
    lines += [f"{i}: {piece(evidence[i], segment)}" for i in reason.cites if segment and i in evidence]
    return clean_lines("\n".join(lines))
