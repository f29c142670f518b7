"""Whole web pages and pieces of them: .html."""

from site_builder.model import Input
from site_builder.sources.page import OneArticle, Page


class WebPage(OneArticle):
    """A .html file is one article: a page as a site served it, or a piece of one."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix

    def page(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return the page's lines; raise SetAsideError for what is no page, or one without an article."""
        from site_builder.sources.webpage.reading import read  # noqa: PLC0415 - half a second, only where pages are

        return read(data)

    def skim(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return all of the page's lines, whether they are the article or not."""
        from site_builder.sources.webpage.reading import read  # noqa: PLC0415 - as above

        return read(data, whole=True)
