"""What a build notes of the trees that it made, beside them, so that the next need not read them."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from site_builder.publish.listing import Listing, Packed, unpacked

_Kept = TypeVar("_Kept")

_MAGIC = b"site-builder tree 4\n"
_SUM = 4  # bytes of the checksum behind it


class Spare(Struct, frozen=True):
    """The tree that was published before: what it holds other than the published one, and its folders."""

    inodes: Mapping[str, int | None]  # of files; None: there is no such file; 0: nobody knows which
    folders: Listing

    def inode(self, path: str, site: Listing) -> int | None:
        """Return the inode of a file beside the published site; None when there is no such file."""
        return self.inodes[path] if path in self.inodes else site.inode(path)


class Record(Struct, frozen=True):
    """All files and folders of the published tree, and its spare."""

    files: Listing
    folders: Listing
    spare: Spare | None = None
    strays: Sequence[str] = ()  # folders that no file needs: somebody made them


class Note(Struct, frozen=True):
    """What a published site was made of, and what its build said."""

    made_of: str
    said: bytes


class _PackedSpare(Struct, frozen=True, array_like=True):
    inodes: dict[str, int | None]
    folders: Packed


class _Packed(Struct, frozen=True, array_like=True):
    files: Packed
    folders: Packed
    spare: _PackedSpare | None
    strays: Sequence[str]


_RECORD = msgspec.msgpack.Decoder(_Packed)
_NOTE = msgspec.msgpack.Decoder(Note)
_ENCODER = msgspec.msgpack.Encoder()


def load(path: Path) -> Record | None:
    """Return a record; None when there is none, or none that this version wrote and nobody damaged."""
    kept = _load(path, _RECORD)
    if kept is None:
        return None
    spare = Spare(kept.spare.inodes, unpacked(kept.spare.folders)) if kept.spare else None
    return Record(unpacked(kept.files), unpacked(kept.folders), spare, kept.strays)


def load_note(path: Path) -> Note | None:
    """Return a note; None as for load()."""
    return _load(path, _NOTE)


def save(path: Path, record: Record) -> None:
    """Keep a record in one step."""
    spare = record.spare
    of_spare = _PackedSpare(dict(spare.inodes), spare.folders.packed()) if spare else None
    _save(path, _Packed(record.files.packed(), record.folders.packed(), of_spare, record.strays))


def save_note(path: Path, note: Note) -> None:
    """Keep a note in one step."""
    _save(path, note)


def stands(tree: str, path: Path, turns: Iterable[int], every: int) -> bool:
    """Tell whether files and folders of a tree are as its record says: of each `every`, those whose turn it is."""
    kept = _load(path, _RECORD)
    if kept is None or not kept.files.modes:
        return False
    listings = unpacked(kept.files), unpacked(kept.folders)
    others = (path for turn in turns for one in listings for path in one.unlike(tree, slice(turn, None, every)))
    return next(others, None) is None


def _load(path: Path, decoder: msgspec.msgpack.Decoder[_Kept]) -> _Kept | None:
    try:
        data = path.read_bytes()
        content = memoryview(data)[len(_MAGIC) + _SUM :]
        if data[: len(_MAGIC) + _SUM] == _MAGIC + _sum(content):
            return decoder.decode(content)
    except (OSError, msgspec.DecodeError):
        pass
    return None


def _save(path: Path, kept: _Packed | Note) -> None:
    content = _ENCODER.encode(kept)
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.writelines((_MAGIC, _sum(content), content))
    new.replace(path)


def _sum(content: bytes | memoryview) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM, "big")
