"""A copy of a document with what was found beside each sentence: comments in Word, outlines and notes on slides.

The original is read and never written. Words from data and models go in as text, which neither format interprets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from persona_gen.domain import CheckedClaim, Segment, Verdict
from persona_gen.errors import ConfigError
from persona_gen.extras import need
from persona_gen.files import write_bytes
from persona_gen.report import wording
from persona_gen.sources.passages.passage import open_document
from persona_gen.sources.passages.reading import SLIDES, WORD
from persona_gen.sources.passages.slides import paragraphs_in, shapes_in, slide_text
from persona_gen.sources.passages.word import WORD_TEXT, own_runs, run_text, word_paragraphs
from persona_gen.sources.persona_documents import Anchor

AUTHOR, INITIALS = "persona-gen", "pg"
OUTLINES: dict[Verdict, str] = {"contradicted": "C00000", "unsupported": "C55A00", "unverified": "7F7F7F"}
"""Verdicts that are remarked on, gravest first, with the colour of the outline on a slide."""
OUTLINE_POINTS = 2.25
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one sentence, and where it stands."""

    anchor: Anchor
    verdict: Verdict
    text: str


def remarks_on(claims: Sequence[CheckedClaim], anchors: Sequence[Anchor], segment: Segment) -> list[Remark]:
    """A remark for each claim that is not borne out; ``anchors`` are those of the claims, in the same order."""
    return [
        Remark(anchor, claim.verdict, _said_of(claim, segment))
        for claim, anchor in zip(claims, anchors, strict=True)
        if claim.verdict in OUTLINES
    ]


def _said_of(claim: CheckedClaim, segment: Segment) -> str:
    lines = []
    for finding in claim.findings:
        lines.append(f"{claim.verdict}: {finding.reason} [{finding.rule}]")
        cited = [segment.evidence[e.id] for e in finding.evidence if e.id in segment.evidence]
        lines += [f"evidence: {wording.piece(evidence, segment)}" for evidence in cited]
        lines += [f"suggestion: {finding.suggestion}"] if finding.suggestion else []
    if not lines:
        lines = [f"{claim.verdict}: nothing objects, and nothing in the segment's data was shown to say this"]
    return wording.clean_lines("\n".join(lines))


def annotate(original: Path, out: Path, remarks: Sequence[Remark]) -> None:
    """Write a copy of ``original`` with the remarks to ``out``. Raises `ConfigError` for a place it cannot go."""
    suffix = original.suffix.lower()
    if suffix not in (*WORD, *SLIDES):
        raise ConfigError(f"{original.name} cannot carry comments", cure="give -o for a .docx or a .pptx alone")
    if out.suffix.lower() != suffix:
        raise ConfigError(f"-o is {out.name}, and the document is {suffix}", cure=f"name a file that ends in {suffix}")
    if out.exists() and out.samefile(original):
        raise ConfigError("-o is the document itself, which is left as it is", cure="name another file")
    document = open_document(original, *(("docx", "Document") if suffix in WORD else ("pptx", "Presentation")))
    (_comment_word if suffix in WORD else _mark_slides)(document, remarks)
    content = BytesIO()
    document.save(content)
    write_bytes(out, content.getvalue())


# --- Word -----------------------------------------------------------------------------------------------------------


def _comment_word(document: Any, remarks: Sequence[Remark]) -> None:
    run_of = need("docx.text.run", "export").Run
    paragraphs = word_paragraphs(document)
    # From the end, so that a run split for one sentence does not move the places of those before it.
    for remark in sorted(remarks, key=lambda r: (r.anchor.passage.anchor, r.anchor.within), reverse=True):
        paragraph = paragraphs[remark.anchor.passage.anchor[0]]
        runs, text = _runs_of(paragraph, remark.anchor.within), remark.text
        box = next(paragraph.iterancestors(f"{WORD_TEXT}txbxContent"), None)
        if box is not None:  # Word takes no comment within a text box: it goes to the paragraph that holds the box
            text = f"“{''.join(run_text(run) for run in runs).strip()}”\n{text}"
            runs = [next(box.iterancestors(f"{WORD_TEXT}r"))]
        if runs:
            marked = [run_of(run, document) for run in (runs[0], runs[-1])]
            document.add_comment(marked, text=text, author=AUTHOR, initials=INITIALS)


def _runs_of(paragraph: Any, span: tuple[int, int]) -> list[Any]:
    """The runs that hold a stretch of the paragraph's text, split at its ends where a run is plain text."""
    runs = own_runs(paragraph)
    whole = "".join(run_text(run) for run in runs)
    blank = len(whole) - len(whole.lstrip())
    at, wanted = 0, []
    for run in runs:
        start, end = span[0] + blank - at, span[1] + blank - at
        at += len(text := run_text(run))
        if end <= 0 or start >= len(text):
            continue
        if start > 0:
            run = _split(run, start)  # noqa: PLW2901 - the second half is what is looked at from here
            end -= start
        if end < len(run_text(run)):
            _split(run, end)
        wanted.append(run)
    return wanted


def _split(run: Any, at: int) -> Any:
    """Make two runs of one of plain text, and give the second; a run with anything else in it stays whole."""
    texts = run.findall(f"{WORD_TEXT}t")
    if len(texts) != 1 or len(run) - len(run.findall(f"{WORD_TEXT}rPr")) != 1:
        return run
    second = deepcopy(run)
    run.addnext(second)
    for half, part in ((run, slice(None, at)), (second, slice(at, None))):
        text = half.find(f"{WORD_TEXT}t")
        text.text = text.text[part]
        text.set(XML_SPACE, "preserve")
    return second


# --- slides ---------------------------------------------------------------------------------------------------------


def _mark_slides(deck: Any, remarks: Sequence[Remark]) -> None:
    rgb, points = need("pptx.dml.color", "export").RGBColor, need("pptx.util", "export").Pt
    by_slide: defaultdict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_slide[remark.anchor.passage.anchor[0]].append(remark)
    for number, of_slide in by_slide.items():
        slide = deck.slides[number - 1]
        shapes = list(shapes_in(slide.shapes))
        for verdict, colour in reversed(OUTLINES.items()):  # the gravest last, so that its colour stays
            for index in {r.anchor.passage.anchor[1] for r in of_slide if r.verdict == verdict}:
                if hasattr(shapes[index], "line"):
                    shapes[index].line.color.rgb = rgb(*bytes.fromhex(colour))
                    shapes[index].line.width = points(OUTLINE_POINTS)
        notes = slide.notes_slide.notes_text_frame
        if notes is not None:
            before = f"{notes.text}\n\n" if notes.text.strip() else ""
            notes.text = before + "\n\n".join(f"“{_sentence(shapes, r)}”\n{r.text}" for r in of_slide)


def _sentence(shapes: Sequence[Any], remark: Remark) -> str:
    _, index, n = remark.anchor.passage.anchor
    paragraph = paragraphs_in(shapes[index])[n]
    return slide_text(paragraph)[slice(*remark.anchor.within)].replace("\n", " ")
