"""One piece of work in two or more forked processes, for what is mostly system calls and too short for a pool."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct

from site_builder.errors import SiteBuilderError

_KILL = 9  # SIGKILL, which a system without fork may not know by name

T = TypeVar("T")
R = TypeVar("R")


class _Child(Struct, frozen=True):
    process: int
    pipe: int


def forked(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int) -> list[R]:
    """Return what `work` returns for consecutive runs of `items`, in their order; each run in a process of its own.

    No run is shorter than `least`, so that few items stay in this process.  What `work` raises in a child is raised
    here.  The caller must have no other threads.
    """
    jobs = min(len(os.sched_getaffinity(0)), len(items) // least) if hasattr(os, "sched_getaffinity") else 1
    if jobs <= 1 or not hasattr(os, "fork"):
        return [work(items)]
    size = -(-len(items) // jobs)
    runs = [items[i : i + size] for i in range(0, len(items), size)]
    children: list[_Child] = []
    try:
        children += (_fork(work, run) for run in runs[1:])
        return [work(runs[0]), *(_result(child.pipe) for child in children)]
    finally:
        for child in children:
            _end(child)


class Begun(Generic[R]):
    """One piece of work that another process does while this one goes on.

    `here`: this one does it, when it is asked for the result; so too where no process can be forked.  The caller must
    have no other threads.
    """

    def __init__(self, work: Callable[[], R], *, here: bool = False) -> None:
        self._work = work
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
        self._child = None if here or cores == 1 or not hasattr(os, "fork") else _fork(lambda _: work(), ())

    def result(self) -> R:
        """Return what the work returns, or raise what it raises, when it is done; to be asked once."""
        if self._child is None:
            return self._work()
        try:
            found: R = _result(self._child.pipe)
            return found
        finally:
            self.end()

    def end(self) -> None:
        """Do without the result."""
        if self._child:
            _end(self._child)
            self._child = None


def _fork(work: Callable[[Sequence[T]], R], run: Sequence[T]) -> _Child:
    if not hasattr(os, "fork"):
        raise NotImplementedError
    reading, writing = os.pipe()
    parent = os.getpid()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(work, run, writing, parent)
    os.close(writing)
    return _Child(process, reading)


def _work(work: Callable[[Sequence[T]], R], run: Sequence[T], writing: int, parent: int) -> NoReturn:
    """Do a child's work and end it: nothing of the parent's may run here, such as its handlers at exit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        answer: tuple[bool, object] = True, work(run)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is raised in the parent
        answer = False, error
    if os.getppid() == parent:
        with open(writing, "wb") as pipe:
            pickle.dump(answer, pipe)
    os._exit(0)


def _result(pipe: int) -> Any:  # noqa: ANN401  # whatever `work` returns
    try:
        with open(pipe, "rb", closefd=False) as answers:
            done, answer = pickle.load(answers)  # noqa: S301  # written by this program's own child
    except (EOFError, pickle.UnpicklingError) as error:
        raise lost() from error
    if not done:
        raise answer
    return answer


def lost() -> SiteBuilderError:
    """Return what to say when a process was killed that a build had started."""
    message = "a worker process ended unexpectedly (out of memory?); build again, with fewer --jobs if need be"
    return SiteBuilderError(message)


def _end(child: _Child) -> None:
    """Kill a child that is still at work, and wait for its end."""
    os.close(child.pipe)
    os.kill(child.process, _KILL)
    os.waitpid(child.process, 0)
