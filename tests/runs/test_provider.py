"""A provider's batches, on a real loopback server: nothing is submitted twice, and all that comes back is imported."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback import Answer, refused, said
from many_segments import persona, write_segments
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.errors import (
    AccessDenied,
    ConfigError,
    InputError,
    InvalidReply,
    ModelError,
    ModelRejected,
    ModelUnavailable,
)
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.endpoint import remote
from persona_gen.runs.provider.api import Provider
from persona_gen.runs.provider.requests import PendingRequests
from persona_gen.runs.provider.submissions import Submissions, fetch, submit

pytestmark = pytest.mark.slow  # real servers, real waits

BODY = {"model": "m", "messages": [], "response_format": {"json_schema": {"name": "RepairDraft"}}}


def good(_: dict[str, Any]) -> Answer:
    """A reply to `BODY`."""
    return said({"claims": []})


class FakeProvider(ThreadingHTTPServer):
    """Keeps files and batches. A batch goes through ``statuses`` as it is looked at, and then has ended as the last.

    ``answer`` makes the reply to each body, None for one that expires. ``refusal`` answers every request while it is
    set. ``pause_after`` is a path at which a request is carried out and never answered; ``paused`` says that this has
    come.
    """

    daemon_threads = True

    def __init__(self, answer: Callable[[dict[str, Any]], Answer | None] = good) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"
        self.answer = answer
        self.statuses = ["completed"]
        self.files: dict[str, tuple[str, bytes]] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.looks: dict[str, deque[str]] = {}
        self.refusal: Answer | None = None
        self.pause_after = ""
        self.paused, self.closing = threading.Event(), threading.Event()

    def take_file(self, content_type: str, body: bytes) -> dict[str, Any]:
        """Store an upload."""
        form = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
        parts = {part.get_param("name", header="content-disposition"): part for part in form.walk()}
        assert parts["purpose"].get_payload() == "batch"
        return self.store(str(parts["file"].get_filename()), parts["file"].get_payload(decode=True))

    def store(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep a file under a new id."""
        self.files[f"file-{len(self.files) + 1}"] = (name, content)
        return self.file(f"file-{len(self.files)}")

    def file(self, key: str) -> dict[str, Any]:
        """A file as the API shows it."""
        name, content = self.files[key]
        return {
            "id": key,
            "object": "file",
            "filename": name,
            "bytes": len(content),
            "purpose": "batch",
            "created_at": 1,
        }

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        """Begin a batch."""
        assert (request["endpoint"], request["completion_window"]) == ("/v1/chat/completions", "24h")
        key = f"batch_{len(self.batches) + 1}"
        self.batches[key] = {"id": key, "object": "batch", "status": "validating", "created_at": 1, **request}
        self.looks[key] = deque(self.statuses)
        return self.batches[key]

    def look(self, key: str) -> dict[str, Any]:
        """How a batch stands; it ends at the last of its statuses."""
        batch = self.batches[key]
        if self.looks[key]:
            batch["status"] = self.looks[key].popleft()
            if not self.looks[key]:
                self._end(batch)
        return batch

    def _end(self, batch: dict[str, Any]) -> None:
        if batch["status"] == "failed":
            batch["errors"] = {"object": "list", "data": [{"code": "token_limit_exceeded", "message": "wait"}]}
            return
        output, errors = [], []
        for line in reversed(self.files[batch["input_file_id"]][1].splitlines()):
            request = json.loads(line)
            result = {"id": "r", "custom_id": request["custom_id"], "response": None, "error": None}
            if reply := self.answer(request["body"]):
                output.append({**result, "response": {"status_code": 200, "request_id": "r", "body": reply.body}})
            else:
                errors.append({**result, "error": {"code": "batch_expired", "message": "too late"}})
        for kind, lines in (("output", output), ("error", errors)):
            if lines:
                text = "".join(json.dumps(line) + "\n" for line in lines)
                batch[f"{kind}_file_id"] = self.store(f"{kind}.jsonl", text.encode())["id"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeProvider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        provider, path = self.server, self.path.removeprefix("/v1")
        if provider.refusal:
            self.wfile.write(b"".join(provider.refusal.wire()))
            return
        is_file = path == "/files"
        made = provider.take_file(self.headers["Content-Type"], body) if is_file else provider.create(json.loads(body))
        if path == provider.pause_after:
            provider.paused.set()
            provider.closing.wait()
        self._send(json.dumps(made).encode())

    def do_GET(self) -> None:
        provider, place = self.server, urlsplit(self.path.removeprefix("/v1"))
        after = parse_qs(place.query).get("after")
        if provider.refusal:
            self.wfile.write(b"".join(provider.refusal.wire()))
            return
        match place.path.strip("/").split("/"):
            case ["files"]:
                content = self._page([provider.file(key) for key in provider.files], after)
            case ["batches"]:
                content = self._page(list(provider.batches.values()), after)
            case ["batches", key]:
                content = provider.look(key)
            case ["files", key, "content"]:
                self._send(provider.files[key][1])
                return
        self._send(json.dumps(content).encode())

    def _page(self, found: list[dict[str, Any]], after: list[str] | None) -> dict[str, Any]:
        """One at a time, so that whoever looks for something has to turn pages."""
        at = [each["id"] for each in found].index(after[0]) + 1 if after else 0
        return {"object": "list", "data": found[at : at + 1], "has_more": at + 1 < len(found)}

    def _send(self, content: bytes) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        self.wfile.write(head.encode() + content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[FakeProvider]:
    """A provider that completes every batch at once."""
    with FakeProvider() as provider:
        thread = threading.Thread(target=provider.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield provider
        provider.closing.set()
        provider.shutdown()
        thread.join()


@pytest.fixture
def pending(tmp_path: Path) -> PendingRequests:
    """Three requests in one file."""
    pending = PendingRequests(tmp_path, {"model": "m"})
    with pending.next_round():
        for letter in "abc":
            pending.ask(letter * 64, BODY)
    return pending


@pytest.fixture
def cache(tmp_path: Path) -> CompletionCache:
    """An empty one."""
    return CompletionCache(tmp_path / "memory.sqlite")


def at(url: str) -> Provider:
    """The provider there."""
    return Provider(remote("m", url, "key"))


def test_what_is_submitted_is_fetched_when_it_has_ended(
    server: FakeProvider, pending: PendingRequests, cache: CompletionCache
) -> None:
    """Upload, batch, a look while it is in progress, then output and error file are downloaded and imported."""
    server.statuses = ["in_progress", "completed"]
    replies = iter([said({"claims": []}), None, said({"claims": []})])
    server.answer = lambda _: next(replies)
    notes: list[str] = []
    assert submit(pending, at(server.url), notes.append) == ["requests-1-1"]
    [(name, content)] = server.files.values()
    assert content == pending.shard("requests-1-1").read_bytes()
    assert server.batches["batch_1"]["metadata"] == {"made_by": "persona-gen", "requests": name}

    assert fetch(pending, at(server.url), cache, notes.append) == (0, 1)
    assert "requests-1-1.jsonl (batch_1) is in_progress" in notes
    assert len(pending.unanswered) == 3

    assert fetch(pending, at(server.url), cache, notes.append) == (1, 0)
    assert {key[0]: asked.failed for key, asked in pending.unanswered.items()} == {"b": "batch_expired: too late"}
    assert cache.get("a" * 64)
    assert cache.get("c" * 64)
    assert {path.name for path in pending.folder.iterdir()} >= {"output-1-1.jsonl", "errors-1-1.jsonl"}
    assert fetch(pending, at(server.url), cache, notes.append) == (0, 0)


def test_nothing_is_submitted_twice(server: FakeProvider, pending: PendingRequests) -> None:
    """A second time there is nothing left to do; what a later round asks is submitted alone."""
    submit(pending, at(server.url), print)
    assert submit(pending, at(server.url), print) == []
    with pending.next_round():
        pending.ask("d" * 64, BODY)
    assert submit(pending, at(server.url), print) == ["requests-2-1"]
    assert [batch["input_file_id"] for batch in server.batches.values()] == ["file-1", "file-2"]


def test_waiting_ends_when_the_last_batch_has(
    server: FakeProvider, pending: PendingRequests, cache: CompletionCache
) -> None:
    """With `--wait` it looks again and again, and says only what is new."""
    server.statuses = ["validating", "in_progress", "in_progress", "finalizing", "completed"]
    notes: list[str] = []
    submit(pending, at(server.url), notes.append)
    assert fetch(pending, at(server.url), cache, notes.append, wait=True, pause=0.01) == (1, 0)
    assert [note.rpartition(" ")[2] for note in notes if " is " in note] == ["validating", "in_progress", "finalizing"]
    assert pending.unanswered == {}


def test_a_file_that_is_partly_answered_is_not_submitted(
    server: FakeProvider, pending: PendingRequests, cache: CompletionCache
) -> None:
    """What was answered elsewhere is not bought again; only what is left goes out, in a file of its own."""
    del pending.unanswered["a" * 64]
    notes: list[str] = []
    assert submit(pending, at(server.url), notes.append) == []
    assert "1 of 3 requests have results, so it is not submitted; persona-gen batch import --again" in notes[-1]
    pending.give_up("no result came")
    with pending.next_round():
        pending.ask("b" * 64, BODY)
    assert submit(pending, at(server.url), notes.append) == ["requests-2-1"]
    assert fetch(pending, at(server.url), cache, notes.append) == (1, 0)


def test_a_request_file_that_is_gone_is_told(server: FakeProvider, pending: PendingRequests) -> None:
    """Its requests can be written anew."""
    pending.shard("requests-1-1").unlink()
    with pytest.raises(InputError, match=r"requests-1-1\.jsonl: cannot be read .*; persona-gen batch import --again"):
        submit(pending, at(server.url), print)


@pytest.mark.parametrize("status", ["expired", "cancelled", "completed"])
def test_what_a_batch_that_has_ended_does_not_answer_has_failed(
    server: FakeProvider, pending: PendingRequests, cache: CompletionCache, status: str
) -> None:
    """Nobody waits for it any longer; it goes into the next round."""
    server.statuses = [status]
    submit(pending, at(server.url), print)
    server.files["file-1"] = ("cut", server.files["file-1"][1].splitlines()[0])
    notes: list[str] = []
    fetch(pending, at(server.url), cache, notes.append)
    reasons = {asked.failed for asked in PendingRequests.load(pending.folder.parent).unanswered.values()}
    assert reasons == {f"the batch ended ({status}) without a result"}
    assert "for 2 requests" in notes[-1]


def test_a_batch_that_is_refused_as_a_whole_can_be_submitted_again(
    server: FakeProvider, pending: PendingRequests, cache: CompletionCache
) -> None:
    """The provider's reason is told, and no request counts as asked in vain."""
    server.statuses = ["failed"]
    notes: list[str] = []
    submit(pending, at(server.url), notes.append)
    fetch(pending, at(server.url), cache, notes.append)
    assert "batch_1 was refused (token_limit_exceeded: wait)" in notes[-1]
    assert {asked.failed for asked in pending.unanswered.values()} == {None}
    server.statuses = ["completed"]
    assert submit(pending, at(server.url), notes.append) == ["requests-1-1"]
    assert fetch(pending, at(server.url), cache, notes.append) == (1, 0)
    assert pending.unanswered == {}


SUBMIT = """
import sys
from pathlib import Path
from persona_gen.runs.provider.api import Provider
from persona_gen.runs.provider.requests import PendingRequests
from persona_gen.runs.provider.submissions import submit
from persona_gen.llm.endpoint import remote
submit(PendingRequests.load(Path(sys.argv[1])), Provider(remote("m", sys.argv[2], "key")), print)
"""


@pytest.mark.parametrize(("path", "noted"), [("/files", None), ("/batches", "file-2")])
def test_a_kill_before_the_note_submits_nothing_twice(
    server: FakeProvider, pending: PendingRequests, path: str, noted: str | None
) -> None:
    """kill -9 after the provider took the upload, or the batch, and before anybody noted it: both are found again."""
    server.store("another.jsonl", b"{}")
    server.create({"endpoint": "/v1/chat/completions", "completion_window": "24h", "input_file_id": "file-1"})
    server.pause_after = path
    command = [sys.executable, "-c", SUBMIT, str(pending.folder.parent), server.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert server.paused.wait(60)
        process.kill()
    assert Submissions(pending.folder)["requests-1-1"].file == noted
    server.pause_after = ""
    assert submit(pending, at(server.url), print) == ["requests-1-1"]
    assert (len(server.files), len(server.batches)) == (2, 2)
    assert Submissions(pending.folder)["requests-1-1"].batch == "batch_2"


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (refused(401, "bad key"), AccessDenied, "HTTP 401: bad key.*check OPENAI_API_KEY"),
        (refused(404, "Not Found"), ModelRejected, "has no batches API; answer the request files otherwise"),
        (Answer({"detail": "Method Not Allowed"}, status=405), ModelRejected, "has no batches API"),
        (refused(413, "too large"), ModelRejected, "HTTP 413"),
        (refused(429, "quota", code="insufficient_quota"), AccessDenied, "top up the account"),
        (Answer("<html>Sign in</html>"), InvalidReply, "something other than files or batches; check OPENAI_BASE_URL"),
        (Answer({"hello": "there"}), InvalidReply, "something other than files or batches"),
    ],
    ids=["401", "404", "405", "413", "quota", "web page", "other JSON"],
)
def test_a_refused_upload_is_one_line_and_can_be_tried_again(
    pending: PendingRequests, server: FakeProvider, answer: Answer, error: type[ModelError], words: str
) -> None:
    """Whatever the endpoint says to it, nothing counts as submitted."""
    server.refusal = answer
    for _ in range(2):  # the second time it looks first whether the file is there already
        with pytest.raises(error, match=words):
            submit(pending, at(server.url), print)
    server.refusal = None
    submit(pending, at(server.url), print)
    assert len(server.batches) == 1


def test_a_batch_that_may_have_begun_is_not_begun_again(pending: PendingRequests, server: FakeProvider) -> None:
    """An error after the request was sent is not retried; the same command finds the batch and goes on."""
    server.pause_after = "/batches"
    provider = at(server.url)
    provider._sdk.timeout = 0.5
    with pytest.raises(ModelUnavailable, match="run the same command again later"):
        submit(pending, provider, print)
    server.pause_after = ""
    submit(pending, at(server.url), print)
    assert len(server.batches) == 1


def test_a_batch_the_provider_does_not_know_is_told(
    pending: PendingRequests, cache: CompletionCache, server: FakeProvider
) -> None:
    """Another key, or a batch that was deleted: no request counts as failed."""
    submit(pending, at(server.url), print)
    server.refusal = refused(404, "No batch found")
    with pytest.raises(ModelRejected, match=r"does not know batch batch_1 .*check OPENAI_API_KEY"):
        fetch(pending, at(server.url), cache, print)
    assert {asked.failed for asked in pending.unanswered.values()} == {None}


def test_a_damaged_note_is_told(pending: PendingRequests) -> None:
    """Without the note something might be submitted twice, so nothing is."""
    (pending.folder / "batches.json").write_text('{"requests-1-1"')
    with pytest.raises(ConfigError, match=r"batches\.json cannot be read"):
        submit(pending, at("http://127.0.0.1:9/v1"), print)


def test_the_commands_from_segments_to_personas(
    tmp_path: Path, server: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """export, submit and fetch --wait write every persona; a refused key ends with exit code 3."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("PERSONA_GEN_MODEL", "m")
    server.answer = persona
    out = tmp_path / "out"

    def batch(*arguments: object) -> str:
        result = CliRunner().invoke(app, ["batch", *map(str, arguments), "-q"])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert batch("export", write_segments(tmp_path / "segments", 3), "-o", out).count("\n") == 1
    batch("submit", "-o", out)
    assert batch("fetch", "-o", out, "--wait") == ""
    assert len(list(out.glob("*.md"))) == 3
    batch("submit", "-o", out)
    assert len(server.batches) == 1


class Commands:
    """`batch export`, `submit`, `fetch` and `import` over four segments; each says what it did, on either stream."""

    def __init__(self, folder: Path, server: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in (("XDG_CACHE_HOME", folder / "cache"), ("OPENAI_BASE_URL", server.url)):
            monkeypatch.setenv(name, str(value))
        monkeypatch.setenv("PERSONA_GEN_MODEL", "m")
        self.out = folder / "out"
        self("export", write_segments(folder / "segments", 4))

    def __call__(self, *arguments: object) -> str:
        """What a command said; it must have gone well."""
        result = CliRunner().invoke(app, ["batch", *map(str, arguments), "-o", str(self.out)])
        assert result.exit_code == 0, result.output
        return result.output

    @property
    def personas(self) -> int:
        """How many were written."""
        return len(list(self.out.glob("*.md")))


def half() -> Callable[[dict[str, Any]], Answer | None]:
    """Answers every other request."""
    count = iter(range(1000))
    return lambda body: persona(body) if next(count) % 2 else None


ENDINGS: list[tuple[str, Callable[[dict[str, Any]], Answer | None], int, str]] = [
    ("expired", half(), 2, "2 replies new"),
    ("cancelled", half(), 2, "2 replies new"),
    ("completed", half(), 2, "2 replies new"),
    ("cancelled", lambda _: None, 0, "4 failed (4 × batch_expired: too late)"),
    ("completed", lambda _: refused(500, "busy"), 0, "4 failed"),
    ("failed", persona, 0, "was refused (token_limit_exceeded: wait)"),
]


@pytest.mark.parametrize(("status", "answer", "kept", "words"), ENDINGS)
def test_a_batch_that_did_not_do_all_is_gone_on_with(
    tmp_path: Path,
    server: FakeProvider,
    monkeypatch: pytest.MonkeyPatch,
    status: str,
    answer: Callable[[dict[str, Any]], Answer | None],
    kept: int,
    words: str,
) -> None:
    """What came is written and never asked again; what did not is told with the command that submits it, and comes."""
    server.statuses, server.answer = [status], answer
    batch = Commands(tmp_path, server, monkeypatch)
    batch("submit")
    told = batch("fetch")
    assert words in told
    assert f"{kept} personas written" in told
    assert f"persona-gen batch submit -o {batch.out}" in told
    if status != "failed":  # then nothing is out, and it says so
        assert f"{4 - kept} of them not submitted: persona-gen batch submit -o {batch.out}" in batch("fetch")
    assert batch.personas == kept

    server.statuses, server.answer = ["completed"], persona
    assert f"{4 - kept} requests submitted" in batch("submit")
    assert f"{4 - kept} personas written, {kept} unchanged, 0 failed, 0 wait" in batch("fetch")
    assert "nothing is left to submit" in batch("submit")
    assert (batch.personas, len(server.batches)) == (4, 2)


def test_a_batch_that_never_ends_is_given_up(
    tmp_path: Path, server: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way on is told; nobody waits for it any longer, and what it answers late changes nothing."""
    server.statuses, server.answer = ["in_progress"] * 50, persona
    batch = Commands(tmp_path, server, monkeypatch)
    batch("submit")
    assert f"if it never ends: persona-gen batch import -o {batch.out} --again" in batch("fetch")
    assert "4 requests without a result are asked again" in batch("import", "--again")
    server.statuses = ["completed"]
    batch("submit")
    assert "4 personas written" in batch("fetch", "--wait")
    server.looks["batch_1"].clear()
    server.looks["batch_1"].append("completed")
    assert "0 personas written, 4 unchanged" in batch("fetch")
    assert batch.personas == 4
