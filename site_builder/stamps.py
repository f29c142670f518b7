"""What a file was like when it was last read: while that stays, so do its bytes, and nobody reads them again.

As git does it, a file that changed within the last moments is not trusted: it may change again without another time.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from site_builder.forked import forked

_SECOND = 1_000_000_000  # nanoseconds
_TICK = _SECOND // 20  # what two writes may be apart and still have one time: the kernel's tick is at most 10 ms
_ALONE = 4000  # files that are looked at faster than a second process starts


class Stamp(Struct, frozen=True, array_like=True, gc=False):
    """A file or folder at one moment.  Stamps of other moments differ if it changed, and `sha256` says to what."""

    mode: int
    size: int
    time: int  # of the last change, nanoseconds
    inode: int  # 0: never like any file, so that it is read again
    sha256: str = ""  # of its bytes; "" for a folder

    def like(self, status: os.stat_result) -> bool:
        """Tell whether a file is still as it was."""
        return (
            self.time == status.st_mtime_ns
            and self.inode == status.st_ino
            and self.size == status.st_size
            and self.mode == status.st_mode
        )


UNKNOWN = Stamp(0, 0, 0, 0)


def stamp(status: os.stat_result, sha256: str = "") -> Stamp:
    """Return the stamp of a file."""
    return Stamp(status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino, sha256)


def settled(stamps: Mapping[str, Stamp], now: int) -> dict[str, Stamp]:
    """Return stamps for keeping: one of a file that could change after `now` without another time is like no file."""
    late = [(path, one) for path, one in stamps.items() if one.time >= now - 2 * _SECOND]
    return {**stamps, **{path: replace(one, inode=0) for path, one in late if one.time + moment(one.time) >= now}}


def moment(time: int) -> int:
    """Return how long two changes may have one time, in nanoseconds; a whole second tells of a coarse clock."""
    return _TICK if time % _SECOND else 2 * _SECOND


def unlike(folder: str, stamps: Iterable[tuple[str, Stamp]]) -> list[str]:
    """Return the paths in `folder` that are not as their stamps say, in their order; links are not followed."""
    found = forked(lambda run: list(_unlike(folder, run)), list(stamps), _ALONE)
    return [path for paths in found for path in paths]


def _unlike(folder: str, stamps: Sequence[tuple[str, Stamp]]) -> Iterator[str]:
    lstat = os.lstat
    for path, one in stamps:
        try:
            if one.like(lstat(f"{folder}/{path}")):
                continue
        except OSError:
            pass
        yield path
