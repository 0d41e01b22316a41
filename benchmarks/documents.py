"""Persona documents as others make them. Run: python benchmarks/documents.py [--list]

Ten documents (slides, Word, Markdown; a layout each) are made of 200 sentences over the five fixture segments, half of
them right and half wrong, and checked by the rules alone. Printed for each: sentences found as one claim each, what
else was taken for a sentence, wrong ones flagged or called supported, right ones flagged or called supported, remarks
that stand where their sentence stands in the commented copy, and whether the original kept its bytes. --list names
every sentence that was lost, vouched for wrongly, flagged wrongly or missed. The reference is the prior check: a
document without evidence ids, checked with no search for evidence, has every sentence flagged as uncited.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
from documenting.layouts import LAYOUTS
from documenting.plants import Plant, plants
from pptx import Presentation

from persona_gen.checker.check import check
from persona_gen.checker.evidence_search import with_evidence
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Segment
from persona_gen.report.annotated import OUTLINES, Remark, annotate, remarks_on, shapes_in
from persona_gen.sources.passages.word import WORD_TEXT
from persona_gen.sources.persona_documents import Anchor, read_persona_document
from persona_gen.sources.reading import read_segments

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAMES = ("Emma Whitfield", "Priya Nair", "Lena Vogt", "Marcus Reed", "Dana Ortiz")
ORDER = ("story", "figures", "goals", "pains", "motives", "channels", "quotes")
FLAGGED = ("contradicted", "unsupported")


def main() -> None:
    """Make, check, comment, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    segments = [read_segments(path)[0] for path in sorted(FIXTURES.glob("*.yaml"))]
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for i, (file, layout) in enumerate(LAYOUTS.items()):
            segment = segments[i // 2]
            planted = plants(segment)[i % 2]
            path = Path(name) / file
            layout(path, NAMES[i // 2], segment.name, {s: t for s in ORDER if (t := _texts(planted, s))})
            counts, lines = scored(path, planted, segments)
            print(f"{file:20}" + in_words(counts))
            if arguments.list:
                print("".join(f"    {line}\n" for line in lines), end="")
            total += counts
    print(f"{'all':20}" + in_words(total))


def _texts(planted: list[Plant], section: str) -> list[str]:
    return [plant.text for plant in planted if plant.section == section]


def scored(path: Path, planted: list[Plant], segments: list[Segment]) -> tuple[Counter[str], list[str]]:
    """Counts of one document, and a line for each sentence that did not come out as planted."""
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    [read] = read_persona_document(path, segments)
    segment = next(s for s in segments if s.id == read.persona.segment)
    index = SegmentIndex(segment, segments)
    claims = check(with_evidence(read.persona, index), index).claims
    by_text = {_plain(claim.text): claim for claim in claims}
    counts: Counter[str] = Counter(planted=len(planted), wrong=sum(not p.right for p in planted))
    lines = []
    for plant in planted:
        claim = by_text.pop(_plain(plant.text), None)
        if claim is None:
            lines.append(f"lost: {plant.text}")
            continue
        outcome = "flagged" if claim.verdict in FLAGGED else claim.verdict
        counts += Counter({"found": 1, f"{'right' if plant.right else 'wrong'} {outcome}": 1})
        if (plant.right and outcome == "flagged") or (not plant.right and outcome != "flagged"):
            rules = ", ".join(finding.rule for finding in claim.findings)
            lines.append(f"{'right' if plant.right else 'wrong'} but {claim.verdict} {rules}: {plant.text}")
    lines += [f"taken for a sentence: {text}" for text in by_text]
    counts["else"] = len(by_text)
    if path.suffix != ".md":
        remarks = list(_remarks(claims, read.anchors, segment))
        copy = path.with_stem(path.stem + "-checked")
        annotate(path, copy, remarks)
        counts["remarks"] = len(remarks)
        counts["in place"] = _in_place(copy, claims, remarks)
    counts["unchanged"] = hashlib.sha256(path.read_bytes()).hexdigest() == before
    return counts, lines


def _remarks(claims: tuple[CheckedClaim, ...], anchors: dict[str, Anchor], segment: Segment) -> Iterator[Remark]:
    yield from remarks_on(claims, [anchors[claim.path] for claim in claims], segment)


def _in_place(copy: Path, claims: tuple[CheckedClaim, ...], remarks: list[Remark]) -> int:
    """How many remarks stand at their sentence: Word's comments on its words, slides' in the notes and outlined."""
    texts = [_plain(claim.text) for claim in claims if claim.verdict in OUTLINES]
    if copy.suffix == ".docx":
        marked = list(_commented(copy))
        exact = Counter(marked) & Counter(texts)
        boxed = [text for text in (Counter(texts) - exact).elements() if any(text in words for words in marked)]
        return exact.total() + len(boxed)
    placed = 0
    deck = Presentation(str(copy))
    for remark, text in zip(remarks, texts, strict=True):
        slide, box, _ = remark.anchor.passage.anchor
        shape = list(shapes_in(deck.slides[slide - 1].shapes))[box]
        outlined = not hasattr(shape, "line") or shape.line.width > 0
        placed += outlined and text in _plain(deck.slides[slide - 1].notes_slide.notes_text_frame.text)
    return placed


def _commented(copy: Path) -> Iterator[str]:
    """The words between the marks of each comment; of one on a text box the whole box."""
    document = docx.Document(str(copy))
    body = list(document.element.body.iter())
    for start in (e for e in body if e.tag == f"{WORD_TEXT}commentRangeStart"):
        number = start.get(f"{WORD_TEXT}id")
        words, inside = [], False
        for element in body:
            inside = inside or element is start
            if element.tag == f"{WORD_TEXT}commentRangeEnd" and element.get(f"{WORD_TEXT}id") == number:
                break
            if inside and element.tag == f"{WORD_TEXT}t":
                words.append(element.text or "")
        yield _plain("".join(words))


def _plain(text: str) -> str:
    return " ".join(text.replace("“", "").replace("”", "").split())


def in_words(counts: Counter[str]) -> str:
    """One line of figures."""
    wrong, right = counts["wrong"], counts["planted"] - counts["wrong"]
    comments = f", remarks in place {counts['in place']} of {counts['remarks']}" if counts["remarks"] else ""
    return (
        f" found {counts['found']} of {counts['planted']}, else {counts['else']};"
        f" wrong {wrong}: flagged {counts['wrong flagged']}, supported {counts['wrong supported']};"
        f" right {right}: flagged {counts['right flagged']}, supported {counts['right supported']}"
        f"{comments}, original unchanged {counts['unchanged']}"
    )


if __name__ == "__main__":
    main()
