"""A review for a terminal: personas against variants at a glance, then each reaction with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Phrase, Reaction, ReactionVerdict, Reason, Review, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.terminal import in_two_columns, printed, styled, with_tail, wrapped

NARROWEST_TABLE = 40
COLUMN = 19
"""Cells that a variant needs beside the others; with less, a persona's reactions stand below each other."""

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
    width = max(width, NARROWEST_TABLE)
    who = wording.names(review, personas, segments)
    lines = _verdicts(review, who, width) or [styled(f"Copy review: {wording.title(review)}", "bold")]
    caveat = styled(f"{review.caveat[:1].upper()}{review.caveat[1:]}. ", "bold yellow")
    lines += [Text(), *wrapped(caveat + styled(wording.MEANING), width)]
    lines += [Text(), *_matrix(review, who, width)]
    cells = review.reactions_by_cell
    for persona_id, name in who.items():
        for variant in review.variants:
            if reaction := cells.get((persona_id, variant.id)):
                lines += [Text(), *_reaction(reaction, name, variant, width)]
        lines += _comparisons(review, persona_id, name, width)
    lines += _controls(review, who, width)
    lines += _section("How this came about", [*review.notes, *wording.came_about(review)], width)
    return printed(lines, colour=colour)


def _verdicts(review: Review, who: dict[str, str], width: int) -> list[Text]:
    """The answer first: what all make of each variant, and one sentence of advice."""
    texts = review.variants_by_id
    lines: list[Text] = []
    for each in review.verdicts:
        head = styled(f"{each.variant}  ", "bold") + styled(f"“{wording.shortened(texts[each.variant].text, 120)}”")
        lines += [*([Text()] if lines else []), *wrapped(head, width)]
        answer = styled(wording.overall(review, each, who), _OVERALL_STYLES[each.verdict])
        lines += in_two_columns([], wrapped(answer, width - 3), 3)
        cited = styled(f"[{', '.join(each.advice.cites)}]", DIM_STYLE) if each.advice else Text()
        lines += in_two_columns([], with_tail(styled(wording.advice(review, each)), cited, width - 3), 3)
        for part in review_parts.parts(review, texts[each.variant], who):
            lines += in_two_columns([], wrapped(styled(wording.shortened(part.text, 120), "italic"), width - 3), 3)
            for line in part.lines or (review_parts.NO_WORDS_NAMED,):
                lines += in_two_columns([], wrapped(styled(line, "" if part.lines else DIM_STYLE), width - 5), 5)
    return lines


def _matrix(review: Review, who: dict[str, str], width: int) -> list[Text]:
    """A column a variant and a row a persona, or one below the other where the columns would be too narrow."""
    label = min(max(styled(name).cell_len for name in who.values()) + 2, width // 4) if who else 2
    column = (width - label) // max(1, len(review.variants))
    cells = review.reactions_by_cell
    wide = column >= COLUMN
    lines: list[Text] = []
    if wide:
        heads = [
            [styled(v.id, "bold"), *wrapped(styled(wording.shortened(v.text)), column - 2)] for v in review.variants
        ]
        lines += [*in_two_columns([], _across(heads, column), label), Text()]
    for persona_id, name in who.items():
        shown = [_cell(cells.get((persona_id, v.id)), v, (column if wide else width - 4) - 2) for v in review.variants]
        if wide:
            lines += in_two_columns(wrapped(styled(name, "bold"), label - 2), _across(shown, column), label)
        else:
            lines.append(styled(name, "bold"))
            for variant, cell in zip(review.variants, shown, strict=True):
                lines += in_two_columns([], [styled(variant.id, DIM_STYLE), *in_two_columns([], cell, 2)], 2)
        if tiers := review.rankings.get(persona_id):
            order = styled("Order: ", DIM_STYLE) + styled(wording.ranking_line(tiers))
            lines += in_two_columns([], wrapped(order, width - label), label) if wide else wrapped(order, width)
        lines.append(Text())
    return lines[:-1]


def _across(blocks: Sequence[list[Text]], column: int) -> list[Text]:
    """Blocks side by side in columns of the same width."""
    whole: list[Text] = []
    for place, block in enumerate(blocks):
        whole = in_two_columns(whole, block, place * column) if place else block
    return whole


def _cell(reaction: Reaction | None, variant: Variant, width: int) -> list[Text]:
    if reaction is None:
        return [styled("no answer", DIM_STYLE)]
    score = wording.score(reaction.score)
    lines = wrapped(_verdict(reaction), width) + ([styled(score)] if score else [])
    return lines + [
        line for point in wording.gist(reaction, variant.text) for line in wrapped(styled(point, DIM_STYLE), width)
    ]


def _verdict(reaction: Reaction) -> Text:
    verdict = reaction.verdict
    return styled(f"{wording.VERDICT_SIGNS[verdict]} {wording.REACTION_VERDICTS[verdict]}", VERDICT_STYLES[verdict])


def _reaction(reaction: Reaction, name: str, variant: Variant, width: int) -> list[Text]:
    """One reaction in full."""
    lines = with_tail(styled(f"{name}, {variant.id}: ", "bold") + _verdict(reaction), Text(), width)
    lines += in_two_columns([], wrapped(_marked(reaction, variant), width - 4), 4)
    for sign, phrases in (("+", reaction.resonates), ("–", reaction.repels)):
        for i, phrase in enumerate(phrases, 1):
            lines += _phrase(f"{sign}{i}", phrase, variant, width)
    asides = (
        ("Would ask", reaction.questions),
        ("Data say otherwise", reaction.contradicts_data),
        (wording.beside(reaction), reaction.nearest),
    )
    for label, reasons in asides:
        for reason in reasons:
            lines += _labelled(label, _reason(reason, width - 14, wording.named_words(reason, variant.text)), width)
    if reaction.understood_as:
        lines += _labelled("Reads as", wrapped(styled(reaction.understood_as), width - 14), width)
    if reaction.says:
        speech = styled(f"“{reaction.says}” ", "italic") + styled(f"({wording.SIMULATED})", "magenta")
        lines += _labelled("Says", wrapped(speech, width - 14), width)
    for new in reaction.rewrites:
        cited = styled(f"[{', '.join(new.cites)}]", DIM_STYLE) if new.cites else Text()
        reads = styled(new.text, "bold") + styled(wording.rewritten(new), DIM_STYLE)
        lines += _labelled("Rewrite", wrapped(reads, width - 14), width)
        lines += in_two_columns([], with_tail(styled(new.changed), cited, width - 14), 14)
    for refused in reaction.refused:
        lines += _labelled("Refused", wrapped(styled(f"“{refused.text}”"), width - 14), width)
        lines += in_two_columns([], wrapped(styled(refused.objection, "yellow"), width - 14), 14)
    if reaction.score:
        lines += _labelled("Score", wrapped(styled(wording.score_in_full(reaction.score)), width - 14), width)
    return lines


def _marked(reaction: Reaction, variant: Variant) -> Text:
    """The copy, coloured and underlined where a phrase is named; the phrases below name the words again."""
    copy = styled(variant.text)
    for style, phrases in (("underline green", reaction.resonates), ("underline red", reaction.repels)):
        for phrase in phrases:
            copy.stylize(style, *phrase.span)
    return styled("“") + copy + styled("”")


def _labelled(label: str, lines: list[Text], width: int) -> list[Text]:
    return in_two_columns(in_two_columns([], wrapped(styled(label, DIM_STYLE), 11), 2), lines, 14)


def _phrase(label: str, phrase: Phrase, variant: Variant, width: int) -> list[Text]:
    style = "green" if label.startswith("+") else "red"
    quoted = wrapped(styled(f"“{' '.join(variant.text[slice(*phrase.span)].split())}”"), width - 14)
    return in_two_columns([styled(f"  {label}", style)], quoted + _reason(phrase.why, width - 14), 14)


def _reason(reason: Reason, width: int, about: str = "") -> list[Text]:
    """The sentence with what it rests on, and what the rules object."""
    mark = wording.reason_mark(reason)
    style = DIM_STYLE if mark.kind in ("cited", "opinion") else "bold yellow"
    tail = styled(f"[{mark.word}]" if mark.kind == "cited" else mark.word, style)
    lines = with_tail(styled(about) + styled(reason.text), tail, width)
    for finding in reason.findings:
        lines += in_two_columns(
            [], wrapped(styled(f"{finding.rule}: ", "bold yellow") + styled(finding.reason), width - 2), 2
        )
    return lines


def _comparisons(review: Review, persona_id: str, name: str, width: int) -> list[Text]:
    comparisons = [c for c in review.comparisons if c.persona == persona_id]
    lines = [Text(), styled(f"{name}, each pair in both orders", "bold")] if comparisons else []
    for comparison in comparisons:
        lines += in_two_columns([], wrapped(styled(wording.compared(comparison)), width - 2), 2)
        lines += in_two_columns([], _reason(comparison.reason, width - 4), 4) if comparison.reason else []
    return lines


def _controls(review: Review, who: dict[str, str], width: int) -> list[Text]:
    lines: list[Text] = [Text(), styled("Controls", "bold")] if review.controls else []
    for control in review.controls:
        sign, word = wording.passed(control)
        style = {"passed": "green", "failed": "bold red"}.get(word, DIM_STYLE)
        about = styled(f"{control.name} ({who.get(control.persona, control.persona)}, {control.variant}): ")
        lines += in_two_columns(
            [styled(f"  {sign} {word}", style)], wrapped(about + styled(control.outcome), width - 14), 14
        )
    return lines


def _section(heading: str, sentences: Sequence[str], width: int) -> list[Text]:
    if not sentences:
        return []
    return [Text(), styled(heading, "bold"), *(line for s in sentences for line in wrapped(styled(s), width))]
