"""Whole web pages and pieces of them: .html."""

from pathlib import Path

from msgspec import Struct

from site_builder.model import Input
from site_builder.sources.page import Page


class WebPage(Struct, frozen=True):
    """A .html file is one article: a page as a site served it, or a piece of one."""

    suffix: str

    def inputs(self, root: Path, whole: Input) -> list[Input]:  # noqa: ARG002 - other formats look into the file
        """Return the file itself."""
        return [whole]

    def page(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return the page's lines; raise SetAsideError for what is no page, or one without an article."""
        from site_builder.sources.webpage.reading import read  # noqa: PLC0415 - half a second, only where pages are

        return read(data)
