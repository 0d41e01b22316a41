"""The store of completions: threads, processes, damage, and places that cannot be written."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from persona_gen.domain import Tokens
from persona_gen.errors import ConfigError
from persona_gen.llm.cache import CompletionCache, Remembered, Seen, cache_key, default_path

COST = Tokens(prompt=3, completion=4, calls=2)


def test_what_is_put_is_got(tmp_path: Path) -> None:
    """A reply comes back with its tokens, also after the file was closed, and the last one counts."""
    path = tmp_path / "a" / "b" / "m.sqlite"
    cache = CompletionCache(path)
    cache.put("k", "old", COST)
    cache.put("k", '{"text": "é"}', COST)
    assert cache.get("other") is None
    cache.close()
    assert CompletionCache(path).get("k") == Remembered('{"text": "é"}', 3, 4)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    """A new folder is 0700, and the files are 0600 even in a folder that others can read."""
    CompletionCache(tmp_path / "new" / "m.sqlite").put("k", "v", COST)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    cache = CompletionCache(tmp_path / "m.sqlite")
    cache.put("k", "v", COST)
    files = list(tmp_path.glob("m.sqlite*"))
    assert len(files) >= 2
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}


def test_keys_are_canonical() -> None:
    """The order of a mapping's keys does not matter; any value does."""
    assert cache_key({"a": 1, "b": "é"}) == cache_key({"b": "é", "a": 1})
    assert len({cache_key("m", 1), cache_key("m", 2), cache_key("m", "1"), cache_key(["m", 1])}) == 4


def test_many_threads_share_one_memory(tmp_path: Path) -> None:
    """Threads write and read at once, and nothing is lost."""
    cache = CompletionCache(tmp_path / "m.sqlite")

    def work(number: int) -> bool:
        cache.put(f"k{number}", f"v{number}", COST)
        return cache.get(f"k{number}") == Remembered(f"v{number}", 3, 4)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(200)))


@pytest.mark.slow
def test_several_processes_share_one_file(tmp_path: Path) -> None:
    """Processes that open a new file at the same moment and write to it lose nothing."""
    program = (
        "import sys; from pathlib import Path; from persona_gen.llm.cache import CompletionCache;"
        " from persona_gen.domain import"
        " Tokens; m = CompletionCache(Path(sys.argv[1]));"
        " [m.put(f'{sys.argv[2]}-{i}', 'v', Tokens()) for i in range(50)]"
    )
    path = tmp_path / "m.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), str(n)]) for n in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    cache = CompletionCache(path)
    assert all(cache.get(f"{n}-{i}") for n in range(4) for i in range(50))


@pytest.mark.parametrize("damage", [b"this is no database at all" * 300, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_moved_aside(damage: bytes, tmp_path: Path) -> None:
    """A file that is no database is kept under another name, said so, and a new one is begun."""
    path = tmp_path / "m.sqlite"
    path.write_bytes(damage)
    notes: list[str] = []
    cache = CompletionCache(path, note=notes.append)
    cache.put("k", "v", COST)
    assert cache.get("k") == Remembered("v", 3, 4)
    (aside,) = tmp_path.glob("*damaged*")
    assert aside.read_bytes() == damage
    assert str(aside) in notes[0]


def test_a_schema_that_is_no_text_is_damage(tmp_path: Path) -> None:
    """SQLite's complaint about a table's flipped name is no UTF-8 itself; the file is moved aside all the same."""
    path = tmp_path / "m.sqlite"
    CompletionCache(path).close()
    content = path.read_bytes()
    at = content.index(b"indexseen") + len("index")  # the name of an index, in SQLite's table of what there is
    path.write_bytes(content[:at] + b"\xdf" + content[at + 1 :])
    notes: list[str] = []
    cache = CompletionCache(path, note=notes.append)
    cache.put("k", "v", COST)
    assert cache.get("k") == Remembered("v", 3, 4)
    assert len(notes) == 1


def test_damage_found_later_is_moved_aside_too(tmp_path: Path) -> None:
    """A file whose pages are overwritten after it was opened well does not stop the run either."""
    path = tmp_path / "m.sqlite"
    first = CompletionCache(path)
    for number in range(60):
        first.put(f"k{number}", "v" * 500, COST)
    first.close()
    content = path.read_bytes()
    notes: list[str] = []
    cache = CompletionCache(path, note=notes.append)
    path.write_bytes(content[:4096] + b"\xee" * (len(content) - 4096))
    assert cache.get("k7") is None
    cache.put("k", "v", COST)
    assert cache.get("k") == Remembered("v", 3, 4)
    assert len(notes) == 1


def test_a_place_that_cannot_be_written_is_a_setting_to_change(tmp_path: Path) -> None:
    """A path below a file, or one that is a folder, gives one line with the place and a cure."""
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "m.sqlite", tmp_path):
        with pytest.raises(ConfigError, match="choose another cache folder") as caught:
            CompletionCache(path)
        assert str(path) in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="a file size limit stands in for a full disk")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    """When the file cannot grow, the error names the file and what to do."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from persona_gen.llm.cache import CompletionCache;"
        " from persona_gen.domain import Tokens; from persona_gen.errors import ConfigError;"
        " m = CompletionCache(Path(sys.argv[1])); signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        " resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))\n"
        "try: [m.put(str(i), 'v' * 9000, Tokens()) for i in range(50)]\n"
        "except ConfigError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "m.sqlite")], capture_output=True, text=True, check=True
    )
    assert "cannot be remembered" in done.stdout
    assert "free some space" in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the variable is the XDG convention")
def test_the_default_place_is_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The file lies in the user's cache folder, wherever that has been put."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_path() == tmp_path / "persona-gen" / "completions.sqlite"


@pytest.mark.slow
def test_two_memories_of_one_process_and_a_second_process_share_a_file(tmp_path: Path) -> None:
    """Writer and judge remember in one file, while another run comes and goes."""
    path = tmp_path / "completions.sqlite"
    first = CompletionCache(path)
    first.put("key", "text", Tokens())
    CompletionCache(path).close()
    imports = "import pathlib; from persona_gen.llm.cache import CompletionCache; "
    other = f"{imports}CompletionCache(pathlib.Path({str(path)!r})).close()"
    subprocess.run([sys.executable, "-c", other], check=True)
    last = CompletionCache(path).get("key")
    assert last is not None
    assert last.text == "text"


# --- what was seen of a model


def old_file(path: Path, rows: int = 3) -> None:
    """A memory as version 0 wrote it."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(
        "CREATE TABLE completions"
        " (key TEXT PRIMARY KEY, text TEXT NOT NULL, prompt INTEGER NOT NULL, completion INTEGER NOT NULL)"
    )
    db.executemany("INSERT INTO completions VALUES (?, ?, ?, ?)", [(f"k{n}", "v", 3, 4) for n in range(rows)])
    db.close()


def test_what_was_seen_of_a_model_is_summed_by_kind(tmp_path: Path) -> None:
    """Re-asks count, a reply put again replaces the old one, and what has no size or another model is left out."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    cache.put("a", "old", Tokens(prompt=900, completion=900, calls=1), model="m", characters=40, kind="Line")
    cache.put("a", "v", Tokens(prompt=10, completion=5, calls=1), model="m", characters=40, kind="Line")
    cache.put("b", "v", Tokens(prompt=30, completion=7, calls=3), model="m", characters=44, kind="Line")
    cache.put("c", "v", Tokens(prompt=1, completion=1, calls=1), model="m", characters=4, kind="Word")
    cache.put("d", "v", Tokens(prompt=1, completion=1, calls=1), model="other", characters=4, kind="Word")
    cache.put("e", "v", COST)
    assert cache.seen("m") == {"Line": Seen(2, 4, 84, 40, 12), "Word": Seen(1, 1, 4, 1, 1)}
    assert cache.seen("nobody") == {}


def test_summing_up_reads_the_index_alone(tmp_path: Path) -> None:
    """However much text is remembered, none of it is read."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    cache.put("a", "v", COST, model="m", characters=40, kind="Line")
    with sqlite3.connect(tmp_path / "m.sqlite") as db:
        plan = db.execute(
            "EXPLAIN QUERY PLAN SELECT kind, COUNT(*), SUM(calls), SUM(characters), SUM(prompt), SUM(completion)"
            " FROM completions WHERE model = ? AND characters > 0 GROUP BY kind",
            ("m",),
        ).fetchall()
    db.close()
    assert [row[3] for row in plan] == ["SEARCH completions USING COVERING INDEX seen (model=?)"]


def test_a_file_of_the_older_layout_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its replies are still known, count for no model, and new ones do."""
    path = tmp_path / "m.sqlite"
    old_file(path)
    cache = CompletionCache(path)
    assert cache.get("k1") == Remembered("v", 3, 4)
    assert cache.seen("") == {}
    cache.put("k1", "w", COST, model="m", characters=8, kind="Line")
    cache.close()
    assert CompletionCache(path).seen("m") == {"Line": Seen(1, 2, 8, 3, 4)}


@pytest.mark.slow
def test_processes_that_open_an_older_file_together_do_not_disturb_each_other(tmp_path: Path) -> None:
    """One of them changes the layout, and the others wait."""
    program = (
        "import sys; from pathlib import Path; from persona_gen.llm.cache import CompletionCache;"
        " from persona_gen.domain import"
        " Tokens; m = CompletionCache(Path(sys.argv[1]));"
        " [m.put(f'{sys.argv[2]}-{i}', 'v', Tokens(), model='m', characters=1, kind='k') for i in range(20)]"
    )
    path = tmp_path / "m.sqlite"
    old_file(path, rows=2000)
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), str(n)]) for n in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    cache = CompletionCache(path)
    assert cache.seen("m")["k"].completions == 80
    assert cache.get("k1999") is not None


def test_a_file_of_a_later_layout_can_be_used(tmp_path: Path) -> None:
    """Columns that are not known keep their defaults."""
    path = tmp_path / "m.sqlite"
    CompletionCache(path).close()
    db = sqlite3.connect(path)
    db.execute("ALTER TABLE completions ADD COLUMN later TEXT NOT NULL DEFAULT 'x'")
    db.execute("PRAGMA user_version = 9")
    db.commit()
    db.close()
    cache = CompletionCache(path)
    cache.put("k", "v", COST, model="m", characters=8, kind="Line")
    assert cache.get("k") == Remembered("v", 3, 4)
    assert cache.seen("m") == {"Line": Seen(1, 2, 8, 3, 4)}


@pytest.mark.parametrize("change", ["text = text || ' '", "prompt = prompt + 1", "text = 'x'", "key = 'other'"])
def test_a_row_that_is_not_what_was_written_is_not_believed(tmp_path: Path, change: str) -> None:
    """A flipped bit in a reply, in its cost or in its key is noticed, said, and the reply asked for again."""
    path, notes = tmp_path / "m.sqlite", list[str]()
    cache = CompletionCache(path, note=notes.append)
    cache.put("k", "v", COST)
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE completions SET {change}")
    assert cache.get("other" if "key" in change else "k") is None
    assert notes == ["a remembered reply was damaged on disk, so it is asked for again"]
    cache.put("k", "v", COST)
    assert cache.get("k") == Remembered("v", 3, 4)
