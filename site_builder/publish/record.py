"""What a build notes of a tree of files that it made, beside that tree, so that the next need not read it."""

import os
import zlib
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from site_builder.stamps import Stamp, unlike

_Kept = TypeVar("_Kept")

_MAGIC = b"site-builder tree 1\n"
_SUM = 4  # bytes of the checksum behind it


class Record(Struct, frozen=True):
    """All files and folders of a tree, the top folder under ""."""

    files: Mapping[str, Stamp] = {}
    folders: Mapping[str, Stamp] = {}


class Note(Struct, frozen=True):
    """What a published site was made of, and what its build said."""

    made_of: str
    said: bytes


_DECODER = msgspec.msgpack.Decoder(Record)
_NOTE = msgspec.msgpack.Decoder(Note)
_ENCODER = msgspec.msgpack.Encoder()


def load(path: Path) -> Record | None:
    """Return a record; None when there is none, or none that this version wrote and nobody damaged."""
    return _load(path, _DECODER)


def load_note(path: Path) -> Note | None:
    """Return a note; None as for load()."""
    return _load(path, _NOTE)


def _load(path: Path, decoder: msgspec.msgpack.Decoder[_Kept]) -> _Kept | None:
    try:
        data = path.read_bytes()
        content = data[len(_MAGIC) + _SUM :]
        if data[: len(_MAGIC) + _SUM] == _MAGIC + _sum(content):
            return decoder.decode(content)
    except (OSError, msgspec.DecodeError):
        pass
    return None


def save(path: Path, kept: Record | Note) -> None:
    """Keep a record of a tree, or a note, in one step."""
    content = _ENCODER.encode(kept)
    new = path.with_suffix(".new")
    new.write_bytes(_MAGIC + _sum(content) + content)
    new.replace(path)


def as_recorded(tree: str, record: Record) -> bool:
    """Tell whether a tree that nobody is to change has the folders that its record says, each with its very files.

    What the files hold is not looked at: they are the published ones, or are replaced.
    """
    changed = set(unlike(tree, record.folders.items()))
    return "" in record.folders and (not changed or changed <= _unchanged(tree, record, changed))


def _unchanged(tree: str, record: Record, folders: set[str]) -> set[str]:
    """Return those of some folders that hold just what they should."""
    inside: dict[str, dict[str, int]] = {folder: {} for folder in folders}
    for path, one in chain(record.files.items(), record.folders.items()):
        folder, _, name = path.rpartition("/")
        if path and folder in inside:
            inside[folder][name] = one.inode if path in record.files else 0
    return {folder for folder in folders if _listed(f"{tree}/{folder}") == inside[folder]}


def _listed(folder: str) -> dict[str, int] | None:
    """Return {name: inode}, 0 for folders; None when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name: 0 if entry.is_dir(follow_symlinks=False) else entry.inode() for entry in entries}
    except OSError:
        return None


def _sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM, "big")
