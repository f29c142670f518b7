"""What was made of what: for each file that the last build made, what its maker looked at and the hash of its bytes.

A file is made again only when something that was looked at has changed.  Which files those are is asked of the store by
the changed looks, so that the time it takes follows the change.  What is kept here stays true whatever becomes of the
published site: of these sights these bytes were made; a published file is kept only if it has those bytes.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from site_builder.store import Store

Digest = Callable[[str], bytes]  # tells what a look sees now

_FILE = 32  # bits of a file's number


class Made(Struct, frozen=True):
    """A file, and the names of all that its maker looked at."""

    name: str  # of what was made; its path may change with its content
    path: str
    sha256: str
    looks: Sequence[str]


class Kept(Struct, frozen=True):
    """A file that the last build made and that would come out the same."""

    number: int
    path: str
    sha256: str


class Traces:
    """What the last build left in a store.  `made_of`: what all files depend on; when it changes, nothing is left."""

    def __init__(self, store: Store, made_of: str, digest: Digest) -> None:
        self._store, self._digest = store.connection, digest
        if self._fact("made of") != made_of:
            self._forget(made_of)
        self._numbers: dict[str, int] = {}  # of looks, by name
        self._changed: list[tuple[bytes, int]] = []
        for number, name, seen in self._store.execute("SELECT number, name, digest FROM looks"):
            self._numbers[name] = number
            if (now := digest(name)) != seen:
                self._changed.append((now, number))

    def unchanged(self) -> dict[str, Kept]:
        """Return the files that would come out the same, by name."""
        stale: set[int] = set()
        for _, look in self._changed:
            stale.update(file for (file,) in self._store.execute("SELECT file FROM uses WHERE look = ?", (look,)))
        rows = self._store.execute("SELECT number, name, path, sha256 FROM files")
        return {name: Kept(number, path, sha256) for number, name, path, sha256 in rows if number not in stale}

    def save(self, kept: Iterable[Kept], made: Sequence[Made]) -> None:
        """Leave for the next build the files that this one kept and made."""
        with self._store:
            self._store.executemany("UPDATE looks SET digest = ? WHERE number = ?", self._changed)
            self._delete({one.number for one in kept})
            self._insert(made)

    def _delete(self, kept: set[int]) -> None:
        numbers = [row for row in self._store.execute("SELECT number FROM files") if row[0] not in kept]
        self._store.executemany("DELETE FROM files WHERE number = ?", numbers)
        gone = int(self._fact("gone") or 0) + len(numbers)
        if gone > len(kept):  # their uses do no harm, but take time and space
            self._store.execute("DELETE FROM uses WHERE file NOT IN (SELECT number FROM files)")
            self._store.execute("DELETE FROM looks WHERE number NOT IN (SELECT look FROM uses)")
            self._numbers = dict(self._store.execute("SELECT name, number FROM looks"))
            gone = 0
        self._set("gone", gone)

    def _insert(self, made: Sequence[Made]) -> None:
        first = int(self._fact("next") or 0)  # a number is never given twice: uses outlive their files
        files = ((number, one.name, one.path, one.sha256) for number, one in enumerate(made, first))
        self._store.executemany("INSERT INTO files VALUES (?, ?, ?, ?)", files)
        self._set("next", first + len(made))
        self._add_looks(dict.fromkeys(look for one in made for look in one.looks))
        pairs = array(
            "Q", (self._numbers[look] << _FILE | n for n, one in enumerate(made, first) for look in one.looks)
        )
        self._store.executemany("INSERT INTO uses VALUES (?, ?)", map(_pair, sorted(pairs)))

    def _add_looks(self, names: Iterable[str]) -> None:
        new = [name for name in names if name not in self._numbers]
        numbers = range(max(self._numbers.values(), default=-1) + 1, 1 << _FILE)
        self._numbers.update(zip(new, numbers, strict=False))
        rows = ((self._numbers[name], name, self._digest(name)) for name in new)
        self._store.executemany("INSERT INTO looks VALUES (?, ?, ?)", rows)

    def _fact(self, name: str) -> str | None:
        row = self._store.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, value: object) -> None:
        self._store.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, str(value)))

    def _forget(self, made_of: str) -> None:
        with self._store:
            for table in ("uses", "files", "looks", "facts"):
                self._store.execute(f"DELETE FROM {table}")  # noqa: S608  # one of four names
            self._set("made of", made_of)


def _pair(packed: int) -> tuple[int, int]:
    return packed >> _FILE, packed & (1 << _FILE) - 1
