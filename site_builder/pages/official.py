"""An official: the posts they held, each with the sentences that say so, and where they appear."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.units import province
from site_builder.model import Appearance, Official, Page, PageRef, Post, Term
from site_builder.pages.anchors import at
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Card, Link, card, part, part_refs
from site_builder.pages.view import View

NAME = "official"


class Citation(Struct, frozen=True):
    """A sentence that says that a post was held, and the way to it."""

    url: str
    title: str
    date: str | None
    quote: str


class Holding(Struct, frozen=True):
    """A term with the first and the last sentence for it; `place_url` leads to the unit's page, if it has one."""

    term: Term
    place_url: str | None
    articles: int
    citations: tuple[Citation, ...]


class Seen(Struct, frozen=True):
    """An article in which the official appears, and the posts it gives them."""

    card: Card
    posts: tuple[Post, ...]


def refs(view: View) -> Iterator[PageRef]:
    """Yield each official, and the further parts of long lists of articles."""
    for official in view.archive.officials:
        yield from part_refs(NAME, official.key, len(official.appearances))


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return an official's page, or a further part of it."""
    official = view.officials[ref.key]
    url = urls.official(ref.key)
    appearances, pager = part(url, official.appearances, ref.number)
    context: dict[str, object] = {
        "name": official.name,
        "url": url,
        "holdings": _holdings(view, official) if ref.number == 1 else (),
        "highest": official.terms[0] if official.terms else None,
        "provinces": [Link(province(key).name, urls.province(key), count) for key, count in official.provinces],
        "appearances": [Seen(card(view.record(a.article)), a.posts) for a in appearances],
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "official.html", context)


def _holdings(view: View, official: Official) -> Sequence[Holding]:
    said: dict[tuple[str, str | None, str | None, str], list[tuple[Appearance, Post]]] = {}
    for appearance in reversed(official.appearances):  # oldest first
        for post in appearance.posts:
            said.setdefault((post.post, post.place, post.place_key, post.status), []).append((appearance, post))
    return [_holding(view, t, said.get((t.post, t.place, t.place_key, t.status), [])) for t in official.terms]


def _holding(view: View, term: Term, said: Sequence[tuple[Appearance, Post]]) -> Holding:
    ends = said[:1] + said[1:][-1:]  # the first and the last
    citations = tuple(_citation(view, appearance, post) for appearance, post in ends)
    return Holding(term, _place_url(view, term.place_key), len(term.articles), citations)


def _citation(view: View, appearance: Appearance, post: Post) -> Citation:
    record = view.record(appearance.article)
    return Citation(at(record.url, post.field, post.start), record.title, record.date, post.quote)


def _place_url(view: View, key: str | None) -> str | None:
    if key is None:
        return None
    if "/" not in key:
        return urls.province(key)
    return urls.district(key) if key in view.districts else None


KIND = Kind(NAME, refs, page)
