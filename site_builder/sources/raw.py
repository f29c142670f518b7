"""Raw scraped text: a page as it was printed, menus and all."""

from site_builder.cleaning.lines import split
from site_builder.model import Input
from site_builder.sources.page import OneArticle, Page
from site_builder.text import entities
from site_builder.text.decode import decode


class Raw(OneArticle):
    """A .txt file is one article."""

    suffix = ".txt"

    def page(self, item: Input, data: bytes) -> Page:  # noqa: ARG002 - other formats look at the path
        """Return the lines; raise SetAsideError for an unreadable file."""
        decoded = decode(data)
        text, found = entities.plain(decoded.text)
        return Page(split(text, printable=decoded.printable and not found), notes=decoded.notes + entities.note(found))
