"""A text as a plain tree, whatever its format, and the line of everything in it.

Every leaf is the text as written, or None: YAML 1.1 reads ``no`` as False, ``1:30`` as 90 and ``2026-04-01`` as a
date, so the records turn text into numbers, where they want numbers, and nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeAlias

from persona_gen.sources.problems import FieldPath, Place, field_path

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"
Lines = dict[FieldPath, int]


class Document:
    """One tree from ``file``, and where each part of it stands.

    ``cut`` are the paths of texts that a YAML comment may have cut short.
    """

    def __init__(self, file: str, tree: Tree, find_lines: Callable[[], Lines], cut: Sequence[FieldPath] = ()) -> None:
        self.file = file
        self.tree = tree
        self.cut = cut
        self._find_lines = find_lines

    @cached_property
    def lines(self) -> Lines:
        """The line of every path, from 1. Looked up only when there is something to say."""
        return self._find_lines()

    def at(self, path: FieldPath) -> Tree:
        """The part at a path that is there."""
        node = self.tree
        for step in path:
            if isinstance(step, str):
                assert isinstance(node, dict)  # noqa: S101  a path comes of the tree
                node = node[step]
            else:
                assert isinstance(node, list)  # noqa: S101
                node = node[step]
        return node

    def place(self, path: FieldPath) -> Place:
        """``line 12, statistics[3].value``; the line of the nearest enclosing part where a path has none."""
        line = next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), 0)
        parts = [f"line {line}"] if line else []
        return Place(self.file, line, ", ".join([*parts, *([field_path(path)] if path else [])]))
