"""Which files an archive holds, in order, and what is set aside before anything is read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from site_builder.errors import SetAsideError
from site_builder.model import Input, SetAside
from site_builder.sources import formats
from site_builder.sources.identity import path_id

# Files about the archive rather than of it.  They are passed over by name, as hidden files (".git", ".DS_Store") are.
PASSED_OVER = frozenset({"readme", "license", "licence", "notice", "changelog", "thumbs"})


def inputs(root: Path, paths: Sequence[str]) -> tuple[list[Input], list[SetAside]]:
    """Return every article in the source folders, or single files, of an archive, sorted by path and line.

    What cannot be an article is set aside with its reason: other formats, links that lead out of the folder, folders
    that do not exist, and the second of two files whose paths give one id.
    """
    found: list[Input] = []
    aside: list[SetAside] = []
    for path in sorted(set(paths)):
        folder = _folder(root, path)
        for name, refused in _files(root, path):
            kind = formats.format_of(name)
            if refused or kind is None:
                aside.append(SetAside(name, None, refused or formats.UNKNOWN))
            else:
                found += _inside(kind, root, Input(name, folder=folder), aside)
    unique = {(one.path, one.line): one for one in found}
    ordered = [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1] or 0))]
    # Only for raw text does the path alone decide the id.
    twins = duplicate_ids((path_id(one), one.path, one.line) for one in ordered if one.path.lower().endswith(".txt"))
    dropped = {(one.path, one.line) for one in twins}
    kept = [one for one in ordered if (one.path, one.line) not in dropped]
    return kept, sorted({*aside, *twins}, key=lambda one: (one.path, one.line or 0, one.reason))


def read(root: Path, item: Input) -> bytes:
    """Return the bytes of one input and no more; raise SetAsideError when the file cannot be read."""
    try:
        with (root / item.path).open("rb") as file:
            file.seek(item.offset)
            return file.read() if item.size is None else file.read(item.size)
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check that the file exists and may be read"
        raise SetAsideError(message, item.line) from None


def duplicate_ids(named: Iterable[tuple[str, str, int | None]]) -> list[SetAside]:
    """Return, for (id, path, line) of all articles, those that take an id that an earlier one by path and line has."""
    first: dict[str, tuple[str, int | None]] = {}
    aside: list[SetAside] = []
    for id_, path, line in sorted(named, key=lambda one: (one[1], one[2] or 0)):
        owner = first.setdefault(id_, (path, line))
        if owner != (path, line):
            taken = f'id "{id_}" is taken by {_place(*owner)}'
            reason = f"{taken}, so {_place(path, line)} is left out; give one of them another id"
            aside.append(SetAside(path, line, reason))
    return aside


def _place(path: str, line: int | None) -> str:
    return f"{path}:{line}" if line else path


def _folder(root: Path, path: str) -> str:
    """Return the folder of a source path, from the archive's; that of a file is the one that it lies in."""
    whole = root / path
    folder = whole if whole.is_dir() else whole.parent
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else path


def _inside(kind: formats.Format, root: Path, whole: Input, aside: list[SetAside]) -> list[Input]:
    try:
        return kind.inputs(root, whole)
    except SetAsideError as error:
        aside.append(SetAside(whole.path, error.line, str(error)))
    except OSError as error:
        aside.append(SetAside(whole.path, None, f"cannot be read ({error.strerror}); check that the file may be read"))
    return []


def _files(root: Path, path: str) -> Iterator[tuple[str, str | None]]:
    """Yield each file below a source path, by its path in the archive, with the reason, if any, to set it aside."""
    top = root / path
    name = top.relative_to(root).as_posix() if top.is_relative_to(root) else path
    if ".." in PurePosixPath(path).parts or not top.resolve().is_relative_to(root.resolve()):
        yield name, "lies outside the archive; copy the articles into it and correct [sources] paths in archive.toml"
    elif not top.exists():
        yield name, "does not exist; create it or correct [sources] paths in archive.toml"
    elif top.is_file():
        yield name, None
    else:
        yield from _below(top, "" if name == "." else f"{name}/")


def _below(top: Path, above: str) -> Iterator[tuple[str, str | None]]:
    """Yield the files below a folder; `above`: what their paths begin with.  Plain paths, as there are thousands."""
    waiting = [(os.fspath(top), above)]
    while waiting:
        folder, called = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:  # as os.walk has it: what may not be entered has no files
            continue
        for entry in entries:
            name = f"{called}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{name}/"))
            elif entry.is_symlink() and entry.is_dir():
                yield name, "a link to a folder; links to folders are not followed, copy the articles instead"
            elif entry.name.partition(".")[0].lower() not in PASSED_OVER:
                yield name, _refused(entry, top)


def _refused(file: os.DirEntry[str], top: Path) -> str | None:
    if file.is_symlink() and not Path(file.path).resolve().is_relative_to(top.resolve()):
        return "a link that leads out of the source folder; copy the file instead"
    if not file.is_file():
        return "not a regular file; remove it or put the article's text in its place"
    return None
