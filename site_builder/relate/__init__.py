"""What only the whole archive knows: Records -> Archive."""

from collections.abc import Iterable, Sequence

from site_builder.corrections import OfficialCorrection, identified, merged, notes
from site_builder.errors import SiteBuilderError
from site_builder.memo import Memo
from site_builder.model import Archive, Record, SetAside, Site
from site_builder.packed import Packed, by_id, joined, packed
from site_builder.relate import identity
from site_builder.relate.duplicates import same_reports
from site_builder.relate.keyed import keyed
from site_builder.relate.offices import offices
from site_builder.relate.officials import officials
from site_builder.relate.provinces import settle
from site_builder.relate.related import related


def archive(  # noqa: PLR0913 - what a build has at hand
    site: Site,
    drafts: Iterable[Record],
    set_aside: Sequence[SetAside],
    corrections: Sequence[OfficialCorrection] = (),
    published: identity.Published | None = None,
    *,
    memo: Memo | None = None,
) -> Archive:
    """Relate the records of all articles to one another.  The order of `drafts` does not matter.

    `published`: under which keys officials were published before; `memo`: what was found out the last time.
    Raises SiteBuilderError for a correction that changes nothing any more.
    """
    memo = memo or Memo()
    ordered = settle(_by_id(packed(Record, drafts)), memo)
    same = same_reports(ordered)
    keys, names, idle = merged(identity.keys(ordered, published, memo), corrections)
    if idle:
        raise SiteBuilderError("\n".join(idle))
    records, named = keyed(ordered, keys)
    del ordered
    spelt = identity.spellings(named) | names
    people = officials(records, spelt, notes(corrections), identified(corrections), memo)
    aside = tuple(sorted(set_aside, key=lambda item: (item.path, item.line or 0, str(item.reason))))
    return Archive(site, records, people, aside, offices(people), same, related(named, same))


def _by_id(drafts: Packed[Record]) -> Packed[Record]:
    ids = [*by_id(Record, drafts)]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    return drafts if order == [*range(len(ids))] else joined(Record, map(drafts.packed, order))
