"""What a block parser remembers of one level of the document, so that it need not look twice."""

import re
from typing import Any, NamedTuple

from mistune.core import BlockState


class CellRun(NamedTuple):
    """Lines that follow each other and have as many cells, were they rows of a table."""

    cells: int | None  # None: such a line is none
    end: int  # behind the last of them


Token = dict[str, Any]  # as mistune's: `type`, and `children`, `text` or `raw`


class LinearBlockState(BlockState):
    """A level of the document: the body itself, or what stands in one quote or list item."""

    def __init__(self, parent: BlockState | None = None) -> None:
        """Start with nothing read."""
        super().__init__(parent)
        self.sibling: re.Match[str] | None = None  # the block that ended the last container
        self.blank_lines: list[int] | None = None  # starts of the runs of blank lines
        self.cell_runs: dict[int, CellRun] = {}  # by the offset of each of their lines
        self._paragraph: Token | None = None
        self._parts: list[str] = []  # of that paragraph's text

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "LinearBlockState":
        """The state of what stands in a container of this one."""
        child = type(self)(self)
        child.process(src)
        child.lazy_line_starts = lazy_line_starts or set()
        return child

    def add_paragraph(self, text: str) -> None:
        """Text that starts a paragraph, or goes on with the one before it."""
        last = self.last_token()
        if last and last["type"] == "paragraph":
            self._extend(last, text)
        else:
            self.tokens.append({"type": "paragraph", "text": text})

    def append_paragraph(self) -> int | None:
        """Where the line ends that goes on with the paragraph before it; None without one."""
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            return None
        end = self.find_line_end()
        self._extend(last, self.get_text(end))
        return end

    def join_paragraph(self) -> None:
        """Write the text of the paragraph that grew last into its token."""
        if self._paragraph is not None:
            self._paragraph["text"] = "".join(self._parts)
            self._paragraph = None

    def _extend(self, token: Token, text: str) -> None:
        # mistune adds each line to a string that the token holds too, which copies it whole.
        if token is not self._paragraph:
            self.join_paragraph()
            self._paragraph, self._parts = token, [token["text"]]
        self._parts.append(text)
