"""Numbers of processes as options: `auto`, `4`."""

import os

import click


def as_jobs(_context: click.Context, _parameter: click.Parameter, text: str) -> int:
    """How many processes an option means."""
    if text == "auto":
        return _cores()
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise click.BadParameter(
            f"`{text}` is not a number of processes, expected `auto` or such as `4`"
        )
    return int(text)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
