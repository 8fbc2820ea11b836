"""Convert archives of growing size: CPU seconds, memory of this process and of its workers.

`measure.py FOLDER TARGET JOBS COUNT...` prints a line for each count, and for doing it again.
"""

import gc
import os
import resource
import sys
import time
from pathlib import Path

from archives import make_archive

from hexodigest.batch import open_executor
from hexodigest.batch.convert import Means, Summary
from hexodigest.batch.job import convert_folder, new_run
from hexodigest.batch.order import Order


def main() -> None:
    """Each size in a process of its own, for memory is measured."""
    folder, target, jobs, *counts = sys.argv[1:]
    print("posts   run     CPU s   ms/post  wall s  MB here  MB worker  written", flush=True)
    for count in map(int, counts):
        blog = Path(folder) / f"blog-{count}"
        if not blog.exists():
            make_archive(blog, count)
        for name in ("first", "again"):
            if os.fork() == 0:
                _measure(blog, Path(folder) / f"out-{count}", target, int(jobs), name)
                os._exit(0)
            os.wait()


def _measure(blog: Path, out: Path, target: str, jobs: int, name: str) -> None:
    gc.set_threshold(50_000, 20, 20)  # as the command does
    start = time.monotonic()
    with open_executor(jobs) as executor:
        order = Order(blog, target, new_run())
        done: Summary = convert_folder(order, out, Means(executor, jobs)).summary
    wall = time.monotonic() - start
    here = resource.getrusage(resource.RUSAGE_SELF)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = here.ru_utime + here.ru_stime + workers.ru_utime + workers.ru_stime
    print(
        f"{done.pages:<7} {name:<7} {cpu:<7.1f} {1000 * cpu / done.pages:<8.2f} {wall:<7.0f} "
        f"{here.ru_maxrss >> 10:<8} {workers.ru_maxrss >> 10:<10} {done.written}",
        flush=True,
    )
    assert not done.failures


if __name__ == "__main__":
    main()
