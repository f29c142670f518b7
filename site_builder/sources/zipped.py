"""A .zip, or a .wacz, which is one: its members read in place, none of them unpacked to disk."""

import stat
import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from msgspec.structs import replace

from site_builder.errors import SetAsideError
from site_builder.model import Input, Remark, SetAside
from site_builder.words import remark

_MOST = 200_000  # members
_MOST_LISTED = 64_000_000  # bytes of the list of members, which is read into memory
_MOST_UNPACKED = 100_000_000  # bytes of all members, from which the ratio counts
_RATIO = 100  # times that all members may be larger than the file; texts shrink to a tenth
_ENCRYPTED, _UTF8 = 0x1, 0x800  # flags of a member
_LOCAL = struct.Struct("<4s22xHH")  # a member's own header: its mark, lengths of its name and of what follows that
_MARK = b"PK\x03\x04"
_END, _END_MARK = struct.Struct("<4s8xL"), b"PK\x05\x06"  # the end of the file: its mark, size of the list
_END_WITHIN = 66_000  # bytes at the end in which that stands
MISNAMED = remark("its name holds characters that no name should; give it another one")


def members(root: Path, whole: Input) -> Iterator[Input | SetAside]:
    """Yield each member of a .zip as an input whose path is below the file's, or why it cannot be one.

    Raises SetAsideError for a file that is no .zip, or one that would swell beyond measure.
    """
    with (root / whole.path).open("rb") as file:
        for info in _list(file):
            name = _name(info)
            path = f"{whole.path}/{name}"
            refused = _refused(info, name)
            if refused:
                yield SetAside(path, None, refused)
            elif not _hidden(name):
                yield _input(file, whole, info, path)


def _list(file: BinaryIO) -> list[ZipInfo]:
    file.seek(0, 2)
    total = file.tell()
    file.seek(max(0, total - _END_WITHIN))
    tail = file.read(_END_WITHIN)
    at = tail.rfind(_END_MARK)
    if at >= 0 and len(tail) >= at + _END.size and _END.unpack_from(tail, at)[1] > _MOST_LISTED:
        raise SetAsideError(remark("its list of members is larger than any that a collection needs; cut it up"))
    try:
        with ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    except (BadZipFile, LargeZipFile, NotImplementedError, ValueError, OverflowError) as error:
        raise SetAsideError(remark("not a .zip that can be read (%(why)s); pack it again", why=error)) from None
    if len(infos) > _MOST:
        n, most = f"{len(infos):,}", f"{_MOST:,}"
        raise SetAsideError(remark("%(n)s members, more than %(most)s; cut it up", n=n, most=most))
    unpacked = sum(info.file_size for info in infos)
    if unpacked > max(_MOST_UNPACKED, _RATIO * total):
        n, times = f"{unpacked:,}", f"{unpacked // max(total, 1):,}"
        reason = remark(
            "its members would take %(n)s bytes, %(times)s times the file: a zip bomb; remove it", n=n, times=times
        )
        raise SetAsideError(reason)
    return sorted(infos, key=lambda info: (info.filename, info.header_offset))


def _name(info: ZipInfo) -> str:
    """Return a member's name; Windows writes UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _refused(info: ZipInfo, name: str) -> Remark | None:
    parts = PurePosixPath(name).parts
    checks = (
        (
            ".." in parts or name.startswith("/") or "\\" in name or ":" in name,
            remark("its name leads out of the .zip; give it another one"),
        ),
        (not name or any(not one.isprintable() for one in name), MISNAMED),
        (stat.S_ISLNK(info.external_attr >> 16), remark("a link; put the file itself into the .zip")),
        (bool(info.flag_bits & _ENCRYPTED), remark("encrypted; pack it without a password")),
        (
            info.compress_type not in {ZIP_STORED, ZIP_DEFLATED},
            remark("packed in an unusual way; pack it as plain .zip"),
        ),
        (name.lower().endswith((".zip", ".wacz")), remark("a .zip inside a .zip; put it beside the other")),
    )
    return next((reason for wrong, reason in checks if wrong), None)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _input(file: BinaryIO, whole: Input, info: ZipInfo, path: str) -> Input | SetAside:
    file.seek(info.header_offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(_MARK):
        return SetAside(path, None, remark("damaged: there is nothing where the .zip says; pack it again"))
    _, name, extra = _LOCAL.unpack_from(head)
    start = info.header_offset + _LOCAL.size + name + extra
    found = replace(whole, path=path, file=whole.path)
    if info.compress_type == ZIP_DEFLATED:
        return replace(found, deflated=(start, info.compress_size))
    return replace(found, offset=start, size=info.file_size)
