"""All provinces: the 63 of before 1 July 2025 with their articles, the 34 of today with what they were made of."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, Unit, made_of, province, provinces
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link
from site_builder.pages.view import View
from site_builder.text.collate import sort_key

NAME = "provinces"


class Merged(Struct, frozen=True):
    """A province of today with the provinces that it was made of, none for one that was left as it was."""

    link: Link
    parts: tuple[Link, ...]


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one index."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the index of provinces."""
    before = [_link(view, unit, new=False) for unit in provinces(OLD_ERA_END)]
    today = [
        Merged(_link(view, u, new=True), tuple(_link(view, province(k), new=False) for k in _parts(u.key)))
        for u in provinces(NEW_ERA)
    ]
    context: dict[str, object] = {
        "covered": sorted((link for link in before if link.count), key=_by_name),
        "silent": sorted((link for link in before if not link.count), key=_by_name),
        "today": sorted(today, key=lambda merged: _by_name(merged.link)),
    }
    return Page(urls.PROVINCES, "provinces.html", context)


def _parts(key: str) -> Sequence[str]:
    parts = made_of(key)
    return parts if len(parts) > 1 else ()


def _link(view: View, unit: Unit, *, new: bool) -> Link:
    """Return the link to a province with the number of articles of one era; one without a day counts as before."""
    count = sum(((day or "") >= NEW_ERA) == new for day in view.dates("about", unit.key))
    return Link(unit.name, urls.province(unit.key), count)


def _by_name(link: Link) -> tuple[str, str, str]:
    return sort_key(link.name)


KIND = Kind(NAME, refs, page)
