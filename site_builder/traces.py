"""What was made of what: for each file that the last build made, what its maker looked at and the hash of its bytes.

A file is made again only when something that was looked at has changed.  What is kept here stays true whatever becomes
of the published site: of these sights these bytes were made; a published file is kept only if it has those bytes.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import compress, islice

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from site_builder.store import Store

Digest = Callable[[str], bytes]  # tells what a look sees now
Numbers = NDArray[np.uint32]

NAME = "traces"  # in the store


class Made(Struct, frozen=True, array_like=True, gc=False):
    """A file.  `name`: of what was made, which may be several files, and whose paths may change with its content."""

    name: str
    path: str
    sha256: str


class Seen(Struct, frozen=True):
    """What has just been made: the paths of its files, and the names of all that its maker looked at."""

    name: str
    paths: Sequence[str]
    looks: Sequence[str]


class _Traces(Struct, frozen=True, array_like=True):
    """As the store keeps them: use n is of look looks[n] by file files[n]; both are numbers of 4 bytes."""

    made_of: str = ""
    names: list[str] = []  # of looks
    digests: list[bytes] = []  # what they saw
    made: list[Made] = []
    looks: bytes = b""
    files: bytes = b""


_DECODER = msgspec.msgpack.Decoder(_Traces)
_ENCODER = msgspec.msgpack.Encoder()


class Traces:
    """What the last build left in a store.  `made_of`: what all files depend on; when it changes, nothing is left."""

    def __init__(self, store: Store, made_of: str, digest: Digest) -> None:
        kept = store.blob(NAME)
        before = _DECODER.decode(kept) if kept else _Traces()
        self._before = before if before.made_of == made_of else _Traces(made_of)
        self._store, self._digest = store, digest
        self._now = list(map(digest, self._before.names))

    def unchanged(self) -> list[Made]:
        """Return the files that would come out the same."""
        changed = [now != then for now, then in zip(self._now, self._before.digests, strict=True)]
        fresh = np.ones(len(self._before.made), bool)
        fresh[_numbers(self._before.files)[np.array(changed, bool)[_numbers(self._before.looks)]]] = False
        return list(compress(self._before.made, fresh.tolist()))

    def save(self, kept: Sequence[Made], made: Sequence[Seen], sha256: Mapping[str, str]) -> None:
        """Leave for the next build the files that this one kept, of those unchanged, and made.

        `sha256`: {path: hash} of at least those made.
        """
        if made or len(kept) < len(self._before.made):
            stay = {one.name for one in kept}
            self._store.put_blob(NAME, _ENCODER.encode(self._after(stay, made, sha256)))

    def _after(self, stay: set[str], made: Sequence[Seen], sha256: Mapping[str, str]) -> _Traces:
        before, looks, files = self._before, _numbers(self._before.looks), _numbers(self._before.files)
        staying = np.array([one.name in stay for one in before.made], bool)
        used = staying[files]
        known = np.zeros(len(before.names), bool)
        known[looks[used]] = True
        number = {name: n for n, name in enumerate(compress(before.names, known.tolist()))}
        digests = list(compress(self._now, known.tolist()))
        new_looks, new_files = array("I"), array("I")
        files_made = [(Made(one.name, path, sha256[path]), one.looks) for one in made for path in one.paths]
        for n, (_, seen) in enumerate(files_made, int(staying.sum())):
            new_looks.extend(number.setdefault(look, len(number)) for look in seen)
            new_files.extend([n] * len(seen))
        return _Traces(
            made_of=before.made_of,
            names=list(number),
            digests=[*digests, *map(self._digest, islice(number, len(digests), None))],
            made=[*compress(before.made, staying.tolist()), *(one for one, _ in files_made)],
            looks=_renumbered(known)[looks[used]].tobytes() + new_looks.tobytes(),
            files=_renumbered(staying)[files[used]].tobytes() + new_files.tobytes(),
        )


def _numbers(packed: bytes) -> Numbers:
    return np.frombuffer(packed, np.uint32)


def _renumbered(stay: NDArray[np.bool_]) -> Numbers:
    """Return, for each number, that which it has when only those that stay are counted."""
    return np.cumsum(stay, dtype=np.uint32) - np.uint32(1)
