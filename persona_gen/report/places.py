"""Where a claim stands in the text of its persona file, so that an editor or a pull request can point at it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePath
from urllib.parse import quote

import yaml

from persona_gen.domain import CheckedClaim, Finding, Span
from persona_gen.text.json_values import MOST_OPEN

_CHARACTER = re.compile(r"\\u[dD][89abAB]\w{2}\\u[dD][c-fC-F]\w{2}|\\u\w{4}|\\.|.", re.S)
"""One code point of a quoted text as JSON writes it."""
_BRACKET = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A stretch of one file, lines and columns from 1, columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the file: what it says, where it stands, and its marks of quotation if it has any."""

    says: str
    span: Span
    quoted: bool


class Places:
    """The places of one persona file's texts. JSON, JSON lines and YAML are read; anything else has line 1 only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._by_path: dict[str, list[_Text]] = {}
        for path, located in _texts(text):
            self._by_path.setdefault(path, []).append(located)

    def of(self, claim: CheckedClaim, finding: Finding | None = None) -> ClaimPlace:
        """The place of a claim, of the words a finding is about where they can be told; line 1 where it is not found.

        A file may hold several personas: the text that says what the claim says is meant.
        """
        candidates = [t for path in (".text", ".value", "") for t in self._by_path.get(claim.path + path, ())]
        says = (claim.text, claim.text.partition(": ")[2])
        exact = [t for t in candidates if t.says.strip() in says]
        if not (chosen := (exact or candidates)[:1]):
            return ClaimPlace()
        start, end = _part(self._text, chosen[0], claim.text, finding.span if finding else (0, 0))
        return ClaimPlace(*self._line_column(start), *self._line_column(end))

    def _line_column(self, at: int) -> tuple[int, int]:
        line = sum(start <= at for start in self._starts)
        return line, at - self._starts[line - 1] + 1


def _texts(text: str) -> Iterator[tuple[str, _Text]]:
    """Every text of a file with its field path. JSON is YAML but for tabs between its tokens."""
    flat = text.replace("\t", " ")
    if _too_deep(flat):
        return
    try:
        for root in yaml.compose_all(flat, Loader=yaml.SafeLoader):
            yield from _walk(root, 0)
    except (yaml.YAMLError, RecursionError):
        yield from _lines(flat)


def _too_deep(flat: str) -> bool:
    """Whether more brackets are open at once than in any persona: PyYAML takes the square of their number."""
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(flat)), default=0) > MOST_OPEN


def _lines(flat: str) -> Iterator[tuple[str, _Text]]:
    """One document a line, up to the first that is none."""
    at = 0
    for line in flat.split("\n"):
        try:
            yield from _walk(yaml.compose(line, Loader=yaml.SafeLoader), at)
        except (yaml.YAMLError, RecursionError):
            return
        at += len(line) + 1


def _walk(root: yaml.Node | None, offset: int) -> Iterator[tuple[str, _Text]]:
    seen: set[int] = set()
    waiting = [("", root)]
    while waiting:
        path, node = waiting.pop()
        if node is None or id(node) in seen:  # an alias stands where its anchor does
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [(f"{path}.{key.value}".lstrip("."), value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(f"{path}[{i}]", value) for i, value in enumerate(node.value)]
        elif isinstance(node, yaml.ScalarNode):
            span = (node.start_mark.index + offset, node.end_mark.index + offset)
            says = node.value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            yield path, _Text(says, span, node.style in ('"', "'"))


def _part(text: str, located: _Text, claim: str, span: Span) -> Span:
    """The words of a span where a text stands plainly enough to count them off; else the whole text."""
    start, end = (located.span[0] + 1, located.span[1] - 1) if located.quoted else located.span
    raw = text[start:end]
    characters = _CHARACTER.findall(raw) if text[start - 1 : start] == '"' and located.quoted else list(raw)
    if span[0] < span[1] and located.says == claim and len(characters) == len(claim) and "\n" not in raw:
        first = start + len("".join(characters[: span[0]]))
        return first, first + len("".join(characters[slice(*span)]))
    return start, end


def file_uri(file: str) -> str:
    """A file as a URI: relative with forward slashes where it lies below the working folder, percent-encoded."""
    path = PurePath(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_uri()
    return quote(os.fsencode(path.as_posix()))  # whose name need not be UTF-8
