"""What README and docs/ show of the program is made by it: `python scripts/docs.py` writes it, `--check` compares.

A block stands between ``<!-- run: COMMAND -->``, ``<!-- card: STEM: HEADINGS -->``, ``<!-- review: STEM -->`` or
``<!-- table: rules -->`` and ``<!-- end -->``. A run is done here. A card or a review is that of a run stored in
fixtures, since a model takes its time; only the verdicts on a card are taken anew, so that they are always those of the
rules as they are.
"""

from __future__ import annotations

import re
import shlex
import sys
import warnings
from functools import cache
from pathlib import Path

from typer.testing import CliRunner

from persona_gen.checker.check import check
from persona_gen.checker.judging import RememberedJudge
from persona_gen.checker.rules import RULE_MODULES, RULES_BY_ID
from persona_gen.cli import app
from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.domain.review import Review
from persona_gen.report import json as as_json
from persona_gen.report import markdown, review_text, text
from persona_gen.sources.reading import SourceWarning, read_personas, read_segments

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PERSONAS = ROOT / "fixtures" / "personas"
WIDTH = 88

BLOCK = re.compile(r"(<!-- (run|card|review|table): (.+?) -->\n).*?(<!-- end -->)", re.S)
COMMAND = re.compile(r"<!-- command: (\w+) -->\n```sh\n(.+?)\n```", re.S)


def commands(readme: str) -> dict[str, str]:
    """The README's commands by their names: ``main`` and ``tests``."""
    return dict(COMMAND.findall(readme))


def run(command: str) -> str:
    """The command with what it prints on both streams and, where it is not 0, its exit code."""
    result = CliRunner().invoke(
        app, shlex.split(command)[1:], prog_name="persona-gen", env={"COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    )
    code = f"$ echo $?\n{result.exit_code}\n" if result.exit_code else ""
    return f"$ {command}\n{result.output.rstrip()}\n{code}"


def card(stem: str, headings: list[str]) -> str:
    """The head of a stored persona's card, its sections with these headings, and its end; the rest is dots."""
    first, legend, *sections, end = text.card(*stored(stem), width=WIDTH).strip().split("\n\n")
    shown = [section if section.split("\n")[0] in headings else "…" for section in sections]
    shown = [section for before, section in zip(["", *shown], shown, strict=False) if (before, section) != ("…", "…")]
    return "\n\n".join([first, legend, *shown, end]) + "\n"


def review(stem: str) -> str:
    """A stored review's verdicts, matrix and first reaction; the rest is dots."""
    stored = Review.model_validate_json((ROOT / "fixtures" / "reviews" / f"{stem}.json").read_text(encoding="utf-8"))
    segments = read_segments(ROOT / "fixtures" / "anxious-first-time-buyers.yaml")
    personas = read_personas(PERSONAS / "emma-by-hand.yaml")
    parts = review_text.review(stored, personas, segments, width=WIDTH).strip().split("\n\n")
    return "\n\n".join([*parts[: len(stored.verdicts) + 4], "…"]) + "\n"


def rules() -> str:
    """All rules, as a table, each with the modules that raise it."""
    rows = []
    for rule in RULES_BY_ID.values():
        raised_in = [m.__name__.rpartition(".")[2] for m in RULE_MODULES if rule in vars(m).values()]
        where = ", ".join(f"`{name}`" for name in raised_in)
        sentence, evidence = rule.example
        rows.append(
            f"| `{rule.id}` | {rule.verdict} | {rule.objects_to} | {sentence} ({evidence}) | {rule.silent} | {where} |"
        )
    head = ("rule", "verdict", "objects to", "example (evidence)", "silent", "code")
    return "\n".join([f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *rows]) + "\n"


def stored(stem: str) -> tuple[Persona, Segment, CheckReport]:
    """A stored persona, its segment and its check by today's rules.

    What the writer was not shown that day, and what a judge said of the sentences that day, is kept.
    """
    (persona,) = read_personas(PERSONAS / f"{stem}.json")
    (segment,) = read_segments(ROOT / "fixtures" / f"{persona.segment}.yaml")
    then = CheckReport.model_validate_json((PERSONAS / f"{stem}.check.json").read_text(encoding="utf-8"))
    judge = RememberedJudge(then.judge) if then.judge else None
    return persona, segment, check(persona, segment, judge=judge, before=then, left_out=then.ledger.left_out)


@cache
def generated() -> dict[Path, str]:
    """Every file that is made from others, with what it should hold."""
    files = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SourceWarning)
        for file in PERSONAS.glob("*.check.json"):
            stem = file.name.removesuffix(".check.json")
            files[file] = as_json.json_file(stored(stem)[2])
            files[PERSONAS / f"{stem}.md"] = markdown.card(*stored(stem))
        for page in PAGES:
            files[page] = BLOCK.sub(_filled, page.read_text(encoding="utf-8"))
    return files


def _filled(block: re.Match[str]) -> str:
    opening, kind, what, closing = block.groups()
    if kind == "card":
        stem, _, headings = what.partition(": ")
        return f"{opening}```text\n{card(stem, headings.split(', '))}```\n{closing}"
    if kind == "review":
        return f"{opening}```text\n{review(what)}```\n{closing}"
    if kind == "table":
        return f"{opening}\n{rules()}\n{closing}"
    return f"{opening}```console\n{run(what)}```\n{closing}"


def main() -> int:
    """Write what is stale, or with ``--check`` only name it and exit with 1."""
    stale = [path for path, wanted in generated().items() if path.read_text(encoding="utf-8") != wanted]
    for path in stale:
        print(f"stale: {path.relative_to(ROOT)}; run python scripts/docs.py")
        if "--check" not in sys.argv:
            path.write_text(generated()[path], encoding="utf-8")
    print(f"{len(stale)} of {len(generated())} generated files were stale")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
