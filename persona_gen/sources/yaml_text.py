"""YAML → document. Nothing is constructed from tags, and nothing is expanded: aliases are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from persona_gen.errors import InputError
from persona_gen.sources.documents import Document, Lines, Tree
from persona_gen.sources.problems import FieldPath, quoted

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Used for its events alone."""

MAX_DEPTH = 20
"""Our deepest format has five levels."""

SURROGATE = re.compile("[\ud800-\udfff]")
NULLS = ("", "~", "null", "Null", "NULL")
YAML_TAGS = "tag:yaml.org,2002:"
PLAIN_TAG = re.compile(rf"!|{YAML_TAGS}(str|int|float|bool|null|timestamp|map|seq)")

OPENED = ("end of stream", "expected ',' or")
"""Faults that show where they end, and are told where they begin."""

ASTRAY = "this line does not continue the list or group above it"
CHECK_LINE = "check the indentation and the quotation marks of this line and the one above"

FAULTS = (
    ("mapping values", 'a ": " stands where no key can', "put the text in quotation marks, or correct the indentation"),
    ("end of stream", "a quotation mark opens here and is not closed", "close it"),
    (
        "expected ',' or",
        "a { or [ opens here and breaks off",
        "close it; put texts with , : { } [ ] in quotation marks",
    ),
    ("start any token", "no text can begin with this character", "quote the text; indent with blanks, not tabs"),
    ("escape", "a backslash that means nothing", "write \\\\ for a backslash, or use single quotation marks"),
    ("expected key", ASTRAY, CHECK_LINE),
    ("indicator", ASTRAY, CHECK_LINE),
    ("block end", ASTRAY, CHECK_LINE),
    ("", "this line cannot be read", CHECK_LINE),
)
"""A word of the parser's message, what it means to whoever wrote the file, and the cure. The parser's own wording is
never printed: it changes between versions."""

LARGEST_YAML = 12_000_000
"""Characters: YAML takes twice the time and three times the memory of the same in JSON."""
MOST_ENTRIES = 600_000
"""Keys, texts, lists and groups: 12 million characters of quotes have no more."""
TOO_DEEP = (f"lists and groups are nested more than {MAX_DEPTH} deep", "flatten them")
DEPTH_LIMIT = "nesting depth"
"""What PyYAML's own limit (6.0.4) says; it may be met before the builder sees an event."""


def yaml_document(text: str, file: str) -> Document:
    """The one document of a YAML text. Aliases, tags beyond the plain ones and a second document are refused."""
    if len(text) > LARGEST_YAML:
        what = f"it has {len(text):,} characters of YAML, and at most {LARGEST_YAML:,} are read"
        raise InputError(file, "", what, cure="write it as JSON, or split it")
    builder = _Builder(text, file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        place = builder.at(text.count("\n", 0, text.find(chr(error.character))))
        what = f"the character U+{error.character:04X} cannot stand in YAML"
        raise InputError(file, place, what, cure="remove it") from None
    except yaml.MarkedYAMLError as error:
        problem = error.problem or ""
        sign, what, cure = next(row for row in FAULTS if row[0] in problem)
        mark = error.context_mark if sign in OPENED and error.context_mark else error.problem_mark
        place = builder.at(mark.line) if mark else ""
        if DEPTH_LIMIT in problem:
            raise InputError(file, place, TOO_DEEP[0], cure=TOO_DEEP[1]) from None
        raise InputError(file, place, f"YAML: {what}", cure=cure) from None
    if not builder.documents:
        raise InputError(file, "", "the file holds only comments", cure="fill it or leave it out")
    return Document(file, builder.root, lambda: builder.lines, builder.cut)


@dataclass
class _Open:
    """A list or mapping that is still growing; ``key`` is the entry that waits for its value."""

    node: dict[str, Tree] | list[Tree]
    path: FieldPath
    key: tuple[str, int] | None = None


class _Builder:
    """Grows the tree from parse events; iterative, so depth and size of hostile input cost nothing."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.documents = self.entries = 0
        self.root: Tree = None
        self.lines: Lines = {}
        self.cut: list[FieldPath] = []
        self._source = text.split("\n")
        self._open: list[_Open] = []

    def at(self, line: int) -> str:
        """The place of a line that the parser counts from 0."""
        return f"line {line + 1}"

    def take(self, event: Any) -> None:
        """Account for one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._fail(event, "a second document begins here", "keep one document in the file")
        elif isinstance(event, yaml.AliasEvent):
            self._fail(event, f"the alias *{event.anchor} is not read", "write the value out in each place")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self.entries += 1
            if self.entries > MOST_ENTRIES:
                self._fail(event, f"more than {MOST_ENTRIES:,} keys and entries stand in it", "split the file")
            self._node(event)

    def _node(self, event: Any) -> None:
        if event.tag and not PLAIN_TAG.fullmatch(event.tag):
            self._fail(event, f"the tag {quoted(event.tag.replace(YAML_TAGS, '!!'))} is not read", "remove the tag")
        top = self._open[-1] if self._open else None
        is_key = top is not None and isinstance(top.node, dict) and top.key is None
        if isinstance(event, yaml.ScalarEvent):
            if SURROGATE.search(event.value):
                self._fail(event, "an escape stands for half a character", "write the character itself")
            if is_key:
                self._begin_entry(event)
            else:
                plain = event.implicit[0]
                path = self._add(None if plain and event.value in NULLS else event.value, event)
                if plain and path[-1:] == ("text",) and self._comment_follows(event.end_mark):
                    self.cut.append(path)
            return
        if is_key:
            self._fail(event, "a key is a list or a group", "use a text as the key")
        if len(self._open) >= MAX_DEPTH:
            self._fail(event, *TOO_DEEP)
        node: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(node, self._add(node, event)))

    def _begin_entry(self, event: Any) -> None:
        top, key = self._open[-1], event.value
        if key in top.node:
            first = self.lines[*top.path, key]
            self._fail(event, f"the key {quoted(key)} stands twice, first on line {first}", "keep one of the two")
        top.key = (key, event.start_mark.line + 1)

    def _add(self, value: Tree, event: Any) -> FieldPath:
        line = event.start_mark.line + 1
        path: FieldPath = ()
        if not self._open:
            self.root = value
        elif isinstance(node := self._open[-1].node, list):
            path = (*self._open[-1].path, len(node))
            node.append(value)
        else:
            key, line = self._open[-1].key or ("", line)
            path = (*self._open[-1].path, key)
            node[key] = value
            self._open[-1].key = None
        self.lines[path] = line
        return path

    def _comment_follows(self, end: Any) -> bool:
        line = self._source[end.line] if end.line < len(self._source) else ""
        return line[end.column :].lstrip().startswith("#")

    def _fail(self, event: Any, what: str, cure: str) -> NoReturn:
        raise InputError(self.file, self.at(event.start_mark.line), what, cure=cure)
