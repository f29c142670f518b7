"""A district: what became of it, the officials who held its posts, the articles that name it."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.crosswalk import communes_today
from site_builder.gazetteer.units import NEW_ERA, district, province, province_on
from site_builder.model import Page, PageRef
from site_builder.pages import linked_data
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, cards, face, full_name, part, part_refs
from site_builder.pages.seats import seats
from site_builder.pages.view import View

NAME = "district"
_OFFICIALS = 24


class Communes(Struct, frozen=True):
    """Communes of today of one kind."""

    kind: str  # "xã", "phường", "đặc khu"
    names: tuple[str, ...]


def refs(view: View) -> Iterator[PageRef]:
    """Yield the districts that articles name, and the further parts of long lists."""
    for key, records in view.sizes("districts"):
        yield from part_refs(NAME, key, records)


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return a district's page, or a further part of it."""
    key, url = ref.key, urls.district(ref.key)
    records, pager = part(url, view.districts[key], ref.number)
    officials = view.of_district.get(key, ())
    home = key.partition("/")[0]
    today = province_on(home, NEW_ERA)
    name, within = full_name(district(key)), Link(province(home).name, urls.province(home))
    context: dict[str, object] = {
        "name": name,
        "province": within,
        "province_today": Link(today.name, urls.province(today.key)),
        "communes_today": tuple(_communes_today(key)),
        "seats": seats(view, key) if ref.number == 1 else None,
        "faces": [face(official, key) for official in officials[:_OFFICIALS]],
        "officials": len(officials),
        "more_officials": len(officials) > _OFFICIALS,
        "articles": cards(records),
        "pager": pager,
        "linked": linked_data.area(view.site, Link(name, url), [within]),
    }
    return Page(urls.paged(url, ref.number), "district.html", context)


def _communes_today(key: str) -> Iterator[Communes]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for commune in communes_today(key):
        names[commune.kind].append(commune.unit().name)
    yield from (Communes(kind, tuple(names[kind])) for kind in sorted(names))


KIND = Kind(NAME, refs, page)
