"""``batch export``, ``import``, ``submit`` and ``fetch``: a run whose requests a provider's batch, or vLLM, answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import SOME_FAILED, say
from persona_gen.cli.batch import batch_app, index_written
from persona_gen.cli.shared import EvidenceBudget, ModelOption, PromptsOption, Quiet, Rounds, noted, put, warnings_said
from persona_gen.errors import ConfigError
from persona_gen.files import real_path

if TYPE_CHECKING:
    from persona_gen.llm.cache import CompletionCache
    from persona_gen.llm.endpoint import Endpoint
    from persona_gen.runs.manifest import Manifest
    from persona_gen.runs.provider.requests import PendingRequests

Out = Annotated[
    Path, typer.Option("-o", "--out", metavar="DIR", help="Personas and manifest go there, requests into DIR/exchange.")
]


@batch_app.command(
    "export",
    epilog="""\b
Examples:
  persona-gen batch export segments/ -o personas/
  vllm run-batch -i personas/exchange/requests-1-1.jsonl -o results.jsonl --model MODEL
  persona-gen batch import results.jsonl -o personas/""",
)
def batch_export_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Segment files or folders.")],
    out: Out,
    model: ModelOption = None,
    rounds: Rounds = 2,
    evidence_budget: EvidenceBudget = 8000,
    prompts: PromptsOption = None,
    quiet: Quiet = False,
) -> None:
    """Write every segment's requests into batch files; ask nothing.

    Prints the files written. OPENAI_BASE_URL and the model say whose replies they will be. Rules alone check.
    """
    from persona_gen.runs.manifest import Manifest
    from persona_gen.runs.provider.requests import PendingRequests

    note = noted(quiet)
    if Path("-") in paths:
        raise ConfigError("segments from stdin cannot be read again when the results come", cure="give files")
    target = _endpoint(model, note)
    settings = {
        "model": target.model,
        "base_url": target.name,
        "rounds": rounds,
        "budget": evidence_budget,
        "prompts": str(real_path(prompts)) if prompts else None,
        "segments": [str(real_path(path)) for path in paths],
    }
    with Manifest(out) as manifest:
        pending = PendingRequests.load(out) if PendingRequests.exists(out) else PendingRequests(out, settings)
        if pending.pending and {**pending.settings, "segments": None} != {**settings, "segments": None}:
            what = f"{pending.folder} waits for answers to requests with another model or other settings"
            raise ConfigError(what, cure="import them first, or choose another -o")
        pending.settings = settings
        with warnings_said(quiet):
            _write_round(pending, manifest, _memory(note), note)


@batch_app.command(
    "import",
    epilog="""\b
Examples:
  persona-gen batch import results.jsonl errors.jsonl -o personas/
  persona-gen batch import -o personas/ --again""",
)
def batch_import_command(
    out: Out,
    results: Annotated[
        list[Path] | None, typer.Argument(metavar="RESULTS", help="Files of results, in any order.", show_default=False)
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask again for all that has no result by now.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read results into personas, and write the next requests.

    What failed or has to be repaired is asked in the next round, at most three times.
    """
    from persona_gen.runs.provider.results import import_results

    if not (results or again):
        raise ConfigError("no results are given", cure="name their files")
    note = noted(quiet)
    with _exported(out) as (pending, manifest):
        cache = _memory(note)
        for path in results or ():
            note(str(import_results(path, pending, cache)))
        if again:
            note(f"{pending.give_up('no result came')} requests without a result are asked again")
        with warnings_said(quiet):
            _write_next(pending, manifest, cache, note)


@batch_app.command(
    "submit",
    epilog="""\b
Example:
  persona-gen batch submit -o personas/ && persona-gen batch fetch -o personas/ --wait""",
)
def batch_submit_command(out: Out, quiet: Quiet = False) -> None:
    """Have the provider answer the request files. None is submitted twice."""
    from persona_gen.runs.provider.api import Provider
    from persona_gen.runs.provider.submissions import submit as submit_all

    note = noted(quiet)
    with _exported(out) as (pending, _):
        if not submit_all(pending, Provider(_same_endpoint(pending)), note):
            note("nothing is left to submit")


@batch_app.command(
    "fetch",
    epilog="""\b
Example:
  persona-gen batch fetch -o personas/ --wait""",
)
def batch_fetch_command(
    out: Out,
    wait: Annotated[bool, typer.Option("--wait", help="Look every minute until all have ended.")] = False,
    quiet: Quiet = False,
) -> None:
    """Import the results of submitted batches that have ended."""
    from persona_gen.runs.provider.api import Provider
    from persona_gen.runs.provider.submissions import fetch as fetch_all

    note = noted(quiet)
    with _exported(out) as (pending, manifest):
        cache = _memory(note)
        fetched = fetch_all(pending, Provider(_same_endpoint(pending)), cache, note, wait=wait)
        if fetched.ended or not fetched.running:  # the latter where a fetch was killed before it came to this
            with warnings_said(quiet):
                _write_next(pending, manifest, cache, note)
        else:
            note(
                f"next: persona-gen batch fetch -o {out} --wait; if it never ends: persona-gen batch import -o {out} "
                "--again, which asks and pays for its requests anew"
            )


@contextmanager
def _exported(out: Path) -> Iterator[tuple[PendingRequests, Manifest]]:
    """The exchange of an output folder, which no other run has meanwhile. Raises `ConfigError`."""
    from persona_gen.runs.manifest import Manifest
    from persona_gen.runs.provider.requests import PendingRequests

    if not PendingRequests.exists(out):
        raise ConfigError(f"nothing was exported to {out}", cure="run persona-gen batch export PATH... -o DIR first")
    with Manifest(out) as manifest:
        yield PendingRequests.load(out), manifest


def _endpoint(model: str | None, note: Callable[[str], None]) -> Endpoint:
    """The endpoint whose replies are to come. Raises `ConfigError` where that would be the embedded model."""
    from persona_gen.runs.context import EMBEDDED, endpoint

    named = model or os.environ.get("PERSONA_GEN_MODEL")
    if named == EMBEDDED or not (os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL")):
        cure = "set OPENAI_BASE_URL or OPENAI_API_KEY, or run persona-gen batch PATH... -o DIR"
        raise ConfigError("the embedded model reads no batch files", cure=cure)
    return endpoint(model, os.environ, note)


def _same_endpoint(pending: PendingRequests) -> Endpoint:
    """The endpoint of the exchange, with the key of the environment. Raises `ConfigError` where that is another's."""
    from persona_gen.llm.endpoint import remote

    url, key = os.environ.get("OPENAI_BASE_URL"), os.environ.get("OPENAI_API_KEY")
    target = remote(pending.settings["model"], url, key)
    if target.name != pending.settings["base_url"]:
        what = f"the requests are for {pending.settings['base_url']}, and the environment says {target.name}"
        raise ConfigError(what, cure="set OPENAI_BASE_URL as it was at the export")
    return target


def _memory(note: Callable[[str], None]) -> CompletionCache:
    from persona_gen.llm.cache import CompletionCache, default_path

    return CompletionCache(default_path(), note=note)


def _write_next(
    pending: PendingRequests, manifest: Manifest, cache: CompletionCache, note: Callable[[str], None]
) -> None:
    """The round after results; what is odd about the segments was said at the export."""
    import warnings

    from persona_gen.sources.reading import SourceWarning

    warnings.simplefilter("ignore", SourceWarning)
    _write_round(pending, manifest, cache, note)


def _write_round(
    pending: PendingRequests, manifest: Manifest, cache: CompletionCache, note: Callable[[str], None]
) -> None:
    """Write personas and requests, print the request files, and say what to do next."""
    from persona_gen.runs.provider.rounds import next_steps, write_round

    written = write_round(pending, manifest, cache, note, say)
    if written.done:
        index_written(manifest.folder, written.work)
    put("".join(f"{pending.shard(name)}\n" for name in pending.written))
    note(str(written))
    for line in next_steps(pending, manifest.folder):
        note(line)
    if written.failed and not written.waiting:
        raise typer.Exit(SOME_FAILED)
