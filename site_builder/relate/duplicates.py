"""Which articles carry the same report: near-duplicates by MinHash over clauses.

Reprints keep nearly all clauses of a report, updates most of them; two reports of one event share few.  A clause is a
run of text between punctuation marks, folded, so that tone placement and stray capitals do not matter.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from site_builder.relate.mentions import Mentions
from site_builder.text.fold import fold

Values = NDArray[np.uint32]  # a row an article, a column a permutation

PERMUTATIONS = 64
BANDS = 16  # of four values each: a pair that shares half of its clauses is found with probability 0.64, 0.7: 0.99
SAME = 0.5  # estimated share of clauses in common from which two articles carry the same report
SHORT = 8  # clauses below which a text says too little to be recognised again
BUCKET = 20  # articles of one bucket that others are compared with
_SEED = 1
_SIZE = 4 * PERMUTATIONS  # bytes of a signature
_MIXING = np.uint64(0x9E3779B97F4A7C15)  # odd: two halves of a band make one number
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


def same_reports(of: Mentions) -> dict[str, tuple[str, ...]]:
    """Return, for each article that has any, the ids of the other articles with the same report, sorted.

    `of`: of records sorted by id.
    """
    signed, view = np.flatnonzero(of.signed).tolist(), of.records.view
    starts = of.signed[signed].tolist()
    values = np.frombuffer(b"".join([view[start : start + _SIZE] for start in starts]), "<u4").reshape(-1, PERMUTATIONS)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in _alike(values, sorted(_candidates(values))):
        found[of.ids[signed[a]]].append(of.ids[signed[b]])
        found[of.ids[signed[b]]].append(of.ids[signed[a]])
    return {id_: tuple(sorted(others)) for id_, others in found.items()}


def _candidates(values: Values) -> set[tuple[int, int]]:
    """Return pairs that agree on a whole band: each article with the first few of its bucket, to stay linear."""
    pairs: set[tuple[int, int]] = set()
    halves = np.ascontiguousarray(values).view("<u8")
    width = halves.shape[1] // BANDS
    for band in range(BANDS):
        columns = halves[:, band * width : (band + 1) * width]
        rows = _again(columns)
        columns = columns[rows]
        order = np.lexsort(columns.T)  # keeps the order of ids among equal bands
        differs = np.flatnonzero((columns[order[1:]] != columns[order[:-1]]).any(axis=1)) + 1
        edges = np.concatenate([[0], differs, [len(order)]])
        for one in np.flatnonzero(np.diff(edges) > 1).tolist():
            bucket = rows[order[edges[one] : edges[one + 1]]].tolist()
            pairs.update((a, b) for n, b in enumerate(bucket) for a in bucket[: min(n, BUCKET)])
    return pairs


def _again(columns: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the rows that may be equal to another: most are not, and sorting numbers is quicker than sorting rows."""
    mixed = columns[:, 0] * _MIXING + columns[:, 1]
    order = np.argsort(mixed)
    equal = mixed[order][1:] == mixed[order][:-1]
    return np.sort(order[np.append(equal, False) | np.append(False, equal)] if len(order) else order)


def _alike(values: Values, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough of their values."""
    for start in range(0, len(pairs), _BLOCK):
        block = np.array(pairs[start : start + _BLOCK])
        share = (values[block[:, 0]] == values[block[:, 1]]).mean(axis=1)
        yield from compress(pairs[start : start + _BLOCK], (share >= SAME).tolist())
