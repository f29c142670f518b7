"""How many articles a second one core reads: bytes -> Document -> Article, nothing else.

bench/articles_per_second.py [--articles 1000 | --archive FOLDER] [--profile]
"""

import argparse
import cProfile
import pstats
import time
from pathlib import Path

from archives import MAKER, ROOT, made

from site_builder import config, extract, sources
from site_builder.model import Article, Document, Input

FOLDER = ROOT / "build" / "bench"
STEPS = 1_000_000  # of the loop that says how fast a machine is
PROFILED = 40  # lines of a profile


def loaded(root: Path) -> list[tuple[Input, bytes]]:
    """Return every input of an archive with its bytes."""
    inputs, set_aside = sources.inputs(root, config.load(root).sources)
    if set_aside:
        print(f"{len(set_aside)} inputs set aside")
    return [(one, sources.read(root, one)) for one in inputs]


def documents(inputs: list[tuple[Input, bytes]]) -> list[Document]:
    """Read every input."""
    return [sources.document(one, data) for one, data in inputs]


def articles(read: list[Document]) -> list[Article]:
    """Find every document's statements."""
    return [extract.article(document) for document in read]


def calibrate() -> float:
    """Return the seconds of CPU time that a fixed loop takes here, so that figures of two machines can be compared."""
    began, total = time.process_time(), 0
    for number in range(STEPS):
        total += number & 7
    return time.process_time() - began


def measure(inputs: list[tuple[Input, bytes]]) -> str:
    """Return a table: milliseconds of CPU time an article and articles a second, by stage."""
    before = calibrate()
    began = time.process_time()
    read = documents(inputs)
    between = time.process_time()
    found = articles(read)
    reading, finding = between - began, time.process_time() - between
    step = (before + calibrate()) / 2 / STEPS
    lines = [f"{len(inputs):,} articles of {sum(len(data) for _, data in inputs) / len(inputs) / 1000:.1f} kB"]
    for name, seconds in (("document", reading), ("article", finding), ("together", reading + finding)):
        lines.append(f"{name:10}{seconds / len(inputs) * 1000:8.3f} ms{len(inputs) / seconds:10.0f} a second")
    worth = (reading + finding) / len(inputs) / step
    lines.append(f"calibration{step * 1e9:7.0f} ns a step of a plain loop: an article costs {worth:,.0f} steps")
    return "\n".join([*lines, f"{sum(len(one.statements) for one in found) / len(found):.1f} statements an article"])


def main() -> None:
    """Measure, or profile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--archive", type=Path, help="an archive of your own, in place of a made one")
    parser.add_argument("--maker", type=Path, default=MAKER, help="script that makes archives: MAKER N FOLDER")
    parser.add_argument("--profile", action="store_true", help="say which functions the time goes to")
    options = parser.parse_args()
    inputs = loaded(options.archive or made(options.articles, FOLDER, options.maker) / "archive")
    articles(documents(inputs[:20]))  # loads data files and compiles what is compiled on first use
    if not options.profile:
        print(measure(inputs))
        return
    with cProfile.Profile() as profile:
        articles(documents(inputs))
    pstats.Stats(profile).sort_stats("tottime").print_stats(PROFILED)


if __name__ == "__main__":
    main()
