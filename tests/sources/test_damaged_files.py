"""A sample of `benchmarks/mutations.py`: damage of every kind ends in one line, never in a traceback."""

import sys
from pathlib import Path

import pytest
from paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import mutations


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small sound file of each kind."""
    return mutations.sources(tmp_path_factory.mktemp("sound"))


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx", "sav", "docx", "pptx", "yaml", "json"])
@pytest.mark.parametrize("times", [1, pytest.param(15, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore")
def test_damage_ends_in_a_documented_exit_code(sound: dict[str, Path], kind: str, times: int) -> None:
    """Whatever a library raises, the command tells the file and a cure."""
    outcome = mutations.run(kind, sound[kind], times)
    assert outcome["traceback"] == 0, outcome
