"""How much work something is: instructions of the processor where they can be counted, else its time."""

import ctypes
import fcntl
import gc
import os
import platform
import struct
import time
from collections.abc import Callable

_CALL = {"x86_64": 298, "aarch64": 241}  # number of perf_event_open
_INSTRUCTIONS = struct.pack("<IIQQQQQ16x", 0, 64, 1, 0, 0, 0, 0b1100001)  # disabled at first, of user space alone
_ENABLE, _DISABLE = 0x2400, 0x2401


def work(of: Callable[[], object]) -> int:
    """Do something and return how much work it was, in units that can be compared within one process."""
    gc.disable()  # a collection looks at all that the process holds, whoever's turn it is
    try:
        return _counted(of)
    finally:
        gc.enable()


def _counted(of: Callable[[], object]) -> int:
    counter = _counter()
    if counter is None:
        began = time.process_time_ns()
        of()
        return time.process_time_ns() - began
    try:
        fcntl.ioctl(counter, _ENABLE)
        of()
        fcntl.ioctl(counter, _DISABLE)
        return int.from_bytes(os.read(counter, 8), "little")
    finally:
        os.close(counter)


def _counter() -> int | None:
    number = _CALL.get(platform.machine())
    if platform.system() != "Linux" or number is None:
        return None
    file = ctypes.CDLL(None).syscall(number, _INSTRUCTIONS, 0, -1, -1, 0)
    return file if file >= 0 else None
