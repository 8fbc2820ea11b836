"""What rules of the front matter ask of a header: what was written, and where."""

from collections.abc import Iterator

from hexodigest.diagnostics import Fix
from hexodigest.document import Document
from hexodigest.document.front_matter import Form, Value
from hexodigest.lint.rule import Problem
from hexodigest.patterns import later
from hexodigest.source import Span

_PLACEHOLDER = later(r"""(["']?)\{\{-?\s*(?P<name>[\w.]+)\s*-?\}\}\1""")
# What Hexo fills in when it makes a post of a scaffold.
_FILLED_IN = frozenset({"title", "date", "layout", "slug", "path", "tags", "categories", "updated"})
_SHOWN = 40  # characters of a value that a message quotes


def has_header(document: Document) -> bool:
    """Whether Hexo finds a front matter, and can read it."""
    return document.front_matter.form is not Form.NONE and document.front_matter.readable


def header_text(document: Document) -> str:
    """The YAML or JSON between the separators."""
    return document.source.slice(document.front_matter.content)


def written(document: Document, *path: str | int) -> str:
    """A value as it stands in the file; nothing for one that stands elsewhere (`*alias`, `<<`)."""
    entry = document.front_matter.entry(*path)
    return document.source.slice(entry.value) if entry else ""


def quoted(text: str) -> str:
    """A value for a message: one line, in backticks, cut when it is long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}`"


def place(document: Document, *path: str | int) -> Span:
    """Where a value stands, or its key when nothing follows it; else the end of the header."""
    entry = document.front_matter.entry(*path)
    if entry is None:
        return end_of_header(document)
    if entry.key and entry.value.start == entry.value.end:
        return entry.key
    return entry.value


def end_of_header(document: Document) -> Span:
    """Where something that is missing would stand: the closing line, or the start of the file."""
    return document.front_matter.closing or Span(0, 0)


def at_key(document: Document, key: str, message: str, fix: Fix | None = None) -> Problem:
    """A problem of a top-level key."""
    entry = document.front_matter.entry(key)
    return Problem(entry.key if entry and entry.key else end_of_header(document), message, fix)


def given(document: Document, *keys: str) -> Iterator[tuple[str, Value]]:
    """Those of the keys that the front matter gives a value for, with it."""
    data = document.front_matter.data
    return ((key, data[key]) for key in keys if data.get(key) is not None)


def placeholder(document: Document, key: str) -> str | None:
    """The name in a `{{ name }}` that is all of a value, as a scaffold has it; None for others.

    In quotes, where it is plain text, only a name that Hexo fills in counts.
    """
    value = document.front_matter.data.get(key)
    if not isinstance(value, dict) and not (isinstance(value, str) and value.startswith("{{")):
        return None
    match = _PLACEHOLDER.fullmatch(written(document, key))
    if match is None or (match.group(1) and match["name"] not in _FILLED_IN):
        return None
    return match["name"]
