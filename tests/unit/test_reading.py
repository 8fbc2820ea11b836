"""Files that are none, that are too large, and that change while they are read."""

import os
import socket
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from hexodigest.cli import main
from hexodigest.reading import TooLargeError, UnreadableError, read_file


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    for data in (b"", b"a", b"a" * 3_000_000):
        post.write_bytes(data)
        assert read_file(post) == data


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableError, match="not a regular file"):
        read_file(tmp_path / "pipe.md")


def test_a_socket_and_a_device_are_no_files(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))
        with pytest.raises(UnreadableError):
            read_file(tmp_path / "s")
    with pytest.raises(UnreadableError):
        read_file(Path("/dev/null"))


def test_a_folder_and_what_is_not_there_are_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.md")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    post = tmp_path / "large.md"
    with post.open("wb") as stream:
        stream.truncate(100 << 20)
    start = time.process_time()
    with pytest.raises(TooLargeError, match=r"larger than 16 MiB \(100 MiB\); --max-file-size"):
        read_file(post, 16 << 20)
    assert time.process_time() - start < 0.1
    with pytest.raises(TooLargeError, match=r"larger than 10 bytes \(100 MiB\)"):
        read_file(post, 10)


def test_no_half_of_a_change_is_read(tmp_path: Path) -> None:
    """A writer rewrites a file in place; each reading is one of the texts, or fails by name."""
    post = tmp_path / "post.md"
    texts = [letter * 400_000 for letter in (b"a", b"b")]
    post.write_bytes(texts[0])
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            for text in texts:
                post.write_bytes(text)
                time.sleep(0.01)  # longer than a tick of the clock of files

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(200):
            try:
                data = read_file(post)
            except OSError as error:
                assert error.strerror == "the file changes while it is read"  # noqa: PT017
                continue
            assert data[:1] * len(data) == data
    finally:
        over.set()
        writer.join()


@pytest.mark.parametrize(
    ("size", "says", "code"),
    [
        ("2K", "post.md: larger than 2048 bytes (3003 bytes); --max-file-size raises the bound", 2),
        ("1M", "", 0),
        ("lots", "`lots` is not a size, expected such as `16M`", 2),
    ],
)
def test_lint_says_which_post_is_too_large(tmp_path: Path, size: str, says: str, code: int) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: T\ndate: 2024-01-02\n---\n" + "a" * 2968 + "\n")
    (tmp_path / "next.md").write_text("---\ntitle: T\ndate: 2024-01-02\n---\na\n")
    done = CliRunner().invoke(main, ["lint", str(tmp_path), "--max-file-size", size])
    assert done.exit_code == code, done.output
    assert says in done.output
