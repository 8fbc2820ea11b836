"""The command as processes of their own, which can be killed, and what they leave in a folder."""

import subprocess
import sys
from pathlib import Path

_CODE = "from hexodigest.cli import main; main()"


def command(source: Path | str, out: Path | str, *options: str) -> list[str]:
    """The command that converts to Hugo."""
    return [sys.executable, "-c", _CODE, "convert", str(source), str(out), "--to=hugo", *options]


def finished(
    source: Path | str, out: Path | str, *options: str, env: dict[str, str] | None = None
) -> str:
    """Convert all; what was said on stderr."""
    run = command(source, out, *options)
    done = subprocess.run(run, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    return done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below, but for what is the run's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".hexodigest" not in path.parts
    }
