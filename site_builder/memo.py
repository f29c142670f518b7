"""What was worked out of runs of things, kept by the hash of each run.

Of an archive that changed a little most runs are as they were, and what follows from them alone is not worked out
again.  Where a run ends its things decide by themselves (Packed.runs), so that one more changes one or two of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import TypeVar, cast

import msgspec

from site_builder.packed import Packed, Run, digest

T = TypeVar("T")
K = TypeVar("K")

_KNOWN = msgspec.msgpack.Decoder(dict[bytes, bytes])


class Memo:
    """Results by the hash of all that they follow from: those of the last build, and those that this one used."""

    def __init__(self, kept: bytes | Mapping[bytes, bytes] | None = None) -> None:
        """`kept`: what the last build used, of the same version of the program, as packed() or `used` gave it."""
        self._known = _KNOWN.decode(kept) if isinstance(kept, bytes) else kept or {}
        self._used: dict[bytes, bytes] = {}

    @property
    def used(self) -> Mapping[bytes, bytes]:
        """Return all results that this build used, by key."""
        return self._used

    def packed(self) -> bytes | None:
        """Return what to keep for the next build; None: what was kept before."""
        return None if self._used.keys() == self._known.keys() else msgspec.msgpack.encode(self._used)

    def of(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Return bytes that follow from what `key` is the hash of."""
        found = self._known.get(key)
        if found is None:
            found = self._used.get(key) or make()
        self._used[key] = found
        return found

    def each(
        self,
        name: str,
        things: Packed[T] | Iterable[T],
        kind: type[K],
        make: Callable[[Iterator[K]], bytes],
        beside: Iterable[bytes] = repeat(b""),
    ) -> Iterator[bytes]:
        """Yield what `make` makes of each run of things, told as a kind with fewer fields.

        `name`: of what is made; it must tell all that every result follows from besides the things; `beside`: of each
        run, what its own follows from.  Things that are not packed are one run, of which nothing is known.
        """
        if not isinstance(things, Packed):
            yield make(cast("Iterator[K]", iter(things)))
            return
        salt, tell = name.encode(), things.teller(kind)
        for run, more in zip(things.runs(), beside, strict=False):

            def made(run: Run = run) -> bytes:
                return make(map(tell, range(run.start, run.end)))

            yield self.of(digest(b"\0".join((run.digest, salt, more))), made)
