"""One block of terms -> its shards and its pieces: from all its rows, or from what the last build left and a change."""

from collections.abc import Container, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from site_builder.model import File
from site_builder.search import heads
from site_builder.search.again import Again, Left, Load, Part, again
from site_builder.search.block import EMPTY, Block, Docs, Rows, cut, end_to_end, joined, made, renamed
from site_builder.search.blocks import BOUNDS
from site_builder.search.change import gathered
from site_builder.search.columns import Numbers
from site_builder.search.directory import Range
from site_builder.search.shards import Names, Shard, contents, named, planned, size
from site_builder.search.spill import Terms
from site_builder.search.state import Piece
from site_builder.search.vocabulary import Order

# Of a row, what the lists of the whole look at.
_COMMON = np.dtype([("a", "<u4"), ("b", "<u4"), ("articles", "<u4")])


_ROWS = 1 << 20  # sorted at once; a word that stands in more is sorted by itself
_SHARDS = 64  # written at once


class Made(Struct, frozen=True):
    """What a step gave the site."""

    files: list[File]
    kept: list[str]  # paths that stay as they are published


class Frame(NamedTuple):
    """What all blocks are made in."""

    order: Order
    articles: int
    least: int  # articles for which what pieces hold as common must be enough


class Fresh(NamedTuple):
    """What a block is made from if nothing of the last build is left."""

    number: int
    rows: Terms
    names: Names


class NewBlock(NamedTuple):
    """A block as it is now: what it gives the site, and the next build."""

    made: Made
    pieces: list[Piece]
    data: bytes  # of the pieces that are in no file yet
    common: heads.Common

    def ranges(self) -> list[Range]:
        """Return which shard is responsible for what."""
        return [Range(piece.key, piece.name) for piece in self.pieces]


def fresh(frame: Frame, of: Fresh) -> NewBlock:
    """Make the shards of one block from all its rows."""
    group = frame.order.group
    new = end_to_end(made(gathered(of.rows.compress(some), group), group) for some in _portions(of.rows["a"], group))
    found = planned(of.number, new, frame.order, of.names, size(frame.articles))
    parts = [Part(shard.key, None, (shard.row, shard.end)) for shard in found]
    return _whole(frame, _Site(of.number, _nothing, of.names, ()), Again(parts, new))


def _portions(words: Docs, group: Numbers) -> Iterator[NDArray[np.bool_]]:
    """Yield which rows belong together, `_ROWS` at a time, by their first words; a form is never parted."""
    if not words.size:
        return
    forms = np.flatnonzero(np.diff(group, prepend=-1))  # first word of each
    upto = np.bincount(words, minlength=group.size).cumsum()[np.append(forms[1:], group.size) - 1]
    first, done = 0, 0
    while done < words.size:
        end = max(int(np.searchsorted(upto, done + _ROWS, "right")), first + 1)
        last = int(forms[end]) if end < forms.size else group.size
        yield (words >= forms[first]) & (words < last)
        first, done = end, int(upto[end - 1])


def remade(frame: Frame, of: Left, names: Names, published: Container[str]) -> NewBlock:
    """Make the shards of one block from those of the last build."""
    made_ = again(of, frame.order, size(frame.articles))
    if not made_.parts and names.lines:
        empty = next((piece for piece in of.pieces if not piece.sizes[0]), None)
        made_.parts.append(Part(BOUNDS[of.number], empty))
    return _whole(frame, _Site(of.number, of.load, names, published), made_)


class _Site(NamedTuple):
    """What the files of a block follow from beside its rows."""

    number: int
    load: Load
    names: Names
    published: Container[str]  # paths that may be kept


def _nothing(_pieces: Sequence[Piece]) -> Block:
    return EMPTY  # a block that is made from all its rows has no pieces


def _whole(frame: Frame, of: _Site, now: Again) -> NewBlock:
    """Return a block with the files of all its shards that are not published."""
    names = [*of.names.among([part.key for part in now.parts])]
    stay = [_stays(part, names_, of.published) for part, names_ in zip(now.parts, names, strict=False)]
    missing = [n for n, stays in enumerate(stay) if not stays]
    titles = [part.piece.name if part.piece else "" for part in now.parts]
    kept = [_path(titles[n]) for n, stays in enumerate(stay) if stays]
    taken = {titles[n] for n, stays in enumerate(stay) if stays}
    files = []
    for n, content in _contents(frame, of, now, [(n, names[n]) for n in missing]):
        name, salted = named(of.number, content, taken)
        taken.add(name)
        files.append(File(_path(name), salted))
        titles[n] = name
    pieces, data = _pieces(frame, now, [*zip(titles, names, strict=False)])
    return NewBlock(Made(files, kept), pieces, data, _common(frame, pieces))


def _stays(part: Part, names: bytes, published: Container[str]) -> bool:
    return part.piece is not None and part.piece.names == names and _path(part.piece.name) in published


def _contents(frame: Frame, of: _Site, now: Again, which: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Yield some shards by their places: what each holds."""
    for i in range(0, len(which), _SHARDS):
        some = which[i : i + _SHARDS]
        block, shards = _shards(frame, of, now, some)
        yield from zip((n for n, _ in some), contents(block, shards, frame.order), strict=True)


def _shards(frame: Frame, of: _Site, now: Again, which: Sequence[tuple[int, bytes]]) -> tuple[Block, list[Shard]]:
    """Return the rows of some shards end to end, and these shards, with the names that belong to each."""
    sources: list[tuple[Block, int, int]] = []
    for n, _ in which:
        if piece := now.parts[n].piece:
            old = of.load([piece])
            sources.append((old._replace(rows=renamed(old.rows, frame.order.rank)), 0, old.rows.size))
        else:
            sources.append((now.new, *now.parts[n].rows))
    ends = [*accumulate((j - i for _, i, j in sources), initial=0)]
    found = [Shard(now.parts[n].key, "", i, j, of) for (n, of), i, j in zip(which, ends, ends[1:], strict=False)]
    return joined(sources), found


def _pieces(frame: Frame, now: Again, told: Sequence[tuple[str, bytes]]) -> tuple[list[Piece], bytes]:
    """Return all pieces, with their names and the names in them, and the bytes of those that are new."""
    rows = renamed(now.new.rows, frame.order.ids)
    counted = heads.counted(rows, frame.least)
    parts: list[bytes] = []
    cuts = cut(now.new._replace(rows=rows), (part.rows for part in now.parts if not part.piece))
    at, pieces = 0, []
    for part, (name, names) in zip(now.parts, told, strict=True):
        if part.piece:
            pieces.append(replace(part.piece, key=part.key, name=name, names=names))
            continue
        data, sizes = next(cuts)
        i, j = part.rows
        first = (int(rows["a"][i]), int(rows["b"][i])) if j > i else (0, 0)
        pieces.append(Piece(part.key, name, names, first, sizes, _packed(rows[i:j].compress(counted[i:j])), at))
        parts.append(data)
        at += len(data)
    return pieces, b"".join(parts)


def _packed(rows: Rows) -> bytes:
    out = np.empty(rows.size, _COMMON)
    for name in ("a", "b", "articles"):
        out[name] = rows[name]
    return out.tobytes()


def _common(frame: Frame, pieces: Sequence[Piece]) -> heads.Common:
    rows = np.frombuffer(b"".join(piece.common for piece in pieces), _COMMON)
    return heads.common(renamed(rows, frame.order.rank), frame.articles)


def _path(name: str) -> str:
    return f"search/terms/{name}.bin"
