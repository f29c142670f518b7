"""What only the whole archive knows: Records -> Archive."""

from collections.abc import Iterable, Sequence

import msgspec

from site_builder.model import Archive, Person, Record, SetAside, Site
from site_builder.relate import identity
from site_builder.relate.officials import officials


def archive(site: Site, drafts: Iterable[Record], set_aside: Sequence[SetAside]) -> Archive:
    """Relate the records of all articles to one another.  The order of `drafts` does not matter."""
    ordered = sorted(drafts, key=lambda record: record.id)
    records = tuple(msgspec.structs.replace(record, people=_keyed(record.people)) for record in ordered)
    aside = tuple(sorted(set_aside, key=lambda item: (item.path, item.line or 0, item.reason)))
    return Archive(site, records, officials(records, identity.spellings(records)), aside)


def _keyed(people: Iterable[Person]) -> tuple[Person, ...]:
    """Give each holder of a public post the key of their page."""
    return tuple(
        msgspec.structs.replace(person, key=identity.key(person.name)) if person.official else person
        for person in people
    )
