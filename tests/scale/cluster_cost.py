"""What two Dask workers cost beside one process: CPU seconds of all that takes part, and wall time.

`cluster_cost.py FOLDER COUNT TIMES` prints a line for each of some runs, in turns.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
from archives import make_archive

sys.path.insert(0, str(Path(__file__).parents[1]))
from clusters import Cluster, cluster
from runs import command


def main() -> None:
    """Each way as often, for the machine is never as it was."""
    folder, count, times = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    blog = folder / f"blog-{count}"
    if not blog.exists():
        make_archive(blog, count)
    print("way    posts   CPU s   ms/post  wall s", flush=True)
    with cluster(folder / "dask", 2) as dask:
        _cost(dask, blog, folder / "warm", "--executor", dask.address)
        for _ in range(times):
            for name, options in (("-j1", ["-j1"]), ("dask", ["--executor", dask.address])):
                cpu, wall = _cost(dask, blog, folder / "cost", *options)
                each = 1000 * cpu / count
                print(f"{name:<6} {count:<7} {cpu:<7.2f} {each:<8.2f} {wall:.2f}", flush=True)


def _cost(dask: Cluster, blog: Path, out: Path, *options: str) -> tuple[float, float]:
    shutil.rmtree(out, ignore_errors=True)
    before, start = _used(dask.processes), time.monotonic()
    subprocess.run(command(blog, out, *options), check=True, capture_output=True)
    return _used(dask.processes) - before, time.monotonic() - start


def _used(processes: "Iterable[subprocess.Popen[bytes]]") -> float:
    """CPU seconds of the cluster, and of the commands that have ended."""
    times = os.times()
    used = times.children_user + times.children_system
    for process in processes:
        one = psutil.Process(process.pid)
        for each in (one, *one.children(recursive=True)):
            found = each.cpu_times()
            used += found.user + found.system
    return used


if __name__ == "__main__":
    main()
