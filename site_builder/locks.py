"""Locks that end with their process, on every system."""

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})  # errno when another process has the lock


def hold(file: int) -> None:
    """Lock an open file until it is closed; raise OSError when that cannot be, with one of HELD when another has it."""
    _hold(file)


def lockable(folder: Path) -> tuple[int, Path]:
    """Open what stands for a folder when it is locked: itself, or a file beside it where folders cannot be opened."""
    if hasattr(os, "O_DIRECTORY"):
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY), folder
    beside = folder.with_name(f"{folder.name}.lock")
    return os.open(beside, os.O_RDWR | os.O_CREAT), beside
