"""Write outputs as whole files, below one folder and nowhere else."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hexodigest.convert.paths import UnsafePathError
from hexodigest.convert.target import Output

TEMPORARY: Final = ".hexodigest-"  # how the names of files begin that are being written


class OutputFolderError(Exception):
    """The output folder is not empty, lies within the source, or is no folder."""


def check_folder(folder: Path, *, force: bool) -> None:
    """Raise OutputFolderError unless `folder` is absent or empty, or `force` is given."""
    if folder.exists() and not folder.is_dir():
        raise OutputFolderError(f"`{folder}` is not a folder")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise OutputFolderError(f"`{folder}` is not empty; --force writes into it all the same")


def write_outputs(outputs: Iterable[Output], folder: Path) -> int:
    """Write each output through a temporary file; how many were written.

    Raises OSError when a file cannot be written, UnsafePathError when a link that lies in
    `folder` leads out of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.resolve()
    count = 0
    for output in outputs:
        place = home.joinpath(output.path)
        if not place.parent.resolve().is_relative_to(home):
            raise UnsafePathError(f"`{output.path}` leads out of the output folder")
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, output.content)
        count += 1
    return count


def write_whole(place: Path, content: bytes | Path | Iterable[bytes]) -> None:
    """Make `place` hold `content`; whoever looks sees the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            elif isinstance(content, Path):
                with content.open("rb") as original:
                    shutil.copyfileobj(original, stream)
            else:
                stream.writelines(content)
        temporary.chmod(0o644)
        temporary.replace(place)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
