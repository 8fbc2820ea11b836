"""A walk over what Markdown holds, parents before children."""

from collections.abc import Iterator

from hexodigest.document.markdown import Markdown
from hexodigest.document.nodes import (
    Block,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from hexodigest.source import Span

Node = Block | ListItem | Inline


def walk(body: Span, markdown: Markdown) -> Iterator[tuple[Span, int, Node]]:
    """Every node with its parent's span and the place where the node before it ends."""
    stack: list[tuple[Span, list[Node]]] = [(body, list(markdown.blocks))]
    while stack:
        outer, nodes = stack.pop()
        last = outer.start
        for node in nodes:
            yield outer, last, node
            last = node.span.end
            stack.append((node.span, _inside(node)))


def _inside(node: Node) -> list[Node]:
    match node:
        case Heading() | Paragraph() | Link() | Quote() | ListItem():
            return list(node.children)
        case List():
            return list(node.items)
        case Table():
            return [inline for row in node.rows for cell in row for inline in cell]
        case _:
            return []
