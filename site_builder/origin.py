"""Where this program was installed from, as the installer noted it: the address of its action on GitHub."""

import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

_NAME = "site-builder"
_GIT = ("git", "-c", "core.fsmonitor=false")  # a repository's own settings must not run anything
_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


class _Vcs(Struct, frozen=True):
    commit_id: str = ""


class _Direct(Struct, frozen=True):
    """direct_url.json beside an installed package (PEP 610), as far as it matters here."""

    url: str
    vcs_info: _Vcs | None = None


def action() -> str | None:
    """Return "owner/name@commit" of the repository on GitHub that this program came from; None when it is unknown."""
    found = _direct()
    if found is None:
        return None
    if found.vcs_info:
        return of(found.url, found.vcs_info.commit_id)
    parts = urlsplit(found.url)
    if parts.scheme != "file":
        return None
    folder = Path(unquote(parts.path))
    return of(_git(folder, "remote", "get-url", "origin"), _git(folder, "rev-parse", "HEAD"))


def of(url: str, commit: str) -> str | None:
    """Return the action at a commit of a repository on GitHub; None for another address."""
    named = _GITHUB.fullmatch(url.removeprefix("git+"))
    return f"{named[1]}@{commit}" if named and commit else None


def _direct() -> _Direct | None:
    try:
        noted = distribution(_NAME).read_text("direct_url.json")
        return msgspec.json.decode(noted, type=_Direct) if noted else None
    except (PackageNotFoundError, msgspec.DecodeError):
        return None


def _git(folder: Path, *arguments: str) -> str:
    try:
        command = (*_GIT, *arguments)
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8", timeout=10)  # noqa: S603  # fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
