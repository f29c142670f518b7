"""One build's hold on the output folder: checks it, stages beside it, swaps the new site in at once."""

import errno
import fcntl
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.model import File
from site_builder.publish import manifest
from site_builder.publish.stage import FOLDER_MODE, NEW, Entry, Stage, make_folder
from site_builder.publish.swap import swap

OLD = "old"
_SHOWN = 20  # collisions named in an error


class Result(Struct, frozen=True):
    """What a build changed: numbers of files.  The manifest is not counted."""

    written: int
    reused: int
    removed: int


class Publisher:
    """The output folder, held by one build.  A context manager: without commit() the published site stays as it was.

    `root`: the archive; `keep_out`: folders that people write, such as those of the sources.  Entering raises
    SiteBuilderError when the output is a folder that must not be replaced, holds files that no build put there, or is
    held by another build.

    `published`: {path: sha256} of the files of the published site that are as the last build wrote them, once entered.
    Those, and no others, may be kept without being made again (Stage.keep).
    """

    def __init__(self, output: Path, root: Path, keep_out: Sequence[Path] = ()) -> None:
        self.output = output.resolve()
        self._root = root.resolve()
        self._keep_out = tuple(path.resolve() for path in keep_out)
        self._work = self.output.parent / f".{self.output.name}.site-builder"
        self._lock: int | None = None
        self.stage = Stage(str(self._work), str(self.output))
        self.published: Mapping[str, str] = {}

    def __enter__(self) -> Self:
        """Check the output, lock it, mend what a killed build left, and make an empty stage."""
        _refuse_dangerous(self.output, self._root, self._keep_out)
        _make_parent(self.output)
        self._lock = _lock(self._work, self.output)
        try:
            self._recover()
            self.published = manifest.intact(self.output, manifest.owned(self.output))
            make_folder(str(self._work / NEW))
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw the stage away, and whatever was swapped out."""
        self._release()

    def write(self, file: File) -> None:
        """Stage a file; see Stage.write_all."""
        self.stage.write(file.path, file.content)

    def commit(self) -> Result:
        """Publish what was staged, and the manifest.  When nothing changed, nothing is touched.

        Raises SiteBuilderError when two files claim one path, or when the output was changed meanwhile.
        """
        entries = list(self.stage.journal())
        _refuse_collisions(_claimed_twice(entries))
        hashes = {e.path: self.published[e.path] if e.what == "kept" else e.sha256 for e in entries}
        before = manifest.owned(self.output)
        reused = [entry.path for entry in entries if entry.what in {"reused", "kept"}]
        if before != hashes or len(reused) < len(entries):
            self._add_manifest(hashes, same=before == hashes)
            _refuse_collisions(self.stage.take_over(reused))
            swap(self._work / NEW, self.output, self._work / OLD)
        return Result(len(entries) - len(reused), len(reused), len(before.keys() - hashes.keys()))

    def _add_manifest(self, hashes: Mapping[str, str], *, same: bool) -> None:
        if same:  # only a file that somebody changed by hand is written anew
            self.stage.take_over((manifest.MANIFEST,))
        else:
            self.stage.write(manifest.MANIFEST, manifest.write(hashes))

    def _recover(self) -> None:
        """Undo what a build left that was killed: its stage, and a swap of which only the first half happened."""
        if (self._work / OLD).is_dir() and not os.path.lexists(self.output):
            (self._work / OLD).rename(self.output)
        for left in self._work.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()

    def _release(self) -> None:
        """Delete the work folder and let the next build in."""
        if self._lock is not None:
            shutil.rmtree(self._work, ignore_errors=True)
            os.close(self._lock)
            self._lock = None


def _refuse_dangerous(output: Path, root: Path, keep_out: Sequence[Path]) -> None:
    """Raise for an output whose replacement would take an archive, a home or a source with it."""
    for kept, what in ((root, "the archive itself"), (Path.home().resolve(), "your home folder")):
        if kept.is_relative_to(output):
            _refuse(output, f"is {'' if kept == output else 'above '}{what}, which a build must not replace", root)
    for kept in keep_out:
        if output.is_relative_to(kept) or kept.is_relative_to(output):
            _refuse(output, f"shares its place with {kept}, which people write and a build must not replace", root)


def _refuse(output: Path, problem: str, root: Path) -> NoReturn:
    message = f"{output}: {problem}; choose a folder of its own with --output, such as {root / 'public'}"
    raise SiteBuilderError(message)


def _claimed_twice(entries: Sequence[Entry]) -> set[str]:
    """Return the paths of two files, or of a file and a folder; the manifest's own path is taken from the start."""
    times = Counter(entry.path for entry in entries)
    times[manifest.MANIFEST] += 1
    return {path for path, n in times.items() if n > 1} | {e.path for e in entries if e.what == "refused"}


def _refuse_collisions(paths: Iterable[str]) -> None:
    twice = sorted(paths)
    if twice:
        names = "".join(f"\n  {path}" for path in twice[:_SHOWN])
        message = (
            f"{len(twice)} address(es) are claimed by two files each; rename one of the two articles or files:{names}"
        )
        raise SiteBuilderError(message)


def _make_parent(output: Path) -> None:
    try:
        output.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{output.parent}: cannot make this folder ({error.strerror}); choose another --output"
        raise SiteBuilderError(message) from None


def _lock(work: Path, output: Path) -> int:
    """Make the work folder and lock it; return the open folder, whose closing lets go."""
    while True:
        work.mkdir(mode=FOLDER_MODE, exist_ok=True)
        try:
            folder = os.open(work, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:  # the build that held it has just ended
            continue
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(folder), work.stat()):
                return folder
        except FileNotFoundError:
            pass
        except OSError as error:
            os.close(folder)
            raise SiteBuilderError(_lock_problem(error, output)) from None
        os.close(folder)


def _lock_problem(error: OSError, output: Path) -> str:
    if error.errno in {errno.EAGAIN, errno.EACCES}:
        return f"{output}: another build is writing there; wait until it is done, or choose another --output"
    return f"{output}: cannot lock its folder ({error.strerror}); choose an --output on a local disk"
