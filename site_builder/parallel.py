"""Work sent to processes: the one seam between a build and the machines that it runs on.

A piece of work is a module-level function of (shared, chunk), pure but for what it reads and for the files that it
stages.  Results come back in the order of the chunks, so that any number of processes gives the same site.

Work that may also run on other machines has two halves: a pure function of (known, parcel), and a Desk, which stays
where the store and the site are, and turns a chunk into a parcel and what was made of it into a result.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from site_builder.forked import lost

_PATIENCE = 10.0  # seconds in which workers end that have nothing left to do

S = TypeVar("S")
C = TypeVar("C")
R = TypeVar("R")
T = TypeVar("T")
K = TypeVar("K")
L = TypeVar("L")
P = TypeVar("P")
M = TypeVar("M")
C_contra = TypeVar("C_contra", contravariant=True)
P_co = TypeVar("P_co", covariant=True)
M_contra = TypeVar("M_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

IN_FLIGHT = 3  # chunks per process that wait or run: enough to keep it busy, few enough to bound memory


class Desk(Protocol[C_contra, L, P_co, M_contra, R_co]):
    """The half of a piece of work that needs this machine's files."""

    def fetch(self, chunk: C_contra) -> tuple[L, P_co | None]:
        """Return what stays here of a chunk, and all that the work needs to know of it; None: nothing to work out."""

    def keep(self, left: L, made: M_contra | None) -> R_co:
        """Put away what was made (None: nothing was to be) beside what had stayed here, and return the result."""


class Runner(Protocol):
    """Where work runs: in processes of this machine, or on a cluster."""

    def run(self, work: Callable[[K, P], M], known: K, desk: Desk[C, L, P, M, R], chunks: Iterable[C]) -> Iterator[R]:
        """Yield, in order, what the desk keeps of `work(known, parcel)` for the parcel of each chunk.

        `work` is a pure module-level function: it may run anywhere, and again after a machine is lost.
        """


class Processes(Struct, frozen=True):
    """A Runner: `jobs` processes of this machine.  Each fetches and keeps what it works on, so little is sent."""

    jobs: int

    def run(self, work: Callable[[K, P], M], known: K, desk: Desk[C, L, P, M, R], chunks: Iterable[C]) -> Iterator[R]:
        """Yield the results in order; see Runner."""
        return run(_whole, (work, known, desk), chunks, self.jobs)


def _whole(halves: tuple[Callable[[K, P], M], K, Desk[C, L, P, M, R]], chunk: C) -> R:
    work, known, desk = halves
    left, parcel = desk.fetch(chunk)
    return desk.keep(left, None if parcel is None else work(known, parcel))


def cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunked(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut a sequence into runs of at most `size`."""
    return (items[i : i + size] for i in range(0, len(items), size))


def run(work: Callable[[S, C], R], shared: S, chunks: Iterable[C], jobs: int) -> Iterator[R]:
    """Yield `work(shared, chunk)` for each chunk, in order, computed by `jobs` processes.

    `shared` reaches each process once; where processes can fork it costs nothing.  With one job all happens in this
    process.  Raises SiteBuilderError when a process dies.
    """
    if jobs <= 1:
        yield from (work(shared, chunk) for chunk in chunks)
        return
    # A forked child starts with the parent's memory: no start-up, no copy of `shared`.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    context = multiprocessing.get_context(method)
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(jobs, context, _start, (work, shared, os.getpid())) as pool:
        try:
            yield from _ordered(pool, chunks, IN_FLIGHT * jobs)
        except BrokenProcessPool as error:
            raise lost() from error
        finally:
            _end(pool, [one for one in multiprocessing.active_children() if one not in others])


def _end(pool: ProcessPoolExecutor, workers: Sequence[BaseProcess]) -> None:
    """End a pool, by force if it does not end: a worker that was killed may hold the lock that the others wait for."""

    def kill() -> None:
        for one in workers:
            one.kill()

    force = threading.Timer(_PATIENCE, kill)
    force.daemon = True
    force.start()
    pool.shutdown(wait=True, cancel_futures=True)
    force.cancel()
    force.join()


def _ordered(pool: ProcessPoolExecutor, chunks: Iterable[Any], limit: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(_work, chunk))
        if len(waiting) >= limit:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


# What a worker process was started with.  Set once by _start in the worker, never in the main process.
_worker: list[Any] = []


def _start(work: Callable[[Any, Any], Any], shared: Any, parent: int) -> None:  # noqa: ANN401  # of any type, as run() takes it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to handle
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    gc.freeze()  # looking for garbage in what came with the fork would write to it, and so copy it
    _worker[:] = [work, shared]


def _end_with(parent: int) -> None:
    """End this process soon after its parent, which may be killed without a word and would leave it waiting."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _work(chunk: Any) -> Any:  # noqa: ANN401  # of any type, as run() takes it
    work, shared = _worker
    return work(shared, chunk)
