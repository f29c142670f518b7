"""The front page: what this is, what is new, where and when it happened, and where the gaps are."""

from collections import Counter
from collections.abc import Iterator

from site_builder import urls
from site_builder.gazetteer.units import OLD_ERA_END, provinces
from site_builder.model import Page, PageRef
from site_builder.pages import linked_data
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.maps import map_before, map_today
from site_builder.pages.parts import Face, cards, face
from site_builder.pages.timelines import of_archive
from site_builder.pages.view import View

NAME = "home"
_NEWEST = 8  # about as tall as the officials beside them
_LATELY = 200  # articles that count for who is seen lately
_MOST_SEEN = 12


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one front page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the front page."""
    context: dict[str, object] = {
        "articles": len(view.newest),
        "officials": len(view.officials),
        "newest": cards(view.newest[:_NEWEST]),
        "today": map_today(view),
        "before": map_before(view),
        "provinces": len(view.about),
        "silent": sum(unit.key not in view.about for unit in provinces(OLD_ERA_END)),
        "faces": _seen_lately(view),
        "months": of_archive(view),
        "undated": len(view.undated),
        "first": min(view.days, default=None),
        "last": max(view.days, default=None),
        "linked": linked_data.website(view.site),
    }
    return Page(urls.HOME, "home.html", context)


def _seen_lately(view: View) -> tuple[Face, ...]:
    """Return the officials whom most of the newest articles name."""
    counts = Counter(person.key for record in view.newest[:_LATELY] for person in record.people if person.key)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST_SEEN]
    return tuple(face(view.officials[key]) for key in most)


KIND = Kind(NAME, refs, page)
