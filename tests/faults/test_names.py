"""Names that some file system refuses or folds together: all end well, or with one named line."""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from faults.sandbox import around, convert, sandbox
from hexodigest.convert.paths import UnsafePathError, file_name, is_reserved, safe_path
from hexodigest.convert.targets import NAMES

WORDS = "words of the post"
LONGEST = 255
ILLEGAL = set('<>:"|?*\\') | {chr(code) for code in range(32)}

DEVICES = ["CON", "con", "PRN", "AUX", "nul", "NUL", "COM1", "com9", "LPT1", "lpt9", "CONIN$"]
DEVICES += ["con.tar", "NUL.", "aux ", "CLOCK$", "COM\u00b9", "lpt\u00b3", "CONOUT$"]
ENDS = [
    "a.",
    "a..",
    "a ",
    "a  ",
    " a",
    ".a",
    "a. .",
    ". ",
    "..a",
    "a...b",
    " ",
    "- -",
    "-",
    "--help",
]
SIGNS = [*(f"a{sign}b" for sign in "<>:\"|?*\\&;$!#%+,=@[]{}~^`'()"), "a::$DATA", "a\nb", "a\tb"]
SIGNS += ["a\x1bb", "a\x7fb", "a\rb", "\ufeffa", "a\u00adb", "a\u2028b"]
BIDI = ["a\u202ecod.exe", "\u202aa", "a\u2066b\u2069", "\u200fa", "a\u061cb", "a\u200bb", "\u200d"]
LONG = ["文" * 80, "a" * 250, "😀" * 60, "é" * 125, "e\u0301" * 80, "Z" + "\u0300" * 120]
ODD = ["\U000e0041", "\ufffe", "ａ．ｍｄ", "İ", "ß", "ﬁ", "index", "_index", "INDEX", "posts"]
HOSTILE = (*DEVICES, *ENDS, *SIGNS, *BIDI, *LONG, *ODD)

TOGETHER = (
    ("Case", "case", "CASE"),
    ("caf\u00e9", "cafe\u0301"),
    ("\u00c5", "A\u030a", "\u212b"),
    ("stra\u00dfe", "STRASSE"),
    ("a b", "a-b", "a.b"),
    ("文" * 80 + "1", "文" * 80 + "2"),
    ("a:b", "a?b", "a*b"),
    ("\uac00", "\u1100\u1161"),
)


def _post(title: str) -> str:
    title = json.dumps(title, ensure_ascii=False)
    return f"---\ntitle: {title}\ndate: 2024-01-02 03:04:05\n---\n{WORDS}\n"


def _assert_legal(name: str) -> None:
    """Whether NTFS, APFS and ext4 take each part of a path."""
    for part in PurePosixPath(name).parts:
        assert len(part.encode()) <= LONGEST, name
        assert not ILLEGAL & set(part), name
        assert not part.endswith((".", " ")), name
        assert not is_reserved(part), name


@pytest.mark.skipif(sys.platform != "linux", reason="such names cannot be made")
@pytest.mark.parametrize("target", NAMES)
def test_a_hostile_name_becomes_a_legal_one(tmp_path: Path, target: str) -> None:
    for number, name in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        sandbox(folder, {f"_posts/{name}.md": _post("T")}, "permalink: p/\n")
        before = around(folder)
        done = convert(folder, target, "--content-only")
        made = [path for path, data in done.files.items() if WORDS.encode() in data]
        said = [line for line in done.errors.splitlines() if line.startswith("hexodigest: ")]
        assert len(said) == (done.code > 0), (name, done.errors)
        is_hidden = name.startswith((".", "_"))  # Hexo passes over them
        assert len(made) == (0 if is_hidden or said else 1), (name, done.errors)
        for path in made:
            _assert_legal(path)
        assert around(folder) == before, name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_ends_well_or_with_one_line(tmp_path: Path, name: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": _post(name)}, "permalink: :post_title/\n")
    for target in NAMES:
        done = convert(tmp_path, target, "--content-only", "--force")
        said = [line for line in done.errors.splitlines() if line.startswith("hexodigest: ")]
        assert len(said) == (done.code > 0), done.errors
        made = [path for path, data in done.files.items() if WORDS.encode() in data]
        assert made or said


@pytest.mark.skipif(sys.platform != "linux", reason="there such names are one file")
@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("names", TOGETHER)
def test_names_that_fold_together_stay_apart(
    tmp_path: Path, target: str, names: tuple[str, ...]
) -> None:
    files: dict[str, str | bytes] = {
        f"_posts/{name}.md": _post("T") + f"number {number};\n" for number, name in enumerate(names)
    }
    sandbox(tmp_path, files, "permalink: :year/:hash/\n")
    done = convert(tmp_path, target, "--content-only")
    assert done.code == 0, done.errors
    folded = Counter(unicodedata.normalize("NFD", path).casefold() for path in done.files)
    assert set(folded.values()) == {1}
    for number in range(len(names)):
        made = [path for path, data in done.files.items() if f"number {number};".encode() in data]
        assert len(made) == 1, number
    assert convert(tmp_path, target, "--content-only").files == done.files


@pytest.mark.skipif(sys.platform != "linux", reason="there such names are one file")
@pytest.mark.parametrize("target", NAMES)
def test_a_name_that_another_page_has_is_told(tmp_path: Path, target: str) -> None:
    files: dict[str, str | bytes] = {
        f"_posts/{name}.md": _post("T") for name in ("Case", "case", "a:b", "a?b")
    }
    sandbox(tmp_path, files, "permalink: :year/:hash/\n")
    for _ in range(2):  # the second run converts nothing, and says the same
        done = convert(tmp_path, target)
        assert done.code == 0
        losses = json.loads(done.files["hexodigest-losses.json"])
        assert [loss["path"].rpartition("/")[2] for loss in losses] == [
            "a:b.md",
            "a?b.md",
            "a?b.md",
            "case.md",
        ]
        assert {loss["name"] for loss in losses} == {"renamed-file"}
        said = [loss["message"] for loss in losses]
        assert said[0] == "not every file system takes the name `a:b.md`, so its file has another"
        for message, owner in ((said[2], "_posts/a:b.md"), (said[3], "_posts/Case.md")):
            path = message.split("`")[5]
            assert message.split("`")[3] == owner
            assert path in done.files


@pytest.mark.skipif(sys.platform != "linux", reason="such names cannot be made")
@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_a_copy_keeps_a_name_that_windows_refuses_and_it_is_told(
    tmp_path: Path, target: str
) -> None:
    names = ["aux.png", "a:b.png", "con", "end .", "good.png", "文" * 70 + ".png"]
    sandbox(tmp_path, {f"images/{name}": b"x" for name in names})
    done = convert(tmp_path, target)
    assert done.code == 0
    losses = json.loads(done.files["hexodigest-losses.json"])
    assert {loss["path"].rpartition("/")[2] for loss in losses} == set(names[:4])
    assert {loss["name"] for loss in losses} == {"unportable-name"}
    assert {f"static/images/{name}" for name in names} <= set(done.files)


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("earlier", [False, True])
def test_two_pages_at_one_address_are_found_before_anything_is_written(
    tmp_path: Path, target: str, *, earlier: bool
) -> None:
    sandbox(tmp_path, {"_posts/a.md": _post("a")}, "permalink: same/\n")
    if earlier:
        assert convert(tmp_path, target).code == 0
    before = convert(tmp_path, target).files if earlier else {}
    (tmp_path / "blog/source/_posts/b.md").write_text(_post("b"))
    done = convert(tmp_path, target)
    assert done.code == 2
    assert done.errors.splitlines() == [
        "hexodigest: `_posts/a.md` and `_posts/b.md` are both served at `/same/`"
    ]
    assert done.files == before


@pytest.mark.parametrize("name", HOSTILE)
def test_what_paths_allow_is_legal(name: str) -> None:
    _assert_legal(file_name(name))
    if "\\" in name:
        with pytest.raises(UnsafePathError):
            safe_path(name)
    else:
        assert len(safe_path(name).name.encode()) <= LONGEST
