"""The copy as people have it: arguments, text files, tables with ids, standard input; and what no review can use."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from persona_gen.domain.review import Kind, Variant
from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.files import decoded, read_text
from persona_gen.sources.tables.named import named_rows
from persona_gen.sources.tables.rows import SURE_TABLE_SUFFIXES

LONGEST = 12_000
"""Characters of one variant: some 2,000 words, more than most landing pages. The embedded model hears the first 800 of
them where it speaks or compares; phrases are looked for in all."""
MOST_VARIANTS = 50
"""Variants in one review: nobody reads a wider matrix, and each costs several calls a persona."""
VARIANT_KINDS: tuple[Kind, ...] = ("headline", "subject", "ad", "page", "service")
_PROSE = (".md", ".markdown")
_LOOKS_LIKE_A_FILE = (".txt", *_PROSE, *SURE_TABLE_SUFFIXES)


def kind_of(name: str) -> Kind:
    """The value of ``--kind``. Raises `ConfigError`."""
    for kind in VARIANT_KINDS:
        if kind == name:
            return kind
    raise ConfigError(f'--kind is "{name}"', cure=f"give {', '.join(VARIANT_KINDS)}")


def read_variants(
    arguments: Sequence[str],
    *,
    whole: bool = False,
    stdin: Callable[[], str] = str,
    note: Callable[[str], None] = lambda _: None,
) -> tuple[Variant, ...]:
    """The variants that the arguments name, called a, b, c … unless a table gives ids.

    An argument that is the path of an existing file is read, and ``note`` is told so; ``-`` is ``stdin``; any other
    argument is the copy itself. A text file holds one variant a line, a table the columns ``id`` and ``text``, and with
    ``whole`` each file is one variant. Raises `InputError` for empty, repeated, over-long and too many variants.
    """
    texts: list[tuple[str | None, str, str]] = []
    for number, argument in enumerate(arguments, 1):
        if argument == "-":
            texts += _lines(decoded(stdin().encode(), "stdin"), "stdin", whole)
        elif (path := _existing(argument)) is not None:
            note(f"{argument} is a file: reading the copy from it")
            texts += _in_file(path, whole)
        else:
            texts.append((None, argument, f"argument {number}"))
    return _named(texts)


def _existing(argument: str) -> Path | None:
    """The file an argument names. Raises `InputError` for a folder, and for what must be meant as a file."""
    path = Path(argument)
    try:
        if path.is_file():
            return path
        folder = path.is_dir()
    except (OSError, ValueError):  # too long for a name, or with a null character: it is copy
        return None
    if folder and argument.strip():
        raise InputError(argument, "", "this is a folder, not copy", cure="name a file, or give the words themselves")
    if argument.endswith(_LOOKS_LIKE_A_FILE) and len(argument.split()) == 1:
        raise InputError(argument, "", "there is no such file", cure="check the path")
    return None


def _in_file(path: Path, whole: bool) -> list[tuple[str | None, str, str]]:
    if path.suffix.lower() in SURE_TABLE_SUFFIXES and not whole:
        return _rows(path)
    text = read_text(path)
    if path.suffix.lower() in _PROSE and not whole and len(text.strip().splitlines()) > 1:
        cure = "give --whole for one text, or a .txt file with one variant a line"
        raise InputError(path, "", "a Markdown file may be one text or several", cure=cure)
    return _lines(text, str(path), whole)


def _lines(text: str, name: str, whole: bool) -> list[tuple[str | None, str, str]]:
    if whole:
        return [(None, text.strip(), name)]
    lines = enumerate(text.splitlines(), 1)
    return [(None, line.strip(), f"{name}: line {number}") for number, line in lines if line.strip()]


def _rows(path: Path) -> list[tuple[str | None, str, str]]:
    table = named_rows(path)
    names = {name.strip().lower(): name for name in table.names}
    if "text" not in names:
        what = f"no column is called text (columns: {', '.join(table.names[:8])}{' …' * (len(table.names) > 8)})"
        raise InputError(path, "row 1", what, cure="name the columns id and text")
    texts: list[tuple[str | None, str, str]] = []
    for number, cells in table:
        given = cells[names["id"]].strip() if "id" in names else ""
        if "id" in names and not given:
            raise InputError(path, f"row {number}", "the id is empty", cure="give each variant an id")
        texts.append((given or None, cells[names["text"]].strip(), f"{path}: row {number}"))
    return texts


def _named(texts: Sequence[tuple[str | None, str, str]]) -> tuple[Variant, ...]:
    if not texts:
        raise InputError("copy", "", "there is no copy to review", cure="give the words, a file or -")
    if len(texts) > MOST_VARIANTS:
        cure = f"review at most {MOST_VARIANTS} at a time; for one long text, give --whole"
        raise InputError("copy", "", f"these are {len(texts)} variants", cure=cure)
    given = {id_ for id_, _, _ in texts if id_}
    free = (letters for letters in _letters(len(texts) + len(given)) if letters not in given)
    variants: dict[str, Variant] = {}
    seen: dict[str, str] = {}
    for id_, text, place in texts:
        if not any(c.isalnum() for c in text):
            raise InputError(place, "", "the copy is empty", cure="write some words or leave it out")
        if len(text) > LONGEST:
            cure = f"review at most {LONGEST:,} characters at a time"
            raise InputError(place, "", f"the copy has {len(text):,} characters", cure=cure)
        if (same := normalised(text)) in seen:
            raise InputError(place, "", f"this is the same text as {seen[same]}", cure="leave one of them out")
        name = id_ or next(free)
        if name in variants:
            raise InputError(place, "", f'the id "{name}" is used twice', cure="give each variant its own id")
        seen[same] = place
        variants[name] = Variant(id=name, text=text)
    return tuple(variants.values())


def normalised(text: str) -> str:
    """A text by its words alone: Unicode forms, quotation marks, dashes and white space folded. Case counts."""
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return " ".join(plain.split())


def _letters(most: int) -> list[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return [alphabet[i] if i < 26 else f"{alphabet[i // 26 - 1]}{alphabet[i % 26]}" for i in range(min(most, 700))]
