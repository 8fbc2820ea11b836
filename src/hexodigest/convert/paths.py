"""Where an output may lie: always below the output folder, each at a place of its own."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*\ud800-\udfff]')
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\xb9\xb2\xb3])\s*(?:\..*)?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 255  # bytes in a name, on common file systems


class UnsafePathError(ValueError):
    """A permalink or an asset's name leads out of the output folder or to no file at all."""


def safe_path(path: str) -> PurePosixPath:
    """`path` below the output folder. Raises UnsafePathError when it would not stay there."""
    parts = [part for part in whole(path).split("/") if part not in {"", "."}]
    if not parts:
        raise UnsafePathError(f"`{path}` names no file")
    for part in parts:
        if "\\" in part or "\0" in part or _climbs(part):
            raise UnsafePathError(f"`{path}` leads out of the output folder")
        if len(part.encode("utf-8", "surrogateescape")) > _LONGEST:
            raise UnsafePathError(f"`{path}` has a name of more than {_LONGEST} bytes")
    return PurePosixPath(*parts)


def _climbs(part: str) -> bool:
    """Whether a reader who decodes the name, even twice, finds `..` in it."""
    if "." not in part and "%" not in part:
        return False
    return ".." in re.split(r"[/\\]", unquote(unquote(part)))


def file_name(name: str) -> str:
    """`name` without what some file system refuses."""
    name = whole(name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    name = _UNFIT.sub("-", name)
    if _climbs(name):
        name = name.replace("%", "-")
    while len(name.encode()) > _LONGEST - 20:
        name = name[:-1]
    return unreserved(name.rstrip(" .") or "-")


def whole(name: str) -> str:
    """`name` without halves of surrogate pairs, as Node writes it; bytes that are no text stay."""
    return _HALF.sub("\ufffd", name)


def unreserved(name: str) -> str:
    """`name`, with a `-` behind its stem where Windows would take it for a device."""
    if not is_reserved(name):
        return name
    stem, dot, rest = name.partition(".")
    return f"{stem.rstrip()}-{dot}{rest}"


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name for a device, whatever its extension."""
    return _DEVICE.fullmatch(name) is not None


def served_file(url_path: str) -> str:
    """The file that answers a URL: `a/` is answered by `a/index.html`."""
    return f"{url_path}index.html" if url_path.endswith("/") or not url_path else url_path
