"""What was made of what: for each file that the last build made, what its maker looked at and the hash of its bytes.

A file is made again only when something that was looked at has changed.  What is kept here stays true whatever becomes
of the published site: of these sights these bytes were made; a published file is kept only if it has those bytes.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
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

    def paths(self) -> dict[str, list[str]]:
        """Return, by the name of what was made, the paths of the files that the last build made or kept."""
        found: dict[str, list[str]] = {}
        for one in self._before.made:
            found.setdefault(one.name, []).append(one.path)
        return found

    def save(self, kept: Sequence[Made], made: Sequence[Seen], sha256: Mapping[str, str]) -> None:
        """Leave for the next build the files that this one kept, of those unchanged, and made.

        `sha256`: {path: hash} of at least those made.
        """
        if made or len(kept) < len(self._before.made):
            stay = {one.name for one in kept}
            self._store.put_blob(NAME, _ENCODER.encode(self._after(stay, made, sha256)))

    def _after(self, stay: set[str], made: Sequence[Seen], sha256: Mapping[str, str]) -> _Traces:
        before, looks, files = self._before, _numbers(self._before.looks), _numbers(self._before.files)
        staying = np.array([one.name in stay for one in before.made], bool)
        used = staying[files]
        known = np.zeros(len(self._now), bool)
        known[looks[used]] = True
        names = _Names(before.names, self._now, known.tolist())
        files_made = [(Made(one.name, path, sha256[path]), one.looks) for one in made for path in one.paths]
        new_looks, new_files = array("I"), array("I")
        for n, (_, seen) in enumerate(files_made, int(staying.sum())):
            new_looks.extend(map(names.number, seen))
            new_files.extend([n] * len(seen))
        place = names.places()
        return _Traces(
            made_of=before.made_of,
            names={side: list(of_side) for side, of_side in names.numbers.items()},
            sights=list(names.sights(self._sights)),
            made=[*compress(before.made, staying.tolist()), *(one for one, _ in files_made)],
            looks=place[_renumbered(known)[looks[used]]].tobytes() + place[_numbers(new_looks.tobytes())].tobytes(),
            files=_renumbered(staying)[files[used]].tobytes() + new_files.tobytes(),
        )


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
