"""Articles from anywhere, filed into an archive once it is known that they can be read."""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder import config, extract, sources
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Attachment, Input
from site_builder.relate import record
from site_builder.store import FOLDER

_EMPTY = "holds no article, or is passed over by its name, as README and LICENSE are; rename it if it is one"
_NO_FOLDER = 'write paths = ["seeds"] under [sources], and make that folder'
_LOOKED_AT = 50  # articles of a file that holds many: enough to see whether it was understood


class Understood(Struct, frozen=True):
    """What was understood of one article."""

    id: str
    title: str
    date: str | None  # ISO day
    outlet: str | None
    province: str | None
    notes: tuple[str, ...]  # what was repaired or doubted


class Added(Struct, frozen=True):
    """A file that was filed, or refused.  `refused`: why, and what to do; None: it was filed."""

    file: str  # as it was named
    path: str | None = None  # in the archive, with "/"
    format: str = ""  # the ending by which it is known: ".jsonl"
    articles: int = 0
    understood: tuple[Understood, ...] = ()  # of the first articles
    unread: tuple[str, ...] = ()  # what will be set aside of them, and why
    pictures: tuple[str, ...] = ()  # in the archive, filed with it since it shows them
    refused: str | None = None


def add(root: Path, files: Sequence[Path], into: str | None = None) -> list[Added]:
    """File copies of `files` into the archive in `root`: into its first source folder, or `into`, a folder of it.

    What cannot be read is refused, and nothing is ever overwritten.  Raises SiteBuilderError for what is no archive
    and a folder that is not one of articles.
    """
    folder = _folder(root, into)
    with _scratch(root) as scratch:
        return [_add(root, file, folder, scratch / str(n)) for n, file in enumerate(files)]


def _folder(root: Path, into: str | None) -> str:
    """Return the folder to file into, relative to the archive."""
    known = [path for path in config.load(root).sources if (root / path).is_dir()]
    if into is None and known:
        return known[0]
    wanted = Path(os.path.normpath(root / (into or "")))
    inside = [path for path in known if wanted.is_relative_to(os.path.normpath(root / path))]
    if into is None or not inside:
        named = f'"{into}" is not in a folder of articles' if into else "sources.paths names no folder"
        advice = f"name one of these, or one below: {', '.join(known)}" if known else _NO_FOLDER
        message = f"{root / config.NAME}: {named}; {advice}"
        raise SiteBuilderError(message)
    return wanted.relative_to(os.path.normpath(root)).as_posix()


@contextmanager
def _scratch(root: Path) -> Iterator[Path]:
    """Give a folder on the archive's disk that no build looks into."""
    (root / FOLDER).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / FOLDER, prefix="adding-") as folder:
        yield Path(folder)


def _add(root: Path, file: Path, folder: str, scratch: Path) -> Added:
    path = f"{folder}/{file.name}"
    try:
        staged = _staged(file, scratch / folder)
        shown = _pictures(file, folder, scratch)
    except OSError as error:
        return Added(str(file), refused=f"cannot be read ({error.strerror}); name a file that you may read")
    picture = sources.is_attachment(file.name)
    added = _picture(str(file), path, scratch) if picture else _understood(str(file), path, scratch, folder)
    if added.refused:
        return added
    there = _in_the_way(root / path) or _other(root, scratch, shown)
    if there is None:
        there = _filed(staged, root / path)
    if there is not None:
        return Added(str(file), refused=there)
    fresh = [name for name in shown if _filed(scratch / name, root / name) is None]
    return replace(added, pictures=tuple(fresh))


def _pictures(file: Path, folder: str, scratch: Path) -> list[str]:
    """Stage the pictures below the folder of an article that it shows; return their names in the archive."""
    if file.stat().st_size > sources.LARGEST or sources.is_attachment(file.name):
        return []
    found: dict[str, None] = {}
    for address in sources.named(file.name, file.read_bytes()):
        local = sources.below(address)
        if local is None or not sources.is_attachment(local) or not _lies_in(file.parent, local):
            continue
        name = f"{folder}/{local}"
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.parent / local, scratch / name)
        if isinstance(sources.attachment(scratch, name), Attachment):
            found[name] = None
    return list(found)


def _lies_in(folder: Path, name: str) -> bool:
    path = folder / name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _other(root: Path, scratch: Path, names: Sequence[str]) -> str | None:
    """Say which picture of the archive has the name of another one; None: none does."""
    for name in names:
        if (root / name).exists() and not filecmp.cmp(root / name, scratch / name, shallow=False):
            return f"it shows a picture, and {name} is there already and another one; give the picture another name"
    return None


def _picture(file: str, path: str, scratch: Path) -> Added:
    found = sources.attachment(scratch, path)
    return (
        Added(file, path, Path(path).suffix.lower())
        if isinstance(found, Attachment)
        else Added(file, refused=str(found))
    )


def _staged(file: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    return Path(shutil.copyfile(file, folder / file.name))


def _understood(file: str, path: str, scratch: Path, folder: str) -> Added:
    """Read a file as a build would, as far as is needed to know that it can."""
    inputs, aside = sources.inputs(scratch, [folder])
    inputs = sources.hashed(scratch, inputs, {})
    reasons = [f"{one.path}:{one.line}: {one.reason}" if one.line else str(one.reason) for one in aside]
    found: list[Understood] = []
    for item in inputs[:_LOOKED_AT]:
        try:
            found.append(_article(scratch, item))
        except SetAsideError as error:
            line = error.line or item.line
            reasons.append(f"{path}:{line}: {error}" if line else str(error))
    if not found:
        return Added(file, refused=reasons[0] if reasons else _EMPTY)
    suffix = Path(path).suffix.lower()
    return Added(file, path, suffix, len(inputs), understood=tuple(found), unread=tuple(reasons))


def _article(scratch: Path, item: Input) -> Understood:
    article = extract.article(sources.document(item, sources.read(scratch, item), sources.checked(scratch, item)))
    seen = record.of(article)
    province = seen.province.name if seen.province else None
    return Understood(
        seen.id, seen.title, seen.date, seen.source.outlet, province, tuple(map(str, article.document.notes))
    )


def _in_the_way(target: Path) -> str | None:
    """Say what in the archive has the name or the id that a file would have; None: nothing."""
    beside = target.parent.iterdir() if target.parent.is_dir() else ()
    for other in sorted(beside):
        if other.name.casefold() == target.name.casefold():
            return f"{other.name} is there already and is never overwritten; give the file another name"
        if sources.is_attachment(other.name) or sources.is_attachment(target.name):
            continue
        if other.stem.casefold() == target.stem.casefold() and other.is_file():
            return f"{other.name} has the id {target.stem} already; give the file another name"
    return None


def _filed(staged: Path, target: Path) -> str | None:
    """Put a file into place in one step; say so when another has come there meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(staged, target)
    except FileExistsError:
        return f"{target.name} is there already and is never overwritten; give the file another name"
    except OSError:  # a file system without links: a new file, written in one go
        with suppress(FileExistsError), target.open("xb") as file, staged.open("rb") as content:
            shutil.copyfileobj(content, file)
            return None
        return f"{target.name} is there already and is never overwritten; give the file another name"
    return None
