"""Posts in other encodings: JSON gives them back byte for byte, and lint names what is wrong."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from faults.sandbox import convert, sandbox
from hexodigest.cli import main
from hexodigest.convert.targets import NAMES
from hexodigest.convert.targets.json.source import restore

HEADER = "---\ntitle: T\ndate: 2024-01-02 03:04:05\n---\n"
TEXT = HEADER + "words 茶 é\n"
BOM = b"\xef\xbb\xbf"

FINE = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": BOM + TEXT.encode(),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "mixed line ends": TEXT.encode() + b"a\r\nb\nc\r\n",
    "cr in the text": TEXT.encode() + b"a\rb\n",
    "no line end": TEXT.encode().rstrip(),
    "line separator": TEXT.encode() + "a\u2028b\u2029c\u0085d\n".encode(),
    "form feed": TEXT.encode() + b"a\x0cb\x0bc\n",
    "noncharacters": TEXT.encode() + "\ufffe\uffff\U0010ffff\n".encode(),
    "a mark within": TEXT.encode() + "a\ufeffb\n".encode(),
    "decomposed": TEXT.encode() + b"e\xcc\x81\n",
    "blanks of all kinds": TEXT.encode() + "a\u00a0b\u3000c\u200bd\u2060e\n".encode(),
}
ODD = {
    "gbk": TEXT.replace("é", "").encode("gbk"),
    "gb18030": TEXT.encode("gb18030"),
    "big5": TEXT.replace("é", "").encode("big5"),
    "shift_jis": TEXT.replace("é", "").encode("shift_jis"),
    "euc-jp": TEXT.replace("é", "").encode("euc-jp"),
    "latin-1": TEXT.replace("茶", "").encode("latin-1"),
    "cp1252": TEXT.replace("茶", "“").encode("cp1252"),
    "koi8-r": TEXT.replace("茶 é", "чай").encode("koi8-r"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16le": TEXT.encode("utf-16-le"),
    "utf-16be": TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
    "one bad byte": TEXT.encode() + b"\xff\n",
    "a cut sequence": TEXT.encode() + "茶".encode()[:2],
    "overlong": TEXT.encode() + b"\xc0\xaf\n",
    "a lone surrogate": TEXT.encode() + "\ud83d\n".encode("utf-8", "surrogatepass"),
    "cesu-8": TEXT.encode() + "\ud83d\ude00\n".encode("utf-8", "surrogatepass"),
    "beyond unicode": TEXT.encode() + b"\xf4\x90\x80\x80\n",
    "nul": TEXT.encode() + b"a\x00b\n",
    "bad bytes in the title": TEXT.encode().replace(b"title: T", b"title: \xff"),
    "cr alone": TEXT.replace("\n", "\r").encode(),
    "empty": b"",
    "a mark alone": BOM,
    "nothing but nul": b"\x00" * 64,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
}


def test_there_are_thirty() -> None:
    assert len(FINE | ODD) >= 30


@pytest.mark.parametrize("name", FINE | ODD)
def test_json_gives_every_byte_back(tmp_path: Path, name: str) -> None:
    data = (FINE | ODD)[name]
    sandbox(tmp_path, {"_posts/p.md": data})
    done = convert(tmp_path, "json")
    assert done.code == 0, done.errors
    made = done.files["posts/p.json"]
    json.loads(made.decode())
    assert restore(made) == data


@pytest.mark.parametrize("target", ["hugo", "zola"])
@pytest.mark.parametrize("name", FINE)
def test_a_site_has_the_words_as_they_are(tmp_path: Path, name: str, target: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": FINE[name]})
    done = convert(tmp_path, target)
    assert done.code == 0, done.errors
    assert "words 茶 é" in done.files["content/posts/p.md"].decode()


@pytest.mark.parametrize("name", sorted(ODD.keys() - {"cr alone"}))
def test_lint_names_what_is_wrong(tmp_path: Path, name: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": ODD[name]})
    post = tmp_path / "blog/source/_posts/p.md"
    arguments = ["lint", "--no-cache", "--output-format", "json", str(post)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    names = {found["name"] for found in json.loads(result.stdout)}
    assert names <= {"invalid-utf8", "control-character", "missing-front-matter"}
    assert ("invalid-utf8" in names) == (not _is_utf8(ODD[name]))


@pytest.mark.parametrize("target", ["hugo", "zola"])
@pytest.mark.parametrize("name", ODD)
def test_a_site_is_utf8_and_says_what_was_not(tmp_path: Path, name: str, target: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": ODD[name]})
    done = convert(tmp_path, target)
    assert done.code == 0, done.errors
    assert _is_utf8(done.files["content/posts/p.md"])
    losses = json.loads(done.files["hexodigest-losses.json"])
    # A front matter that no one can read has no date.
    names = [loss["name"] for loss in losses if loss["name"] != "date-of-file"]
    assert names == ["invalid-utf8"] * (not _is_utf8(ODD[name]))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


HALF = r'"x\ud83dy"'
LOW_HALF = r'"x\udc80y"'  # which Python would write as the byte 80
FIELDS = ("title: {}", "tags: [{}]", "categories: [{}]", "permalink: {}", "sub: {}", "{}: 1")
FIELDS += ("slug: {}", "excerpt: {}", "layout: {}", "aliases: [{}]", "lang: {}", "cover: {}")


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("half", [HALF, LOW_HALF])
@pytest.mark.parametrize("field", FIELDS)
def test_half_of_a_surrogate_pair_in_an_escape_is_written_as_node_writes_it(
    tmp_path: Path, field: str, half: str, target: str
) -> None:
    title = "" if field.startswith("title") else "title: T\n"
    post = f"---\n{title}date: 2024-01-02 03:04:05\n{field.format(half)}\n---\nwords\n"
    sandbox(tmp_path, {"_posts/p.md": post, "_posts/q.md": TEXT})
    done = convert(tmp_path, target)
    assert done.code == 0, done.errors
    made = [data for data in done.files.values() if b"words" in data]
    assert len(made) >= 2
    assert all(_is_utf8(data) for data in done.files.values())
    assert all(_is_utf8(os.fsencode(name)) for name in done.files)


@pytest.mark.parametrize("target", NAMES)
def test_a_surrogate_pair_in_escapes_is_one_character(tmp_path: Path, target: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": TEXT.replace("title: T", r'title: "\ud83d\ude00!"')})
    done = convert(tmp_path, target)
    assert done.code == 0, done.errors
    name = "posts/p.json" if target == "json" else "content/posts/p.md"
    assert "😀!" in done.files[name].decode()
