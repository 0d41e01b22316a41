"""How an extra is installed where somebody needs it: the line that is printed works as it stands."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from persona_gen import extras


@pytest.mark.parametrize("place", ["a folder", "gone", "index"])
def test_an_extra_comes_from_where_the_program_came_from(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout is on no index; one that has been removed, and an installed release, are asked for there."""
    origin = {"a folder": tmp_path.as_uri(), "gone": (tmp_path / "no").as_uri(), "index": None}[place]
    noted = json.dumps({"url": origin, "dir_info": {}}) if origin else None
    monkeypatch.setattr(extras, "distribution", lambda name: SimpleNamespace(read_text=lambda file: noted))
    wanted = f"{tmp_path if place == 'a folder' else 'persona-gen'}[export]"
    assert extras.install_hint("export") == f"pip install '{wanted}'"
