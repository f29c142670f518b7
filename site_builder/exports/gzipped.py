"""A gzip file in chunks that know nothing of each other, so that those that did not change are taken over as they are.

It is one member, as every reader takes it: a chunk ends at a byte and begins without memory of what was before (a full
flush, RFC 1951), and the checksum of the whole comes from those of the chunks.  One version of zlib makes the same
bytes of the same content.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system (RFC 1952)
VERSION = zlib.ZLIB_RUNTIME_VERSION

_LEVEL = 6
_RAW = -15  # a stream without a frame, with the largest window
_LAST = b"\x03\x00"  # an empty block, the last
_SIZE = 1 << 20  # bytes of a chunk of what is not cut elsewhere
_POLYNOMIAL = 0xEDB88320  # of the checksum, its bits in reverse order
_ONE = 1 << 31  # the polynomial 1
_BYTE = 256


class Chunk(NamedTuple):
    """What a chunk is: bytes in the file, and those that it stands for with their checksum."""

    size: int
    plain: int
    crc: int


def chunk(plain: bytes) -> tuple[bytes, Chunk]:
    """Return the bytes of a chunk, and what it is."""
    if not plain:
        return b"", Chunk(0, 0, 0)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    content = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    return content, Chunk(len(content), len(plain), zlib.crc32(plain))


def plain(content: bytes) -> bytes:
    """Return what a chunk stands for."""
    return zlib.decompressobj(_RAW).decompress(content)


def end(chunks: Iterable[Chunk]) -> bytes:
    """Return what closes a file of chunks."""
    crc, size = 0, 0
    for one in chunks:
        crc = _multiplied(_shift(one.plain), crc) ^ one.crc
        size += one.plain
    return _LAST + struct.pack("<II", crc, size & 0xFFFFFFFF)


def whole(content: bytes) -> bytes:
    """Return a whole file."""
    return joined(chunk(content[start : start + _SIZE]) for start in range(0, len(content), _SIZE))


def joined(chunks: Iterable[tuple[bytes, Chunk]]) -> bytes:
    """Return a whole file of chunks."""
    made = [*chunks]
    return b"".join((HEAD, *(content for content, _ in made), end(one for _, one in made)))


def _multiplied(one: int, other: int) -> int:
    """Return the product of two polynomials over bits, modulo that of the checksum."""
    product, bit = 0, _ONE
    while one:
        if one & bit:
            product ^= other
            one ^= bit
        bit >>= 1
        other = other >> 1 ^ _POLYNOMIAL if other & 1 else other >> 1
    return product


def _shift(size: int) -> int:
    """Return x to the power of the bits of so many bytes: what a checksum is multiplied with when these follow."""
    found, place = _ONE, 0
    while size:
        size, digit = divmod(size, _BYTE)
        if digit:
            found = _multiplied(_digit(digit, place), found)
        place += 1
    return found


@cache  # of chunks that are much alike the larger digits come again and again
def _digit(digit: int, place: int) -> int:
    """Return the same for the bytes that a digit stands for, the last of which has place 0."""
    power, found = 3 + 8 * place, _ONE  # 2 to the power of 3 bits a byte
    while digit:
        if digit & 1:
            found = _multiplied(_powers()[power & 31], found)
        digit >>= 1
        power += 1
    return found


@cache
def _powers() -> tuple[int, ...]:
    """Return x to the powers 1, 2, 4, 8, ..., which come again after 32."""
    powers = [1 << 30]
    while len(powers) < 32:  # noqa: PLR2004  # bits of the checksum
        powers.append(_multiplied(powers[-1], powers[-1]))
    return tuple(powers)
