"""How long help takes, and how long until `serve` shows a change: pages first, then everything.

    .venv/bin/python bench/previews.py [--archive DIR] [--changes N] [ARTICLES]

The archive is copied, and a sentence added to one article after the other.  Each change is built by a process that has
everything loaded, as a draft, as `serve` does, and others whole.  Seconds by the clock and of the processors: medians.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archives import ROOT, made
from edits import MORE
from measure import cost

from site_builder.building.story import build
from site_builder.progress import Silent
from site_builder.report import Options

HELPS = 9


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--changes", type=int, default=7)
    options = parser.parse_args()
    helps = [cost((sys.executable, "-m", "site_builder", "--help")) for _ in range(HELPS)]
    print(f"--help   {_median([one.wall for one in helps])} s, {_median([one.cpu for one in helps])} s of processors")
    archive = options.archive or made(options.articles, ROOT / "build" / "bench") / "archive"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "archive"
        shutil.copytree(archive, copy, ignore=shutil.ignore_patterns("public", ".*"))
        subprocess.run((sys.executable, "-m", "site_builder", "build", "--quiet", str(copy)), check=True)
        previews(copy, options.changes)


def previews(archive: Path, changes: int) -> None:
    """Change articles and print how long each kind of build takes."""
    articles = sorted(path for path in (archive / "seeds").rglob("*.txt"))
    step = max(len(articles) // (changes + 1), 1)
    for draft in (True, False):
        wall, cpu = [], []
        for path in articles[step::step][:changes]:
            path.write_text(path.read_text("utf-8") + MORE, "utf-8")
            began, used = time.monotonic(), time.process_time()
            build(archive, Options(jobs=1, frozen=True, draft=draft), Silent())
            wall.append(time.monotonic() - began)
            cpu.append(time.process_time() - used)
        print(f"{'pages' if draft else 'whole'}    {_median(wall)} s, {_median(cpu)} s of processors")


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.2f}"


if __name__ == "__main__":
    main()
