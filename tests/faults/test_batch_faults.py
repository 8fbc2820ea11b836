"""A batch loses nothing: pieces of work that die, and runs that are killed at random moments."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from conversions import HEADER, make_blog
from hexodigest.batch import Failed, Limits, open_executor, run_batch
from runs import command, finished, tree

KILLS = int(os.environ.get("HEXODIGEST_KILLS", "10"))
POSTS = 150
BY_TIME = 0.3  # of the kills: they also meet a run before its first file and after its last


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
        for n in range(POSTS)
    }
    blog = make_blog(tmp_path / "blog", posts)
    begun = time.monotonic()
    finished(blog, tmp_path / "whole", "-j2")
    whole = Whole(tree(tmp_path / "whole"), time.monotonic() - begun)
    chance = random.Random(7)  # noqa: S311  # chance, not secrecy
    out = tmp_path / "out"
    kills = [_kill(blog, out, whole, chance) for _ in range(KILLS)]
    # What cannot fail proves nothing: most kills must meet a run, and many one that writes.
    assert sum(kill.was_running for kill in kills) >= 0.7 * KILLS, kills
    assert sum(kill.was_running and kill.written > 0 for kill in kills) >= 0.3 * KILLS, kills
    finished(blog, out, "-j2")
    assert tree(out) == whole.files
    assert not list(out.rglob("tmp"))


@dataclass(frozen=True)
class Whole:
    """What a run comes to that nobody kills, and how long it takes."""

    files: Mapping[str, bytes]
    seconds: float


class Kill(NamedTuple):
    """Whether a run was still there to be killed, and how many files it had written by then."""

    was_running: bool
    written: int


def _kill(blog: Path, out: Path, whole: Whole, chance: random.Random) -> Kill:
    """Run, and kill: at a random time, or with a random share of what is missing written.

    Where all is there it begins anew.
    """
    before = _written(out)
    if tree(out) == whole.files:
        shutil.rmtree(out)
        before = 0
    is_by_time = before == POSTS or chance.random() < BY_TIME
    wanted = POSTS + 1 if is_by_time else chance.randint(before + 1, POSTS)
    moment = chance.uniform(0, whole.seconds) if is_by_time else 10 * whole.seconds
    run = subprocess.Popen(command(blog, out, "-j2"), stderr=subprocess.PIPE)
    end = time.monotonic() + moment
    while run.poll() is None and time.monotonic() < end and _written(out) < wanted:
        time.sleep(0.002)
    run.kill()
    _, said = run.communicate()  # its workers have gone as well: they hold the other end
    torn = {name for name, data in tree(out).items() if whole.files.get(name) != data}
    assert not torn
    assert run.returncode in {0, -signal.SIGKILL}, said
    return Kill(run.returncode != 0, _written(out) - before)


def _written(out: Path) -> int:
    return len(list((out / "content" / "posts").glob("p*.md")))
