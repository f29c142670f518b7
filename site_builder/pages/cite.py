"""How to cite a page: one page whose script writes the citation of any other, so that no other page has to carry it."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.view import View

NAME = "cite"


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(_view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page."""
    return Page(urls.CITE, "cite.html", {})


KIND = Kind(NAME, refs, page)
