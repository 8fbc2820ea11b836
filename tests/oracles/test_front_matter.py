"""Front matter is split and valued as hexo-front-matter 4.2.1 does it."""

from base64 import b64encode
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

import pytest

from conftest import ROOT, ask_node, corpus_posts
from hexodigest.document.front_matter import read_front_matter
from hexodigest.document.js_values import text_of
from hexodigest.document.js_yaml import JsYamlHandler
from hexodigest.source import Source
from oracles.tagged import same

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
        if not same(our, text, their):
            found.append(f"{path}: ours {our}, Hexo's {their}")
    return found


def test_every_row_of_the_torture_folder_is_read_as_hexo_reads_it() -> None:
    assert len(TORTURE) >= ROWS
    assert differences(TORTURE) == []


@pytest.mark.corpus
def test_every_post_of_the_corpus_is_read_as_hexo_reads_it() -> None:
    posts = corpus_posts()
    assert len(posts) > 3_000
    assert differences(posts) == []


@pytest.mark.corpus
def test_the_places_of_the_corpus_hold_what_the_data_say() -> None:
    handler = JsYamlHandler()
    checked = 0
    for path in corpus_posts():
        text = Source(path.read_bytes()).text
        found = read_front_matter(text)
        if not found.readable:
            continue
        for way, entry in found.entries().items():
            value = reduce(lambda at, step: at[step], way, found.data)  # type: ignore[index]
            written = text[entry.value.start : entry.value.end]
            if isinstance(value, str | int | float | bool | None) and "\n" not in written:
                assert handler.load(written).value == value, (path, way)
                checked += 1
            if entry.key is not None:
                key = text[entry.key.start : entry.key.end]
                assert text_of(handler.load(key).value) == way[-1], (path, way)
    assert checked > 13_000
