"""What the looks of a page see of an archive's lists, as digests: the same bytes for the same sight."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import msgpack

from site_builder import packed
from site_builder.packed import SIZE
from site_builder.pages import index as lists
from site_builder.pages.index import Index
from site_builder.pages.lists import Lists
from site_builder.pages.looks import of_list
from site_builder.relate.related import Related


def sights(index: Index, side: str, looks: Sequence[str]) -> list[bytes]:
    """Return what looks at a side see, by the rest of their names.

    There are many times more looks than records, so that this is kept short.
    """
    if side in index.of_records:
        return _of_lists(index.of_records[side], looks, index.record_digests)
    if side in index.of_officials:
        return _of_lists(index.of_officials[side], looks, index.official_digests)
    if side in _OF_ARTICLES:
        return _OF_ARTICLES[side](index, looks)
    see = _SIDES[side]
    return [see(index, rest) for rest in looks]


def digest(seen: object) -> bytes:
    """Return a digest of plain data."""
    return packed.digest(seen if isinstance(seen, bytes) else msgpack.encode(seen))


def _of_lists(listed: Lists, looks: Iterable[str], digests: Sequence[bytes]) -> list[bytes]:
    told, seen = listed.told(digests), list[bytes]()
    for key, part in map(of_list, looks):
        first, last = listed.spans.get(key, (0, 0))
        if part == "len":
            seen.append(b"%d" % (last - first))
        elif part == "in":
            seen.append(b"1" if key in listed.spans else b"0")
        elif part == "keys":
            seen.append(digest(tuple(listed.spans)))
        else:
            start, _, stop = part.partition(":")
            run = range(first, last)[int(start or 0) : int(stop) if stop else None]
            seen.append(_short(told[run.start * SIZE : run.stop * SIZE]))
    return seen


def _short(seen: bytes) -> bytes:
    """Return what is seen, or its digest: hashing a few bytes takes longer than comparing them."""
    return seen if len(seen) <= 6 * SIZE else digest(seen)


def _everything(index: Index) -> bytes:
    archive = index.archive
    rest = digest((archive.set_aside, archive.duplicates))  # offices say nothing that officials do not
    return digest(b"".join((rest, *index.record_digests, *index.official_digests)))


def _record(index: Index, ids: Sequence[str]) -> list[bytes]:
    of = dict(zip(index.records, index.record_digests, strict=True))
    return [of.get(id_, b"") for id_ in ids]


def _beside(index: Index, ids: Sequence[str]) -> list[bytes]:
    place, rank, ordered = index.records.place, index.rank, [index.record_digests[place] for place in index.newest]
    seen = [newer + older for newer, older in zip([b"-", *ordered], [*ordered[1:], b"-"], strict=False)]
    return [seen[rank[place[id_]]] if id_ in place else b"--" for id_ in ids]


def _duplicates(index: Index, ids: Sequence[str]) -> list[bytes]:
    return _others(index, index.archive.duplicates, ids)


def _related(index: Index, ids: Sequence[str]) -> list[bytes]:
    if isinstance(index.archive.related, Related):
        seen = index.archive.related.told(index.record_digests)
        return [seen.get(id_, b"") for id_ in ids]
    return _others(index, index.archive.related, ids)


def _change(index: Index, ids: Sequence[str]) -> list[bytes]:
    known, none = index.archive.changes, digest(None)
    return [digest(known[id_]) if id_ in known else none for id_ in ids]


def _others(index: Index, others: Mapping[str, Sequence[str]], ids: Sequence[str]) -> list[bytes]:
    """Return what is seen of the other articles that go with each of those that look."""
    place, digests = index.records.place, index.record_digests
    seen = {id_: b"".join([digests[place[one]] for one in some]) for id_, some in others.items()}
    return [seen.get(id_, b"") for id_ in ids]


def _official(index: Index, key: str) -> bytes:
    return index.official_digests[index.officials.place[key]] if key in index.officials else b""


def _office(index: Index, key: str) -> bytes:
    if not key:
        return digest(tuple(index.offices))
    return index.office_digests[index.offices.place[key]] if key in index.offices else b""


def _pair(key: str) -> tuple[str, str]:
    first, _, second = key.partition("|")
    return first, second


# What looks at articles see, by side: of each side there are as many looks as articles.
_OF_ARTICLES: Mapping[str, Callable[[Index, Sequence[str]], list[bytes]]] = {
    "record": _record,
    "beside": _beside,
    "duplicates": _duplicates,
    "change": _change,
    "related": _related,
}

# What single looks see, by side; a look at what is not there any more sees nothing.
_SIDES: Mapping[str, Callable[[Index, str], bytes]] = {
    "official": lambda index, key: _official(index, key) if key else digest(tuple(index.officials)),
    "name": lambda index, key: lists.name(index, key).encode(),
    "namesakes": lambda index, key: _short("|".join(lists.namesakes(index, key)).encode()),
    "office": _office,
    "offices in": lambda index, key: _short(b"".join(_office(index, of) for of in index.offices_in.get(key, ()))),
    "office of": lambda index, key: b"1" if _pair(key) in index.office_of else b"0",
    "ids": lambda index, _: digest(index.ids),
    "appearances": lambda index, _: digest(index.appearances),
    "holders": lambda index, _: digest(index.holders),
    "days": lambda index, prefix: digest(lists.days_of(index, prefix)),
    "day before": lambda index, name: (lists.day_before(index, name) or "").encode(),
    "day after": lambda index, name: (lists.day_after(index, name) or "").encode(),
    "dates": lambda index, name: digest(lists.dates(index, *name.split("|"))),
    "unplaced": lambda index, _: b"%d" % index.unplaced,
    "everything": lambda index, _: _everything(index),
    "set aside": lambda index, _: digest(index.archive.set_aside),
}
