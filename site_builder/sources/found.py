"""Which files an archive holds, in order, and what is set aside before anything is read."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from site_builder.errors import SetAsideError
from site_builder.model import Given, Input, Remark, SetAside
from site_builder.sources import attached, formats, zipped
from site_builder.sources.identity import path_id
from site_builder.sources.looking import Beside
from site_builder.sources.naming import MARKED, named
from site_builder.sources.opening import opened, read
from site_builder.sources.warc import Warc
from site_builder.text.sayable import sayable
from site_builder.words import remark

# Files about the archive rather than of it.  They are passed over by name, as hidden files (".git", ".DS_Store") are.
PASSED_OVER = frozenset({"readme", "license", "licence", "notice", "changelog", "thumbs"})


class Content(Struct, frozen=True):
    """What a file that holds many articles was found to hold."""

    sha256: str  # of the file then; "" for one that was looked through just now
    folder: str
    inputs: tuple[Input, ...]
    aside: tuple[SetAside, ...]


_NO_ARTICLE = remark("no article in it; put articles into it, or remove the file")
_OUTSIDE = remark("lies outside the archive; copy the articles into it and correct [sources] paths in archive.toml")


def inputs(
    root: Path,
    paths: Sequence[str],
    given: Mapping[str, Given] | None = None,
    known: MutableMapping[str, Content] | None = None,
) -> tuple[list[Input], list[SetAside]]:
    """Return every article in the source folders, or single files, of an archive, sorted by path and line.

    What cannot be an article is set aside with its reason: other formats, links that lead out of the folder, folders
    that do not exist, and the second of two files whose paths give one id.  `given`: what archive.toml says of a
    folder; `known`: what files hold that are as they were, which are not looked through; the others' are added.
    """
    found: list[Input] = []
    aside: list[SetAside] = []
    beside: list[Input] = []
    for path in sorted(set(paths)):
        folder = _folder(root, path)
        look = _Look(root, {} if known is None else known)
        for name, refused in _files(root, path):
            if refused or sayable(name) != name:
                aside.append(SetAside(sayable(name), None, refused or zipped.MISNAMED))
            elif attached.is_attachment(name):
                beside.append(Input(name, folder=folder))
            else:
                look.at(Input(name, folder=folder))
        more = (given or {}).get(path)
        found += (replace(one, given=more) for one in look.found) if more else look.found
        aside += look.aside
    unique = {(one.path, one.line): one for one in found}
    ordered = [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1] or 0))]
    # Only for raw text does the path alone decide the id.
    twins = duplicate_ids((path_id(one), one.path, one.line) for one in ordered if one.path.lower().endswith(".txt"))
    dropped = {(one.path, one.line) for one in twins}
    kept = [one for one in ordered if (one.path, one.line) not in dropped] if dropped else ordered
    reasons = sorted({*aside, *twins}, key=lambda one: (one.path, one.line or 0, str(one.reason)))
    if beside:
        kept = [_naming(root, one, {} if known is None else known) for one in kept]
    return _with_theirs(kept, beside), reasons


def _with_theirs(inputs: list[Input], beside: Sequence[Input]) -> list[Input]:
    """Return the inputs with what is theirs; those of a .zip or a capture have theirs already."""
    return [
        replace(one, beside=before.beside) if before.beside else one
        for one, before in zip(attached.with_theirs(inputs, beside), inputs, strict=True)
    ]


def _naming(root: Path, whole: Input, known: MutableMapping[str, Content]) -> Input:
    """Return a file of one marked-up article with the addresses of its pictures; it is looked through once."""
    if whole.line is not None or whole.file or not whole.path.lower().endswith(MARKED):
        return whole
    content = known.get(whole.path)
    if content is None or content.folder != whole.folder:
        with contextlib.suppress(SetAsideError):  # reading it says what is wrong with it
            whole = replace(whole, pictures=named(whole.path, read(root, whole)))
        content = known[whole.path] = Content("", whole.folder, (replace(whole, given=None),), ())
    return replace(whole, pictures=content.inputs[0].pictures)


class _Look:
    """Gathers what files hold."""

    def __init__(self, root: Path, known: MutableMapping[str, Content]) -> None:
        self.found: list[Input] = []
        self.aside: list[SetAside] = []
        self._beside: list[Input] = []
        self._root, self._known = root, known

    def complete(self) -> list[Input]:
        """Return what a file that may hold pictures was found to hold, each with its own."""
        return attached.with_theirs(self.found, self._beside)

    def at(self, whole: Input) -> None:
        """Add what one file holds."""
        kind = formats.format_of(whole.path)
        zipped = whole.path.lower().endswith(formats.ZIPPED)
        if kind and not kind.many:
            self.found.append(whole)
        elif kind or zipped:
            self._keep(whole, zipped=zipped)
        else:
            self.aside.append(SetAside(whole.path, None, formats.UNKNOWN))

    def _keep(self, whole: Input, *, zipped: bool) -> None:
        content = self._known.get(whole.path)
        if content is None or content.folder != whole.folder:
            inside = _Look(self._root, {})
            look = inside.through_zip if zipped else inside.through
            look(whole)
            if not inside.found and not inside.aside:
                inside.aside.append(SetAside(whole.path, None, _NO_ARTICLE))
            holds_pictures = zipped or isinstance(formats.format_of(whole.path), Warc)
            found = inside.complete() if holds_pictures else inside.found
            content = Content("", whole.folder, tuple(found), tuple(inside.aside))
            self._known[whole.path] = content
        self.found += content.inputs
        self.aside += content.aside

    def through(self, whole: Input) -> None:
        """Add what a file or member of a .zip holds."""
        kind = formats.format_of(whole.path)
        if kind is None:
            self.aside.append(SetAside(whole.path, None, formats.UNKNOWN))
            return
        try:
            with opened(self._root, whole) as stream:
                for one in kind.inputs(whole, stream):
                    if isinstance(one, Input):
                        self.found.append(one)
                    elif isinstance(one, Beside):
                        self._beside.append(one.item)
                    else:
                        self.aside.append(one)
        except SetAsideError as error:
            self.aside.append(SetAside(whole.path, error.line, error.reason))
        except OSError as error:
            reason = remark(
                "cannot be read (%(why)s); check that the file may be read, or pack it again",
                why=error.strerror or error,
            )
            self.aside.append(SetAside(whole.path, None, reason))

    def through_zip(self, whole: Input) -> None:
        """Add what the members of a .zip hold; of a .wacz, those that are captures."""
        try:
            for member in zipped.members(self._root, whole):
                if isinstance(member, SetAside):
                    self.aside.append(member)
                elif attached.is_attachment(member.path) and not _is_crawl(whole.path):
                    self._beside.append(self._hashed(member))
                elif _counts(whole.path, member.path):
                    self.through(self._hashed(member))
        except SetAsideError as error:
            self.aside.append(SetAside(whole.path, error.line, error.reason))
        except OSError as error:
            reason = remark("cannot be read (%(why)s); check that the file may be read", why=error.strerror)
            self.aside.append(SetAside(whole.path, None, reason))

    def _hashed(self, member: Input) -> Input:
        """Return a member that is one article, or a picture, with the hash of its bytes and what it names.

        Reading it says what is wrong with it.
        """
        kind = formats.format_of(member.path)
        if kind is not None and kind.many:
            return member
        with contextlib.suppress(SetAsideError):
            data = read(self._root, member)
            names = named(member.path, data) if member.path.lower().endswith(MARKED) else ()
            return replace(member, sha256=hashlib.sha256(data).hexdigest(), pictures=names)
        return member


def _counts(file: str, member: str) -> bool:
    """Tell whether a member may be an article; a .wacz holds indexes and lists besides captures."""
    name = member.rpartition("/")[2]
    if _is_crawl(file):
        return name.lower().endswith((".warc", ".warc.gz"))
    return name.partition(".")[0].lower() not in PASSED_OVER


def _is_crawl(file: str) -> bool:
    return file.lower().endswith(".wacz")


def duplicate_ids(named: Iterable[tuple[str, str, int | None]]) -> list[SetAside]:
    """Return, for (id, path, line) of all articles, those that take an id that an earlier one by path and line has."""
    every = [*named]
    if len({id_ for id_, _, _ in every}) == len(every):  # as nearly always
        return []
    first: dict[str, tuple[str, int | None]] = {}
    aside: list[SetAside] = []
    for id_, path, line in sorted(every, key=lambda one: (one[1], one[2] or 0)):
        owner = first.setdefault(id_, (path, line))
        if owner != (path, line):
            reason = remark(
                'id "%(id)s" is taken by %(first)s, so %(this)s is left out; give one of them another id',
                id=id_,
                first=_place(*owner),
                this=_place(path, line),
            )
            aside.append(SetAside(path, line, reason))
    return aside


def _place(path: str, line: int | None) -> str:
    return f"{path}:{line}" if line else path


def _folder(root: Path, path: str) -> str:
    """Return the folder of a source path, from the archive's; that of a file is the one that it lies in."""
    whole = root / path
    folder = whole if whole.is_dir() else whole.parent
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else path


def _files(root: Path, path: str) -> Iterator[tuple[str, Remark | None]]:
    """Yield each file below a source path, by its path in the archive, with the reason, if any, to set it aside."""
    top = root / path
    name = top.relative_to(root).as_posix() if top.is_relative_to(root) else path
    if ".." in PurePosixPath(path).parts or not top.resolve().is_relative_to(root.resolve()):
        yield name, _OUTSIDE
    elif not top.exists():
        yield name, remark("does not exist; create it or correct [sources] paths in archive.toml")
    elif top.is_file():
        yield name, None
    else:
        yield from _below(top, "" if name == "." else f"{name}/")


def _below(top: Path, above: str) -> Iterator[tuple[str, Remark | None]]:
    """Yield the files below a folder; `above`: what their paths begin with.  Plain paths, as there are thousands."""
    waiting = [(os.fspath(top), above)]
    while waiting:
        folder, called = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            why = error.strerror or error
            reason = remark("a folder that cannot be read (%(why)s); check that it may be entered", why=why)
            yield called.rstrip("/") or ".", reason
            continue
        for entry in entries:
            name = f"{called}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{name}/"))
            elif entry.is_symlink() and _is_folder(entry):
                yield name, remark("a link to a folder, which is not followed; copy the articles instead")
            elif entry.name.partition(".")[0].lower() not in PASSED_OVER:
                yield name, _refused(entry, top)


def _is_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _refused(file: os.DirEntry[str], top: Path) -> Remark | None:
    try:
        if file.is_symlink() and not Path(file.path).resolve().is_relative_to(top.resolve()):
            return remark("a link that leads out of the source folder; copy the file instead")
        regular = file.is_file()
    except (OSError, RuntimeError):
        return remark("a link that leads to itself; remove it")
    if not regular:
        return remark("not a regular file; remove it or put the article's text in its place")
    return None
