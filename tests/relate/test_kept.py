"""An archive related again, with what was found out the last time, is what it would be without."""

import random

from msgspec.structs import replace
from synthetic import homonyms

from site_builder import relate
from site_builder.memo import Memo
from site_builder.model import Archive, Record, Site

SITE = Site("Tin", "https://example.org/")


def edited(rng: random.Random, record: Record) -> Record:
    """Return a record as it might be: of another day, about no known province, or with its posts in none."""
    posts = tuple(replace(post, place=None, place_key=None) for post in record.people[0].posts)
    return rng.choice(
        (
            record,
            replace(record, date=rng.choice((None, "2015-05-05"))),
            replace(record, province=None),
            replace(record, province=None, people=(replace(record.people[0], posts=posts),)),
        )
    )


def said(archive: Archive) -> tuple[object, ...]:
    return ([*archive.records], [*archive.officials], [*archive.offices], archive.duplicates, archive.related)


def test_through_random_edits_an_archive_related_again_is_one_related_afresh() -> None:
    rng, (records, _) = random.Random(5), homonyms(5, people=60)
    memo, published = Memo(), dict[tuple[str, str], list[tuple[bool, str]]]()
    for _ in range(12):
        some = [edited(rng, one) if rng.randrange(8) == 0 else one for one in records if rng.randrange(20)]

        found = relate.archive(SITE, some, (), published=published, memo=memo)

        assert said(relate.archive(SITE, some, (), published=published)) == said(found)
        memo = Memo(memo.packed())
        if rng.randrange(2):
            one = rng.choice(some)
            published[one.id, one.people[0].name] = [(rng.random() < 0.5, f"key-{len(published)}")]
