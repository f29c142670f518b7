"""Messages about inputs: why one is set aside, and what was repaired or doubted in one that is not."""

import gzip
import io
import os
import stat
from collections.abc import Callable, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from ground import ROOT

from site_builder import config, sources
from site_builder.building import reading
from site_builder.errors import SetAsideError
from site_builder.extract import article
from site_builder.model import Header, Input, SetAside
from site_builder.report import describe
from site_builder.sources.rows import Rows


def inputs(given: Mapping[str, Any]) -> str:
    """Read every input of the archive; return why some are set aside, and the notes on the others, a line each."""
    _prepare(given)
    settings = config.load(ROOT) if "sources" not in given else None
    folders = settings.sources if settings else given["sources"]
    found, aside = sources.inputs(ROOT, folders, settings.given if settings else None)
    if gone := given.get("gone"):
        (ROOT / gone).unlink()
    for name, size in given.get("cut", {}).items():
        os.truncate(ROOT / name, size)
    said = [describe(one) for one in aside]
    for item in found:
        said += _read(item)
    return "\n".join(dict.fromkeys(said))


def overlong(_: Mapping[str, Any]) -> str:
    """Read a cell of a table that is longer than any article."""
    row = Input("seeds/b.csv", line=2, header=Header(("text",), ","))
    try:
        return str(Rows().page(row, b"a" * 20_000_001))
    except SetAsideError as error:
        return describe(SetAside(row.path, row.line, error.reason))


def failing(_: Mapping[str, Any]) -> str:
    """Have the program fail where nobody thought of it: by bytes that are none."""
    unread = reading.Unread(Input("seeds/b.txt"), "key", None, sources.Checked())  # type: ignore[arg-type]  # as said
    aside = reading._read_one(unread).aside  # noqa: SLF001  # what takes all errors
    return describe(aside) if aside else ""


def _read(item: Input) -> list[str]:
    try:
        document = sources.document(item, sources.read(ROOT, item), sources.checked(ROOT, item))
    except SetAsideError as error:
        return [describe(SetAside(item.path, error.line or item.line, error.reason))]
    where = f"{item.path}:{item.line}" if item.line else item.path
    return [str(one) if one.place else f"{where}: {one}" for one in article(document).document.notes]


def _prepare(given: Mapping[str, Any]) -> None:
    """Make what no text can be: links, pipes, files of many bytes, and what is packed."""
    for name, target in given.get("links", {}).items():
        (ROOT / name).symlink_to(target)
    for name in given.get("pipes", ()):
        os.mkfifo(ROOT / name)
    for name, size in given.get("sizes", {}).items():
        with (ROOT / name).open("wb") as file:
            file.truncate(size)
    for name, (text, times) in given.get("repeated", {}).items():
        (ROOT / name).write_text(text * times, "utf-8")
    for name, way in given.get("packed", {}).items():
        (ROOT / name).write_bytes(PACKED[way]())


_NEWS = "Họp hội đồng\n\nNgày 20/5/2024, hội đồng nhân dân tỉnh Nghệ An họp kỳ thứ mười.\n"


def _zip(members: Mapping[str, str], way: int = ZIP_DEFLATED, change: Callable[[ZipInfo], None] | None = None) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", way) as archive:
        for name, text in members.items():
            info = ZipInfo(name)
            info.compress_type = way
            if change:
                change(info)
            archive.writestr(info, text)
    return file.getvalue()


def _linked(info: ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def _encrypted() -> bytes:
    data = bytearray(_zip({"b.txt": _NEWS}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _moved() -> bytes:
    """Return a .zip whose list says that the member begins elsewhere."""
    data = bytearray(_zip({"b.txt": _NEWS}))
    at = data.index(b"PK\x01\x02") + 42
    data[at : at + 4] = (5).to_bytes(4, "little")
    return bytes(data)


def _damaged(name: str, others: Mapping[str, str] | None = None) -> bytes:
    """Return a .zip with other bytes in the middle of its first member."""
    data = bytearray(_zip({name: _NEWS, **(others or {})}))
    at = 53 + len(name)
    data[at : at + 10] = b"\xff" * 10
    return bytes(data)


def _listed() -> bytes:
    """Return the end of a .zip that says that its list is 100 MB long."""
    return b"PK\x05\x06" + bytes(8) + (100_000_000).to_bytes(4, "little") + bytes(6)


def _many() -> bytes:
    """Return a .zip with one member more than are read, all of them in its list only."""
    whole = _zip({"": ""})
    local, listed, end = (whole.index(mark) for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"))
    entries = whole[listed:end] * 200_001
    tail = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + (200_001).to_bytes(8, "little") * 2
    tail += len(entries).to_bytes(8, "little") + (listed - local).to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + (listed + len(entries)).to_bytes(8, "little") + (1).to_bytes(4, "little")
    last = b"PK\x05\x06" + bytes(4) + b"\xff" * 4 + len(entries).to_bytes(4, "little") + b"\xff" * 4 + bytes(2)
    return whole[:listed] + entries + tail + locator + last


def _bomb() -> bytes:
    """Return a .zip that says of its member that it will be as large as a disk of old."""
    data = bytearray(_zip({"b.txt": _NEWS}, ZIP_STORED))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (120_000_000).to_bytes(4, "little")
    return bytes(data)


def _answer(page: str, more: str = "") -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n{page}".encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2024-08-03T03:15:00Z\r\nWARC-Target-URI: https://bao.vn/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


_PAGE = f"<html><head><title>Họp hội đồng</title></head><body><h1>Họp hội đồng</h1><p>{_NEWS * 3}</p></body></html>"

PACKED: Mapping[str, Callable[[], bytes]] = {
    "no zip": lambda: b"PK",
    "leading out": lambda: _zip({"../b.txt": _NEWS}),
    "misnamed": lambda: _zip({"b\x07.txt": _NEWS}),
    "linked": lambda: _zip({"b.txt": "/etc/passwd"}, change=_linked),
    "encrypted": _encrypted,
    "unusual": lambda: _zip({"b.txt": _NEWS}, ZIP_LZMA),
    "nested": lambda: _zip({"b.zip": "PK"}),
    "moved": _moved,
    "damaged": lambda: _damaged("b.txt"),
    "damaged lines": lambda: _damaged("b.jsonl"),
    "damaged picture": lambda: _damaged("b.jpg", {"b.md": "# Họp\n\n![Ảnh](b.jpg)\n\nHội đồng nhân dân họp.\n"}),
    "empty": lambda: _zip({}),
    "nameless": lambda: _zip({"": _NEWS}),
    "long list": _listed,
    "many": _many,
    "bomb": _bomb,
    "capture without pages": lambda: _answer(_PAGE).replace(b"200 OK", b"404 No"),
    "capture cut off": lambda: _answer(_PAGE)[:-200],
    "capture compressed whole": lambda: gzip.compress(_answer(_PAGE) * 3),
    "no capture": lambda: b"x" * 1000,
    "capture with a damaged answer": lambda: _answer(_PAGE, "Content-Encoding: gzip\r\n"),
}
