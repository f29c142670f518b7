"""What a build leaves for the next one: the blocks, and what they were made of.

It is a cache, in a folder of its own.  Whatever is wrong with it, the answer is an index made from scratch, the same
byte for byte.
"""

import contextlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct

from site_builder.search.block import EMPTY as NOTHING
from site_builder.search.block import Block
from site_builder.search.blocks import COUNT
from site_builder.search.shards import Shard
from site_builder.search.vocabulary import EMPTY, Vocabulary

_HEAD = "head"


class Saved(Struct, frozen=True, array_like=True):
    """A block as bytes, and its shards."""

    columns: tuple[bytes, ...]
    shards: list[Shard]


class Head(Struct, frozen=True, array_like=True):
    """What the blocks were made of."""

    version: str  # of the program
    articles: dict[str, tuple[str, int]] = {}  # by id: what its counts follow from, and its number
    words: Vocabulary = EMPTY
    blocks: tuple[str, ...] = ()  # name of each block's file, which ends with the checksum of its content
    folders: dict[str, str] = {}  # names of the folders of cards, by what they were made of


def head(folder: Path, version: str) -> Head:
    """Return what a folder holds: nothing, unless the same program wrote it and all is there."""
    try:
        found = msgspec.msgpack.decode((folder / _HEAD).read_bytes(), type=Head)
        whole = found.version == version and all(map(partial(_sound, folder), found.blocks))
    except (OSError, msgspec.MsgspecError):
        whole = False
    return found if whole and len(found.blocks) == COUNT else Head(version)


def _sound(folder: Path, name: str) -> bool:
    return name.endswith(f".{crc32((folder / name).read_bytes()):08x}")


def block(folder: Path, head: Head, number: int) -> tuple[Block, list[Shard]]:
    """Return a block and its shards; an empty one where there is none yet."""
    if not head.blocks:
        return NOTHING, []
    saved = msgspec.msgpack.decode((folder / head.blocks[number]).read_bytes(), type=Saved)
    kinds: tuple[Any, ...] = NOTHING
    columns: list[Any] = [np.frombuffer(data, kind.dtype) for data, kind in zip(saved.columns, kinds, strict=True)]
    return Block(*columns), saved.shards


def packed(block: Block, shards: list[Shard]) -> bytes:
    """Return a block as it is kept."""
    return msgspec.msgpack.encode(Saved(tuple(column.tobytes() for column in block), shards))


def keep(folder: Path, number: int, data: bytes) -> str:
    """Keep a packed block beside others; return the name of its file."""
    name = f"{number}.{crc32(data):08x}"  # by content, so that what another build reads is not written over
    if not (folder / name).exists():
        (folder / name).write_bytes(data)
    return name


def replace(folder: Path, new: Head) -> None:
    """Let a new head take the place of the old one, and forget the blocks that it does not name."""
    (folder / "new").write_bytes(msgspec.msgpack.encode(new))
    (folder / "new").replace(folder / _HEAD)
    named = {_HEAD, *new.blocks}
    for path in folder.iterdir():
        if path.name not in named:
            with contextlib.suppress(OSError):
                path.unlink()


def differences(old: Mapping[str, tuple[str, int]], new: Mapping[str, tuple[str, int]]) -> set[str]:
    """Return the ids of all articles that are new, gone, changed or have another number."""
    return {id_ for id_, _ in old.items() ^ new.items()}
