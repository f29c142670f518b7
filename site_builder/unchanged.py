"""The shortest build: nothing changed since the last one, so there is nothing to do.

Knows what was looked at, and loads neither articles nor what makes pages.
"""

import sqlite3
import time
from pathlib import Path

import msgspec
from msgspec.structs import replace

from site_builder import config, ground
from site_builder.publish import Publisher, noted
from site_builder.report import Options, Report
from site_builder.store import FOLDER, Store


def report(root: Path, options: Options) -> Report | None:
    """Return what a build would report if it need not be done; None when it must.

    A site that somebody changed by hand has to be mended.  Raises SiteBuilderError for what a build refuses at once.
    """
    began = time.monotonic()
    settings = config.load(root, options.base_url)
    output = options.output or root / "public"
    known = noted(output)
    if options.clean or known is None:
        return None
    last = msgspec.msgpack.decode(known.said, type=Report)
    if (options.strict and last.set_aside) or not _same(root, settings.sources, options, known.made_of):
        return None
    kept = [root / path for path in settings.sources]
    with Publisher(output, root, kept, spare=settings.publish.spare) as publisher:
        if not publisher.unchanged(known.made_of):
            return None
    files = last.written + last.reused
    return replace(last, written=0, reused=files, removed=0, seconds=time.monotonic() - began)


def _same(root: Path, sources: tuple[str, ...], options: Options, made_of: str) -> bool:
    try:
        with Store(root / FOLDER / "cache.sqlite") as store:
            now = ground.look(root, sources, store)
            if now.made_of(root, options) != made_of:
                return False
            ground.keep(now, store)
            return True
    except sqlite3.DatabaseError:  # a build makes a new one
        return False
