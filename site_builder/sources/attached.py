"""Pictures and other files beside an article that are published with it: which they are, and whether they may be.

A file belongs to the article of the same name ("bai-1.jpg", "bai-1-2.png" to "bai-1.txt"), and so do those in a folder
of that name ("bai-1/", or "bai-1_files/" as browsers save pages).
"""

import hashlib
import io
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

import imagesize
from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import Attachment, Caption, Input, Remark
from site_builder.text.slug import slug
from site_builder.words import remark

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".pdf")
LARGEST = 10_000_000  # bytes of one file
MOST = 50  # files of one article
_WIDEST = 20_000  # pixels
_NUMBERED = re.compile(r"[-_. ]\d{1,3}$")
_FOLDER = "_files"
_PDF = "application/pdf"
# What a file is by its first bytes; an .svg is none of these, since it may hold scripts.
_KINDS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", ".jpg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", ".png"),
    (re.compile(rb"GIF8[79]a"), "image/gif", ".gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", ".webp"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "image/avif", ".avif"),
    (re.compile(rb"%PDF-"), _PDF, ".pdf"),
)


class Checked(Struct, frozen=True):
    """What may be published with an article, and notes on what may not."""

    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Remark, ...] = ()


def is_attachment(path: str) -> bool:
    """Tell by its name whether a file is one to be published beside an article."""
    return path.lower().endswith(SUFFIXES)


def with_theirs(inputs: Sequence[Input], paths: Sequence[str]) -> list[Input]:
    """Return the inputs, each with the paths of the files that belong to it; other files are left out."""
    if not paths:
        return list(inputs)
    owners = {_stem(one.path): number for number, one in enumerate(inputs) if one.line is None and not one.file}
    found: dict[int, list[str]] = {}
    for path in sorted(paths):
        owner = next((owners[name] for name in _names(path) if name in owners), None)
        if owner is not None:
            found.setdefault(owner, []).append(path)
    return [
        replace(one, beside=tuple((path, "") for path in found[number])) if number in found else one
        for number, one in enumerate(inputs)
    ]


def hashed(root: Path, inputs: Iterable[Input], hashes: Mapping[str, str]) -> list[Input]:
    """Return the inputs with the hash of each file beside them, from `hashes` where it is known."""
    return [
        replace(one, beside=tuple((path, hashes.get(path) or _hash(root / path)) for path, _ in one.beside))
        if one.beside
        else one
        for one in inputs
    ]


def checked(root: Path, item: Input) -> Checked:
    """Look at the files beside an input: what each is, how large, and under which name it is published."""
    good: dict[str, Attachment] = {}
    notes: list[Remark] = []
    for path, sha256 in item.beside[:MOST]:
        found = _check(root, path, sha256)
        if isinstance(found, Remark):
            notes.append(replace(found, place=path))
            continue
        name = found.name
        if name in good:
            stem, dot, suffix = name.rpartition(".")
            name = f"{stem}-{hashlib.sha256(path.encode()).hexdigest()[:6]}{dot}{suffix}"
        good[name] = replace(found, name=name)
    if len(item.beside) > MOST:
        more = len(item.beside) - MOST
        notes.append(
            remark("files beside the article that are not published, as %(most)s are: %(n)s", most=MOST, n=more)
        )
    return Checked(tuple(good.values()), tuple(notes))


def described(attachments: Sequence[Attachment], captions: Sequence[Caption]) -> tuple[Attachment, ...]:
    """Return the attachments, each picture with the caption that stands at its place among them."""
    words = iter([caption.text for caption in captions])
    return tuple(replace(one, alt=next(words, "")) if one.width else one for one in attachments)


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _names(path: str) -> Iterable[str]:
    """Yield the names, without suffix, of the articles that a file may belong to; the likeliest first."""
    stem = _stem(path)
    yield stem
    yield _NUMBERED.sub("", stem)
    folder = str(PurePosixPath(path).parent)
    yield folder
    yield folder.removesuffix(_FOLDER)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def _check(root: Path, path: str, sha256: str) -> Attachment | Remark:
    """Return the attachment, or why it is not published."""
    try:
        with (root / path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return remark("cannot be read (%(why)s), so it is not published", why=error.strerror or error)
    if len(data) > LARGEST:
        return remark("larger than %(most)s MB, so it is not published", most=LARGEST // 1_000_000)
    kind, suffix = next(((kind, suffix) for start, kind, suffix in _KINDS if start.match(data)), (None, ""))
    if kind is None:
        return remark("no JPEG, PNG, GIF, WebP or AVIF picture and no PDF, so it is not published")
    width, height = (0, 0) if kind == _PDF else _size(data)
    if kind != _PDF and not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        return remark("a broken picture, or one of an odd size, so it is not published")
    name = f"{slug(PurePosixPath(path).stem)[:60] or 'tep'}{suffix}"
    return Attachment(path, name, kind, len(data), sha256, width, height)


def _size(data: bytes) -> tuple[int, int]:
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, LookupError, ArithmeticError, struct.error):
        return 0, 0
    return int(width), int(height)
