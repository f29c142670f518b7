"""Records whose officials have the keys of their pages.

Everything else in a record stays packed: reading and writing it again would take most of the time of relating.
"""

from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from site_builder.model import Record
from site_builder.packed import Joining, Packed, decoder
from site_builder.relate.identity import Keys
from site_builder.relate.named import Named, Who


class _Person(Struct, gc=False):
    """A Person, of which all but what decides its key stays packed."""

    name: str
    key: str | None
    official: bool
    mentions: msgspec.Raw
    posts: msgspec.Raw


_OPEN = {"id": str, "people": tuple[_Person, ...]}

# A Record, of which all but its id and people stays packed.
_Record: Any = msgspec.defstruct("_Record", [(name, _OPEN.get(name, msgspec.Raw)) for name in Record.__struct_fields__])


# What those look at who look at all records one after the other: most of a record are its people.
_LIGHT = (
    *("id", "url", "title", "source", "published", "date", "event_dates"),
    *("province", "provinces", "districts", "communes", "corrections"),
)
_Light: Any = msgspec.defstruct("_Light", [(name, msgspec.Raw) for name in _LIGHT])


_fields = attrgetter(*_LIGHT)


def keyed(records: Packed[Record], keys: Keys) -> tuple[Packed[Record], Packed[Named]]:
    """Give each holder of a public post the key of their page.

    Return the records, and beside them what tells in which articles who is named, and no more of their people.
    """
    new, light, named = Joining(), Joining(), Joining()
    for record in map(decoder(_Record), records.all_packed()):
        for person in record.people:
            if person.official:
                person.key = keys[record.id, person.name]
        new.add(msgspec.msgpack.encode(record))
        light.add(msgspec.msgpack.encode(_Light(*_fields(record))))
        people = [Who(person.name, person.key) for person in record.people]
        named.add(msgspec.msgpack.encode(Named(record.id, record.date, record.districts, record.communes, people)))
    found = new.end(Record)
    found.light = light.end(_Light)
    return found, named.end(Named)
