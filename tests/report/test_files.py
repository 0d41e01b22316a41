"""JSON text and the files that hold results."""

import json
import os
import stat
from pathlib import Path

import pytest
from report_sample import persona, report, segment
from rows import every_row

from persona_gen.domain import CheckReport, Persona, Record
from persona_gen.errors import ConfigError
from persona_gen.files import file_stem, write_text
from persona_gen.report.json import json_file, json_line
from persona_gen.report.persona_files import write_persona_files

MODELS: list[tuple[Record, type[Record]]] = [(persona(), Persona), (report(), CheckReport)]


def names_in(folder: Path) -> list[str]:
    """What a folder holds, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("record", "model"), MODELS)
def test_json_reads_back_as_the_same_record(record: Record, model: type[Record]) -> None:
    """Both forms hold the whole record under its public keys."""
    for document in (json_line(record), json_file(record)):
        assert model.model_validate_json(document) == record
        assert json.loads(document)["schema"].startswith("persona-gen/")
    assert json_file(record).endswith("}\n")


def test_json_line_is_one_line_for_every_reader() -> None:
    """Unicode line ends and control characters are escaped; other characters stand as they are."""
    who = Persona(segment="s", name="麻糬\u2028a\x85b\x9bc\nd\x1b")
    assert len(json_line(who).splitlines()) == 1
    assert "麻糬" in json_line(who)
    assert "\x9b" not in json_line(who)
    assert Persona.model_validate_json(json_line(who)) == who


def test_text_is_written_whole_as_utf8(tmp_path: Path) -> None:
    """The file holds the bytes of the text, replaces what was there, and nothing is left beside it."""
    target = tmp_path / "a.md"
    target.write_text("old")
    write_text(target, "é\n家")
    assert target.read_bytes() == "é\n家".encode()
    assert names_in(tmp_path) == ["a.md"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
@pytest.mark.parametrize(
    ("folder", "umask", "mode"),
    [(0o755, 0o022, 0o644), (0o750, 0o022, 0o640), (0o700, 0o022, 0o600), (0o755, 0o077, 0o600)],
)
def test_people_s_words_are_read_by_whom_the_folder_lets(tmp_path: Path, folder: int, umask: int, mode: int) -> None:
    """A new file is its owner's, and theirs who may read the folder; one that was there keeps its mode."""
    tmp_path.chmod(folder)
    before = os.umask(umask)
    try:
        write_text(tmp_path / "a", "x")
        (tmp_path / "a").chmod(mode | 0o100)
        write_text(tmp_path / "a", "y")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode | 0o100


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
def test_link_is_followed(tmp_path: Path) -> None:
    """Writing to a link changes what it points at, and the link stays."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_text(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_failure_says_what_to_do_and_leaves_nothing(tmp_path: Path) -> None:
    """A folder in the way, a missing folder and a file for a folder are one line each with a cure."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    for path, words in {
        tmp_path / "folder": "folder",
        tmp_path / "none" / "a": "create the folder first",
        tmp_path / "file" / "a": "a file stands where a folder is needed",
        tmp_path / ("x" * 300): "the name is too long",
    }.items():
        with pytest.raises(ConfigError, match=words) as caught:
            write_text(path, "x")
        assert "\n" not in str(caught.value)
    assert names_in(tmp_path) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_named() -> None:
    """A device is written to as it is, and a full one is said to be full."""
    with pytest.raises(ConfigError, match="the disk is full; free some space"):
        write_text(Path("/dev/full"), "x")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind")
def test_missing_permission_is_named(tmp_path: Path) -> None:
    """A folder that may not be written to is said to be one."""
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigError, match="no permission"):
        write_text(tmp_path / "a", "x")


def test_interrupted_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing breaks off, the old content stands and no temporary file is left."""
    target = tmp_path / "a"
    target.write_text("old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(target, "new")
    assert target.read_text() == "old"
    assert names_in(tmp_path) == ["a"]


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """-o naming a file is one line with a cure."""
    (tmp_path / "f").write_text("x")
    with pytest.raises(ConfigError, match="a file stands where a folder is needed"):
        write_persona_files(tmp_path / "f", persona(), segment(), report())


@every_row(
    ("persona_id", "stem"),
    [
        ("emma-whitfield", "emma-whitfield"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("CON", "persona-con"),
        ("com1", "persona-com1"),
        ("LPT¹", "persona-lpt1"),
        ("aux.json", "aux-json"),
        ("王小明", "王小明"),
    ],
)
def test_file_names_are_safe_on_every_system(persona_id: str, stem: str) -> None:
    """No id leads out of the folder or names a device."""
    assert file_stem(persona_id) == stem


@pytest.mark.parametrize("persona_id", ["..", ".", "/", "", "\x00"])
def test_id_without_letters_still_names_a_file(persona_id: str) -> None:
    """An id of punctuation alone gets a name of its own."""
    assert file_stem(persona_id).startswith("persona-")
