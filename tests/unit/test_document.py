"""A post as a whole: where it comes from, when its parts are read, what is wrong with it."""

import os
import sys
from pathlib import Path

import pytest

from hexodigest.document import parse
from hexodigest.document.tags import Tags

POST = b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\n# B\r\n{% c %}\r\n"


class Somewhere(os.PathLike[str]):
    """A path that is no `Path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


def test_bytes_text_and_a_path_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(POST)
    documents = [parse(POST), parse(POST.decode()), parse(file), parse(Somewhere(file))]
    assert {document.source.text for document in documents} == {
        "---\ntitle: a\n---\n# B\n{% c %}\n"
    }
    assert {document.source.data for document in documents} == {POST}
    assert [document.path for document in documents] == [None, None, file, file]


def test_text_is_a_post_even_when_it_is_the_name_of_a_file() -> None:
    assert parse(__file__).source.text == __file__


def test_text_that_no_file_can_hold_is_read() -> None:
    document = parse("a \ud800 b\n")
    assert [fault.name for fault in document.faults] == ["invalid-utf8"] * len(document.faults)
    assert document.faults
    assert document.source.data == b"a \xed\xa0\x80 b\n"


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_is_no_file_is_the_callers_mistake(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match="missing|" + tmp_path.name):
        parse(tmp_path / name)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names in UTF-8 only")
def test_a_file_name_may_be_no_text(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xff\xe9.md")
    file.write_bytes(POST)
    assert parse(file).front_matter.data == {"title": "a"}


def test_front_matter_and_body_join_to_the_text() -> None:
    document = parse(POST)
    text = document.source.text
    header, body = document.front_matter.span, document.body
    assert text[header.start : header.end] + text[body.start : body.end] == text
    assert text[body.start : body.end] == "# B\n{% c %}\n"
    assert parse(b"").body == (0, 0)


def test_parts_are_read_once_and_only_when_asked_for() -> None:
    document = parse(POST)
    assert set(vars(document)) == {"source"}
    assert document.tags is document.tags
    assert set(vars(document)) == {"source", "front_matter", "tags"}
    assert "items" not in vars(document.tags)
    assert document.markdown is document.markdown
    assert "items" not in vars(document.tags)
    assert document.tags.items is document.tags.items


def test_faults_of_every_part_come_in_the_order_of_the_file() -> None:
    document = parse(
        b"---\ntitle: a\xff\ntitle: b\n---\n{% endnote %}\n\n\x01\n\n"
        + b"> " * 30
        + b"\xfe\n\n{{ c \x02 }}\n\n{% quote %}\n\n```\nd\n"
    )
    faults = document.faults
    assert [fault.span.start for fault in faults] == sorted(fault.span.start for fault in faults)
    assert [fault.name for fault in faults] == [
        "invalid-utf8",
        "duplicate-key",
        "mismatched-tag",
        "control-character",
        "nested-too-deep",
        "invalid-utf8",
        "control-character",
        "unclosed-tag",
        "unclosed-fence",
    ]
    text = document.source.text
    assert [text[slice(*fault.span)] for fault in faults if "-tag" in fault.name] == [
        "{% endnote %}",
        "{% quote %}",
    ]
    assert "bytes `ff` are not UTF-8" in {fault.message for fault in faults}
    assert "control character U+0001" in {fault.message for fault in faults}


@pytest.mark.parametrize(
    ("value", "off"),
    [
        ("true", True),
        ("false", False),
        ("yes", False),  # text to YAML 1.2
        ("'true'", False),
        ("1", False),
        ("[true]", False),
        ("", False),
    ],
)
def test_nunjucks_is_off_only_where_a_boolean_says_so(value: str, *, off: bool) -> None:
    text = f"---\ndisableNunjucks: {value}\n---\n{{{{ a }}}} {{% endb %}}\n"
    document = parse(text)
    assert (document.tags == Tags()) is off
    assert (document.faults == ()) is off
    assert ("{{ a }}" in document.tags.blanked(document.source.text)) is off
