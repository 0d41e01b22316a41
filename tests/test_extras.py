"""How an extra is installed where somebody needs it: the line that is printed works as it stands."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from persona_gen import extras


def _hint(monkeypatch: pytest.MonkeyPatch, origin: Path | None, **directory: bool) -> str:
    noted = json.dumps({"url": origin.as_uri(), "dir_info": directory}) if origin else None
    monkeypatch.setattr(extras, "distribution", lambda name: SimpleNamespace(read_text=lambda file: noted))
    return extras.install_hint("export")


def test_an_extra_comes_from_where_the_program_came_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout is on no index; one that has been removed, and an installed release, are asked for there."""
    checkout = tmp_path / "home" / "my tools"
    (checkout / "docs").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    monkeypatch.chdir(tmp_path)
    assert _hint(monkeypatch, checkout) == f"pip install '{checkout}[export]'"
    assert _hint(monkeypatch, tmp_path / "gone") == "pip install 'persona-gen[export]'"
    assert _hint(monkeypatch, None) == "pip install 'persona-gen[export]'"
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert _hint(monkeypatch, checkout) == "pip install ~/'my tools[export]'"
    monkeypatch.chdir(checkout / "docs")
    assert _hint(monkeypatch, checkout, editable=True) == "pip install -e '..[export]'"
