"""JSON → documents: one over several lines, or one on each line."""

from __future__ import annotations

import json
import re
from typing import Any

from persona_gen.errors import InputError
from persona_gen.sources.documents import Document, Lines, Tree
from persona_gen.sources.problems import quoted
from persona_gen.sources.yaml_text import yaml_document

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
        tree: Tree = json.loads(text, object_pairs_hook=_distinct, parse_int=str, parse_float=str, parse_constant=str)
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
    except RecursionError:
        raise InputError(file, "", "lists and objects are nested too deep", cure="flatten them") from None
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        line = first_line + text.count("\n", 0, max(text.lower().find(half), 0))
        raise InputError(file, f"line {line}", f"{half} is half a character", cure="write both halves") from None
    return Document(file, tree, lambda: _json_lines(text, file, first_line))


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
    """The complaint, with both lines where they can be found."""
    try:
        _as_yaml(text, file, first_line)
    except InputError as error:
        if "stands twice" in error.what:
            return error
    return InputError(file, "", f"the key {quoted(key)} stands twice", cure="keep one of the two")


def _json_lines(text: str, file: str, first_line: int) -> Lines:
    """The line of every path; nothing where the text is not also YAML."""
    try:
        return _as_yaml(text, file, first_line).lines
    except InputError:
        return {}


def _as_yaml(text: str, file: str, first_line: int) -> Document:
    """JSON read as the YAML it nearly is, for its lines: escapes, which differ, are blotted out."""
    return yaml_document(re.sub(r"\\(u[0-9a-fA-F]{4}|.)", "x", text), file, first_line)


def json_documents(text: str, file: str) -> list[Document]:
    """The documents of a JSON text: one over several lines, or one on each line."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _complete(lines[0][1]):
        return [json_document(line, file, number) for number, line in lines]
    return [json_document(text, file)]


def _complete(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
