"""The same work on a real Dask cluster, whose workers may die."""

import re
import sys
from collections.abc import Iterator

import pytest

from clusters import Cluster, cluster, slow, work
from hexodigest.batch import ExecutorError, Failed, Limits, open_executor, run_batch
from hexodigest.batch.executors import width_of

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does"),
    pytest.mark.filterwarnings("ignore"),  # Dask's own
]
LIMITS = Limits(seconds=2)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), 2) as found:
        yield found


def test_only_the_guilty_fail_on_a_cluster(dask: Cluster) -> None:
    with open_executor(1, dask.address, LIMITS) as executor:
        assert width_of(executor, 1) == 2
        found = list(run_batch(work, range(40), executor, limits=LIMITS, most_items=10, workers=2))
    failed = {item: result.message for item, result in found if isinstance(result, Failed)}
    assert failed == {
        13: "its worker crashed (SIGSEGV)",
        17: "took longer than 2 s",
        19: "internal error: ValueError: nineteen",
    }
    assert [item for item, _ in found] == list(range(40))


def test_a_killed_dask_worker_loses_nothing(dask: Cluster) -> None:
    victim = dask.processes[-1]
    with open_executor(1, dask.address, LIMITS) as executor:
        found = run_batch(slow, range(400), executor, limits=LIMITS, most_items=20, workers=2)
        results = [next(found) for _ in range(40)]
        victim.kill()
        results += found
    assert results == [(item, 2 * item) for item in range(400)]


def test_no_scheduler_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hexodigest.batch.dask._PATIENCE", 1)
    with pytest.raises(ExecutorError, match=r"no Dask scheduler at `tcp://127\.0\.0\.1:1`"):
        open_executor(1, "dask:tcp://127.0.0.1:1").__enter__()


@pytest.mark.parametrize("rest", ["", "nonsense", "x:y:z", "\n", "tcp://", "tcp://host", "[::1]"])
def test_what_is_no_address_is_not_waited_for(rest: str) -> None:
    message = f"`dask:{rest}` is no address, expected one such as `dask:tcp://host:8786`"
    with pytest.raises(ExecutorError, match=f"^{re.escape(message)}$"):
        open_executor(1, f"dask:{rest}").__enter__()


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorError, match=r"Dask needs `pip install hexodigest\[distributed\]`"):
        open_executor(1, "dask:tcp://127.0.0.1:1").__enter__()
