"""Personas on slides: native text and a native chart of what sets the segment apart, the evidence in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.evidence.attributes import distinctness
from persona_gen.evidence.questions import answered
from persona_gen.extras import need
from persona_gen.report import wording
from persona_gen.report.card import Card, card_of
from persona_gen.report.marks import Mark
from persona_gen.report.office_files import saved

_Shown = tuple[Persona, Segment | None, CheckReport | None]

WIDTH, HEIGHT = 13.333, 7.5
"""Inches: 16 to 9, as today's templates have it."""
ACCENT, QUIET, GREY = (11, 90, 99), (90, 85, 77), (190, 184, 172)
CHARTED = 5
"""Bars of the chart; more are not read from a chair."""
LETTER, ROW = 0.55, 1.2
"""Width of a letter of running text and height of a row, in the size of the letters."""
MOST_TITLE = 44
"""Characters of a title that one row holds at full size."""
MOST_HEADS = 220
"""Characters of role, tagline and insight that stand below it in running text."""
LEAST, BODY = 11, 14
"""Points of the smallest text and of running text."""
LOUD_COLOURS = {
    "contradicted": (176, 32, 26),
    "unsupported": (138, 75, 0),
    "unverified": (43, 95, 158),
    "fiction": (116, 54, 155),
}


def deck(shown: Iterable[_Shown]) -> bytes:
    """One deck, two slides a persona. Raises `ConfigError` without the extra ``export``."""
    presentation = wide_presentation()
    for persona, segment, report in shown:
        card = card_of(persona, segment, report)
        _who(presentation, card)
        _what(presentation, card)
    return saved(presentation)


def wide_presentation() -> Any:
    """An empty deck of 16 to 9."""
    presentation = need("pptx", "export").Presentation()
    inches = need("pptx.util", "export").Inches
    presentation.slide_width, presentation.slide_height = inches(WIDTH), inches(HEIGHT)
    return presentation


def _who(presentation: Any, card: Card) -> None:
    """Who it is: name, role, the line that makes one read on, glance, story, own words."""
    slide = _slide(presentation, card)
    heads = [(s.text, s.mark) for path in ("role", "tagline", "insight") if (s := card.sentence(path))]
    size = BODY if sum(len(text) for text, _ in heads) < MOST_HEADS else LEAST
    lines_box(slide, (0.6, 1.0, 12.1, 1.0), heads, size=size)
    lines_box(slide, (0.6, 1.85, 12.1, 0.4), [(card.stands_for, None)], size=LEAST)
    glance: list[tuple[str, Mark | None]] = [(card.who, None)] if card.who else []
    glance += [(answered(g.label, g.value), g.mark) for g in card.glance]
    glance += [(card.like_everyone, None)] if card.common else []
    titled_box(slide, (0.6, 2.3, 4.2, 2.4), card.labels.at_a_glance, glance)
    story = [(sentence.text, sentence.mark) for sentence in card.story.sentences] if card.story else []
    heading = card.story.heading if card.story else card.labels.fields["story"]
    titled_box(slide, (5.1, 2.3, 7.6, 2.8), heading, story, flowing=True)
    own = [(f"{quote.quoted} {quote.who}", quote.mark) for quote in card.own_words[:3]]
    titled_box(slide, (5.1, 5.1, 7.6, 2.0), card.own_heading, own)
    _chart(slide, card, (0.6, 4.4, 4.2, 2.9))


def _what(presentation: Any, card: Card) -> None:
    """What follows: wants, obstacles, questions, differences, use, unknown."""
    slide = _slide(presentation, card)
    for i, section in enumerate(card.reasons):
        sentences = [(sentence.text, sentence.mark) for sentence in section.sentences]
        titled_box(slide, (0.6 + 4.1 * i, 1.2, 3.9, 2.7), section.heading, sentences)
    differ = [
        (f"{pair.about}: {quote.quoted} {quote.who}", quote.mark)
        for pair in card.differences
        for quote in (pair.one, pair.other)
    ]
    titled_box(slide, (8.8, 4.0, 3.9, 1.7), card.labels.differences, differ)
    use: list[tuple[str, Mark | None]] = [(card.labels.inference, None)] if card.use else []
    for advice in sorted(card.use, key=lambda each: each.kind != "say"):  # the line that lands is never cut off
        beside = f" ({advice.rests_on})" if advice.rests_on else ""
        use.append((f"{advice.label}: {advice.in_words.text}{beside}", advice.sentence.mark))
    titled_box(slide, (0.6, 4.0, 8.0, 3.2), card.use_heading, use)
    titled_box(slide, (8.8, 5.8, 3.9, 1.4), card.labels.unknown, [(line, None) for line in card.unknown[:5]])


def _slide(presentation: Any, card: Card) -> Any:
    """A slide with the name as its title, and the evidence behind every sentence in the notes."""
    return titled_slide(presentation, card.persona.name, _notes(card))


def titled_slide(presentation: Any, heading: str, notes: str) -> Any:
    """A slide with a title and notes, and room for boxes."""
    layout = presentation.slide_layouts[5]  # title only
    slide = presentation.slides.add_slide(layout)
    inches = need("pptx.util", "export").Inches
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = inches(0.6), inches(0.35), inches(12.1), inches(0.8)
    title.text = wording.printable(heading)
    title.text_frame.paragraphs[0].alignment = need("pptx.enum.text", "export").PP_ALIGN.LEFT
    _style(title.text_frame.paragraphs[0], 32 if len(heading) <= MOST_TITLE else 16, bold=True, colour=ACCENT)
    slide.notes_slide.notes_text_frame.text = wording.clean_lines(notes)
    return slide


def _notes(card: Card) -> str:
    """Every sentence with its verdict and the evidence it cites, and what the signs mean."""
    lines = []
    for claim in card.claims.values():
        lines.append(f"{claim.text} [{claim.basis.by if claim.basis else claim.verdict}]")
        lines += [f"    objection: {finding.reason}" for finding in claim.findings]
        if card.segment:
            lines += [f"    {e.id}: {wording.piece(e, card.segment)}" for e in card.segment.cited(claim.cites)]
    return "\n".join([card.signs, *lines])


def titled_box(
    slide: Any,
    place: tuple[float, float, float, float],
    heading: str,
    lines: Sequence[tuple[str, Mark | None]],
    *,
    flowing: bool = False,
) -> None:
    """A heading and lines below it, or one ``flowing`` paragraph; nothing where there is nothing to say."""
    if lines:
        left, top, width, height = place
        lines_box(slide, (left, top, width, 0.35), [(heading.upper(), None)], size=LEAST + 1, bold=True, colour=ACCENT)
        room = max(LEAST, min(BODY, int(BODY * (height * width * 22 / max(1, sum(len(t) for t, _ in lines))) ** 0.5)))
        below = (left, top + 0.33, width, height - 0.33)
        lines_box(slide, below, _fitting(lines, width, below[3], room, flowing), size=room, flowing=flowing)


def _fitting(
    lines: Sequence[tuple[str, Mark | None]], width: float, height: float, size: int, flowing: bool
) -> list[tuple[str, Mark | None]]:
    """The lines that a box of these inches holds at this size; where more are left, the last one says how many."""
    a_row, rows = int(width * 72 / (size * LETTER)), float(int(height * 72 / (size * ROW)))
    fitting: list[tuple[str, Mark | None]] = []
    for text, mark in lines:
        letters = len(text) + 3 + (0 if mark is None or mark.quiet else len(mark.word))
        rows -= letters / a_row if flowing else -(-letters // a_row)
        if rows < (0 if len(fitting) == len(lines) - 1 else 1):
            return [*fitting, (f"… and {len(lines) - len(fitting)} more, in the notes", None)]
        fitting.append((text, mark))
    return fitting


def lines_box(
    slide: Any,
    place: tuple[float, float, float, float],
    lines: Sequence[tuple[str, Mark | None]],
    *,
    size: int,
    bold: bool = False,
    colour: tuple[int, int, int] | None = None,
    flowing: bool = False,
) -> None:
    """A box of lines, or of one ``flowing`` paragraph of them, each with its mark, in one size."""
    inches = need("pptx.util", "export").Inches
    frame = slide.shapes.add_textbox(*(inches(one) for one in place)).text_frame
    frame.word_wrap = True
    for n, (text, mark) in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 or flowing else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = wording.printable(f" {text}" if n and flowing else text)
        _coloured(run.font, size, bold=bold, colour=colour)
        if mark:
            run = paragraph.add_run()
            run.text = f" {mark.sign}" if mark.quiet else f" {mark.sign} {mark.word}"
            _coloured(
                run.font,
                max(LEAST, size - 3),
                bold=not mark.quiet,
                colour=QUIET if mark.quiet else LOUD_COLOURS.get(mark.kind, QUIET),
            )


def _style(paragraph: Any, size: int, *, bold: bool, colour: tuple[int, int, int] | None) -> None:
    for run in paragraph.runs:
        _coloured(run.font, size, bold=bold, colour=colour)


def _coloured(font: Any, size: int, *, bold: bool, colour: tuple[int, int, int] | None) -> None:
    font.size, font.bold = need("pptx.util", "export").Pt(size), bold
    if colour:
        font.color.rgb = need("pptx.dml.color", "export").RGBColor(*colour)


def _chart(slide: Any, card: Card, place: tuple[float, float, float, float]) -> None:
    """A native bar chart of the shares in which the segment stands farthest from everyone."""
    segment = card.segment
    if segment is None:
        return
    shares = [s for s in segment.statistics if s.measure == "share" and s.overall is not None and s.category]
    shares = sorted(shares, key=lambda s: -distinctness(s, segment))[:CHARTED]
    if not shares:
        return
    chart_data = need("pptx.chart.data", "export").CategoryChartData()
    chart_data.categories = [wording.printable(s.own_label) for s in reversed(shares)]
    of_segment, of_everyone = card.labels.legend
    chart_data.add_series(of_segment, [s.value for s in reversed(shares)])
    chart_data.add_series(of_everyone, [s.overall for s in reversed(shares)])
    kind = need("pptx.enum.chart", "export").XL_CHART_TYPE.BAR_CLUSTERED
    inches = need("pptx.util", "export").Inches
    chart = slide.shapes.add_chart(kind, *(inches(one) for one in place), chart_data).chart
    chart.has_legend, chart.has_title = True, False
    chart.legend.include_in_layout = False
    chart.font.size = need("pptx.util", "export").Pt(LEAST)
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "0%", False
    chart.value_axis.has_major_gridlines = False
    chart.legend.position = need("pptx.enum.chart", "export").XL_LEGEND_POSITION.BOTTOM
    for series, colour in zip(chart.plots[0].series, (ACCENT, GREY), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = need("pptx.dml.color", "export").RGBColor(*colour)
