"""What stands in the published folder: which files a build put there, and which of them are still as it wrote them."""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.publish import manifest
from site_builder.publish.manifest import MANIFEST
from site_builder.publish.record import Record
from site_builder.stamps import UNKNOWN, Stamp, moment, stamp, unlike

_NANO = 1e-9


class Standing(Struct, frozen=True):
    """The published folder as it was found."""

    listed: Mapping[str, str]  # {path: sha256} of every file that a build put there
    files: Mapping[str, Stamp]  # those of them that are still so
    folders: Mapping[str, Stamp]
    record: Record  # what is known of them from before; an empty one when that was of no use
    changed: bool  # whether anything had to be read because it was not as the record says


NOTHING = Standing({}, {}, {}, Record(), changed=False)


def look(site: str, record: Record | None) -> Standing:
    """Return what stands in a folder that may be replaced: absent, empty, or holding nothing but listed files.

    What is as the record of the last build says is neither read nor listed.  Raises SiteBuilderError naming what is
    there besides.
    """
    if not os.path.lexists(site):
        return NOTHING
    if not stat.S_ISDIR(os.lstat(site).st_mode):
        message = f"{site}: is not a folder; delete it, or choose another place with --output"
        raise SiteBuilderError(message)
    if record is None or unlike(site, [(MANIFEST, record.files.get(MANIFEST, UNKNOWN))]):
        record = Record()  # of another tree than the one that stands there
    listed = {path: one.sha256 for path, one in record.files.items()} or manifest.read(site)
    changed = unlike(site, chain(record.files.items(), record.folders.items()))
    return _read(site, record, listed, changed)


def look_again(site: str, before: Standing) -> None:
    """Raise SiteBuilderError for files that somebody has put into a folder since it was found to be `before`.

    Only folders are looked at: what changed in a listed file meanwhile, the next build notices.
    """
    if not before.folders:
        look(site, None)
        return
    changed = unlike(site, before.folders.items())
    below = (one for folder in changed for one in _below(site, folder, before.folders))
    if foreign := {path for path, found in below if found is None and path not in before.listed}:
        raise SiteBuilderError(manifest.refusal(site, sorted(foreign)))


def _read(site: str, record: Record, listed: Mapping[str, str], changed: list[str]) -> Standing:
    files, folders = dict(record.files), dict(record.folders)
    for path in changed:
        files.pop(path, None)
        folders.pop(path, None)
    _settle(site, changed)
    foreign = []
    for folder in [path for path in changed if path in record.folders] if record.folders else [""]:
        for path, found in _below(site, folder, record.folders):
            if found is not None:
                folders[path] = found
            elif path not in listed:
                foreign.append(path)
    if foreign:
        raise SiteBuilderError(manifest.refusal(site, sorted(foreign)))
    for path in listed.keys() - files.keys():
        if found := _same(f"{site}/{path}", listed[path]):
            files[path] = found
    return Standing(listed, files, folders, record, bool(changed) or not record.files)


def _below(site: str, folder: str, known: Mapping[str, Stamp]) -> Iterator[tuple[str, Stamp | None]]:
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
