"""Records whose officials have the keys of their pages.

Everything else in a record stays packed: reading and writing it again would take most of the time of relating.
"""

from typing import Any

import msgspec
from msgspec import Struct

from site_builder.model import Record
from site_builder.packed import Packed, decoder, joined
from site_builder.relate.identity import Keys


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


def keyed(records: Packed[Record], keys: Keys) -> Packed[Record]:
    """Give each holder of a public post the key of their page."""
    return joined(Record, (_keyed(one, keys) for one in map(decoder(_Record), records.all_packed())))


def _keyed(record: Any, keys: Keys) -> bytes:  # noqa: ANN401  # a type made while the program runs has no name
    for person in record.people:
        if person.official:
            person.key = keys[record.id, person.name]
    return msgspec.msgpack.encode(record)
