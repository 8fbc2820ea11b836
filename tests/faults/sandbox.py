"""A folder that holds a blog, its output and what neither may touch; conversions in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from conversions import make_blog
from hexodigest.cli import main

CANARY = "the canary sings"


@dataclass(frozen=True, slots=True)
class Done:
    """What a conversion said, and what is in the output but for the run's own notes."""

    code: int
    errors: str
    files: dict[str, bytes]


def sandbox(folder: Path, files: Mapping[str, str | bytes], config: str = "") -> Path:
    """The folder with a blog in `blog`, and with canaries around it."""
    make_blog(folder / "blog", files, config)
    for name in ("canary.txt", "home/canary.txt", "outside/canary.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(CANARY)
    return folder


def convert(folder: Path, target: str, *options: str) -> Done:
    """Convert the blog of a sandbox; the run must end with a code of its own and no traceback."""
    out = folder / "out"
    arguments = ["convert", str(folder / "blog"), str(out), "--to", target, "-j1", *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output, result.output
    assert result.exit_code in {0, 1, 2}
    return Done(result.exit_code, result.stderr, files_in(out))


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below, links not followed, but for what a run notes for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and ".hexodigest" not in path.relative_to(folder).parts
    }


def around(folder: Path) -> dict[str, bytes]:
    """All that lies in a sandbox outside the output, folders and links too."""
    found: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name == "out" or name.startswith("out/"):
            continue
        is_plain = path.is_file() and not path.is_symlink()
        found[name] = path.read_bytes() if is_plain else b""
    return found
