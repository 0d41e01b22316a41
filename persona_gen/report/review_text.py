"""A review for a terminal: personas against variants at a glance, then each reaction with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Reaction, Review, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.review_labels import ReviewLabels, review_labels
from persona_gen.report.review_reaction import DIM_STYLE, LABEL, ReactionLines
from persona_gen.report.review_wording import names
from persona_gen.report.terminal import in_two_columns, printed, styled, with_tail, wrapped

NARROWEST_TABLE = 40
COLUMN = 19
"""Cells that a variant needs beside the others; with less, a persona's reactions stand below each other."""
ONE_SCREEN = 3
"""Cells that are at a glance as they are."""

_OVERALL_STYLES = {
    "speaks": "green",
    "mixed": "yellow",
    "loses": "bold red",
    "bears-on": "magenta",
    "cannot-tell": "cyan",
}


def review(
    review: Review,
    personas: Iterable[Persona] = (),
    segments: Iterable[Segment] = (),
    *,
    width: int = 88,
    colour: bool = False,
) -> str:
    """The review ``width`` cells wide (at least `NARROWEST_TABLE`), ending in a newline.

    For a terminal that cannot show every character, pass it through `terminal.for_encoding`.
    """
    personas, segments = list(personas), list(segments)
    labels, width = review_labels(review, personas, segments), max(width, NARROWEST_TABLE)
    page = _Page(review, labels, names(review, personas, segments), width, ReactionLines(labels, width))
    return printed(page.lines(), colour=colour)


@dataclass(frozen=True)
class _Page:
    """A review as lines; ``who`` are the names of the personas by id."""

    review: Review
    labels: ReviewLabels
    who: dict[str, str]
    width: int
    reactions: ReactionLines

    def lines(self) -> list[Text]:
        """The answer, the caveat, all cells at a glance where they are many, then each cell in full."""
        review, labels, width = self.review, self.labels, self.width
        lines = self._verdicts() or [styled(f"{labels.review}: {wording.title(labels, review)}", "bold")]
        caveat = styled(f"{labels.caveat(review)} ", "bold yellow")
        lines += [Text(), *wrapped(caveat + styled(labels.meaning(review)), width)]
        many = len(review.variants) * len(self.who) > ONE_SCREEN
        lines += [Text(), *self._matrix()] if many else []
        cells = review.reactions_by_cell
        for persona_id, name in self.who.items():
            for variant in review.variants:
                reaction = cells.get((persona_id, variant.id))
                lines += [Text(), *self.reactions.reaction(reaction, name, variant)]
            lines += [] if many else self._order(persona_id, width)
            lines += self._comparisons(persona_id, name)
        lines += self._controls()
        closing = wording.came_about(labels, review)
        heading = [Text(), styled(labels.came_about, "bold")] if closing else []
        return [*lines, *heading, *(line for sentence in closing for line in wrapped(styled(sentence), width))]

    def _verdicts(self) -> list[Text]:
        """The answer first: what all make of each variant, and one sentence of advice."""
        texts, labels, width = self.review.variants_by_id, self.labels, self.width
        lines: list[Text] = []
        for each in self.review.verdicts:
            head = styled(f"{each.variant}  ", "bold")
            head += styled(labels.quoted.format(wording.shortened(texts[each.variant].text, 120)))
            lines += [*([Text()] if lines else []), *wrapped(head, width)]
            answer = styled(wording.overall(labels, self.review, each, self.who), _OVERALL_STYLES[each.verdict])
            lines += in_two_columns([], wrapped(answer, width - 3), 3)
            cited = styled(f"[{', '.join(each.advice.cites)}]", DIM_STYLE) if each.advice else Text()
            lines += in_two_columns([], with_tail(styled(wording.advice(labels, each)), cited, width - 3), 3)
            for part in review_parts.parts(labels, self.review, texts[each.variant], self.who):
                text = styled(wording.shortened(part.text, 120), "italic")
                lines += in_two_columns([], wrapped(text, width - 3), 3)
                for line in part.lines or (labels.nobody_names,):
                    named = wrapped(styled(line, "" if part.lines else DIM_STYLE), width - 5)
                    lines += in_two_columns([], named, 5)
        return lines

    def _matrix(self) -> list[Text]:
        """A column a variant and a row a persona, or one below the other where the columns would be too narrow."""
        review, width = self.review, self.width
        label = min(max(styled(name).cell_len for name in self.who.values()) + 2, width // 4) if self.who else 2
        column = (width - label) // max(1, len(review.variants))
        cells = review.reactions_by_cell
        wide = column >= COLUMN
        lines: list[Text] = []
        if wide:
            heads = [
                [styled(v.id, "bold"), *wrapped(styled(wording.shortened(v.text)), column - 2)] for v in review.variants
            ]
            lines += [*in_two_columns([], _across(heads, column), label), Text()]
        for persona_id, name in self.who.items():
            across = (column if wide else width - 4) - 2
            shown = [self._cell(cells.get((persona_id, v.id)), v, across) for v in review.variants]
            if wide:
                lines += in_two_columns(wrapped(styled(name, "bold"), label - 2), _across(shown, column), label)
            else:
                lines.append(styled(name, "bold"))
                for variant, cell in zip(review.variants, shown, strict=True):
                    lines += in_two_columns([], [styled(variant.id, DIM_STYLE), *in_two_columns([], cell, 2)], 2)
            order = self._order(persona_id, width - label if wide else width)
            lines += [*(in_two_columns([], order, label) if wide else order), Text()]
        return lines[:-1]

    def _order(self, persona_id: str, width: int) -> list[Text]:
        """In what order the variants reach a persona; nothing where none was found."""
        tiers = self.review.rankings.get(persona_id)
        order = styled(f"{self.labels.order}: ", DIM_STYLE)
        return wrapped(order + styled(wording.ranking_line(self.labels, tiers)), width) if tiers else []

    def _cell(self, reaction: Reaction | None, variant: Variant, width: int) -> list[Text]:
        if reaction is None:
            return [styled(self.labels.no_answer, DIM_STYLE)]
        score = wording.score(reaction.score)
        points = wording.gist(self.labels, reaction, variant.text)
        lines = wrapped(self.reactions.verdict(reaction), width) + ([styled(score)] if score else [])
        return lines + [line for point in points for line in wrapped(styled(point, DIM_STYLE), width)]

    def _comparisons(self, persona_id: str, name: str) -> list[Text]:
        comparisons = [c for c in self.review.comparisons if c.persona == persona_id]
        lines = [Text(), styled(f"{name}, {self.labels.each_pair}", "bold")] if comparisons else []
        for comparison in comparisons:
            sentence = styled(wording.compared(self.labels, comparison))
            lines += in_two_columns([], wrapped(sentence, self.width - 2), 2)
            if comparison.reason:
                lines += in_two_columns([], self.reactions.reason(comparison.reason, self.width - 4), 4)
        return lines

    def _controls(self) -> list[Text]:
        lines: list[Text] = [Text(), styled(self.labels.controls, "bold")] if self.review.controls else []
        for control in self.review.controls:
            sign, word = wording.passed(self.labels, control)
            style = {True: "green", False: "bold red", None: DIM_STYLE}[control.passed]
            who = self.who.get(control.persona, control.persona)
            about = styled(f"{control.name} ({who}, {control.variant}): ") + styled(control.outcome)
            lines += self.reactions.labelled(f"{sign} {word}", wrapped(about, self.width - LABEL), style)
        return lines


def _across(blocks: Sequence[list[Text]], column: int) -> list[Text]:
    """Blocks side by side in columns of the same width."""
    whole: list[Text] = []
    for place, block in enumerate(blocks):
        whole = in_two_columns(whole, block, place * column) if place else block
    return whole
