"""Where a build's work goes: instructions and CPU time of each stage, in one process.

    bench/stages.py ARCHIVE OUTPUT [--clean]

ARCHIVE is built (use a copy).  A stage's own work is counted, without that of the stages that it calls.  Instructions
are those of the program itself, as Linux counts them; elsewhere, or where counting is not allowed, they read 0.
"""

import argparse
import ctypes
import os
import struct
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from msgspec import Struct

from site_builder import exports, pages, permalinks, relate
from site_builder.building import ground, indexing, learning, reading, story, whole
from site_builder.building.traces import After, Traces
from site_builder.progress import Silent
from site_builder.publish import Publisher, Stage
from site_builder.publish.standing import Looking
from site_builder.render import Renderer
from site_builder.report import Options
from site_builder.search import index as steps
from site_builder.store import Store

_SYSCALL, _SIZE, _INSTRUCTIONS, _USER = 298, 128, 1, 0x60  # perf_event_open of x86-64; all but the kernel's
_LEAST = 0.002  # share of the whole below which a stage is not printed

STAGES: tuple[tuple[str, object, Sequence[str]], ...] = (
    ("look at all inputs", ground, ("look", "keep")),
    ("learn furniture", learning, ("learn",)),
    ("read: bytes -> article, record, counts", reading, ("_read_chunk",)),
    ("reading, the rest", reading, ("read",)),
    ("store", Store, ("put", "keep_only", "records", "packed", "counts", "blob", "put_blob", "keys", "ids")),
    ("relate", relate, ("archive",)),
    ("lists and plan", pages.Maker, ("__init__", "plan")),
    ("addresses", permalinks, ("kept", "planned")),
    ("traces", Traces, ("__init__", "unchanged", "after")),
    ("traces", After, ("add", "save")),
    ("pages: context", pages.Maker, ("page",)),
    ("pages: render", Renderer, ("html",)),
    ("feeds, index.json", exports, ("file",)),
    ("search: plan, words, folders", steps, ("plan", "removed", "words", "spilled", "kept", "published")),
    ("search: counts -> rows", indexing, ("_sorted",)),
    ("search: rows -> shards", indexing, ("fresh", "_again")),
    ("search: rows -> shards", steps, ("fresh",)),
    ("search: cards", steps, ("folder",)),
    ("search: directory, lists, state", indexing, ("make",)),
    ("stage files", Stage, ("put", "_note", "keep", "hashes", "write_pieces")),
    ("publish", Publisher, ("__enter__", "commit", "__exit__")),
    ("publish", Looking, ("__init__", "end")),
    *((f"whole: {name}", whole.WHOLE, (name,)) for name in whole.WHOLE),
)


class Spent(Struct):
    """Millions of instructions, and seconds of CPU time of the program and of the system for it."""

    instructions: float = 0.0
    user: float = 0.0
    system: float = 0.0


class Clock:
    """Gives what is spent to the stage at work."""

    def __init__(self) -> None:
        self.spent: dict[str, Spent] = {}
        self._stack = ["the rest"]
        self._counter = _counter()
        self._last = self._now()

    def staged(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return work that is counted under a name."""

        @wraps(work)
        def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of whatever is counted
            self.tick()
            self._stack.append(name)
            try:
                return work(*args, **kwargs)
            finally:
                self.tick()
                self._stack.pop()

        return counted

    def tick(self) -> None:
        """Count what was spent since the last time."""
        now, before = self._now(), self._last
        of = self.spent.setdefault(self._stack[-1], Spent())
        of.instructions += now[0] - before[0]
        of.user += now[1] - before[1]
        of.system += now[2] - before[2]
        self._last = now

    def _now(self) -> tuple[float, float, float]:
        times = os.times()
        count = struct.unpack("<Q", os.read(self._counter, 8))[0] / 1e6 if self._counter >= 0 else 0.0
        return count, times.user, times.system


def _counter() -> int:
    """Return an open counter of this process's instructions; -1 where there is none."""
    try:
        asked = ctypes.create_string_buffer(struct.pack("<IIQQQQQ", 0, _SIZE, _INSTRUCTIONS, 0, 0, 0, _USER), _SIZE)
        return int(ctypes.CDLL(None).syscall(_SYSCALL, asked, 0, -1, -1, 0))
    except (AttributeError, OSError, TypeError):
        return -1


def main() -> None:
    """Build, and print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--clean", action="store_true")
    asked = parser.parse_args()
    clock = Clock()
    for name, owner, works in STAGES:
        for work in works:
            if isinstance(owner, dict):
                owner[work] = clock.staged(name, owner[work])
            else:
                setattr(owner, work, clock.staged(name, getattr(owner, work)))
    report = story.build(asked.archive, Options(output=asked.output, clean=asked.clean, jobs=1, frozen=True), Silent())
    clock.tick()
    whole = sum(one.instructions for one in clock.spent.values()) or 1.0
    print(f"{report.articles} articles, {report.written} files written, {report.reused} kept, {report.removed} removed")
    print(f"{'million instructions':>22}{'%':>7}{'user s':>9}{'system s':>9}")
    for name, one in sorted(clock.spent.items(), key=lambda pair: -pair[1].instructions):
        if one.instructions >= _LEAST * whole:
            share = 100 * one.instructions / whole
            print(f"{one.instructions:22,.0f}{share:7.1f}{one.user:9.2f}{one.system:9.2f}  {name}")
    print(f"{whole:22,.0f}{100:7.1f}")


if __name__ == "__main__":
    main()
