"""What was made of what: for each file that the last build made, what its maker looked at and the hash of its bytes.

A file is made again only when something that was looked at has changed.  What is kept here stays true whatever becomes
of the published site: of these sights these bytes were made; a published file is kept only if it has those bytes.
"""

from array import array
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from operator import ne

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.pages import split
from site_builder.store import Store

# Tells what looks see now, by the side that they look at and the rest of their names; the same bytes: the same sight.
Sights = Callable[[str, Sequence[str]], Sequence[bytes]]
Numbers = NDArray[np.uint32]

NAME = "traces"  # in the store


class Made(Struct, frozen=True, array_like=True, gc=False):
    """A file.  `name`: of what was made, which may be several files, and whose paths may change with its content."""

    name: str
    path: str
    sha256: str


class Seen(Struct, frozen=True):
    """What has just been made: the paths of its files, and the names of all that its maker looked at."""

    name: str
    paths: Sequence[str]
    looks: Sequence[str]


class _Traces(Struct, frozen=True, array_like=True):
    """As the store keeps them: use n is of look looks[n] by file files[n]; both are numbers of 4 bytes."""

    made_of: str = ""
    names: dict[str, list[str]] = {}  # of looks, by side, numbered in this order
    sights: list[bytes] = []  # what they saw
    made: list[Made] = []
    looks: bytes = b""
    files: bytes = b""


_DECODER = msgspec.msgpack.Decoder(_Traces)
_ENCODER = msgspec.msgpack.Encoder()


class Traces:
    """What the last build left in a store.  `made_of`: what all files depend on; when it changes, nothing is left."""

    def __init__(self, store: Store, made_of: str, sights: Sights) -> None:
        kept = store.blob(NAME)
        before = _DECODER.decode(kept) if kept else _Traces()
        self._before = before if before.made_of == made_of else _Traces(made_of)
        self._store, self._sights = store, sights
        self._now = self._seen(self._before.names)

    def _seen(self, names: Mapping[str, Sequence[str]]) -> list[bytes]:
        return [sight for side, looks in names.items() for sight in self._sights(side, looks)]

    def unchanged(self) -> list[Made]:
        """Return the files that would come out the same."""
        changed = np.array(list(map(ne, self._now, self._before.sights)), bool)
        fresh = np.ones(len(self._before.made), bool)
        fresh[_numbers(self._before.files)[changed[_numbers(self._before.looks)]]] = False
        return list(compress(self._before.made, fresh.tolist()))

    def paths(self, names: Container[str]) -> dict[str, list[str]]:
        """Return, by the name of what was made, the paths of the files of such names that the last build left."""
        found: dict[str, list[str]] = {}
        for one in self._before.made:
            if one.name in names:
                found.setdefault(one.name, []).append(one.path)
        return found

    def after(self, kept: Sequence[Made]) -> "After":
        """Return what this build will leave for the next; `kept`: the files that it keeps, of those unchanged."""
        return After(self._store, self._before, self._now, {one.name for one in kept}, self._sights)


class After:
    """What a build leaves for the next: the files that it kept, and those that it makes."""

    def __init__(self, store: Store, before: _Traces, now: Sequence[bytes], stay: set[str], see: Sights) -> None:
        looks, files = _numbers(before.looks), _numbers(before.files)
        self._store, self._made_of, self._see = store, before.made_of, see
        staying = np.array([one.name in stay for one in before.made], bool)
        used = staying[files]
        known = np.zeros(len(now), bool)
        known[looks[used]] = True
        self._names = _Names(before.names, now, known.tolist())
        self._kept = list(compress(before.made, staying.tolist()))
        self._looks = array("I", _renumbered(known)[looks[used]].tobytes())
        self._files = array("I", _renumbered(staying)[files[used]].tobytes())
        self._made: list[tuple[str, str]] = []  # names and paths
        self._same = len(self._kept) == len(before.made)

    def add(self, seen: Seen) -> None:
        """Note what has just been made.  Of all looks of a large build no more than numbers may stay in memory."""
        numbers = [*map(self._names.number, seen.looks)]
        for path in seen.paths:
            self._files.extend([len(self._kept) + len(self._made)] * len(numbers))
            self._looks.extend(numbers)
            self._made.append((seen.name, path))

    def save(self, sha256: Callable[[str], str]) -> None:
        """Keep it.  `sha256`: tells the hash of a path, at least of the files made."""
        if not self._made and self._same:
            return
        names = self._names
        made = (Made(name, path, sha256(path)) for name, path in self._made)
        traces = _Traces(
            made_of=self._made_of,
            names={side: list(of_side) for side, of_side in names.numbers.items()},
            sights=list(names.sights(self._see)),
            made=[*self._kept, *made],
            looks=names.places()[_numbers(self._looks.tobytes())].tobytes(),
            files=self._files.tobytes(),
        )
        self._store.put_blob(NAME, _ENCODER.encode(traces))


class _Names:
    """The looks of the next traces: first those of the last that are still in use, then, side by side, new ones."""

    def __init__(self, names: Mapping[str, Sequence[str]], sights: Sequence[bytes], used: Sequence[bool]) -> None:
        self.numbers: dict[str, dict[str, int]] = {}
        self._sights: dict[str, list[bytes]] = {}
        self._given, start = count(), 0
        for side, looks in names.items():
            stay = used[start : start + len(looks)]
            self.numbers[side] = dict(zip(compress(looks, stay), self._given, strict=False))
            self._sights[side] = list(compress(sights[start : start + len(looks)], stay))
            start += len(looks)

    def number(self, look: str) -> int:
        """Return the number of a look, a new one unless it has one."""
        side, rest = split(look)
        of_side = self.numbers.setdefault(side, {})
        found = of_side.get(rest)
        if found is None:
            found = of_side[rest] = next(self._given)
        return found

    def places(self) -> Numbers:
        """Return, for each number, the place of its look in the order of sides."""
        order = [number for of_side in self.numbers.values() for number in of_side.values()]
        place = np.zeros(max(order, default=-1) + 1, np.uint32)
        place[order] = np.arange(len(order), dtype=np.uint32)
        return place

    def sights(self, see: Sights) -> Iterator[bytes]:
        """Yield what the looks see, in the order of sides; `see` is asked for the new ones."""
        for side, of_side in self.numbers.items():
            known = self._sights.get(side, [])
            yield from known
            yield from see(side, list(islice(of_side, len(known), None)))


def _numbers(packed: bytes) -> Numbers:
    return np.frombuffer(packed, np.uint32)


def _renumbered(stay: NDArray[np.bool_]) -> Numbers:
    """Return, for each number, that which it has when only those that stay are counted."""
    return np.cumsum(stay, dtype=np.uint32) - np.uint32(1)
