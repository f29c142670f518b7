"""Blocks of terms -> shards and pieces: one from all its rows, or some from what the last build left and a change."""

from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple
from zlib import crc32

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
from site_builder.search.shards import Names, Shard, contents, named, planned, size
from site_builder.search.spill import Terms
from site_builder.search.state import Piece
from site_builder.search.vocabulary import Order

# Of a row, what the lists of the whole look at.
_COMMON = np.dtype([("a", "<u4"), ("b", "<u4"), ("articles", "<u4")])


_ROWS = 1 << 20  # sorted at once; a word that stands in more is sorted by itself
_SHARDS = 256  # written at once


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


class NewBlocks(NamedTuple):
    """Some blocks, one after the other, as they are now: what they give the site, and the next build."""

    made: Made
    blocks: list[list[Piece]]
    data: list[bytes]  # of the pieces that are in no file yet
    common: heads.Common


def fresh(frame: Frame, of: Fresh) -> NewBlocks:
    """Make the shards of one block from all its rows."""
    group = frame.order.group
    new = end_to_end(made(gathered(of.rows.compress(some), group), group) for some in _portions(of.rows["a"], group))
    found = planned(of.number, new, frame.order, of.names, size(frame.articles))
    parts = [Part(shard.key, None, (shard.row, shard.end)) for shard in found]
    return _whole(frame, _Site(of.number, _nothing, [of.names], ()), Again([parts], new))


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


def remade(frame: Frame, of: Left, names: Sequence[Names], published: Container[str]) -> Iterator[NewBlocks]:
    """Make the shards of blocks from those of the last build, some blocks at a time; `names`: of each block."""
    at = 0
    for now in again(of, frame.order, size(frame.articles)):
        for n, parts in enumerate(now.parts, at):
            if not parts and names[n].lines:
                empty = next((piece for piece in of.blocks[n] if not piece.sizes[0]), None)
                parts.append(Part(BOUNDS[of.first + n], empty))
        end = at + len(now.parts)
        yield _whole(frame, _Site(of.first + at, of.load, names[at:end], published), now)
        at = end


class _Site(NamedTuple):
    """What the files of blocks follow from beside their rows."""

    first: int  # number of the first block
    load: Load
    names: Sequence[Names]
    published: Container[str]  # paths that may be kept


def _nothing(_pieces: Sequence[Piece]) -> Block:
    return EMPTY  # a block that is made from all its rows has no pieces


class _Told(NamedTuple):
    """A shard, the number of its block, and the names that belong to it."""

    block: int
    part: Part
    names: bytes

    def stays(self, published: Container[str]) -> bool:
        """Tell whether it is published as it would be made."""
        piece = self.part.piece
        return piece is not None and piece.names == self.names and _path(piece.name) in published


def _whole(frame: Frame, of: _Site, now: Again) -> NewBlocks:
    """Return blocks with the files of all their shards that are not published."""
    told = [
        _Told(of.first + n, part, among)
        for n, parts in enumerate(now.parts)
        for part, among in zip(parts, of.names[n].among([part.key for part in parts]), strict=False)
    ]
    stay = [one.stays(of.published) for one in told]
    titles = [one.part.piece.name if one.part.piece else "" for one in told]
    taken = {title for title, stays in zip(titles, stay, strict=True) if stays}
    kept = [_path(title) for title, stays in zip(titles, stay, strict=True) if stays]
    missing = [n for n, stays in enumerate(stay) if not stays]
    files = []
    for n, content in zip(missing, _contents(frame, of, now.new, [told[n] for n in missing]), strict=True):
        titles[n], salted = named(told[n].block, content, taken)
        taken.add(titles[n])
        files.append(File(_path(titles[n]), salted))
    pieces, data = _pieces(frame, now.new, [*zip(told, titles, strict=True)])
    ends = [*accumulate(map(len, now.parts), initial=0)]
    blocks = [pieces[i:j] for i, j in pairwise(ends)]
    return NewBlocks(Made(files, kept), blocks, data, _common(frame, pieces))


def _contents(frame: Frame, of: _Site, new: Block, which: Sequence[_Told]) -> Iterator[bytes]:
    """Yield what some shards hold."""
    for i in range(0, len(which), _SHARDS):
        block, shards = _shards(frame, of, new, which[i : i + _SHARDS])
        yield from contents(block, shards, frame.order)


def _shards(frame: Frame, of: _Site, new: Block, which: Sequence[_Told]) -> tuple[Block, list[Shard]]:
    """Return the rows of some shards end to end, and these shards, with the names that belong to each."""
    old = of.load([part.piece for _, part, _ in which if part.piece])
    old = old._replace(rows=renamed(old.rows, frame.order.rank))
    sources: list[tuple[Block, int, int]] = []
    at = 0
    for _, part, _ in which:
        if part.piece:
            sources.append((old, at, at + part.piece.sizes[0]))
            at += part.piece.sizes[0]
        else:
            sources.append((new, *part.rows))
    ends = accumulate((j - i for _, i, j in sources), initial=0)
    found = [Shard(part.key, "", i, j, names) for (_, part, names), (i, j) in zip(which, pairwise(ends), strict=True)]
    return joined(sources), found


def _pieces(frame: Frame, new: Block, told: Sequence[tuple[_Told, str]]) -> tuple[list[Piece], list[bytes]]:
    """Return all pieces, with their names and the names in them, and the bytes of those that are new."""
    rows = renamed(new.rows, frame.order.ids)
    counted = heads.counted(rows, frame.least)
    cuts = cut(new._replace(rows=rows), (of.part.rows for of, _ in told if not of.part.piece))
    at, pieces, data = 0, [], []
    for (_, part, names), name in told:
        if old := part.piece:
            same = (old.key, old.name, old.names) == (part.key, name, names)
            pieces.append(old if same else replace(old, key=part.key, name=name, names=names))
            continue
        content, sizes = next(cuts)
        i, j = part.rows
        first = (int(rows["a"][i]), int(rows["b"][i])) if j > i else (0, 0)
        common = _packed(rows[i:j].compress(counted[i:j]))
        pieces.append(Piece(part.key, name, names, first, sizes, common, at, crc32(content)))
        data.append(content)
        at += len(content)
    return pieces, data


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
