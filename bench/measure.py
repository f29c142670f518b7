"""One command's wall time, CPU time and peak memory, all its processes together."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

SAMPLE_SECONDS = 0.05
SHARE = 30  # times as long as a look takes is waited before the next
KIB, MIB = 1024, 1024 * 1024
PROC = Path("/proc")


class Cost(Struct, frozen=True):
    """What a command took: seconds, and bytes of memory at its worst moment (0 where /proc does not tell)."""

    wall: float
    cpu: float
    peak: int


def cost(command: Sequence[str]) -> Cost:
    """Run a command to its end and return what it took.  Ends the program with what a command said that failed."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen(
            command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, start_new_session=True, env=_environment()
        )
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{said.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak)


def _environment() -> dict[str, str]:
    """Return the environment, in which Python keeps what it compiles, as it does where programs are installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Watch(threading.Thread):
    """Samples the memory of all processes of a session.

    Memory is PSS: a page that n processes share counts as an nth in each, so that the sum counts it once.
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        """Sample until stopped, in a small share of the time: the larger the processes, the longer a look takes."""
        pause = SAMPLE_SECONDS
        while not self._over.wait(pause):
            began = time.monotonic()
            self.peak = max(self.peak, sum(map(memory, members(self._session))))
            pause = max(SAMPLE_SECONDS, SHARE * (time.monotonic() - began))

    def stop(self) -> None:
        """Take no further sample."""
        self._over.set()
        self.join()


def members(session: int) -> Iterator[int]:
    """Yield the ids of a session's processes."""
    for entry in PROC.iterdir() if PROC.is_dir() else ():
        if entry.name.isdigit() and _session(entry) == session:
            yield int(entry.name)


def _session(entry: Path) -> int | None:
    try:
        # The name, in parentheses, may hold anything; the session is the fourth field after it.
        return int((entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return None  # it ended meanwhile


def memory(pid: int) -> int:
    """Return a process's proportional share of memory in bytes; 0 when it has ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:")), 0)
