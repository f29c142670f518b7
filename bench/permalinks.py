"""Time what the ledger of addresses adds to a build, on a made-up archive: python bench/permalinks.py [ARTICLES]."""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from site_builder import pages, permalinks, relate, urls
from site_builder.model import Person, Post, Record, Site, Source

T = TypeVar("T")
_RUNS = 7


def _record(number: int) -> Record:
    """Return an article of a day of its own about somebody who is named in two more."""
    day = f"{2000 + number // 336 % 25}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    name = f"Trần Văn {'ABCDEGHIKLMN'[number % 12]}{number // 3}"
    post = Post("Bí thư Huyện ủy", "", "Huế", f"hue/huyen-{number // 9}", "current", "text", 0, 1, "", 1.0, "bench")
    title, id_ = f"Tin số {number} của ngày hôm nay", f"{number:06}"
    person = Person(name, None, official=True, mentions=1, posts=(post,))
    return Record(id_, urls.article(id_, title, day), title, Source(id_, ""), day, day, people=(person,))


def _best(work: Callable[[], T]) -> tuple[float, T]:
    """Return the least time of a few runs in milliseconds, and what came of the last."""
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        made = work()
        times.append(time.perf_counter() - began)
    return 1000 * min(times), made


def main() -> None:
    """Print a line for each step."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    archive = relate.archive(Site("Kho", "https://example.org/"), map(_record, range(articles)), ())
    refs = pages.plan(archive)
    gc.collect()
    gc.freeze()  # a build reads its ledger before it has an archive in memory
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plan = permalinks.planned(archive, refs)
        permalinks.save(root, permalinks.recorded({}, archive, plan, permalinks.settled({}, archive, plan)).values())
        size = (root / permalinks.NAME).stat().st_size
        loading, ledger = _best(lambda: permalinks.load(root))
    knowing, _ = _best(lambda: permalinks.published(ledger))
    planning, plan = _best(lambda: permalinks.planned(archive, refs))
    settling, settled = _best(lambda: permalinks.settled(ledger, archive, plan))
    recording, _ = _best(lambda: permalinks.recorded(ledger, archive, plan, settled))
    print(f"{articles} articles, {len(ledger)} addresses, {size} bytes")
    for what, took in (
        ("read the ledger", loading),
        ("who was published", knowing),
        ("what is planned", planning),
        ("settle", settling),
        ("what is new", recording),
        ("together", loading + knowing + planning + settling + recording),
    ):
        print(f"{took:8.1f} ms  {what}")


if __name__ == "__main__":
    main()
