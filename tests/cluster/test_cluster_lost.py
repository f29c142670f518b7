"""What is said when a cluster is lost in the middle of its work: which one, how, and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pieces import Numbers, end, times
from workers import Workers

from site_builder.cluster import Cluster
from site_builder.errors import SiteBuilderError

CHUNKS = range(1, 200)


@pytest.fixture
def doomed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Yield a cluster of its own, of one worker, whose scheduler tries no work again of which a worker died."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with Workers(tmp_path, 1) as started:
        yield started


def test_a_build_whose_workers_all_end_says_how_to_start_some(workers: Workers) -> None:
    address = workers.address
    with Cluster(address) as cluster:
        cluster._patience = 3.0  # noqa: SLF001  # a first worker may take longer, a test should not
        running = cluster.run(times, 7, Numbers(), CHUNKS)
        next(running)
        for worker in [*workers.running]:
            workers.kill(worker)
        with pytest.raises(SiteBuilderError) as said:
            list(running)

    message = f"no workers are left; start some with `dask worker {address} --nthreads 1`"
    assert f"--scheduler {address}: {message}" == str(said.value)


def test_a_build_whose_scheduler_ends_says_so(doomed: Workers) -> None:
    with Cluster(doomed.address) as cluster:
        running = cluster.run(times, 7, Numbers(), CHUNKS)
        next(running)
        doomed.stop()
        with pytest.raises(SiteBuilderError) as said:
            list(running)

    assert str(said.value) == (
        f"--scheduler {doomed.address}: the connection to the scheduler is lost; "
        "start it again if it ended, and build again"
    )


def test_a_piece_of_work_of_which_workers_die_is_named(doomed: Workers) -> None:
    with Cluster(doomed.address) as cluster, pytest.raises(SiteBuilderError) as said:
        list(cluster.run(end, None, Numbers(), CHUNKS))

    before, after = str(said.value).split("(work-", 1)
    assert f"--scheduler {doomed.address}: one piece of work ended worker after worker " == before
    assert after.endswith("); out of memory? Give each worker more, and build again.")
