"""A batch loses nothing: pieces of work that die, and runs that are killed at random moments."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conversions import HEADER, make_blog
from hexodigest.batch import Failed, Limits, open_executor, run_batch
from runs import command, finished, tree

KILLS = int(os.environ.get("HEXODIGEST_KILLS", "8"))


def work(item: int) -> int:
    match item:
        case 300:
            os.kill(os.getpid(), signal.SIGSEGV)
        case 900:
            while True:
                pass
        case 1500:
            raise ValueError("a bug")
    return item


@pytest.mark.skipif(sys.platform == "win32", reason="dies as POSIX does")
def test_of_two_thousand_only_the_three_guilty_fail() -> None:
    limits = Limits(seconds=2)
    with open_executor(2, limits=limits) as executor:
        found = list(run_batch(work, range(2000), executor, limits=limits))
    failed = {item: result.message for item, result in found if isinstance(result, Failed)}
    assert failed == {
        300: "its worker crashed (SIGSEGV)",
        900: "took longer than 2 s",
        1500: "internal error: ValueError: a bug",
    }
    assert sum(item == result for item, result in found) == 1997


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_run_that_is_killed_leaves_whole_files_and_is_finished_by_the_next(
    tmp_path: Path,
) -> None:
    posts: dict[str, str | bytes] = {
        f"_posts/p{n}.md": f"{HEADER}{{% post_link p{n + 1} %}}\n" + f"text {n}\n\n" * 300
        for n in range(150)
    }
    blog = make_blog(tmp_path / "blog", posts)
    finished(blog, tmp_path / "whole", "-j2")
    expected = tree(tmp_path / "whole")
    chance = random.Random(7)  # noqa: S311  # chance, not secrecy
    for number in range(KILLS):
        out = tmp_path / f"out-{number % 4}"  # some are killed again and again
        run = subprocess.Popen(command(blog, out, "-j2"), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 2))
        run.kill()
        run.wait()
        torn = {name for name, data in tree(out).items() if expected.get(name) != data}
        assert not torn
    for out in tmp_path.glob("out-*"):
        finished(blog, out, "-j2")
        assert tree(out) == expected
        assert not list(out.rglob("tmp"))
