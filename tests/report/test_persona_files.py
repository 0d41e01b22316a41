"""The files of a persona in a folder: what is written, what somebody edited and is kept, and what is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_sample import persona, report, segment

from persona_gen.domain import CheckReport, Persona
from persona_gen.errors import InputError
from persona_gen.report import written_files
from persona_gen.report.persona_files import (
    WriteResult,
    files_condition,
    personas_in,
    remake_persona_files,
    write_index,
    write_persona_files,
)

STEM = "emma-whitfield"
NAMES = [f"{STEM}.json", f"{STEM}.md", f"{STEM}.html", f"{STEM}.check.json"]


def write(folder: Path, name: str = "Emma Whitfield", **more: bool) -> WriteResult:
    """The sample, perhaps under another name that makes the same file."""
    return write_persona_files(folder, persona().model_copy(update={"name": name}), segment(), report(), **more)


def edit(path: Path, old: str = "Emma", new: str = "Emily") -> str:
    """Change a file as a person would; what it holds then."""
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def test_a_persona_makes_four_files(tmp_path: Path) -> None:
    """The folder is made, and holds persona, Markdown, page and check report, as written."""
    folder = tmp_path / "new" / "out"
    paths = write(folder).written
    assert [path.name for path in paths] == NAMES
    assert Persona.model_validate_json(paths[0].read_text(encoding="utf-8")) == persona()
    assert paths[1].read_text(encoding="utf-8").startswith("# Emma Whitfield\n")
    assert paths[2].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert CheckReport.model_validate_json(paths[3].read_text(encoding="utf-8")) == report()
    assert files_condition(folder, STEM) == "whole"


def test_what_nobody_edited_is_written_again(tmp_path: Path) -> None:
    """The next version replaces the last."""
    write(tmp_path)
    assert write(tmp_path, "Emma  Whitfield").kept == ()
    assert "Emma  Whitfield" in (tmp_path / NAMES[0]).read_text(encoding="utf-8")
    assert files_condition(tmp_path, STEM) == "whole"


def test_an_edited_persona_is_kept_with_all_that_was_made_from_it(tmp_path: Path) -> None:
    """Nothing of it is written until somebody asks for that; then all of it is."""
    write(tmp_path)
    edited = edit(tmp_path / NAMES[0])
    assert files_condition(tmp_path, STEM) == "edited"
    assert write(tmp_path, "Emma  Whitfield") == WriteResult((), (tmp_path / NAMES[0],))
    assert (tmp_path / NAMES[0]).read_text(encoding="utf-8") == edited
    assert "Emma  Whitfield" not in (tmp_path / NAMES[2]).read_text(encoding="utf-8")
    assert write(tmp_path, "Emma  Whitfield", overwrite=True).kept == ()
    assert files_condition(tmp_path, STEM) == "whole"


@pytest.mark.parametrize("name", NAMES[1:3])
def test_an_edited_page_is_kept_and_the_rest_is_written(name: str, tmp_path: Path) -> None:
    """Markdown and page may be touched up by hand; the persona goes on without them."""
    write(tmp_path)
    edited = edit(tmp_path / name)
    assert files_condition(tmp_path, STEM) == "page edited"
    written = write(tmp_path, "Emma  Whitfield")
    assert (written.kept, len(written.written)) == ((tmp_path / name,), 3)
    assert (tmp_path / name).read_text(encoding="utf-8") == edited


def test_what_lies_beside_an_edited_persona_is_made_anew(tmp_path: Path) -> None:
    """Markdown, page and report follow the edit; the persona's file stays as its editor left it."""
    write(tmp_path)
    edited = edit(tmp_path / NAMES[0])
    who = Persona.model_validate_json(edited)
    assert remake_persona_files(tmp_path / NAMES[0], who, segment(), report()).kept == ()
    assert "Emily" in (tmp_path / NAMES[2]).read_text(encoding="utf-8")
    assert (tmp_path / NAMES[0]).read_text(encoding="utf-8") == edited
    assert files_condition(tmp_path, STEM) == "edited"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_empty_or_cut_short_is_damage_and_written_again(name: str, tmp_path: Path) -> None:
    """A deleted, emptied or truncated file is no edit; a persona that cannot be read is put aside first."""
    for damage in ("deleted", "emptied", "cut"):
        folder = tmp_path / damage
        write(folder)
        file = folder / name
        whole = file.read_bytes()
        if damage == "deleted":
            file.unlink()
        else:
            file.write_bytes(b"" if damage == "emptied" else whole[: len(whole) // 2])
        text_cut = damage == "cut" and name in NAMES[1:3]  # nobody can tell that from an edit, so it is kept and named
        assert files_condition(folder, STEM) == ("page edited" if text_cut else "damaged")
        assert bool(write(folder).kept) == text_cut
        assert (files_condition(folder, STEM) == "whole") != text_cut
        aside = folder / f"{NAMES[0]}.unreadable"
        assert aside.exists() == (name == NAMES[0] and damage != "deleted")


def test_a_run_that_was_killed_between_files_leaves_no_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written last time is known, whichever files of the next version are there."""
    write(tmp_path)
    real, left = written_files.write_text, [2]

    def dies(path: Path, text: str) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        real(path, text)

    monkeypatch.setattr(written_files, "write_text", dies)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, "Emma  Whitfield")
    monkeypatch.undo()
    assert files_condition(tmp_path, STEM) == "damaged"
    assert write(tmp_path, "Emma  Whitfield").kept == ()
    assert files_condition(tmp_path, STEM) == "whole"


def test_runs_that_write_one_file_at_once_take_each_others_for_no_edit(tmp_path: Path) -> None:
    """Whichever of them notes its version first, and whichever file stands there in the end."""
    first, second = (written_files.WrittenFiles(tmp_path, "index") for _ in range(2))
    first.write({"index.html": "one"})
    assert not second.is_foreign("index.html")
    second.write({"index.html": "two"})
    (tmp_path / "index.html").write_text("one", encoding="utf-8")
    assert not written_files.WrittenFiles(tmp_path, "index").is_foreign("index.html")
    (tmp_path / "index.html").write_text("by hand", encoding="utf-8")
    assert first.is_foreign("index.html")


def test_a_list_of_versions_stays_short(tmp_path: Path) -> None:
    """Of many the last ones are kept."""
    files = written_files.WrittenFiles(tmp_path, "index")
    files.write({"index.html": "one"})
    record = tmp_path / ".persona-gen" / "index.sha256"
    record.write_text(record.read_text() * 100)
    files.write({"index.html": "two"})
    assert len(record.read_text().splitlines()) < 12
    assert files.is_latest("index.html")


def test_the_persona_of_another_segment_is_never_overwritten(tmp_path: Path) -> None:
    """Two segments may draw one name: the second is refused, whatever is allowed."""
    write(tmp_path)
    other = segment().model_copy(update={"id": "others"})
    with pytest.raises(InputError, match="the persona of another segment"):
        write_persona_files(tmp_path, persona(), other, report(), overwrite=True)


def test_files_of_an_earlier_version_are_kept(tmp_path: Path) -> None:
    """Nothing says who wrote them, so they are somebody's."""
    write(tmp_path)
    for record in (tmp_path / ".persona-gen").iterdir():
        record.unlink()
    assert files_condition(tmp_path, STEM) == "whole"
    assert write(tmp_path, "Emma  Whitfield").kept == (tmp_path / NAMES[0],)


def test_the_index_shows_every_persona_that_has_a_page(tmp_path: Path) -> None:
    """Name, segment, tagline and how far it is borne out, each a link to the card; an edited index is kept."""
    write(tmp_path)
    assert [path.name for path, _ in personas_in(tmp_path)] == [NAMES[0]]
    [index] = write_index(tmp_path).written
    page = index.read_text(encoding="utf-8")
    for part in ("Emma Whitfield", f'href="{NAMES[2]}"', "6 of 27 sentences not borne out", "Wants to hear the whole"):
        assert part in page
    edit(index)
    assert write_index(tmp_path).kept == (index,)
