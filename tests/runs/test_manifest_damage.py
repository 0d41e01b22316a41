"""A manifest that was damaged, or that is no manifest, is never believed and never emptied."""

import os
import random
from pathlib import Path

import pytest

from persona_gen.errors import InputError
from persona_gen.files import UNFINISHED, clear_unfinished
from persona_gen.runs.manifest import MANIFEST, Manifest
from persona_gen.runs.outcomes import DamagedLine, Outcome, outcome_of, sealed_line

OUTCOME = Outcome(status="done", segment="buyers", source="a.yaml", source_sha256="0" * 64, persona="emma", name="Emma")


def test_a_line_reads_as_it_was_written() -> None:
    """And lines of earlier versions, which have no checksum, still do."""
    assert outcome_of(sealed_line(OUTCOME)) == OUTCOME
    assert outcome_of(OUTCOME.model_dump_json(by_alias=True).encode()) == OUTCOME


def test_no_flipped_bit_of_a_line_is_believed() -> None:
    """Two hundred seeded flips: each is refused, or changes nothing that is read."""
    draw = random.Random(4)
    line = sealed_line(OUTCOME)
    for _ in range(200):
        at, bit = draw.randrange(len(line) - 1), 1 << draw.randrange(8)
        flipped = line[:at] + bytes([line[at] ^ bit]) + line[at + 1 :]
        try:
            assert outcome_of(flipped) == OUTCOME
        except DamagedLine:
            continue


def test_a_line_cut_short_by_a_kill_is_forgotten_at_every_length(tmp_path: Path) -> None:
    """What stands before it stays."""
    line = sealed_line(OUTCOME)
    for length in range(0, len(line), 17):
        (tmp_path / MANIFEST).write_bytes(line + line[:length])
        with Manifest(tmp_path) as manifest:
            assert manifest.last("buyers")
        assert (tmp_path / MANIFEST).read_bytes() == line


@pytest.mark.parametrize("linked", [False, True])
def test_a_foreign_file_of_that_name_is_left_as_it_is(tmp_path: Path, linked: bool) -> None:
    """Somebody's notes without a final newline are refused, through a link too."""
    notes = tmp_path / "notes.txt"
    notes.write_bytes(b"my own notes")
    folder = tmp_path / "out"
    folder.mkdir()
    if linked:
        (folder / MANIFEST).symlink_to(notes)
    else:
        (folder / MANIFEST).write_bytes(notes.read_bytes())
    with pytest.raises(InputError, match="line 1"):
        Manifest(folder)
    assert (folder / MANIFEST).read_bytes() == b"my own notes"
    assert notes.read_bytes() == b"my own notes"


def test_only_what_the_dead_left_is_cleared(tmp_path: Path) -> None:
    """A command beside this one is in the middle of a file; one that was killed is not."""
    living, dead = tmp_path / f"{UNFINISHED}{os.getpid()}-ab.tmp", tmp_path / f"{UNFINISHED}999999999-ab.tmp"
    living.write_bytes(b"half")
    dead.write_bytes(b"half")
    clear_unfinished(tmp_path)
    assert living.exists()
    assert not dead.exists()
