"""A district: the officials who held its posts, the articles that name it."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.gazetteer.units import district, province
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, cards, face, full_name, part, part_refs
from site_builder.pages.view import View

NAME = "district"
_OFFICIALS = 50


def refs(view: View) -> Iterator[PageRef]:
    """Yield the districts that articles name, and the further parts of long lists."""
    for key, records in view.districts.items():
        yield from part_refs(NAME, key, len(records))


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return a district's page, or a further part of it."""
    key, url = ref.key, urls.district(ref.key)
    records, pager = part(url, view.districts[key], ref.number)
    officials = view.of_district.get(key, ())
    home = key.partition("/")[0]
    context: dict[str, object] = {
        "name": full_name(district(key)),
        "province": Link(province(home).name, urls.province(home)),
        "faces": [face(official, key) for official in officials[:_OFFICIALS]],
        "officials": len(officials),
        "articles": cards(records),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "district.html", context)


KIND = Kind(NAME, refs, page)
