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
        for file, refused in _files(root, path):
            name = file.relative_to(root).as_posix() if file.is_relative_to(root) else path
            kind = formats.format_of(name)
            if refused or kind is None:
                aside.append(SetAside(name, None, refused or formats.UNKNOWN))
            else:
                found += _inside(kind, root, Input(name, folder=_folder(root, path)), aside)
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
    whole = root / path
    return (whole if whole.is_dir() else whole.parent).relative_to(root).as_posix()


def _inside(kind: formats.Format, root: Path, whole: Input, aside: list[SetAside]) -> list[Input]:
    try:
        return kind.inputs(root, whole)
    except SetAsideError as error:
        aside.append(SetAside(whole.path, error.line, str(error)))
    except OSError as error:
        aside.append(SetAside(whole.path, None, f"cannot be read ({error.strerror}); check that the file may be read"))
    return []


def _files(root: Path, path: str) -> Iterator[tuple[Path, str | None]]:
    """Yield each file below a source path with the reason, if any, for which it is set aside."""
    top = root / path
    if ".." in PurePosixPath(path).parts or not top.resolve().is_relative_to(root.resolve()):
        yield top, "lies outside the archive; copy the articles into it and correct [sources] paths in archive.toml"
    elif not top.exists():
        yield top, "does not exist; create it or correct [sources] paths in archive.toml"
    elif top.is_file():
        yield top, None
    else:
        for folder, folders, names in os.walk(top):
            for name in folders:
                if not name.startswith(".") and (Path(folder) / name).is_symlink():
                    yield (
                        Path(folder) / name,
                        "a link to a folder; links to folders are not followed, copy the articles instead",
                    )
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if not name.startswith(".") and name.partition(".")[0].lower() not in PASSED_OVER:
                    yield Path(folder) / name, _refused(Path(folder) / name, top)


def _refused(file: Path, top: Path) -> str | None:
    if file.is_symlink() and not file.resolve().is_relative_to(top.resolve()):
        return "a link that leads out of the source folder; copy the file instead"
    if not file.is_file():
        return "not a regular file; remove it or put the article's text in its place"
    return None
