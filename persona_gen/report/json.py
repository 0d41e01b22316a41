"""The public formats as JSON text."""

from __future__ import annotations

import re

from persona_gen.domain import Record

UNSAFE = re.compile("[\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Legal raw in JSON, but lines to some readers, and commands to some terminals or nothing that an eye can see."""


def escaped_json(json: str) -> str:
    """JSON text that means the same, in which every such character is written as its number."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def json_line(record: Record) -> str:
    """One document on one line, without a newline; characters outside ASCII stand as they are."""
    return escaped_json(record.model_dump_json(by_alias=True))


def json_file(record: Record) -> str:
    """One document for a file: indented, ending in a newline."""
    return escaped_json(record.model_dump_json(by_alias=True, indent=2)) + "\n"
