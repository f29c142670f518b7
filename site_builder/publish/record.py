"""What a build notes of a tree of files that it made, beside that tree, so that the next need not read it.

It is kept as columns: where nothing changed, a build needs of a hundred thousand stamps no more than the numbers.
"""

import os
import zlib
from array import array
from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from site_builder.stamps import Stamp, unlike

_Kept = TypeVar("_Kept")

_MAGIC = b"site-builder tree 2\n"
_SUM = 4  # bytes of the checksum behind it
_BETWEEN = "\0"  # in no path
_LARGEST = (1 << 64) - 1


class Record(Struct, frozen=True):
    """All files and folders of a tree, the top folder under ""."""

    files: Mapping[str, Stamp] = {}
    folders: Mapping[str, Stamp] = {}


class Note(Struct, frozen=True):
    """What a published site was made of, and what its build said."""

    made_of: str
    said: bytes


class _Columns(Struct, frozen=True, array_like=True):
    """A record: files first, then folders; of each number 8 bytes."""

    files: int
    paths: str
    sha256: str  # of the files
    modes: bytes
    sizes: bytes
    times: bytes
    inodes: bytes


_COLUMNS = msgspec.msgpack.Decoder(_Columns)
_NOTE = msgspec.msgpack.Decoder(Note)
_ENCODER = msgspec.msgpack.Encoder()


def load(path: Path) -> Record | None:
    """Return a record; None when there is none, or none that this version wrote and nobody damaged."""
    columns = _load(path, _COLUMNS)
    return _record(columns) if columns else None


def _record(columns: _Columns) -> Record:
    hashes, n = columns.sha256.split(_BETWEEN), columns.files
    rows = [*map(Stamp, *_numbers(columns), chain(hashes, repeat("")))]
    paths = columns.paths.split(_BETWEEN) if rows else []
    return Record(dict(zip(paths[:n], rows[:n], strict=True)), dict(zip(paths[n:], rows[n:], strict=True)))


def _columns(record: Record) -> _Columns:
    rows = [*record.files.values(), *record.folders.values()]
    return _Columns(
        len(record.files),
        _BETWEEN.join(chain(record.files, record.folders)),
        _BETWEEN.join([one.sha256 for one in record.files.values()]),
        array("q", [one.mode for one in rows]).tobytes(),
        array("q", [one.size for one in rows]).tobytes(),
        array("q", [one.time for one in rows]).tobytes(),
        array("Q", [one.inode & _LARGEST for one in rows]).tobytes(),
    )


def _numbers(columns: _Columns) -> "tuple[array[int], array[int], array[int], array[int]]":
    modes, sizes, times, inodes = array("q"), array("q"), array("q"), array("Q")
    modes.frombytes(columns.modes)
    sizes.frombytes(columns.sizes)
    times.frombytes(columns.times)
    inodes.frombytes(columns.inodes)
    return modes, sizes, times, inodes


def stands(tree: str, path: Path, turns: Iterable[int], every: int) -> bool:
    """Tell whether files and folders of a tree are as its record says: of each `every`, those whose turn it is."""
    columns = _load(path, _COLUMNS)
    if columns is None or not columns.files:
        return False
    paths = columns.paths.split(_BETWEEN)
    modes, sizes, times, inodes = _numbers(columns)
    shares = (slice(turn, None, every) for turn in turns)
    return all(_like(tree, zip(paths[s], modes[s], sizes[s], times[s], inodes[s], strict=True)) for s in shares)


def _like(tree: str, stamped: Iterable[tuple[str, int, int, int, int]]) -> bool:
    lstat = os.lstat
    try:
        for path, mode, size, time, inode in stamped:
            status = lstat(f"{tree}/{path}")
            if status.st_mtime_ns != time or status.st_ino != inode or status.st_size != size or status.st_mode != mode:
                return False
    except OSError:
        return False
    return True


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
    content = _ENCODER.encode(_columns(kept) if isinstance(kept, Record) else kept)
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
