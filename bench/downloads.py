"""Measure what each download costs of a whole build: python bench/downloads.py ARCHIVE (it is built; use a copy).

Each is made in the form in which an archive of that size publishes it: large tables compressed.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from site_builder import config, corrections, exports, pages, permalinks, tables
from site_builder.building.library import Library
from site_builder.exports import (
    csv_tables,
    database,
    feeds,
    flat_jsonl,
    machine_pages,
    parquet,
    sitemap,
)
from site_builder.exports.pieces import Lines, cut
from site_builder.memo import Memo
from site_builder.model import Archive, File
from site_builder.packed import by_id
from site_builder.progress import Silent
from site_builder.tables import Offer
from site_builder.tools import looking


def built(root: Path) -> float:
    """Build an archive from nothing in one process; return the CPU time that it took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "site_builder", "build", "--clean", "--jobs", "1", "--quiet", str(root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Bench:
    """Prints what each download takes of a build."""

    def __init__(self, whole: float) -> None:
        self.whole, self.sum = whole, 0.0

    def line(self, name: str, files: Iterable[File], *, asked: bool = False, shared: float = 0.0) -> float:
        """Make files and print a line; return the time.

        `asked`: only archives that ask for them have them; `shared`: seconds of it that a build needs only once.
        """
        began, size = time.process_time(), 0
        for file in files:
            size += len(file.content)
        took = time.process_time() - began - shared
        self.sum += 0 if asked else took
        print(f"{took:7.2f} s {100 * took / self.whole:5.1f} % {size / 1e6:8.2f} MB  {name}", flush=True)
        return took


def lines(archive: Archive, library: Library, offer: Offer) -> Iterable[tuple[str, Iterable[File]]]:
    """Yield what grows with the articles: first what reading these takes, which all share."""
    records = by_id(type(archive.records[0]), archive.records)
    wanted = exports.Wanted(records, archive.duplicates, lambda _: b"", library.article)
    yield "reading the articles for them", cut([Lines("", lambda *_: b"")], wanted, None)
    for one in (*exports.LINES, *flat_jsonl.lines(), *csv_tables.lines()):
        path = offer.path(one.path)
        yield path, cut([replace(one, path=path)], wanted, None)


def main() -> None:
    """Print a line for each download."""
    root = Path(sys.argv[1])
    whole = built(root)
    fixes, own = corrections.load(root), config.load(root).site
    site = replace(own, tables="full", parquet=True)
    with looking.looked(root, Silent()) as found:
        library, archive = found.library, replace(found.archive, site=site)
        maker = pages.Maker(archive)
        view, refs, bench = maker.view(), maker.plan(), Bench(whole)
        print(f"{len(archive.records)} articles, built in {whole:.1f} s of CPU time")
        offer, shared = tables.offer(own, len(archive.records)), 0.0
        for name, files in lines(archive, library, offer):
            took = bench.line(name, files, shared=shared)
            shared = shared or took
        bench.line("lists of the whole", exports.whole(archive, fixes))
        bench.line("flat tables for other programs", exports.flat(archive))
        bench.line("sitemap", sitemap.files(archive, permalinks.planned(archive, refs), Memo()))
        for kinds, name in ((feeds.KINDS, "feeds"), (machine_pages.KINDS, "index.json")):
            bench.line(name, (exports.file(view, ref) for ref in exports.refs(view) if ref.kind in kinds))
        facts = replace(archive, site=replace(site, tables="facts"))
        for form, of in (("facts", facts), ("full", archive)):
            made = database.pieces(of, library.articles(archive.records))
            bench.line(f"archive.sqlite, {form}", made, asked=form != offer.database)
        bench.line("Parquet", parquet.pieces(archive, library.articles(archive.records)), asked=True)
    print(f"{bench.sum:7.2f} s {100 * bench.sum / whole:5.1f} %              all but what is asked for")


if __name__ == "__main__":
    main()
