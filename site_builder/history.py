"""What happened to articles since they were published: in what they changed, and in which commits their source did."""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from site_builder.model import Archive, Aspect, Change, Commit, Record
from site_builder.packed import packed

# What a repository's own settings could make git run or show is turned off.
_COMMAND = (
    *("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "log"),
    *("--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--diff-filter=M"),
    *("--numstat", "-z", "--relative", "--format=%x01%H %cs", "--"),
)
_LONGEST = 60  # seconds


class _Source(Struct, gc=False):
    path: str
    line: int | None


class _From(Struct, gc=False):
    id: str
    source: _Source


def history(
    root: Path, sources: tuple[str, ...], archive: Archive, changed: Mapping[str, tuple[Aspect, ...]]
) -> Archive:
    """Return the archive in `root` with the changes of its articles; `changed`: {id: sides that changed}."""
    commits = _commits(root, sources)
    changes = {id_: Change(what, ()) for id_, what in changed.items()}
    for of in packed(Record, archive.records).told(_From) if commits else ():
        # Of a file that holds many articles, git does not tell which of them a commit changed.
        if of.source.line is None and of.source.path in commits:
            changes[of.id] = Change(changed.get(of.id, ()), tuple(commits[of.source.path]))
    return Archive(
        archive.site,
        archive.records,
        archive.officials,
        archive.set_aside,
        archive.offices,
        archive.duplicates,
        archive.related,
        changes,
    )


def _commits(root: Path, sources: tuple[str, ...]) -> Mapping[str, list[Commit]]:
    """Return, by path, the commits that changed a source after it was first committed, newest first."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed words, and paths behind "--"
            (*_COMMAND, *sources), cwd=root, check=False, capture_output=True, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found: dict[str, list[Commit]] = {}
    for path, commit in _read(done.stdout.decode("utf-8", "surrogateescape")) if done.returncode == 0 else ():
        found.setdefault(path, []).append(commit)
    return found


def _read(log: str) -> Iterator[tuple[str, Commit]]:
    """Yield each path with a commit that changed it, from what git says."""
    for entry in log.split("\x01")[1:]:
        head, _, files = entry.partition("\0")
        commit, _, day = head.partition(" ")
        for line in files.split("\0"):
            added, _, rest = line.strip("\n").partition("\t")
            removed, _, path = rest.partition("\t")
            if path:
                yield path, Commit(day.strip(), commit, _number(added), _number(removed))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 0  # "-" of what git takes for binary
