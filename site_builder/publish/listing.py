"""The files or folders of a tree, sorted by path, in columns: what few changes cost does not grow with the tree.

Columns of numbers are copied and kept as bytes, and no object is made of a row that nobody asks for.
"""

import os
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from site_builder.forked import forked
from site_builder.lazily import lazily
from site_builder.stamps import LATE, NEVER, Stamp, late

_ALONE = 4000  # files that are looked at faster than a second process starts
_LARGEST = (1 << 64) - 1
_BETWEEN = "\0"  # in no path
_HASH = 64  # characters of a hash

_Column = TypeVar("_Column", "list[str]", "array[int]")


class Packed(Struct, frozen=True, array_like=True):
    """A listing as it is kept: of each number 8 bytes, of each hash 32."""

    paths: str
    hashes: bytes  # none of folders
    modes: bytes
    sizes: bytes
    times: bytes
    inodes: bytes


class Listing(Struct, frozen=True):
    """Paths with their stamps; the top folder is ""."""

    paths: list[str] = []
    hashes: list[str] = []  # of files; of folders none
    modes: "array[int]" = array("q")
    sizes: "array[int]" = array("q")
    times: "array[int]" = array("q")
    inodes: "array[int]" = array("Q")

    def row(self, path: str) -> int:
        """Return the row of a path; -1 when it is not listed."""
        row = bisect_left(self.paths, path)
        return row if row < len(self.paths) and self.paths[row] == path else -1

    def stamp(self, path: str) -> Stamp | None:
        """Return the stamp of a path; None when it is not listed."""
        if (row := self.row(path)) < 0:
            return None
        return Stamp(self.modes[row], self.sizes[row], self.times[row], self.inodes[row], self.sha256(path))

    def sha256(self, path: str) -> str:
        """Return the hash of a file; "" of a folder, and of what is not listed."""
        row = self.row(path)
        return self.hashes[row] if self.hashes and row >= 0 else ""

    def holds(self, folder: str) -> bool:
        """Tell whether anything below a folder is listed."""
        below = f"{folder}/" if folder else ""
        row = bisect_left(self.paths, below)
        return row < len(self.paths) and self.paths[row].startswith(below)

    def inode(self, path: str) -> int | None:
        """Return the inode of a path; None when it is not listed."""
        row = self.row(path)
        return None if row < 0 else self.inodes[row]

    def unlike(self, folder: str, some: slice) -> Iterator[str]:
        """Yield the paths of those among some rows that are not so in a folder; links are not followed."""
        lstat = os.lstat
        numbers = self.modes[some], self.sizes[some], self.times[some], self.inodes[some]
        for path, mode, size, time, inode in zip(self.paths[some], *numbers, strict=True):
            try:
                seen = lstat(f"{folder}/{path}")
            except OSError:
                yield path
                continue
            if seen.st_mtime_ns != time or seen.st_ino != inode or seen.st_size != size or seen.st_mode != mode:
                yield path

    def changed(self, changes: Mapping[str, Stamp | None]) -> "Listing":
        """Return the listing with some paths like that, and without those of None."""
        if not changes:
            return self
        if len(changes) >= len(self.paths):  # as in a first build
            rest = {path: self.stamp(path) for path in self.paths if path not in changes}
            return listed({path: one for path, one in {**rest, **changes}.items() if one})
        edits = list(_edits(self.paths, changes))
        hashed = bool(self.hashes) or any(edit.one and edit.one.sha256 for edit in edits)
        return Listing(
            _spliced(self.paths, edits, lambda edit, _: edit.path),
            _spliced(self.hashes, edits, lambda _, one: one.sha256) if hashed else [],
            _spliced(self.modes, edits, lambda _, one: one.mode),
            _spliced(self.sizes, edits, lambda _, one: one.size),
            _spliced(self.times, edits, lambda _, one: one.time),
            _spliced(self.inodes, edits, lambda _, one: one.inode & _LARGEST),
        )

    def settled(self, now: int) -> "Listing":
        """Return it for keeping: a file that could change after `now` without another time is like no file."""
        np = lazily("numpy")  # which the shortest build does not need
        recent = np.nonzero(np.frombuffer(self.times, np.int64) >= now - LATE)[0].tolist()
        rows = [row for row in recent if late(self.times[row], now)]
        if not rows:
            return self
        sizes = self.sizes[:]
        for row in rows:
            sizes[row] = NEVER
        return Listing(self.paths, self.hashes, self.modes, sizes, self.times, self.inodes)

    def packed(self) -> Packed:
        """Return it for keeping."""
        numbers = self.modes, self.sizes, self.times, self.inodes
        hashes = bytes.fromhex("".join(self.hashes))
        return Packed(_BETWEEN.join(self.paths), hashes, *(column.tobytes() for column in numbers))


def listed(stamps: Mapping[str, Stamp]) -> Listing:
    """Return the listing of files or folders."""
    paths = sorted(stamps)
    rows = [stamps[path] for path in paths]
    hashes = [one.sha256 for one in rows]
    return Listing(
        paths,
        hashes if any(hashes) else [],
        array("q", [one.mode for one in rows]),
        array("q", [one.size for one in rows]),
        array("q", [one.time for one in rows]),
        array("Q", [one.inode & _LARGEST for one in rows]),
    )


def unpacked(kept: Packed) -> Listing:
    """Return a listing that was kept."""
    hashes = kept.hashes.hex()
    columns = array("q"), array("q"), array("q"), array("Q")
    for column, numbers in zip(columns, (kept.modes, kept.sizes, kept.times, kept.inodes), strict=True):
        column.frombytes(numbers)
    return Listing(
        kept.paths.split(_BETWEEN) if kept.modes else [],
        [hashes[i : i + _HASH] for i in range(0, len(hashes), _HASH)],
        *columns,
    )


class _Edit(NamedTuple):
    """What changes in a listing: these rows are replaced by none or one."""

    start: int
    stop: int
    path: str
    one: Stamp | None


def _edits(paths: Sequence[str], changes: Mapping[str, Stamp | None]) -> Iterator[_Edit]:
    start = 0
    for path in sorted(changes):
        start = bisect_left(paths, path, start)
        there = start < len(paths) and paths[start] == path
        yield _Edit(start, start + there, path, changes[path])


def _spliced(column: _Column, edits: Sequence[_Edit], value: Callable[[_Edit, Stamp], Any]) -> _Column:
    new, done = column[:0], 0
    for edit in edits:
        new += column[done : edit.start]
        if edit.one:
            new.append(value(edit, edit.one))
        done = edit.stop
    new += column[done:]
    return new


def unlike(*looks: tuple[str, Listing]) -> list[list[str]]:
    """Return, of each folder and what is listed of it, the paths that are not so, sorted; links are not followed."""
    starts = [0, *accumulate(len(listing.paths) for _, listing in looks)]
    everything = range(starts[-1])

    def look(run: Sequence[int]) -> list[list[str]]:
        return [
            list(listing.unlike(folder, slice(max(0, run[0] - start), max(0, run[-1] + 1 - start))))
            for (folder, listing), start in zip(looks, starts, strict=False)
        ]

    found = forked(look, everything, _ALONE) if everything else []
    return [[path for of_run in found for path in of_run[n]] for n in range(len(looks))]
