"""The bytes of an input, wherever they lie: a file, a part of one, a member of a .zip, a part of that."""

import io
import os
import zlib
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from site_builder.errors import SetAsideError
from site_builder.model import Input, Remark
from site_builder.words import remark

LARGEST = 20_000_000  # bytes of one article; the longest of a newspaper have some 500,000
_PIECE = 1 << 16  # bytes inflated at once


def opened(root: Path, item: Input) -> BinaryIO:
    """Open all that an input spans, from its first byte on; raise OSError."""
    path = root / (item.file or item.path)
    if item.deflated:
        return io.BufferedReader(Inflated(path, *item.deflated))
    file = path.open("rb")
    return io.BufferedReader(Window(file, item.offset, item.size)) if item.file and item.size is not None else file


def read(root: Path, item: Input) -> bytes:
    """Return the bytes of one input and no more; raise SetAsideError when they cannot be read, or are too many."""
    most = LARGEST + 1 if item.size is None else min(item.size, LARGEST + 1)
    try:
        data = _inflated(root, item, most) if item.deflated else _plain(root, item, most)
    except OSError as error:
        message = remark(
            "cannot be read (%(why)s); check that the file exists and may be read", why=error.strerror or error
        )
        raise SetAsideError(message, item.line) from None
    if len(data) > LARGEST:
        raise SetAsideError(too_large(), item.line)
    if item.size is not None and len(data) < item.size:
        message = remark("cut off since the file was looked through; let it be written to its end, and build again")
        raise SetAsideError(message, item.line)
    return data


def too_large() -> Remark:
    """Return why an input that is too large is set aside."""
    return remark("more than %(n)s MB, which is no article; cut it up or remove it", n=LARGEST // 1_000_000)


def _plain(root: Path, item: Input, most: int) -> bytes:
    with (root / (item.file or item.path)).open("rb") as file:
        file.seek(item.offset)
        return file.read(most)


def _inflated(root: Path, item: Input, most: int) -> bytes:
    path = root / item.file
    if item.size is None:  # a member that is one article
        return Inflated(path, *(item.deflated or (0, 0))).read_exactly(most)
    status = path.stat()
    stream = _stream(str(path), item.deflated or (0, 0), status.st_mtime_ns, status.st_size, os.getpid())
    stream.seek(item.offset)
    return stream.read_exactly(most)


@lru_cache(2)  # lines of one member follow each other: the stream goes on where it stands instead of from the start
def _stream(path: str, member: tuple[int, int], _time: int, _size: int, _process: int) -> "Inflated":
    return Inflated(Path(path), *member)


class Window(io.RawIOBase):
    """A part of a file."""

    def __init__(self, file: BinaryIO, offset: int, size: int) -> None:
        super().__init__()
        self._file, self._offset, self._size, self._at = file, offset, size, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that places can be gone to."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        self._at = max(0, offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence, self._size))
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override] # as io has it
        """Read what fits."""
        self._file.seek(self._offset + self._at)
        data = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        super().close()


class Inflated(io.RawIOBase):
    """A deflated member of a .zip, inflated as it is read; memory stays small whatever comes out.  Raises OSError."""

    def __init__(self, path: Path, offset: int, size: int) -> None:
        super().__init__()
        self._path, self._offset, self._size = path, offset, size
        self._begin()

    def _begin(self) -> None:
        self._at, self._taken, self._pending = 0, 0, b""
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that places can be gone to."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, from the start again when it lies behind."""
        if whence == os.SEEK_END:
            while self._next(_PIECE):
                pass
            return self._at
        if whence == os.SEEK_CUR:
            offset += self._at
        if offset < self._at:
            self._begin()
        while self._at < offset and self._next(min(_PIECE, offset - self._at)):
            pass
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override] # as io has it
        """Read what fits."""
        data = self._next(min(len(buffer), _PIECE))
        buffer[: len(data)] = data
        return len(data)

    def read_exactly(self, size: int) -> bytes:
        """Return so many bytes, fewer at the end."""
        pieces, left = [], size
        while left and (piece := self._next(min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _next(self, most: int) -> bytes:
        while not self._inflate.eof:
            self._pending = self._pending or self._packed()
            if not self._pending:
                break
            try:
                data = self._inflate.decompress(self._pending, most)
            except zlib.error as error:
                message = remark("damaged: %(why)s", why=error)
                raise OSError(message) from None
            self._pending = self._inflate.unconsumed_tail
            if data:
                self._at += len(data)
                return data
        return b""

    def _packed(self) -> bytes:
        """Return the next piece of the file; it is opened for each, so that none stays open behind a memo."""
        with self._path.open("rb") as file:
            file.seek(self._offset + self._taken)
            data = file.read(min(_PIECE, self._size - self._taken))
        self._taken += len(data)
        return data
