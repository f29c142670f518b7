"""What a reader sees at an address where nothing is; served at any depth."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.view import View

NAME = "not_found"


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(_view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the page for addresses where nothing is."""
    return Page(urls.NOT_FOUND, "not_found.html", {})


KIND = Kind(NAME, refs, page)
