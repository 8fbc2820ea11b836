"""A disk that is full, folders that cannot be written, links in a circle: one line, no harm."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.sandbox import Done, convert, files_in, sandbox
from hexodigest.convert.targets import NAMES

POST = "---\ntitle: T\ndate: 2024-01-02 03:04:05\n---\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """`out` of the sandbox on a file system of 1 MB."""
    out = tmp_path / "out"
    out.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(out)]
    if sys.platform != "linux" or not shutil.which("mount"):
        pytest.skip("no file system can be mounted here")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    yield out
    subprocess.run(["umount", "-l", str(out)], check=True)


def _said(done: Done) -> list[str]:
    return [line for line in done.errors.splitlines() if line.startswith("hexodigest: ")]


@pytest.mark.parametrize("target", NAMES)
def test_a_full_disk_keeps_the_old_content(tmp_path: Path, small_disk: Path, target: str) -> None:
    sandbox(tmp_path, {f"_posts/p{n}.md": f"{POST}words {n}\n" for n in range(3)})
    assert convert(tmp_path, target).code == 0
    post = tmp_path / "blog/source/_posts/p1.md"
    before = files_in(small_disk)
    post.write_text(POST + "```\n" + ("x" * 99 + "\n") * 12_000 + "```\n")
    done = convert(tmp_path, target)
    assert done.code == 2
    assert len(_said(done)) == 1, done.errors
    assert "p1.md: not converted: no space left on device" in done.errors
    assert done.files == before
    post.write_text(POST + "words 1\n")
    assert convert(tmp_path, target).code == 0
    assert files_in(small_disk) == before


@pytest.mark.parametrize("target", NAMES)
def test_a_disk_without_a_byte_left_is_one_line(
    tmp_path: Path, small_disk: Path, target: str
) -> None:
    sandbox(tmp_path, {f"_posts/p{n}.md": f"{POST}words {n}\n" for n in range(3)})
    assert convert(tmp_path, target).code == 0
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(b"x" * 4096)
        except OSError:
            pass
    before = files_in(small_disk)
    for number in range(3):
        post = tmp_path / f"blog/source/_posts/p{number}.md"
        post.write_text(f"{POST}other words {number}\n" * 3)
    done = convert(tmp_path, target)
    assert done.code == 2
    assert all("no space left on device" in line.lower() for line in _said(done)), done.errors
    assert 1 <= len(_said(done)) <= 4
    assert done.files == before


@pytest.mark.parametrize("target", NAMES)
def test_a_read_only_disk_is_one_line(tmp_path: Path, small_disk: Path, target: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": f"{POST}words\n"})
    assert convert(tmp_path, target).code == 0
    (tmp_path / "blog/source/_posts/p.md").write_text(f"{POST}other words\n")
    before = files_in(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = convert(tmp_path, target)
    assert done.code == 2
    assert len(_said(done)) == 1, done.errors
    assert "read-only file system" in done.errors.lower()
    assert done.files == before


@pytest.mark.parametrize("code", [errno.EIO, errno.EDQUOT, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("target", NAMES)
def test_an_error_of_the_disk_harms_one_file(
    tmp_path: Path, target: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox(tmp_path, {f"_posts/p{n}.md": f"{POST}words {n}\n" for n in range(3)})
    assert convert(tmp_path, target).code == 0
    before = files_in(tmp_path / "out")
    for number in range(3):
        post = tmp_path / f"blog/source/_posts/p{number}.md"
        post.write_text(f"{POST}other words {number}\n")
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.stem == "p1":
            raise OSError(code, os.strerror(code), str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    done = convert(tmp_path, target)
    assert done.code == 2
    path = tmp_path / "blog/source/_posts/p1.md"
    assert _said(done) == [f"hexodigest: {path}: not converted: {os.strerror(code).lower()}"]
    changed = {name for name, data in done.files.items() if before.get(name) != data}
    assert {Path(name).stem for name in changed} >= {"p0", "p2"}
    assert "p1" not in {Path(name).stem for name in changed}
    assert not list((tmp_path / "out/.hexodigest").rglob("tmp/*"))


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_a_post_that_the_disk_does_not_give_is_one_line(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox(tmp_path, {f"_posts/p{n}.md": f"{POST}words {n}\n" for n in range(3)})
    path = tmp_path / "blog/source/_posts/p1.md"
    read, bad = os.read, path.stat().st_ino

    def refuse(descriptor: int, size: int) -> bytes:
        if os.fstat(descriptor).st_ino == bad:
            raise OSError(code, os.strerror(code))
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", refuse)
    done = convert(tmp_path, "json")
    assert done.code == 2
    assert _said(done) == [f"hexodigest: {path}: not converted: {os.strerror(code).lower()}"]
    assert {"posts/p0.json", "posts/p2.json"} <= set(done.files)


@pytest.mark.parametrize("target", NAMES)
def test_lists_of_posts_that_fail_stay_until_they_do_not(tmp_path: Path, target: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": f"{POST}words\n", "_posts/q.md": f"{POST}words\n"})
    assert convert(tmp_path, target).code == 0
    before = files_in(tmp_path / "out")
    done = convert(tmp_path, target, "--max-file-size", "10")
    assert done.code == 2
    assert done.files == before
    assert convert(tmp_path, target).files == before
    (tmp_path / "blog/source/_posts/p.md").unlink()
    (tmp_path / "blog/source/_posts/q.md").unlink()
    assert not [name for name in convert(tmp_path, target).files if "2024-01" in name]


@pytest.mark.parametrize("target", NAMES)
@pytest.mark.parametrize("place", ["out", "out/below"])
def test_a_file_in_place_of_a_folder_is_one_line(tmp_path: Path, target: str, place: str) -> None:
    sandbox(tmp_path, {"_posts/p.md": f"{POST}words\n"})
    (tmp_path / "out").write_text("a file")
    if place != "out":
        (tmp_path / "file").write_text("a file")
        (tmp_path / "out").unlink()
        (tmp_path / "out").symlink_to(tmp_path / "file" / "below")
    done = convert(tmp_path, target)
    assert done.code == 2
    assert len(_said(done)) == 1, done.errors
    assert (tmp_path / "out").is_symlink() or (tmp_path / "out").read_text() == "a file"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end_within_a_second(tmp_path: Path) -> None:
    sandbox(tmp_path, {f"_posts/p{n}.md": f"{POST}words {n}\n" for n in range(3)})
    source = tmp_path / "blog/source"
    (source / "_posts/up").symlink_to(source)
    (source / "_posts/self").symlink_to(source / "_posts")
    (source / "_posts/loop.md").symlink_to(source / "_posts/loop.md")
    (source / "a").mkdir()
    (source / "b").mkdir()
    (source / "a/to_b").symlink_to(source / "b")
    (source / "b/to_a").symlink_to(source / "a")
    (source / "a/about.md").write_text(POST + "about\n")
    os.mkfifo(source / "_posts/pipe.md")
    start = time.process_time()
    done = convert(tmp_path, "json")
    assert time.process_time() - start < 1
    assert done.code == 0
    assert sorted(done.files) == [
        "hexodigest-losses.json",
        "pages/a/about.json",
        "pages/b/to_a/about.json",  # another address, as in Hexo
        "posts/p0.json",
        "posts/p1.json",
        "posts/p2.json",
    ]
