"""The search page: a form that a script brings to life, and ways in for those without one."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.officials import letters
from site_builder.pages.view import View

NAME = "search"


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the search page."""
    return Page(urls.SEARCH, "search.html", {"letters": letters(view)})


KIND = Kind(NAME, refs, page)
