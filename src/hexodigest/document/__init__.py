"""What a file says: front matter, tags and Markdown, each part with its exact span."""

from hexodigest.document.document import Document, parse

__all__ = ["Document", "parse"]
