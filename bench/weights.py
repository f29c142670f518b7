"""Say where a built site's bytes are, and what article pages weigh: python bench/weights.py ARCHIVE.

The first table has a line for each kind of file; the second what an article's page adds to the words of its source.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SHOWN = 24  # kinds of file; the rest are added up
LIMIT = 6 * 1024  # bytes that a page may add on average
_KINDS = {".html": "pages", ".json": "index.json", ".atom": "feeds"}


def kind(path: Path) -> str:
    """Return what kind of file one is, by its path on the site."""
    first, *rest = path.parts
    if not rest:
        return first
    if first == "data":
        return str(path)
    if first == "search":
        return f"search/{rest[0]}"
    return f"{first}: {_KINDS.get(path.suffix, path.suffix)}"


def files(public: Path) -> Iterator[tuple[Path, int]]:
    """Yield each file of a site with its bytes."""
    for folder, _, names in os.walk(public):
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(public), path.stat().st_size


def by_kind(public: Path) -> None:
    """Print the bytes of each kind of file, most first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for path, size in files(public):
        found[kind(path)].append(size)
    whole = sum(map(sum, found.values()))
    kinds = sorted(found, key=lambda name: -sum(found[name]))
    found["the rest"] = [size for name in kinds[SHOWN:] for size in found[name]]
    for name in (*kinds[:SHOWN], "the rest"):
        size, count = sum(found[name]), len(found[name])
        share, each = 100 * size / whole, size / max(count, 1) / 1e3
        print(f"{size / 1e6:8.2f} MB {share:5.1f} % {count:7} files {each:9.1f} KB  {name}")
    print(f"{whole / 1e6:8.2f} MB")


def added(root: Path, public: Path) -> Iterator[int]:
    """Yield what each article's page adds to the words of its source, in bytes."""
    with (public / "data" / "articles.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            source = (root / article["source"]["path"]).read_text("utf-8", "replace")
            page = public / article["url"] / "index.html"
            yield page.stat().st_size - len(" ".join(source.split()).encode())


def main() -> None:
    """Print both tables."""
    root = Path(sys.argv[1])
    by_kind(root / "public")
    pages = sorted(added(root, root / "public"))
    at = {share: pages[len(pages) * share // 100] for share in (50, 90, 95)}
    over = sum(size > LIMIT for size in pages)
    print(f"an article's page adds {sum(pages) / len(pages):.0f} bytes on average; ", end="")
    print(", ".join(f"{share} % at most {size}" for share, size in at.items()), end="")
    print(f"; {over} of {len(pages)} more than {LIMIT}")


if __name__ == "__main__":
    main()
