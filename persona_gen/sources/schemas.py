"""Which of our formats a document is, and what to say when it is another one."""

from __future__ import annotations

from pathlib import PurePath

from persona_gen.domain import EARLIER_SCHEMAS, PERSONA_SCHEMA
from persona_gen.sources.documents import Document, Tree
from persona_gen.sources.json_text import json_documents
from persona_gen.sources.problems import FieldPath, Place, fail, quoted
from persona_gen.sources.yaml_text import yaml_document

VERSIONS = {"segment": ("persona-gen/segment@1",), "persona": (PERSONA_SCHEMA, *EARLIER_SCHEMAS)}
"""The schemas that are read, the one that is written first."""

KINDS = {
    "segment": ("a segment", "give it to persona-gen generate or --segments"),
    "persona": ("a persona", "give it to persona-gen check or --personas"),
    "check": ("a check report", "give the persona or segment it is about"),
    "review": ("a review", "give the persona or segment it is about"),
    "compare": ("a comparison of personas", "give the personas"),
    "drift": ("an account of drift", "give the personas or segments"),
    "forecast": ("a forecast", "give the segments"),
    "outcome": ("an outcome of a batch", "give the folder of its personas"),
    "batch": ("the summary of a batch", "give the folder of its personas"),
}

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIXES = (".json", ".jsonl")


def documents_in(text: str, name: str) -> list[Document]:
    """The documents of a text: YAML, JSON or JSON lines, told by the suffix of ``name`` or by the text."""
    suffix = PurePath(name).suffix.lower()
    if suffix in JSON_SUFFIXES or (suffix not in YAML_SUFFIXES and text.lstrip()[:1] in ("{", "[")):
        return json_documents(text, name)
    return [yaml_document(text, name)]


def other_kind(tree: Tree, wanted: str) -> str | None:
    """The kind of a document that is one of ours and not the ``wanted`` one."""
    schema = tree.get("schema") if isinstance(tree, dict) else None
    kind = schema.removeprefix("persona-gen/").partition("@")[0] if isinstance(schema, str) else wanted
    return kind if kind != wanted and kind in KINDS else None


def not_wanted(kind: str, wanted: str) -> tuple[str, str]:
    """What a document of another ``kind`` is, and what to do with it."""
    article, cure = KINDS[kind]
    return f"this is {article}, not {KINDS[wanted][0]}", cure


def group_of_keys(document: Document, tree: Tree, path: FieldPath, wanted: str) -> dict[str, Tree]:
    """``tree`` as a mapping of the ``wanted`` kind and of a version that is read; the schema may be missing."""
    if not isinstance(tree, dict):
        content = "a list" if isinstance(tree, list) else quoted(tree)
        first = {"segment": "id:, name: and statistics:", "persona": "segment:, name: and goals:"}[wanted]
        many = "; several go in a list under segments:" if wanted == "segment" and content == "a list" else ""
        fail(
            document.place(path), f"this is {content}, not {KINDS[wanted][0]}", f"begin with keys such as {first}{many}"
        )
    if kind := other_kind(tree, wanted):
        fail(_at_schema(document, path), *not_wanted(kind, wanted))
    if "schema" in tree and tree["schema"] not in VERSIONS[wanted]:
        what = f"the schema {quoted(tree['schema'])} is not known"
        fail(_at_schema(document, path), what, f"this version reads {' and '.join(VERSIONS[wanted])}")
    return tree


def _at_schema(document: Document, path: FieldPath) -> Place:
    return document.place((*path, "schema"))
