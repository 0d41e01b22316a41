import stat
from pathlib import Path

import pytest

from persona_gen.errors import ConfigError, InputError
from persona_gen.privacy.pseudonyms import Pseudonyms


def test_codes_come_in_order_and_pass_over_taken_ones() -> None:
    """P01, P02 … in the order of asking; P18 stays P18, and nobody else is given a code that somebody has."""
    codes = Pseudonyms()
    codes.reserve("P02")
    assert [codes.of(label) for label in ("Anna", "Bo", "P18", "Anna", "P02")] == ["P01", "P03", "P18", "P01", "P02"]


def test_a_key_file_keeps_codes_for_the_next_run(tmp_path: Path) -> None:
    """Who had a code keeps it, whoever comes first in the next run; formulas are written so that none is calculated."""
    path = tmp_path / "out" / "participants.key.csv"
    first = Pseudonyms()
    for label in ("Anna Berg", "=HYPERLINK(1)", "'quoted"):
        first.of(label)
    first.write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "\nP02,'=HYPERLINK(1)\n" in path.read_text()
    again = Pseudonyms.read(path)
    assert [again.of(label) for label in ("Zoe", "'quoted", "=HYPERLINK(1)", "Anna Berg")] == [
        "P04",
        "P03",
        "P02",
        "P01",
    ]


def test_what_is_no_key_file_is_refused(tmp_path: Path) -> None:
    """A file of another kind under that name is neither read nor written over in silence."""
    path = tmp_path / "participants.key.csv"
    assert len(Pseudonyms.read(path)) == 0
    path.write_text("participant,segment\nP1,a\n")
    with pytest.raises(InputError, match="no key file"):
        Pseudonyms.read(path)
    with pytest.raises(ConfigError, match="cannot write"):
        Pseudonyms().write(path / "below")
