"""The blocks and inlines of a post's body, each with its exact span."""

from hexodigest.document.markdown.markdown import Markdown, read_markdown
from hexodigest.document.markdown.rendering import DEFAULT_STYLE, HeadingStyle

__all__ = ["DEFAULT_STYLE", "HeadingStyle", "Markdown", "read_markdown"]
