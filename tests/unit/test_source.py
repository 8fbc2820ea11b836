"""Bytes become text as Hexo reads them, and an edit of the text leaves other bytes alone."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hexodigest.source import BOM, BadBytes, Position, Source, Span, read_source

ENDS = [b"\r\n", b"\r", b"\n"]
GOOD = [b"a", b" ", BOM, "é".encode(), "中".encode(), "😀".encode()]
BAD = [b"\xff", b"\xc3", b"\xe4\xb8", b"\xf0\x9f\x98", b"\xed\xa0\xbd", b"\x80", b"\x00"]
PIECES = st.sampled_from([*ENDS, *GOOD, *BAD])
FILES = st.lists(PIECES, max_size=30).map(b"".join) | st.binary(max_size=60)
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=20)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Source, list[tuple[Span, str]]]:
    """A file, and spans of it that do not overlap, each with a new text."""
    source = Source(draw(FILES))
    ends = draw(st.lists(st.integers(0, len(source.text)), max_size=6))
    ends = sorted(ends[: len(ends) // 2 * 2])
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)]
    return source, [(span, draw(TEXTS)) for span in spans]


@given(FILES)
def test_one_mark_in_front_and_one_return_before_each_line_feed_are_dropped(data: bytes) -> None:
    text = Source(data).text
    assert text.count("\ufeff") == data.count(BOM) - data.startswith(BOM)
    assert text.count("\n") == data.count(b"\n")
    assert text.count("\r") == data.count(b"\r") - data.count(b"\r\n")


@given(FILES)
def test_the_text_is_what_a_lenient_decoder_gives(data: bytes) -> None:
    expected = data.removeprefix(BOM).decode("utf-8", "replace").replace("\r\n", "\n")
    assert Source(data).text == expected


@given(FILES)
def test_each_run_of_bad_bytes_has_its_place(data: bytes) -> None:
    source = Source(data)
    for offset, run in source.bad_bytes:
        assert source.text[offset] == "\ufffd"
        with pytest.raises(UnicodeDecodeError):
            run.decode()
    good = "\ufffd".encode()
    assert source.text.count("\ufffd") == len(source.bad_bytes) + data.count(good)


@given(FILES)
def test_nothing_replaced_is_the_file_itself(data: bytes) -> None:
    source = Source(data)
    assert source.replace([]) == data
    everywhere = [(Span(offset, offset), "") for offset in range(len(source.text) + 1)]
    assert source.replace(everywhere) == data


@given(edits())
def test_an_edit_leaves_every_other_byte_alone(case: tuple[Source, list[tuple[Span, str]]]) -> None:
    source, replacements = case
    rest = source.replace([(span, "") for span, _ in replacements])
    changed = source.replace(replacements)
    for _, new in replacements:
        made = new.replace("\n", source.newline).encode("utf-8", "surrogatepass")
        assert made in changed
    assert len(changed) - len(rest) == sum(
        len(new.replace("\n", source.newline).encode("utf-8", "surrogatepass"))
        for _, new in replacements
    )


@given(FILES, st.data())
def test_the_bytes_of_the_parts_join_to_the_file(data: bytes, draw: st.DataObject) -> None:
    source = Source(data)
    cut = draw.draw(st.integers(0, len(source.text)))
    before = source.replace([(Span(cut, len(source.text)), "")])
    after = source.replace([(Span(0, cut), "")])
    mark = BOM if source.has_bom else b""
    assert before + after.removeprefix(mark) == data


@given(FILES, st.data())
@example(b"a\r\nb", None)
def test_a_replaced_text_is_read_back(data: bytes, draw: st.DataObject | None) -> None:
    source = Source(data)
    offset = draw.draw(st.integers(0, len(source.text))) if draw else 2
    changed = Source(source.replace([(Span(offset, offset), "[中]")]))
    assert changed.text == source.text[:offset] + "[中]" + source.text[offset:]


@given(FILES)
def test_positions_count_lines_and_columns_from_one(data: bytes) -> None:
    source = Source(data)
    pieces = re.split(r"(\r\n?|\n)", source.text)
    offset = 0
    for number, line in enumerate(pieces[::2], 1):
        assert source.line(number) == line
        for column in range(len(line) + 1):
            assert source.position(offset + column) == Position(number, column + 1)
        offset += len("".join(pieces[2 * number - 2 : 2 * number]))


def test_line_ends_are_counted_and_the_commonest_is_used() -> None:
    source = Source(b"a\r\nb\r\nc\nd\re")
    assert source.newlines == {"\r\n": 2, "\n": 1, "\r": 1}
    assert source.newline == "\r\n"
    assert source.replace([(Span(0, 1), "x\ny")]) == b"x\r\ny\r\nb\r\nc\nd\re"
    assert Source(b"one line").newline == "\n"


def test_edits_may_come_in_any_order_but_not_overlap() -> None:
    source = Source(b"abcdef")
    assert source.replace([(Span(4, 5), "E"), (Span(0, 2), "")]) == b"cdEf"
    with pytest.raises(ValueError, match="overlap"):
        source.replace([(Span(0, 3), ""), (Span(2, 4), "")])


def test_two_edits_at_one_place_keep_their_order() -> None:
    assert Source(b"ab").replace([(Span(1, 1), "1"), (Span(1, 1), "2")]) == b"a12b"
    assert Source(b"ab").replace([(Span(1, 2), "B"), (Span(1, 1), "-")]) == b"a-B"


def test_control_characters_are_found_but_not_the_usual_white_space() -> None:
    assert Source(b"a\tb\nc\rd\x00\x0b\x7f").controls == (7, 8, 9)


def test_a_second_byte_order_mark_stays_in_the_text() -> None:
    source = Source(BOM + BOM + b"a")
    assert source.has_bom
    assert source.text == "\ufeffa"
    assert source.replace([(Span(1, 2), "b")]) == BOM + BOM + b"b"


def test_bad_bytes_are_kept_beside_an_edit() -> None:
    source = Source(b"\xffa\r\n\xe4\xb8b")
    assert source.bad_bytes == (BadBytes(0, b"\xff"), BadBytes(3, b"\xe4\xb8"))
    assert source.replace([(Span(1, 2), "A"), (Span(4, 5), "B")]) == b"\xffA\r\n\xe4\xb8B"


def test_files_are_read_in_several_threads_at_once() -> None:
    files = [b"a" * size + b"\xff\xfe" * size for size in range(400)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(Source, files)) == [Source(data) for data in files]


def test_the_error_handler_is_for_reading_alone() -> None:
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", "hexodigest-note")


def test_a_slice_is_the_text_at_a_span() -> None:
    assert Source("é中😀".encode()).slice(Span(1, 3)) == "中😀"


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"a\r\n")
    assert read_source(path) == Source(b"a\r\n", path)
    with pytest.raises(FileNotFoundError):
        read_source(tmp_path / "none.md")
