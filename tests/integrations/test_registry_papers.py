"""What a release carries: the entry of the MCP registry says what the package says."""

import json
import re
import tomllib
from typing import Any

import pytest
from paths import ROOT
from typer.main import get_command

from persona_gen import __version__
from persona_gen.cli.app import app


@pytest.fixture(scope="module")
def entry() -> Any:
    """The registry's entry."""
    return json.loads((ROOT / "server.json").read_text(encoding="utf-8"))


def test_there_is_one_version(entry: Any) -> None:
    """The package's, which is read from its source."""
    assert [entry["version"], *(package["version"] for package in entry["packages"])] == [__version__] * 2


def test_the_readme_names_the_entry_that_names_the_package(entry: Any) -> None:
    """By both the registry sees that they belong together; only the end of the comment follows the name."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"mcp-name: (\S+) -->", readme) == [entry["name"]]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [package["identifier"] for package in entry["packages"]] == [project["name"]]
    assert len(entry["description"]) <= 100  # the registry's limit


def test_a_client_that_follows_the_entry_starts_the_server(entry: Any) -> None:
    """The command is one of ours, and what it needs beside the package is what the extra says."""
    (package,) = entry["packages"]
    command, folder = package["packageArguments"]
    assert command["value"] in get_command(app).commands
    assert folder["isRequired"]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [argument["value"] for argument in package["runtimeArguments"]] == extras["mcp"]
