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
from persona_gen.report.review_labels import ReviewLabels, review_labels
from persona_gen.report.slides import LEAST, lines_box, titled_box, titled_slide, wide_presentation
from persona_gen.report.word import AUTHOR, INITIALS
from persona_gen.report.wording import clean_lines, piece, printable

A_SLIDE = 3
"""Variants beside each other on a slide."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a reaction, the reason that it gives, if it gives one, and what that rests on."""

    text: str
    reason: Reason | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One persona of a review: its name, the segment whose evidence it cites, and its reactions with their copy."""

    name: str
    segment: Segment | None
    reactions: tuple[tuple[Variant, Reaction], ...]
    labels: ReviewLabels

    def verdict(self, variant: Variant, reaction: Reaction) -> str:
        """Over a reaction: ``a: + speaks to``."""
        return f"{variant.id}: {wording.verdict(self.labels, reaction)}"

    def lines(self, reaction: Reaction, variant: Variant) -> Iterator[_Line]:
        """What one persona says of one variant, a line each, what decides first."""
        labels, reasoned = self.labels, []
        for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels)):
            reasoned += [(f"{sign} “{variant.text[slice(*phrase.span)]}”: ", phrase.why) for phrase in phrases]
        for words, reasons in (
            (wording.beside(labels, reaction), reaction.nearest),
            (labels.would_ask, reaction.questions),
            (labels.data_deny, reaction.contradicts_data),
        ):
            reasoned += [
                (f"{words}: {wording.named_words(labels, reason, variant.text)}", reason) for reason in reasons
            ]
        for head, reason in reasoned:
            yield _Line(f"{head}{reason.text}", reason, wording.reason_mark(labels, reason))
        if uncovered := wording.uncovered(labels, reaction, variant.text):
            yield _Line(f"{labels.nothing_found}: {uncovered}")
        for new in reaction.rewrites:
            yield _Line(f"{labels.rewrite}{wording.rewritten(labels, new)}: “{new.text}” {new.changed}")
        if reaction.score:
            yield _Line(f"{labels.score}: {wording.score(reaction.score)}")

    def behind(self, reaction: Reaction, variant: Variant) -> str:
        """The reaction with its evidence in full, for the notes of a slide."""
        lines = [self.verdict(variant, reaction), f"“{variant.text}”"]
        for line in self.lines(reaction, variant):
            lines += [line.text, *([self.evidence(line.reason)] if line.reason else [])]
        if reaction.says:
            lines.append(f"{self.labels.simulated} “{reaction.says}”")
        return "\n".join(lines)

    def evidence(self, reason: Reason) -> str:
        """What a reason cites, in full where the segment is at hand, and what the rules object."""
        lines = [wording.reason_mark(self.labels, reason).word, *(finding.reason for finding in reason.findings)]
        if self.segment:
            lines += [f"{e.id}: {piece(e, self.segment)}" for e in self.segment.cited(reason.cites)]
        return clean_lines("\n".join(lines))


def review_deck(given: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> bytes:
    """The deck: verdicts and advice, then slides a persona. Raises `ConfigError` without the extra ``export``."""
    personas, segments = list(personas), list(segments)
    labels = review_labels(given, personas, segments)
    presentation = wide_presentation()
    notes = "\n".join(wording.came_about(labels, given))
    slide = titled_slide(presentation, f"{labels.review}: {wording.title(labels, given)}", notes)
    lines_box(slide, (0.6, 1.15, 12.1, 0.5), [(f"{labels.caveat(given)} {labels.meaning(given)}", None)], size=LEAST)
    rows: list[tuple[str, Mark | None]] = [
        (f"{variant}: “{copy}” {overall}. {advice}", None)
        for variant, copy, overall, advice in _verdicts(given, labels, wording.names(given, personas, segments))
    ]
    titled_box(slide, (0.6, 1.8, 12.1, 5.2), labels.answer, rows)
    for asked in _asked(given, personas, segments):
        for i in range(0, len(asked.reactions), A_SLIDE):
            _reactions(presentation, asked, asked.reactions[i : i + A_SLIDE])
    return saved(presentation)


def _verdicts(given: Review, labels: ReviewLabels, who: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Of each variant its id, its text, what all make of it and the advice."""
    copies = given.variants_by_id
    for each in given.verdicts:
        overall = wording.overall(labels, given, each, who)
        yield each.variant, copies[each.variant].text, overall, wording.advice(labels, each)


def _reactions(presentation: Any, asked: Asked, reactions: Sequence[tuple[Variant, Reaction]]) -> None:
    notes = "\n\n".join(asked.behind(reaction, variant) for variant, reaction in reactions)
    slide = titled_slide(presentation, asked.name, notes)
    for i, (variant, reaction) in enumerate(reactions):
        lines = [(f"“{variant.text}”", None), *((line.text, line.mark) for line in asked.lines(reaction, variant))]
        titled_box(slide, (0.6 + 4.1 * i, 1.3, 3.9, 5.8), asked.verdict(variant, reaction), lines)


def review_document(given: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> bytes:
    """The Word document, the evidence of each reason as a comment. Raises as `review_deck`."""
    personas, segments = list(personas), list(segments)
    labels = review_labels(given, personas, segments)
    made = need("docx", "export").Document()
    made.add_heading(printable(f"{labels.review}: {wording.title(labels, given)}"), 0)
    made.add_paragraph(printable(f"{labels.caveat(given)} {labels.meaning(given)}"))
    if given.verdicts:
        made.add_heading(labels.answer, 1)
    for variant, copy, overall, advice in _verdicts(given, labels, wording.names(given, personas, segments)):
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(printable(f"{variant}: {overall}. ")).bold = True
        paragraph.add_run(printable(f"“{copy}” {advice}"))
    for asked in _asked(given, personas, segments):
        made.add_heading(printable(asked.name), 1)
        for each, reaction in asked.reactions:
            made.add_heading(printable(asked.verdict(each, reaction)), 2)
            made.add_paragraph(printable(f"“{each.text}”"), style="Quote")
            for line in asked.lines(reaction, each):
                run = made.add_paragraph(style="List Bullet").add_run(printable(line.text))
                if line.reason:
                    made.add_comment([run], text=asked.evidence(line.reason), author=AUTHOR, initials=INITIALS)
    for note in wording.came_about(labels, given):
        made.add_paragraph(printable(note))
    return saved(made)


def _asked(given: Review, personas: list[Persona], segments: list[Segment]) -> Iterator[Asked]:
    cells, labels = given.reactions_by_cell, review_labels(given, personas, segments)
    for persona_id, name in wording.names(given, personas, segments).items():
        reactions = tuple((v, cells[persona_id, v.id]) for v in given.variants if (persona_id, v.id) in cells)
        yield Asked(name, wording.segment_of(persona_id, personas, segments), reactions, labels)
