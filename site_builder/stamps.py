"""What a file was like when it was last read: while that stays, so do its bytes, and nobody reads them again.

As git does it, a file that changed within the last moments is not trusted: it may change again without another time.
"""

import os
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

_SECOND = 1_000_000_000  # nanoseconds
_TICK = _SECOND // 20  # what two writes may be apart and still have one time: the kernel's tick is at most 10 ms
LATE = 2 * _SECOND  # the same by a coarse clock, as of FAT

NEVER = -1  # bytes, which no file has: it is read again


class Stamp(Struct, frozen=True, array_like=True, gc=False):
    """A file or folder at one moment.  Stamps of other moments differ if it changed, and `sha256` says to what."""

    mode: int
    size: int  # bytes; NEVER: like no file
    time: int  # of the last change, nanoseconds
    inode: int
    sha256: str = ""  # of its bytes; "" for a folder

    def like(self, status: os.stat_result) -> bool:
        """Tell whether a file is still as it was."""
        return (
            self.time == status.st_mtime_ns
            and self.inode == status.st_ino
            and self.size == status.st_size
            and self.mode == status.st_mode
        )


UNKNOWN = Stamp(0, NEVER, 0, 0)


def stamp(status: os.stat_result, sha256: str = "") -> Stamp:
    """Return the stamp of a file."""
    return Stamp(status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino, sha256)


def settled(stamps: Mapping[str, Stamp], now: int) -> dict[str, Stamp]:
    """Return stamps for keeping: one of a file that could change after `now` without another time is like no file."""
    since = now - LATE  # before asking of each: of most it is all that counts
    recent = [(path, one) for path, one in stamps.items() if one.time >= since]
    return {**stamps, **{path: replace(one, size=NEVER) for path, one in recent if late(one.time, now)}}


def late(time: int, now: int) -> bool:
    """Tell whether a file that changed at a time could change after `now` without another time."""
    return time >= now - LATE and time + moment(time) >= now


def moment(time: int) -> int:
    """Return how long two changes may have one time, in nanoseconds; a whole second tells of a coarse clock."""
    return _TICK if time % _SECOND else LATE
