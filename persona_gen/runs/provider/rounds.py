"""A round of an exchange: personas from what has been answered, requests for the rest, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_gen.errors import Deferred
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.manifest import Manifest
from persona_gen.runs.outcomes import Outcome
from persona_gen.runs.provider.requests import PendingRequests
from persona_gen.runs.provider.submissions import Submissions
from persona_gen.runs.run import RunContext, write_job
from persona_gen.runs.worklist import Worklist, begun
from persona_gen.sources.reading import source_files
from persona_gen.writer.write_persona import WritingOptions


@dataclass
class Round:
    """The segments of a round: with a persona, without one for good, and those that wait for an answer."""

    work: Worklist
    done: int = 0
    failed: int = 0
    waiting: int = 0

    def __str__(self) -> str:
        return (
            f"{self.done} personas written, {self.work.unchanged} unchanged, {self.failed} failed, "
            f"{self.waiting} wait for answers"
        )


def write_round(
    pending: PendingRequests,
    manifest: Manifest,
    cache: CompletionCache,
    note: Callable[[str], None],
    warn: Callable[[str], None],
) -> Round:
    """Write what can be written from the memory, and the requests that the rest waits for; nothing is sent.

    ``warn`` hears of every failure, ``note`` what the client says. Raises `ConfigError`.
    """
    s = pending.settings
    client = Client(remote(s["model"], s["base_url"]), cache=cache, outbox=pending.ask, note=note)  # no key is needed
    prompts = Prompts(Path(s["prompts"]) if s["prompts"] else None)
    context = RunContext(client, prompts, WritingOptions("auto", s["rounds"], s["budget"]))
    sources = [source for path in s["segments"] for source in source_files(Path(path))]
    settings = context.sha256
    done = Round(Worklist(sources, manifest, settings))
    with pending.next_round():
        for item in begun(done.work, manifest, settings):
            try:
                outcome = (
                    item if isinstance(item, Outcome) else write_job(item, context.write, manifest.folder, settings)
                )
            except Deferred:
                done.waiting += 1
                continue
            manifest.add(outcome)
            done.done += outcome.status == "done"
            done.failed += outcome.status == "failed"
            if outcome.error:
                warn(f"{outcome.segment}: {outcome.error}" if outcome.segment else outcome.error)
    return done


def next_steps(pending: PendingRequests, out: Path) -> Iterator[str]:
    """The commands to go on with after a round whose files are in ``out``; none where nothing waits."""
    if pending.written:
        yield (
            f"next: persona-gen batch submit -o {out}; or have the files answered otherwise, "
            f"then persona-gen batch import RESULTS -o {out}"
        )
    elif unanswered := sum(pending.pending.values()):
        submitted = {shard for shard, each in Submissions(pending.folder).items() if each.batch}
        new = sum(count for shard, count in pending.pending.items() if shard not in submitted)
        submit = f", {new} of them not submitted: persona-gen batch submit -o {out}" if new else ""
        again = f"if none will come: persona-gen batch import -o {out} --again"
        yield f"{unanswered} requests have no result yet{submit}; {again}"
