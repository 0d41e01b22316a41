"""What was changed from the page, as steps that can be taken back.

A step lies in the folder that is served, so that whoever sends that folder may have written it: it is read as any file
of somebody else's, and can name nothing but personas and segments of the folder.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.files import make_folder, real_path, write_bytes, write_text

HIDDEN = ".persona-gen"
"""The folder within the folder that holds what is ours alone: history and what was brought."""
STEP = "step.json"
"""What a step says of itself: the files it changed, and the version that it left of each."""
MOST_STEPS = 500
CHANGEABLE = (".json", ".yaml", ".yml")
_CURE = "remove this folder: the step cannot be taken back"


@dataclass(frozen=True)
class Step:
    """The folder of one step, and of each file it changed its name within the served folder and the version left."""

    folder: Path
    versions: Mapping[str, str]

    def earlier(self, name: str) -> bytes | None:
        """What a file held before; None where nothing was kept. Raises `InputError` for a link."""
        kept = self.folder / name.replace("/", "--")
        if kept.is_symlink():
            raise InputError(kept, "", "this is a link, and no earlier version", cure=_CURE)
        return kept.read_bytes() if kept.is_file() else None


def hidden(folder: Path, name: str) -> Path:
    """A folder of ours within the folder. Raises `InputError` for a link that leads out of it."""
    path = folder / HIDDEN / name
    if not real_path(path).is_relative_to(real_path(folder)):
        raise InputError(path, "", "this is a link out of the folder", cure="remove the link")
    return path


def last_step(folder: Path) -> Step | None:
    """The step that can be taken back. Raises `InputError` for one that the page cannot have written."""
    kept = _steps(folder)
    if not kept:
        return None
    file = kept[-1] / STEP
    try:
        versions = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise InputError(file, "", "this is no step of the page", cure=_CURE) from None
    names = versions if isinstance(versions, dict) else {"": versions}
    for name, left in names.items():
        if not isinstance(left, str) or not _is_changeable(folder, name):
            raise InputError(file, "", f'"{name}" is no persona or segment of the folder', cure=_CURE)
    return Step(kept[-1], names)


def _is_changeable(folder: Path, name: str) -> bool:
    """Whether a name is one of a file that the page changes: inside the folder, and not in what is hidden."""
    path = Path(name)
    if path.is_absolute() or path.suffix.lower() not in CHANGEABLE or {"..", HIDDEN}.intersection(path.parts):
        return False
    return real_path(folder / path).is_relative_to(real_path(folder))


def begin_step(folder: Path, earlier: Mapping[str, bytes]) -> Path:
    """Keep what files held, by their names within the folder; gives the folder of the step."""
    step = hidden(folder, "history") / datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    make_folder(step)
    for name, content in earlier.items():
        write_bytes(step / name.replace("/", "--"), content)
    return step


def end_step(folder: Path, step: Path, versions: Mapping[str, str]) -> None:
    """Note which version of each file a step left, so that it can be taken back; the oldest steps go."""
    write_text(step / STEP, json.dumps(versions))
    for old in _steps(folder)[:-MOST_STEPS]:
        shutil.rmtree(old)


def _steps(folder: Path) -> list[Path]:
    """Oldest first: a folder of earlier versions for each step."""
    kept = hidden(folder, "history")
    if not kept.is_dir():
        return []
    return sorted(path for path in kept.iterdir() if not path.is_symlink() and (path / STEP).is_file())
