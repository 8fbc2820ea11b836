"""The blocks and inlines of a post's body, each with its exact span."""

from hexodigest.document.markdown.markdown import Markdown, read_markdown

__all__ = ["Markdown", "read_markdown"]
