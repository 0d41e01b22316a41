"""A review for a terminal: personas against variants at a glance, then each reaction with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Phrase, Reaction, ReactionVerdict, Reason, Review, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.review_labels import ReviewLabels, review_labels
from persona_gen.report.review_wording import names
from persona_gen.report.terminal import in_two_columns, printed, styled, with_tail, wrapped

NARROWEST_TABLE = 40
COLUMN = 19
"""Cells that a variant needs beside the others; with less, a persona's reactions stand below each other."""
LABEL, BESIDE = 14, 72
"""Cells for what a line is, and cells from which on what speaks for the copy stands beside what speaks against it."""
ONE_SCREEN = 3
"""Cells that are at a glance as they are."""

DIM_STYLE = "dim"
VERDICT_STYLES: dict[ReactionVerdict, str] = {
    "speaks-to": "green",
    "partly": "yellow",
    "does-not": "bold red",
    "bears-on": "magenta",
    "cannot-tell": "cyan",
}
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
    page = _Page(
        review,
        review_labels(review, personas, segments),
        names(review, personas, segments),
        max(width, NARROWEST_TABLE),
    )
    return printed(page.lines(), colour=colour)


@dataclass(frozen=True)
class _Page:
    """A review as lines; ``who`` are the names of the personas by id."""

    review: Review
    labels: ReviewLabels
    who: dict[str, str]
    width: int

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
                lines += [Text(), *self._reaction(reaction, name, variant)]
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
        lines = wrapped(self._verdict(reaction), width) + ([styled(score)] if score else [])
        return lines + [line for point in points for line in wrapped(styled(point, DIM_STYLE), width)]

    def _verdict(self, reaction: Reaction) -> Text:
        return styled(wording.verdict(self.labels, reaction), VERDICT_STYLES[reaction.verdict])

    def _reaction(self, reaction: Reaction | None, name: str, variant: Variant) -> list[Text]:
        """One reaction in full, what speaks for the copy beside what speaks against it."""
        labels, width = self.labels, self.width
        whose = styled(f"{name}, {variant.id}: ", "bold")
        if reaction is None:
            return wrapped(whose + styled(labels.no_answer, DIM_STYLE), width)
        score = styled(f"  {wording.score(reaction.score)}" if reaction.score else "")
        lines = wrapped(whose + self._verdict(reaction) + score, width)
        lines += in_two_columns([], wrapped(self._marked(reaction, variant), width - 4), 4)
        lines += self._for_and_against(reaction, variant)
        if uncovered := wording.uncovered(labels, reaction, variant.text):
            lines += self._labelled(labels.nothing_found, wrapped(styled(uncovered, "yellow"), width - LABEL))
        asides = (
            (wording.beside(labels, reaction), reaction.nearest),
            (labels.would_ask, reaction.questions),
            (labels.data_deny, reaction.contradicts_data),
        )
        for label, reasons in asides:
            for reason in reasons:
                about = wording.named_words(self.labels, reason, variant.text)
                lines += self._labelled(label, self._reason(reason, width - LABEL, about))
        if reaction.understood_as:
            lines += self._labelled(labels.reads_as, wrapped(styled(reaction.understood_as), width - LABEL))
        if reaction.says:
            speech = styled(f"{labels.quoted.format(reaction.says)} ", "italic") + styled(
                f"({labels.simulated})", "magenta"
            )
            lines += self._labelled(labels.says, wrapped(speech, width - LABEL))
        return lines + self._rewrites(reaction)

    def _marked(self, reaction: Reaction, variant: Variant) -> Text:
        """The copy, coloured and underlined where a phrase is named; the phrases below name the words again."""
        copy = styled(variant.text)
        for style, phrases in (("underline green", reaction.resonates), ("underline red", reaction.repels)):
            for phrase in phrases:
                copy.stylize(style, *phrase.span)
        before, after = self.labels.quoted.split("{}")
        return styled(before) + copy + styled(after)

    def _for_and_against(self, reaction: Reaction, variant: Variant) -> list[Text]:
        """Two columns, or where they would be narrow or one of them empty, one."""
        halves = [("+", reaction.resonates), ("–", reaction.repels)]
        beside = all(phrases for _, phrases in halves) and self.width >= BESIDE
        width = (self.width - 2) // 2 if beside else self.width - 2
        for_it, against = (
            [line for i, phrase in enumerate(phrases, 1) for line in self._phrase(f"{sign}{i}", phrase, variant, width)]
            for sign, phrases in halves
        )
        return in_two_columns([], in_two_columns(for_it, against, width) if beside else [*for_it, *against], 2)

    def _rewrites(self, reaction: Reaction) -> list[Text]:
        labels, width = self.labels, self.width - LABEL
        lines: list[Text] = []
        for new in reaction.rewrites:
            cited = styled(f"[{', '.join(new.cites)}]", DIM_STYLE) if new.cites else Text()
            reads = styled(new.text, "bold") + styled(wording.rewritten(labels, new), DIM_STYLE)
            lines += self._labelled(labels.rewrite, wrapped(reads, width))
            lines += in_two_columns([], with_tail(styled(new.changed), cited, width), LABEL)
        for refused in reaction.refused:
            lines += self._labelled(labels.refused, wrapped(styled(labels.quoted.format(refused.text)), width))
            lines += in_two_columns([], wrapped(styled(refused.objection, "yellow"), width), LABEL)
        if reaction.score:
            lines += self._labelled(labels.score, wrapped(styled(wording.score_in_full(reaction.score)), width))
        return lines

    def _labelled(self, label: str, lines: list[Text], style: str = DIM_STYLE) -> list[Text]:
        return in_two_columns(in_two_columns([], wrapped(styled(label, style), LABEL - 3), 2), lines, LABEL)

    def _phrase(self, label: str, phrase: Phrase, variant: Variant, width: int) -> list[Text]:
        style = "green" if label.startswith("+") else "red"
        quoted = wrapped(styled(wording.in_marks(self.labels, variant.text, phrase.span)), width - 4)
        return in_two_columns([styled(label, style)], quoted + self._reason(phrase.why, width - 4), 3)

    def _reason(self, reason: Reason, width: int, about: str = "") -> list[Text]:
        """The sentence with what it rests on, and what the rules object."""
        mark = wording.reason_mark(self.labels, reason)
        style = DIM_STYLE if mark.kind in ("cited", "opinion") else "bold yellow"
        tail = styled(f"[{mark.word}]" if mark.kind == "cited" else mark.word, style)
        lines = with_tail(styled(about) + styled(reason.text), tail, width)
        for finding in reason.findings:
            objection = styled(f"{finding.rule}: ", "bold yellow") + styled(finding.reason)
            lines += in_two_columns([], wrapped(objection, width - 2), 2)
        return lines

    def _comparisons(self, persona_id: str, name: str) -> list[Text]:
        comparisons = [c for c in self.review.comparisons if c.persona == persona_id]
        lines = [Text(), styled(f"{name}, {self.labels.each_pair}", "bold")] if comparisons else []
        for comparison in comparisons:
            sentence = styled(wording.compared(self.labels, comparison))
            lines += in_two_columns([], wrapped(sentence, self.width - 2), 2)
            if comparison.reason:
                lines += in_two_columns([], self._reason(comparison.reason, self.width - 4), 4)
        return lines

    def _controls(self) -> list[Text]:
        lines: list[Text] = [Text(), styled(self.labels.controls, "bold")] if self.review.controls else []
        for control in self.review.controls:
            sign, word = wording.passed(self.labels, control)
            style = {True: "green", False: "bold red", None: DIM_STYLE}[control.passed]
            who = self.who.get(control.persona, control.persona)
            about = styled(f"{control.name} ({who}, {control.variant}): ") + styled(control.outcome)
            lines += self._labelled(f"{sign} {word}", wrapped(about, self.width - LABEL), style)
        return lines


def _across(blocks: Sequence[list[Text]], column: int) -> list[Text]:
    """Blocks side by side in columns of the same width."""
    whole: list[Text] = []
    for place, block in enumerate(blocks):
        whole = in_two_columns(whole, block, place * column) if place else block
    return whole
