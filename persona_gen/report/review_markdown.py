"""A review as CommonMark with GitHub's tables. Whatever comes from data or a model is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Phrase, Reaction, Reason, Review, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.markdown import escaped
from persona_gen.report.review_labels import ReviewLabels, review_labels


def review(review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> str:
    """The review as one Markdown document, ending in a newline."""
    personas, segments = list(personas), list(segments)
    return _Document(
        review, review_labels(review, personas, segments), wording.names(review, personas, segments)
    ).text()


@dataclass(frozen=True)
class _Document:
    """A review as blocks of lines; ``who`` are the names of the personas by id."""

    review: Review
    labels: ReviewLabels
    who: dict[str, str]

    def text(self) -> str:
        """All of it."""
        review, labels = self.review, self.labels
        cells = review.reactions_by_cell
        blocks = [[f"# {labels.review}: {wording.title(labels, review)}"]]
        blocks += [self._verdicts()] if review.verdicts else []
        blocks += [
            [f"> **{escaped(labels.caveat(review))}** {labels.meaning(review)}"],
            *self._part_by_part(),
            self._matrix(),
        ]
        for persona_id, name in self.who.items():
            blocks += [[f"## {escaped(name)}"]]
            for variant in review.variants:
                if reaction := cells.get((persona_id, variant.id)):
                    blocks += self._reaction(reaction, variant)
            blocks += self._comparisons(persona_id)
        blocks += self._controls()
        if closing := wording.came_about(self.labels, review):
            blocks += [["---"], *([f"Note: {escaped(sentence)}"] for sentence in closing)]
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"

    def _verdicts(self) -> list[str]:
        """What all make of each variant, with one sentence of advice: first of all, and short enough to be pasted."""
        labels, texts = self.labels, self.review.variants_by_id
        rows = [f"| {labels.variant} | {labels.verdict} | {labels.advice} |", "| --- | --- | --- |"]
        for each in self.review.verdicts:
            cited = f" {_ids(each.advice.cites)}" if each.advice else ""
            variant = f"{escaped(each.variant)}: {escaped(wording.shortened(texts[each.variant].text, 120))}"
            answer = escaped(wording.overall(labels, self.review, each, self.who))
            rows.append(f"| {variant} | **{answer}** | {escaped(wording.advice(labels, each))}{cited} |")
        return rows

    def _part_by_part(self) -> list[list[str]]:
        """What of each section or step reaches whom, of copy that is read from top to bottom."""
        blocks = []
        for variant in self.review.variants:
            for part in review_parts.parts(self.labels, self.review, variant, self.who):
                lines = [f"- {escaped(line)}" for line in part.lines or (self.labels.nobody_names,)]
                blocks += [[f"*{escaped(wording.shortened(part.text, 120))}*"], lines]
        return blocks

    def _matrix(self) -> list[str]:
        """The table: a row a persona, a column a variant, and the order at the end where there is one."""
        review, labels = self.review, self.labels
        cells = review.reactions_by_cell
        order = [labels.order] if review.rankings else []
        heads = [f"{escaped(v.id)}: {escaped(wording.shortened(v.text))}" for v in review.variants]
        rows = [["Persona", *heads, *order], ["---"] * (1 + len(heads) + len(order))]
        for persona_id, name in self.who.items():
            row = [f"**{escaped(name)}**", *(self._cell(cells.get((persona_id, v.id)), v) for v in review.variants)]
            tiers = review.rankings.get(persona_id, ())
            rows.append(row + [escaped(wording.ranking_line(labels, tiers)) for _ in order])
        return [f"| {' | '.join(row)} |" for row in rows]

    def _cell(self, reaction: Reaction | None, variant: Variant) -> str:
        if reaction is None:
            return self.labels.no_answer
        parts = [f"**{wording.verdict(self.labels, reaction)}**", wording.score(reaction.score)]
        for sign, phrase, reason in wording.points(reaction, variant.text):
            quoted = escaped(f"“{wording.shortened(phrase)}”") if phrase else ""
            parts.append(f"{sign} {quoted} {escaped(wording.shortened(reason.text, 160))} {_ids(reason.cites)}")
        if len(parts) == 2:
            parts += map(escaped, wording.gist(self.labels, reaction, variant.text))
        return "<br>".join(part for part in parts if part)

    def _reaction(self, reaction: Reaction, variant: Variant) -> list[list[str]]:
        labels = self.labels
        items = [
            line
            for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels))
            for i, phrase in enumerate(phrases, 1)
            for line in self._phrase(f"{sign}{i}", phrase, variant)
        ]
        if uncovered := wording.uncovered(labels, reaction, variant.text):
            items += [f"- {labels.nothing_found}: {escaped(uncovered)}"]
        for label, reasons in (
            (wording.beside(labels, reaction), reaction.nearest),
            (labels.would_ask, reaction.questions),
            (labels.data_deny, reaction.contradicts_data),
        ):
            items += [line for r in reasons for line in self._reason(f"{label}: {self._about(r, variant)}", r)]
        items += [f"- {labels.reads_as}: {escaped(reaction.understood_as)}"] if reaction.understood_as else []
        items += [f"- *{labels.simulated}* “{escaped(reaction.says)}”"] if reaction.says else []
        for new in reaction.rewrites:
            then = escaped(wording.rewritten(labels, new))
            items += [
                f"- {labels.rewrite}{then}: “{escaped(new.text)}” {escaped(new.changed)} {_ids(new.cites)}".rstrip()
            ]
        items += [f"- {labels.refused}: “{escaped(r.text)}” {escaped(r.objection)}" for r in reaction.refused]
        items += [f"- {labels.score}: {escaped(wording.score_in_full(reaction.score))}"] if reaction.score else []
        heading = [f"### {escaped(variant.id)}: {wording.verdict(labels, reaction)}"]
        return [heading, [f"> “{escaped(variant.text)}”"], *([items] if items else [])]

    def _about(self, reason: Reason, variant: Variant) -> str:
        words = wording.named_words(self.labels, reason, variant.text).strip()
        return f"{escaped(words)} " if words else ""

    def _phrase(self, label: str, phrase: Phrase, variant: Variant) -> list[str]:
        return self._reason(f"**{label}** “{escaped(variant.text[slice(*phrase.span)])}”: ", phrase.why)

    def _reason(self, label: str, reason: Reason) -> list[str]:
        """A list item with what it rests on, and under it what the rules object."""
        mark = wording.reason_mark(self.labels, reason)
        rests = _ids(reason.cites) if mark.kind == "cited" else f"**{mark.word}**"
        item = f"- {label}{escaped(reason.text)} — {rests}"
        return [item, *(f"  - {escaped(f'{f.rule}: {f.reason}')}" for f in reason.findings)]

    def _comparisons(self, persona_id: str) -> list[list[str]]:
        lines = []
        for comparison in (c for c in self.review.comparisons if c.persona == persona_id):
            lines.append(f"- {escaped(wording.compared(self.labels, comparison))}")
            lines += [f"  {line}" for line in self._reason("", comparison.reason)] if comparison.reason else []
        heading = self.labels.each_pair
        return [[f"{heading[:1].upper()}{heading[1:]}:"], lines] if lines else []

    def _controls(self) -> list[list[str]]:
        if not self.review.controls:
            return []
        heads = self.labels.control_heads
        rows = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
        for control in self.review.controls:
            texts = (control.name, self.who.get(control.persona, control.persona), control.variant, control.outcome)
            rows.append(f"| {' | '.join(map(escaped, texts))} | {' '.join(wording.passed(self.labels, control))} |")
        return [[f"## {self.labels.controls}"], rows]


def _ids(cites: Sequence[str]) -> str:
    return escaped(f"[{', '.join(cites)}]") if cites else ""
