"""What stands in the published folder: which files a build put there, and which of them are still as it wrote them."""

import os
import stat
import time
from collections.abc import Collection, Container, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from site_builder.errors import SiteBuilderError
from site_builder.forked import Begun
from site_builder.publish import manifest, spare
from site_builder.publish.listing import Listing, unlike
from site_builder.publish.manifest import MANIFEST
from site_builder.publish.record import Record, Spare
from site_builder.publish.tree import folders_of
from site_builder.stamps import NEVER, Stamp, moment, stamp

_NANO = 1e-9
_FEW = 2000  # files of a site that are looked at at once, so that what is wrong is said first


class Standing(Struct, frozen=True):
    """The published folder as it was found."""

    files: Listing = Listing()  # every file that a build put there, as it was recorded
    other: Mapping[str, Stamp | None] = {}  # those that look otherwise: how they look; None: they hold something else
    folders: Listing = Listing()  # as they are
    strays: Collection[str] = ()  # folders among them that no file needs
    spare: Spare | None = None  # what stands beside it, if that is as it was recorded
    changed: bool = False  # whether anything had to be read because it was not as the record says

    @property
    def lost(self) -> bool:
        """Tell whether a file is gone, or is not what a build wrote."""
        return None in self.other.values()

    def published(self) -> dict[str, str]:
        """Return {path: sha256} of the files that are as a build wrote them, without the manifest."""
        found = dict(zip(self.files.paths, self.files.hashes, strict=True))
        for path in (MANIFEST, *(path for path, one in self.other.items() if one is None)):
            found.pop(path, None)
        return found

    def stamp(self, path: str) -> Stamp | None:
        """Return the stamp of a file that is as a build wrote it; None of any other."""
        return self.other[path] if path in self.other else self.files.stamp(path)

    def record(self) -> Record:
        """Return what is to be noted of a site of which no file is lost."""
        beside = self.spare
        if beside:
            known = {path: beside.inode(path, self.files) for path in self.other}
            beside = Spare({**beside.inodes, **known}, beside.folders)
        return Record(self.files.changed(self.other), self.folders, beside, sorted(self.strays))


NOTHING = Standing()


class Looking:
    """A look at a folder that may be replaced: absent, empty, or holding nothing but listed files; and at its spare.

    What is as the record of the last build says is neither read nor listed; another process looks whether it is, while
    this one goes on, where there is much.  The rest is done when the end is asked for.
    """

    def __init__(self, site: str, beside: str, record: Record | None) -> None:
        self._site, self._beside, self._record = site, beside, record
        self._begun: Begun[list[list[str]]] | None = None
        self._standing: Standing | None = None
        if not os.path.lexists(site):
            self._standing = NOTHING
        elif not stat.S_ISDIR(os.lstat(site).st_mode):
            message = f"{site}: is not a folder; delete it, or choose another place with --output"
            raise SiteBuilderError(message)
        elif record is None or not _of(record, site):
            self._standing = _read(site)
        else:
            spares = record.spare.folders if record.spare else Listing()
            looks = (site, record.files), (site, record.folders), (beside, spares)
            few = len(record.files.paths) < _FEW
            self._begun = Begun(
                lambda: [list(listing.unlike(folder, slice(None))) for folder, listing in looks], here=few
            )
            if few:
                self.end()

    def end(self) -> Standing:
        """Return what stands there.  Raises SiteBuilderError naming what is there besides."""
        if self._begun and self._record:
            files, folders, others = self._begun.result()
            standing = _read_again(self._site, self._record, files, folders)
            whole = spare.as_recorded(self._beside, self._record, others)
            self._standing, self._begun = replace(standing, spare=self._record.spare if whole else None), None
        return self._standing or NOTHING

    def leave(self) -> None:
        """Do without an end."""
        if self._begun:
            self._begun.end()
            self._begun = None


def look_again(site: str, before: Standing) -> None:
    """Raise SiteBuilderError for files that somebody has put into a folder since it was found to be `before`.

    Only folders are looked at: what changed in a listed file meanwhile, the next build notices.
    """
    if not before.folders.paths:
        Looking(site, "", None)
        return
    [changed] = unlike((site, before.folders))
    known = set(before.folders.paths) if changed else ()
    found = [path for folder in changed for path, one in _below(site, folder, known) if one is None]
    _refuse(site, {path for path in found if before.files.row(path) < 0})


def _of(record: Record, site: str) -> bool:
    """Tell whether a record is of the tree that stands, and of no other: by its manifest, late or not."""
    known = record.files.stamp(MANIFEST)
    try:
        found = os.lstat(f"{site}/{MANIFEST}")
    except OSError:
        return False
    return known is not None and (known.inode, known.time) == (found.st_ino, found.st_mtime_ns)


def _read(site: str) -> Standing:
    """Return what stands in a folder of which nothing is known but its manifest."""
    listed = manifest.read(site)
    files = Listing().changed({path: Stamp(0, NEVER, 0, 0, sha256) for path, sha256 in listed.items()})
    found = list(_below(site, "", ()))
    _refuse(site, {path for path, one in found if one is None} - listed.keys())
    folders = {path: one for path, one in found if one}
    other = {path: _same(f"{site}/{path}", sha256) for path, sha256 in listed.items()}
    strays = folders.keys() - folders_of(listed)
    return Standing(files, other, Listing().changed(folders), strays, changed=True)


def _read_again(site: str, record: Record, files: list[str], folders: list[str]) -> Standing:
    """Read what is not as it was recorded: these files, and what is in these folders."""
    if not files and not folders:
        return Standing(record.files, {}, record.folders, record.strays)
    _settle(site, [*files, *folders])
    known = set(record.folders.paths)
    found = [one for folder in folders for one in _below(site, folder, known)]
    _refuse(site, {path for path, one in found if one is None and record.files.row(path) < 0})
    now = {**dict.fromkeys(folders), **{path: one for path, one in found if one}}
    hashes = zip(files, map(record.files.sha256, files), strict=True)
    other = {path: _same(f"{site}/{path}", sha256) for path, sha256 in hashes}
    strays = {*record.strays, *(path for path, one in now.items() if one and path not in known)}
    return Standing(record.files, other, record.folders.changed(now), strays, changed=True)


def _refuse(site: str, foreign: set[str]) -> None:
    if foreign:
        raise SiteBuilderError(manifest.refusal(site, sorted(foreign)))


def _below(site: str, folder: str, known: Container[str]) -> Iterator[tuple[str, Stamp | None]]:
    """Yield a folder and what is in it, and in folders there that nobody knows: stamps of folders, None for files."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = os.lstat(f"{site}/{here}")
            if not stat.S_ISDIR(status.st_mode):  # its parent lists it as a file
                continue
            with os.scandir(f"{site}/{here}") as entries:
                inside = [(f"{here}/{e.name}" if here else e.name, e.is_dir(follow_symlinks=False)) for e in entries]
        except FileNotFoundError:  # removed by hand, with all that was in it
            continue
        yield here, stamp(status)
        waiting += (path for path, is_folder in inside if is_folder and path not in known)
        yield from ((path, None) for path, is_folder in inside if not is_folder)


def _same(path: str, sha256: str) -> Stamp | None:
    """Return the stamp of a file that holds the bytes of a hash; None when it does not."""
    try:
        found = stamp(os.lstat(path), sha256)
    except OSError:
        return None
    return found if manifest.digest(path) == sha256 else None


def _settle(site: str, changed: list[str]) -> None:
    """Wait until a file that changed just now can no more change without another time."""
    now, last = time.time_ns(), 0
    for path in changed:
        try:
            last = max(last, os.lstat(f"{site}/{path}").st_mtime_ns)
        except OSError:
            continue
    if last <= now <= last + moment(last):
        time.sleep(moment(last) * _NANO)
