"""Put a finished folder in the place of the published one so that nobody sees half of either."""

import os
from pathlib import Path

from site_builder.lazily import lazily

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


def swap(new: Path, output: Path, old: Path) -> None:
    """Put `new` at `output`; what was there ends at `old` or at `new`.  All on one file system.

    On Linux the two change places in one step.  Elsewhere two renames do it; a build killed between them leaves `old`,
    from which the next one recovers (Publisher).
    """
    if not output.exists():
        new.rename(output)
    elif not _exchange(new, output):
        output.rename(old)
        new.rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; False where the system or the file system cannot."""
    if os.name != "posix":
        return False
    ctypes = lazily("ctypes")  # which the shortest build does not need
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
