"""Everything that a site is made of: the files of the archive and of the program, each known by its hash.

What was read for the last build and looks the same (stamps.py) is not read again.
"""

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder.config import FOLDERS
from site_builder.config import NAME as CONFIG
from site_builder.errors import SiteBuilderError
from site_builder.report import Options
from site_builder.stamps import Stamp, settled, stamp
from site_builder.store import Store
from site_builder.text.sayable import sayable

NAME = "ground"  # in the store
LEDGER = "permalinks.jsonl"  # permalinks.NAME, without loading that room, which takes longer than all of this

_PACKAGE = Path(__file__).parent.parent
_PROGRAM = (_PACKAGE, *(_PACKAGE.parent / name for name in ("templates", "static", "locale")))
_SKIPPED = "__pycache__"
_HEAD = 1000  # characters of a file that names a branch or a commit
_DECODER = msgspec.msgpack.Decoder(dict[str, Stamp])


class Ground(Struct, frozen=True):
    """All files, as they were before anything of a build was read."""

    files: Mapping[str, Stamp]  # by path, those of the program by their whole one; a link has its target behind it
    inputs: Mapping[str, str]  # {path: sha256} of the archive's files
    when: int  # nanoseconds
    changed: bool  # since the last build noted them

    def still(self, root: Path) -> Callable[[str], bool]:
        """Return what tells of a path in the archive whether its file is as it was seen."""

        def still(path: str) -> bool:
            try:
                return self.files[path].like(os.stat(f"{root}/{path}"))  # noqa: PTH116  # as plain as the rest
            except (KeyError, OSError):
                return False

        return still

    def made_of(self, root: Path, options: Options) -> str:
        """Return a hash of all that decides a site: these files, the ledger as it is now, and what was asked for."""
        lines = [f"{path}\0{self.files[path].sha256}\n" for path in sorted(self.files)]
        state = f"{_hash(str(root / LEDGER))}\0{_head(root)}"
        asked = f"{options.base_url}\0{options.frozen}\0{sys.version}\0{state}\n"
        return hashlib.sha256("".join((asked, *lines)).encode()).hexdigest()


def look(root: Path, sources: Sequence[str], store: Store) -> Ground:
    """Return all files of an archive, and of the program, as they are now."""
    kept = store.blob(NAME)
    return look_again(root, sources, _DECODER.decode(kept) if kept else {})


def look_again(root: Path, sources: Sequence[str], known: Mapping[str, Stamp]) -> Ground:
    """Return the same; `known`: the files as they were seen before."""
    when = time.time_ns()
    files: dict[str, Stamp] = {}
    for top in (CONFIG, *FOLDERS, *sources):
        files.update(_below(f"{root}/{top}", top, known))
    inputs = {path: one.sha256 for path, one in files.items() if stat.S_ISREG(one.mode)}
    for folder in _PROGRAM:
        files.update(_below(str(folder), str(folder), known))
    return Ground(files, inputs, when, files != known)


def refuse_links_out(root: Path, files: Iterable[str]) -> None:
    """Raise SiteBuilderError for links below the archive's own folders that lead out of them, and for such a folder.

    What they lead to would be published, be it another user's or git's own settings, which hold passwords.
    """
    links = {path.partition("\0")[0] for path in files if "\0" in path}
    tops = [top for top in FOLDERS if (root / top).is_symlink()]
    out = sorted(path for path in links if path.partition("/")[0] in FOLDERS and _leads_out(root, path))
    if out or tops:
        message = "".join(f"\n  {path}" for path in (*tops, *out))
        message = f"{len(out) + len(tops)} link(s) that lead out of their folder; copy the files instead:{message}"
        raise SiteBuilderError(message)


def _leads_out(root: Path, path: str) -> bool:
    top, link = os.path.realpath(root / path.partition("/")[0]), root / path
    return not link.is_symlink() or not Path(os.path.realpath(link)).is_relative_to(top)  # no link: an odd name


def keep(ground: Ground, store: Store) -> None:
    """Keep what was seen for the next build."""
    if ground.changed:
        store.put_blob(NAME, msgspec.msgpack.encode(settled(ground.files, ground.when)))


def _below(place: str, name: str, known: Mapping[str, Stamp]) -> Iterator[tuple[str, Stamp]]:
    """Yield the name and stamp of a file, or of all files below a folder that are not hidden."""
    try:
        status = os.stat(place)  # noqa: PTH116  # thousands of files, plain paths
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            yield name, Stamp(0, 0, 0, 0, "unreadable")
        return
    if not stat.S_ISDIR(status.st_mode):
        yield name, _one(place, status, known.get(name))
        return
    waiting = [(place, name)]
    while waiting:
        folder, called = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{called}/{entry.name}"
                if (one := known.get(path)) and _same(entry, one):  # as nearly all
                    yield path, one
                    continue
                if entry.name.startswith(".") or entry.name == _SKIPPED:
                    continue
                path = f"{called}/{sayable(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, path))
                else:
                    yield _file(entry, path, known)


def _same(entry: "os.DirEntry[str]", known: Stamp) -> bool:
    """Tell whether an entry of a folder is the plain file that it was."""
    try:
        return not entry.is_symlink() and known.like(entry.stat())
    except OSError:
        return False


def _file(entry: "os.DirEntry[str]", path: str, known: Mapping[str, Stamp]) -> tuple[str, Stamp]:
    try:
        if entry.is_symlink():
            path = f"{path}\0{sayable(os.readlink(entry.path))}"  # noqa: PTH115  # as plain as the rest
        return path, _one(entry.path, entry.stat(), known.get(path))
    except OSError:  # a link that leads nowhere, or what must not be read: reading says so
        return path, Stamp(0, 0, 0, 0, "unreadable")


def _one(place: str, status: os.stat_result, known: Stamp | None) -> Stamp:
    if known and known.like(status):
        return known
    return stamp(status, _hash(place) if stat.S_ISREG(status.st_mode) else "no file")


def _head(root: Path) -> str:
    """Return what tells one commit of the archive from the next, without asking git; as far as its files are plain."""
    head = _text(f"{root}/.git/HEAD")
    branch = head.removeprefix("ref: ").strip()
    return f"{head}\0{_text(f'{root}/.git/{branch}') if branch != head.strip() else ''}"


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123  # as plain as the rest
            return file.read(_HEAD)
    except (OSError, ValueError):
        return ""


def _hash(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # as plain as the rest
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"
