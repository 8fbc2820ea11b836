"""What marked and other readers of Markdown read differently is written so that all agree."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversions import convert_body
from hexodigest.convert.alike.commonmark import read_commonmark
from hexodigest.convert.alike.mend import LineEnds, mended
from hexodigest.convert.alike.shapes import UNKNOWN, shapes
from hexodigest.document.markdown.printed import read_printed
from hexodigest.source import Source

# What is written for Hugo, by the body.
MENDED = {
    "a heading behind a wide blank": ("##　x\n", "## x {#x}\n"),
    "rules in a quote, and lazy lines": (
        "> ______\nb\n> ______\n",
        "> ___\n>\n> b\n>\n> ___\n",
    ),
    "emphasis across signs": (
        "在_**/var/www**_中\n",
        "在&#95;&#42;&#42;/var/www&#42;&#42;&#95;中\n",
    ),
    "links and code next to it": (
        '在_**/a**_中 `b{` [c](https://d.example "&#123;f") ![e {](https://g.example)\n',
        (
            "在&#95;&#42;&#42;/a&#42;&#42;&#95;中 <code>b&#123;</code> "
            '<a href="https://d.example" title="&#123;f">c</a> '
            '<img src="https://g.example" alt="e &#123;">\n'
        ),
    ),
    "a heading below a list's last line": (
        "3. a\n\n1. b\n  ##　y\n",
        "3. a\n\n4. b\n\n## y {#y}\n",
    ),
    "code with blanks before it in a list": (
        "2. a\nb\n\n\t\t# U\n\t\tr\n",
        "2. a\nb\n\n   ```\n    # U\n    r\n   ```\n",
    ),
    "a fence that only Hexo sees in an item": (
        "- a\n    ```\n    b\n    ```\n    -e.g.\n        ```\n        c\n        ```\n",
        "- a\n  ```\n  b\n  ```\n  -e.g.\n  ```\n  c\n  ```\n",
    ),
    "a colon at the start of a paragraph": ("a\n\n: b\n", "a\n\n&#58; b\n"),
    "a tab in a lazy line": ("> a\n\t\nb\n", "> a\n>\n> b\n"),
    "a tab behind a list's mark": ("-\ta\n\n  \tb\n", "- a\n\n  ```\n   b\n  ```\n"),
}
SAME = [
    "- a\n\n      b\n",
    "**a**b\n",
    "| a |\n|-|\n| b |\n",
    "> a\n\n    c\n",
    "[a][b]\n\n[b]: c\n",
]


@pytest.mark.parametrize("name", MENDED)
def test_a_block_is_written_plainly(tmp_path: Path, name: str) -> None:
    body, expected = MENDED[name]
    assert convert_body(tmp_path, body, "hugo") == (expected, [])


@pytest.mark.parametrize("body", SAME)
def test_what_is_read_alike_stays_as_it_is(body: str) -> None:
    assert mended(body, LineEnds(hexo=True, target=True)) == ((), ())


@given(st.lists(st.sampled_from([*"ab*_~`>-#|1. \t\n", "中", "：", "\n\n", "- ", "> ", "  "])))
def test_what_is_written_is_read_as_marked_read_the_body(parts: list[str]) -> None:
    body = "".join(parts)
    found = mended(body, LineEnds(hexo=True, target=True))
    if found.unsettled:
        return
    written = Source(body.encode()).replace(found.edits).decode()
    wanted = [part for shape in shapes(read_printed(body, breaks=True), body) for part in shape[1]]
    read = [part for shape in read_commonmark(written, breaks=True) for part in shape[1]]
    if UNKNOWN not in wanted and not any("html " in part for part in read):
        assert read == wanted
