"""What is in the archive, how facts are found and how sure they are, what is missing, set aside or corrected."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Correction, Official, Page, PageRef, Record
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link
from site_builder.pages.scores import scores
from site_builder.pages.view import View
from site_builder.text import months
from site_builder.text.collate import sort_key

NAME = "about"
_SET_ASIDE = 200  # lines shown; the rest stands in data/set-aside.jsonl
_CORRECTED = 200  # pages shown


class Corrected(Struct, frozen=True):
    """A page with the corrections that it bears."""

    link: Link
    corrections: tuple[Correction, ...]


class Unread(Struct, frozen=True):
    """An input that could not be read, with the reason in the language of the page."""

    path: str
    line: int | None
    reason: str


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
    set_aside, measured = view.set_aside(), scores()["dev"]
    corrected: tuple[Record | Official, ...] = (*view.corrected, *view.corrected_people)
    covers = [_cover(key, view.dates("about", key)) for key in view.about]
    context: dict[str, object] = {
        "articles": len(view.newest),
        "officials": len(view.most_seen),
        "provinces": len(view.about),
        "districts": len(view.districts),
        "undated": len(view.undated),
        "unplaced": view.unplaced(),
        "first": min(view.days, default=None),
        "last": max(view.days, default=None),
        "covers": sorted((cover for cover in covers if cover), key=lambda cover: sort_key(cover.link.name)),
        "by_hand": measured.articles,
        "measured": list(measured.facts.items()),
        "corrected": [_corrected(one) for one in corrected[:_CORRECTED]],
        "corrections": sum(len(one.corrections) for one in corrected),
        "set_aside": [Unread(one.path, one.line, view.words.said(one.reason)) for one in set_aside[:_SET_ASIDE]],
        "all_set_aside": len(set_aside),
        "more_set_aside": len(set_aside) > _SET_ASIDE,
    }
    return Page(urls.ABOUT, "about.html", context)


def _corrected(one: Record | Official) -> Corrected:
    link = Link(one.name, urls.official(one.key)) if isinstance(one, Official) else Link(one.title, one.url)
    return Corrected(link, one.corrections)


def _cover(key: str, dates: Sequence[str | None]) -> Cover | None:
    days = sorted(day for day in dates if day)
    if not days:
        return None
    link = Link(province(key).name, urls.province(key), len(dates))
    spanned = sum(1 for _ in months.between(days[0], days[-1]))
    return Cover(link, days[0], days[-1], spanned, len({day[:7] for day in days}))


KIND = Kind(NAME, refs, page)
