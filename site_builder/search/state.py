"""What a build leaves for the next one: the blocks piece by piece, and what they were made of.

A piece is the rows of one shard, with its words by their ids, which never change, so that a build reads and writes
pieces that differ and no others.  It is a cache, in a folder of its own.  Whatever is wrong with what is read of it,
the answer is an index made from scratch, the same byte for byte.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, cast
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace as with_
from numpy.typing import NDArray

from site_builder.search.block import EMPTY as NOTHING
from site_builder.search.block import Block, end_to_end
from site_builder.search.blocks import COUNT
from site_builder.search.vocabulary import EMPTY, Vocabulary

NEW = -1  # place of the file of a piece that is in none yet
_HEAD = "head"
_SUM = 4  # bytes of a checksum
_FILES = 2 * COUNT  # at most: then the pieces are laid anew, a file for each block
_DEAD = 2  # as many times the bytes of the pieces the files may take
_WIDTHS = tuple(kind.itemsize for kind in cast("tuple[Any, ...]", NOTHING))


class Known(Struct, frozen=True, array_like=True):
    """The articles as the index has them."""

    rows: list[bytes] = []  # of each: hash of what its counts follow from, and its number
    sums: list[int] = []  # checksums of their counts
    paths: list[str] = []
    lines: list[int | None] = []


class Piece(Struct, frozen=True, array_like=True):
    """A shard, and where its rows are."""

    key: str
    name: str
    names: bytes
    first: tuple[int, int]  # `a` and `b` of the first row, by ids
    sizes: tuple[int, ...]  # of each column of its block, in rows
    common: bytes  # rows that count for the lists of the whole, by ids
    at: int  # where its bytes begin
    sum: int  # checksum of its bytes
    file: int = NEW  # place of its file among all


class Head(Struct, frozen=True, array_like=True):
    """What the blocks were made of."""

    version: str  # of the program
    articles: Known = Known()
    words: Vocabulary = EMPTY
    blocks: tuple[list[Piece], ...] = ()
    files: list[str] = []  # names of the files of pieces; of one that no piece is in, an empty one
    folders: dict[str, str] = {}  # names of the folders of cards, by what they were made of
    least: int = 0  # articles for which what pieces hold as common is enough
    lunr: str = ""  # hash of the stock index of a small archive
    memo: bytes | None = None  # what was worked out of runs of records, officials and offices


class DamagedError(Exception):
    """What is left of the last build is not what it was."""


def head(folder: Path, version: str) -> Head:
    """Return what a folder holds: nothing, unless the same program wrote it and all files are there."""
    try:
        data = (folder / _HEAD).read_bytes()
        there = {path.name for path in folder.iterdir()}
        found = msgspec.msgpack.decode(data[_SUM:], type=Head)
    except (OSError, msgspec.MsgspecError):
        return Head(version)
    whole = data[:_SUM] == _summed(data[_SUM:]) and there.issuperset(filter(None, found.files))
    return found if whole and found.version == version and len(found.blocks) == COUNT else Head(version)


def _summed(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM, "little")


def sound(folder: Path, head: Head) -> bool:
    """Tell whether all pieces are as they were written, which reads them all."""
    try:
        for pieces in head.blocks:
            for _ in _read(folder, head.files, pieces):
                pass
    except DamagedError:
        return False
    return True


def load(folder: Path, files: Sequence[str], pieces: Iterable[Piece]) -> Block:
    """Return the rows of some pieces end to end, their words by ids.  Raises DamagedError."""
    inside = [piece for piece in pieces if piece.sizes[0]]
    return end_to_end(
        _unpacked(data, piece.sizes) for piece, data in zip(inside, _read(folder, files, inside), strict=True)
    )


def _read(folder: Path, files: Sequence[str], pieces: Iterable[Piece]) -> Iterator[bytes]:
    """Yield the bytes of pieces."""
    with contextlib.ExitStack() as stack:
        opened: dict[int, BinaryIO] = {}
        for piece in pieces:
            if not piece.sizes[0]:
                yield b""
                continue
            try:
                if piece.file not in opened:
                    opened[piece.file] = stack.enter_context((folder / files[piece.file]).open("rb"))
                opened[piece.file].seek(piece.at)
                data = opened[piece.file].read(length(piece))
            except OSError as error:
                raise DamagedError from error
            if crc32(data) != piece.sum:
                raise DamagedError
            yield data


def lengths(pieces: Sequence[Piece]) -> NDArray[np.int64]:
    """Return how many bytes each piece takes."""
    sizes = np.array([piece.sizes for piece in pieces], np.int64).reshape(-1, len(_WIDTHS))
    found: NDArray[np.int64] = sizes @ np.array(_WIDTHS, np.int64)
    return found


def length(piece: Piece) -> int:
    """Return how many bytes a piece takes."""
    return sum(width * size for width, size in zip(_WIDTHS, piece.sizes, strict=True))


def _unpacked(data: bytes, sizes: Sequence[int]) -> Block:
    kinds: tuple[Any, ...] = NOTHING
    places = accumulate((width * size for width, size in zip(_WIDTHS, sizes, strict=True)), initial=0)
    columns: list[Any] = [np.frombuffer(data, k.dtype, n, at) for k, n, at in zip(kinds, sizes, places, strict=False)]
    return Block(*columns)


def keep(folder: Path, number: int, data: Sequence[bytes], sums: Iterable[int]) -> str:
    """Keep the bytes of new pieces, of the block of a number and maybe of others; return the name of their file.

    `sums`: the checksums of the pieces.
    """
    # By content, so that what another build reads is not written over.
    name = f"{number}-rows.{crc32(b''.join(one.to_bytes(_SUM, 'little') for one in sums)):08x}"
    if data and not (folder / name).exists():
        with (folder / f"{name}.new").open("wb") as file:
            file.writelines(data)
        (folder / f"{name}.new").replace(folder / name)
    return name if data else ""


def placed(pieces: Iterable[Piece], file: int) -> list[Piece]:
    """Return pieces with the place of the file that the new ones among them are in."""
    return [with_(piece, file=file) if piece.file == NEW else piece for piece in pieces]


def replace(folder: Path, new: Head) -> None:
    """Let a new head take the place of the old one, and forget the files that it does not name."""
    used = {piece.file for pieces in new.blocks for piece in pieces}
    new = with_(new, files=[name if place in used else "" for place, name in enumerate(new.files)])
    with contextlib.suppress(DamagedError):
        if _worn(folder, new):
            new = _gathered(folder, new)
    data = msgspec.msgpack.encode(new)
    (folder / "new").write_bytes(_summed(data) + data)
    (folder / "new").replace(folder / _HEAD)
    named = {_HEAD, *new.files}
    for path in folder.iterdir():
        if path.name not in named:
            with contextlib.suppress(OSError):
                path.unlink()


def _worn(folder: Path, head: Head) -> bool:
    """Tell whether most of the files is dead."""
    sizes = sum((folder / name).stat().st_size for name in head.files if name)
    return len(head.files) > _FILES or sizes > _DEAD * sum(int(lengths(pieces).sum()) for pieces in head.blocks)


def _gathered(folder: Path, head: Head) -> Head:
    """Lay all pieces anew, a file for each block.  Raises DamagedError."""
    blocks: list[list[Piece]] = []
    files: list[str] = []
    for number, pieces in enumerate(head.blocks):
        data = [*_read(folder, head.files, pieces)]
        places = accumulate(map(len, data), initial=0)
        blocks.append([with_(piece, file=len(files), at=at) for piece, at in zip(pieces, places, strict=False)])
        files.append(keep(folder, number, data, (piece.sum for piece in pieces)))
    return with_(head, blocks=tuple(blocks), files=files)
