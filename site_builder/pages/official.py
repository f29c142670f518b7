"""An official: the posts they held, each with the sentences that say so, and where they appear."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Official, Page, PageRef
from site_builder.pages import linked_data
from site_builder.pages.appearances import by_year, filters
from site_builder.pages.career import company, timeline
from site_builder.pages.doubts import doubts
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, highest, part, part_refs
from site_builder.pages.terms import holdings
from site_builder.pages.timelines import Timeline, by_month
from site_builder.pages.view import View

NAME = "official"
_COMPANIONS = 12
_HEAD = 3  # provinces named at the head of the page
_MONTHS = 3  # with articles, fewer are not drawn


class Provinces(Struct, frozen=True):
    """The provinces of an official, most articles first: those that the head of the page names, and all."""

    first: tuple[Link, ...]
    all: tuple[Link, ...]


def refs(view: View) -> Iterator[PageRef]:
    """Yield each official, and the further parts of long lists of articles."""
    for key, appearances in view.appearances():
        yield from part_refs(NAME, key, appearances)


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return an official's page, or a further part of it."""
    official = view.officials[ref.key]
    url = urls.official(ref.key)
    appearances, pager = part(url, official.appearances, ref.number)
    first = ref.number == 1
    held = holdings(view, official) if first else []
    days = [appearance.date for appearance in official.appearances if appearance.date]
    context: dict[str, object] = {
        "name": official.name,
        "url": url,
        "first": min(days, default=None),
        "last": max(days, default=None),
        "holdings": held,
        "career": timeline([(one.term, f"p{n}") for n, item in enumerate(held, 1) for one in item.held]),
        "months": _months(official) if first else None,
        "company": company(view, official) if first else None,
        "highest": highest(official),
        "provinces": _provinces(official),
        "corrections": official.corrections,
        "wikidata": f"{urls.WIKIDATA}{official.wikidata}" if official.wikidata else None,
        "companions": _companions(view, official) if first else (),
        "names": _other_names(view, official) if first else (),
        "doubts": doubts(view, official, url) if first else None,
        "filters": filters(view, official, url, whole=first),
        "appearances": list(by_year(view, official, appearances)),
        "pager": pager,
        "linked": linked_data.person(view.site, official, held) if first else None,
    }
    return Page(urls.paged(url, ref.number), "official.html", context)


def _provinces(official: Official) -> Provinces:
    links = tuple(Link(province(key).name, urls.province(key), count) for key, count in official.provinces)
    return Provinces(links[:_HEAD], links)


def _other_names(view: View, official: Official) -> list[str]:
    """Return the other names under which articles speak of an official, the most frequent first."""
    people = (person for seen in official.appearances for person in view.record(seen.article).people)
    counts = Counter(person.name for person in people if person.key == official.key)
    return [name for name, _ in counts.most_common() if name != official.name]


def _months(official: Official) -> Timeline | None:
    """Return the articles by month, None when they are too few to say more than their list."""
    counts = Counter(appearance.date[:7] for appearance in official.appearances if appearance.date)
    return by_month(counts) if len(counts) >= _MONTHS else None


def _companions(view: View, official: Official) -> list[Link]:
    """Return those who are closest, by the number of articles that their list shows."""
    closest = sorted(official.companions[:_COMPANIONS], key=lambda one: -one.articles)
    return [Link(view.name(one.key), urls.official(one.key), one.articles) for one in closest]


KIND = Kind(NAME, refs, page)
