"""What only the whole archive knows: Records -> Archive."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from site_builder.corrections import OfficialCorrection, identified, merged, notes
from site_builder.errors import SiteBuilderError
from site_builder.memo import Memo
from site_builder.model import Archive, Record, SetAside, Site
from site_builder.packed import Packed, joined, packed
from site_builder.relate import identity
from site_builder.relate.duplicates import same_reports
from site_builder.relate.keyed import keyed
from site_builder.relate.mentions import Mentions, mentions
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
    of = mentions(settle(_by_id(packed(Record, drafts), memo), memo), memo)
    same, keys = same_reports(of), identity.given(of, published, memo)
    keys, names = _corrected(of, keys, corrections) if corrections else (keys, {})
    records, who = keyed(of, keys), identity.who(keys)
    of = replace(of, records=records)  # the others are forgotten
    spelt = identity.spellings(of, who) | names
    people = officials(of, who, spelt, notes(corrections), identified(corrections), memo)
    aside = tuple(sorted(set_aside, key=lambda item: (item.path, item.line or 0, str(item.reason))))
    return Archive(site, records, people, aside, offices(people, memo), same, related(of, who.number, same))


def _corrected(
    of: Mentions, keys: Sequence[str], corrections: Sequence[OfficialCorrection]
) -> tuple[list[str], dict[str, str]]:
    """Return the keys of mentions as people corrected them, and the names that were set for keys."""
    pairs = identity.pairs(of)
    found, names, idle = merged(dict(zip(pairs, keys, strict=True)), corrections)
    if idle:
        raise SiteBuilderError("\n".join(idle))
    return [*map(found.__getitem__, pairs)], names


class _Id(Struct, gc=False):
    id: str


def _by_id(drafts: Packed[Record], memo: Memo) -> Packed[Record]:
    ids = [id_ for run in memo.each("ids", drafts, _Id, _ids) for id_ in msgspec.msgpack.decode(run)]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    return drafts if order == [*range(len(ids))] else joined(Record, map(drafts.packed, order))


def _ids(records: Iterable[_Id]) -> bytes:
    return msgspec.msgpack.encode([one.id for one in records])
