"""Work sent to processes."""

import inspect
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from site_builder import parallel
from site_builder.errors import SiteBuilderError
from site_builder.parallel import Processes, chunked, run


def double(shared: int, chunk: list[int]) -> list[int]:
    return [shared * item for item in chunk]


class Folder:
    """A desk: a chunk is a file's name, its parcel what stands in it; nothing is made of what is not there."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def fetch(self, chunk: str) -> tuple[str, int | None]:
        return chunk, int((self.place / chunk).read_text()) if (self.place / chunk).exists() else None

    def keep(self, left: str, made: int | None) -> str:
        (self.place / f"{left}.made").write_text(str(made))
        return left


def times(known: int, parcel: int) -> int:
    return known * parcel


def die(_shared: None, chunk: list[int]) -> list[int]:
    if 3 in chunk:
        os._exit(9)
    return chunk


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_chunks_whatever_the_number_of_processes(jobs: int) -> None:
    results = list(run(double, 2, chunked(list(range(100)), 7), jobs))

    assert [2 * i for i in range(100)] == [item for result in results for item in result]


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_in_two_halves_is_fetched_worked_out_and_kept(jobs: int, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("3")
    (tmp_path / "b").write_text("4")

    results = list(Processes(jobs).run(times, 7, Folder(tmp_path), ["a", "none", "b"]))

    assert ["a", "none", "b"] == results
    assert ["21", "None", "28"] == [(tmp_path / f"{name}.made").read_text() for name in results]


def test_chunks_cover_every_item_once() -> None:
    assert [[0, 1, 2], [3, 4, 5], [6]] == [list(chunk) for chunk in chunked(range(7), 3)]


def test_a_worker_that_dies_ends_the_build_with_a_message() -> None:
    with pytest.raises(SiteBuilderError, match="worker process ended unexpectedly"):
        list(run(die, None, [[1], [2], [3], [4]], 2))


def test_workers_end_with_a_main_process_that_is_killed() -> None:
    program = "import os, time\nfrom site_builder.parallel import run\n" + inspect.getsource(linger)
    program += "for pid in run(linger, None, range(4), 2):\n    print(pid, flush=True)\n"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout
        workers = {int(main.stdout.readline()) for _ in range(2)}
        main.kill()

    for _ in range(100):
        if not any(map(alive, workers)):
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {[pid for pid in workers if alive(pid)]}")


def linger(_shared: None, chunk: int) -> int:
    time.sleep(0.1 if chunk < 2 else 3)
    return os.getpid()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def work_and_stand_still(_shared: None, chunk: list[int]) -> list[int]:
    threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGSTOP]).start()
    return chunk


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be made to stand still here")
def test_a_worker_that_never_ends_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_PATIENCE", 1.0)
    results = run(work_and_stand_still, None, [[1], [2]], 2)

    assert [1] == next(results)
    time.sleep(0.5)
    assert [[2]] == list(results)


ORPHAN = """
import os, signal, time
from site_builder import parallel

def late(*given, start=parallel._start):
    time.sleep(0.5)
    start(*given)

def work(_shared, chunk):
    return chunk

parallel._start = late
for _ in parallel.run(work, None, iter([[1], [2]]), 2):
    pass
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers of a build in /proc")
def test_a_worker_that_starts_after_its_build_was_killed_ends_and_lets_go_of_all() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE) as build:
        time.sleep(0.1)
        while not Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text("ascii"):
            time.sleep(0.01)
        build.kill()

        assert b"" == build.communicate(timeout=30)[0]  # once the workers are gone, which hold the pipe open too
