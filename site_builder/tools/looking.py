"""An archive read and related, for commands that look at it and build nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from site_builder import config, corrections, parallel, permalinks, relate
from site_builder.building import ground, reading
from site_builder.building.library import Library
from site_builder.model import Archive
from site_builder.permalinks import Ledger
from site_builder.progress import Progress
from site_builder.store import FOLDER, Store


class Look(Struct, frozen=True):
    """An archive as a build of this moment would have it, with its texts at hand."""

    archive: Archive
    library: Library
    ledger: Ledger


@contextmanager
def looked(root: Path, progress: Progress) -> Iterator[Look]:
    """Give the archive in `root`; what a build has read already is not read again.  Raises as a build does."""
    settings = config.load(root)
    cache = root / FOLDER / "cache.sqlite"
    with Store(cache) as store:
        fixes, ledger = corrections.load(root), permalinks.load(root)
        now, runner = ground.look(root, settings.sources, store), parallel.Processes(parallel.cores())
        task = reading.Task(root, cache, fixes, now.inputs, settings.given)
        read = reading.read(task, settings.sources, store, runner, progress)
        known = permalinks.published(ledger)
        archive = relate.archive(settings.site, read.drafts, read.set_aside, fixes.officials, known)
        yield Look(archive, Library(store, fixes), ledger)
