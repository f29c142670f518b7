"""A published site held against the list of files and hashes that its build wrote."""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct

from site_builder import config
from site_builder.errors import SiteBuilderError
from site_builder.imports.places import Published, site
from site_builder.progress import Progress, Silent
from site_builder.publish import manifest
from site_builder.publish.manifest import MANIFEST

_AT_ONCE = 8  # files asked for at a time


class Verified(Struct, frozen=True):
    """What was held against the list, and what is not as it says, a line each; no line: all is."""

    site: str
    files: int
    sha256: str  # of the list itself
    problems: tuple[str, ...]


def verify(whence: str, against: Path | None = None, progress: Progress | None = None) -> Verified:
    """Read every file of a site, in a folder or at an address, and compare it with the site's list.

    `whence` may be the folder of an archive: then the site is its public/.  `against`: a list kept elsewhere, or a
    site's folder, to be believed instead of the site's own list.  Raises SiteBuilderError when there is no list.
    """
    inside = _inside(whence)
    place = site(inside)
    content = _list(place) if against is None else _kept(against)
    wanted = manifest.listed(content)
    if not wanted:
        message = f"{against or place.named(MANIFEST)}: is no list of a site's files; build the site again"
        raise SiteBuilderError(message)
    web, sha256 = "://" in inside, hashlib.sha256(content).hexdigest()
    problems = list(_compared(place, wanted, progress or Silent(), web=web))
    if against is not None and _sha256(place, MANIFEST) != sha256:
        problems.append(f"{MANIFEST}: is not the list that {against} holds")
    problems += () if web else _foreign(Path(inside), wanted)
    return Verified(inside, len(wanted), sha256, tuple(problems))


def _inside(whence: str) -> str:
    is_archive = "://" not in whence and Path(whence, config.NAME).exists()
    return str(Path(whence, "public")) if is_archive else whence


def _list(place: Published) -> bytes:
    blocks = place.blocks(MANIFEST)
    if blocks is None:
        message = f"{place.named(MANIFEST)}: not there; name the folder or the address of a site that was built"
        raise SiteBuilderError(message)
    return b"".join(blocks)


def _kept(against: Path) -> bytes:
    path = Path(_inside(str(against)), MANIFEST) if against.is_dir() else against
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = f"{path}: not there; name a copy of a site's {MANIFEST}, or the folder of a site"
        raise SiteBuilderError(message) from None


def _compared(place: Published, wanted: Mapping[str, str], progress: Progress, *, web: bool) -> Iterator[str]:
    """Yield each file that is missing or not as it was, in the order of the list."""
    inside = [path for path in wanted if manifest.is_inside(path)]
    yield from (
        f"{path}: leads out of the site; the list is not a build's" for path in wanted if not manifest.is_inside(path)
    )
    progress.start("files", len(inside))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for path, found in zip(inside, pool.map(partial(_sha256, place), inside), strict=True):
            progress.advance()
            if found is None:
                if not (web and path.startswith(".")):  # what hosts hide, .nojekyll, is for them
                    yield f"{path}: is missing"
            elif found != wanted[path]:
                yield f"{path}: is not as it was built: its SHA-256 is {found}, not {wanted[path]}"
    progress.done()


def _foreign(public: Path, wanted: Mapping[str, str]) -> Iterator[str]:
    known = {*wanted, MANIFEST}
    yield from (f"{path}: no build put it there" for path in sorted(set(manifest.files(public)) - known))


def _sha256(place: Published, path: str) -> str | None:
    blocks = place.blocks(path)
    if blocks is None:
        return None
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()
