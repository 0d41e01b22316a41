"""Personas from JSON and YAML: as persona-gen writes them, or by hand with only the fields their author has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from persona_gen.domain import CLAIM_LISTS, HEADLINES, Persona, Trait
from persona_gen.errors import InputError
from persona_gen.sources.documents import Document, Tree
from persona_gen.sources.files import decoded, files_in, folders_below, read_text
from persona_gen.sources.oddities import Oddities
from persona_gen.sources.problems import refuse_first, validated
from persona_gen.sources.schemas import (
    JSON_SUFFIXES,
    YAML_SUFFIXES,
    documents_in,
    group_of_keys,
    not_wanted,
    other_kind,
)

BESIDE_PERSONAS = (".check.json", "manifest.jsonl", "summary.json")
"""The ends of the names of what persona-gen itself writes into a folder of personas."""


MOST_CLAIMS = 1_000
"""Claims of a persona that is read, 30 times what a card holds: a check takes about 8 ms for each."""
MOST_CHARACTERS = 200_000
"""Characters of all claims together, 30 times what a card holds: a check takes up to 0.1 s for 1,000 of them."""
LONGEST_CLAIM = 8_000
"""Characters of a claim that is read: a search among the quotes grows with both."""


def read_personas(path: Path) -> list[Persona]:
    """The personas of a file, or of every .json, .jsonl, .yaml and .yml file in a folder, in the order of their names.

    What ``generate`` and ``batch`` write beside personas is passed over; other documents of our formats in a folder or
    between personas are skipped with a `SourceWarning`. Raises `InputError` for the first file that cannot be read, or
    where there is no persona.
    """
    return [persona for _, persona in personas_with_files(path)]


def personas_with_files(path: Path) -> list[tuple[Path, Persona]]:
    """What `read_personas` reads, each persona with the file it stands in."""
    path = Path(path)
    if not path.is_dir():
        return [(path, persona) for persona in parse_persona(read_text(path), str(path))]
    oddities = Oddities()
    located: list[tuple[Path, Persona]] = []
    for file in files_in(path, (*JSON_SUFFIXES, *YAML_SUFFIXES)):
        if file.name.endswith(BESIDE_PERSONAS):
            continue
        documents = documents_in(read_text(file), str(file))
        located += [(file, persona) for persona in _personas_in(documents, oddities, skip=True)]
    if not located:
        below = folders_below(path, "persona-gen/persona@", (*JSON_SUFFIXES, *YAML_SUFFIXES))
        cure = below or "give one with .json, .jsonl, .yaml or .yml files"
        raise InputError(path, "", "no persona is in this folder", cure=cure)
    oddities.warn()
    return located


def segment_not_read(file: object, persona: Persona, ids: Iterable[str]) -> InputError:
    """The complaint about a persona whose segment is none of those with these ``ids``."""
    what = f'the segment "{persona.segment}" is not among those read ({", ".join(sorted(ids)[:5])})'
    return InputError(file, "segment", what, cure="name its file with --segments, or correct the persona")


def parse_persona(text: str, name: str) -> list[Persona]:
    """The personas of a text that came from ``name`` (``-`` for stdin): JSON, JSON lines or YAML.

    ``segment`` and ``name`` are required; a claim may be a plain string, which cites nothing, and a line of the
    snapshot ``Age: 29``. Raises `InputError` with file, place and cure.
    """
    oddities = Oddities()
    text = decoded(text.encode(errors="surrogateescape"), name)
    documents = documents_in(text, name)
    personas = _personas_in(documents, oddities, skip=len(documents) > 1)
    if not personas:
        _personas_in(documents, oddities, skip=False)
    oddities.warn()
    return personas


def _personas_in(documents: list[Document], oddities: Oddities, *, skip: bool) -> list[Persona]:
    personas = []
    for document in documents:
        if skip and (kind := other_kind(document.tree, "persona")):
            what, _ = not_wanted(kind, "persona")
            oddities.note("skipped", document.place(()), what, "it is skipped")
            continue
        tree = _with_claims(group_of_keys(document, document.tree, (), "persona"))
        persona, problems = validated(Persona, tree, (), document.place)
        refuse_first(problems)
        if persona:
            refuse_large_persona(persona, document.file)
            personas.append(persona)
    return personas


def refuse_large_persona(persona: Persona, file: object) -> None:
    """Raises `InputError` for a persona that no check can bear, whatever ``file`` it was read from."""
    lengths = {path: len(claim.text) for path, claim in persona.claims()}
    if len(lengths) > MOST_CLAIMS:
        what = f"the persona has {len(lengths):,} claims, and at most {MOST_CLAIMS:,} are read"
        raise InputError(file, "", what, cure="split it, or leave out what is no persona")
    for path, length in lengths.items():
        if length > LONGEST_CLAIM:
            what = f"the claim has {length:,} characters, and at most {LONGEST_CLAIM:,} are read"
            raise InputError(file, path, what, cure="make it sentences of their own")
    if (together := sum(lengths.values())) > MOST_CHARACTERS:
        what = f"the claims have {together:,} characters together, and at most {MOST_CHARACTERS:,} are read"
        raise InputError(file, "", what, cure="split it, or leave out what is no persona")


def _with_claims(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The persona with its plain strings made claims, traits and quotations, and empty entries left out."""
    whole = dict(tree)
    whole |= {field: _claim(whole[field]) for field in HEADLINES if field in whole}
    for key, shape in LIST_SHAPES.items():
        if isinstance(entries := whole.get(key), list):
            whole[key] = [shape(entry) for entry in entries]
    return whole


def _claim(entry: Tree) -> Tree:
    if isinstance(entry, dict):
        return {key: value for key, value in entry.items() if value is not None}
    return {"text": entry} if isinstance(entry, str) else entry


def _trait(entry: Tree) -> Tree:
    """``Age: 29``, which YAML reads as a mapping unless it stands in quotation marks."""
    if isinstance(entry, str) and ":" in entry:
        attribute, _, value = entry.partition(":")
        return {"attribute": attribute.strip(), "value": value.strip()}
    if isinstance(entry, dict) and len(entry) == 1 and not entry.keys() & Trait.model_fields.keys():
        return {"attribute": next(iter(entry)), "value": next(iter(entry.values()))}
    return entry


def _step(entry: Tree) -> Tree:
    if not isinstance(entry, dict):
        return entry
    return {key: value if key == "stage" else _claim(value) for key, value in entry.items()}


def _pair(entry: Tree) -> Tree:
    if not isinstance(entry, dict):
        return entry
    return {key: value if key == "about" else _claim(value) for key, value in entry.items()}


LIST_SHAPES: dict[str, Callable[[Tree], Tree]] = {
    **dict.fromkeys((*CLAIM_LISTS, "quotes"), _claim),
    "snapshot": _trait,
    "journey": _step,
    "differences": _pair,
}
"""How an entry of each list may be written by hand."""
