"""Measure what an archive learns of furniture: python bench/furniture.py ARTICLES.jsonl .

Each article (keys source, title, text) gets an invented page around it, another for each source: a menu and a footer
whose lines stand on all of the source's pages or on some, and a counter.  The rules of the program know none of them.
Printed is, by the share of pages on which a line stands, how many are removed, and how many lines of the articles
themselves are removed with them.
"""

import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from site_builder import sources
from site_builder.building import learning
from site_builder.model import Input
from site_builder.parallel import Processes, cores
from site_builder.store import Store

SHARES = (1.0, 0.6, 0.3, 0.1)
FEWEST = 20  # articles of a source
WORDS = (
    *("sân khấu", "góc nhìn", "bản tin", "tòa soạn", "chuyên trang", "biên giới", "đường dây nóng", "ấn phẩm"),
    *("số hóa", "khám phá", "sống trẻ", "hậu trường", "nhịp cầu", "muôn mặt", "điểm hẹn"),
)
Framed = Mapping[str, object]


def frame(said: random.Random) -> list[tuple[str, float, bool]]:
    """Return the lines around the articles of a source, each with its share and whether it stands at the end."""
    made = {" ".join(said.sample(WORDS, said.randint(2, 4))).capitalize() for _ in range(24)}
    lines = [(line, said.choice(SHARES), order % 2 > 0) for order, line in enumerate(sorted(made))]
    return [*lines, ("{} bạn đọc đã gửi cảm nghĩ", 1.0, True)]


def framed(articles: Sequence[Framed]) -> Iterator[tuple[dict[str, object], dict[int, float]]]:
    """Yield each article with its page around it, and the share of each line that was added, by its number."""
    said = random.Random(7)  # noqa: S311 - the same pages at each run
    frames = defaultdict[str, list[tuple[str, float, bool]]](lambda: frame(said))
    for article in articles:
        own = frames[str(article["source"])]
        shown = [(line.format(said.randint(1, 999)), share, end) for line, share, end in own if said.random() < share]
        top = [one for one in shown if not one[2]]
        text = str(article["text"]).split("\n")
        below = [one for one in shown if one[2]]
        numbers = [*range(1, len(top) + 1), *range(len(top) + len(text) + 1, len(shown) + len(text) + 1)]
        lines = [*(line for line, *_ in top), *text, *(line for line, *_ in below)]
        shares = dict(zip(numbers, (share for _, share, _ in (*top, *below)), strict=True))
        yield {**article, "text": "\n".join(lines)}, shares


def main(path: Path) -> None:
    """Print the figures."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    of_source = Counter(one["source"] for one in articles)
    pages = list(framed([one for one in articles if of_source[one["source"]] >= FEWEST]))
    removed, all_, others = Counter[float](), Counter[float](), 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "a.jsonl").write_text("".join(json.dumps(page) + "\n" for page, _ in pages), "utf-8")
        found, _ = sources.inputs(root, ["a.jsonl"])
        with Store(root / "cache.sqlite") as store:
            taught = learning.learn(root, found, {}, store, Processes(cores())).taught(found)
        for item, plain, (_, shares) in zip(taught, found, pages, strict=True):
            learned, known = _removed(root, item), _removed(root, plain)
            removed.update(shares[number] for number in learned & shares.keys())
            all_.update(shares.values())
            others += len(learned - known - shares.keys())
    for share in SHARES:
        print(f"on {share:4.0%} of pages: {removed[share]} of {all_[share]} lines removed")
    print(f"lines of the articles removed besides: {others} in {len(pages)} articles")


def _removed(root: Path, item: Input) -> set[int]:
    return {one.line for one in sources.document(item, sources.read(root, item)).removed if one.reason == "chrome"}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
