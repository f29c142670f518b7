"""Time the search index against Pagefind's on the same site, in one run.

    bench/against_pagefind.py ARCHIVE [--runs 3] [--alone]

ARCHIVE is a folder that has been built: its public/ is what Pagefind reads (the <main> of every page), and the cache
beside it holds what the index of site-builder is made from.  Both index from nothing, in turn; the table gives medians
and their ratio.  Pagefind comes from npm; --alone does without it.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from archives import ROOT
from measure import MIB, Cost, cost

from site_builder import config, corrections, relate
from site_builder.building import indexing
from site_builder.building.reading import Task, read
from site_builder.model import Archive, File, Office, Official, Record, Site
from site_builder.packed import joined, packed
from site_builder.parallel import Processes, cores
from site_builder.progress import Silent
from site_builder.store import FOLDER, Store

PAGEFIND = "pagefind@1.6.0"
WORK = ROOT / "build" / "bench" / "pagefind"


def prepare(root: Path, work: Path) -> Path:
    """Write down the archive as `relate` gives it, which a build has in memory before it indexes."""
    settings, cache, fixes = config.load(root), root / FOLDER / "cache.sqlite", corrections.load(root)
    with Store(cache) as store:
        reading = read(Task(root, cache, fixes), settings.sources, store, Processes(cores()), Silent())
    archive = relate.archive(settings.site, reading.drafts, reading.set_aside, fixes.officials)
    path = work / "archive.msgpack"
    written = Written(archive.site, *(raw(kind, things) for kind, things in known(archive)))
    path.write_bytes(msgspec.msgpack.encode(written))
    return path


class Written(msgspec.Struct, frozen=True):
    """What the index is made from, besides the store."""

    site: Site
    records: list[msgspec.Raw]
    officials: list[msgspec.Raw]
    offices: list[msgspec.Raw]

    def archive(self) -> Archive:
        """Return it as an archive, as packed as a build has it."""
        records, officials, offices = joined(Record, self.records), joined(Official, self.officials), self.offices
        return Archive(self.site, records, officials, (), joined(Office, offices))


def known(archive: Archive) -> tuple[tuple[type, Sequence[object]], ...]:
    """Return the kinds of things that the index is made from, and all of each."""
    return (Record, archive.records), (Official, archive.officials), (Office, archive.offices)


def raw(kind: type, things: Sequence[object]) -> list[msgspec.Raw]:
    """Return things as their bytes."""
    return [msgspec.Raw(bytes(one)) for one in packed(kind, things).all_packed()]


class Folder(msgspec.Struct, frozen=True):
    """A site without anything published before."""

    root: Path

    def write_all(self, files: Iterable[File]) -> None:
        """Write files."""
        for file in files:
            path = self.root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)

    def keep(self, paths: Iterable[str]) -> None:
        """Refuse any path: nothing is there."""
        if found := [*paths]:
            raise FileNotFoundError(*found)


def index(root: Path, work: Path) -> None:
    """Index the archive that was written down, with all processes, and nothing else."""
    archive = msgspec.msgpack.decode((work / "archive.msgpack").read_bytes(), type=Written).archive()
    store, site = partial(Store, root / FOLDER / "cache.sqlite"), Folder(work / "public-site-builder")
    indexing.make(indexing.Indexing(archive, store, site, work / "state", "bench"), Processes(cores()))


def site_builder(root: Path, work: Path) -> Cost:
    """Time the index of site-builder; reading what was written down counts too."""
    for folder in ("state", "public-site-builder"):
        shutil.rmtree(work / folder, ignore_errors=True)
    return cost([sys.executable, __file__, str(root), "--index"])


def pagefind(root: Path, work: Path) -> Cost:
    """Time Pagefind."""
    shutil.rmtree(work / "public-Pagefind", ignore_errors=True)
    [program] = (work / "node_modules" / "@pagefind").glob("*/bin/pagefind_extended")
    output = ["--site", str(root / "public"), "--output-path", str(work / "public-Pagefind")]
    return cost([str(program), *output, "--root-selector", "main", "--force-language", "vi", "--quiet"])


BUILDERS = {"site-builder": site_builder, "Pagefind": pagefind}


def table(costs: dict[str, list[Cost]]) -> str:
    """Return the medians, a line each, and below, of two, the ratio of the first to the second."""
    columns = [
        (statistics.median(c.wall for c in runs), statistics.median(c.cpu for c in runs)) for runs in costs.values()
    ]
    peaks = [statistics.median(c.peak for c in runs) / MIB for runs in costs.values()]
    rows = [(*column, peak) for column, peak in zip(columns, peaks, strict=True)]
    if len(rows) > 1:
        rows.append((rows[0][0] / rows[1][0], rows[0][1] / rows[1][1], rows[0][2] / rows[1][2]))
    lines = [f"{'':14}{'wall s':>10}{'CPU s':>10}{'peak MiB':>10}"]
    names = [*costs, "ratio"]
    return "\n".join(
        [*lines, *(f"{n:14}" + "".join(f"{x:10.2f}" for x in row) for n, row in zip(names, rows, strict=False))]
    )


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="time the index of site-builder, and nothing else")
    parser.add_argument("--index", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    root = options.archive.resolve()
    WORK.mkdir(parents=True, exist_ok=True)
    if options.index:
        return index(root, WORK)
    builders = {"site-builder": site_builder} if options.alone else BUILDERS
    if not options.alone:
        (WORK / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", PAGEFIND], cwd=WORK, check=True)
    prepare(root, WORK)
    costs: dict[str, list[Cost]] = {name: [] for name in builders}
    for _ in range(options.runs):
        for name, build in builders.items():
            costs[name].append(build(root, WORK))
            print(f"{name}: {costs[name][-1].wall:.1f} s", file=sys.stderr)
    print(f"{root}, median of {options.runs}, {os.cpu_count()} cores{'' if options.alone else f', {PAGEFIND}'}")
    return print(table(costs))


if __name__ == "__main__":
    main()
