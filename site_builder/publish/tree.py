"""A tree of files brought from what it is to what it shall be, by as few steps as they differ in.

No file's bytes are ever written here: files come whole, as renamed or linked ones, and go.
"""

# Plain paths: this runs once per file of a site, where Path objects would cost more than the system calls.
# ruff: noqa: PTH102, PTH106, PTH108

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.forked import forked
from site_builder.publish.listing import Listing
from site_builder.stamps import Stamp, stamp

# Windows knows no more of a mode than whether a file may be written, and gives that for everybody.
FILE_MODE = 0o644 if os.name == "posix" else 0o666
FOLDER_MODE = 0o755 if os.name == "posix" else 0o777

_ALONE = 1500  # files that are put into place faster than a second process starts

Place = Callable[[str, str], Stamp | None]  # puts the file of a path to a target; its stamp, if it is another file now


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that files need, the top one as ""."""
    found, above = {""}, {path.rpartition("/")[0] for path in paths}
    while above := above - found:
        found |= above
        above = {folder.rpartition("/")[0] for folder in above}
    return found


class Steps(Struct, frozen=True):
    """The files in which a tree differs from what it shall be.  A path that goes and comes is another file."""

    gone: Collection[str]
    come: Collection[str]


class Raised(Struct, frozen=True):
    """A tree that was brought up."""

    folders: Listing
    copies: Mapping[str, Stamp]  # files that are others now than those that were to be put there


def bring_up(tree: str, before: Listing, needed: set[str], steps: Steps, place: Place) -> Raised:
    """Change the folder `tree`; `before`: the folders that it has, `needed`: those that it shall have."""
    there = set(before.paths)
    empty, missing = there - needed, needed - there
    _remove(tree, steps.gone, empty)
    copies = forked(lambda run: _put(tree, run, missing, place), sorted(steps.come), _ALONE)
    changed = missing | {path.rpartition("/")[0] for path in (*steps.gone, *steps.come, *missing, *empty)}
    folders = before.changed({**dict.fromkeys(empty), **_stamps(tree, changed & needed)})
    return Raised(folders, {path: one for some in copies for path, one in some})


def _remove(tree: str, files: Iterable[str], folders: Iterable[str]) -> None:
    for path in files:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # somebody was faster
            os.unlink(f"{tree}/{path}")
    for path in sorted(folders, reverse=True):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.rmdir(f"{tree}/{path}")


def _put(tree: str, paths: Sequence[str], missing: set[str], place: Place) -> list[tuple[str, Stamp]]:
    """Put files into place, each with the folders above it that are missing; return those that are others now."""
    made: set[str] = set()
    copies = []
    for path in paths:
        for folder in reversed(list(_above(path, missing, made))):
            make_folder(f"{tree}/{folder}")
            made.add(folder)
        if one := place(path, f"{tree}/{path}"):
            copies.append((path, one))
    return copies


def _above(path: str, missing: set[str], made: set[str]) -> Iterator[str]:
    """Yield the folders above a file that are still to be made, the deepest first."""
    folder = path.rpartition("/")[0]
    while folder and folder in missing and folder not in made:
        yield folder
        folder = folder.rpartition("/")[0]


def _stamps(tree: str, folders: Iterable[str]) -> dict[str, Stamp]:
    return {path: stamp(os.lstat(f"{tree}/{path}")) for path in folders}


def link(old: str, new: str) -> Stamp | None:
    """Let a file stand at a second path too; a copy where links cannot be made."""
    try:
        os.link(old, new)
    except OSError:  # not on this file system, or too many links
        shutil.copy2(old, new)
        return stamp(os.lstat(new))
    return None


def make_folder(folder: str) -> None:
    """Make a folder, readable by everybody whatever the umask; another process may do the same."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder)
        os.chmod(folder, FOLDER_MODE)  # noqa: PTH101  # as plain as the rest


def delete(tree: str) -> None:
    """Delete a tree, if there is one."""
    shutil.rmtree(tree, ignore_errors=True)
