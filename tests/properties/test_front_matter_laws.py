"""Laws of front matter, on any text."""

import math
import re
from datetime import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from hexodigest.document.front_matter import Form, FrontMatter, Value, read_front_matter
from hexodigest.document.js_yaml import JsYamlHandler
from hexodigest.document.yaml_errors import YamlError
from hexodigest.source import Source

PIECES = st.sampled_from(
    [
        *(
            "---",
            ";;;",
            "----",
            "\n",
            "\n---\n",
            "\n;;;\n",
            "---\n",
            ": ",
            ":",
            "- ",
            "\n- ",
            "\n  ",
        ),
        *(
            "\t",
            "\n\t",
            " ",
            "a",
            "b: ",
            "title",
            "tags",
            "'",
            '"',
            "|",
            ">",
            "|-\n",
            "[",
            "]",
            "{",
        ),
        *(
            "}",
            ",",
            "#",
            " #",
            "&x ",
            "*x",
            "!!str ",
            "!",
            "<<",
            "? ",
            "%",
            "@",
            "`",
            "~",
            "1",
            "010",
        ),
        *(
            "1e3",
            "2020-01-02",
            ".inf",
            "true",
            "no",
            "😀",
            "中文",
            "\u2028",
            "\ufeff",
            "\x85",
            "\0",
        ),
        *(
            "\\",
            "\\n",
            "\r",
            "\x07",
            "\ud800",
            "\U00100000",
            "=",
            "_content: ",
            "__proto__: ",
            '"a":1',
        ),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=30).map(lambda parts: "---\n" + "".join(parts) + "\n---\nbody"),
)

WORDS = st.text(st.sampled_from("abcxyz 中文字😀é"), min_size=1, max_size=12).map(str.strip)
PLAIN = WORDS.filter(lambda word: word and word not in {"y", "no"})
LEAVES = st.one_of(
    PLAIN,
    st.integers(0, 10**6).map(str),
    PLAIN.map(lambda word: f"'{word}'"),
    PLAIN.map(lambda word: f'"{word}"'),
    st.just("2020-01-02 03:04:05"),
)
Tree = str | list["Tree"] | dict[str, "Tree"]
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=4),
        st.dictionaries(PLAIN.map(lambda key: "k" + key), below, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
HEADERS = st.dictionaries(PLAIN.map(lambda key: "k" + key), TREES, min_size=1, max_size=5)


@given(TEXTS)
@example("---\n\ufeff\ud800: \0\n---\n")
@example("a: &a [*a]\n---\n")
def test_reading_never_raises(text: str) -> None:
    found = read_front_matter(text)
    found.entries()
    if not found.readable:
        assert found.faults
    for fault in found.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        assert fault.message == fault.message.strip()
        assert not fault.message.endswith(".")


@given(st.binary(max_size=200))
def test_reading_never_raises_on_bytes(data: bytes) -> None:
    read_front_matter(Source(b"---\n" + data + b"\n---\n").text).entries()


@given(TEXTS)
def test_the_parts_join_to_the_file(text: str) -> None:
    found = read_front_matter(text)
    if found.form is Form.NONE:
        assert found == FrontMatter(faults=found.faults)
        return
    assert found.closing is not None
    opening = text[: found.content.start]
    closing = text[found.closing.start : found.closing.end]
    rest = text[found.closing.end : found.span.end]
    body = text[found.span.end :]
    assert re.fullmatch(r"|(-{3,}|;{3,})\n", opening)
    assert re.fullmatch(r"-{3,}|;{3,}", closing)
    assert rest in {"", "\n"}
    content = text[found.content.start : found.content.end]
    assert opening + content + "\n" + closing + rest + body == text


@given(TEXTS)
def test_every_value_is_of_a_kind_that_is_promised(text: str) -> None:
    waiting: list[Value] = [read_front_matter(text).data]
    while waiting:
        value = waiting.pop()
        match value:
            case dict():
                assert all(type(key) is str for key in value)
                waiting += value.values()
            case list():
                waiting += value
            case datetime():
                assert value.utcoffset() is not None
            case _:
                assert value is None or type(value) in {bool, int, float, str}


@given(HEADERS)
def test_the_slice_at_a_span_is_the_key_and_the_value(tree: dict[str, Tree]) -> None:
    text = "---\n" + "\n".join(_block(tree, 0)) + "\n---\nbody"
    found = read_front_matter(text)
    assert found.readable, found
    _check(text, found, tree, ())


@given(HEADERS)
def test_tabs_move_no_span(tree: dict[str, Tree]) -> None:
    text = "---\n" + "\n".join(_block(tree, 0)) + "\n---\nbody"
    text = re.sub(r"(?m)^(?:  )+", lambda indent: "\t" * (len(indent.group()) // 2), text)
    found = read_front_matter(text)
    assert found.readable, found
    _check(text, found, tree, ())


@given(HEADERS)
def test_a_flow_header_has_the_same_places(tree: dict[str, Tree]) -> None:
    text = "\n".join(f"{key}: {_flow(value)}" for key, value in tree.items()) + "\n---\nbody"
    found = read_front_matter(text)
    assert found.readable, found
    _check(text, found, tree, ())


@given(TEXTS)
def test_a_slice_that_is_read_again_is_the_same_value(text: str) -> None:
    found = read_front_matter(text)
    if not found.readable or found.form is Form.JSON or "&" in text or "<<" in text:
        return
    for key, value in found.data.items():
        entry = found.entry(key)
        if entry is None or isinstance(value, str | list | dict):
            continue
        again = _read(text[entry.value.start : entry.value.end])
        assert again is None or again == value or math.isnan(value)


def _read(text: str) -> Value:
    try:
        return JsYamlHandler().load(text).value
    except YamlError:
        return None


def _block(tree: Tree, depth: int) -> list[str]:
    """The lines of a tree in block style."""
    indent = "  " * depth
    if isinstance(tree, dict):
        parts = [(f"{indent}{key}:", value) for key, value in tree.items()]
    else:
        parts = [(f"{indent}-", value) for value in tree]
    lines: list[str] = []
    for head, value in parts:
        if isinstance(value, str):
            lines.append(f"{head} {value}")
        else:
            lines += [head, *_block(value, depth + 1)]
    return lines


def _flow(tree: Tree) -> str:
    match tree:
        case str():
            return tree
        case list():
            return "[" + ", ".join(map(_flow, tree)) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in tree.items()) + "}"


def _check(text: str, found: FrontMatter, tree: Tree, path: tuple[str | int, ...]) -> None:
    """Each leaf of `tree` stands where its entry says; each collection spans its own."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in steps:
        entry = found.entry(*path, step)
        assert entry is not None, (path, step)
        if isinstance(step, str):
            assert entry.key is not None
            assert text[entry.key.start : entry.key.end] == step
        else:
            assert entry.key is None
        if isinstance(value, str):
            assert text[entry.value.start : entry.value.end] == value
            continue
        _check(text, found, value, (*path, step))
        below = [
            other.value
            for way, other in found.entries().items()
            if way[: len(path) + 1] == (*path, step) and len(way) > len(path) + 1
        ]
        assert entry.value.start <= min(span.start for span in below)
        assert entry.value.end >= max(span.end for span in below)
