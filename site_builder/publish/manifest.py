"""The list of every file that a build put into the output folder, with the hash of its bytes.

It is published as data/manifest.txt in the form that `sha256sum --check` reads, and says which files are the program's:
a file that it does not list is somebody else's and never touched.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.publish.tree import FILE_MODE

MANIFEST = "data/manifest.txt"

# Empty, "." and ".." segments; characters that have no place in a path on the web.
_BAD_PATH = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\0-\x1f\x7f\\]")
_LINE = re.compile(r"([0-9a-f]{64})  ([^\0]+)")
_SHOWN = 10  # foreign files named in an error


def is_inside(path: str) -> bool:
    """Tell whether a path leads to a file inside a site, in its only form."""
    return _BAD_PATH.search(path) is None and path.isprintable()


def write(hashes: Mapping[str, str]) -> bytes:
    """Return the manifest of {path: sha256}, sorted by path."""
    paths = sorted(hashes)
    lines = map("  ".join, zip(map(hashes.__getitem__, paths), paths, strict=True))
    return "\n".join([*lines, ""]).encode()


def read(site: str) -> dict[str, str]:
    """Return {path: sha256} of a published folder, its manifest among them; empty when no build wrote a manifest."""
    try:
        content = Path(site, MANIFEST).read_bytes()
    except OSError:
        return {}
    found = listed(content)
    return {**found, MANIFEST: hashlib.sha256(content).hexdigest()} if found else {}


def listed(content: bytes) -> dict[str, str]:
    """Return {path: sha256} of a manifest's bytes; empty when this program did not write them."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return {}
    found = [_LINE.fullmatch(line) for line in lines]
    return {match[2]: match[1] for match in found if match} if all(found) else {}


def digest(path: str) -> str | None:
    """Return the hash of a plain file with the usual permissions, None for anything else."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or stat.S_IMODE(status.st_mode) != FILE_MODE:
            return None
        with open(path, "rb") as file:  # noqa: PTH123  # once per file of a site
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def files(folder: Path) -> Iterator[str]:
    """Yield the path of everything below `folder` that is not a folder, relative to it, with "/"."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    yield path


def refusal(site: str, foreign: Sequence[str]) -> str:
    """Return what to say of files in an output folder that no build put there."""
    names = "".join(f"\n  {path}" for path in foreign[:_SHOWN])
    more = f"\n  and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
    return (
        f"{site}: holds {len(foreign)} file(s) that no build put there; nothing was changed:{names}{more}\n"
        f"Move them away (files to publish belong into static/ of the archive), or choose another --output."
    )
