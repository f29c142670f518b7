"""The Runner that sends work to a cluster, and what it does when workers are lost."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from distributed import CancelledError, Client, Future, KilledWorker

from site_builder.cluster import worker
from site_builder.cluster.link import ClusterError, linked
from site_builder.cluster.program import program
from site_builder.parallel import IN_FLIGHT, Desk

C = TypeVar("C")
K = TypeVar("K")
L = TypeVar("L")
P = TypeVar("P")
M = TypeVar("M")
R = TypeVar("R")

PATIENCE = 30.0  # seconds to wait for a scheduler that does not answer, and for a first or another worker
_COUNTED = 5.0  # seconds for which the number of workers is taken as known
_LOST = 5  # times that one piece of work is sent again because no worker holds what all pieces need


class Cluster:
    """A Runner: the workers that the scheduler at `address` knows.

    A context manager.  Entering raises SiteBuilderError when the cluster cannot be used (see link.linked); leaving
    cancels what is still under way.
    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self._address, self._patience = address, patience
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Connect."""
        self._client = self._stack.enter_context(linked(self._address, self._patience))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the workers, which go on waiting for other work."""
        self._stack.close()

    def run(self, work: Callable[[K, P], M], known: K, desk: Desk[C, L, P, M, R], chunks: Iterable[C]) -> Iterator[R]:
        """Yield the results in order; see parallel.Runner.

        Raises SiteBuilderError when the cluster is gone, or when a piece of work ends one worker after the other.
        """
        sending = _Sending(self._client, self._address, self._patience, work, known)
        waiting: deque[L] = deque()

        def kept() -> R:
            return desk.keep(waiting.popleft(), sending.made())

        try:
            for chunk in chunks:
                left, parcel = desk.fetch(chunk)
                waiting.append(left)
                sending.send(parcel)
                while len(waiting) >= sending.limit():
                    yield kept()
            while waiting:
                yield kept()
        finally:
            sending.cancel()


class _Sending(Generic[K, P, M]):
    """Pieces of work under way, first in, first out."""

    def __init__(self, client: Client, address: str, patience: float, work: Callable[[K, P], M], known: K) -> None:
        self._client, self._address, self._patience, self._work = client, address, patience, work
        self._shared = worker.Shared(known)
        self._spread: Future[worker.Shared] | None = None
        self._under_way: deque[tuple[P | None, Future[M] | None]] = deque()
        self._threads, self._counted = 1, 0.0

    def send(self, parcel: P | None) -> None:
        """Send a parcel; None, which needs no work, keeps its place in the order."""
        self._under_way.append((parcel, self._submit(parcel)))

    def made(self) -> M | None:
        """Wait for what was made of the parcel that was sent first, and return it."""
        for _ in range(_LOST):
            _, future = self._under_way[0]
            try:
                made = None if future is None else self._result(future)
            except CancelledError:
                self._send_again()
            else:
                self._under_way.popleft()
                return made
        raise ClusterError(self._address, "its workers were lost again and again; look at their logs")

    def limit(self) -> int:
        """Return how many pieces keep all workers busy."""
        if time.monotonic() - self._counted > _COUNTED:
            self._counted = time.monotonic()
            self._threads = max(1, self._workers())
        return IN_FLIGHT * self._threads

    def cancel(self) -> None:
        """Forget what is under way."""
        self._client.cancel([future for _, future in self._under_way if future])
        self._spread = None

    def _submit(self, parcel: P | None) -> "Future[M] | None":
        if parcel is None:
            return None
        if self._spread is None:
            self._spread = self._client.scatter(self._shared, broadcast=True, hash=False)
        return self._client.submit(worker.work, self._work, self._spread, program(), parcel, pure=False)

    def _send_again(self) -> None:
        """Send anew what was lost with the last worker that held what all pieces need."""
        if self._client.status != "running":
            raise ClusterError(
                self._address, "the connection to the scheduler is lost; start it again if it ended, and build again"
            )
        self._await_workers()
        self._spread = None
        self._under_way = deque((parcel, self._submit(parcel)) for parcel, _ in self._under_way)

    def _result(self, future: "Future[M]") -> Any:  # noqa: ANN401  # an M, by Dask's word only
        while True:
            try:
                return future.result(timeout=self._patience)
            except KilledWorker as error:
                raise ClusterError(
                    self._address,
                    f"one piece of work ended worker after worker ({error.args[0]}); out of memory? "
                    "Give each worker more, and build again.",
                ) from error
            except TimeoutError:
                if future.done():
                    raise
                self._await_workers()
                if not any(self._client.processing().values()):  # nobody works on it, nor on anything before it
                    raise CancelledError(future.key) from None

    def _await_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError:
            raise ClusterError(
                self._address, f"no workers are left; start some with `dask worker {self._address} --nthreads 1`"
            ) from None

    def _workers(self) -> int:
        return sum(self._client.nthreads().values())
