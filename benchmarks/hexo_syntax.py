"""Where Hexo's own syntax lies in a post, and whether a finding is on it."""

import re
from pathlib import Path
from typing import NamedTuple

from hexodigest.document import Document
from hexodigest.lint.posts import Linter
from hexodigest.source import Source, Span

ADDRESSES = {"MD051", "MD057"}  # a fragment, a relative link
KINDS = ("front matter", "tags", "addresses")
CODE = {"raw", "verbatim", "code", "codeblock", "include_code"}
OURS = Linter(select=("broken-*", "missing-*", "link-to-source"))


class Finding(NamedTuple):
    """A tool's finding about a line, or about the character at `column` of it, counted from 0."""

    post: Path
    rule: str
    line: int
    column: int | None = None


class Syntax:
    """Where Hexo's own syntax lies in a post."""

    def __init__(self, path: Path) -> None:
        """Read the post."""
        self.document = Document(Source(path.read_bytes(), path))
        text = self.document.source.text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.tags = [
            span
            for tag in (*self.document.tags.walk(), *self.document.tags.leaked)
            for span in ([tag.span] if tag.name in CODE else [tag.opening, tag.closing])
            if span is not None
        ]

    def place(self, finding: Finding) -> Span:
        """The point that a finding names, or its line without the blanks around it."""
        start = self.lines[min(finding.line, len(self.lines)) - 1]
        if finding.column is not None:
            return Span(start + finding.column, start + finding.column + 1)
        line = self.document.source.text[start:].partition("\n")[0]
        return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))

    def kind(self, finding: Finding) -> str | None:
        """What of Hexo's syntax the finding is on."""
        place = self.place(finding)
        if place.start < self.document.body.start:
            return "front matter"
        if any(span.start <= place.start and place.end <= span.end for span in self.tags):
            return "tags"
        if finding.rule in ADDRESSES and self._is_served(place):
            return "addresses"
        return None

    def _is_served(self, place: Span) -> bool:
        markdown = self.document.markdown
        near = [node for node in (*markdown.links, *markdown.images)
                if node.span.start <= place.start < node.span.end]  # fmt: skip
        broken = {found.span for found in OURS(self.document)}
        return bool(near) and not any(node.url_span in broken for node in near)
