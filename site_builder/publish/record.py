"""What a build notes of a tree of files that it made, beside that tree, so that the next need not read it."""

import os
import zlib
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder.stamps import Stamp, unlike

_MAGIC = b"site-builder tree 1\n"
_SUM = 4  # bytes of the checksum behind it


class Record(Struct, frozen=True):
    """All files and folders of a tree, the top folder under ""; what it was made of, and what its build said."""

    files: Mapping[str, Stamp] = {}
    folders: Mapping[str, Stamp] = {}
    made_of: str = ""
    said: bytes = b""


_DECODER = msgspec.msgpack.Decoder(Record)
_ENCODER = msgspec.msgpack.Encoder()


def load(path: Path) -> Record | None:
    """Return a record; None when there is none, or none that this version wrote and nobody damaged."""
    try:
        data = path.read_bytes()
        content = data[len(_MAGIC) + _SUM :]
        if data[: len(_MAGIC) + _SUM] == _MAGIC + _sum(content):
            return _DECODER.decode(content)
    except (OSError, msgspec.DecodeError):
        pass
    return None


def save(path: Path, record: Record) -> None:
    """Keep a record of a tree, in one step."""
    content = _ENCODER.encode(record)
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
