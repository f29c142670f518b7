"""The tree that was published before: whether it is as it was left, and how it differs from what shall be published."""

import os
from collections.abc import Iterable, Mapping

from site_builder.publish.listing import Listing
from site_builder.publish.record import Record, Spare
from site_builder.publish.tree import Steps
from site_builder.stamps import Stamp


def as_recorded(tree: str, record: Record, changed: Iterable[str]) -> bool:
    """Tell whether a tree that nobody is to change has the folders that its record says, each with its very files.

    `changed`: folders that do not look so.  What the files hold is not looked at: they are the published ones, or are
    replaced.
    """
    spare, folders = record.spare, set(changed)
    if spare is None or spare.folders.row("") < 0:
        return False
    return not folders or folders <= _unchanged(tree, spare, record.files, folders)


def _unchanged(tree: str, spare: Spare, site: Listing, folders: set[str]) -> set[str]:
    """Return those of some folders that hold just what they should."""
    inside: dict[str, dict[str, int]] = {folder: {} for folder in folders}
    files = {**dict(zip(site.paths, site.inodes, strict=True)), **spare.inodes}
    for path, inode in [*files.items(), *((path, 0) for path in spare.folders.paths)]:
        folder, _, name = path.rpartition("/")
        if path and inode is not None and folder in inside:
            inside[folder][name] = inode
    return {folder for folder in folders if _listed(f"{tree}/{folder}") == inside[folder]}


def _listed(folder: str) -> dict[str, int] | None:
    """Return {name: inode}, 0 for folders; None when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name: 0 if entry.is_dir(follow_symlinks=False) else entry.inode() for entry in entries}
    except OSError:
        return None


def steps(spare: Spare, site: Listing, changes: Mapping[str, Stamp | None]) -> Steps:
    """Return how a spare differs from the site with these changes."""
    gone, come = list[str](), list[str]()
    for path in sorted({*spare.inodes, *changes}):
        before = spare.inode(path, site)
        after = _inode(changes[path]) if path in changes else site.inode(path)
        if before != after:
            gone += [path] if before is not None else []
            come += [path] if after is not None else []
    return Steps(gone, come)


def beside(
    changes: Iterable[str], site: Listing, other: Mapping[str, Stamp | None], now: Listing
) -> dict[str, int | None]:
    """Return which files a site that is left, and was `site` but for `other`, has other than the new one, by inode.

    What is not as it was recorded, and was not found to hold the same, is there with an inode that nobody knows.
    """
    left = {path: (_inode(other[path]) or 0) if path in other else site.inode(path) for path in changes}
    return {path: inode for path, inode in left.items() if inode != now.inode(path)}


def _inode(one: Stamp | None) -> int | None:
    return one.inode if one else None
