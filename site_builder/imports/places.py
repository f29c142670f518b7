"""Where published data are: a folder, or an address.  What is not plain and of a sensible size is refused by name."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

from site_builder.errors import SiteBuilderError

DESCRIPTION = "datapackage.json"

_LARGEST = 4_000_000_000  # bytes of a file
_LONGEST = 50_000_000  # bytes of a line
_WAIT = 60  # seconds without a byte
_GONE = {404, 410}
# None that reads local files or other protocols, wherever a server redirects to.
_HANDLERS = (
    *(ProxyHandler, UnknownHandler, HTTPHandler, HTTPSHandler),
    *(HTTPDefaultErrorHandler, HTTPRedirectHandler, HTTPErrorProcessor),
)


class Published(Protocol):
    """A published site."""

    def named(self, name: str) -> str:
        """Return what a message calls a file."""

    def blocks(self, name: str) -> Iterator[bytes] | None:
        """Return the bytes of a file, block by block; None when it is not there.

        The blocks raise SiteBuilderError when the file breaks off or cannot be reached.
        """


class Place(Protocol):
    """Published data."""

    def whole(self, name: str) -> bytes:
        """Return a small file; raise SiteBuilderError when it is not there."""

    def lines(self, name: str, *, optional: bool = False) -> Iterator[bytes]:
        """Yield the lines of a file that are not blank, each with its line feed; none of an optional missing one."""


def place(whence: str) -> Place:
    """Return the data at an address or in a folder: of a site, of its data/, or of the description there."""
    inside = whence.removesuffix(DESCRIPTION)
    tried: list[_Files] = []
    for below in ("", "data/"):
        files = _files(inside, below)
        if files.has(DESCRIPTION):
            return files
        tried.append(files)
    message = (
        f"{whence}: no published data there; looked for {' and '.join(one.named(DESCRIPTION) for one in tried)}. "
        "Name the address or the folder of a site that site-builder built."
    )
    raise SiteBuilderError(message)


def site(whence: str) -> Published:
    """Return the site at an address or in a folder."""
    return _files(whence, "")


def _files(inside: str, below: str) -> "_Files":
    if "://" not in inside:
        return _Folder(Path(inside) / below)
    if urlsplit(inside).scheme not in {"http", "https"}:
        message = f"{inside}: only http:// and https:// addresses are read; copy the data here and name the folder"
        raise SiteBuilderError(message)
    return _Web(f"{inside.rstrip('/')}/{below}")


_BLOCK = 1 << 20  # bytes read at once


_File = BinaryIO | HTTPResponse | gzip.GzipFile


class _Open(NamedTuple):
    file: _File
    size: int | None  # bytes that it should have, if that is known and it is not compressed
    packed: bool = False


class _Files:
    """What folders and addresses have in common."""

    def named(self, name: str) -> str:
        """Return what a message calls a file."""
        raise NotImplementedError

    def opened(self, name: str) -> _Open | None:
        """Open a file; None when there is none."""
        raise NotImplementedError

    def has(self, name: str) -> bool:
        """Tell whether there is a file."""
        found = self.opened(name)
        if found is None:
            return False
        with found.file:
            return True

    def whole(self, name: str) -> bytes:
        """Return a small file; raise SiteBuilderError when it is not there."""
        return b"".join(self.lines(name))

    def blocks(self, name: str) -> Iterator[bytes] | None:
        """Return the bytes of a file, block by block; None when it is not there."""
        found = self.opened(name)
        return None if found is None else self._blocks(name, found)

    def _blocks(self, name: str, found: _Open) -> Iterator[bytes]:
        total = 0
        with self._reading(name, found) as file:
            while block := file.read(_BLOCK):
                total += len(block)
                yield block
            self._ended(name, total, found)

    def lines(self, name: str, *, optional: bool = False) -> Iterator[bytes]:
        """Yield the lines of a file that are not blank, each with its line feed; none of an optional missing one.

        A large file may be there compressed, with ".gz" behind its name.
        """
        found = self.opened(name) or self._packed(name)
        if found is None:
            if not optional:
                message = (
                    f"{self.named(name)}: not there, and nothing can be made without it; take the file from the site"
                )
                raise SiteBuilderError(message)
            return
        with self._reading(name, found) as file:
            yield from self._lines(name, _Open(file, found.size))

    @contextmanager
    def _reading(self, name: str, found: _Open) -> Iterator[_File]:
        try:
            with found.file as file:
                yield gzip.GzipFile(fileobj=file) if found.packed else file
        except (OSError, EOFError, HTTPException, zlib.error) as error:
            message = f"{self.named(name)}: broke off ({error}); try again"
            raise SiteBuilderError(message) from error

    def _packed(self, name: str) -> _Open | None:
        found = self.opened(f"{name}.gz")
        return _Open(found.file, None, packed=True) if found else None

    def _lines(self, name: str, found: _Open) -> Iterator[bytes]:
        total = 0
        for number, line in enumerate(iter(lambda: found.file.readline(_LONGEST + 1), b""), 1):
            total += len(line)
            if len(line) > _LONGEST or total > _LARGEST:
                where = f"{self.named(name)}:{number}"
                message = f"{where}: longer than anything that an archive publishes; take the file anew from the site"
                raise SiteBuilderError(message)
            if not line.isspace():
                yield line if line.endswith(b"\n") else line + b"\n"
        self._ended(name, total, found)

    def _ended(self, name: str, total: int, found: _Open) -> None:
        if found.size is not None and total != found.size:
            message = f"{self.named(name)}: broke off after {total} of {found.size} bytes; try again"
            raise SiteBuilderError(message)


class _Folder(_Files):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def named(self, name: str) -> str:
        return str(self._folder / name)

    def opened(self, name: str) -> _Open | None:
        path = self._folder / name
        return _Open(path.open("rb"), None) if path.is_file() else None


class _Web(_Files):
    def __init__(self, base: str) -> None:
        self._base, self._opener = base, OpenerDirector()
        for handler in _HANDLERS:
            self._opener.add_handler(handler())
        self._opener.addheaders = [("User-Agent", "site-builder")]

    def named(self, name: str) -> str:
        return f"{self._base}{quote(name)}"

    def opened(self, name: str) -> _Open | None:
        url = self.named(name)
        try:
            answer = self._opener.open(url, timeout=_WAIT)
        except HTTPError as error:
            error.close()
            if error.code in _GONE:
                return None
            message = f"{url}: the server answers {error.code} {error.reason}; try again later"
            raise SiteBuilderError(message) from error
        except (OSError, HTTPException, ValueError) as error:
            raise SiteBuilderError(_unreached(url, getattr(error, "reason", error))) from error
        if not isinstance(answer, HTTPResponse):
            raise SiteBuilderError(_unreached(url, "no answer of HTTP"))
        return _Open(answer, answer.length)


def _unreached(url: str, why: object) -> str:
    return f"{url}: cannot be reached ({str(why).strip()}); check the address"
