"""What Nunjucks sees of a post: tags, variables and comments, each with its span."""

from dataclasses import dataclass
from enum import StrEnum

from hexodigest.source import Span


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as Hexo gives it to a tag: `value` has lost its quotes, `span` has them."""

    value: str
    span: Span


class TagKind(StrEnum):
    """How Hexo takes a construct."""

    INLINE = "inline"  # `{% name … %}` alone
    BLOCK = "block"  # `{% name … %} body {% endname %}`; `{% raw %}` is one, without children
    VARIABLE = "variable"  # `{{ … }}`
    COMMENT = "comment"  # `{# … #}`, which Hexo deletes


@dataclass(frozen=True, slots=True)
class Tag:
    """A construct between Nunjucks braces."""

    kind: TagKind
    span: Span  # all of it: a block up to the end of its closing tag
    opening: Span  # `{% name … %}`; equal to `span` unless a block
    name: str = ""  # empty for variables and comments
    name_span: Span | None = None
    arguments: tuple[Argument, ...] = ()
    content: Span | None = None  # between the braces: a variable's expression, a comment's text
    body: Span | None = None  # of a block, between its tags
    closing: Span | None = None  # `{% endname %}`
    children: tuple["Tag", ...] = ()  # constructs within a block's body, outermost only
