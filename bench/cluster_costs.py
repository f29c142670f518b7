"""What a cluster would have to carry for an archive: pieces of work, bytes there and back, seconds there and here.

Everything runs in this one process; what would travel is pickled and measured.
"""

import argparse
import multiprocessing
import pickle
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from archives import ROOT, made

from site_builder.building import story
from site_builder.cluster.worker import Shared
from site_builder.parallel import Desk
from site_builder.progress import Silent
from site_builder.store import FOLDER

C = TypeVar("C")
K = TypeVar("K")
L = TypeVar("L")
P = TypeVar("P")
M = TypeVar("M")
R = TypeVar("R")
MB = 1e6


class Stage:
    """The costs of one kind of work: numbers, seconds of CPU and bytes."""

    def __init__(self, name: str, shared: bytes) -> None:
        self.name, self.shared = name, shared
        self.pieces = self.sent = self.back = 0
        self.there = self.here = 0.0
        self.first: tuple[Callable[..., object], bytes] | None = None


class Counting:
    """A Runner that does all the work here and counts what a cluster would carry."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self.packing = 0.0  # seconds that only the measuring took

    def run(self, work: Callable[[K, P], M], known: K, desk: Desk[C, L, P, M, R], chunks: Iterable[C]) -> Iterator[R]:
        """Yield the results in order; see parallel.Runner."""
        name = f"{work.__module__.rpartition('.')[2]}.{work.__name__.strip('_')}"
        stage = Stage(name, self._timed(lambda: Shared(known).pickled))
        self.stages.append(stage)
        for chunk in chunks:
            began = time.process_time()
            left, parcel = desk.fetch(chunk)
            stage.here += time.process_time() - began
            result = None if parcel is None else self._count(stage, work, known, parcel)
            began = time.process_time()
            kept = desk.keep(left, result)
            stage.here += time.process_time() - began
            yield kept

    def _count(self, stage: Stage, work: Callable[[K, P], M], known: K, parcel: P) -> M:
        packed = self._packed(parcel)
        stage.first = stage.first or (work, packed)
        began = time.process_time()
        result = work(known, parcel)
        stage.there += time.process_time() - began
        stage.pieces += 1
        stage.sent += len(packed)
        stage.back += len(self._packed(result))
        return result

    def _packed(self, value: object) -> bytes:
        return self._timed(lambda: pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def _timed(self, pack: Callable[[], bytes]) -> bytes:
        began = time.process_time()
        packed = pack()
        self.packing += time.process_time() - began
        return packed


def worker_memory(work: Callable[..., object], shared: bytes, parcel: bytes) -> int:
    """Return the bytes of memory that a new process takes for one piece of work."""
    work(pickle.loads(shared), pickle.loads(parcel))  # noqa: S301  # pickled by this program
    return peak()


def peak() -> int:
    """Return the most memory that this process ever took, in bytes."""
    try:
        # Not getrusage(), by which a new process begins with what its parent had.
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def main() -> None:
    """Build an archive and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--archive", type=Path, help="measure this archive instead of a made one")
    options = parser.parse_args()
    archive = options.archive or made(options.articles, ROOT / "build" / "bench") / "archive"
    counting, began = Counting(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"  # a copy: where the archive is, nothing is to be written
        shutil.copytree(archive, root, ignore=shutil.ignore_patterns(FOLDER, "public", "permalinks.jsonl"))
        report = story.build(root, story.Options(), Silent(), counting)
        total = time.process_time() - began - counting.packing
        cache, site = (
            sum(p.stat().st_size for p in (root / of).rglob("*") if p.is_file()) for of in (FOLDER, "public")
        )
    tell(report, counting, total, cache, site)


def tell(report: story.Report, counting: Counting, total: float, cache: int, site: int) -> None:
    """Print what was counted."""
    n = report.articles
    print(f"{n} articles, {report.pages} pages; cache {cache / MB:.0f} MB, site {site / MB:.0f} MB")
    print(
        f"{'':22}{'pieces':>8}{'s there':>9}{'s here':>8}{'MB sent':>9}{'MB back':>9}{'MB shared':>11}{'MB worker':>11}"
    )
    for one in counting.stages:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            memory = pool.submit(worker_memory, one.first[0], one.shared, one.first[1]).result() if one.first else 0
        numbers = (one.sent / MB, one.back / MB, len(one.shared) / MB)
        print(f"{one.name:22}{one.pieces:8}{one.there:9.1f}{one.here:8.1f}", end="")
        print(*(f"{number:9.2f}" for number in numbers[:2]), f"{numbers[2]:11.2f}{memory / MB:11.0f}", sep="")
    there = sum(one.there for one in counting.stages)
    print(f"in all {total:.1f} s of CPU, {there:.1f} s of them there; at most {peak() / MB:.0f} MB here")


if __name__ == "__main__":
    main()
