"""What of the files beside an article may be published with it, under which names and with which words."""

import hashlib
import io
import re
import struct
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from site_builder.errors import SetAsideError
from site_builder.lazily import lazily
from site_builder.model import Attachment, Caption, Input, Remark
from site_builder.sources.attached import has_the_name, is_attachment
from site_builder.sources.naming import file_at
from site_builder.sources.opening import read
from site_builder.sources.page import Page
from site_builder.sources.warc import answer
from site_builder.text.normalise import nfc
from site_builder.text.slug import slug
from site_builder.words import remark

if TYPE_CHECKING:
    import imagesize
else:  # it loads what asks the web, of which nothing is used
    imagesize = lazily("imagesize")

LARGEST = 10_000_000  # bytes of one file
MOST = 50  # files of one article
_MOST_LOOKED_AT = 200  # files that it names: a page as browsers save it names those around the article, too
_WIDEST = 20_000  # pixels
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for devices, whatever their suffix
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
    """What may be published with an article, by its path in the archive, or why it may not."""

    found: Mapping[str, Attachment | Remark] = {}


class Chosen(Struct, frozen=True):
    """What is published with an article, and notes on what is not."""

    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Remark, ...] = ()


def checked(root: Path, item: Input) -> Checked:
    """Look at the files beside an input: what each is, and how large."""
    return Checked({one.path: _check(root, one) for one in item.beside[:_MOST_LOOKED_AT]})


def attachment(root: Path, path: str) -> Attachment | Remark:
    """Return what a picture or other file of an archive is, or why it cannot be published."""
    return _check(root, Input(path))


def chosen(item: Input, beside: Checked, page: Page | None, captions: Sequence[Caption]) -> Chosen:
    """Return what is published with an article: what it shows, in that order, and what has its name."""
    shown, missing = _shown(item, page)
    saved = page is not None and page.pictures is not None
    named = [one.path for one in item.beside if has_the_name(item.path, one.path, saved=saved)]
    wanted = list(dict.fromkeys((*shown, *named)))
    good: dict[str, Attachment] = {}
    notes = [remark("the picture or file %(name)s does not lie where the article says", name=one) for one in missing]
    for path in wanted[:MOST]:
        one = beside.found.get(path)
        if isinstance(one, Remark):
            notes.append(replace(one, place=path))
        elif one:
            name = _unused(one.name, path, good)
            good[name] = replace(one, name=name, alt=shown.get(path, ""))
    if len(wanted) > MOST:
        more = len(wanted) - MOST
        notes.append(
            remark("files beside the article that are not published, as %(most)s are: %(n)s", most=MOST, n=more)
        )
    return Chosen(tuple(_described(tuple(good.values()), captions)), tuple(notes))


def _shown(item: Input, page: Page | None) -> tuple[dict[str, str], list[str]]:
    """Return the words of each file that an article shows, by its path, and the pictures that are not there."""
    files = {nfc(one.path): one for one in item.beside}
    shown: dict[str, str] = {}
    missing: list[str] = []
    for picture in (page.pictures if page else None) or ():
        found = next(filter(None, (file_at(item, address, files) for address in picture.addresses)), None)
        if found:
            shown.setdefault(found.path, picture.words)
        elif any(map(_lies_beside, picture.addresses)):
            missing.append(picture.addresses[-1])
    return shown, missing[:MOST]


def content(root: Path, one: Attachment) -> bytes:
    """Return the bytes of an attachment; raise OSError or SetAsideError."""
    return _bytes(root, one.inside or Input(one.path))


def _described(attachments: Sequence[Attachment], captions: Sequence[Caption]) -> Iterator[Attachment]:
    """Yield the attachments, each picture without words with the caption that stands at its place among them."""
    said = {one.alt for one in attachments}
    words = iter([caption.text for caption in captions if caption.text not in said])
    for one in attachments:
        yield replace(one, alt=next(words, "")) if one.width and not one.alt else one


def _lies_beside(address: str) -> bool:
    """Tell whether an address is that of a file beside the article, rather than on a site or inside the page."""
    return is_attachment(address) and ":" not in address and not address.startswith("/")


def _named(stem: str) -> str:
    """Return what a file is called, as every system can hold it: Windows has no file "con.png"."""
    return f"tep-{stem}".rstrip("-") if not stem or _RESERVED.fullmatch(stem) else stem


def _unused(name: str, path: str, taken: Container[str]) -> str:
    if name not in taken:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(path.encode()).hexdigest()[:6]}{dot}{suffix}"


def _bytes(root: Path, file: Input) -> bytes:
    """Return the bytes of a file, a member of a .zip or an answer in a capture; one too many when they are too many."""
    if file.line is not None:
        return answer(read(root, file), LARGEST + 1)
    if file.file:
        return read(root, file)
    with (root / file.path).open("rb") as opened:
        return opened.read(LARGEST + 1)


def _check(root: Path, file: Input) -> Attachment | Remark:
    """Return the attachment, or why it is not published."""
    try:
        data = _bytes(root, file)
    except OSError as error:
        return remark("cannot be read (%(why)s), so it is not published", why=error.strerror or error)
    except SetAsideError as error:
        return error.reason
    if len(data) > LARGEST:
        return remark("larger than %(most)s MB, so it is not published", most=LARGEST // 1_000_000)
    kind, suffix = next(((kind, suffix) for start, kind, suffix in _KINDS if start.match(data)), (None, ""))
    if kind is None:
        return remark("no JPEG, PNG, GIF, WebP or AVIF picture and no PDF, so it is not published")
    width, height = (0, 0) if kind == _PDF else _size(data)
    if kind != _PDF and not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        return remark("a broken picture, or one of an odd size, so it is not published")
    stem = PurePosixPath(file.path.partition("?")[0]).stem
    inside = replace(file, given=None, beside=()) if file.file or file.line is not None else None
    name = f"{_named(slug(stem)[:60])}{suffix}"
    return Attachment(file.path, name, kind, len(data), file.sha256, width, height, inside=inside)


def _size(data: bytes) -> tuple[int, int]:
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, LookupError, ArithmeticError, struct.error):
        return 0, 0
    return int(width), int(height)
