"""Lists of places under keys, end to end as numbers: a list is made when somebody asks for it."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from site_builder.numbered import Numbers, interned, joined, numbers, told
from site_builder.pages.looks import Places

_RANK = 31  # bits of the rank of a thing


class Lists(Mapping[str, Places]):
    """Places under keys, in the order of the keys."""

    def __init__(self, spans: Mapping[str, tuple[int, int]], places: Numbers) -> None:
        """Take all lists end to end, and where that of each key begins and ends."""
        self.spans, self._places = spans, places
        self._made: dict[str, Places] = {}

    def __getitem__(self, key: str) -> Places:
        """Return the list of a key; it is kept, since those who look at one mostly look at it again."""
        found = self._made.get(key)
        if found is None:
            start, end = self.spans[key]
            found = self._made[key] = self._places[start:end].tolist()
        return found

    def __contains__(self, key: object) -> bool:
        """Tell whether there is one, without making it."""
        return key in self.spans

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self.spans)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.spans)

    def told(self, digests: Sequence[bytes]) -> bytes:
        """Return the digests of what is in the lists, end to end."""
        return told(digests, self._places)


class Part(Struct, array_like=True, gc=False):
    """What lists the things of a run stand in: numbers have 4 bytes."""

    keys: list[str]
    number: bytes  # of each entry, the place in `keys`
    place: bytes  # and of the thing in the run


class Parting:
    """A run of which it is told, one thing after the other, what lists each stands in."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._number, self._place = array("I"), array("I")

    def add(self, place: int, keys: Iterable[str]) -> None:
        """Put the thing at a place into lists."""
        for key in keys:
            self._number.append(self._keys.setdefault(key, len(self._keys)))
            self._place.append(place)

    def end(self) -> Part:
        """Return what was told."""
        return Part([*self._keys], self._number.tobytes(), self._place.tobytes())


class Entries(Struct, frozen=True):
    """What lists all things stand in: keys, and for each entry the place of its key and of its thing."""

    keys: Sequence[str]
    number: Numbers
    place: Numbers

    def lists(self, rank: Numbers, first: Numbers | None = None, order: Iterable[str] | None = None) -> Lists:
        """Return the lists, sorted by key if no order is given, the things in each by their rank.

        `first`: of each entry, what counts before the rank of its thing.
        """
        before = 0 if first is None else first << _RANK
        at = np.argsort(self.number << _RANK + 1 | before | rank[self.place])
        edges = np.cumsum(np.bincount(self.number, minlength=len(self.keys))).tolist()
        if order is None:
            wanted = sorted(range(len(self.keys)), key=self.keys.__getitem__)
        else:
            number = {key: place for place, key in enumerate(self.keys)}
            wanted = [number[key] for key in order if key in number]
        return Lists({self.keys[n]: (edges[n - 1] if n else 0, edges[n]) for n in wanted}, self.place[at])


def entries(parts: Iterable[tuple[Part, int]]) -> Entries:
    """Return what runs tell, each given with the place of its first thing."""
    some = [*parts]
    keys, number = interned((part.keys, numbers(part.number)) for part, _ in some)
    return Entries([*keys], number, joined(numbers(part.place) + start for part, start in some))


def one_list(places: Sequence[int]) -> Lists:
    """Return the only list of a side."""
    return Lists({"": (0, len(places))}, np.array(places, np.int64))
