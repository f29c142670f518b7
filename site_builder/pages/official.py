"""An official: the posts they held, each with the sentences that say so, and where they appear."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Official, Page, PageRef, Post
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Card, Link, card, part, part_refs
from site_builder.pages.terms import holdings
from site_builder.pages.view import View

NAME = "official"
_COMPANIONS = 12


class Seen(NamedTuple):
    """An article in which the official appears, and the posts it gives them, where there are several to tell apart."""

    card: Card
    posts: tuple[Post, ...]


def refs(view: View) -> Iterator[PageRef]:
    """Yield each official, and the further parts of long lists of articles."""
    for key, official in view.officials.items():
        yield from part_refs(NAME, key, len(official.appearances))


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return an official's page, or a further part of it."""
    official = view.officials[ref.key]
    url = urls.official(ref.key)
    appearances, pager = part(url, official.appearances, ref.number)
    several = len(official.terms) > 1
    context: dict[str, object] = {
        "name": official.name,
        "url": url,
        "holdings": holdings(view, official) if ref.number == 1 else (),
        "highest": official.terms[0] if official.terms else None,
        "provinces": [Link(province(key).name, urls.province(key), count) for key, count in official.provinces],
        "corrections": official.corrections,
        "companions": _companions(view, official),
        "appearances": [Seen(card(view.record(a.article)), a.posts if several else ()) for a in appearances],
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "official.html", context)


def _companions(view: View, official: Official) -> list[Link]:
    return [
        Link(view.name(companion.key), urls.official(companion.key), companion.articles)
        for companion in official.companions[:_COMPANIONS]
    ]


KIND = Kind(NAME, refs, page)
