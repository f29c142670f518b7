"""The search page: a form that a script brings to life, and ways in for those without one."""

import re
from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.officials import letters
from site_builder.pages.view import View
from site_builder.words import Words, message, plural

NAME = "search"

# What the scripts of the page say: they have no words of their own.  What stands in {} they fill in.
_SAID = {
    "searching": message("Searching…"),
    "none": message("No article was found."),
    "failed": message("Some of the search data could not be loaded, so results may be missing."),
    "outdated": message("The archive has just been updated and the browser keeps old parts of it; please reload."),
    "again": message("Try again"),
    "pages": message("Page {page} of {last}"),
    "previous": message("← Previous page"),
    "next": message("Next page →"),
    "paging": message("Pages of results"),
    "named": message("Pages of their own"),
    "undated": message("No date known"),
    "sort": message("Sort by"),
    "relevance": message("Relevance"),
    "newest": message("Newest first"),
    "oldest": message("Oldest first"),
    "province": message("Province"),
    "year": message("Year"),
    "all": message("All"),
    "suggestions": message("Suggestions"),
    "meant": message("Did you mean:"),
    "unknown": message("The archive has no province or official named “{name}”."),
    "official": message("Official"),
    "everyone": message("Clear"),
    "nobody": message("No official is named more than once."),
    "kind-official": message("official"),
    "kind-office": message("post"),
    "kind-province": message("province"),
    "kind-district": message("district"),
    "kind-word": message("word"),
}
_COUNTED = {
    "found": plural("{n} article with all the words", "{n} articles with all the words"),
    "near": plural("{n} article that comes close", "{n} articles that come close"),
    "articles": plural("{n} article", "{n} articles"),
    "beyond": plural(
        "and {n} more article with this word; type more words to search there",
        "and {n} more articles with this word; type more words to search there",
    ),
}


def refs(_view: View) -> Iterator[PageRef]:
    """Yield the one page."""
    yield PageRef(NAME, "")


def page(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the search page."""
    return Page(urls.SEARCH, "search.html", {"letters": letters(view), "texts": texts(view.words)})


def texts(words: Words) -> dict[str, tuple[str, ...]]:
    """Return what the scripts say, by name, each in its forms, and the pattern of a day with the names of months."""
    day = re.sub(r"%\((\w+)\)s", r"{\1}", words.formats.patterns["day"])
    said = {name: words.forms(text) for name, text in _SAID.items()}
    counted = {name: words.forms(*text) for name, text in _COUNTED.items()}
    return {**said, **counted, "day": (day,), "months": words.formats.short_months}


KIND = Kind(NAME, refs, page)
