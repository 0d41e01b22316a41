"""One reaction of a review for a terminal: the copy with the phrases named in it, then what is said of them."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from persona_gen.domain.review import Phrase, Reaction, ReactionVerdict, Reason, Variant
from persona_gen.report import review_wording as wording
from persona_gen.report.review_labels import ReviewLabels
from persona_gen.report.terminal import in_two_columns, styled, with_tail, wrapped

LABEL, BESIDE = 14, 72
"""Cells for what a line is, and cells from which on what speaks for the copy stands beside what speaks against it."""

DIM_STYLE = "dim"
VERDICT_STYLES: dict[ReactionVerdict, str] = {
    "speaks-to": "green",
    "partly": "yellow",
    "does-not": "bold red",
    "bears-on": "magenta",
    "cannot-tell": "cyan",
}


@dataclass(frozen=True)
class ReactionLines:
    """Reactions and what belongs to them as lines, ``width`` cells wide."""

    labels: ReviewLabels
    width: int

    def verdict(self, reaction: Reaction) -> Text:
        """Its verdict in a few words, in its colour."""
        return styled(wording.verdict(self.labels, reaction), VERDICT_STYLES[reaction.verdict])

    def reaction(self, reaction: Reaction | None, name: str, variant: Variant) -> list[Text]:
        """One reaction in full, what speaks for the copy beside what speaks against it."""
        labels, width = self.labels, self.width
        whose = styled(f"{name}, {variant.id}: ", "bold")
        if reaction is None:
            return wrapped(whose + styled(labels.no_answer, DIM_STYLE), width)
        score = styled(f"  {wording.score(reaction.score)}" if reaction.score else "")
        lines = wrapped(whose + self.verdict(reaction) + score, width)
        lines += in_two_columns([], wrapped(self._marked(reaction, variant), width - 4), 4)
        lines += self._for_and_against(reaction, variant)
        if uncovered := wording.uncovered(labels, reaction, variant.text):
            lines += self.labelled(labels.nothing_found, wrapped(styled(uncovered, "yellow"), width - LABEL))
        asides = (
            (wording.beside(labels, reaction), reaction.nearest),
            (labels.would_ask, reaction.questions),
            (labels.data_deny, reaction.contradicts_data),
        )
        for label, reasons in asides:
            for reason in reasons:
                about = wording.named_words(self.labels, reason, variant.text)
                lines += self.labelled(label, self.reason(reason, width - LABEL, about))
        if reaction.understood_as:
            lines += self.labelled(labels.reads_as, wrapped(styled(reaction.understood_as), width - LABEL))
        if reaction.says:
            speech = styled(f"{labels.quoted.format(reaction.says)} ", "italic") + styled(
                f"({labels.simulated})", "magenta"
            )
            lines += self.labelled(labels.says, wrapped(speech, width - LABEL))
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
            lines += self.labelled(labels.rewrite, wrapped(reads, width))
            lines += in_two_columns([], with_tail(styled(new.changed), cited, width), LABEL)
        for refused in reaction.refused:
            lines += self.labelled(labels.refused, wrapped(styled(labels.quoted.format(refused.text)), width))
            lines += in_two_columns([], wrapped(styled(refused.objection, "yellow"), width), LABEL)
        if reaction.score:
            lines += self.labelled(labels.score, wrapped(styled(wording.score_in_full(reaction.score)), width))
        return lines

    def labelled(self, label: str, lines: list[Text], style: str = DIM_STYLE) -> list[Text]:
        """Lines behind what they are."""
        return in_two_columns(in_two_columns([], wrapped(styled(label, style), LABEL - 3), 2), lines, LABEL)

    def _phrase(self, label: str, phrase: Phrase, variant: Variant, width: int) -> list[Text]:
        style = "green" if label.startswith("+") else "red"
        quoted = wrapped(styled(wording.in_marks(self.labels, variant.text, phrase.span)), width - 4)
        return in_two_columns([styled(label, style)], quoted + self.reason(phrase.why, width - 4), 3)

    def reason(self, reason: Reason, width: int, about: str = "") -> list[Text]:
        """The sentence with what it rests on, and what the rules object."""
        mark = wording.reason_mark(self.labels, reason)
        style = DIM_STYLE if mark.kind in ("cited", "opinion") else "bold yellow"
        tail = styled(f"[{mark.word}]" if mark.kind == "cited" else mark.word, style)
        lines = with_tail(styled(about) + styled(reason.text), tail, width)
        for finding in reason.findings:
            objection = styled(f"{finding.rule}: ", "bold yellow") + styled(finding.reason)
            lines += in_two_columns([], wrapped(objection, width - 2), 2)
        return lines
