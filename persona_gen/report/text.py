"""The card for a terminal: what is said, quietly marked with how it is borne out, and loudly where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from persona_gen.domain import CheckedClaim, CheckReport, Finding, Persona, Segment
from persona_gen.report import account, wording
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_parts import GlanceLine, MarkedSentence, QuotePair, Section, ShownQuote, Stage
from persona_gen.report.marks import Mark
from persona_gen.report.terminal import STYLES, in_two_columns, printed, styled, wrapped

NARROWEST = 40
DIM_TEXT = "dim"
LABEL = 10
"""Cells of the labels of stages and of advice."""


def card(persona: Persona, segment: Segment, report: CheckReport, *, width: int = 88, colour: bool = False) -> str:
    """The persona with its findings, ``width`` cells wide (at least `NARROWEST`), ending in a newline.

    For a terminal that cannot show every character, pass the card through `terminal.for_encoding`.
    """
    width = max(width, NARROWEST)
    shown = card_of(persona, segment, report)
    lines = _header(shown, width)
    if shown.story:
        lines += _section(shown.story.heading, [_paragraph(shown.story, width)], width)
    lines += _section(shown.own_heading, [_voice(quote, width) for quote in shown.own_words], width)
    lines += _section(shown.labels.other_voices, [_voice(quote, width) for quote in shown.other_voices], width)
    for section in shown.reasons:
        lines += _section(section.heading, [_item(s, width, rests_on=s.voice) for s in section.sentences], width)
    lines += _section(
        f"{shown.use_heading} ({shown.labels.inference})",
        [_item(a.in_words, width, a.label, a.rests_on) for a in shown.use],
        width,
    )
    lines += _section(shown.labels.differences, [_pair(pair, width) for pair in shown.differences], width)
    rows = _glance((*shown.glance, *shown.further_glance), width)
    lines += _section(shown.labels.at_a_glance, [*rows, *_common(shown, width)], width)
    for section in shown.more:
        lines += _section(section.heading, [_item(s, width, rests_on=s.voice) for s in section.sentences], width)
    lines += _section(shown.labels.journey, [_stage(stage, width) for stage in shown.journey], width)
    lines += _section(shown.labels.unknown, [_listed(styled(line, DIM_TEXT), width) for line in shown.unknown], width)
    lines += _account(shown, segment, report, width)
    return printed(lines, colour=colour)


def _section(heading: str, blocks: list[list[Text]], width: int) -> list[Text]:
    lines = [line for block in blocks for line in block]
    return [Text(), *wrapped(styled(heading, "bold"), width), *lines] if blocks else []


def _listed(body: Text, width: int) -> list[Text]:
    """The body after a dash, its further lines under its first letter."""
    return in_two_columns([styled("  – ", DIM_TEXT)], wrapped(body, width - 4), 4)


def _marked(claim: CheckedClaim, mark: Mark, before: str = "", after: str = "", style: str = "") -> Text:
    """The words, underlined where a finding points, and the mark: a dim sign, or sign and word in colour."""
    body = styled(f"{before}{claim.text}{after}", style)
    for finding in claim.findings:
        body.stylize("underline", *(len(before) + offset for offset in finding.span))
    return body + styled(f" {mark.label}", DIM_TEXT if mark.quiet else STYLES[claim.verdict])


def _item(sentence: MarkedSentence, width: int, label: str = "", rests_on: str = "") -> list[Text]:
    """A sentence of a list; under it what the rules object."""
    indent = LABEL if label else 0
    beneath = styled(f" ({rests_on})" if rests_on else "", DIM_TEXT)
    lines = wrapped(_marked(sentence.claim, sentence.mark) + beneath, width - 4 - indent)
    lines = in_two_columns([styled(label, DIM_TEXT)], lines, indent) if label else lines
    return in_two_columns([styled("  – ", DIM_TEXT)], lines, 4) + _objections(sentence.claim, width)


def _objections(claim: CheckedClaim, width: int) -> list[Text]:
    return [line for finding in claim.findings for line in _finding(finding, STYLES[claim.verdict], width)]


def _finding(finding: Finding, style: str, width: int) -> list[Text]:
    complaint = styled(f"{finding.rule}: ", style) + styled(finding.reason)
    lines = wrapped(complaint, width - 6)
    if finding.suggestion:
        lines += wrapped(styled(f"suggestion: {finding.suggestion}"), width - 6)
    return in_two_columns([], lines, 6)


def _header(shown: Card, width: int) -> list[Text]:
    letters = wording.initials(shown.persona.name)
    edge = "─" * (cell_len(letters) + 4)
    monogram = [styled(line, STYLES["fiction"]) for line in (f"╭{edge}╮", f"│  {letters}  │", f"╰{edge}╯")]
    indent = cell_len(edge) + 4
    room = width - indent
    lines = wrapped(styled(shown.persona.name, "bold"), room)
    for head in shown.heads:
        lines += wrapped(_marked(head.claim, head.mark), room) + _objections(head.claim, room)
    for path, style in (("role", ""), ("tagline", "italic"), ("insight", "bold")):
        if sentence := shown.sentence(path):
            beside = styled(f" ({sentence.voice})" if sentence.voice else "", DIM_TEXT)
            lines += wrapped(_marked(sentence.claim, sentence.mark, style=style) + beside, room)
            lines += _objections(sentence.claim, room)
    if shown.segment:
        lines += wrapped(styled(shown.stands_for, DIM_TEXT), room)
    return in_two_columns(monogram, lines, indent)


def _glance(glance: Sequence[GlanceLine], width: int) -> list[list[Text]]:
    """Rows of attribute, value and how typical it is; the first two columns within a quarter and a third."""

    def column(longest: int, share: int) -> int:
        return min(longest, width // share) + 2

    attributes = column(max((styled(line.label).cell_len for line in glance), default=0), 4)
    values = [_value(line) for line in glance]
    middle = column(max((value.cell_len for value in values), default=0), 3)
    rows = []
    for line, value in zip(glance, values, strict=True):
        row = in_two_columns(
            wrapped(value, middle - 2), wrapped(styled(line.typical, DIM_TEXT), width - 2 - attributes - middle), middle
        )
        row = in_two_columns(wrapped(styled(line.label), attributes - 2), row, attributes)
        rows.append(in_two_columns([], row, 2) + _objections(line.claim, width))
    return rows


def _common(shown: Card, width: int) -> list[list[Text]]:
    """What is like everyone, in one sentence."""
    line = styled(shown.like_everyone, DIM_TEXT)
    return [in_two_columns([], wrapped(line, width - 2), 2)] if shown.like_everyone else []


def _value(line: GlanceLine) -> Text:
    style = DIM_TEXT if line.mark.quiet else STYLES[line.claim.verdict]
    return styled(line.value, "bold") + styled(f" {line.mark.label}", style)


def _paragraph(story: Section, width: int) -> list[Text]:
    body = Text(" ").join(_marked(sentence.claim, sentence.mark) for sentence in story.sentences)
    objections = [line for sentence in story.sentences for line in _objections(sentence.claim, width)]
    return in_two_columns([], wrapped(body, width - 2), 2) + objections


def _voice(quote: ShownQuote, width: int) -> list[Text]:
    lines = wrapped(_marked(quote.claim, quote.mark, *quote.marks, "italic"), width - 4)
    lines += wrapped(styled(f"– {quote.who}", DIM_TEXT), width - 4) if quote.who else []
    return in_two_columns([], lines, 4) + _objections(quote.claim, width)


def _pair(pair: QuotePair, width: int) -> list[Text]:
    return (
        in_two_columns([], wrapped(styled(pair.about, "italic"), width - 2), 2)
        + _voice(pair.one, width)
        + _voice(pair.other, width)
    )


def _stage(stage: Stage, width: int) -> list[Text]:
    lines = in_two_columns([], wrapped(styled(stage.name, "italic"), width - 2), 2)
    return lines + [line for part, sentence in stage.parts for line in _item(sentence, width, part)]


def _account(shown: Card, segment: Segment, report: CheckReport, width: int) -> list[Text]:
    """What speaks against it, the key to the marks, the ledger, and how the persona came about."""
    claims, labels = shown.claims.values(), shown.labels
    rows = []
    for claim, objection, _ in account.objections(segment, report, labels):
        rows.append(_listed(styled(f"“{claim}” ") + styled(f"{labels.but} ", "bold") + styled(objection), width))
    lines = _section(labels.against_heading, rows, width)
    lines += [Text(), styled("─" * width, DIM_TEXT)]
    lines += wrapped(styled(shown.signs, DIM_TEXT), width)
    lines += wrapped(styled(account.groundedness(claims, labels), "bold"), width)
    lines += wrapped(styled(account.summary(claims, report.judge, labels), DIM_TEXT), width)
    ledger = [(styled(label, DIM_TEXT), value) for label, value in account.ledger_rows(segment, report, labels)]
    room = max([12, *(label.cell_len + 1 for label, _ in ledger)])
    for label, value in ledger:
        lines += in_two_columns([label], wrapped(styled(value, DIM_TEXT), width - room), room)
    for sentence in account.footer(shown.persona, segment, report, labels):
        lines += wrapped(styled(sentence, DIM_TEXT), width)
    return lines
