"""Ten layouts that persona documents come in; each writes a file from a name, a segment and sections of sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
from docx.oxml import parse_xml
from pptx import Presentation
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Inches, Pt

Sections = Mapping[str, Sequence[str]]
AGENCY = {
    "story": "About",
    "figures": "In numbers",
    "goals": "Goals & needs",
    "pains": "Pain points",
    "motives": "What drives her",
    "channels": "Where to reach her",
    "quotes": "In their own words",
}
BOT = {
    "story": "Background",
    "figures": "Key Statistics",
    "goals": "Goals and Motivations",
    "pains": "Challenges",
    "motives": "Core Values",
    "channels": "Preferred Channels",
    "quotes": "Representative Quotes",
}
EMOJI = {
    "story": "👤",
    "figures": "📊",
    "goals": "🎯",
    "pains": "😣",
    "motives": "💡",
    "channels": "📱",
    "quotes": "💬",
}


# --- slides ---------------------------------------------------------------------------------------------------------


def one_slide(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Two columns of boxes, each under a box with its heading in capitals; a footer and a slide number."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"{name} – {segment}"
    for i, (section, texts) in enumerate(sections.items()):
        left, top = 0.3 + 4.7 * (i % 2), 1.3 + 1.6 * (i // 2)
        _box(slide, left, top, 0.3, [AGENCY[section].upper()])
        _box(slide, left, top + 0.35, 1.2, _said(section, texts))
    _box(slide, 0.3, 7.2, 0.2, ["© Bright & Partners 2026 | Confidential"], size=8)
    deck.save(str(path))


def many_slides(path: Path, name: str, segment: str, sections: Sections) -> None:
    """A title slide, then a slide of bullets for each section."""
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = name, f"Segment: {segment}"
    for section, texts in sections.items():
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = BOT[section]
        frame = slide.placeholders[1].text_frame
        for i, text in enumerate(_said(section, texts)):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            half = text.find(" ", len(text) // 2)
            paragraph.add_run().text = text[:half]
            run = paragraph.add_run()
            run.text, run.font.bold = text[half:], True
    deck.save(str(path))


def slide_table(path: Path, name: str, segment: str, sections: Sections) -> None:
    """One table: what it is about on the left, the sentences on the right, a paragraph each."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"Persona: {name}"
    _box(slide, 0.3, 1.1, 0.3, [f"Target audience: {segment}"])
    table = slide.shapes.add_table(len(sections), 2, Inches(0.3), Inches(1.5), Inches(9), Inches(5)).table
    for row, (section, texts) in enumerate(sections.items()):
        table.cell(row, 0).text = AGENCY[section]
        table.cell(row, 1).text = "\n".join(_said(section, texts))
    deck.save(str(path))


def grouped_slides(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Groups of a coloured heading and a text of several sentences in one paragraph, two sections a slide."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"Meet {name}"
    _box(slide, 0.3, 1.0, 0.3, [f"Segment: {segment}"])
    for i, (section, texts) in enumerate(sections.items()):
        if i and i % 2 == 0:
            slide = deck.slides.add_slide(deck.slide_layouts[6])
        group = slide.shapes.add_group_shape()
        _box(group, 0.4, 1.5 + 2.7 * (i % 2), 0.3, [AGENCY[section]])
        lines = _said(section, texts)
        _box(group, 0.4, 1.9 + 2.7 * (i % 2), 2, lines if section in ("quotes", "figures") else [" ".join(lines)])
    deck.save(str(path))


def _box(
    parent: Slide | GroupShape, left: float, top: float, height: float, lines: Sequence[str], size: int = 12
) -> None:
    shape = parent.shapes.add_textbox(Inches(left), Inches(top), Inches(4.4), Inches(height))
    for i, line in enumerate(lines):
        paragraph = shape.text_frame.paragraphs[0] if i == 0 else shape.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = line, Pt(size)


# --- Word -----------------------------------------------------------------------------------------------------------


def word_headings(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Headings by styles, bullets, and prose for the story."""
    document = docx.Document()
    document.add_heading(f"Persona 1: {name}", 1)
    document.add_paragraph(f"Segment: {segment}")
    for section, texts in sections.items():
        document.add_heading(BOT[section], 2)
        if section == "story":
            document.add_paragraph(" ".join(texts))
        else:
            for text in _said(section, texts):
                document.add_paragraph(text, style="List Bullet")
    document.save(str(path))


def word_bold(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Headings that are only bold, sentences over several runs, breaks within a paragraph."""
    document = docx.Document()
    document.add_paragraph().add_run(f"{name.upper()}").bold = True
    document.add_paragraph(f"Audience: {segment}")
    for section, texts in sections.items():
        document.add_paragraph().add_run(AGENCY[section]).bold = True
        paragraph = document.add_paragraph()
        for i, text in enumerate(_said(section, texts)):
            if i:
                paragraph.add_run().add_break()
            half = text.find(" ", len(text) // 2)
            paragraph.add_run(text[:half])
            paragraph.add_run(text[half:]).italic = True
    document.save(str(path))


def word_table(path: Path, name: str, segment: str, sections: Sections) -> None:
    """A profile table, and the story in a text box."""
    document = docx.Document()
    document.add_heading(f"{name}, {segment}", 0)
    table = document.add_table(rows=0, cols=2)
    for section, texts in sections.items():
        if section == "story":
            continue
        cells = table.add_row().cells
        cells[0].text, cells[1].text = AGENCY[section], ""
        for i, text in enumerate(_said(section, texts)):
            paragraph = cells[1].paragraphs[0] if i == 0 else cells[1].add_paragraph()
            paragraph.add_run(text)
    document.add_heading("Bio", 2)
    words = " ".join(sections["story"]).replace("&", "&amp;")
    document.add_paragraph()._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:300pt;height:120pt"><v:textbox>'
            f'<w:txbxContent><w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:txbxContent>'
            "</v:textbox></v:shape></w:pict></w:r>"
        )
    )
    document.save(str(path))


# --- Markdown -------------------------------------------------------------------------------------------------------


def bot_markdown(path: Path, name: str, segment: str, sections: Sections) -> None:
    """As a chat bot answers: a greeting, emoji in the headings, bold labels, rules, a closing offer."""
    lines = [f"Sure! Here is a detailed persona for the segment **{segment}**:", "", f"# 🧑 Persona: {name}", "", "---"]
    for section, texts in sections.items():
        lines += ["", f"## {EMOJI[section]} {BOT[section]}", ""]
        lines += (
            [f"- **{' '.join(t.split()[:2])}** {' '.join(t.split()[2:])}" for t in texts]
            if section == "pains"
            else [f"> *{t}*\n" if section == "quotes" else f"- {t}" for t in _said(section, texts)]
        )
    lines += ["", "---", "", "Would you like me to create a journey map for this persona?"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def markdown_table(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Two tables: who it is, and the sections with breaks within cells."""
    lines = [f"# {name}", "", "| Attribute | Details |", "|---|---|", f"| **Segment** | {segment} |"]
    for section, texts in sections.items():
        lines.append(f"| **{AGENCY[section]}** | {'<br>'.join(_said(section, texts))} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def markdown_prose(path: Path, name: str, segment: str, sections: Sections) -> None:
    """Underlined headings, numbered lists, hard-wrapped prose, links and emphasis."""
    title = f"{name} ({segment})"
    lines = [title, "=" * len(title)]
    for section, texts in sections.items():
        heading = AGENCY[section]
        lines += ["", heading, "-" * len(heading), ""]
        if section in ("story", "pains"):
            words = " ".join(texts).split()
            lines += [" ".join(words[i : i + 11]) for i in range(0, len(words), 11)]
        else:
            lines += [f"{i}. {t}" for i, t in enumerate(_said(section, texts), 1)]
    lines += ["", "[Back to all personas](index.md)"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _said(section: str, texts: Sequence[str]) -> list[str]:
    return [f"“{text}”" for text in texts] if section == "quotes" else list(texts)


LAYOUTS: dict[str, Callable[[Path, str, str, Sections], None]] = {
    "one-slide.pptx": one_slide,
    "bot.md": bot_markdown,
    "many-slides.pptx": many_slides,
    "headings.docx": word_headings,
    "table.md": markdown_table,
    "slide-table.pptx": slide_table,
    "bold.docx": word_bold,
    "prose.md": markdown_prose,
    "grouped.pptx": grouped_slides,
    "profile-table.docx": word_table,
}
