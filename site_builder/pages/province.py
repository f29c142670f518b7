"""A province of either era: what became of it, its districts and officials, its articles."""

from collections import Counter
from collections.abc import Iterator, Mapping

from site_builder import urls
from site_builder.gazetteer.units import district, made_of, merged_into, province, provinces
from site_builder.model import Page, PageRef
from site_builder.pages import linked_data
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.maps import at_home
from site_builder.pages.parts import Link, Way, cards, face, full_name, part, part_refs
from site_builder.pages.seats import seats
from site_builder.pages.timelines import by_month
from site_builder.pages.view import View
from site_builder.text.collate import numbered_key

NAME = "province"
_OFFICIALS = 24
_MENTIONS = 10
_WITH_LEADS = 10


def refs(view: View) -> Iterator[PageRef]:
    """Yield every province, with or without articles, and the further parts of long lists."""
    for unit in sorted(provinces(None), key=lambda unit: unit.key):
        yield from part_refs(NAME, unit.key, len(view.about.get(unit.key, ())))


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return a province's page, or a further part of it."""
    key, url = ref.key, urls.province(ref.key)
    records, pager = part(url, view.about.get(key, ()), ref.number)
    first = ref.number == 1
    leads = _WITH_LEADS if first else 0
    officials, naming = view.of_province.get(key, ()), view.naming.get(key, ())
    name = full_name(province(key))
    became = [Link(province(k).name, urls.province(k)) for k in (merged_into(key),) if k]
    parts = [Link(province(k).name, urls.province(k)) for k in made_of(key)]
    context: dict[str, object] = {
        "name": name,
        "key": key,
        "url": url,
        "unchanged": made_of(key) == (key,),
        "became": became,
        "made_of": [Way(part.name, part.url or "", part.url == url) for part in parts] if len(parts) > 1 else (),
        "map": at_home(key) if first else None,
        "seats": seats(view, key) if first else None,
        "months": by_month(_months(view, key)) if first else None,
        "districts": _districts(view, key),
        "faces": [face(official, key) for official in officials[:_OFFICIALS]],
        "officials": len(officials),
        "more_officials": len(officials) > _OFFICIALS,
        "naming": cards(naming[:_MENTIONS]),
        "mentions": len(naming),
        "more_mentions": len(naming) > _MENTIONS,
        "newest": cards(records[:leads]),
        "articles": cards(records[leads:]),
        "pager": pager,
        "linked": linked_data.area(view.site, Link(name, url), became, [p for p in parts if p.url != url]),
    }
    return Page(urls.paged(url, ref.number), "province.html", context)


def _months(view: View, key: str) -> Mapping[str, int]:
    return Counter(day[:7] for day in view.dates("about", key) if day)


def _districts(view: View, key: str) -> list[Link]:
    inside = (k for k in view.districts if k.startswith(f"{key}/"))
    links = [Link(district(k).name, urls.district(k), len(view.districts[k])) for k in inside]
    return sorted(links, key=lambda link: numbered_key(link.name))


KIND = Kind(NAME, refs, page)
