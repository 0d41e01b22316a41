"""What is shipped: built from this checkout, unpacked elsewhere, and run."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from paths import ROOT

from persona_gen import __version__
from persona_gen.web.uploads import EXAMPLE_PERSONAS, EXAMPLE_SEGMENT

pytest.importorskip("hatchling", reason="needs the extra dev")
pytestmark = pytest.mark.slow  # builds, unpacks and starts it
FIXTURE = ROOT / "fixtures" / "anxious-first-time-buyers.yaml"
PROMPTS = {path.name for path in (ROOT / "prompts").glob("*.jinja")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel, unpacked as an installer would."""
    (file,) = built.glob("*.whl")
    zipfile.ZipFile(file).extractall(built / "installed")
    return built / "installed"


@pytest.fixture(scope="module")
def sdist(built: Path) -> Path:
    """The sdist, unpacked."""
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        archive.extractall(built, filter="data")
    return built / f"persona_gen-{__version__}"


def prompt(place: Path, cwd: Path) -> str:
    """What `persona-gen prompt` prints when it is imported from this place."""
    code = "import sys, persona_gen.cli as c; assert c.__file__.startswith(sys.argv.pop(1)), c.__file__; c.main()"
    command = [sys.executable, "-c", code, str(place), "prompt", str(FIXTURE), "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(place)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_wheel_holds_the_package_the_prompts_and_the_licences(wheel: Path) -> None:
    """Nothing is missing, and nothing else lands among other packages."""
    assert {path.name for path in (wheel / "persona_gen" / "prompts").iterdir()} == PROMPTS
    assert (wheel / "persona_gen" / "fixtures" / EXAMPLE_SEGMENT).is_file()
    assert {path.name for path in (wheel / "persona_gen" / "fixtures" / "personas").iterdir()} >= set(EXAMPLE_PERSONAS)
    assert (wheel / "persona_gen" / "llm" / "prices.json").is_file()
    pages = Path("report/html/templates")
    assert {p.name for p in (wheel / "persona_gen" / pages).rglob("*")} == {
        p.name for p in (ROOT / "persona_gen" / pages).rglob("*")
    }
    info = wheel / f"persona_gen-{__version__}.dist-info"
    assert {path.name for path in wheel.iterdir()} == {"persona_gen", info.name}
    assert {path.name for path in (info / "licenses").iterdir()} == {"LICENSE", "NOTICE"}
    assert "persona-gen = persona_gen.__main__:main" in (info / "entry_points.txt").read_text()


def test_the_sdist_holds_what_it_takes_to_build_and_test(sdist: Path) -> None:
    """Prompts, fixtures and tests are in it."""
    assert {path.name for path in (sdist / "prompts").glob("*.jinja")} == PROMPTS
    for file in ("fixtures/personas/emma-by-hand.yaml", "tests/test_wheel.py", "README.md", "CHANGELOG.md", "NOTICE"):
        assert (sdist / file).is_file()


def test_it_runs_where_there_is_no_checkout(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    """The prompts are found beside the code, wherever that is, and are the same."""
    assert prompt(wheel, tmp_path) == prompt(sdist, tmp_path) == prompt(ROOT, tmp_path)
