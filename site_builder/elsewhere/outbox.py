"""A site that is sent elsewhere: built here, then only what changed is written there.

No object store changes many files in one step.  What holds: nothing is linked to before it is there, nothing is deleted
before nothing links to it, and each file is either the old one or the new one.  While files are on their way the
manifest there names them with a hash of zeros: after a broken-off build the next one sends these again.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_builder.elsewhere.place import Place, Seen
from site_builder.errors import SiteBuilderError
from site_builder.progress import Progress
from site_builder.publish import MANIFEST, manifest
from site_builder.store import FOLDER

BATCH = 500  # files sent between two steps of progress
_ON_ITS_WAY = "0" * 64
_SHOWN = 10  # foreign files named in an error


class Outbox:
    """What `place` holds, and the local `folder` that is to be sent there.

    Raises SiteBuilderError when files are there that no build put there.
    """

    def __init__(self, place: Place, root: Path) -> None:
        self._place = place
        self.folder = root / FOLDER / "elsewhere" / hashlib.sha256(place.url.encode()).hexdigest()[:12] / "public"
        self._there = place.files()
        self._listed = manifest.listed(place.read(MANIFEST) or b"")
        _refuse_foreign(place, self._there, self._listed)

    def send(self, progress: Progress) -> None:
        """Make the place hold what the folder holds."""
        site = {path: sha256 for path, sha256 in manifest.read(str(self.folder)).items() if path != MANIFEST}
        changed = [path for path, sha256 in site.items() if not self._holds(path, sha256)]
        gone = [path for path in self._listed if path in self._there and path not in site]
        if not changed and not gone and self._listed == site:
            return
        progress.start("sent", len(changed) + len(gone))
        try:
            self._send(site, changed, gone, progress)
        except KeyboardInterrupt:
            message = f"stopped; {self._place.url} is new in part; build again to finish it"
            raise KeyboardInterrupt(message) from None
        progress.done()

    def _send(self, site: Mapping[str, str], changed: Sequence[str], gone: Sequence[str], progress: Progress) -> None:
        under_way = dict.fromkeys([*changed, *gone], _ON_ITS_WAY)
        self._place.write(MANIFEST, manifest.write({**site, **under_way}))
        for part in self._in_order(changed):
            self._each(part, lambda paths: self._place.send(paths, self.folder), progress)
        self._each(gone, self._place.remove, progress)
        self._place.write(MANIFEST, manifest.write(site))

    def _holds(self, path: str, sha256: str) -> bool:
        seen = self._there.get(path)
        return (
            self._listed.get(path) == sha256 and seen is not None and seen.size == (self.folder / path).stat().st_size
        )

    def _in_order(self, changed: Sequence[str]) -> list[list[str]]:
        """Return the files in four parts: new ones before changed ones, and of each the pages last."""
        parts: dict[tuple[bool, bool], list[str]] = {}
        for path in changed:
            parts.setdefault((path in self._there, path.endswith(".html")), []).append(path)
        return [parts[key] for key in sorted(parts)]

    @staticmethod
    def _each(paths: Sequence[str], act: Callable[[Sequence[str]], None], progress: Progress) -> None:
        for i in range(0, len(paths), BATCH):
            act(paths[i : i + BATCH])
            progress.advance(len(paths[i : i + BATCH]))


def _refuse_foreign(place: Place, there: Mapping[str, Seen], listed: Mapping[str, str]) -> None:
    foreign = [path for path in there if path not in listed and (path != MANIFEST or not listed)]
    if foreign:
        names = "".join(f"\n  {path}" for path in foreign[:_SHOWN])
        more = f"\n  and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
        message = (
            f"{place.url}: holds {len(foreign)} file(s) that no build put there; nothing was changed:{names}{more}\n"
            "Choose another --output, or an empty place."
        )
        raise SiteBuilderError(message)
