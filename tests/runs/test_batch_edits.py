"""A batch, then what people and disks do to its folder: edits are kept and named, damage is written again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Loopback
from many_segments import persona, write_segments
from typer.testing import CliRunner, Result

from persona_gen.cli import app
from persona_gen.domain import CheckReport
from persona_gen.report.persona_files import files_condition, personas_in

pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")
SEGMENTS = 3


class Batch:
    """One batch over three segments, finished once; each test has a copy of its folder."""

    def __init__(self, folder: Path, server: Loopback) -> None:
        self.segments, self.cache, self.out = folder / "segments", folder / "cache", folder / "out"
        self.server = server
        write_segments(self.segments, SEGMENTS)

    def run(self, out: Path, *arguments: object) -> tuple[Result, int]:
        """The batch into this folder, and how often the model was asked."""
        before = len(self.server.requests)
        words = map(str, ["batch", self.segments, "-o", out, "--judge", "none", *arguments])
        done = CliRunner().invoke(app, list(words), env=self.environment)
        return done, len(self.server.requests) - before

    @property
    def environment(self) -> dict[str, str]:
        """A cache of its own, and a model that is named and served."""
        served = {"OPENAI_BASE_URL": self.server.url, "OPENAI_API_KEY": "key", "PERSONA_GEN_MODEL": "scripted"}
        return served | {"XDG_CACHE_HOME": str(self.cache)}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    """The batch, run once."""
    with Loopback(otherwise=persona) as server:
        made = Batch(tmp_path_factory.mktemp("batch"), server)
        done, _ = made.run(made.out)
        assert done.exit_code == 0, done.stderr
        yield made


@pytest.fixture
def finished(once: Batch, tmp_path: Path) -> Path:
    """A copy of the finished folder."""
    return Path(shutil.copytree(once.out, tmp_path / "out"))


def export(*arguments: object) -> Result:
    """``persona-gen export``."""
    return CliRunner().invoke(app, ["export", *map(str, arguments)], prog_name="persona-gen")


def first(out: Path) -> Path:
    """One of the personas."""
    return next(path for path, _ in personas_in(out))


def edit(file: Path, field: str, value: object) -> str:
    """Change one field of a persona as a person would."""
    held = json.loads(file.read_text(encoding="utf-8")) | {field: value}
    text = json.dumps(held, ensure_ascii=False, indent=2)
    file.write_text(text, encoding="utf-8")
    return text


def test_a_batch_leaves_pages_and_an_index(finished: Path) -> None:
    """Four files a persona, and one page that links to all."""
    pages = {path.with_suffix(".html").name for path, _ in personas_in(finished)}
    index = (finished / "index.html").read_text(encoding="utf-8")
    assert len(pages) == SEGMENTS
    assert all((finished / page).is_file() and f'href="{page}"' in index for page in pages)


def test_an_edited_persona_is_left_alone_and_named(once: Batch, finished: Path) -> None:
    """Also under other settings and --fresh, and no model is asked for what would be thrown away; --overwrite asks."""
    file = first(finished)
    edited = edit(file, "unknown", ["What a person knows."])
    for arguments in ((), ("--rounds", 1), ("--fresh",)):
        done, asked = once.run(finished, *arguments)
        assert f"kept {file}" in done.stderr
        assert file.read_text(encoding="utf-8") == edited
        assert asked == (SEGMENTS - 1 if arguments == ("--fresh",) else 0)
    done, _ = once.run(finished, "--overwrite")
    assert "kept" not in done.stderr
    assert "What a person knows." not in file.read_text(encoding="utf-8")
    assert files_condition(finished, file.stem) == "whole"


@pytest.mark.parametrize("end", [".json", ".md", ".html", ".check.json"])
@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut short"])
def test_damage_is_not_believed(end: str, damage: str, once: Batch, finished: Path) -> None:
    """What is missing or unreadable is written again out of memory; a page cut short is named, as an edit would be."""
    file = first(finished).with_suffix(end)
    whole = file.read_bytes()
    if damage == "deleted":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "emptied" else whole[: len(whole) // 2])
    done, asked = once.run(finished)
    assert asked == 0
    if damage == "cut short" and end in (".md", ".html"):
        assert f"kept {file}" in done.stderr
    else:
        assert f"{SEGMENTS - 1} unchanged" in done.stdout
        assert files_condition(finished, first(finished).stem) == "whole"


def test_one_command_makes_anew_what_lies_beside_an_edited_persona(finished: Path) -> None:
    """Page, Markdown, check report and index follow the edit, without naming a segment; the check is of the edit."""
    file = first(finished)
    edited = edit(file, "goals", [{"text": "99 % of the segment first turn to the app.", "cites": []}])
    done = export(finished, "--to", "files")
    assert done.exit_code == 0, done.stderr
    assert file.read_text(encoding="utf-8") == edited
    report = CheckReport.model_validate_json(file.with_suffix(".check.json").read_bytes())
    [goal] = [claim for claim in report.claims if claim.path == "goals[0]"]
    assert (goal.text, goal.verdict) == ("99 % of the segment first turn to the app.", "contradicted")
    for end in (".md", ".html"):
        assert "99" in file.with_suffix(end).read_text(encoding="utf-8")
    assert "1 of" in (finished / "index.html").read_text(encoding="utf-8")


def test_a_folder_is_exported_with_the_segments_of_its_manifest(finished: Path, tmp_path: Path) -> None:
    """A page each and an index, into another folder."""
    done = export(finished, "--to", "html", "-o", tmp_path / "site")
    assert done.exit_code == 0, done.stderr
    names = {path.name for path in (tmp_path / "site").iterdir()}
    assert names == {"index.html", *(path.with_suffix(".html").name for path, _ in personas_in(finished))}
    assert all("Not checked" not in path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir())


def test_what_a_judge_said_stands_while_the_sentence_does(finished: Path) -> None:
    """The report made anew keeps a judge's word on what was not edited, and drops it from what was."""
    file = first(finished)
    beside = file.with_suffix(".check.json")
    report = json.loads(beside.read_text(encoding="utf-8"))
    edit(file, "motivations", [{"text": t, "cites": ["age.mean"], "fiction": False} for t in ("Likes it.", "Edited.")])
    word = {"verdict": "supported", "basis": {"by": "judged", "evidence": [{"id": "age.mean", "span": None}]}}
    report["judge"] = "wise"
    report["claims"] += [
        {"path": f"motivations[{i}]", "text": text, "cites": ["age.mean"], "findings": [], **word}
        for i, text in enumerate(("Likes it.", "Was otherwise."))
    ]
    beside.write_text(json.dumps(report), encoding="utf-8")
    assert export(finished, "--to", "files").exit_code == 0
    made = {claim.text: claim for claim in CheckReport.model_validate_json(beside.read_bytes()).claims}
    assert made["Likes it."].basis is not None
    assert made["Likes it."].basis.by == "judged"
    assert made["Edited."].verdict != "supported"
