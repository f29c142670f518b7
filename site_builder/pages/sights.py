"""What the looks of a page see of an archive's lists, as digests: the same bytes for the same sight."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b

from msgspec import msgpack

from site_builder.pages import index as lists
from site_builder.pages.index import Index, Lists
from site_builder.pages.looks import of_list

SIZE = 16  # bytes of a digest


def sights(index: Index, side: str, looks: Sequence[str]) -> list[bytes]:
    """Return what looks at a side see, by the rest of their names.

    There are many times more looks than records, so that this is kept short.
    """
    if side in index.of_records:
        return _of_lists(index.of_records[side], looks, index.record_digests)
    if side in index.of_officials:
        return _of_lists(index.of_officials[side], looks, index.official_digests)
    see = _SIDES[side]
    return [see(index, rest) for rest in looks]


def digest(seen: object) -> bytes:
    """Return a digest of plain data."""
    return blake2b(seen if isinstance(seen, bytes) else msgpack.encode(seen), digest_size=SIZE).digest()


def _of_lists(listed: Lists, looks: Iterable[str], digests: Sequence[bytes]) -> list[bytes]:
    seen: list[bytes] = []
    for key, part in map(of_list, looks):
        places = listed.get(key, ())
        if part == "len":
            seen.append(b"%d" % len(places))
        elif part == "in":
            seen.append(b"1" if key in listed else b"0")
        elif part == "keys":
            seen.append(digest(tuple(listed)))
        else:
            start, _, stop = part.partition(":")
            run = places[int(start or 0) : int(stop) if stop else None]
            seen.append(digest(b"".join([digests[place] for place in run])))
    return seen


def _everything(index: Index) -> bytes:
    archive = index.archive
    rest = digest((archive.set_aside, archive.duplicates))  # offices say nothing that officials do not
    return digest(b"".join((rest, *index.record_digests, *index.official_digests)))


def _digests(index: Index, ids: Iterable[str | None]) -> bytes:
    place = index.records.place
    return b"".join(index.record_digests[place[id_]] if id_ and id_ in place else b"-" for id_ in ids)


def _official(index: Index, key: str) -> bytes:
    return index.official_digests[index.officials.place[key]] if key in index.officials else b""


def _record(index: Index, id_: str) -> bytes:
    return index.record_digests[index.records.place[id_]] if id_ in index.records else b""


def _office(index: Index, key: str) -> bytes:
    return digest(index.offices.get(key) if key else tuple(index.offices))


def _pair(key: str) -> tuple[str, str]:
    first, _, second = key.partition("|")
    return first, second


# What single looks see, by side; a look at what is not there any more sees nothing.
_SIDES: Mapping[str, Callable[[Index, str], bytes]] = {
    "record": _record,
    "beside": lambda index, id_: _digests(index, lists.beside(index, id_)),
    "duplicates": lambda index, id_: _digests(index, index.archive.duplicates.get(id_, ())),
    "change": lambda index, id_: digest(index.archive.changes.get(id_)),
    "related": lambda index, id_: _digests(index, index.archive.related.get(id_, ())),
    "official": lambda index, key: _official(index, key) if key else digest(tuple(index.officials)),
    "name": lambda index, key: lists.name(index, key).encode(),
    "namesakes": lambda index, key: digest(lists.namesakes(index, key)),
    "office": _office,
    "offices in": lambda index, key: digest(lists.offices_in(index, key)),
    "office of": lambda index, key: b"1" if _pair(key) in index.office_of else b"0",
    "ids": lambda index, _: digest(index.ids),
    "appearances": lambda index, _: digest(index.appearances),
    "holders": lambda index, _: digest(index.holders),
    "days": lambda index, prefix: digest(lists.days_of(index, prefix)),
    "day before": lambda index, name: (lists.day_before(index, name) or "").encode(),
    "day after": lambda index, name: (lists.day_after(index, name) or "").encode(),
    "dates": lambda index, name: digest(lists.dates(index, *_pair(name))),
    "unplaced": lambda index, _: b"%d" % index.unplaced,
    "everything": lambda index, _: _everything(index),
    "set aside": lambda index, _: digest(index.archive.set_aside),
}
