"""Raw scraped text: a page as it was printed, menus and all."""

from pathlib import Path

from site_builder.cleaning.lines import split
from site_builder.model import Document, Input
from site_builder.sources.assemble import assemble
from site_builder.text.decode import decode


class Raw:
    """A .txt file is one article."""

    suffix = ".txt"

    def inputs(self, root: Path, whole: Input) -> list[Input]:  # noqa: ARG002 - other formats look into the file
        """Return the file itself."""
        return [whole]

    def document(self, item: Input, data: bytes) -> Document:
        """Return the article; raise SetAsideError for an empty or unreadable file."""
        decoded = decode(data)
        return assemble(item, data, split(decoded.text), notes=decoded.notes)
