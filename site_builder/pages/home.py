"""The front page: what this is, what is new, and the ways in."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, cards, face
from site_builder.pages.view import View
from site_builder.text.collate import sort_key

NAME = "home"
_NEWEST = 12
_MOST_SEEN = 12


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one front page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the front page."""
    provinces = [Link(province(key).name, urls.province(key), len(records)) for key, records in view.about.items()]
    context: dict[str, object] = {
        "articles": len(view.newest),
        "officials": len(view.officials),
        "newest": cards(view.newest[:_NEWEST]),
        "provinces": sorted(provinces, key=lambda link: sort_key(link.name)),
        "faces": tuple(map(face, view.most_seen[:_MOST_SEEN])),
        "years": [Link(year, urls.date(year), len(view.years[year])) for year in sorted(view.years, reverse=True)],
        "undated": len(view.undated),
        "first": min(view.days, default=None),
        "last": max(view.days, default=None),
    }
    return Page(urls.HOME, "home.html", context)


KIND = Kind(NAME, refs, page)
