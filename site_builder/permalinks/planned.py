"""What a build is about to publish, address by address."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter

import msgspec
from msgspec import Struct

from site_builder import urls
from site_builder.memo import Memo
from site_builder.model import Archive, PageRef, Record
from site_builder.packed import packed
from site_builder.permalinks.ledger import Kind

# How the address of each kind of page comes from its key; pages that every site has are not recorded.
_ADDRESS = {
    "official": urls.official,
    "office": urls.office,
    "province": urls.province,
    "district": urls.district,
    "year": urls.date,
    "month": urls.date,
    "day": urls.date,
    "undated": lambda _key: urls.UNDATED,
    "letter": urls.letter,
    "family": urls.family,
    "coverage_year": urls.coverage,
}


class Planned(Struct, frozen=True):
    """The pages of a build that the ledger records."""

    pages: Mapping[str, tuple[Kind, str]]  # address -> kind and key
    parts: Mapping[str, int]  # address of a list -> its pages, of lists with more than one

    def addresses(self) -> dict[tuple[Kind, str], str]:
        """Return {(kind, key): address}."""
        return {page: address for address, page in self.pages.items()}


class _Listed(Struct, gc=False):
    id: str
    url: str


_DECODE = msgspec.msgpack.Decoder(dict[str, str]).decode


def planned(archive: Archive, refs: Iterable[PageRef], memo: Memo | None = None) -> Planned:
    """Return the addresses of the pages `refs` of an archive; `memo`: of the last build, those of articles."""
    articles: dict[str, str] = {}
    for run in (memo or Memo()).each("addresses", packed(Record, archive.records), _Listed, _addresses):
        articles |= _DECODE(run)
    address = {**_ADDRESS, "article": articles.__getitem__}
    pages: dict[str, tuple[Kind, str]] = {}
    parts: dict[str, int] = {}
    for kind, some in groupby(refs, key=attrgetter("kind")):
        if of := address.get(kind):
            for ref in some:
                key, number = ref.key, ref.number
                if number == 1:
                    pages[of(key)] = kind, key
                else:
                    parts[of(key)] = max(number, parts.get(of(key), 1))
    return Planned(pages, parts)


def _addresses(records: Iterable[_Listed]) -> bytes:
    return msgspec.msgpack.encode({one.id: one.url for one in records})
