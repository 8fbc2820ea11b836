"""How a mended post is put in its place."""

import os
import shutil
import tempfile
from os import path as os_path
from pathlib import Path

from hexodigest.source import Source


def write_post(source: Source, expected: bytes) -> None:
    """Replace the file at `source.path` at once, whole or not at all; its mode stays.

    Raises OSError when the file cannot be written, or no longer holds `expected`.
    """
    if source.path is None:
        message = "a source without a path has no file"
        raise ValueError(message)
    target = Path(os_path.realpath(source.path))  # a link stays a link
    handle, name = tempfile.mkstemp(prefix=".hexodigest-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source.data)
        shutil.copymode(target, name)
        _still_holds(target, expected)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _still_holds(path: Path, expected: bytes) -> None:
    if path.read_bytes() != expected:
        message = "the file has changed since it was read"
        raise OSError(message)
