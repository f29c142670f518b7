"""The way to a cluster: connected, with workers that run the same program, or a message that says what is missing."""

import logging
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from distributed import Client

from site_builder.cluster import worker
from site_builder.cluster.program import difference
from site_builder.errors import SiteBuilderError

_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?P<host>[^/\s]+):(?P<port>[0-9]{1,5})")
_CONNECTING = 10.0  # seconds at most
_SHOWN = 5  # workers named in an error


class ClusterError(SiteBuilderError):
    """What is wrong with the cluster of a scheduler, and what to do."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"--scheduler {address}: {problem}")


@contextmanager
def linked(address: str, patience: float) -> Iterator[Client]:
    """Give a client of the scheduler at `address`; `patience`: seconds to wait for it and for a first worker.

    Raises SiteBuilderError when no scheduler answers, or there is no worker, or one whose program is another.
    """
    with _hushed():
        client = _client(address, patience)
        try:
            _greet(client, address, patience)
            yield client
        finally:
            if client.status == "running":
                client.run(worker.forget, on_error="ignore", wait=False)
            client.close(timeout=patience)


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep Dask's log back: what goes wrong is said by this program, once."""
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)


def _client(address: str, patience: float) -> Client:
    timeout = min(patience, _CONNECTING)
    try:
        _knock(address, timeout)
        return Client(address, timeout=timeout, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, RuntimeError) as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        message = f"no Dask scheduler answers there ({reason}); start one with `dask scheduler`"
        raise ClusterError(address, message) from error


def _knock(address: str, timeout: float) -> None:
    """Raise OSError or ValueError when nothing listens there: at once, where Dask would try for long."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        message = "an address is tcp://host:port or tls://host:port"
        raise ValueError(message)
    socket.create_connection((found["host"].strip("[]"), int(found["port"])), timeout).close()


def _greet(client: Client, address: str, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        raise ClusterError(
            address, f"the scheduler has no workers; start some with `dask worker {address} --nthreads 1`"
        ) from None
    found: dict[str, Any] = client.run(worker.greet, on_error="return")
    problems = [f"\n  {name}: {problem}" for name, theirs in found.items() if (problem := _problem(theirs))]
    if problems:
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        advice = "\nInstall the same site-builder[cluster] and the same packages there, and start the workers again."
        raise ClusterError(
            address, f"{len(problems)} worker(s) run another program:{''.join(problems[:_SHOWN])}{more}{advice}"
        )


def _problem(theirs: object) -> str:
    return difference(theirs) if isinstance(theirs, Mapping) else f"cannot load site-builder: {theirs!r}"
