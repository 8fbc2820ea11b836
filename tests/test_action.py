"""The GitHub Action lints what it is told, and takes nothing it is given for a command."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from hexodigest.report.formats import FORMATS

BAD = "---\ntitle: A\ntags: [a]\ntags: [b]\n---\n"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
DEFAULTS = {name: given["default"] for name, given in ACTION["inputs"].items()}


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout, and an environment that hexodigest is installed in."""
    command = tmp_path / "temp/hexodigest/bin/hexodigest"
    command.parent.mkdir(parents=True)
    command.symlink_to(Path(sys.executable).with_name("hexodigest"))
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    monkeypatch.chdir(checkout)
    return tmp_path


def lint(workspace: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """What the step does as a runner would run it, and its outputs."""
    step = STEPS[-1]
    given = {**DEFAULTS, **{name.replace("_", "-"): text for name, text in inputs.items()}}
    names = {
        key: text.removeprefix("${{ inputs.").removesuffix(" }}")
        for key, text in step["env"].items()
    }
    outputs = workspace / "outputs"
    outputs.unlink(missing_ok=True)
    environment = {
        **os.environ,
        **{key: given[name] for key, name in names.items()},
        "RUNNER_TEMP": str(workspace / "temp"),
        "GITHUB_OUTPUT": str(outputs),
    }
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(script, env=environment, capture_output=True, text=True, check=False)
    return done, outputs.read_text()


def test_it_annotates_what_is_wrong(workspace: Path) -> None:
    Path("a.md").write_text(BAD)
    done, outputs = lint(workspace)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a.md,line=4,")
    assert outputs == "exit-code=1\n"


def test_a_clean_repository_passes(workspace: Path) -> None:
    Path("a.md").write_text("text\n")
    done, outputs = lint(workspace)
    assert (done.returncode, done.stdout, outputs) == (0, "", "exit-code=0\n")


def test_it_takes_paths_arguments_and_a_file(workspace: Path) -> None:
    for name in ("a b.md", "c.md", "d.md"):
        Path(name).write_text(BAD)
    done, _ = lint(
        workspace,
        paths="a b.md\n\nc.md\n",
        arguments="--select\nduplicate-key\n--exit-zero",
        output_format="concise",
        output_file="found.txt",
    )
    assert (done.returncode, done.stdout) == (0, "")
    lines = Path("found.txt").read_text().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["a b.md", "c.md"]


def test_nothing_that_is_given_is_run(workspace: Path) -> None:
    Path("a.md").write_text("text\n")
    hostile = "$(touch ran); `touch ran`; touch ran"
    for name in ("paths", "arguments", "output_format"):
        done, outputs = lint(workspace, **{name: hostile})
        assert done.returncode == 2
        assert outputs == "exit-code=2\n"
    done, _ = lint(workspace, paths="--fix")
    assert done.returncode == 2
    assert "hexodigest: --fix: no such file" in done.stderr
    assert not Path("ran").exists()


def test_no_step_puts_an_input_into_its_script() -> None:
    assert not any("${{" in step.get("run", "") for step in STEPS)
    assert DEFAULTS["output-format"] in FORMATS
    assert STEPS[1]["run"].count('"$ACTION_PATH"') == 1
