"""An archive related again, with what was found out the last time, is what it would be without."""

import random
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from synthetic import homonyms

from site_builder import relate
from site_builder.corrections import OfficialCorrection
from site_builder.memo import Memo
from site_builder.model import Archive, Place, Record, Site
from site_builder.packed import packed
from site_builder.relate.duplicates import PERMUTATIONS

SITE = Site("Tin", "https://example.org/")


class Light(Struct):
    """Of a record, what its smaller form tells."""

    id: str
    published: str | None
    districts: tuple[Place, ...]
    corrections: tuple[str, ...]


def edited(rng: random.Random, record: Record, other: Record) -> Record:
    """Return a record as it might be: of another day, about no known province, with its posts in none, or as another.

    Of another it may name the people too, or carry the same report, or name the same places.
    """
    posts = tuple(replace(post, place=None, place_key=None) for post in record.people[0].posts)
    return rng.choice(
        (
            record,
            replace(record, date=rng.choice((None, "2015-05-05"))),
            replace(record, province=None),
            replace(record, province=None, people=(replace(record.people[0], posts=posts),)),
            replace(record, people=tuple({one.name: one for one in (*other.people, *record.people)}.values())),
            replace(record, people=(replace(record.people[0], name=record.people[0].name.upper()),)),
            replace(record, people=()),
            replace(record, signature=other.signature),
            replace(record, districts=other.districts),
        )
    )


def more(rng: random.Random, record: Record) -> Record:
    """Return a record that carries some report and names some places."""
    key = f"bac-kan/{rng.randrange(9)}"
    return replace(record, signature=rng.randbytes(4 * PERMUTATIONS), districts=(Place(key, key, "Bắc Kạn"),))


def said(archive: Archive) -> tuple[object, ...]:
    things = ([*archive.records], [*archive.officials], [*archive.offices])
    light = packed(Record, archive.records).light
    return (*things, light and [*light.told(Light)], archive.duplicates, dict(archive.related))


def test_through_random_edits_an_archive_related_again_is_one_related_afresh() -> None:
    rng = random.Random(5)
    records = [more(rng, record) for record in homonyms(5, people=60)[0]]
    memo, published = Memo(), dict[tuple[str, str], list[tuple[bool, str]]]()
    for _ in range(12):
        some = [edited(rng, one, rng.choice(records)) if rng.randrange(8) == 0 else one for one in records]
        some = [one for one in some if rng.randrange(20)]

        found = relate.archive(SITE, some, (), published=published, memo=memo)

        assert said(relate.archive(SITE, some[::-1], (), published=published)) == said(found)
        memo = Memo(memo.packed())
        if rng.randrange(2):
            one = rng.choice(some)
            published[one.id, one.people[0].name] = [(rng.random() < 0.5, f"key-{len(published)}")]


def test_records_told_apart_from_others_are_other_records() -> None:
    records = [more(random.Random(n), record) for n, record in enumerate(homonyms(6, people=60)[0])]
    first = packed(Record, relate.archive(SITE, records, ()).records)

    again = packed(
        Record, relate.archive(SITE, [edited(random.Random(1), records[0], records[1]), *records[1:]], ()).records
    )

    assert [a == b for a, b in zip(first, again, strict=True)] == [
        a == b for a, b in zip(first.digests(), again.digests(), strict=True)
    ]


def test_a_correction_of_who_is_who_holds_beside_what_is_kept() -> None:
    records, memo = homonyms(5, people=20)[0], Memo()
    first = relate.archive(SITE, records, (), memo=memo)
    [one, other, *_] = [official.key for official in first.officials]
    merge = OfficialCorrection("one person", date(2024, 1, 1), merge=(one, other), where="a.toml:1")

    found = relate.archive(SITE, records, (), [merge], memo=Memo(memo.packed()))

    assert other not in {official.key for official in found.officials}
    assert said(relate.archive(SITE, records, (), [merge])) == said(found)
