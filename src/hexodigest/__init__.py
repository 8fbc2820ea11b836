"""Read Hexo posts as Hexo does, lint them, and convert archives to Hugo, Zola and JSON.

from pathlib import Path
from hexodigest import lint_post, parse

for found in lint_post(parse(Path("source/_posts/hello.md"))):
    print(found.name, found.message)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hexodigest.api import fix_post, lint_post
    from hexodigest.config import Config, ConfigError, load_config
    from hexodigest.conversion import Conversion, ConversionError, convert_blog
    from hexodigest.diagnostics import Diagnostic, Edit, Fault, Fix, Severity
    from hexodigest.document import Document, parse
    from hexodigest.lint.fix import Fixed
    from hexodigest.site import NoBlogError, Site, load_site
    from hexodigest.source import Position, Source, Span

__all__ = [
    "Config",
    "ConfigError",
    "Conversion",
    "ConversionError",
    "Diagnostic",
    "Document",
    "Edit",
    "Fault",
    "Fix",
    "Fixed",
    "NoBlogError",
    "Position",
    "Severity",
    "Site",
    "Source",
    "Span",
    "convert_blog",
    "fix_post",
    "lint_post",
    "load_config",
    "load_site",
    "parse",
]

# Where each name lives: it is imported when it is asked for, `import hexodigest` costs nothing.
_HOMES = {
    "Config": "hexodigest.config",
    "ConfigError": "hexodigest.config",
    "Conversion": "hexodigest.conversion",
    "ConversionError": "hexodigest.conversion",
    "Diagnostic": "hexodigest.diagnostics",
    "Document": "hexodigest.document",
    "Edit": "hexodigest.diagnostics",
    "Fault": "hexodigest.diagnostics",
    "Fix": "hexodigest.diagnostics",
    "Fixed": "hexodigest.lint.fix",
    "NoBlogError": "hexodigest.site",
    "Position": "hexodigest.source",
    "Severity": "hexodigest.diagnostics",
    "Site": "hexodigest.site",
    "Source": "hexodigest.source",
    "Span": "hexodigest.source",
    "convert_blog": "hexodigest.conversion",
    "fix_post": "hexodigest.api",
    "lint_post": "hexodigest.api",
    "load_config": "hexodigest.config",
    "load_site": "hexodigest.site",
    "parse": "hexodigest.document",
}


def __getattr__(name: str) -> object:
    """Import what is asked for."""
    if name not in _HOMES:
        message = f"module `hexodigest` has no attribute `{name}`"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """What there is, imported or not."""
    return sorted([*globals(), *__all__])
