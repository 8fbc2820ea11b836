"""Settings of `_config.yml` that change what Hexo shows, and that no conversion follows."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from hexodigest.convert.blog import Blog
from hexodigest.convert.target import Loss
from hexodigest.diagnostics import Diagnostic, Severity
from hexodigest.document.js_values import Value, is_true
from hexodigest.site.hexo_config import find_config
from hexodigest.source import Span, read_source

_CAPITAL: Final = re.compile("[A-Z]")


class Setting(NamedTuple):
    """A setting, when it matters, and what is otherwise then."""

    table: str  # "": at the top
    key: str
    matters: Callable[[Value], bool]
    effect: str

    @property
    def field(self) -> str:
        """The name under which the configuration holds it."""
        return _CAPITAL.sub(lambda match: f"_{match[0].lower()}", self.key)

    @property
    def name(self) -> str:
        """How people call it: `marked.gfm`."""
        return ".".join(part for part in (self.table, self.key) if part)

    @property
    def loss(self) -> str:
        """The name of the loss."""
        return f"unfollowed-{self.field.replace('_', '-')}"


def _is_off(value: Value) -> bool:
    return value is not None and not is_true(value)


UNFOLLOWED: Final = (
    Setting("marked", "gfm", _is_off, "tables, deletions and boxes of tasks are read all the same"),
    Setting("marked", "pedantic", is_true, "Markdown is read as with `pedantic: false`"),
    Setting("marked", "dompurify", is_true, "HTML is not purified"),
    Setting("", "relative_link", is_true, "links start with the root of the site"),
    Setting("index_generator", "path", is_true, "the list of all posts is the home page"),
)


QUOTES: Final = Setting(
    "marked",
    "quotes",
    lambda value: len(str(value)) == 4,  # noqa: PLR2004  # as hexo-renderer-marked wants it
    "Zola knows no other quotation marks",
)
HEADER_IDS: Final = Setting(
    "marked", "headerIds", _is_off, "Zola gives every heading an id, made of its text"
)
OF_ZOLA: Final = (QUOTES, HEADER_IDS)


def unfollowed(blog: Blog, settings: Sequence[Setting] = UNFOLLOWED) -> Iterator[Loss]:
    """A loss for each setting that is given and not followed, at its place."""
    found = [setting for setting in settings if setting.matters(_given(blog, setting))]
    path = find_config(blog.site.root)
    if not found or path is None:
        return
    text = read_source(path).text
    for setting in found:
        message = f"`{setting.name}` is not followed: {setting.effect}"
        yield Diagnostic(setting.loss, message, Severity.WARNING, _place(text, setting), path)


def _given(blog: Blog, setting: Setting) -> Value:
    """The value, as it is given or by default."""
    table = getattr(blog.config, setting.table) if setting.table else blog.config
    given: Value = table.extra.get(setting.key)
    return getattr(table, setting.field, given)


def _place(text: str, setting: Setting) -> Span:
    """The key in the file; its start where the key is not written as most write it."""
    start = re.search(rf"^{setting.table}[ \t]*:", text, re.MULTILINE) if setting.table else None
    key = re.compile(rf"^[ \t]*({setting.key})[ \t]*:", re.MULTILINE)
    match = key.search(text, start.end() if start else 0)
    return Span(*match.span(1)) if match else Span(0, 0)
