"""Which version of an archive a build was made of: the last commit, where the archive is kept with git."""

import subprocess
from pathlib import Path

from msgspec import Struct

# What a repository's own settings could make git run or show is turned off.
_COMMAND = ("git", "-c", "core.fsmonitor=false", "log", "-1", "--no-show-signature", "--no-color", "--format=%H %cs")


class Version(Struct, frozen=True):
    """The last commit and its day; both None where there is none."""

    commit: str | None = None
    date: str | None = None  # ISO day


def of(root: Path) -> Version:
    """Return the version of the archive in `root`; an unknown one without git or a commit."""
    try:
        done = subprocess.run(_COMMAND, cwd=root, check=False, capture_output=True, encoding="utf-8", timeout=10)  # noqa: S603  # fixed words
    except (OSError, subprocess.TimeoutExpired):
        return Version()
    commit, _, day = done.stdout.strip().partition(" ")
    return Version(commit, day) if done.returncode == 0 and commit else Version()
