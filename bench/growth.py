"""How a whole build grows: time of an article, and memory, for archives of several sizes, in one run.

    bench/growth.py 1000 10000 100000

Each archive is built from nothing.  "grows" is the CPU time of an article as a share of that in the archive before it:
processes that wait for a busy machine do not count there, as they do in the wall time.
"""

import argparse
import shutil
import sys
from pathlib import Path

from against_hugo import FOLDER, site_builder
from archives import MAKER, made
from measure import MIB

LINE = "{:>10}{:>10}{:>10}{:>12}{:>12}{:>8}{:>10}"


def main() -> None:
    """Build each archive and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+")
    parser.add_argument("--maker", type=Path, default=MAKER, help="script that makes archives: MAKER N FOLDER")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where archives and sites are kept")
    options = parser.parse_args()
    places = {articles: made(articles, options.folder, options.maker) for articles in options.articles}
    print(LINE.format("articles", "wall s", "CPU s", "ms/article", "CPU ms/art.", "grows", "peak MiB"))
    before = 0.0
    for articles, place in places.items():
        output = place / "public-site-builder"
        shutil.rmtree(output, ignore_errors=True)
        took = site_builder(place, output, "--clean")
        each = 1000 * took.cpu / articles
        grows = f"{each / before:.2f}" if before else ""
        wall = 1000 * took.wall / articles
        print(
            LINE.format(
                articles, f"{took.wall:.1f}", f"{took.cpu:.1f}", f"{wall:.1f}", f"{each:.1f}", grows,
                f"{took.peak / MIB:.0f}",
            )
        )  # fmt: skip
        sys.stdout.flush()
        before = each


if __name__ == "__main__":
    main()
