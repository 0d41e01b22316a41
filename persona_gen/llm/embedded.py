"""The embedded model: llama.cpp's server inside this process, on loopback, started at the first completion.

Needs the extra ``local``. Since the server is no process of its own, nothing is left of it, however this one ends.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from persona_gen.errors import ConfigError, ModelUnavailable
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.weights import QWEN, Weights, cache_folder, fingerprint, own_gguf, refuse_rotten, ways_out

CONTEXT_TOKENS = 4096
PROMPT_CACHE_MIB = 256
"""Room for the states of some ten prompts (28 kB a token): writer and judge take turns with different openings."""
READY_SECONDS = 120.0


def embedded(
    note: Callable[[str], None] = lambda _: None, weights: Weights = QWEN, environment: Mapping[str, str] = os.environ
) -> Endpoint:
    """The embedded model, or the GGUF file that ``PERSONA_GEN_GGUF`` names; nothing is started yet.

    Raises `ConfigError` if the extra is missing, the file is no GGUF, or the processor lacks AVX2.
    """
    if importlib.util.find_spec("xllamacpp") is None:
        raise ConfigError("no model is set, and the embedded one is not installed", cure=ways_out())
    refuse_old_processor()
    if own := environment.get("PERSONA_GEN_GGUF"):
        file = own_gguf(Path(own))
        sha256 = fingerprint(file, cache_folder())
    else:
        weights.installed()
        file, sha256 = Path(weights.file), weights.sha256

    def connect() -> tuple[str, str]:
        if own:
            refuse_rotten(file, sha256, cache_folder())
        return _serve(file if own else weights.assembled(cache_folder(), note), note)

    return Endpoint(
        model=file.stem,
        name=f"embedded:{sha256[:8]}",
        connect=connect,
        small=True,
        sampling={"temperature": 0, "cache_prompt": True},
    )


def refuse_old_processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> None:
    """Say in words what would otherwise be an illegal instruction. Where the file is missing nothing is known."""
    try:
        flags = [line.split() for line in cpuinfo.read_text().splitlines() if line.startswith("flags")]
    except OSError:
        return
    if flags and "avx2" not in flags[0]:
        cure = "set OPENAI_API_KEY, or OPENAI_BASE_URL to a server elsewhere"
        raise ConfigError("the embedded model needs a processor with AVX2, and this one has none", cure=cure)


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
        raise ConfigError(f"the embedded model's runtime does not load here: {error}", cure=ways_out()) from error
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
    import http.client  # noqa: PLC0415 - it loads OpenSSL, which the rules alone do without

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
