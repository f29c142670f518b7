"""The formats that an archive reads, one module each."""

from collections.abc import Iterable
from typing import BinaryIO, Protocol

from site_builder.errors import SetAsideError
from site_builder.model import Document, Input, SetAside
from site_builder.sources.assemble import assemble
from site_builder.sources.jsonl import JsonLines
from site_builder.sources.markdown import Markdown
from site_builder.sources.page import Page
from site_builder.sources.raw import Raw
from site_builder.sources.rows import Rows
from site_builder.sources.warc import Warc
from site_builder.sources.webpage import WebPage


class Format(Protocol):
    """How one kind of file becomes inputs and documents."""

    @property
    def suffix(self) -> str:
        """Return how the names of such files end, in lower case."""

    @property
    def many(self) -> bool:
        """Tell whether a file may hold many articles, so that it has to be looked through."""

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterable[Input | SetAside]:
        """Return the inputs that a file, given as one whole input, holds, and why others in it are none."""

    def page(self, item: Input, data: bytes) -> Page:
        """Return the lines of an input, still to be cleaned; raise SetAsideError when the bytes hold none."""


FORMATS: tuple[Format, ...] = (
    Raw(),
    JsonLines(),
    Markdown(),
    WebPage(".html"),
    WebPage(".htm"),
    Rows(),
    Warc(".warc"),
    Warc(".warc.gz"),
)
ZIPPED = (".zip", ".wacz")  # hold files of these formats
UNKNOWN = (
    f"not a format this archive reads ({', '.join((*(one.suffix for one in FORMATS), *ZIPPED))}); "
    "convert the file or move it elsewhere"
)


def format_of(path: str) -> Format | None:
    """Return the format of a file by its name, case-blind."""
    lower = path.lower()
    return next((one for one in FORMATS if lower.endswith(one.suffix)), None)


def document(item: Input, data: bytes) -> Document:
    """Return the article that the bytes of an input hold; raise SetAsideError with the line and what to do."""
    one = format_of(item.path)
    if one is None:
        raise SetAsideError(UNKNOWN)
    return assemble(item, data, one.page(item, data))
