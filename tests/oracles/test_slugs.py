"""Slugs against hexo-util 4.0.0 and the 3.3.0 that hexo-renderer-marked uses."""

import itertools
import random
import unicodedata

import pytest

from conftest import ask_node, corpus_posts
from hexodigest.slugs import slugize

pytestmark = pytest.mark.oracle

SIGNS = "-_ .é中ẞΣ\u3000\ufeff\x1c\x85\x7f'😀\ud83d"


@pytest.mark.parametrize("transform", [0, 1, 2])
def test_every_code_unit_is_slugized_as_by_hexo(transform: int) -> None:
    [(by_hexo, by_marked)] = ask_node("slugs.js", [{"range": [0, 0xFFFF], "transform": transform}])
    ours = [slugize(f"x{chr(code)}y", transform) for code in range(0x10000)]
    wrong = [
        f"U+{code:04X}"
        for code in range(0x10000)
        if ours[code] != by_hexo[code] and not _is_new(chr(code) + by_hexo[code])
    ]
    assert wrong == []
    assert by_marked == by_hexo


@pytest.mark.parametrize("separator", ["-", "_", ".", "+", "--", "^", "ab", ""])
def test_signs_in_a_row_are_slugized_as_by_hexo(separator: str) -> None:
    texts = [
        "".join(signs) for size in range(5) for signs in itertools.product(SIGNS[:9], repeat=size)
    ]
    chance = random.Random(0)  # noqa: S311  # texts, not secrets
    texts += ["".join(chance.choices(SIGNS + "ab-", k=12)) for _ in range(3000)]
    [(by_hexo, by_marked)] = ask_node(
        "slugs.js", [{"texts": texts, "transform": 0, "separator": separator}]
    )
    assert [slugize(text, separator=separator) for text in texts] == by_hexo == by_marked


@pytest.mark.corpus
def test_names_and_headings_of_real_posts_are_slugized_as_by_hexo() -> None:
    texts = [path.stem.encode("utf-8", "replace").decode() for path in corpus_posts()]
    for path in corpus_posts():
        lines = path.read_text("utf-8", "replace").splitlines()
        texts += [line.strip("# ") for line in lines if line.startswith("#")]
    [(by_hexo, by_marked)] = ask_node("slugs.js", [{"texts": texts, "transform": 1}])
    assert [slugize(text, 1) for text in texts] == by_hexo == by_marked


def _is_new(text: str) -> bool:
    """Whether Node's Unicode knows letters here, and their case, that Python's does not yet."""
    return any(unicodedata.category(char) == "Cn" for char in text)
