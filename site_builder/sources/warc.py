"""Captures of a crawler: .warc and .warc.gz, one article in each page that a server answered with."""

import io
from collections.abc import Iterator
from datetime import UTC
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from site_builder.cleaning.stamps import VIETNAM
from site_builder.errors import SetAsideError
from site_builder.model import Input, SetAside
from site_builder.sources.looking import sha256
from site_builder.sources.opening import LARGEST, too_large
from site_builder.sources.page import Page
from site_builder.words import remark

_HTML = ("text/html", "application/xhtml+xml")
_FOUND = 200  # status of an answer that holds what was asked for
_CUT = remark("cut off in the middle: the file ends before it does; fetch the file again")


class _Page(Struct, frozen=True):
    """A record that holds a page: its number in the file, and where it lies."""

    number: int
    start: int
    size: int


class Warc(Struct, frozen=True):
    """A WARC file holds an article in each answer with status 200 that is a page."""

    suffix: str
    many: bool = True

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterator[Input | SetAside]:
        """Yield where the record of each page begins and how long it is; its line is the record's number."""
        pages, damage = _pages(stream)
        if not pages:
            raise damage or SetAsideError(remark("no page in it: no answer with status 200 and HTML; remove the file"))
        stream.seek(0)
        for page in pages:
            stream.seek(page.start)
            data = stream.read(page.size) if page.size <= LARGEST else None
            if data is None or not _is_whole(data):
                yield SetAside(whole.path, page.number, too_large() if data is None else _CUT)
                continue
            at = (whole.offset if whole.deflated is None else 0) + page.start
            yield replace(whole, line=page.number, offset=at, size=page.size, sha256=sha256(data))
        if damage:
            yield SetAside(whole.path, damage.line, damage.reason)

    def page(self, item: Input, data: bytes) -> Page:
        """Return the page of a record; its address and the time of its capture come with it."""
        return self._page(item, data, whole=False)

    def skim(self, item: Input, data: bytes) -> Page:
        """Return all lines of the page of a record."""
        return self._page(item, data, whole=True)

    def _page(self, item: Input, data: bytes, *, whole: bool) -> Page:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where captures are

        from site_builder.sources.webpage.reading import read  # noqa: PLC0415 - half a second, only where pages are

        try:
            record = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all")))
            body = record.reader.read(LARGEST + 1)
        except (OSError, ValueError, StopIteration) as error:
            message = remark("a damaged record (%(why)s); fetch the file again", why=error)
            raise SetAsideError(message, item.line) from None
        if len(body) > LARGEST:
            raise SetAsideError(too_large(), item.line)
        captured = record.record_date.replace(tzinfo=record.record_date.tzinfo or UTC).astimezone(VIETNAM)
        known = {"url": (record.headers.get("WARC-Target-URI") or "").strip("<>"), "crawled": captured.isoformat()}
        try:
            return read(body, {key: value for key, value in known.items() if value}, whole=whole)
        except SetAsideError as error:
            raise SetAsideError(replace(error.reason, place=known["url"]), item.line) from None


def _pages(stream: BinaryIO) -> tuple[list[_Page], SetAsideError | None]:
    """Return the records that hold pages, and what keeps the rest of the file from being read."""
    found: list[_Page] = []
    records = _records(stream)
    number, start, is_page = 0, 0, False
    try:
        for following, begins, page in records:
            if is_page:
                found.append(_Page(number, start, begins - start))
            number, start, is_page = following, begins, page
    except SetAsideError as error:
        return found, error
    return found, None


def _records(stream: BinaryIO) -> Iterator[tuple[int, int, bool]]:
    """Yield each record's number and start and whether it holds a page, then the end; raise SetAsideError."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where captures are

    number, start = 0, -1
    try:
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False), 1):
            if record.stream_pos == start:
                message = remark("compressed as a whole, not record by record; run: warcio recompress FILE NEW.warc.gz")
                raise SetAsideError(message)
            start = record.stream_pos
            yield number, start, _holds_page(record)
    except (OSError, ValueError) as error:
        message = remark(
            "damaged behind record %(number)s (%(why)s), or no WARC; fetch the file again", number=number, why=error
        )
        raise SetAsideError(message, number or None) from None
    stream.seek(0, 2)
    yield number + 1, stream.tell(), False


def _holds_page(record: Any) -> bool:  # noqa: ANN401 - fastwarc is loaded only where captures are
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415 - as above

    if record.record_type == WarcRecordType.response:
        record.parse_http()
        headers = record.http_headers
        return bool(headers and headers.status_code == _FOUND and _is_html(record.http_content_type))
    return record.record_type == WarcRecordType.resource and _is_html(record.headers.get("Content-Type"))


def _is_html(kind: str | None) -> bool:
    return (kind or "").partition(";")[0].strip().lower() in _HTML


def _is_whole(data: bytes) -> bool:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where captures are

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False)))
        return bool(len(record.reader.read(LARGEST)) == min(record.content_length, LARGEST))
    except (OSError, ValueError, StopIteration):
        return False
