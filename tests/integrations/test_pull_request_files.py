"""The hook and the action that run the check where personas are changed."""

import subprocess
from pathlib import Path

import pytest
import yaml
from paths import ROOT


def test_the_hook_runs_for_personas_and_segments_alike() -> None:
    """A change of the data may cost a persona its support as well as a change of the persona."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "persona-gen check"
    assert hook["pass_filenames"] is False


def test_the_action_takes_its_inputs_through_the_environment() -> None:
    """No input is pasted into a script, where it could be code."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(("code", "said"), [(0, "findings=false"), (1, "findings=true"), (2, "findings=false")])
def test_the_action_ends_as_the_check_does(tmp_path: Path, code: int, said: str) -> None:
    """A path that holds shell code stays a path; annotations and exit code are those of the command."""
    program = tmp_path / "persona-gen" / "bin" / "persona-gen"
    stubs = tmp_path / "stubs"
    for stub, body in (
        (program, f'echo "$@" >>{tmp_path}/calls; exit {code}'),
        (stubs / "python", ""),
        (program.parent / "pip", ""),
    ):
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        stub.chmod(0o755)
    environment = {
        "PATH": f"{stubs}:/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "ACTION": str(ROOT),
        "PERSONAS": f"$(touch {tmp_path}/owned)\n",
        "SEGMENTS": "my segments/",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    done = subprocess.run(
        [ROOT / "scripts" / "check-action"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert said in (tmp_path / "output").read_text(encoding="utf-8")
    assert "--segments my segments/" in (tmp_path / "calls").read_text(encoding="utf-8")
    assert not (tmp_path / "owned").exists()
