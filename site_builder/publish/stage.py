"""A site in the making: a folder beside the published one, which any process may write into.

A file whose bytes are those of the published one is not written: if anything else changed, it is linked into the new
site at the end, so that it stays untouched.  Every process notes what it did in one journal, a line per file, which the
Publisher reads at the end.
"""

# Plain paths: this runs once per file of a site, where Path objects would cost more than the system calls.
# ruff: noqa: PTH101, PTH102, PTH108, PTH112, PTH123, PTH202

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, Literal

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.model import File

NEW = "new"
JOURNAL = "journal"

FILE_MODE = 0o644
FOLDER_MODE = 0o755

# Empty, "." and ".." segments; characters that have no place in a path on the web.
_BAD_PATH = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\0-\x1f\x7f\\]")

# kept: not even made, the published one stays; refused: another file stands there already
What = Literal["written", "reused", "kept", "refused"]


class Entry(Struct, frozen=True):
    """A line of the journal."""

    sha256: str  # "" for a kept file: it is the published one's
    what: str  # a What
    path: str


class Stage(Struct, frozen=True):
    """Where the files of a build go; small, so that it can be sent to other processes."""

    work: str  # folder that belongs to this build alone
    old: str  # the published folder, which may be absent

    def write(self, path: str, content: bytes) -> None:
        """Stage one file; see write_all."""
        self.write_all((File(path, content),))

    def write_all(self, files: Iterable[File]) -> None:
        """Stage files, each of its own path.

        Raises SiteBuilderError for a path that would leave the site.  Two files at one path are told apart at the end,
        all at once (Publisher.commit).
        """
        self._note(
            [(hashlib.sha256(f.content).hexdigest(), self._put(_plain(f.path), f.content), f.path) for f in files]
        )

    def write_pieces(self, pieces: Iterable[File]) -> None:
        """Stage a few files too large for memory: pieces of one path are put one after the other, in the order given.

        Pieces of several paths may alternate.  Raises as write_all does.
        """
        with ExitStack() as stack:
            growing: dict[str, BinaryIO | None] = {}
            for piece in pieces:
                if piece.path not in growing:
                    handle = growing[piece.path] = self._create(_plain(piece.path))
                    stack.enter_context(handle or ExitStack())
                if handle := growing[piece.path]:
                    handle.write(piece.content)
        self._note([self._finish(path) if handle else ("", "refused", path) for path, handle in growing.items()])

    def keep(self, paths: Iterable[str]) -> None:
        """Keep published files as they are without making them: they are known to come out the same.

        Only what Publisher.published lists can be kept; commit() raises KeyError for any other path.  From any process,
        as one write however many paths there are.
        """
        self._note([("", "kept", path) for path in paths])

    def journal(self) -> Iterator[Entry]:
        """Yield what was staged, by whatever process."""
        try:
            with open(f"{self.work}/{JOURNAL}", encoding="utf-8", newline="\n") as lines:
                yield from (Entry(*line.rstrip("\n").split(" ", 2)) for line in lines)
        except FileNotFoundError:  # nothing was staged
            return

    def take_over(self, paths: Iterable[str]) -> list[str]:
        """Link published files into the new site, or copy them where links cannot be made.

        Returns those at whose place something else stands.
        """
        return [path for path in paths if not self._take_over(path)]

    def _take_over(self, path: str) -> bool:
        old, new = f"{self.old}/{path}", f"{self.work}/{NEW}/{path}"
        try:
            _folder_of(new)
            os.link(old, new)
        except (FileExistsError, NotADirectoryError):
            return False
        except OSError:  # not on this file system, or too many links
            shutil.copy2(old, new)
        return True

    def _put(self, path: str, content: bytes) -> What:
        if _holds(f"{self.old}/{path}", content):
            return "reused"
        handle = self._create(path)
        if handle is None:
            return "refused"
        with handle:
            handle.write(content)
        return "written"

    def _finish(self, path: str) -> tuple[str, What, str]:
        """Forget a file that grew to the bytes of the published one."""
        new, old = f"{self.work}/{NEW}/{path}", f"{self.old}/{path}"
        sha256 = _digest(new)
        if not _regular(old) or os.path.getsize(old) != os.path.getsize(new) or _digest(old) != sha256:
            return sha256, "written", path
        os.unlink(new)
        return sha256, "reused", path

    def _create(self, path: str) -> BinaryIO | None:
        """Open a new file for writing; None when something stands at its path."""
        target = f"{self.work}/{NEW}/{path}"
        try:
            _folder_of(target)
            handle = open(target, "xb")  # noqa: SIM115  # the caller closes it
        except (FileExistsError, NotADirectoryError):
            return None
        os.fchmod(handle.fileno(), FILE_MODE)  # whatever the umask
        return handle

    def _note(self, entries: Iterable[tuple[str, What, str]]) -> None:
        """Add lines to the journal in one write, which does not mix with those of other processes."""
        lines = "".join(f"{sha256} {what} {path}\n" for sha256, what, path in entries)
        with open(f"{self.work}/{JOURNAL}", "ab", buffering=0) as journal:
            journal.write(lines.encode())


def _plain(path: str) -> str:
    """Return the path if it is one inside the site, in its only form."""
    if _BAD_PATH.search(path) or not path.isprintable():
        message = f'"{path}" is not a path inside the site; file names need plain characters and no ".." or "//"'
        raise SiteBuilderError(message)
    return path


def _folder_of(path: str) -> None:
    folder = path.rpartition("/")[0]
    if not os.path.isdir(folder):
        make_folder(folder)


def make_folder(folder: str) -> None:
    """Make a folder and those above it, readable by everybody whatever the umask; another process may do the same."""
    above = folder.rpartition("/")[0]
    if above and not os.path.isdir(above):
        make_folder(above)
    try:
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise NotADirectoryError(folder) from None
    else:
        os.chmod(folder, FOLDER_MODE)


def _regular(path: str) -> bool:
    """Tell whether there is a plain file with the usual permissions."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and stat.S_IMODE(status.st_mode) == FILE_MODE


def _holds(path: str, content: bytes) -> bool:
    """Tell whether there is a plain file with just these bytes."""
    if not _regular(path) or os.path.getsize(path) != len(content):
        return False
    with open(path, "rb") as file:
        return file.read() == content


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
