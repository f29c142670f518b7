"""One module per kind of page: Archive -> Pages."""

from collections.abc import Callable, Mapping, Sequence

from site_builder.memo import Memo
from site_builder.model import Archive, Article, Page, PageRef, Record
from site_builder.pages import (
    about,
    article,
    cite,
    coverage,
    data,
    dates,
    district,
    home,
    not_found,
    office,
    official,
    officials,
    province,
    provinces,
    search,
)
from site_builder.pages.kinds import Kind
from site_builder.pages.listing import listed
from site_builder.pages.looks import Note, look, split, unnoted
from site_builder.pages.sights import digest, sights
from site_builder.pages.statics import made_of as statics_of
from site_builder.pages.statics import statics
from site_builder.pages.view import View
from site_builder.words import Words, load

__all__ = ["KINDS", "Maker", "View", "digest", "look", "plan", "split", "statics", "statics_of", "texts"]

KINDS: tuple[Kind, ...] = (
    home.KIND,
    article.KIND,
    provinces.KIND,
    province.KIND,
    district.KIND,
    *officials.KINDS,
    official.KIND,
    office.KIND,
    *dates.KINDS,
    *coverage.KINDS,
    search.KIND,
    about.KIND,
    data.KIND,
    cite.KIND,
    not_found.KIND,
)
_BY_NAME = {kind.name: kind for kind in KINDS}


def plan(archive: Archive) -> list[PageRef]:
    """Return every page that the site of an archive has."""
    return Maker(archive).plan()


def texts(ref: PageRef) -> tuple[str, ...]:
    """Return the ids of the articles whose texts a page needs."""
    return (ref.key,) if ref.kind == article.KIND.name else ()


class Maker:
    """Makes the pages of one archive.  Its lookups are built once; processes may share it."""

    def __init__(self, archive: Archive, words: Words | None = None, memo: Memo | None = None) -> None:
        """`words`: those of the site's language, else the program's own; `memo`: what was found out the last time."""
        self._index = listed(archive, memo)
        self._words = words or load(archive.site.language)

    @property
    def records(self) -> Mapping[str, Record]:
        """Return the records by id."""
        return self._index.records

    def view(self, note: Note = unnoted) -> View:
        """Return the archive as pages see it; `note` is told what is looked at."""
        return View(self._index, self._words, note)

    def plan(self) -> list[PageRef]:
        """Return every page that the site has."""
        view = self.view()
        return [ref for kind in KINDS for ref in kind.refs(view)]

    def page(self, ref: PageRef, article: Callable[[str], Article], note: Note = unnoted) -> Page:
        """Return a page; `article` fetches an article with its text by id; `note` is told what the page looks at."""
        return _BY_NAME[ref.kind].page(self.view(note), ref, article)

    def sights(self, side: str, looks: Sequence[str]) -> list[bytes]:
        """Return what looks at a side see, by the rest of their names: the same bytes for the same sight."""
        return sights(self._index, side, looks)
