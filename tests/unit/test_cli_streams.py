"""Streams that are closed or full, and a folder that is gone: one line, and an exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

DRAFT = ROOT / "examples/arxiv-insights/source/_drafts/2023-07-31-insights.md"


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("hexodigest")
    return subprocess.run(
        ["/bin/sh", "-c", script.replace("HEXODIGEST", str(program))],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_takes_what_is_said(tmp_path: Path, closed: str) -> None:
    done = shell(f"HEXODIGEST lint --no-cache '{DRAFT}' {closed}", tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    done = shell(f"HEXODIGEST lint --no-cache '{DRAFT}' >/dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "hexodigest: no space left on device\n"


def test_a_reader_that_has_enough_ends_without_a_word(tmp_path: Path) -> None:
    done = shell("HEXODIGEST rule --all | head -n 1", tmp_path)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", ["lint .", "lint", "config", "convert . ../out --to json"])
def test_a_folder_that_is_gone_is_one_line(tmp_path: Path, arguments: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f"rmdir '{gone}'; HEXODIGEST {arguments}", gone)
    assert done.returncode == 2
    assert done.stderr == "hexodigest: the folder that this runs in is gone, or cannot be read\n"
