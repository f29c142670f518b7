"""What is in the archive, where it is silent, what was set aside, and how facts are found."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Page, PageRef, Record
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link
from site_builder.pages.view import View
from site_builder.text.collate import sort_key

NAME = "about"
_SET_ASIDE = 200  # lines shown; the rest stands in data/set-aside.jsonl


class Cover(Struct, frozen=True):
    """How well the archive covers a province: `with_articles` of the `months` from the first to the last article."""

    link: Link
    first: str
    last: str
    months: int
    with_articles: int


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page about the archive."""
    archive = view.archive
    covers = [_cover(key, records) for key, records in view.about.items()]
    context: dict[str, object] = {
        "articles": len(view.newest),
        "officials": len(view.most_seen),
        "provinces": len(view.about),
        "districts": len(view.districts),
        "undated": len(view.undated),
        "unplaced": sum(record.province is None for record in view.newest),
        "first": min(view.days, default=None),
        "last": max(view.days, default=None),
        "covers": sorted((cover for cover in covers if cover), key=lambda cover: sort_key(cover.link.name)),
        "set_aside": archive.set_aside[:_SET_ASIDE],
        "all_set_aside": len(archive.set_aside),
    }
    return Page(urls.ABOUT, "about.html", context)


def _cover(key: str, records: Sequence[Record]) -> Cover | None:
    days = sorted(record.date for record in records if record.date)
    if not days:
        return None
    link = Link(province(key).name, urls.province(key), len(records))
    months = {day[:7] for day in days}
    return Cover(link, days[0], days[-1], _month(days[-1]) - _month(days[0]) + 1, len(months))


def _month(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])


KIND = Kind(NAME, refs, page)
