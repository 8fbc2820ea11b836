"""What lies in the output folder and is not ours stays as it is, unless --force is given."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from conversions import make_blog
from faults.sandbox import Done, convert, sandbox
from hexodigest.cli import main
from hexodigest.convert.targets import NAMES

FOREIGN = b"somebody's own\n"
POST = "---\ntitle: {}\ndate: 2024-01-02 03:04:05\ntags: [tea]\n---\nwords {}\n"


def _blog(folder: Path, posts: int = 3) -> Path:
    files: dict[str, str | bytes] = {
        f"_posts/p{n}.md": POST.format(f"T{n}", n) for n in range(posts)
    }
    files["images/a.png"] = b"picture"
    files["_posts/p0.md"] = POST.format("T0", "![a](/images/a.png)")
    return sandbox(folder, files)


def _post_of(target: str, number: int) -> str:
    return f"posts/p{number}.json" if target == "json" else f"content/posts/p{number}.md"


def _write(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(FOREIGN)


FIRST: dict[str, Callable[[str], str]] = {
    "a note beside": lambda _target: "note.txt",
    "a hidden file": lambda _target: ".gitignore",
    "at a post": lambda target: _post_of(target, 0),
    "deep below a post": lambda target: f"{_post_of(target, 0)}/x",
    "where a folder goes": lambda target: _post_of(target, 0).partition("/")[0],
    "the list of losses": lambda _target: "hexodigest-losses.json",
}


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("scenario", FIRST)
def test_a_folder_with_foreign_files_is_not_written_to(
    tmp_path: Path, target: str, scenario: str
) -> None:
    _blog(tmp_path)
    place = tmp_path / "out" / FIRST[scenario](target)
    _write(place)
    before = _times(tmp_path / "out")
    done = convert(tmp_path, target)
    assert _said(done) == 1
    assert "is not empty; --force writes into it all the same" in done.errors
    assert _times(tmp_path / "out") == before
    assert place.read_bytes() == FOREIGN


def _later(out: Path, target: str) -> dict[str, Callable[[], Path]]:
    """Ways to change the output of a run, each of which gives the file that must stay."""

    def write(name: str) -> Path:
        _write(out / name)
        return out / name

    def folder() -> Path:
        (out / _post_of(target, 3)).mkdir()
        return write(f"{_post_of(target, 3)}/x")

    def edited(name: str) -> Path:
        with (out / name).open("ab") as stream:
            stream.write(FOREIGN)
        return out / name

    def linked() -> Path:
        place = out / _post_of(target, 1)
        place.unlink()
        place.symlink_to(out.parent / "canary.txt")
        return place

    def twin() -> Path:
        place = out / _post_of(target, 1)
        os.link(place, out / "kept")
        return out / "kept"

    return {
        "a file beside": lambda: write("note.txt"),
        "a file among our notes": lambda: write(".hexodigest/note.txt"),
        "a file among posts": lambda: write(f"{_post_of(target, 0)}.orig"),
        "at a new post": lambda: write(_post_of(target, 3)),
        "a folder at a new post": folder,
        "an edited post": lambda: edited(_post_of(target, 1)),
        "an emptied post": lambda: _emptied(out / _post_of(target, 1)),
        "a post that is a link now": linked,
        "another name of a post": twin,
        "an edited post that is gone": lambda: edited(_post_of(target, 2)),
        "beside a post that is gone": lambda: write(f"{_post_of(target, 2)}.bak"),
    }


LATER = tuple(_later(Path(), "json"))


def _emptied(place: Path) -> Path:
    place.write_bytes(b"")
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("scenario", LATER)
def test_a_later_run_leaves_what_is_not_as_it_wrote_it(
    tmp_path: Path, target: str, scenario: str
) -> None:
    _blog(tmp_path)
    assert convert(tmp_path, target).code == 0
    place = _later(tmp_path / "out", target)[scenario]()
    posts = tmp_path / "blog/source/_posts"
    (posts / "p1.md").write_text(POST.format("T1", "changed"))
    (posts / "p3.md").write_text(POST.format("T3", "new"))
    (posts / "p2.md").unlink()
    before = (place.read_bytes(), place.is_symlink(), place.lstat().st_mtime_ns)
    done = convert(tmp_path, target)
    assert (place.read_bytes(), place.is_symlink(), place.lstat().st_mtime_ns) == before
    is_wanted = (
        place.relative_to(tmp_path / "out")
        .as_posix()
        .startswith((_post_of(target, 1), _post_of(target, 3)))
    )
    assert _said(done) == is_wanted == (done.code == 2), done.errors
    assert (tmp_path / "canary.txt").read_text() == "the canary sings"
    again = convert(tmp_path, target, "--force")
    if is_wanted and not place.parent.name.startswith("p3"):
        assert again.code == 0
        assert FOREIGN not in (tmp_path / "out" / _post_of(target, 1)).read_bytes()
        assert FOREIGN not in (tmp_path / "out" / _post_of(target, 3)).read_bytes()


def _said(done: Done) -> int:
    return sum(line.startswith("hexodigest: ") for line in done.errors.splitlines())


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


STATES: dict[str, dict[str, str]] = {
    "an empty state": {},
    "another program's manifest": {".hexodigest/manifest.jsonl": '{"format":1}\n'},
    "a manifest of no JSON": {".hexodigest/manifest.jsonl": "\xff{{\n"},
    "a manifest of a later format": {
        ".hexodigest/manifest.jsonl": '{"format":9,"hexodigest":"9.0","source":"../blog"}\n'
    },
    "a manifest without a blog": {
        ".hexodigest/manifest.jsonl": '{"format":1,"hexodigest":"0.1.0"}\n'
    },
    "a list for a manifest": {".hexodigest/manifest.jsonl": "[1]\n"},
    "a folder for a manifest": {".hexodigest/manifest.jsonl/x": "x"},
}


@pytest.mark.parametrize("name", STATES)
def test_a_folder_is_ours_by_its_manifest_and_not_by_a_name(tmp_path: Path, name: str) -> None:
    _blog(tmp_path)
    (tmp_path / "out/.hexodigest").mkdir(parents=True)
    for file, text in {**STATES[name], "note.txt": "mine"}.items():
        place = tmp_path / "out" / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="latin-1")
    before = _times(tmp_path / "out")
    done = convert(tmp_path, "json")
    assert _said(done) == 1
    assert "is not empty; --force writes into it all the same" in done.errors
    assert _times(tmp_path / "out") == before


def test_the_conversion_of_another_blog_is_not_written_over(tmp_path: Path) -> None:
    other, out = make_blog(tmp_path / "other", {"_posts/o.md": POST.format("O", "o")}), "out"
    arguments = ["convert", str(other), str(tmp_path / out), "--to", "json", "-j1"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    _blog(tmp_path)
    before = _times(tmp_path / out)
    done = convert(tmp_path, "json")
    assert done.code == 2
    said = (
        f"`{tmp_path / out}` holds the conversion of `{other}`; --force writes into it all the same"
    )
    assert done.errors.splitlines() == [f"hexodigest: {said}"]
    assert _times(tmp_path / out) == before
    assert "posts/p0.json" in convert(tmp_path, "json", "--force").files


def test_a_blog_that_has_moved_is_the_same(tmp_path: Path) -> None:
    _blog(tmp_path)
    assert convert(tmp_path, "json").code == 0
    (tmp_path / "moved").mkdir()
    (tmp_path / "blog").rename(tmp_path / "moved/blog")
    arguments = [str(tmp_path / "moved/blog"), str(tmp_path / "out"), "--to", "json", "-j1"]
    assert CliRunner().invoke(main, ["convert", *arguments]).exit_code == 0


def test_a_run_that_was_killed_before_its_first_file_is_gone_on_with(tmp_path: Path) -> None:
    _blog(tmp_path)
    (tmp_path / "out/.hexodigest/tmp").mkdir(parents=True)
    (tmp_path / "out/.hexodigest/lock").touch()
    (tmp_path / "out/.hexodigest/manifest.jsonl").touch()
    assert convert(tmp_path, "json").code == 0
