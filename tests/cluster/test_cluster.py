"""Work sent to the processes of a cluster."""

import re
import shutil
from pathlib import Path

import pytest
from distributed import Client
from pieces import Made, Numbers, refuse, times
from workers import ROOT, Workers

from site_builder.cluster import Cluster
from site_builder.errors import SiteBuilderError

CHUNKS = range(60)
EXPECTED = [(chunk, None if chunk % 5 == 0 else 7 * chunk) for chunk in CHUNKS]


def test_results_come_in_order_from_all_workers(workers: Workers) -> None:
    made: list[Made] = []
    with Cluster(workers.address) as cluster:
        results = list(cluster.run(times, 7, Numbers(made.append), CHUNKS))

    assert EXPECTED == results
    assert {worker.pid for worker in workers.running} == {one.process for one in made}


def test_what_a_killed_worker_had_in_hand_is_made_by_another(workers: Workers) -> None:
    killed: list[int] = []

    def kill_first(made: Made) -> None:
        if not killed:
            killed.append(made.process)
            workers.kill(next(one for one in workers.running if one.pid == made.process))

    with Cluster(workers.address) as cluster:
        results = list(cluster.run(times, 7, Numbers(kill_first), CHUNKS))

    assert EXPECTED == results
    assert 1 == len(killed)


def test_without_workers_a_new_build_is_refused_and_a_running_one_goes_on_with_those_that_come(
    workers: Workers,
) -> None:
    with Cluster(workers.address) as cluster:
        running = cluster.run(times, 7, Numbers(), CHUNKS)
        begun = [next(running) for _ in range(10)]
        for worker in [*workers.running]:
            workers.kill(worker)
        message = rf"^--scheduler {workers.address}: the scheduler has no workers; start some with `dask worker tcp:"
        with pytest.raises(SiteBuilderError, match=message), Cluster(workers.address, patience=0.5):
            pass
        workers.start()
        results = [*begun, *running]

    assert EXPECTED == results


def test_an_error_of_the_work_ends_it_here_and_cancels_the_rest(workers: Workers) -> None:
    with Cluster(workers.address) as cluster:
        with pytest.raises(SiteBuilderError, match=r"^1 is not wanted$"):
            list(cluster.run(refuse, None, Numbers(), CHUNKS))
        results = list(cluster.run(times, 7, Numbers(), CHUNKS))

    assert EXPECTED == results


def test_a_worker_with_another_program_is_refused_by_name(workers: Workers, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "site_builder", tmp_path / "site_builder", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "site_builder" / "extract" / "newer.py").touch()

    with Cluster(workers.address) as cluster:
        foreign = workers.start(program=tmp_path)
        with Client(workers.address) as client:
            client.wait_for_workers(len(workers.running))
        with pytest.raises(
            SiteBuilderError, match=r"joined meanwhile has another program \(there site-builder is \w+, "
        ):
            list(cluster.run(times, 7, Numbers(), CHUNKS))
    with pytest.raises(SiteBuilderError) as refused, Cluster(workers.address):
        pass
    workers.kill(foreign)

    assert re.search(
        r"1 worker\(s\) run another program:\n  tcp://127\.0\.0\.1:\d+: site-builder is \w{16}, here \w{16}\n",
        str(refused.value),
    )


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nonsense", "http://127.0.0.1:1", "tls://127.0.0.1:1"]
)
def test_an_address_where_no_scheduler_answers_is_named_with_what_to_do(address: str) -> None:
    message = rf"^--scheduler {address}: no Dask scheduler answers there \(.+\); start one with `dask scheduler`$"
    with pytest.raises(SiteBuilderError, match=message), Cluster(address, patience=0.5):
        pass
