"""Paths as arguments and options: an empty one is a slip, not the current folder."""

import os
from pathlib import Path

import click

from hexodigest.cli import fail
from hexodigest.patterns import later

# An address of something else than a store, which would be made a folder called `http:`.
_UNKNOWN = later(r"(?!(?:s3|gs|az)://[^/])[A-Za-z][A-Za-z0-9+.-]*://")


class Place(click.Path):
    """`click.Path` that gives a `Path` and refuses `""`, which an unset variable leaves behind."""

    def __init__(self, *, exists: bool = False, file: bool = True, folder: bool = True) -> None:
        """`file`, `folder`: whether it may be one."""
        super().__init__(exists=exists, file_okay=file, dir_okay=folder, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The path as a `Path`."""
        if not os.fspath(value):
            name = param.human_readable_name if param else "PATH"
            fail(f"{name}: an empty path names nothing; is a variable not set?")
        text = os.fsdecode(value)
        if "://" in text and _UNKNOWN.match(text):
            fail(
                f"`{text}` is no address that can be read, expected one such as `s3://bucket/path`"
            )
        return super().convert(value, param, ctx)
