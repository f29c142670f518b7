"""What files that hold many articles were found to hold, kept from build to build: they are looked through once."""

from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from site_builder.sources import Content
from site_builder.store import Store

_NAME = "contents"  # in the store
_DECODER = msgspec.msgpack.Decoder(dict[str, Content])


def known(store: Store, hashes: Mapping[str, str]) -> dict[str, Content]:
    """Return, by path, what files hold that are as they were; `hashes`: {path: sha256} of all files as they are."""
    kept = store.blob(_NAME)
    before = _DECODER.decode(kept) if kept else {}
    return {path: one for path, one in before.items() if one.sha256 and hashes.get(path) == one.sha256}


def keep(
    store: Store, contents: Mapping[str, Content], hashes: Mapping[str, str], still: Callable[[str], bool]
) -> None:
    """Keep what files hold, those that were looked through just now among them if they are `still` as hashed."""
    if hashes and any(not one.sha256 for one in contents.values()):
        hashed = {
            path: one if one.sha256 or not still(path) else replace(one, sha256=hashes.get(path, ""))
            for path, one in contents.items()
        }
        store.put_blob(_NAME, msgspec.msgpack.encode(hashed))
