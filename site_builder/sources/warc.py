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
from site_builder.sources.looking import Beside, sha256
from site_builder.sources.naming import named
from site_builder.sources.opening import LARGEST, too_large
from site_builder.sources.page import Page
from site_builder.words import remark

_HTML = ("text/html", "application/xhtml+xml")
_PICTURES = ("image/jpeg", "image/jpg", "image/png", "image/gif", "image/webp", "image/avif", "application/pdf")
_FOUND = 200  # status of an answer that holds what was asked for
_CUT = remark("cut off in the middle: the file ends before it does; fetch the file again")


class _Answer(Struct, frozen=True):
    """A record that holds a page or a picture: its number in the file, where it lies, and the picture's address."""

    number: int
    start: int
    size: int
    picture: str = ""  # "" for a page


class Warc(Struct, frozen=True):
    """A WARC file holds an article in each answer with status 200 that is a page."""

    suffix: str
    many: bool = True

    def inputs(self, whole: Input, stream: BinaryIO) -> Iterator[Input | SetAside | Beside]:
        """Yield where the record of each page or picture begins and how long it is; its line is the record's number."""
        answers, damage = _answers(stream)
        if all(one.picture for one in answers):
            raise damage or SetAsideError(remark("no page in it: no answer with status 200 and HTML; remove the file"))
        stream.seek(0)
        for one in answers:
            stream.seek(one.start)
            data = stream.read(one.size) if one.size <= LARGEST else None
            if data is not None and _is_whole(data):
                yield _found(whole, one, data)
            elif not one.picture:
                yield SetAside(whole.path, one.number, too_large() if data is None else _CUT)
        if damage:
            yield SetAside(whole.path, damage.line, damage.reason)

    def page(self, item: Input, data: bytes) -> Page:
        """Return the page of a record; its address and the time of its capture come with it."""
        return self._page(item, data, whole=False)

    def skim(self, item: Input, data: bytes) -> Page:
        """Return all lines of the page of a record."""
        return self._page(item, data, whole=True)

    def _page(self, item: Input, data: bytes, *, whole: bool) -> Page:
        from site_builder.sources.webpage.reading import read  # noqa: PLC0415 - half a second, only where pages are

        try:
            record = _record(data)
            body = record.reader.read(LARGEST + 1)
        except (OSError, ValueError, StopIteration) as error:
            message = remark("a damaged record (%(why)s); fetch the file again", why=error)
            raise SetAsideError(message, item.line) from None
        if len(body) > LARGEST:
            raise SetAsideError(too_large(), item.line)
        known = {"url": _address(record), "crawled": _captured(record)}
        try:
            return read(body, {key: value for key, value in known.items() if value}, whole=whole)
        except SetAsideError as error:
            raise SetAsideError(replace(error.reason, place=known["url"]), item.line) from None


def _captured(record: Any) -> str:  # noqa: ANN401 - fastwarc is loaded only where captures are
    """Return when a record was made, "" when it does not say, or names a day that is none in Viet Nam."""
    date = record.record_date
    try:
        return date.replace(tzinfo=date.tzinfo or UTC).astimezone(VIETNAM).isoformat() if date else ""
    except OverflowError:  # the last evening of the year 9999
        return ""


def answer(data: bytes, most: int) -> bytes:
    """Return what the answer in a record holds, `most` bytes of it; raise OSError for a damaged one."""
    try:
        return bytes(_record(data).reader.read(most))
    except (ValueError, StopIteration) as error:
        raise OSError(str(error)) from None


def _record(data: bytes) -> Any:  # noqa: ANN401 - fastwarc is loaded only where captures are
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - as above

    return next(iter(ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all")))


def _address(record: Any) -> str:  # noqa: ANN401 - as above
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _found(whole: Input, one: _Answer, data: bytes) -> Input | Beside:
    """Return a page, with the addresses of its pictures, or a picture, whose path ends with its address."""
    at = (whole.offset if whole.deflated is None else 0) + one.start
    found = replace(whole, line=one.number, offset=at, size=one.size, sha256=sha256(data))
    file = whole.file or whole.path
    if one.picture:
        return Beside(replace(found, path=f"{file}/{one.picture}", file=file))
    try:
        record = _record(data)
        return replace(found, pictures=named(whole.path, record.reader.read(LARGEST), _address(record)))
    except (OSError, ValueError, StopIteration):  # reading it says what is wrong with it
        return found


def _answers(stream: BinaryIO) -> tuple[list[_Answer], SetAsideError | None]:
    """Return the records that hold pages and pictures, and what keeps the rest of the file from being read."""
    found: list[_Answer] = []
    records = _records(stream)
    number, start = 0, 0
    picture: str | None = None
    try:
        for following, begins, what in records:
            if picture is not None:
                found.append(_Answer(number, start, begins - start, picture))
            number, start, picture = following, begins, what
    except SetAsideError as error:
        return found, error
    return found, None


def _records(stream: BinaryIO) -> Iterator[tuple[int, int, str | None]]:
    """Yield each record's number and start and what it holds, then the end; raise SetAsideError."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where captures are

    number, start = 0, -1
    try:
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False), 1):
            if record.stream_pos == start:
                message = remark("compressed as a whole, not record by record; run: warcio recompress FILE NEW.warc.gz")
                raise SetAsideError(message)
            start = record.stream_pos
            yield number, start, _holds(record)
    except (OSError, ValueError) as error:
        message = remark(
            "damaged behind record %(number)s (%(why)s), or no WARC; fetch the file again", number=number, why=error
        )
        raise SetAsideError(message, number or None) from None
    stream.seek(0, 2)
    yield number + 1, stream.tell(), None


def _holds(record: Any) -> str | None:  # noqa: ANN401 - as above
    """Return "" for a page, the address of a picture, None for anything else."""
    kind = _kind(record)
    if kind in _HTML:
        return ""
    return _address(record) or None if kind in _PICTURES else None


def _kind(record: Any) -> str:  # noqa: ANN401 - as above
    """Return the media type of what was answered, "" where nothing was."""
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415 - as above

    kind = None
    if record.record_type == WarcRecordType.response:
        record.parse_http()
        headers = record.http_headers
        kind = record.http_content_type if headers and headers.status_code == _FOUND else None
    elif record.record_type == WarcRecordType.resource:
        kind = record.headers.get("Content-Type")
    return (kind or "").partition(";")[0].strip().lower()


def _is_whole(data: bytes) -> bool:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only where captures are

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False)))
        return bool(len(record.reader.read(LARGEST)) == min(record.content_length, LARGEST))
    except (OSError, ValueError, StopIteration):
        return False
