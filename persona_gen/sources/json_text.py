"""JSON → documents: one over several lines, or one on each line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from persona_gen.errors import InputError
from persona_gen.sources.documents import Document, Lines, Tree
from persona_gen.sources.problems import FieldPath, quoted
from persona_gen.text.json_values import NestedTooDeepError, json_value

JSON_CURES = (
    ("Expecting ','", 'put a comma between the entries, and \\" for a quotation mark within a text'),
    ("Expecting property", "put keys in double quotation marks, and no comma after the last entry"),
    ("Illegal trailing", "remove the comma after the last entry"),
    ("Expecting value", "write a text in double quotation marks, a number, true, false or null"),
    ("Expecting ':'", "put a colon between key and value"),
    ("Invalid control", "close the quotation mark; within a text write \\n for a line break and \\t for a tab"),
    ("Invalid \\", "write \\\\ for a backslash"),
    ("Unterminated", "close the quotation mark that opens here"),
    ("Extra data", "keep one document in the file, or save one document a line as .jsonl"),
    ("", "correct the line"),
)


def json_document(text: str, file: str, first_line: int = 1) -> Document:
    """The one document of a JSON text. A key that stands twice is refused, and so is half a character."""
    try:
        tree: Tree = json_value(text, object_pairs_hook=_distinct, parse_int=str, parse_float=str, parse_constant=str)
        if re.search(r"\\u[dD][89a-fA-F]", text):
            json.dumps(tree, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        cure = next(cure for sign, cure in JSON_CURES if error.msg.startswith(sign))
        what = error.msg[0].lower() + error.msg[1:].removesuffix(" at")
        if not text[error.pos :].strip():
            what, cure = "the text breaks off here", "save the whole file again"
        place = f"line {first_line + error.lineno - 1}, column {error.colno}"
        raise InputError(file, place, f"JSON: {what}", cure=cure) from None
    except _KeyTwiceError as error:
        raise _key_twice(str(error), text, file, first_line) from None
    except NestedTooDeepError:
        raise InputError(file, "", "lists and objects are nested too deep", cure="flatten them") from None
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        line = first_line + text.count("\n", 0, max(text.lower().find(half), 0))
        raise InputError(file, f"line {line}", f"{half} is half a character", cure="write both halves") from None
    return Document(file, tree, lambda: dict(_places(text, first_line)))


class _KeyTwiceError(Exception):
    pass


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Tree]:
    """An object whose keys differ; true and false stay text like every other leaf."""
    tree: dict[str, Tree] = {}
    for key, value in pairs:
        if key in tree:
            raise _KeyTwiceError(key)
        tree[key] = ("false", "true")[value] if isinstance(value, bool) else value
    return tree


def _key_twice(key: str, text: str, file: str, first_line: int) -> InputError:
    """The complaint, with both lines."""
    lines: Lines = {}
    for path, line in _places(text, first_line):
        if path in lines and path[-1] == key:
            what = f"the key {quoted(key)} stands twice, first on line {lines[path]}"
            return InputError(file, f"line {line}", what, cure="keep one of the two")
        lines[path] = line
    return InputError(file, "", f"the key {quoted(key)} stands twice", cure="keep one of the two")


_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],\n]|[^\s{}\[\],:"]+')


def _places(text: str, first_line: int) -> Iterator[tuple[FieldPath, int]]:
    """Each path of a text that is JSON, with its line: that of its key, where it has one."""
    line = first_line
    within: list[tuple[FieldPath, bool]] = []  # the paths of what is open, and whether it has keys
    steps: list[str | int | None] = []  # the key or the number of what comes next; None before a key
    for match in _SIGNS.finditer(text):
        sign = match[0]
        if sign == "\n":
            line += 1
        elif sign == ",":
            step = steps.pop()
            steps.append(step + 1 if isinstance(step, int) else None)
        elif sign in "]}":
            within.pop()
            steps.pop()
        elif steps and (step := steps[-1]) is None:
            steps[-1] = key = json.loads(sign)
            yield (*within[-1][0], key), line
        else:
            path: FieldPath = (*within[-1][0], step) if steps and step is not None else ()
            if not steps or not within[-1][1]:
                yield path, line
            if sign in "{[":
                within.append((path, sign == "{"))
                steps.append(None if sign == "{" else 0)


def json_documents(text: str, file: str) -> list[Document]:
    """The documents of a JSON text: one over several lines, or one on each line."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _complete(lines[0][1]):
        return [json_document(line, file, number) for number, line in lines]
    return [json_document(text, file)]


def _complete(line: str) -> bool:
    try:
        json_value(line)
    except ValueError:
        return False
    return True
