"""`{{ … }}` that can be told without Nunjucks: literals, and keys of the front matter."""

import re
from typing import Final

from hexodigest.convert.context import Context
from hexodigest.convert.fields import RESOLVED
from hexodigest.document.js_values import text_of

_LITERAL: Final = re.compile(r"""(?:"([^"\\]*)"|'([^'\\]*)'|(-?\d+(?:\.\d+)?))""")


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
