"""The files of a build before they are put into place: in a hidden folder, which any process may write into.

A file whose bytes are those of the published one is not written.  Every process notes what it did in one journal, a
line per file, which the Publisher reads at the end.
"""

# Plain paths: this runs once per file of a site, where Path objects would cost more than the system calls.
# ruff: noqa: PTH123, PTH108

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import ExitStack
from typing import Any, BinaryIO, Literal

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.model import File
from site_builder.publish.manifest import MANIFEST, is_inside
from site_builder.publish.tree import FILE_MODE, make_folder
from site_builder.stamps import UNKNOWN, Stamp

NEW = "new"
JOURNAL = "journal"

# Without O_BINARY, Windows would write line ends of its own.
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_REGULAR = 0o100000 | FILE_MODE

_KEPT = "kept "  # before the paths of published files that were not even made
_ALL_BUT = "kept all but "  # before those that may be made, or go; shorter, as most files stay
_BETWEEN = "\0"  # in no path
_FIELDS = 5  # of a line of the journal, before the path

# refused: another file stands there already
What = Literal["written", "reused", "refused"]


class Entry(Struct, frozen=True, gc=False):
    """A line of the journal."""

    what: str  # a What
    path: str
    stamp: Stamp = UNKNOWN  # of a written file; of a reused one its hash only

    @property
    def sha256(self) -> str:
        """Return the hash of the file's bytes."""
        return self.stamp.sha256


class Staged(Struct, frozen=True):
    """What is to become of a site: all that is published stays but what is left, and what was written comes."""

    left: Collection[str]  # published files that were neither kept nor made with the same bytes
    written: Mapping[str, Stamp]
    twice: Collection[str]  # paths that two files claim


class Stage(Struct, frozen=True):
    """Where the files of a build go; it may be sent to other processes."""

    work: str  # folder that belongs to this build alone
    old: str  # the published folder, which may be absent
    published: Mapping[str, str]  # {path: sha256} of the site as it stands

    def write(self, path: str, content: bytes) -> None:
        """Stage one file; see write_all."""
        self.write_all((File(path, content),))

    def write_all(self, files: Iterable[File]) -> None:
        """Stage files, each of its own path.

        Raises SiteBuilderError for a path that would leave the site.  Two files at one path are told apart at the end,
        all at once (Publisher.commit).
        """
        self._note([self.put(_plain(file.path), file.content) for file in files])

    def write_pieces(self, pieces: Iterable[File]) -> dict[str, str]:
        """Stage a few files too large for memory: pieces of one path are put one after the other, in the order given.

        Pieces of several paths may alternate.  Return {path: sha256}.  Raises as write_all does.
        """
        with ExitStack() as stack:
            growing: dict[str, _Growing | None] = {}
            for piece in pieces:
                if piece.path not in growing:
                    growing[piece.path] = self._grow(_plain(piece.path), stack)
                if one := growing[piece.path]:
                    one.write(piece.content)
            done = [self._finish(path, one) if one else Entry("refused", path) for path, one in growing.items()]
            self._note(done)
            return {one.path: one.sha256 for one in done}

    def keep(self, paths: Iterable[str]) -> None:
        """Keep published files as they are without making them: they are known to come out the same.

        Only what Publisher.published lists can be kept; commit() raises KeyError for any other path.  From any process,
        as one line however many paths there are.
        """
        kept = list(paths)
        few = 2 * len(kept) < len(self.published)
        left = set() if few else self.published.keys() - kept
        if few or len(left) + len(kept) != len(self.published):
            self._append(f"{_KEPT}{_BETWEEN.join(kept)}\n")
        else:
            self._append(f"{_ALL_BUT}{_BETWEEN.join(sorted(left))}\n")

    def place(self, path: str) -> str:
        """Return where the bytes of a staged file wait.

        Not in one folder: ext4 is slow to find room in a folder that has just lost many files.
        """
        name = hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
        return f"{self.work}/{NEW}/{name[:2]}/{name}"

    def staged(self) -> Staged:
        """Return what was kept and staged, by whatever process.  Raises KeyError as keep() says."""
        lines = self._journal()
        entries = [_entry(line) for line in lines if not line.startswith(_KEPT)]
        stay = [self._kept(line) for line in lines if line.startswith(_KEPT)]
        stay.append([one.path for one in entries if one.what == "reused"])
        written = {one.path: one.stamp for one in entries if one.what == "written"}
        left, twice = set(self.published), {one.path for one in entries if one.what == "refused"}
        for paths in stay:
            once = set(paths)
            if strangers := [path for path in once if path not in self.published]:
                raise KeyError(min(strangers))
            twice |= once - left
            if len(once) < len(paths):
                twice.update(path for path, times in Counter(paths).items() if times > 1)
            left -= once
        twice |= (written.keys() & self.published.keys()) - left
        return Staged(left, written, twice | (written.keys() & {MANIFEST}))

    def _kept(self, line: str) -> Collection[str]:
        some = [path for path in line.removeprefix(_ALL_BUT).removeprefix(_KEPT).split(_BETWEEN) if path]
        return self.published.keys() - some if line.startswith(_ALL_BUT) else some

    def hashes(self) -> Callable[[str], str]:
        """Return what tells the hash of a path that was staged, or kept as it was, so far."""
        entries = [_entry(line) for line in self._journal() if not line.startswith(_KEPT)]
        staged = {one.path: one.sha256 for one in entries}
        return lambda path: staged.get(path) or self.published.get(path, "")

    def _journal(self) -> list[str]:
        try:
            with open(f"{self.work}/{JOURNAL}", encoding="utf-8", newline="\n") as journal:
                return journal.read().split("\n")[:-1]
        except FileNotFoundError:  # nothing was staged
            return []

    def put(self, path: str, content: bytes) -> Entry:
        """Stage a file without noting it; return what is to be noted."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.published.get(path) == sha256:
            return Entry("reused", path, Stamp(0, 0, 0, 0, sha256))
        file = _create(self.place(path))
        if file is None:
            return Entry("refused", path)
        try:
            _write(file, content)
            return Entry("written", path, _stamp(file, sha256))
        finally:
            os.close(file)

    def _grow(self, path: str, stack: ExitStack) -> "_Growing | None":
        file = _create(self.place(path))
        return None if file is None else _Growing(stack.enter_context(open(file, "wb")), hashlib.sha256())

    def _finish(self, path: str, one: "_Growing") -> Entry:
        """Forget a file that grew to the bytes of the published one."""
        one.file.flush()
        sha256 = one.digest.hexdigest()
        if self.published.get(path) != sha256:
            return Entry("written", path, _stamp(one.file.fileno(), sha256))
        os.unlink(self.place(path))
        return Entry("reused", path, Stamp(0, 0, 0, 0, sha256))

    def _note(self, entries: Iterable[Entry]) -> None:
        """Add lines to the journal in one write, which does not mix with those of other processes."""
        self._append("".join(map(_line, entries)))

    def _append(self, lines: str) -> None:
        with open(f"{self.work}/{JOURNAL}", "ab", buffering=0) as journal:
            journal.write(lines.encode())


class _Growing(Struct, frozen=True):
    """A file that comes in pieces, and the hash of those that came."""

    file: BinaryIO
    digest: Any  # hashlib gives no name to its type

    def write(self, content: bytes) -> None:
        self.file.write(content)
        self.digest.update(content)


def _line(entry: Entry) -> str:
    one = entry.stamp
    return f"{entry.what} {one.size} {one.time} {one.inode} {one.sha256} {entry.path}\n"


def _entry(line: str) -> Entry:
    what, size, time, inode, sha256, path = line.split(" ", _FIELDS)
    return Entry(what, path, Stamp(_REGULAR, int(size), int(time), int(inode), sha256))


def _plain(path: str) -> str:
    """Return the path if it is one inside the site, in its only form."""
    if not is_inside(path):
        message = (
            f'"{path}" is not a path inside the site; give the file a name of plain characters, without ".." and "//"'
        )
        raise SiteBuilderError(message)
    return path


def _create(target: str) -> int | None:
    """Open a new file for writing; None when there is one already."""
    try:
        return os.open(target, _CREATE, FILE_MODE)
    except FileExistsError:
        return None
    except FileNotFoundError:
        make_folder(target.rpartition("/")[0])
        return os.open(target, _CREATE, FILE_MODE)


def _write(file: int, content: bytes) -> None:
    """Write all bytes: the system may take fewer at once."""
    while len(content) > (done := os.write(file, content)):
        content = content[done:]


def _stamp(file: int, sha256: str) -> Stamp:
    """Return the stamp of an open file, readable by everybody whatever the umask."""
    status = os.fstat(file)
    if status.st_mode != _REGULAR and hasattr(os, "fchmod"):
        os.fchmod(file, FILE_MODE)
    return Stamp(_REGULAR, status.st_size, status.st_mtime_ns, status.st_ino, sha256)
