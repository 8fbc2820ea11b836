"""mistune's plugins for GitHub's Markdown, each in linear time."""

import re

from mistune import BlockParser, Markdown
from mistune.core import InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins import formatting, table, task_lists
from mistune.plugins.table import _split_table_cells, _strip_table_line
from mistune.util import escape_url

from hexodigest.document.markdown.linear_state import CellRun, LinearBlockState

_URL = re.compile(r"""[^\s<]+[^<.,:;"')\]\s]""")
_URL_TO_BRACKET = re.compile(r"""(?=[^\s<\]]*+\][.,:;"')\]]*+[^<.,:;"')\]\s])[^\s<\]]*+""")


def use_plugins(markdown: Markdown) -> None:
    """Add tables, `~~strikethrough~~`, bare URLs and task lists."""
    markdown.use(table.table)
    markdown.block.register(
        "nptable",
        table.NP_TABLE_PATTERN,
        parse_nptable,  # type: ignore[arg-type]  # every state is a LinearBlockState
    )
    markdown.use(formatting.strikethrough)
    markdown.inline.register("url_link", "https?://", parse_url_link)
    markdown.use(task_lists.task_lists)


def parse_nptable(block: BlockParser, match: re.Match[str], state: LinearBlockState) -> int | None:
    """Read a table without outer pipes; None when a row has more or fewer cells than the head.

    mistune reads the rows down to the one that spoils it, again from each line that may be a head.
    """
    rows = state.find_line_end_at(match.end())
    first = _cell_run(state, rows)
    if first.cells is not None:
        if first.cells != _cell_run(state, match.start()).cells:
            return None
        if _cell_run(state, first.end).cells is not None:
            return None
    return table.parse_nptable(block, match, state)


def _cell_run(state: LinearBlockState, start: int) -> CellRun:
    """The run of lines with as many cells that the line at `start` belongs to."""
    runs = state.cell_runs
    if start not in runs:
        cells = _count_cells(state, start)
        starts = [start]
        end = state.find_line_end_at(start)
        while end < state.cursor_max and end not in runs and _count_cells(state, end) == cells:
            starts.append(end)
            end = state.find_line_end_at(end)
        if end in runs and runs[end].cells == cells:
            end = runs[end].end
        runs.update(dict.fromkeys(starts, CellRun(cells, end)))
    return runs[start]


def _count_cells(state: LinearBlockState, start: int) -> int | None:
    text = _strip_table_line(state.get_line(start))
    return None if text is None else len(_split_table_cells(text))


def parse_url_link(inline: InlineParser, match: re.Match[str], state: InlineState) -> int | None:
    """Take a bare URL for a link, in brackets up to the closing one; None when nothing follows.

    mistune looks for the end of all that has no white space before it cuts that at the bracket.
    """
    found = None
    if state.brackets:
        found = _URL_TO_BRACKET.match(state.src, match.end())
    found = found or _URL.match(state.src, match.end())
    if not found:
        return None
    text = state.src[match.start() : found.end()]
    if state.in_link or state.depth >= inline.max_nested_level:
        inline.process_text(text, state)
    else:
        state.append_token(
            {
                "type": "link",
                "children": [{"type": "text", "raw": text}],
                "attrs": {"url": escape_url(text)},
                "_autolink": text,
            }
        )
    return found.end()
