"""HTML parsed as a browser does: the one door to justhtml, which is an extra."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

_VOID: Final = re.compile(r"area|base|[bh]r|col|embed|img|input|link|meta|source|track|wbr")


class NoParserError(Exception):
    """The parser is not installed; `str()` says how to get it."""


class SelectorError(ValueError):
    """A CSS selector that the parser does not understand."""


@dataclass(slots=True)
class Element:
    """An element; what stands in it is text or another one."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names in `class`."""
        return self.attributes.get("class", "").split()

    def walk(self) -> Iterator[Element]:
        """Every element below, in the order of the page."""
        waiting = [iter(self.children)]
        while waiting:
            for child in waiting[-1]:
                if isinstance(child, Element):
                    yield child
                    waiting.append(iter(child.children))
                    break
            else:
                waiting.pop()

    def find(self, wanted: Callable[[Element], bool]) -> Element | None:
        """The first element below that is wanted."""
        return next((element for element in self.walk() if wanted(element)), None)

    def text(self) -> str:
        """All text below."""
        found: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                found.append(node)
            else:
                waiting += reversed(node.children)
        return "".join(found)


def fragment(text: str) -> Element:
    """What stands in a page's body. Raises NoParserError without the extra."""
    return _converted(_parser()(text, sanitize=False, fragment=True).root)


def document(text: str) -> Element:
    """A whole page. Raises NoParserError without the extra."""
    return _converted(_parser()(text, sanitize=False).root)


def select(text: str, selectors: tuple[str, ...]) -> Element | None:
    """The element that the first selector finds which finds any.

    Raises NoParserError, and SelectorError for a selector that cannot be read.
    """
    page = _parser()(text, sanitize=False)
    for selector in selectors:
        try:
            found = page.query(selector)
        except ValueError as error:
            raise SelectorError(f"`{selector}` is no CSS selector: {error}") from error
        if found:
            return _converted(found[0])
    return None


def inner_html(element: Element) -> str:
    """What stands in the element, as HTML again."""
    raw = element.name in {"script", "style"}
    return "".join(
        _outer_html(child)
        if isinstance(child, Element)
        else child
        if raw
        else escape(child, quote=False)
        for child in element.children
    )


def _outer_html(element: Element) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    if _VOID.fullmatch(element.name):
        return f"<{element.name}{attributes}>"
    # A parser drops the first line end of these.
    lead = "\n" if element.name in {"pre", "textarea"} else ""
    return f"<{element.name}{attributes}>{lead}{inner_html(element)}</{element.name}>"


def _parser() -> Callable[..., Any]:
    try:
        from justhtml import JustHTML  # noqa: PLC0415  # an extra
    except ImportError:
        raise NoParserError(
            "the HTML parser is not installed: run `pip install 'hexodigest[verify]'`"
        ) from None
    return JustHTML


def _converted(root: Any) -> Element:  # noqa: ANN401  # of the library
    """The tree in our own words, without comments; a `template` is empty, as nothing shows it."""
    made = Element(root.name, _attributes(root))
    waiting = [(root, made)]
    while waiting:
        node, element = waiting.pop()
        for child in node.children or ():
            if child.name == "#text":
                element.children.append(child.data or "")
            elif not child.name.startswith(("#", "!")):
                inner = Element(child.name, _attributes(child))
                element.children.append(inner)
                waiting.append((child, inner))
    return made


def _attributes(node: Any) -> dict[str, str]:  # noqa: ANN401  # of the library
    return {name: value or "" for name, value in (node.attrs or {}).items()}
