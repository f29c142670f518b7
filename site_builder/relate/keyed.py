"""Records whose officials have the keys of their pages: the bytes of records, with the keys put between.

Reading and writing records again would take most of the time of relating.
"""

from array import array
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import msgspec
import numpy as np

from site_builder.model import Record
from site_builder.numbered import Numbers
from site_builder.packed import Packed, digest
from site_builder.relate.mentions import Mentions
from site_builder.relate.told import HEAD, LIGHT


def keyed(of: Mentions, keys: Sequence[str]) -> Packed[Record]:
    """Return the records in which each holder of a public post has the key of their page, given for each mention."""
    packed = {key: msgspec.msgpack.encode(key) for key in keys}
    put = [packed[key] for key in keys]
    view, pieces, last = of.records.view, list[bytes | memoryview](), 0
    for at, width, key in zip(of.at.tolist(), of.width.tolist(), put, strict=True):
        pieces += (view[last:at], key)
        last = at + width
    pieces.append(view[last:])
    longer = np.zeros(len(of.records), np.int64)
    np.add.at(longer, of.article, np.array([*map(len, put)], np.int64) - of.width)
    ends = np.frombuffer(of.records.ends, np.uint64).astype(np.int64) + np.cumsum(longer)
    found = Packed(Record, bytearray().join(pieces), _ends(ends), _digests(of, put))
    found.light = _light(of)
    return found


def _digests(of: Mentions, put: Sequence[bytes]) -> list[bytes]:
    """Return what tells the new records from others: what did before, and the keys."""
    digests = [*of.records.digests()]
    for place, of_record in groupby(zip(of.article.tolist(), put, strict=True), key=itemgetter(0)):
        digests[place] = digest(digests[place] + b"".join([key for _, key in of_record]))
    return digests


def _light(of: Mentions) -> Packed[object]:
    """Return the same records with no more fields than most look at."""
    view, edges = of.records.view, zip(*of.edges.T.tolist(), strict=True)
    pieces = [piece for a, b, c, d, e, f in edges for piece in (HEAD, view[a:b], view[c:d], view[e:f])]
    data = bytearray().join(pieces)
    lengths = np.diff(of.edges, axis=1)[:, ::2].sum(axis=1) + len(HEAD)
    return Packed(LIGHT, data, _ends(np.cumsum(lengths)))


def _ends(numbers: Numbers) -> "array[int]":
    return array("Q", numbers.astype(np.uint64).tobytes())
