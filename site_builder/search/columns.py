"""Whole columns of small numbers and strings as bytes, without a loop over their rows."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]


def varints(values: Numbers) -> tuple[Bytes, Numbers]:
    """Return non-negative numbers in 7-bit groups, lowest first, all but the last marked; and where each begins.

    The second array is one longer than the first has rows, so that rows i to j are the bytes start[i] to start[j].
    """
    if not values.size or values.max() < 128:  # noqa: PLR2004 - seven bits, and most columns need no more
        return values.astype(np.uint8), np.arange(values.size + 1)
    size = np.ones(values.size, np.int64)
    for bits in (7, 14, 21, 28):
        size += values >> bits > 0
    start = starts(size)
    out = np.empty(start[-1], np.uint8)
    for byte in range(5):
        rows = np.flatnonzero(size > byte)
        more = (size[rows] > byte + 1).astype(np.int64) << 7
        out[start[rows] + byte] = (values[rows] >> 7 * byte & 127) | more
    return out, start


def starts(sizes: NDArray[np.integer | np.bool_]) -> Numbers:
    """Return where rows of these sizes begin, and where the last ends."""
    return np.append(0, np.cumsum(sizes, dtype=np.int64))


class Strings:
    """Byte strings laid end to end, from which many can be copied at once."""

    def __init__(self, strings: list[bytes], heads: int = 0) -> None:
        """Lay out the strings; `heads`: how many of the first bytes `common` looks at."""
        self._bytes = np.frombuffer(b"".join(strings), np.uint8)
        self._size = np.fromiter(map(len, strings), np.int64, len(strings))
        self._start = starts(self._size)
        self._heads = np.zeros((heads, len(strings)), np.uint8)
        for column in range(heads):
            long = np.flatnonzero(self._size > column)
            self._heads[column, long] = self._bytes[self._start[long] + column]

    def taken(self, which: Numbers, skipped: Numbers) -> tuple[Bytes, Numbers]:
        """Return the strings `which` end to end, each without its first `skipped` bytes; and where each begins."""
        size = self._size[which] - skipped
        start = starts(size)
        shift = np.repeat(self._start[which] + skipped - start[:-1], size)
        return self._bytes[np.arange(start[-1]) + shift], start

    def common(self, rows: Numbers) -> Numbers:
        """Return for each row how many bytes of its head its string shares with the string of the row before."""
        shared = np.zeros(rows.size, np.int64)
        going = np.ones(max(rows.size - 1, 0), np.bool_)
        for column in self._heads:
            here = column[rows]
            going &= (here[1:] == here[:-1]) & (here[1:] != 0)
            shared[1:] += going
        return shared
