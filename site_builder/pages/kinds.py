"""What a kind of page is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from site_builder.model import Article, Page, PageRef
from site_builder.pages.view import View

Fetch = Callable[[str], Article]


class Kind(NamedTuple):
    """A kind of page: which pages of it an archive has, and how one of them is made.

    `page` may call `fetch(id)` for the text of an article; only article pages do, all others live on records alone.
    """

    name: str
    refs: Callable[[View], Iterator[PageRef]]
    page: Callable[[View, PageRef, Fetch], Page]
