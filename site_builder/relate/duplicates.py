"""Which articles carry the same report: near-duplicates by MinHash over clauses.

Reprints keep nearly all clauses of a report, updates most of them; two reports of one event share few.  A clause is a
run of text between punctuation marks, folded, so that tone placement and stray capitals do not matter.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rensa import RMinHash

from site_builder.model import Record
from site_builder.text.fold import fold

PERMUTATIONS = 64
BANDS = 16  # of four values each: a pair that shares half of its clauses is found with probability 0.64, 0.7: 0.99
SAME = 0.5  # estimated share of clauses in common from which two articles carry the same report
SHORT = 8  # clauses below which a text says too little to be recognised again
BUCKET = 20  # articles of one bucket that others are compared with
_SEED = 1
_CLAUSE = re.compile(r"[^.,;:!?…()\n“”\"]{12,}")


def signature(text: str) -> bytes:
    """Return the MinHash of a text's clauses, 4 bytes a permutation; empty when there are too few clauses."""
    clauses = [clause.strip() for clause in _CLAUSE.findall(fold(text))]
    if len(clauses) < SHORT:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(clauses)
    return struct.pack(f"<{PERMUTATIONS}I", *minhash.digest())


def same_reports(records: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that has any, the ids of the other articles with the same report, sorted."""
    signatures = {record.id: record.signature for record in records if record.signature}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in _candidates(signatures):
        if b not in found[a] and _alike(signatures[a], signatures[b]):
            found[a].add(b)
            found[b].add(a)
    return {id_: tuple(sorted(others)) for id_, others in found.items() if others}


def _candidates(signatures: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield pairs that agree on a whole band: each article with the first few of its bucket, to stay linear."""
    width = PERMUTATIONS // BANDS * 4
    for band in range(BANDS):
        buckets: defaultdict[bytes, list[str]] = defaultdict(list)
        for id_ in sorted(signatures):
            bucket = buckets[signatures[id_][band * width : (band + 1) * width]]
            yield from ((other, id_) for other in bucket)
            if len(bucket) < BUCKET:
                bucket.append(id_)


def _alike(a: bytes, b: bytes) -> bool:
    return sum(x == y for x, y in zip(_values(a), _values(b), strict=True)) >= SAME * PERMUTATIONS


def _values(signature_: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{PERMUTATIONS}I", signature_)
