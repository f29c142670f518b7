"""What only the whole archive knows: Records -> Archive."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from site_builder.corrections import OfficialCorrection, merged, notes
from site_builder.errors import SiteBuilderError
from site_builder.model import Archive, Person, Record, SetAside, Site
from site_builder.relate import identity
from site_builder.relate.duplicates import same_reports
from site_builder.relate.offices import offices
from site_builder.relate.officials import officials
from site_builder.relate.provinces import settle
from site_builder.relate.related import related


def archive(
    site: Site,
    drafts: Iterable[Record],
    set_aside: Sequence[SetAside],
    corrections: Sequence[OfficialCorrection] = (),
    published: identity.Published | None = None,
) -> Archive:
    """Relate the records of all articles to one another.  The order of `drafts` does not matter.

    `published`: under which keys officials were published before.  Raises SiteBuilderError for a correction that
    changes nothing any more.
    """
    ordered = settle(sorted(drafts, key=lambda record: record.id))
    same = same_reports(ordered)
    keys, names, idle = merged(identity.keys(ordered, published), corrections)
    if idle:
        raise SiteBuilderError("\n".join(idle))
    records = tuple(replace(record, people=_keyed(record, keys)) for record in ordered)
    people = officials(records, identity.spellings(records) | names, notes(corrections))
    aside = tuple(sorted(set_aside, key=lambda item: (item.path, item.line or 0, item.reason)))
    return Archive(site, records, people, aside, offices(people), same, related(records, same))


def _keyed(record: Record, keys: identity.Keys) -> tuple[Person, ...]:
    """Give each holder of a public post the key of their page."""
    return tuple(
        replace(person, key=keys[record.id, person.name]) if person.official else person for person in record.people
    )
