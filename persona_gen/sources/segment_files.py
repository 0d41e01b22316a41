"""Segments from YAML and JSON files in the format ``persona-gen/segment@1``."""

from __future__ import annotations

from pathlib import Path

from persona_gen.domain import Segment
from persona_gen.sources.building import build_segment
from persona_gen.sources.documents import Document
from persona_gen.sources.files import read_text
from persona_gen.sources.oddities import Oddities
from persona_gen.sources.problems import FieldPath, Place, fail, unknown_word
from persona_gen.sources.schemas import VERSIONS, documents_in, group_of_keys, not_wanted, other_kind


def read_segment_file(path: Path, oddities: Oddities, *, listed: bool) -> list[tuple[Segment, Place]]:
    """The segments of one file with their places.

    A file that was ``listed`` in a folder and not named by anyone may be another of our formats: it is skipped, and
    that is noted.
    """
    return segments_in_text(read_text(path), str(path), oddities, listed=listed)


def segments_in_text(text: str, name: str, oddities: Oddities, *, listed: bool = False) -> list[tuple[Segment, Place]]:
    """The segments of a text that came from ``name``, with their places."""
    located = []
    for document in documents_in(text, name):
        if listed and (kind := other_kind(document.tree, "segment")):
            what, _ = not_wanted(kind, "segment")
            oddities.note("skipped", Place(name, 0, ""), what, "the file is skipped")
            continue
        located += _segments_in(document, oddities)
    return located


def _segments_in(document: Document, oddities: Oddities) -> list[tuple[Segment, Place]]:
    """One segment, or those under ``segments:``."""
    tree = group_of_keys(document, document.tree, (), "segment")
    if "schema" not in tree:
        advice = f'put "schema: {VERSIONS["segment"][0]}" first, so that later versions read the file as you meant it'
        oddities.note("schema", Place(document.file, 0, ""), "the file does not say its schema", advice)
    for path in document.cut:
        what = "the words end where YAML sees a comment (# after a blank)"
        oddities.note("cut", document.place(path), what, "put the text in quotation marks if the # belongs to it")
    if "segments" not in tree:
        return [_segment(document, (), oddities)]
    for key in tree:
        if key not in ("schema", "segments"):
            _, cure = unknown_word(key, ("schema", "segments"))
            fail(
                document.place((key,)),
                f'"{key}" stands beside segments:',
                cure if "mean" in cure else "move it into the segments",
            )
    segments = tree["segments"]
    if not isinstance(segments, list) or not segments:
        what = "the list of segments is empty" if segments in ([], "") else "this is not a list of segments"
        fail(document.place(("segments",)), what, 'begin each segment with "- "')
    return [_segment(document, ("segments", i), oddities) for i in range(len(segments))]


def _segment(document: Document, path: FieldPath, oddities: Oddities) -> tuple[Segment, Place]:
    node = document.at(path)
    tree = {key: value for key, value in group_of_keys(document, node, path, "segment").items() if key != "schema"}
    return build_segment(tree, lambda part: document.place(path + part), oddities), document.place(path)
