"""What every file of a site is made from, and what tells whether it would come out as before."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from site_builder import pages
from site_builder.corrections import Corrections
from site_builder.model import Archive, PageRef, Record
from site_builder.permalinks import Planned
from site_builder.publish import Stage
from site_builder.render import Renderer
from site_builder.words import Words

# What files look at besides the archive.
ARTICLE, TEMPLATE, CORRECTIONS, STATICS = "article", "template", "corrections", "statics"


class Work(Struct, frozen=True):
    """What every process needs in order to make any file of the site."""

    root: Path
    archive: Archive
    records: Mapping[str, Record]  # by id
    maker: pages.Maker
    refs: Sequence[PageRef]  # the pages to be made
    addresses: Planned  # theirs
    renderer: Renderer
    words: Words
    statics: Sequence[Path]
    store: Path
    corrections: Corrections
    stage: Stage
    published: Mapping[str, str]  # {path: sha256} of the files that may be kept
    draft: bool = False  # leave what lists the whole archive as it is, where it is published

    def sights(self, side: str, looks: Sequence[str]) -> list[bytes]:
        """Return what looks see, by their side and the rest of their names; the same bytes for the same sight."""
        if side == ARTICLE:
            return [pages.digest(version) for version in versions(self, looks)]
        other = _BESIDES.get(side)
        return [pages.digest(other(self, rest)) for rest in looks] if other else self.maker.sights(side, looks)


_BESIDES: Mapping[str, Callable[[Work, str], object]] = {
    CORRECTIONS: lambda work, _: work.corrections,
    TEMPLATE: lambda work, name: work.renderer.sources(name),
    STATICS: lambda work, _: pages.statics_of(work.statics),
}


def versions(work: Work, ids: Sequence[str]) -> list[bytes]:
    """Return what tells articles from others, made from other bytes or corrected otherwise; b"" of one that is gone."""
    fixes, seen = work.corrections.articles, work.maker.sights("record", ids)
    if not fixes:
        return seen
    return [
        pages.digest((one, fixes[id_])) if one and id_ in fixes else one for id_, one in zip(ids, seen, strict=True)
    ]
