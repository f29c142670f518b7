"""Which pictures and other files lie beside an article and belong to it.

To an article belong the pictures that its markup shows, wherever they lie below the source folder, in its .zip or among
the captures of its WARC; and the files of its name ("bai-1.jpg", "bai-1-2.png" to "bai-1.txt"), as well as those in a
folder of that name ("bai-1/", or "bai-1_files/" as browsers save pages).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from site_builder.model import Input
from site_builder.sources.naming import their_files
from site_builder.text.normalise import nfc

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".pdf")
_NUMBERED = re.compile(r"[-_. ]\d{1,3}$")
_FOLDER = "_files"


def is_attachment(path: str) -> bool:
    """Tell by its name whether a file is one to be published beside an article."""
    return path.lower().endswith(SUFFIXES)


def with_theirs(inputs: Sequence[Input], files: Sequence[Input]) -> list[Input]:
    """Return the inputs, each with those of the files that it names or that have its name; others are left out."""
    if not files:
        return [replace(one, pictures=()) if one.pictures else one for one in inputs]
    known = {nfc(one.path): one for one in files}
    owners = {_stem(one.path): number for number, one in enumerate(inputs) if one.line is None}
    found: dict[int, dict[str, Input]] = {}
    for number, one in enumerate(inputs):
        if one.pictures and (named := their_files(one, one.pictures, known)):
            found[number] = {file.path: file for file in named}
    for path in sorted(one.path for one in files if one.line is None):
        owner = next((owners[name] for name in _names(path) if name in owners), None)
        if owner is not None:
            found.setdefault(owner, {}).setdefault(path, known[nfc(path)])
    theirs = {number: tuple(files.values()) for number, files in found.items()}
    return [
        replace(one, beside=theirs.get(number, ()), pictures=()) if number in theirs or one.pictures else one
        for number, one in enumerate(inputs)
    ]


def hashed(root: Path, inputs: Iterable[Input], hashes: Mapping[str, str]) -> list[Input]:
    """Return the inputs with the hash of each file beside them, from `hashes` where it is known."""
    return [
        replace(one, beside=tuple(_hashed(root, file, hashes) for file in one.beside)) if one.beside else one
        for one in inputs
    ]


def has_the_name(article: str, path: str, *, saved: bool) -> bool:
    """Tell whether a file has the name of an article; `saved`: browsers save what is around a page in its folder."""
    return _stem(article) in _names(path) and not (saved and PurePosixPath(path).parent.name.endswith(_FOLDER))


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


def _hashed(root: Path, file: Input, hashes: Mapping[str, str]) -> Input:
    return replace(file, sha256=file.sha256 or hashes.get(file.path) or _hash(root / file.path))


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"
