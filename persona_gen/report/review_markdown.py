"""A review as CommonMark with GitHub's tables. Whatever comes from data or a model is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Phrase, Reaction, Reason, Review, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.markdown import escaped


def review(review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> str:
    """The review as one Markdown document, ending in a newline."""
    who = wording.names(review, personas, segments)
    cells = review.reactions_by_cell
    caveat = f"{review.caveat[:1].upper()}{review.caveat[1:]}."
    blocks = [[f"# Copy review: {wording.title(review)}"]]
    blocks += [_verdicts(review, who)] if review.verdicts else []
    blocks += [[f"> **{escaped(caveat)}** {wording.MEANING}"]]
    blocks += _part_by_part(review, who)
    blocks += [_matrix(review, who)]
    for persona_id, name in who.items():
        blocks += [[f"## {escaped(name)}"]]
        for variant in review.variants:
            if reaction := cells.get((persona_id, variant.id)):
                blocks += _reaction(reaction, variant)
        blocks += _comparisons(review, persona_id)
    blocks += _controls(review, who)
    if closing := [*review.notes, *wording.came_about(review)]:
        blocks += [["---"], *([f"Note: {escaped(sentence)}"] for sentence in closing)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _verdicts(review: Review, who: dict[str, str]) -> list[str]:
    """What all make of each variant, with one sentence of advice: first of all, and short enough to be pasted."""
    rows = ["| Variant | Verdict | Advice |", "| --- | --- | --- |"]
    texts = review.variants_by_id
    for each in review.verdicts:
        cited = f" {_ids(each.advice.cites)}" if each.advice else ""
        variant = f"{escaped(each.variant)}: {escaped(wording.shortened(texts[each.variant].text, 120))}"
        answer = escaped(wording.overall(review, each, who))
        rows.append(f"| {variant} | **{answer}** | {escaped(wording.advice(review, each))}{cited} |")
    return rows


def _part_by_part(review: Review, who: dict[str, str]) -> list[list[str]]:
    """What of each section or step reaches whom, of copy that is read from top to bottom."""
    blocks = []
    for variant in review.variants:
        for part in review_parts.parts(review, variant, who):
            lines = [f"- {escaped(line)}" for line in part.lines or (review_parts.NO_WORDS_NAMED,)]
            blocks += [[f"*{escaped(wording.shortened(part.text, 120))}*"], lines]
    return blocks


def _matrix(review: Review, who: dict[str, str]) -> list[str]:
    """The table: a row a persona, a column a variant, and the order at the end where there is one."""
    cells = review.reactions_by_cell
    order = ["Order"] if review.rankings else []
    heads = [f"{escaped(v.id)}: {escaped(wording.shortened(v.text))}" for v in review.variants]
    rows = [["Persona", *heads, *order], ["---"] * (1 + len(heads) + len(order))]
    for persona_id, name in who.items():
        row = [f"**{escaped(name)}**", *(_cell(cells.get((persona_id, v.id)), v) for v in review.variants)]
        rows.append(row + [escaped(wording.ranking_line(review.rankings.get(persona_id, ()))) for _ in order])
    return [f"| {' | '.join(row)} |" for row in rows]


def _cell(reaction: Reaction | None, variant: Variant) -> str:
    if reaction is None:
        return "no answer"
    parts = [f"**{_verdict(reaction)}**", wording.score(reaction.score)]
    for sign, phrase, reason in wording.points(reaction, variant.text):
        quoted = escaped(f"“{wording.shortened(phrase)}”") if phrase else ""
        parts.append(f"{sign} {quoted} {escaped(wording.shortened(reason.text, 160))} {_ids(reason.cites)}")
    if len(parts) == 2:
        parts += map(escaped, wording.gist(reaction, variant.text))
    return "<br>".join(part for part in parts if part)


def _verdict(reaction: Reaction) -> str:
    return f"{wording.VERDICT_SIGNS[reaction.verdict]} {wording.REACTION_VERDICTS[reaction.verdict]}"


def _reaction(reaction: Reaction, variant: Variant) -> list[list[str]]:
    items = [
        line
        for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels))
        for i, phrase in enumerate(phrases, 1)
        for line in _phrase(f"{sign}{i}", phrase, variant)
    ]
    items += [
        line for reason in reaction.questions for line in _reason(f"Would ask: {_about(reason, variant)}", reason)
    ]
    items += [
        line
        for reason in reaction.contradicts_data
        for line in _reason(f"The data say otherwise: {_about(reason, variant)}", reason)
    ]
    items += [
        line
        for reason in reaction.nearest
        for line in _reason(f"{wording.beside(reaction)}: {_about(reason, variant)}", reason)
    ]
    items += [f"- Reads as: {escaped(reaction.understood_as)}"] if reaction.understood_as else []
    items += [f"- *{wording.SIMULATED}* “{escaped(reaction.says)}”"] if reaction.says else []
    for new in reaction.rewrites:
        then = escaped(wording.rewritten(new))
        items += [f"- Rewrite{then}: “{escaped(new.text)}” {escaped(new.changed)} {_ids(new.cites)}".rstrip()]
    items += [f"- Refused rewrite: “{escaped(r.text)}” {escaped(r.objection)}" for r in reaction.refused]
    items += [f"- Score: {escaped(wording.score_in_full(reaction.score))}"] if reaction.score else []
    heading = [f"### {escaped(variant.id)}: {_verdict(reaction)}"]
    return [heading, [f"> “{escaped(variant.text)}”"], *([items] if items else [])]


def _about(reason: Reason, variant: Variant) -> str:
    return escaped(words) + " " if (words := wording.named_words(reason, variant.text).strip()) else ""


def _ids(cites: Sequence[str]) -> str:
    return escaped(f"[{', '.join(cites)}]") if cites else ""


def _phrase(label: str, phrase: Phrase, variant: Variant) -> list[str]:
    return _reason(f"**{label}** “{escaped(variant.text[slice(*phrase.span)])}”: ", phrase.why)


def _reason(label: str, reason: Reason) -> list[str]:
    """A list item with what it rests on, and under it what the rules object."""
    mark = wording.reason_mark(reason)
    rests = _ids(reason.cites) if mark.kind == "cited" else f"**{mark.word}**"
    item = f"- {label}{escaped(reason.text)} — {rests}"
    return [item, *(f"  - {escaped(f'{f.rule}: {f.reason}')}" for f in reason.findings)]


def _comparisons(review: Review, persona_id: str) -> list[list[str]]:
    lines = []
    for comparison in (c for c in review.comparisons if c.persona == persona_id):
        lines.append(f"- Pair: {escaped(wording.compared(comparison))}")
        lines += [f"  {line}" for line in _reason("", comparison.reason)] if comparison.reason else []
    return [["Each pair in both orders:"], lines] if lines else []


def _controls(review: Review, who: dict[str, str]) -> list[list[str]]:
    if not review.controls:
        return []
    rows = ["| Control | Persona | Variant | Outcome | Result |", "| --- | --- | --- | --- | --- |"]
    for control in review.controls:
        texts = (control.name, who.get(control.persona, control.persona), control.variant, control.outcome)
        rows.append(f"| {' | '.join(map(escaped, texts))} | {' '.join(wording.passed(control))} |")
    return [["## Controls"], rows]
