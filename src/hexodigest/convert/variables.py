"""`{{ … }}` that can be told without Nunjucks: literals, and keys of the front matter."""

import re
from typing import Final

from hexodigest.convert.context import Context
from hexodigest.convert.fields import RESOLVED
from hexodigest.document.js_values import text_of

_LITERAL: Final = re.compile(r"""(?:"([^"\\]*)"|'([^'\\]*)'|(-?\d+(?:\.\d+)?))""")
_NAME: Final = re.compile(r"([A-Za-z_$][\w$]*)(?:\.[A-Za-z_$][\w$]*)*", re.ASCII)
# As in Hexo 8.1 and Nunjucks 3.2: what a post or a page is made of, what Nunjucks has itself, and
# what themes see: who writes one of these expects something.
_NAMES: Final = RESOLVED | {
    "_content", "_data", "_id", "asset_dir", "caller", "comments", "config", "content",
    "cycler", "env", "excerpt", "false", "full_source", "id", "joiner", "lang", "layout",
    "loop", "more", "next", "none", "not", "null", "page", "path", "permalink", "photos",
    "post", "posts", "prev", "range", "raw", "self", "site", "slug", "source", "super", "theme",
    "true", "updated", "url",
}  # fmt: skip
_NAMING: Final = frozenset({"set", "for", "macro", "import", "from", "asyncEach", "asyncAll"})


def evaluated(expression: str, context: Context) -> str | None:
    """The text that is printed; None where only Nunjucks knows.

    As in Hexo 8.1, a post's body sees the post alone: `page`, `config` and `site` are none there.
    """
    name = expression.strip()
    literal = _LITERAL.fullmatch(name)
    if literal:
        return literal[1] or literal[2] or literal[3] or ""
    page = context.page
    if name == "title":
        return page.title
    if name == "slug" and page.is_post:
        return page.slug
    value = None if name in RESOLVED else page.data.get(name)
    return text_of(value) if isinstance(value, str | bool | int | float) else None


def is_undefined(expression: str, context: Context) -> bool:
    """Whether it is a name that Hexo's posts do not have, nor this one: Nunjucks prints nothing."""
    name = _NAME.fullmatch(expression.strip())
    if not name or name[1] in _NAMES or name[1] in context.page.data:
        return False
    return not _NAMING & context.page.document.tags.names
