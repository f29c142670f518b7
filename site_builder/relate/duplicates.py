"""Which articles carry the same report: near-duplicates by MinHash over clauses.

Reprints keep nearly all clauses of a report, updates most of them; two reports of one event share few.  A clause is a
run of text between punctuation marks, folded, so that tone placement and stray capitals do not matter.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from site_builder.model import Record
from site_builder.packed import packed
from site_builder.text.fold import fold

Values = NDArray[np.uint32]  # a row an article, a column a permutation

PERMUTATIONS = 64
BANDS = 16  # of four values each: a pair that shares half of its clauses is found with probability 0.64, 0.7: 0.99
SAME = 0.5  # estimated share of clauses in common from which two articles carry the same report
SHORT = 8  # clauses below which a text says too little to be recognised again
BUCKET = 20  # articles of one bucket that others are compared with
_SEED = 1
_BLOCK = 10_000  # pairs compared at once
_CLAUSE = re.compile(r"[^.,;:!?…()\n“”\"]{12,}")


def signature(text: str) -> bytes:
    """Return the MinHash of a text's clauses, 4 bytes a permutation; empty when there are too few clauses."""
    clauses = [clause.strip() for clause in _CLAUSE.findall(fold(text))]
    if len(clauses) < SHORT:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(clauses)
    return struct.pack(f"<{PERMUTATIONS}I", *minhash.digest())


class _Signed(Struct, gc=False):
    id: str
    signature: bytes


def same_reports(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that has any, the ids of the other articles with the same report, sorted."""
    signed = sorted((one.id, one.signature) for one in packed(Record, records).told(_Signed) if one.signature)
    ids = [id_ for id_, _ in signed]
    values = np.frombuffer(b"".join(signature_ for _, signature_ in signed), "<u4").reshape(len(ids), PERMUTATIONS)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in _alike(values, sorted(_candidates(values))):
        found[ids[a]].append(ids[b])
        found[ids[b]].append(ids[a])
    return {id_: tuple(sorted(others)) for id_, others in found.items()}


def _candidates(values: Values) -> set[tuple[int, int]]:
    """Return pairs that agree on a whole band: each article with the first few of its bucket, to stay linear."""
    pairs: set[tuple[int, int]] = set()
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        columns = values[:, band * width : (band + 1) * width]
        order = np.lexsort(columns.T)  # keeps the order of ids among equal bands
        differs = np.flatnonzero((columns[order[1:]] != columns[order[:-1]]).any(axis=1)) + 1
        edges = np.concatenate([[0], differs, [len(order)]])
        for one in np.flatnonzero(np.diff(edges) > 1).tolist():
            bucket = order[edges[one] : edges[one + 1]].tolist()
            pairs.update((a, b) for n, b in enumerate(bucket) for a in bucket[: min(n, BUCKET)])
    return pairs


def _alike(values: Values, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough of their values."""
    for start in range(0, len(pairs), _BLOCK):
        block = np.array(pairs[start : start + _BLOCK])
        share = (values[block[:, 0]] == values[block[:, 1]]).mean(axis=1)
        yield from compress(pairs[start : start + _BLOCK], (share >= SAME).tolist())
