"""Changing files from the page: verdicts while typing, whole saves, steps that can be taken back."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NoReturn

from persona_gen.checker.check import check_again, check_claim
from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.evidence_search import evidence_for
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.domain import CLAIM_LISTS, CheckedClaim, CheckReport, Claim, Persona, Quotation, Trait
from persona_gen.errors import ConfigError, InputError
from persona_gen.files import write_bytes, write_text
from persona_gen.portfolio.withdrawal import without_speaker
from persona_gen.report.json import json_file
from persona_gen.report.persona_files import remake_persona_files
from persona_gen.report.yaml import segment_yaml
from persona_gen.runs.context import ModelFlags, run_context
from persona_gen.runs.library import Library
from persona_gen.sources.reports import CHECKED, report_beside
from persona_gen.web.history import begin_step, end_step, last_step

_LONGEST_FIELD = 2_000
MAY_BE_JUDGED = ("unverified", "unsupported")
"""Verdicts that a judge may change."""

_WRITING = threading.Lock()
"""One save at a time: between looking at a file and replacing it nobody else of this page writes."""


class ChangedMeanwhile(InputError):
    """The file is not the one that the page showed."""


def version(path: Path) -> str:
    """A name for what a file holds now: the start of its SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def recheck(
    library: Library, persona: Persona, path: str, text: str, cites: tuple[str, ...]
) -> tuple[CheckedClaim, tuple[str, ...]]:
    """The verdict on a sentence as it is being typed, by rules alone, and evidence it might cite besides."""
    index = library.prepared.index(library.segment(persona.segment))
    piece = piece_at(persona, path, text, cites)
    proposed = evidence_for(ClaimContext(path, piece, PersonaIndex(persona.name, index, persona), index))
    checked = check_claim(path, piece, persona.name, index, persona)
    return checked, tuple(i for i in proposed if i not in cites)


def judge(library: Library, name: str, paths: Collection[str]) -> CheckReport:
    """Ask the judge of the commands about the open claims at these paths, or all; its word is kept beside the persona.

    Raises `ConfigError` where no model is set that judges, and as the judge does.
    """
    asked = run_context(ModelFlags()).judge
    if asked is None:
        what = "no model is set that judges, and the embedded one does not"
        cure = "start persona-gen open again with OPENAI_API_KEY or OPENAI_BASE_URL set"
        raise ConfigError(what, cure=f"{cure}; PERSONA_GEN_JUDGE_MODEL names the model")
    file, persona = library.persona(name)
    seen, segment = version(file), library.segment(persona.segment)
    before = library.report(file, persona)
    texts = {c.text for c in before.claims if c.verdict in MAY_BE_JUDGED and (not paths or c.path in paths)}
    report = check_again(persona, library.prepared.index(segment), before, asked, texts)
    with _WRITING:
        if version(file) == seen:
            remake_persona_files(file, persona, segment, report)
    return report


def piece_at(persona: Persona, path: str, text: str, cites: tuple[str, ...]) -> Claim | Quotation | Trait:
    """What stands at a field path, with another text. Raises `InputError`."""
    if not text.strip() or len(text) > _LONGEST_FIELD:
        raise InputError(persona.name, path, "a sentence has 1 to 2,000 characters", cure="shorten it")
    old = dict(persona.claims()).get(path)
    if isinstance(old, Trait):
        label, colon, value = text.partition(":")
        if not colon or not value.strip():
            raise InputError(persona.name, path, "a line of the snapshot is LABEL: VALUE", cure="write it so")
        return Trait(attribute=label.strip(), value=value.strip(), cites=cites)
    if isinstance(old, Quotation) or path.startswith("quotes["):
        return Quotation(text=text.strip(), cites=cites)
    return Claim(text=text.strip(), cites=cites)


def save(library: Library, name: str, path: str, text: str | None, cites: tuple[str, ...], shown: str) -> None:
    """Exchange, add (one place past the end of a list) or remove (``text`` None) one sentence of a persona.

    ``shown`` is the version that the page was made from. Raises `ChangedMeanwhile` where the file has changed since,
    and `InputError` for a file that a page cannot rewrite without losing something.
    """
    with _WRITING:
        library.refresh(now=True)
        file, persona = library.persona(name)
        if version(file) != shown:
            _changed(file)
        new = _exchanged(persona, path, None if text is None else piece_at(persona, path, text, cites))
        _step(library, {file: json_file(new)}, [(file, new)])


def withdraw(library: Library, segment_name: str, speaker: str) -> list[Path]:
    """Take a speaker's words out of the segment's file and of every persona, as one step. Gives the changed files."""
    with _WRITING:
        library.refresh(now=True)
        segment = library.segment(segment_name)
        personas = library.personas
        left, changed = without_speaker(segment, [persona for _, persona in personas.values()], speaker)
        source = library.file_of(segment)
        if len(library.segments_in(source)) > 1:
            raise InputError(source, "", "it holds several segments", cure="give each segment a file of its own")
        text = json_file(left) if source.suffix.lower() == ".json" else segment_yaml(left)
        files = [(personas[persona.id][0], persona) for persona in changed]
        _step(library, {source: text, **{file: json_file(persona) for file, persona in files}}, files)
    return [source, *(file for file, _ in files)]


def undo(library: Library) -> list[Path]:
    """Put back what the last step replaced, all of it or, where a file has changed since, `ChangedMeanwhile`.

    Raises `InputError` for a step that the page cannot have written.
    """
    with _WRITING:
        step = last_step(library.folder)
        if step is None:
            return []
        files = {library.folder / name: name for name in step.versions}
        contents: dict[Path, bytes] = {}
        for file, name in files.items():
            earlier = step.earlier(name)
            if earlier is None or not file.is_file() or version(file) != step.versions[name]:
                _changed(file)
            contents[file] = earlier
            if report := step.earlier(name + CHECKED):
                contents[_checked(file)] = report
        for file, content in contents.items():
            write_bytes(file, content)
        shutil.rmtree(step.folder)
        library.refresh(now=True)
        _remake(library, [(file, persona) for file in files for persona in library.personas_in(file)], as_before=True)
    return list(files)


def undoes(folder: Path) -> list[str]:
    """The files that `undo` would put back, as they are called within the folder; none of a step that is not ours."""
    try:
        step = last_step(folder)
    except InputError:
        return []
    return list(step.versions) if step else []


def _step(library: Library, contents: Mapping[Path, str], personas: list[tuple[Path, Persona]]) -> None:
    """Keep what is there, write what is new, and note what was left, so that the step can be taken back."""
    for file in contents:
        _can_be_rewritten(file)
    names = {file: file.relative_to(library.folder).as_posix() for file in contents}
    earlier = {name: file.read_bytes() for file, name in names.items()}
    # What a judge said holds of this version, and was paid for.
    earlier |= {n + CHECKED: _checked(f).read_bytes() for f, n in names.items() if _checked(f).is_file()}
    step = begin_step(library.folder, earlier)
    for file, text in contents.items():
        write_text(file, text)
    end_step(library.folder, step, {name: version(file) for file, name in names.items()})
    library.refresh(now=True)
    _remake(library, personas)


def _remake(library: Library, personas: list[tuple[Path, Persona]], *, as_before: bool = False) -> None:
    """The pages that were made from these personas, where there are any; with the report that was put back beside."""
    for file, persona in personas:
        beside = any(file.with_name(file.stem + ending).exists() for ending in (".md", ".html", CHECKED))
        if beside and any(persona.claims()):
            segment = library.segment(persona.segment)
            report = report_beside(file) if as_before else None
            remake_persona_files(file, persona, segment, report or library.report(file, persona))


def _checked(file: Path) -> Path:
    return file.with_name(file.stem + CHECKED)


def _changed(file: Path) -> NoReturn:
    raise ChangedMeanwhile(file, "", "the file has changed since this page was made", cure="load the page again")


def _can_be_rewritten(file: Path) -> None:
    if file.suffix.lower() == ".json" or file.read_text(encoding="utf-8").startswith("schema: persona-gen/segment@"):
        return  # written by us
    what = "the page rewrites files that persona-gen wrote: comments and order of others would be lost"
    raise InputError(file, "", what, cure="edit it with an editor; this page follows")


def _exchanged(persona: Persona, path: str, piece: Claim | Quotation | Trait | None) -> Persona:
    field, bracket, number = path.removesuffix("]").partition("[")
    if bracket and field in (*CLAIM_LISTS, "snapshot", "quotes") and number.isdecimal():
        entries: list[Any] = list(getattr(persona, field))
        if int(number) <= len(entries):
            entries[int(number) : int(number) + 1] = [piece] if piece else []
            return persona.model_copy(update={field: tuple(entries)})
    elif path in dict(persona.claims()) and not isinstance(piece, Trait):
        return persona.with_changes({path: Claim(text=piece.text, cites=piece.cites) if piece else None})
    raise InputError(persona.name, path, "there is no such sentence", cure="load the page again")
