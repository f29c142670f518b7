"""Two files that claim one address."""

from collections import Counter
from collections.abc import Collection, Iterable

from site_builder.errors import SiteBuilderError
from site_builder.publish.manifest import MANIFEST
from site_builder.publish.tree import folders_of

_SHOWN = 20  # collisions named in an error


def refuse(twice: Collection[str], paths: Collection[str]) -> None:
    """Raise SiteBuilderError for paths of two files, files where folders are, names that differ in capitals.

    `twice`: what is known to be claimed twice; `paths`: of all files but the manifest, whose path is taken.
    """
    found = sorted({*twice, *folders_of(paths) & {*paths, MANIFEST}, *_alike(paths)})
    if found:
        names = "".join(f"\n  {path}" for path in found[:_SHOWN])
        message = (
            f"{len(found)} address(es) are claimed by two files each, or by files whose names differ in capitals "
            f"only; rename one of the two articles or files:{names}"
        )
        raise SiteBuilderError(message)


def _alike(paths: Iterable[str]) -> set[str]:
    """Return the paths that are one where capital letters do not count, as on most disks of Windows and macOS."""
    everything = "\0".join(paths)
    if everything.lower() == everything:
        return set()
    times = Counter(map(str.lower, paths))
    return {path for path in paths if times[path.lower()] > 1}
