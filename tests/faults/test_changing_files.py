"""Files that change while they are read: what comes of each is of one moment."""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults.sandbox import convert, sandbox
from hexodigest.convert.targets import NAMES
from hexodigest.reading import read_file

FILES = 200
LETTERS = "AB"
CHANGES = re.compile("the file changes while it is read|has changed during this run")


def _post(letter: str, times: int) -> bytes:
    """The letter in title and text; all posts are of one size, so that it tells nothing."""
    return (
        f"---\ntitle: {letter}x\ndate: 2024-01-02\n---\n{(letter * 60 + chr(10)) * times}".encode()
    )


@contextmanager
def _flipping(paths: list[Path], times: int) -> Iterator[None]:
    """Write over each file in its place, again and again, by turns with the two posts."""
    is_over = threading.Event()
    posts = [_post(letter, times) for letter in LETTERS]

    def flip() -> None:
        descriptors = [os.open(path, os.O_WRONLY) for path in paths]
        turn = 0
        while not is_over.is_set():
            turn += 1
            for descriptor in descriptors:
                os.pwrite(descriptor, posts[turn % 2], 0)
            is_over.wait(0.2)
        for descriptor in descriptors:
            os.close(descriptor)

    writer = threading.Thread(target=flip)
    writer.start()
    try:
        yield
    finally:
        is_over.set()
        writer.join()


def _letters(data: bytes) -> set[str]:
    """Those of the text and of the title."""
    return {found[:1].decode() for found in re.findall(rb"A{60}|B{60}|[AB]x\b", data)}


@pytest.mark.skipif(os.name != "posix", reason="there a file that is open is not written to")
def test_a_file_is_read_as_it_was_at_one_moment(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(FILES)]
    for path in paths:
        path.write_bytes(_post("A", 2000))
    seen: list[str] = []
    with _flipping(paths, 2000):
        for path in paths * 3:
            try:
                data = read_file(path)
            except BlockingIOError:  # says EAGAIN: it has changed each time
                continue
            letters = _letters(data)
            assert len(letters) == 1, path
            seen += letters
    assert len(seen) >= FILES
    assert set(seen) == set(LETTERS)


@pytest.mark.skipif(os.name != "posix", reason="there a file that is open is not written to")
@pytest.mark.parametrize("target", NAMES)
def test_no_output_is_mixed(tmp_path: Path, target: str) -> None:
    sandbox(tmp_path, {f"_posts/p{number}.md": _post("A", 20) for number in range(FILES)})
    paths = sorted((tmp_path / "blog/source/_posts").iterdir())
    with _flipping(paths, 20):
        done = convert(tmp_path, target, "--content-only")
    said = [line for line in done.errors.splitlines() if "not converted" in line]
    assert all(map(CHANGES.search, said)), said
    made = {path: data for path, data in done.files.items() if re.search(r"p\d+\.\w+$", path)}
    assert len(made) + len(said) == FILES
    for path, data in made.items():
        assert len(_letters(data)) == 1, path
    again = convert(tmp_path, target, "--content-only")
    assert again.code == 0
    assert sum(bool(re.search(r"p\d+\.\w+$", path)) for path in again.files) == FILES
