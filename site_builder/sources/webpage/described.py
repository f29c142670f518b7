"""What a page says of itself for machines: JSON-LD, Open Graph, <time>, the canonical address."""

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin

import msgspec

from site_builder.sources.webpage.tree import Element

_ARTICLES = {
    *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
    *("BlogPosting", "Report"),
}
_ORGANISATIONS = {"Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization"}
_MOST = 1_000_000  # characters of one script that is looked into
_DEEPEST = 8  # lists and objects in which an article's description is looked for

Values = dict[str, object]


def described(root: Element) -> Values:
    """Return the keys title, date, source, url, author and tags as far as the page states them.

    JSON-LD comes before Open Graph and other <meta>, and those before what is in the page for readers.
    """
    metas = _metas(root)
    linked = next(_articles(root), {})
    publisher = _name(linked.get("publisher"))
    date = _text(linked.get("datePublished")) or metas.get("article:published_time") or _time(root)
    found: Values = {
        "title": _text(linked.get("headline")) or metas.get("og:title") or _heading(root),
        "date": date or metas.get("pubdate") or metas.get("dc.date.issued"),
        "source": publisher or metas.get("og:site_name"),
        "url": _canonical(root) or metas.get("og:url") or _text(linked.get("url")),
        "author": [name for name in _authors(linked) or [metas.get("author", "")] if name and name != publisher],
        "tags": _tags(linked, root),
    }
    return {key: value for key, value in found.items() if value}


def _metas(root: Element) -> dict[str, str]:
    """Return the first content of each <meta>, by its name or property."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("property") or meta.get("name"), " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _articles(root: Element) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD that describe an article; what is not JSON is none."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and len(script.text or "") < _MOST:
            try:
                yield from _objects(msgspec.json.decode(script.text or ""), _DEEPEST)
            except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
                continue


def _objects(value: Any, deep: int) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever a page's JSON holds
    if isinstance(value, dict):
        kinds = value.get("@type")
        if _ARTICLES.intersection(one for one in _listed(kinds) if isinstance(one, str)):
            yield value
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            if deep:
                yield from _objects(value.get(inner), deep - 1)
    elif isinstance(value, list) and deep:
        for one in value:
            yield from _objects(one, deep - 1)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever a page's JSON holds
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a page's JSON holds
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _name(value: Any) -> str:  # noqa: ANN401 - whatever a page's JSON holds
    """Return the name of a person or body, written as a text or as an object."""
    first = _listed(value)[:1]
    return _text(first[0].get("name")) if first and isinstance(first[0], dict) else _text(first[0] if first else None)


def _authors(linked: Mapping[str, Any]) -> list[str]:
    """Return the writers, bodies left out."""
    people = [
        one
        for one in _listed(linked.get("author"))
        if not (isinstance(one, dict) and _ORGANISATIONS.intersection(map(str, _listed(one.get("@type")))))
    ]
    return list(dict.fromkeys(filter(None, map(_name, people))))


def _tags(linked: Mapping[str, Any], root: Element) -> list[str]:
    keywords = linked.get("keywords")
    words = keywords.split(",") if isinstance(keywords, str) else _listed(keywords)
    metas = [meta.get("content") for meta in root.iter("meta") if meta.get("property") == "article:tag"]
    return list(dict.fromkeys(filter(None, map(_text, [*words, *metas]))))


def _time(root: Element) -> str:
    """Return the moment of the first <time> that a machine can read."""
    return next((value for one in root.iter("time") if (value := " ".join((one.get("datetime") or "").split()))), "")


def _heading(root: Element) -> str:
    """Return the only main heading of a page."""
    headings = [" ".join(one.text_content().split()) for one in root.iter("h1")]
    return headings[0] if len(headings) == 1 else ""


def _canonical(root: Element) -> str:
    base = next((one.get("href") for one in root.iter("base") if one.get("href")), None)
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            address = " ".join(link.get("href").split())
            return urljoin(base, address) if base else address
    return ""
