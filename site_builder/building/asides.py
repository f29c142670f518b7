"""Inputs that were read and are no articles, kept from build to build: no page is asked twice for its article."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from site_builder.model import SetAside
from site_builder.store import Store

_NAME = "asides"  # in the store


class Aside(Struct, frozen=True):
    """Why an input is no article, and what it was read from; "" when that is not known, so that it is read again."""

    key: str
    aside: SetAside


_DECODER = msgspec.msgpack.Decoder(dict[str, Aside])


def known(store: Store) -> dict[str, Aside]:
    """Return what is kept, by place."""
    kept = store.blob(_NAME)
    return _DECODER.decode(kept) if kept else {}


def keep(store: Store, before: Mapping[str, Aside], after: Mapping[str, Aside]) -> None:
    """Keep what a build found, if it is not what is kept."""
    if before != after:
        store.put_blob(_NAME, msgspec.msgpack.encode(dict(sorted(after.items()))))
