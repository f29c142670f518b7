"""Pictures and .pdf files that an article's markup names: their addresses, and which files of the archive those are.

Nothing is ever fetched: a picture of another host is one only where the archive itself holds its bytes.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from site_builder.model import Input
from site_builder.text.normalise import nfc

MARKED = (".html", ".htm", ".md")  # files of one article that may name pictures
SOURCES = ("data-src", "data-original", "src")  # a page that loads pictures late has a blank one as its src
_MOST = 300  # addresses of one article that are looked for
_SRC = re.compile(
    r"""\b(?:src|data-original|(?P<link>href))\s{0,9}=\s{0,9}(?:"([^"<>]{1,1000})"|'([^'<>]{1,1000})'|([^\s"'<>]{1,1000}))""",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\]\(\s{0,9}(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}))")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:\s{0,9}(\S{1,1000})", re.MULTILINE)
_NO_PICTURE = (".js", ".css", ".html", ".htm", ".php", ".aspx", ".mp4", ".mp3", ".json")
_LINKED = ".pdf"  # what a link leads to and is published, too
_WEB = ("http", "https")


class Picture(Struct, frozen=True):
    """A picture or .pdf file as the markup names it, and the words that it gives for it."""

    addresses: tuple[str, ...]  # the likeliest first
    words: str = ""


def named(path: str, data: bytes, base: str = "") -> tuple[str, ...]:
    """Return the addresses that may be those of pictures in marked-up text; more than a reader sees, never fewer.

    `path` says by its end how quotation marks are written; `base`: the address from which a page was fetched.
    """
    text = data.replace(b"\0", b"").decode("utf-8", "replace")  # addresses are mostly ASCII, in any code
    if path.lower().endswith(".jsonl"):
        text = text.replace('\\"', '"').replace("\\/", "/").replace("\\u0022", '"')
    elif path.lower().endswith(".csv"):
        text = text.replace('""', '"')
    if "&quot;" in text:
        text = text.replace("&quot;", '"')
    found = filter(None, map(_address, _addresses(path, text)))
    pictures = (joined(base, one) for one in found)
    return tuple(dict.fromkeys(one for one in pictures if _may_be_a_picture(one)))[:_MOST]


def linked(address: str | None) -> bool:
    """Tell whether a link leads to a file that is published with the article."""
    return bool(address) and _parts(address or "")[1].lower().endswith(_LINKED)


def joined(base: str, address: str) -> str:
    """Return an address as one of the web where that of its page is known; "" for one that is none."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""


def their_files(item: Input, addresses: Iterable[str], files: Mapping[str, Input]) -> tuple[Input, ...]:
    """Return the files that an article's addresses lead to, in their order; `files`: {path in NFC: file}."""
    found = (file_at(item, one, files) for one in addresses)
    return tuple({one.path: one for one in found if one}.values())


def below(address: str) -> str | None:
    """Return the path of a file below the folder of the article that names it; None for what may lie elsewhere."""
    host, path = _parts(address)
    local = posixpath.normpath(unquote(path).replace("\\", "/"))
    return None if host or not path or local.startswith(("/", "../")) or ":" in local else local


def file_at(item: Input, address: str, files: Mapping[str, Input]) -> Input | None:
    """Return the file that an address in an article leads to, None for one that the archive does not hold."""
    return next((files[path] for place in _places(item, address) if (path := nfc(place)) in files), None)


def _addresses(path: str, text: str) -> Iterator[re.Match[str]]:
    yield from _SRC.finditer(text)
    if path.lower().endswith(".md"):
        yield from _INLINE.finditer(text)
        yield from _REFERENCE.finditer(text)


def _address(match: re.Match[str]) -> str:
    """Return the address that was found; "" for a link to a page."""
    address = unescape(match[match.lastindex or 0]).strip()
    return "" if match.groupdict().get("link") and not linked(address) else address


def _may_be_a_picture(address: str) -> bool:
    host, path = _parts(address)
    suffix = posixpath.splitext(path)[1].lower()
    return bool(path and (host or suffix)) and suffix not in _NO_PICTURE


def _places(item: Input, address: str) -> Iterator[str]:
    """Yield the paths at which a picture may lie: as captured; as seen from the article, or from a folder above it."""
    host, path = _parts(address)
    if host:
        yield f"{item.file or item.path}/{address}"
    below = path.lstrip("/")
    folder, top = posixpath.dirname(item.path), item.folder if item.folder != "." else ""
    if not host and not path.startswith("/"):
        yield from _below(top, folder, path)
        return
    while True:  # a copy of a whole site: "/a.jpg" lies in the folder of the site, with or without the host's name
        for name in (f"{host}/{below}", below) if host else (below,):
            yield from _below(top, folder, name)
        if folder in {top, ""}:
            return
        folder = posixpath.dirname(folder)


def _below(top: str, folder: str, name: str) -> Iterator[str]:
    """Yield the path of a name in a folder, as long as it stays below the source folder; blanks are written as %20."""
    for one in dict.fromkeys((unquote(name), name)):
        path = posixpath.normpath(posixpath.join(folder, one.replace("\\", "/")))
        if not path.startswith("../") and (not top or path.startswith(f"{top}/")):
            yield path


def _parts(address: str) -> tuple[str, str]:
    """Return the host ("" for none) and path of an address; ("", "") for what leads to no file."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return (host, parts.path) if not parts.scheme or parts.scheme.lower() in _WEB else ("", "")
