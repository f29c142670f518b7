"""The site that shall be published, as the difference from the one that is; two files must not claim one address."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.publish.listing import Listing
from site_builder.publish.manifest import MANIFEST
from site_builder.publish.stage import Staged
from site_builder.publish.standing import Standing
from site_builder.publish.tree import folders_of
from site_builder.stamps import Stamp

_SHOWN = 20  # collisions named in an error


class Coming(Struct, frozen=True):
    """A site without its manifest, whose path and folder are taken."""

    files: Listing
    folders: set[str]  # that the files need, and the manifest
    changes: Mapping[str, Stamp | None]  # from what was recorded of the published site; None: is no more
    same: bool  # whether all files have the bytes that were published


def coming(found: Standing, staged: Staged) -> Coming:
    """Return what a site becomes.  Raises SiteBuilderError for addresses that two files claim."""
    changes = {**found.other, **dict.fromkeys(staged.left), **staged.written}
    changes.pop(MANIFEST, None)
    files = found.files.changed({**changes, MANIFEST: None})
    come = {path for path, one in changes.items() if one}
    needed, maybe = folders_of((*come, MANIFEST)), folders_of(changes.keys() - come)
    empty = {folder for folder in maybe if not files.holds(folder)}
    folders = {*found.folders.paths}.difference(found.strays, empty) | needed
    blocked = {path for path in (*come, MANIFEST) if path in folders}
    blocked |= {folder for folder in needed if folder == MANIFEST or files.row(folder) >= 0}
    _refuse({*staged.twice, *blocked, *_alike(files.paths)})
    same = all(one and one.sha256 == found.files.sha256(path) for path, one in changes.items())
    return Coming(files, folders, changes, same)


def _alike(paths: Sequence[str]) -> set[str]:
    """Return the paths that are one where capital letters do not count, as on most disks of Windows and macOS."""
    lower = [*map(str.lower, paths)]
    if lower == paths:
        return set()
    times = Counter(lower)
    return {path for path, low in zip(paths, lower, strict=True) if times[low] > 1}


def _refuse(paths: set[str]) -> None:
    found = sorted(paths)
    if found:
        names = "".join(f"\n  {path}" for path in found[:_SHOWN])
        message = (
            f"{len(found)} address(es) are claimed by two files each, or by files whose names differ in capitals "
            f"only; rename one of the two articles or files:{names}"
        )
        raise SiteBuilderError(message)
