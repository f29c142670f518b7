"""An archive in figures: how many articles of which province, year and outlet, which posts, what was set aside."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from site_builder.model import Archive
from site_builder.progress import Progress
from site_builder.tools.looking import looked

UNKNOWN = "unknown"


class Count(Struct, frozen=True):
    """How many there are of one thing."""

    name: str
    count: int


class Stats(Struct, frozen=True):
    """What an archive holds.  Each list: the most first, then by name; years in their order."""

    articles: int
    words: int
    officials: int
    offices: int
    duplicates: int  # articles of which another carries the same report
    provinces: tuple[Count, ...]  # articles by the province that they are about
    years: tuple[Count, ...]  # articles by the year of publication
    outlets: tuple[Count, ...]  # articles by the paper or site that they name
    posts: tuple[Count, ...]  # officials by the posts that they held
    set_aside: tuple[Count, ...]  # inputs by the reason why they cannot be read


def stats(root: Path, progress: Progress) -> Stats:
    """Count what the archive in `root` holds.  Raises SiteBuilderError as a build does."""
    with looked(root, progress) as look:
        return of(look.archive)


def of(archive: Archive) -> Stats:
    """Count what an archive holds."""
    records = archive.records
    posts = ((term.post, official.key) for official in archive.officials for term in official.terms)
    return Stats(
        articles=len(records),
        words=sum(record.words for record in records),
        officials=len(archive.officials),
        offices=len(archive.offices),
        duplicates=len(archive.duplicates),
        provinces=_counts(record.province.name if record.province else UNKNOWN for record in records),
        years=_by_name(_counts(record.date[:4] if record.date else UNKNOWN for record in records)),
        outlets=_counts(record.source.outlet or UNKNOWN for record in records),
        posts=_counts(post for post, _ in dict.fromkeys(posts)),
        set_aside=_counts(str(item.reason) for item in archive.set_aside),
    )


def lines(found: Stats, most: int) -> Iterator[str]:
    """Yield the figures for people; of each list the first `most`, all when it is 0."""
    yield f"{found.articles} articles, {found.words} words, {found.duplicates} of them printed elsewhere too"
    yield f"{found.officials} officials in {found.offices} offices"
    titled = (
        ("articles by province", found.provinces),
        ("articles by year", found.years),
        ("articles by outlet", found.outlets),
        ("officials by post", found.posts),
        ("inputs set aside", found.set_aside),
    )
    for title, counts in titled:
        if counts:
            yield from ("", title)
            yield from _listed(counts, most)


def _listed(counts: tuple[Count, ...], most: int) -> Iterator[str]:
    shown = counts[:most] if most else counts
    yield from (f"{one.count:>8}  {one.name}" for one in shown)
    rest = counts[len(shown) :]
    if rest:
        yield f"{sum(one.count for one in rest):>8}  in {len(rest)} more; --top 0 lists all"


def _counts(names: Iterable[str]) -> tuple[Count, ...]:
    found = Counter(names)
    return tuple(Count(name, n) for name, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _by_name(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda one: one.name))
