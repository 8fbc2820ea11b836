"""Front matter is split and valued as hexo-front-matter 4.2.1 does it."""

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import ROOT, ask_node, corpus_posts
from hexodigest.document.front_matter import FrontMatter, read_front_matter
from hexodigest.source import Source
from oracles.tagged import tagged

pytestmark = pytest.mark.oracle

TORTURE = sorted((ROOT / "tests" / "fixtures" / "torture" / "front-matter").glob("*.md"))
ROWS = 120  # of the torture folder at least; none may get lost


def differences(paths: Sequence[Path]) -> list[str]:
    """What Hexo says of each file that differs from what we say."""
    contents = [path.read_bytes() for path in paths]
    theirs = ask_node("front_matter.js", [b64encode(data).decode() for data in contents])
    found = []
    for path, data, their in zip(paths, contents, theirs, strict=True):
        text = Source(data).text
        our = read_front_matter(text)
        if not _same(our, text, their):
            found.append(f"{path}: ours {our}, Hexo's {their}")
    return found


def _same(our: FrontMatter, text: str, their: dict[str, object]) -> bool:
    if "refused" in their:
        return not our.readable and bool(our.faults)
    body = b64encode(text[our.span.end :].encode()).decode()
    return our.readable and their == {"body": body, "value": tagged(our.data)}


def test_every_row_of_the_torture_folder_is_read_as_hexo_reads_it() -> None:
    assert len(TORTURE) >= ROWS
    assert differences(TORTURE) == []


@pytest.mark.corpus
def test_every_post_of_the_corpus_is_read_as_hexo_reads_it() -> None:
    posts = corpus_posts()
    assert len(posts) > 3_000
    assert differences(posts) == []
