"""Terms of office with the sentences that say so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.posts import full
from site_builder.model import Appearance, Official, Post, Term
from site_builder.pages.anchors import at
from site_builder.pages.view import View

# Told of one post, apart for those who hold it and those who did.
_Key = tuple[str, str | None, str | None, bool]
_Said = Mapping[_Key, Sequence[tuple[Appearance, Post]]]


class Citation(Struct, frozen=True):
    """A sentence that says that a post was held, and the way to it."""

    url: str
    title: str
    date: str | None
    quote: str


class Held(Struct, frozen=True):
    """A term with the pages of its post in its place and of the place itself, where there are such."""

    term: Term
    office_url: str | None
    place_url: str | None


class Holding(Struct, frozen=True):
    """Terms that the same sentences speak of: the first and the last that say so."""

    held: tuple[Held, ...]
    citations: tuple[Citation, ...]


def holdings(view: View, official: Official) -> list[Holding]:
    """Return an official's terms, highest first; those that rest on the same sentences stand together."""
    said = _said(official)
    groups: dict[tuple[tuple[str, str], ...], tuple[list[Term], tuple[Citation, ...]]] = {}
    for term in official.terms:
        citations = cited(view, said, term)
        same = tuple((citation.url.partition("#")[0], citation.quote) for citation in citations)
        groups.setdefault(same, ([], citations))[0].append(term)
    return [Holding(tuple(_held(view, term) for term in terms), citations) for terms, citations in groups.values()]


def citations_of(view: View, official: Official, term: Term) -> tuple[Citation, ...]:
    """Return the first and the last sentence that say that an official held a post."""
    return cited(view, _said(official), term)


def cited(view: View, said: _Said, term: Term) -> tuple[Citation, ...]:
    """Return the first and the last of what is said of a term."""
    found = said.get(_key(term), ())
    return tuple(_citation(view, appearance, post) for appearance, post in _ends(found))


def _ends(found: Sequence[tuple[Appearance, Post]]) -> Iterator[tuple[Appearance, Post]]:
    yield from found[:1]
    yield from found[1:][-1:]


def _said(official: Official) -> _Said:
    said: defaultdict[_Key, list[tuple[Appearance, Post]]] = defaultdict(list)
    for appearance, post in _oldest_first(official.appearances):
        said[_key(post)].append((appearance, post))
    return said


def _key(held: Post | Term) -> _Key:
    return full(held.post), held.place, held.place_key, held.status == "former"


def _oldest_first(appearances: Sequence[Appearance]) -> Iterable[tuple[Appearance, Post]]:
    return ((appearance, post) for appearance in reversed(appearances) for post in appearance.posts)


def _held(view: View, term: Term) -> Held:
    office = view.office_of(term.post, term.place_key)
    return Held(term, urls.office(office) if office else None, place_url(view, term.place_key))


def _citation(view: View, appearance: Appearance, post: Post) -> Citation:
    record = view.record(appearance.article)
    return Citation(at(record.url, post.field, post.start), record.title, record.date, post.quote)


def place_url(view: View, key: str | None) -> str | None:
    """Return the address of a unit's page, None when it has none."""
    if key is None:
        return None
    if "/" not in key:
        return urls.province(key)
    return urls.district(key) if key in view.districts else None
