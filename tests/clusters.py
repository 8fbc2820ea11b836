"""A real Dask cluster of this machine: a scheduler and workers, each a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WORK = {"PYTHONPATH": str(Path(__file__).parent)}  # for the work below
_PATIENCE = 60  # seconds for all to start on a busy machine


@dataclass
class Cluster:
    """`address` is what `--executor` takes."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)  # what workers are told besides
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    scheduler: str = ""

    @property
    def address(self) -> str:
        return f"dask:{self.scheduler}"

    def add_worker(self) -> "subprocess.Popen[bytes]":
        """A worker without a nanny: killed is killed."""
        options = ["--no-nanny", "--nthreads=1", "--no-dashboard", "--memory-limit=0"]
        place = f"--local-directory={self.folder / f'worker-{len(self.processes)}'}"
        return self.start("dask_worker", self.scheduler, *options, place)

    def start(self, program: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", *options]
        log = (self.folder / f"{program}-{len(self.processes)}.log").open("wb")
        env = {**os.environ, **_WORK, **self.env}
        started = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, env=env)
        self.processes.append(started)
        return started


@contextmanager
def cluster(folder: Path, workers: int, env: dict[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster that is ready, and gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    found = Cluster(folder, env or {})
    told = folder / "scheduler.json"
    try:
        found.start(
            "dask_scheduler",
            "--port=0",
            "--no-dashboard",
            f"--scheduler-file={told}",
            "--host=127.0.0.1",
        )
        found.scheduler = _wait_for(told)["address"]
        for _ in range(workers):
            found.add_worker()
        _wait_for_workers(found.scheduler, workers)
        yield found
    finally:
        for process in reversed(found.processes):
            process.kill()
            process.wait()


def _wait_for(told: Path) -> dict[str, Any]:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if told.exists() and told.stat().st_size:
            found: dict[str, Any] = json.loads(told.read_text())
            return found
        time.sleep(0.1)
    raise TimeoutError("no scheduler")


def _wait_for_workers(scheduler: str, count: int) -> None:
    from distributed import Client  # noqa: PLC0415  # slow

    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=_PATIENCE)


def work(item: int) -> int:
    """Some numbers are no good."""
    match item:
        case 13:
            os.kill(os.getpid(), signal.SIGSEGV)
        case 17:
            while True:
                pass
        case 19:
            raise ValueError("nineteen")
    return 2 * item


def slow(item: int) -> int:
    time.sleep(0.02)
    return 2 * item
