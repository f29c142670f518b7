"""The shortest build: nothing changed since the last one, so there is nothing to do.

Knows what was looked at, and loads neither articles nor what makes pages.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from site_builder import config
from site_builder.building import ground
from site_builder.forked import forked
from site_builder.publish import Publisher, noted
from site_builder.report import Options, Report
from site_builder.store import FOLDER, Store

# Of four files of the site, who looks at what the site is made of too looks at one; another process at the others.
_TURNS = 4
_SHARES = ((0,), (1, 2, 3))


class _ChangedError(Exception):
    """Something that the site is made of changed."""


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
    if options.strict and last.set_aside:
        return None
    publisher = Publisher(output, root, [root / path for path in settings.sources], spare=settings.publish.spare)

    def look(turns: Sequence[int]) -> bool:
        """Look at everything in turn; what the site is made of comes with the first."""
        if 0 in turns and not _same(root, settings.sources, options, known.made_of):
            raise _ChangedError
        return publisher.stands(turns, _TURNS)

    try:
        with publisher.held():
            still = noted(output) == known and all(forked(_each(look), _SHARES, 1))
    except _ChangedError:
        return None
    if not still:  # or not for certain
        with publisher:
            if not publisher.unchanged(known.made_of):
                return None
    files = last.written + last.reused
    return replace(last, written=0, reused=files, removed=0, seconds=time.monotonic() - began)


def _each(look: Callable[[Sequence[int]], bool]) -> Callable[[Sequence[Sequence[int]]], bool]:
    """Return what looks at several shares at once."""
    return lambda shares: look([turn for share in shares for turn in share])


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
