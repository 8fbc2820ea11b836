"""docs/converting.md: what becomes of what, with the tags as the code knows them."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from hexodigest import tags
from hexodigest.tags.registry import dialects

_THEMES = {
    "butterfly": "Butterfly",
    "fluid": "Fluid",
    "icarus": "Icarus",
    "navy": "navy (hexo.io)",
    "next": "NexT",
    "volantis": "Volantis",
}

_HEAD = Path(__file__).with_name("converting.md")


def converting_page() -> str:
    """The whole page."""
    lines = [_HEAD.read_text(encoding="utf-8")]
    lines += _table("Hexo", tags)
    for dialect in dialects():
        package = import_module(f"{tags.__name__}.{dialect}")
        lines += _table(_THEMES.get(dialect, dialect), package)
    return "\n".join(lines)


def _table(name: str, package: ModuleType) -> Iterator[str]:
    yield f"### {name}\n"
    yield "| tags | what they are |\n|---|---|"
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = import_module(info.name)
        names = getattr(module, "NAMES", ())
        if names and not info.ispkg:
            first = (module.__doc__ or "").strip().splitlines()[0]
            shown = ", ".join(f"`{each}`" for each in names)
            yield f"| {shown} | {first.replace('|', chr(92) + '|')} |"
    yield ""
