"""HTML start tags in Markdown, with the exact place of each attribute."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexodigest.source import Span

if TYPE_CHECKING:
    from hexodigest.document.markdown import Markdown


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: `name` in lower case, `value` without quotes and with entities decoded."""

    name: str
    value: str
    span: Span
    value_span: Span | None  # without the quotes; None for a name alone


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag, `name` in lower case; its span runs from `<` to `>`."""

    name: str
    span: Span
    attributes: tuple[Attribute, ...]

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name; the first one counts, as in a browser."""
        return next((item for item in self.attributes if item.name == name), None)

    def get(self, name: str) -> str | None:
        """The value of the attribute of that name."""
        found = self.attribute(name)
        return found.value if found else None


def find_elements(text: str, markdown: "Markdown") -> tuple[Element, ...]:
    """The start tags in the HTML blocks and the inline HTML of a post's Markdown."""
    raise NotImplementedError
