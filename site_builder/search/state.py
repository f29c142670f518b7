"""What a build leaves for the next one: the blocks piece by piece, and what they were made of.

A piece is the rows of one shard, with its words by their ids, which never change, so that a build reads and writes
pieces that differ and no others.  It is a cache, in a folder of its own.  Whatever is wrong with it, the answer is an
index made from scratch, the same byte for byte.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace as with_

from site_builder.model import Source
from site_builder.search.block import EMPTY as NOTHING
from site_builder.search.block import Block, end_to_end
from site_builder.search.blocks import COUNT
from site_builder.search.vocabulary import EMPTY, Vocabulary

NEW = -1  # place of the file of a piece that is in none yet
_HEAD = "head"
_FILES = 8  # of a block at most: then its pieces are gathered in one
_DEAD = 2  # as many times the bytes of its pieces its files may take


class Known(Struct, frozen=True, array_like=True, gc=False):
    """An article as the index has it."""

    version: bytes  # hash of what its counts follow from
    number: int
    path: str
    line: int | None
    sum: int  # checksum of its counts


class Piece(Struct, frozen=True, array_like=True):
    """A shard, and where its rows are."""

    key: str
    name: str
    names: bytes
    first: tuple[int, int]  # `a` and `b` of the first row, by ids
    sizes: tuple[int, ...]  # of each column of its block, in rows
    common: bytes  # rows that count for the lists of the whole, by ids
    at: int  # where its bytes begin
    file: int = NEW  # place of its file among those of the block


class Saved(Struct, frozen=True, array_like=True):
    """The pieces of a block, and the names of the files that they are in, which end with the files' checksums."""

    pieces: list[Piece] = []
    files: list[str] = []


class Head(Struct, frozen=True, array_like=True):
    """What the blocks were made of."""

    version: str  # of the program
    articles: dict[str, Known] = {}  # by id
    words: Vocabulary = EMPTY
    blocks: tuple[tuple[str, ...], ...] = ()  # names of each block's files, first that of its `Saved`
    folders: dict[str, str] = {}  # names of the folders of cards, by what they were made of
    least: int = 0  # articles for which what pieces hold as common is enough
    lunr: str = ""  # hash of the stock index of a small archive
    folded: dict[str, str] = {}  # words of the names of people, posts and places, as entities.Folded has them


def version(source: Source) -> bytes:
    """Return what the counts of an article follow from, as a hash."""
    return blake2b(f"{source.sha256} {source.path}".encode(), digest_size=16).digest()


def head(folder: Path, version: str) -> Head:
    """Return what a folder holds: nothing, unless the same program wrote it and all is there."""
    try:
        found = msgspec.msgpack.decode((folder / _HEAD).read_bytes(), type=Head)
        names = (name for block in found.blocks for name in block)
        whole = found.version == version and all(map(partial(_sound, folder), names))
    except (OSError, msgspec.MsgspecError):
        whole = False
    return found if whole and len(found.blocks) == COUNT else Head(version)


def _sound(folder: Path, name: str) -> bool:
    return name.endswith(f".{crc32((folder / name).read_bytes()):08x}")


def block(folder: Path, head: Head, number: int) -> Saved:
    """Return the pieces of a block."""
    return msgspec.msgpack.decode((folder / head.blocks[number][0]).read_bytes(), type=Saved)


def load(folder: Path, files: Sequence[str], pieces: Iterable[Piece]) -> Block:
    """Return the rows of some pieces end to end, their words by ids."""
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context((folder / name).open("rb")) for name in files]
        parts = []
        for piece in (piece for piece in pieces if piece.sizes[0]):
            opened[piece.file].seek(piece.at)
            parts.append(_unpacked(opened[piece.file].read(_bytes(piece)), piece.sizes))
    return end_to_end(parts)


def _widths() -> tuple[int, ...]:
    kinds: tuple[Any, ...] = NOTHING
    return tuple(kind.itemsize for kind in kinds)


def _bytes(piece: Piece) -> int:
    return sum(width * size for width, size in zip(_widths(), piece.sizes, strict=True))


def _unpacked(data: bytes, sizes: Sequence[int]) -> Block:
    kinds: tuple[Any, ...] = NOTHING
    places = accumulate((width * size for width, size in zip(_widths(), sizes, strict=True)), initial=0)
    columns: list[Any] = [np.frombuffer(data, k.dtype, n, at) for k, n, at in zip(kinds, sizes, places, strict=False)]
    return Block(*columns)


def keep(folder: Path, number: int, old: Saved, pieces: Sequence[Piece], data: bytes) -> tuple[str, ...]:
    """Keep a block beside what was there; `data`: of the pieces that are in no file yet.  Return the names."""
    used = sorted({piece.file for piece in pieces if piece.sizes[0]} - {NEW})
    sizes = sum((folder / old.files[file]).stat().st_size for file in used) + len(data)
    if len(used) >= _FILES or sizes > _DEAD * sum(map(_bytes, pieces)):
        data, pieces, used = *_gathered(folder, old, pieces, data), []
    place = {file: n for n, file in enumerate(used)}
    files = [old.files[file] for file in used]
    if data:
        place[NEW] = len(files)
        files.append(_keep(folder, f"{number}-rows", data))
    saved = Saved([with_(piece, file=place.get(piece.file, NEW)) for piece in pieces], files)
    return _keep(folder, str(number), msgspec.msgpack.encode(saved)), *files


def _gathered(folder: Path, old: Saved, pieces: Sequence[Piece], data: bytes) -> tuple[bytes, list[Piece]]:
    """Return the bytes of all pieces end to end, and where each is now."""
    files = {piece.file for piece in pieces if piece.sizes[0]} - {NEW}
    contents = {file: (folder / old.files[file]).read_bytes() for file in files}
    contents[NEW] = data
    parts = [contents.get(piece.file, b"")[piece.at : piece.at + _bytes(piece)] for piece in pieces]
    places = accumulate(map(len, parts), initial=0)
    return b"".join(parts), [with_(piece, file=NEW, at=at) for piece, at in zip(pieces, places, strict=False)]


def _keep(folder: Path, name: str, data: bytes) -> str:
    name = f"{name}.{crc32(data):08x}"  # by content, so that what another build reads is not written over
    if not (folder / name).exists():
        (folder / name).write_bytes(data)
    return name


def replace(folder: Path, new: Head) -> None:
    """Let a new head take the place of the old one, and forget the files that it does not name."""
    (folder / "new").write_bytes(msgspec.msgpack.encode(new))
    (folder / "new").replace(folder / _HEAD)
    named = {_HEAD, *(name for block in new.blocks for name in block)}
    for path in folder.iterdir():
        if path.name not in named:
            with contextlib.suppress(OSError):
                path.unlink()


def differences(old: Mapping[str, Known], new: Mapping[str, Known]) -> set[str]:
    """Return the ids of all articles that are new, gone, changed or have another number."""
    both = old.keys() & new.keys()
    other = {id_ for id_ in both if (old[id_].version, old[id_].number) != (new[id_].version, new[id_].number)}
    return other | (old.keys() ^ new.keys())
