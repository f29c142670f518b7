"""The formats that an archive reads, one module each."""

from collections.abc import Iterable
from typing import BinaryIO, Protocol

from msgspec.structs import replace

from site_builder.cleaning.lines import Verdict
from site_builder.errors import SetAsideError
from site_builder.model import Document, Input, SetAside
from site_builder.sources.assemble import assemble
from site_builder.sources.jsonl import JsonLines
from site_builder.sources.looking import Beside
from site_builder.sources.markdown import Markdown
from site_builder.sources.marks import of_lines
from site_builder.sources.page import Page
from site_builder.sources.publishable import Checked, Chosen, chosen
from site_builder.sources.published import Published
from site_builder.sources.raw import Raw
from site_builder.sources.rows import Rows
from site_builder.sources.warc import Warc
from site_builder.sources.webpage import WebPage
from site_builder.words import remark


class Format(Protocol):
    """How one kind of file becomes inputs and documents."""

    @property
    def suffix(self) -> str:
        """Return how the names of such files end, in lower case."""

    @property
    def many(self) -> bool:
        """Tell whether a file may hold many articles, so that it has to be looked through."""

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterable[Input | SetAside | Beside]:
        """Return what a file, given as one whole input, holds: inputs, pictures, and why others in it are none."""

    def page(self, item: Input, data: bytes) -> Page | Document:
        """Return the lines of an input, still to be cleaned, or else what was made of them once.

        Raises SetAsideError when the bytes hold none.
        """

    def skim(self, item: Input, data: bytes) -> Page:
        """Return the lines that all tools agree on, for comparing articles: quicker than page()."""


FORMATS: tuple[Format, ...] = (
    Raw(),
    Published(),
    JsonLines(),
    Markdown(),
    WebPage(".html"),
    WebPage(".htm"),
    Rows(),
    Warc(".warc"),
    Warc(".warc.gz"),
)
ZIPPED = (".zip", ".wacz")  # hold files of these formats
_CHROME = Verdict("chrome")
UNKNOWN = remark(
    "not a format this archive reads (%(known)s); convert the file or move it elsewhere",
    known=", ".join((*(one.suffix for one in FORMATS), *ZIPPED)),
)


def format_of(path: str) -> Format | None:
    """Return the format of a file by its name, case-blind."""
    lower = path.lower()
    return next((one for one in FORMATS if lower.endswith(one.suffix)), None)


def document(item: Input, data: bytes, beside: Checked | None = None) -> Document:
    """Return the article that the bytes of an input hold; raise SetAsideError with the line and what to do.

    `beside`: the pictures and files that may be published with it.
    """
    page = _format(item).page(item, data)
    if isinstance(page, Document):
        return _with(page, item, beside, None)
    if item.learned:
        learned = {place: _CHROME for place, mark in of_lines(page.lines) if mark in item.learned}
        page = replace(page, given={**learned, **page.given})
    return _with(assemble(item, data, page), item, beside, page)


def _with(made: Document, item: Input, beside: Checked | None, page: Page | None) -> Document:
    """Return a document with the pictures and files that belong to it."""
    found = chosen(item, beside or Checked(), page, made.captions)
    if found == Chosen():
        return made
    return replace(made, attachments=found.attachments, notes=made.notes + found.notes)


def skimmed(item: Input, data: bytes) -> Page:
    """Return the lines of an input, for comparing articles; raise SetAsideError as document() does."""
    return _format(item).skim(item, data)


def _format(item: Input) -> Format:
    one = format_of(item.path)
    if one is None:
        raise SetAsideError(UNKNOWN)
    return one
