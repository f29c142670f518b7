"""What happens on a worker."""

import pickle
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from site_builder.cluster.program import difference, program
from site_builder.errors import SiteBuilderError

K = TypeVar("K")
P = TypeVar("P")
M = TypeVar("M")

# A worker may have several threads; the program's lookups are made for one.
_TURN = threading.Lock()


class Shared:
    """What all chunks need, as it travels: a worker unpacks it once."""

    def __init__(self, known: object) -> None:
        self.pickled = pickle.dumps(known, pickle.HIGHEST_PROTOCOL)

    def __sizeof__(self) -> int:
        """Return the bytes that it takes, by which a worker knows when its memory is full."""
        return object.__sizeof__(self) + len(self.pickled)


def work(function: Callable[[K, P], M], shared: Shared, caller: Mapping[str, str], parcel: P) -> M:
    """Return `function(known, parcel)`; raise SiteBuilderError when this worker's program is not the caller's."""
    if problem := difference(caller):  # a worker may join at any time
        message = (
            f"--scheduler: a worker that joined meanwhile has another program (there {problem}); "
            "stop it and build again"
        )
        raise SiteBuilderError(message)
    with _TURN:
        known: K = _known(shared)
        return function(known, parcel)


def greet() -> dict[str, str]:
    """Return which program this worker runs."""
    return dict(program())


async def forget() -> None:
    """Give the memory back that the last build took."""
    _known.cache_clear()


@lru_cache(maxsize=1)
def _known(shared: Shared) -> Any:  # noqa: ANN401  # of any type, as run() takes it
    return pickle.loads(shared.pickled)  # noqa: S301  # from the scheduler, which may run any code here as it is
