"""Run the commands that README.md shows, and write what they print below them."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ hexodigest (.*)\n(?:(?!\$ ).*\n)*", re.MULTILINE)
WIDTH = "100"


def with_output(text: str) -> str:
    """`text` with each command of its console blocks followed by what it prints today."""
    return _CONSOLE.sub(lambda block: _COMMAND.sub(_run, block.group()), text)


def _run(command: re.Match[str]) -> str:
    """A command line and its output, run in a folder that holds nothing but the examples."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        done = subprocess.run(
            [Path(sys.executable).with_name("hexodigest"), *command[1].split()],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": WIDTH},
        )
    return f"$ hexodigest {command[1]}\n{done.stdout}"


def main() -> None:
    """Write README.md anew."""
    README.write_text(with_output(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
