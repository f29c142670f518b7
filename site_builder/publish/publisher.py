"""One build's hold on the output folder: checks it, stages beside it, swaps the new site in at once.

The site that was swapped out stays beside the new one as a spare: the next build changes it where the two differ, and
swaps it in.  So a build costs what it changes, not what the site holds.
"""

import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from msgspec import Struct
from msgspec.structs import replace

from site_builder.errors import SiteBuilderError
from site_builder.model import File
from site_builder.publish import manifest, record
from site_builder.publish.coming import Coming, coming
from site_builder.publish.listing import Listing
from site_builder.publish.lock import lock
from site_builder.publish.manifest import MANIFEST
from site_builder.publish.record import Note, Record, Spare
from site_builder.publish.spare import beside, steps
from site_builder.publish.stage import JOURNAL, NEW, Stage
from site_builder.publish.standing import NOTHING, Looking, Standing, look_again
from site_builder.publish.swap import swap
from site_builder.publish.tree import FOLDER_MODE, Steps, bring_up, delete, link
from site_builder.stamps import Stamp

OLD = "old"  # the published site between two renames, where one step cannot swap
NEXT = "next"  # a tree that is being changed
SPARE = "spare"
RECORD = "site.record"  # of the published site and its spare
NOTE = "note"  # of what the published site was made

_LASTS = 2.0  # seconds for which what was seen of the output holds; no shorter than a swap used to take


class Result(Struct, frozen=True):
    """What a build changed: numbers of files.  The manifest is not counted."""

    written: int
    reused: int
    removed: int


class Publisher:
    """The output folder, held by one build.  A context manager: without commit() the published site stays as it was.

    `root`: the archive; `keep_out`: folders that people write, such as those of the sources; `spare`: whether the next
    build may find the old site beside the new one; `clean`: read the output, whatever is known of it.  Entering raises
    SiteBuilderError when the output is a folder that must not be replaced, holds files that no build put there, or is
    held by another build.  For such files in a large site that is known, the first look at `published` or `stage` does:
    until then, another process looks there.

    The files that `published` names, and no others, may be kept without being made again (Stage.keep).
    """

    def __init__(
        self, output: Path, root: Path, keep_out: Sequence[Path] = (), *, spare: bool = True, clean: bool = False
    ) -> None:
        self.output = output.resolve()
        self._root = root.resolve()
        self._keep_out = tuple(path.resolve() for path in keep_out)
        self._work = _work(self.output)
        self._lock: int | None = None
        self._spare = spare
        self._clean = clean
        self._looking: Looking | None = None
        self._looked = 0.0

    def __enter__(self) -> Self:
        """Check the output, lock it, mend what a killed build left, and make an empty stage."""
        self._hold()
        try:
            self._looked = time.monotonic()
            known = None if self._clean else record.load(self._work / RECORD)
            self._looking = Looking(str(self.output), str(self._work / SPARE), known)
            (self._work / NEW).mkdir(mode=FOLDER_MODE, exist_ok=True)
            (self._work / JOURNAL).touch(exist_ok=False)
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw the stage away."""
        self._release()

    @cached_property
    def stage(self) -> Stage:
        """Where the files of this build go."""
        return Stage(str(self._work), str(self.output), self._found.published())

    @property
    def published(self) -> Mapping[str, str]:
        """Return {path: sha256} of the files of the published site that are as the last build wrote them."""
        return self.stage.published

    @property
    def _found(self) -> Standing:
        return self._looking.end() if self._looking else NOTHING

    @contextmanager
    def held(self) -> Iterator[None]:
        """Check the output, lock it and mend it, and do no more: for stands()."""
        self._hold()
        try:
            yield
        finally:
            self._release()

    def stands(self, turns: Iterable[int], every: int) -> bool:
        """Tell whether the published site is as the last build left it, for certain: a share of it.

        Of each `every` files those are looked at whose turn it is.  A no may only mean that one changed lately.
        """
        return record.stands(str(self.output), self._work / RECORD, turns, every)

    def write(self, file: File) -> None:
        """Stage a file; see Stage.write_all."""
        self.stage.write(file.path, file.content)

    def unchanged(self, made_of: str) -> bool:
        """Tell whether the site that stands is, whole, the one that was made of this; if so, there is nothing to do."""
        known = noted(self.output)
        if known is None or known.made_of != made_of or self._found.lost:
            return False
        if self._found.changed:
            self._keep(self._found.record())
        (self._work / JOURNAL).unlink()
        return True

    def note(self, made_of: str, said: bytes) -> None:
        """After a commit: note what the site was made of, and what its build said, for unchanged() and noted()."""
        record.save_note(self._work / NOTE, Note(made_of, said))

    def commit(self) -> Result:
        """Publish what was staged, and the manifest.  When nothing changed, nothing is touched.

        Raises SiteBuilderError when two files claim one path, or when the output was changed meanwhile.
        """
        staged, found = self.stage.staged(), self._found
        site = coming(found, staged)
        gone = sum(one is None for one in site.changes.values())
        if time.monotonic() - self._looked > _LASTS:
            look_again(str(self.output), found)
        if staged.written or gone or not found.stamp(MANIFEST):
            self._publish(site, staged.written)
        elif found.changed:
            self._keep(found.record())
        (self._work / JOURNAL).unlink()
        return Result(len(staged.written), len(self.published) - len(staged.left), gone)

    def _hold(self) -> None:
        _refuse_dangerous(self.output, self._root, self._keep_out)
        _make_parent(self.output)
        self._lock = lock(self._work, self.output)
        try:
            self._recover()
        except BaseException:
            self._release()
            raise

    def _publish(self, site: Coming, staged: Collection[str]) -> None:
        """Bring the spare, or an empty folder, up to what the site shall be, and swap it in; `staged`: new files."""
        found, written = self._found, {*staged}
        listed = found.stamp(MANIFEST)
        if not listed or not site.same:  # else only a file that somebody changed by hand is written anew
            hashes = dict(zip(site.files.paths, site.files.hashes, strict=True))
            listed = self.stage.put(MANIFEST, manifest.write(hashes)).stamp
            written.add(MANIFEST)
        changes = {**site.changes, MANIFEST: listed}
        files = site.files.changed({MANIFEST: listed})

        def place(path: str, target: str) -> Stamp | None:
            if path not in written:
                return link(f"{self.output}/{path}", target)
            os.rename(self.stage.place(path), target)  # noqa: PTH104  # once per file of a site
            return None

        before, way = self._take_spare(files, changes)
        raised = bring_up(str(self._work / NEXT), before, site.folders, way, place)
        (self._work / NOTE).unlink(missing_ok=True)
        swap(self._work / NEXT, self.output, self._work / OLD)
        files = files.changed(raised.copies)
        left = beside((*changes, *raised.copies), found.files, found.other, files)
        self._keep_both(Record(files, raised.folders, Spare(left, found.folders)))

    def _take_spare(self, files: Listing, changes: Mapping[str, Stamp | None]) -> tuple[Listing, Steps]:
        """Make NEXT of the spare, else a new folder; return its folders, and how it differs."""
        spare, next_ = self._work / SPARE, self._work / NEXT
        if known := self._found.spare:
            spare.rename(next_)
            return known.folders, steps(known, self._found.files, changes)
        delete(str(spare))
        next_.mkdir(mode=FOLDER_MODE)
        next_.chmod(FOLDER_MODE)
        return Listing(), Steps((), files.paths)

    def _keep_both(self, known: Record) -> None:
        """Keep what is known of the site, and what was swapped out, for the next build to change."""
        left = next((path for path in (self._work / NEXT, self._work / OLD) if path.exists()), None)
        self._keep(known if self._spare and left else replace(known, spare=None))
        if not self._spare:
            return
        if left is None:
            left = self._work / NEXT
            self._keep(replace(known, spare=self._twin(left, known)))
        left.rename(self._work / SPARE)

    def _twin(self, folder: Path, known: Record) -> Spare:
        """Link a second tree of the site, for the next build to change."""
        folder.mkdir(mode=FOLDER_MODE)
        way = Steps((), known.files.paths)
        twin = bring_up(
            str(folder), Listing(), {*known.folders.paths}, way, lambda path, to: link(f"{self.output}/{path}", to)
        )
        return Spare({path: one.inode for path, one in twin.copies.items()}, twin.folders)

    def _keep(self, known: Record) -> None:
        """Keep what is known of the published site, as far as nobody can change it without being noticed."""
        now, spare = time.time_ns(), known.spare
        if spare:
            spare = replace(spare, folders=spare.folders.settled(now))
        sure = replace(known, files=known.files.settled(now), folders=known.folders.settled(now), spare=spare)
        record.save(self._work / RECORD, sure)

    def _recover(self) -> None:
        """Undo what a build left that was killed: its stage, and a swap of which only the first half happened."""
        if (self._work / OLD).is_dir() and not os.path.lexists(self.output):
            (self._work / OLD).rename(self.output)
        self._clear()

    def _clear(self) -> None:
        """Delete all but the spare, the records and, after a commit, the empty folders of the stage."""
        staged = (NEW,) if (self._work / JOURNAL).exists() else ()
        for name in (*staged, NEXT, OLD, *(() if self._spare else (SPARE,))):
            delete(str(self._work / name))
        (self._work / JOURNAL).unlink(missing_ok=True)

    def _release(self) -> None:
        """Throw the stage away and let the next build in."""
        if self._looking:
            self._looking.leave()
        if self._lock is not None:
            self._clear()
            if not (self._work / RECORD).exists():
                delete(str(self._work))
            os.close(self._lock)
            self._lock = None


def _work(output: Path) -> Path:
    return output.parent / f".{output.name}.site-builder"


def noted(output: Path) -> Note | None:
    """Return what the last build noted of the site at `output`."""
    return record.load_note(_work(output.resolve()) / NOTE)


def _refuse_dangerous(output: Path, root: Path, keep_out: Sequence[Path]) -> None:
    """Raise for an output whose replacement would take an archive, a home or a source with it."""
    for kept, what in ((root, "the archive itself"), (Path.home().resolve(), "your home folder")):
        if kept.is_relative_to(output):
            _refuse(output, f"is {'' if kept == output else 'above '}{what}, which a build must not replace", root)
    if ".git" in output.parts:
        _refuse(output, "is git's, and a build must not write there", root)
    for kept in keep_out:
        if output.is_relative_to(kept) or kept.is_relative_to(output):
            _refuse(output, f"shares its place with {kept}, the archive's own, which a build must not replace", root)


def _refuse(output: Path, problem: str, root: Path) -> NoReturn:
    message = f"{output}: {problem}; choose a folder of its own with --output, such as {root / 'public'}"
    raise SiteBuilderError(message)


def _make_parent(output: Path) -> None:
    try:
        output.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{output.parent}: cannot make this folder ({error.strerror}); choose another --output"
        raise SiteBuilderError(message) from None
