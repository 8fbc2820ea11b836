"""Our parsers give mistune's own tokens wherever mistune gives any."""

import re
from typing import Any

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mistune.core import BlockState

from conftest import corpus_posts
from hexodigest.document.markdown.linear import (
    LinearBlockParser,
    LinearBlockState,
    LinearInlineParser,
    use_plugins,
)

PLUGINS = ["table", "strikethrough", "url", "task_lists"]
BLOCKS = [
    "- ",
    "> ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "a",
    "b ",
    "\n",
    "\n\n",
    "    ",
    "  ",
    "\t",
    "#",
    "# ",
]
BLOCKS += [
    "## x",
    "---",
    "===",
    "=",
    "-",
    "```",
    "~~~",
    "a|b\n",
    "-|-\n",
    "|a|b|\n",
    "|-|-|\n",
    "|",
]
BLOCKS += [
    "[a]: /u\n",
    "[a]: /u 'x'\n",
    "<div>\n",
    "<!--",
    "-->",
    "<pre>",
    "<x y=c\td=e>\n",
    "[ ] ",
]
BLOCKS += ["[x] ", "\x0b", "\r", "中", "\u3000"]
INLINES = [
    "*",
    "**",
    "_",
    "__",
    "***",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[a]",
    "<a",
    "<b>",
]
INLINES += ["</b>", "=", "'", '"', "~~", "http://x.y", "http://", ".", ",", ":", ";", "&", "&amp;"]
INLINES += ["\\", "\\*", "!", "é", "\u00a0", "<?", "?>", "<x y=", "/>", ">", "*a", "b*", "_a", "c_"]
INLINES += ["[x](y)", "*;", "\n", " "]


class Reference(mistune.BlockParser):
    """mistune's parser, which says when it moves blocks or lets a later definition win."""

    moved = False

    def parse_block_quote(self, m: re.Match[str], state: BlockState) -> int:
        before = len(state.tokens)
        end = super().parse_block_quote(m, state)
        added = state.tokens[before:]
        if len(added) not in (1, 2) or added[0]["type"] != "block_quote":
            self.moved = True
        return end

    def parse_ref_link(self, m: re.Match[str], state: BlockState) -> int | None:
        before = len(state.env["ref_links"])
        end = super().parse_ref_link(m, state)
        if end and len(state.env["ref_links"]) == before:
            self.moved = True
        return end


def assert_same(text: str) -> None:
    block = Reference()
    plugins = [mistune.plugins.import_plugin(name) for name in PLUGINS]
    theirs, their_state = mistune.Markdown(None, block, None, plugins).parse(text)
    ours, our_state = linear(text)
    if not block.moved:
        assert ours == theirs
        assert our_state.env["ref_links"] == their_state.env["ref_links"]


def linear(text: str) -> tuple[Any, BlockState]:
    markdown = mistune.Markdown(None, LinearBlockParser(), LinearInlineParser())
    use_plugins(markdown)
    return markdown.parse(text, LinearBlockState())


def texts(parts: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=60).map("".join)


@settings(max_examples=600, deadline=None)
@given(texts(BLOCKS))
def test_blocks_are_mistunes(text: str) -> None:
    assert_same(text)


@settings(max_examples=600, deadline=None)
@given(texts(INLINES))
def test_inlines_are_mistunes(text: str) -> None:
    assert_same(text)


@settings(max_examples=600, deadline=None)
@given(texts(BLOCKS + INLINES))
def test_documents_are_mistunes(text: str) -> None:
    assert_same(text)


@settings(max_examples=300, deadline=None)
@given(texts(["*", "**", "_", "__", "***", "a", " ", "\\*", "[x](y)", "&", ";"]), st.integers(1, 9))
def test_emphasis_is_mistunes_however_often_repeated(unit: str, times: int) -> None:
    assert_same(unit * times)


@settings(max_examples=300, deadline=None)
@given(texts([" ", "\t", "\n", "a", "b", "=", "'", '"', "/", "\u3000", "\x0b"]))
def test_tags_are_mistunes(inside: str) -> None:
    inside = inside[:24]  # mistune tries every way to cut it
    assert_same(f"x <y {inside}> z")
    assert_same(f"<y{inside}>\n")


@pytest.mark.corpus
def test_the_corpus_is_mistunes() -> None:
    for path in corpus_posts():
        assert_same(path.read_text("utf-8", "replace"))
