"""What is published: pages, and files."""

from msgspec import Struct


class PageRef(Struct, frozen=True, gc=False, array_like=True):
    """A page still to be made: which kind, of what, and which part of a paged list (from 1)."""

    kind: str
    key: str
    number: int = 1


class Page(Struct, frozen=True, gc=False):
    """A page ready to be rendered: the template's whole context, plain data only."""

    url: str  # relative to the base URL, "" for home; ends with "/" or a file name
    template: str
    context: dict[str, object]


class File(Struct, frozen=True, gc=False):
    """Bytes at a path inside the site."""

    path: str  # relative, with "/"
    content: bytes
