"""An office: one post in one place, and who held it."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Holder, Office, Page, PageRef
from site_builder.pages import linked_data
from site_builder.pages.career import succession
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import Link, part, part_refs
from site_builder.pages.terms import Citation, citations_of, place_url
from site_builder.pages.view import View

NAME = "office"
_CONFLICTS = 20  # shown; many holders make many pairs


class Tenure(Struct, frozen=True):
    """A holder, the days on which the first and the last article name them so, and sentences that do."""

    link: Link
    status: str
    spans: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]


class Claim(Struct, frozen=True):
    """One of two who are called by a post over the same days; `anchor`: of their sentences, if those are here."""

    link: Link
    anchor: str | None
    spans: tuple[tuple[str, str], ...]


def refs(view: View) -> Iterator[PageRef]:
    """Yield each office, and the further parts of long lists of holders."""
    for key, holders in view.holders():
        yield from part_refs(NAME, key, holders)


def page(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return an office's page, or a further part of it."""
    office, url = view.offices[ref.key], urls.office(ref.key)
    holders, pager = part(url, office.holders, ref.number)
    tenures, first = [_tenure(view, office, holder) for holder in holders], ref.number == 1
    place = place_url(view, office.place_key)
    context: dict[str, object] = {
        "url": url,
        "post": office.post,
        "place": office.place,
        "crumbs": [(view.words.gettext("Officials"), urls.OFFICIALS), *_above(office.place, place)],
        "tenures": tenures,
        "succession": succession([(one.link.name, f"h{n}", one.spans) for n, one in enumerate(tenures, 1)]),
        "conflicts": [_conflict(view, office, pair, len(tenures)) for pair in office.conflicts[:_CONFLICTS]]
        if first
        else [],
        "all_conflicts": len(office.conflicts),
        "more_conflicts": len(office.conflicts) > _CONFLICTS,
        "pager": pager,
        "linked": linked_data.occupation(view.site, office.post, office.place, place),
    }
    return Page(urls.paged(url, ref.number), "office.html", context)


def _above(place: str | None, url: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the step to the place of an office, if it has a page."""
    if place and url:
        yield place, url, "vi"


def _conflict(view: View, office: Office, pair: tuple[str, str], shown: int) -> tuple[Claim, ...]:
    """Return two officials who are both named as sitting holders; the page shows the first `shown` holders."""
    sitting = {one.official: (n, one) for n, one in enumerate(office.holders, 1) if one.status == "current"}
    return tuple(_claim(view, sitting[key][1], sitting[key][0], shown) for key in pair)


def _claim(view: View, holder: Holder, number: int, shown: int) -> Claim:
    link = Link(view.name(holder.official), urls.official(holder.official))
    return Claim(link, f"h{number}" if number <= shown else None, holder.spans)


def _tenure(view: View, office: Office, holder: Holder) -> Tenure:
    official = view.officials[holder.official]
    mine = (office.post, office.place_key, holder.status)
    term = next((t for t in official.terms if (t.post, t.place_key, t.status) == mine), None)
    link = Link(official.name, urls.official(official.key), len(holder.articles))
    citations = citations_of(view, official, term) if term else ()
    return Tenure(link, holder.status, holder.spans, citations)


KIND = Kind(NAME, refs, page)
