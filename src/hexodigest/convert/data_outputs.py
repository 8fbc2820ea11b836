"""What `_data` holds, where Hugo and Zola look for it."""

from pathlib import Path

from hexodigest.convert.data_files import DataFile
from hexodigest.convert.target import Converted, Loss, Output
from hexodigest.convert.toml import yaml_lines
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.source import Span


def converted_data(files: tuple[DataFile, ...]) -> Converted:
    """Files that both targets read from their own `data`, and what is to be said of them."""
    kept = [file for file in files if file.value is not None]
    outputs = tuple(Output(file.place, _content(file)) for file in kept)
    losses: list[Loss] = []
    if kept:
        message = (
            f"what `_data` holds is in `data`, {_counted(kept)}; "
            "only templates can show it, and those that come with the site do not"
        )
        losses.append(Diagnostic("data-unused", message, Severity.INFO, Span(0, 0), kept[0].path))
    left = [file for file in files if file.value is None]
    if left:
        message = f"only Hexo's themes can use what is in `_data`; {_counted(left)} stay behind"
        losses.append(Diagnostic("data-left-out", message, Severity.INFO, Span(0, 0), left[0].path))
    return Converted(outputs, tuple(losses))


def _content(file: DataFile) -> bytes | Path:
    """The file itself; in simpler words where readers of YAML would not agree."""
    if not file.disputed:
        return file.path
    value = file.value
    if isinstance(value, dict):
        return yaml_lines(value).encode()
    items = value if isinstance(value, list) else []
    return "".join(f"- {yaml_lines({'x': item})[3:]}" for item in items).encode()


def _counted(files: list[DataFile]) -> str:
    return f"{len(files)} file{'' if len(files) == 1 else 's'}"
