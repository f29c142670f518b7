"""What a page is about, said in the words of schema.org for machines that read pages (JSON-LD).

Things are plain dicts without empty values.  Addresses are absolute: a copied block still says what it is about.  A
term's start or end stands here only when an article reports it; the articles that say so always do.
"""

import html
from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from site_builder import urls
from site_builder.model import Official, Record, Site
from site_builder.pages.parts import Link
from site_builder.pages.terms import Citation, Held, Holding

Thing = dict[str, object]
Crumb = (
    tuple[str, str] | tuple[str, str, str]
)  # name, address on the site, "vi" where the name is no word of the interface
Crumbs = Sequence[Crumb]  # the pages above a page, from the top

_CONTEXT = "https://schema.org"
_ARTICLES = "vi"
_VIETNAM: Thing = {"@type": "Country", "name": "Viet Nam"}
_TRAIL = 2  # steps without which a trail is none


def website(site: Site) -> Thing:
    """Return the site with its search."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{site.base_url}{urls.SEARCH}?q={{q}}"},
        "query-input": "required name=q",
    }
    return _thing(
        "WebSite",
        name=site.title,
        url=site.base_url,
        description=site.description,
        inLanguage=site.language,
        potentialAction=search,
    )


def news(site: Site, record: Record, origin: str | None) -> Thing:
    """Return an article; `origin`: the address where its newspaper published it."""
    about = record.province
    return _thing(
        "NewsArticle",
        headline=record.title,
        inLanguage=_ARTICLES if site.language != _ARTICLES else None,  # else the page's own language says it
        datePublished=record.published,
        author=[_thing("Person", name=name) for name in record.bylines],
        publisher=_thing("Organization", name=record.source.outlet) if record.source.outlet else None,
        isBasedOn=origin,
        about={"@id": f"{site.base_url}{urls.province(about.key)}"} if about else None,
    )


def person(site: Site, official: Official, held: Iterable[Holding]) -> Thing:
    """Return an official with the posts that they held or hold, each a role with the articles that say so."""
    url = f"{site.base_url}{urls.official(official.key)}"
    roles = [_role(site, one, item.citations) for item in held for one in item.held if one.term.status != "candidate"]
    elsewhere = f"{urls.WIKIDATA}{official.wikidata}" if official.wikidata else None
    return _thing("Person", url, name=official.name, url=url, sameAs=elsewhere, hasOccupation=roles)


def occupation(site: Site, post: str, place: str | None, place_url: str | None) -> Thing:
    """Return a post in its place."""
    return _thing("Occupation", name=post, occupationLocation=_area(site, place, place_url) if place else None)


def area(site: Site, unit: Link, inside: Sequence[Link], holds: Sequence[Link] = ()) -> Thing:
    """Return a province or a district, the one that it is part of now, if any, and those that it is made of."""
    outer = [_area(site, one.name, one.url) for one in inside] or [_VIETNAM]
    parts = [_area(site, one.name, one.url) for one in holds]
    return _area(site, unit.name, unit.url) | _thing(None, containedInPlace=outer[0], containsPlace=parts)


def graph(about: Thing | None, crumbs: Crumbs | None, title: str, site: Site) -> Markup:
    """Return the content of a page's block of data: what it is about, and its way from the top; "" for neither.

    `crumbs`: None for a page that stands nowhere below another.  `title`: the page's own name, as it stands in HTML.
    """
    things = [about] if about else []
    if crumbs is not None:
        things.append(_thing("BreadcrumbList", itemListElement=_trail(crumbs, html.unescape(str(title)), site)))
    if not things:
        return Markup()
    text = msgspec.json.encode({"@context": _CONTEXT, "@graph": things}).decode()
    return Markup(text.replace("<", r"\u003c"))  # noqa: S704 -- nothing in it can end the block that holds it


def _trail(crumbs: Crumbs, title: str, site: Site) -> list[Thing]:
    """Return the steps to a page.  The page itself is one only where else fewer than two would be left."""
    steps: list[tuple[str, str | None]] = [(name, f"{site.base_url}{url}") for name, url, *_ in crumbs]
    if len(steps) < _TRAIL:
        steps = [*(steps or [(site.title, site.base_url)]), (title, None)]
    return [_thing("ListItem", position=at, name=name, item=url) for at, (name, url) in enumerate(steps, 1)]


def _role(site: Site, held: Held, citations: Iterable[Citation]) -> Thing:
    term = held.term
    return _thing(
        "Role",
        hasOccupation=occupation(site, term.post, term.place, held.place_url),
        startDate=term.since,
        endDate=term.until or (term.first if term.status == "former" else None),
        subjectOf=[
            _thing("NewsArticle", url=f"{site.base_url}{one.url}")  # whose page says the rest
            for one in citations
        ],
    )


def _area(site: Site, name: str, url: str | None) -> Thing:
    return _thing("AdministrativeArea", f"{site.base_url}{url}" if url else None, name=name)


def _thing(type_: str | None, id_: str | None = None, **said: object) -> Thing:
    """Return what is said of a thing, without what is unknown; a list of one is that one."""
    known: Thing = {"@type": type_, "@id": id_}
    known |= {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in said.items()}
    return {name: value for name, value in known.items() if value not in (None, "", [])}
