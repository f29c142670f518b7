"""Many things of one kind as bytes end to end: a thing is made when somebody looks at it, and soon forgotten.

As objects, the records of an archive take ten times the memory, and every process that looks at one copies it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

import msgspec
from msgspec import Struct

T = TypeVar("T")
K = TypeVar("K")

SIZE = 16  # bytes of a digest
_ENDS = 4  # first bytes of digests that end a run, of 256: a run has 64 things on average
_RECENT = 512  # things that are kept as they were made: those who look at one mostly look at it again

Bytes = bytes | memoryview


class Run(NamedTuple):
    """Things one after the other, by their places, and a digest of them all."""

    start: int
    end: int
    digest: bytes


class Packed(Sequence[T]):
    """Things of one kind, such as Record; bytes of each are those that msgpack gives for it."""

    def __init__(self, kind: type[T], data: bytearray, ends: "array[int]", digests: Sequence[bytes] = ()) -> None:
        """Take `ends`, of each thing in the bytes; `digests`: what tells each from others, where that is known."""
        self.kind, self.ends, self._data, self._given = kind, ends, data, digests
        self.view = memoryview(data)
        self._decode = decoder(kind)
        self._recent: dict[int, T] = {}
        self.light: Packed[Any] | None = None  # the same things without the fields that take most of their bytes
        self._digests = digests
        self._runs: list[Run] = []

    def __reduce__(self) -> "tuple[type[Packed[T]], tuple[type[T], bytearray, array[int], Sequence[bytes]]]":
        """Send to other processes nothing but the bytes, and what cannot be told from these."""
        return Packed, (self.kind, self._data, self.ends, self._given)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return one thing, or a run of them."""
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        found = self._recent.get(at)
        if found is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            found = self._recent[at] = self._decode(self.packed(at))
        return found

    def __iter__(self) -> Iterator[T]:
        """Yield them one by one."""
        return map(self._decode, self.all_packed())

    def packed(self, at: int) -> memoryview:
        """Return the bytes of one."""
        at = range(len(self.ends))[at]
        return self.view[self.ends[at - 1] if at else 0 : self.ends[at]]

    def all_packed(self) -> Iterator[memoryview]:
        """Yield the bytes of each."""
        return (self.view[start:end] for start, end in pairwise((0, *self.ends)))

    def digests(self) -> Sequence[bytes]:
        """Return a digest of each: the same for things that are the same."""
        if len(self._digests) != len(self):
            self._digests = [digest(one) for one in self.all_packed()]
        return self._digests

    def runs(self) -> Sequence[Run]:
        """Return all of them in runs, which end where the digest of the last says so."""
        if not self._runs:
            digests, start = self.digests(), 0
            for end, one in enumerate(digests, 1):
                if one[0] < _ENDS or end == len(digests):
                    self._runs.append(Run(start, end, digest(b"".join(digests[start:end]))))
                    start = end
        return self._runs

    def told(self, kind: type[K]) -> Iterator[K]:
        """Yield of each thing only what a kind with fewer fields of the same names has: that takes a fraction."""
        things = self._least(kind)
        return map(decoder(kind), things.all_packed())

    def teller(self, kind: type[K]) -> Callable[[int], K]:
        """Return what tells the same of the thing at a place."""
        things, decode = self._least(kind), decoder(kind)
        return lambda at: decode(things.packed(at))

    def _least(self, kind: type[Any]) -> "Packed[Any]":
        """Return the things in the smaller form, if that tells all that a kind has."""
        if self.light and set(kind.__struct_fields__) <= set(self.light.kind.__struct_fields__):
            return self.light
        return self


class Keyed(Mapping[str, T], Generic[T]):
    """Things by their keys, in the order of these; made when they are asked for."""

    def __init__(self, things: Sequence[T], keys: Iterable[str]) -> None:
        self.things = things
        self.place: Mapping[str, int] = {key: place for place, key in enumerate(keys)}

    def __getitem__(self, key: str) -> T:
        """Return the thing of a key."""
        return self.things[self.place[key]]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is one, without making it."""
        return key in self.place

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self.place)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.place)


def digest(content: Bytes) -> bytes:
    """Return a digest of bytes: by the hash for which processors have an instruction, since all records pass here."""
    return sha256(content).digest()[:SIZE]


def decoder(kind: type[K]) -> Callable[[Bytes], K]:
    """Return what makes a thing of a kind from its bytes."""
    return msgspec.msgpack.Decoder(kind).decode


def with_digests(kind: type[T], things: Sequence[bytes]) -> Packed[T]:
    """Return things that were kept with their digests."""
    ends = array("Q", accumulate(len(one) - SIZE for one in things))
    data = bytearray().join([memoryview(one)[SIZE:] for one in things])
    return Packed(kind, data, ends, [one[:SIZE] for one in things])


def with_digest(one: bytes) -> bytes:
    """Return the bytes of a thing with their digest before them, as they are kept."""
    return digest(one) + one


def joined(kind: type[T], packed: Iterable[Bytes]) -> Packed[T]:
    """Return things whose bytes are given."""
    data, ends = bytearray(), array("Q")
    for one in packed:
        data += one
        ends.append(len(data))
    return Packed(kind, data, ends)


def packed(kind: type[T], things: Iterable[T]) -> Packed[T]:
    """Return things packed; the very same if they are."""
    return things if isinstance(things, Packed) else joined(kind, map(msgspec.msgpack.encode, things))


def told(things: Iterable[T], kind: type[K]) -> Iterator[K]:
    """Yield of each thing what a kind with fewer fields of the same names has; things not packed as they are."""
    return things.told(kind) if isinstance(things, Packed) else cast("Iterator[K]", iter(things))


def changed(things: Packed[T], new: Mapping[int, tuple[bytes, Bytes]]) -> Packed[T]:
    """Return things of which some have other bytes, given by their places with what tells them from others."""
    if not new:
        return things
    digests, pieces, last, ends = [*things.digests()], list[Bytes](), 0, array("Q")
    longer, before = 0, 0
    for place, end in enumerate(things.ends):
        if found := new.get(place):
            digests[place], one = found
            pieces += (things.view[last:before], one)
            longer += len(one) - (end - before)
            last = end
        ends.append(end + longer)
        before = end
    pieces.append(things.view[last:])
    return Packed(things.kind, bytearray().join(pieces), ends, digests)


class _Id(Struct, gc=False):
    id: str


def by_id(kind: type[T], things: Iterable[T]) -> Keyed[T]:
    """Return things, which have ids, by these."""
    known = packed(kind, things)
    return Keyed(known, (one.id for one in known.told(_Id)))
