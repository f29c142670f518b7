"""What a page looked at: the thread between a page and whatever it was made of.

Pages see an archive only through sequences and mappings that note every look.  A look is one string, which names what
was seen so that it can be found, and compared, in another archive: a side ("about"), a key ("bac-kan") and a part
("len", "0:50").
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")

Note = Callable[[str], None]
Places = Sequence[int]  # indexes into the archive's records or officials

_BETWEEN = "\x1f"  # not printable, so in no key


def look(side: str, key: str = "", part: str | None = None) -> str:
    """Return the name of a look."""
    return f"{side}{_BETWEEN}{key}" if part is None else f"{side}{_BETWEEN}{key}{_BETWEEN}{part}"


def split(name: str) -> tuple[str, str]:
    """Return the side of a look, and the rest of its name."""
    side, _, rest = name.partition(_BETWEEN)
    return side, rest


def of_list(rest: str) -> tuple[str, str]:
    """Return the key and the part of a look at a list, from the rest of its name."""
    key, _, part = rest.rpartition(_BETWEEN)
    return key, part


def unnoted(_name: str) -> None:
    """Take no note."""


class Entries(Sequence[T]):
    """Some records or officials, in an order."""

    def __init__(self, of: Sequence[T], places: Places, side: str = "", key: str = "", note: Note = unnoted) -> None:
        self._of, self._places, self._side, self._key, self._note = of, places, side, key, note

    def __len__(self) -> int:
        """Return how many there are; pages that only count are not made again for what the counted ones say."""
        self._note(look(self._side, self._key, "len"))
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return one, or a run of them."""
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self._places))
            if step != 1 or min(at.start or 0, at.stop or 0) < 0:
                message = "runs are taken forwards, counted from the first"
                raise ValueError(message)
            self._note(look(self._side, self._key, f"{at.start or 0}:{'' if at.stop is None else at.stop}"))
            return tuple(self._of[place] for place in self._places[start:stop])
        self._note(look(self._side, self._key, f"{at}:{at + 1 or ''}"))
        return self._of[self._places[at]]

    def __iter__(self) -> Iterator[T]:
        """Yield all of them."""
        self._note(look(self._side, self._key, ":"))
        return (self._of[place] for place in self._places)


class Groups(Mapping[str, Entries[T]]):
    """Records or officials by a key."""

    def __init__(self, of: Sequence[T], groups: Mapping[str, Places], side: str, note: Note = unnoted) -> None:
        self._of, self._groups, self._side, self._note = of, groups, side, note

    def __getitem__(self, key: str) -> Entries[T]:
        """Return the entries under a key."""
        places = self._groups.get(key)
        if places is None:
            self._note(look(self._side, key, "in"))
            raise KeyError(key)
        return Entries(self._of, places, self._side, key, self._note)

    def __contains__(self, key: object) -> bool:
        """Tell whether there are entries under a key."""
        self._note(look(self._side, str(key), "in"))
        return key in self._groups

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, in order."""
        self._note(look(self._side, "", "keys"))
        return iter(self._groups)

    def __len__(self) -> int:
        """Return the number of keys."""
        self._note(look(self._side, "", "keys"))
        return len(self._groups)


class Named(Mapping[str, T], Generic[T]):
    """Single things by their keys."""

    def __init__(self, things: Mapping[str, T], side: str, note: Note = unnoted) -> None:
        self._things, self._side, self._note = things, side, note

    def __getitem__(self, key: str) -> T:
        """Return the thing of a key."""
        self._note(look(self._side, key))
        return self._things[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, in order."""
        self._note(look(self._side, "", "keys"))
        return iter(self._things)

    def __len__(self) -> int:
        """Return the number of keys."""
        self._note(look(self._side, "", "keys"))
        return len(self._things)
