"""Whole columns of small numbers and strings as bytes, without a loop over their rows."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
_BYTES = 5  # of a number, at most
_MORE = 128  # marks a byte after which the number goes on


class Column(NamedTuple):
    """Encoded rows end to end, and the first byte of each; one more at the end."""

    data: Bytes
    start: Numbers


def numbers(values: Numbers) -> Column:
    """Return non-negative numbers in 7-bit groups, lowest first, all but the last of each marked."""
    size = np.ones(values.size, np.int64)
    for bits in range(7, int(values.max(initial=0)).bit_length(), 7):
        size += values >> bits > 0
    start = starts(size)
    out = np.empty(start[-1], np.uint8)
    left = np.arange(values.size)  # rows that have a byte more
    for byte in range(int(size.max(initial=0))):
        left = left[size[left] > byte]
        more = (size[left] > byte + 1).astype(np.int64) << 7
        out[start[left] + byte] = (values[left] >> 7 * byte & 127) | more
    return Column(out, start)


def decoded(data: Bytes) -> NDArray[np.uint32]:
    """Return the numbers that `numbers` wrote, all below 2 ** 32."""
    last = data < _MORE
    values = data[last].astype(np.uint32)  # the highest group of each
    end = np.flatnonzero(last)
    left = np.arange(end.size)  # those that have a byte more before
    for byte in range(1, _BYTES):
        left = left[end[left] >= byte]
        left = left[~last[end[left] - byte]]
        if not left.size:
            break
        values[left] = values[left] << 7 | data[end[left] - byte] & _MORE - 1
    return values


def starts(sizes: NDArray[np.integer | np.bool_]) -> Numbers:
    """Return where rows of these sizes begin, and where the last ends."""
    return np.append(0, np.cumsum(sizes, dtype=np.int64))


def joined(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Return columns end to end.

    Records as mere bytes: NumPy copies them field by field, which takes thirty times as long.  For the same reason rows
    of records are chosen by take() and compress(), which copy whole ones, and never by an index.
    """
    kind = parts[0].dtype
    if kind.names is None:
        return np.concatenate(parts)
    plain_ = np.dtype((np.void, kind.itemsize))
    return np.concatenate([part.view(plain_) for part in parts]).view(kind)


def copied(rows: NDArray[Any]) -> NDArray[Any]:
    """Return a copy, made as above."""
    return plain(rows).copy().view(rows.dtype)


def plain(rows: NDArray[Any]) -> NDArray[Any]:
    """Return records as the bytes that they are, in the same place; numbers as they are."""
    return rows if rows.dtype.names is None else rows.view(np.dtype((np.void, rows.dtype.itemsize)))


class Strings:
    """Byte strings laid end to end, from which many can be copied at once."""

    def __init__(self, data: bytes, sizes: Numbers, heads: int = 0) -> None:
        """Take the strings end to end, and how long each is; `heads`: how many of the first bytes `common` looks at."""
        self.bytes = np.frombuffer(data, np.uint8)
        self.size = sizes.astype(np.int64)
        self.start = starts(self.size)
        self._heads = np.zeros((heads, sizes.size), np.uint8)
        for column in range(heads):
            long = np.flatnonzero(self.size > column)
            self._heads[column, long] = self.bytes[self.start[long] + column]

    def common(self, rows: Numbers) -> Numbers:
        """Return for each row how many bytes of its head its string shares with the string of the row before."""
        shared = np.zeros(rows.size, np.int64)
        going = np.ones(max(rows.size - 1, 0), np.bool_)
        for column in self._heads:
            here = column[rows]
            going &= (here[1:] == here[:-1]) & (here[1:] != 0)
            shared[1:] += going
        return shared


def text(strings: Strings, rows: Numbers, skipped: Numbers) -> Column:
    """Return a string for each row, without its first `skipped` bytes."""
    size = strings.size[rows] - skipped
    start = starts(size)
    shift = np.repeat(strings.start[rows] + skipped - start[:-1], size)
    return Column(strings.bytes[np.arange(start[-1]) + shift], start)
