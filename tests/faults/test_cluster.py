"""A conversion on a cluster: a worker is killed, then who leads it; all is there in the end.

What is done again is counted from the manifest: pages that were there, but not yet recorded.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from archives import make_archive

from clusters import cluster
from hexodigest.batch.chunks import MOST_ITEMS
from hexodigest.batch.manifest import AROUND
from hexodigest.batch.owner import NAME, STATE
from runs import command, finished, tree
from stores import object_store

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does"),
    pytest.mark.filterwarnings("ignore"),  # Dask's own
]
POSTS = 2000
WORKERS = 2
_PATIENCE = 300  # seconds for a run on a busy machine
_BUCKET = "blogs"
_LOSSES = "hexodigest-losses.json"  # names the blog's place


@dataclass(frozen=True)
class Conversion:
    """From where to where, and two ways to look at it meanwhile."""

    source: Path | str
    out: Path | str
    recorded: Callable[[], set[str]]  # posts that the manifest has
    written: Callable[[], Mapping[str, bytes]]
    env: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("archive") / "blog", POSTS)


@pytest.fixture(scope="module")
def expected(blog: Path) -> dict[str, bytes]:
    """What one process makes of it."""
    finished(blog, blog.parent / "whole", "-j1")
    return _site(blog.parent / "whole")


def test_in_folders(blog: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"

    def recorded() -> set[str]:
        manifest = out / NAME
        return _sources(manifest.read_bytes() if manifest.exists() else b"")

    _convert_and_kill(Conversion(blog, out, recorded, lambda: _site(out)), tmp_path)
    assert _site(out) == expected


def test_in_an_object_store(blog: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    with object_store(tmp_path / "store") as store:

        def recorded() -> set[str]:
            own = store.objects(_BUCKET, f"out/{STATE}")
            return _sources(b"".join(own[name] for name in own if name.endswith(".jsonl")))

        def written() -> dict[str, bytes]:
            return store.objects(_BUCKET, "out")

        store.upload(blog, _BUCKET, "blog")
        there = (f"s3://{_BUCKET}/{name}" for name in ("blog", "out"))
        _convert_and_kill(Conversion(*there, recorded, written, store.env()), tmp_path)
        assert written() == expected


def _convert_and_kill(conversion: Conversion, folder: Path) -> None:
    """Convert; what is done again is at most a piece of work for each that was a worker."""
    with cluster(folder / "dask", WORKERS, conversion.env) as dask:
        where = ("--executor", dask.address)
        env = {**os.environ, **conversion.env}
        order = command(conversion.source, conversion.out, *where)
        with subprocess.Popen(order, stderr=subprocess.PIPE, env=env) as run:
            _wait_until(lambda: len(conversion.recorded()) > 0, run)
            dask.processes[-1].kill()
            dask.add_worker()
            goal = max(len(conversion.recorded()), POSTS // 4)
            _wait_until(lambda: len(conversion.recorded()) > goal, run)
            pages = sum(name.startswith("content/posts/") for name in conversion.written())
            run.kill()
        recorded = len(conversion.recorded())
        said = finished(conversion.source, conversion.out, *where, env=env)
    assert recorded < POSTS
    assert f"{POSTS} posts converted" in said
    assert f"{recorded} of them unchanged" in said
    assert pages - recorded <= (WORKERS + 1) * MOST_ITEMS  # the killed one was a worker too


def _wait_until(is_so: Callable[[], bool], run: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert run.poll() is None, run.stderr and run.stderr.read().decode()
        assert time.monotonic() < end
        time.sleep(0.02)


def _sources(manifest: bytes) -> set[str]:
    """Posts with a whole line in a manifest."""
    found: set[str] = set()
    for line in manifest.splitlines(keepends=True):
        if line.endswith(b"}\n"):
            entry = json.loads(line)
            found |= {entry["source"]} if "digest" in entry else set()
    return found - {AROUND}


def _site(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(folder).items() if name != _LOSSES}
