"""Messages about what the system withholds: brought about in a thread that may do less, whoever runs the tests."""

import ctypes
import errno
import platform
import struct
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import commanding
import reading_sources
from ground import ROOT

from site_builder.errors import SiteBuilderError
from site_builder.publish import Publisher

_FLOCK = {"x86_64": 73, "aarch64": 32}  # number of the system call
_ABOVE_PERMISSIONS = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what only root has
_LIBC = ctypes.CDLL(None, use_errno=True)


def forbidden(given: Mapping[str, Any]) -> str:
    """Read the archive, of which one folder is somebody else's."""
    folder = ROOT / given["folder"]
    folder.mkdir()
    folder.chmod(0)
    try:
        return _in_a_thread(_heed_permissions, reading_sources.inputs, {})
    finally:
        folder.chmod(0o755)


def unwritable(given: Mapping[str, Any]) -> str:
    """Run a command line where one folder of the archive may only be read."""
    folder = ROOT / given["folder"]
    folder.mkdir()
    folder.chmod(0o555)
    try:
        return _in_a_thread(_heed_permissions, commanding.command, given)
    finally:
        folder.chmod(0o755)


def lockless(_: Mapping[str, Any]) -> str:
    """Hold the site's folder where the system knows no locks."""

    def held(_: Mapping[str, Any]) -> str:
        with Publisher(ROOT / "public", ROOT):
            return ""

    return _in_a_thread(_know_no_locks, held, {})


def _in_a_thread(before: Callable[[], None], way: Callable[[Mapping[str, Any]], str], given: Mapping[str, Any]) -> str:
    """Do something where `before` took rights away: on Linux these are each thread's own."""
    with ThreadPoolExecutor(1, initializer=before) as thread:
        try:
            return thread.submit(way, given).result()
        except SiteBuilderError as error:
            return str(error)


def _heed_permissions() -> None:
    version_3_of_this_thread = struct.pack("<Ii", 0x20080522, 0)
    sets = ctypes.create_string_buffer(24)  # effective, permitted, inheritable; twice
    _done(_LIBC.capget(version_3_of_this_thread, sets))
    effective, *others = struct.unpack("<6I", sets.raw)
    _done(_LIBC.capset(version_3_of_this_thread, struct.pack("<6I", effective & ~_ABOVE_PERMISSIONS, *others)))


def _know_no_locks() -> None:
    """Let `flock` fail as it does on disks of other machines: a filter of system calls (seccomp)."""
    steps = (
        (0x20, 0, 0, 0),  # load the number of the call
        (0x15, 0, 1, _FLOCK[platform.machine()]),  # go on if it is this one, else skip one
        (0x06, 0, 0, 0x00050000 | errno.ENOLCK),  # fail
        (0x06, 0, 0, 0x7FFF0000),  # allow
    )
    program = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    _done(_LIBC.prctl(38, 1, 0, 0, 0))  # PR_SET_NO_NEW_PRIVS
    _done(_LIBC.prctl(22, 2, struct.pack("@HP", len(steps), ctypes.addressof(program))))  # PR_SET_SECCOMP, a filter


def _done(answer: int) -> None:
    if answer:
        raise OSError(ctypes.get_errno(), "a right cannot be given up")
