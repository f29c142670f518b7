"""The lists of an archive, made with what was found out the last time, are what they would be without."""

import random
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from site_builder import relate
from site_builder.memo import Memo
from site_builder.model import Archive, Correction, EventDate, Person, Place, Post, Primary, Record, Site, Source
from site_builder.pages import plan
from site_builder.pages.index import Index, beside, dates, day_after, day_before, namesakes
from site_builder.pages.listing import listed
from site_builder.pages.sights import sights
from site_builder.permalinks import planned

SITE = Site("Tin", "https://example.org/")
NAMES = ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "Trần Thị Ánh", "Lê Ăn", "#1")
UNITS = ("bac-kan", "bac-kan/ba-be", "thai-nguyen")
DAYS = (None, "2024-05-01", "2024-05-02", "2023-12-31")


def article(rng: random.Random, id_: str) -> Record:
    """Return any article."""
    day, unit = rng.choice(DAYS), rng.choice(UNITS)
    held = Post("Chủ tịch UBND", "Chủ tịch", unit, unit, "current", "text", 0, 1, "", 1.0, "test")
    return Record(
        id_,
        f"articles/{id_}/",
        id_,
        Source(f"{id_}.txt", ""),
        published=day and f"{day}T0{rng.randrange(9)}:00",
        date=day,
        event_dates=tuple(EventDate(one, one) for one in rng.sample(DAYS, 2) if one),
        province=rng.choice((None, Primary("Bắc Kạn", "bac-kan", "named", 1.0, None))),
        provinces=(Place("Thái Nguyên", rng.choice((None, "thai-nguyen")), None),),
        districts=tuple(Place("Ba Bể", "bac-kan/ba-be", "Bắc Kạn") for _ in range(rng.randrange(3))),
        people=tuple(Person(name, None, True, 1, (held,)) for name in rng.sample(NAMES, rng.randrange(3))),
        corrections=rng.choice(((), (Correction("drop", "wrong", "2024-01-01", "a.toml:1"),))),
    )


def related(records: Mapping[str, Record]) -> Archive:
    return relate.archive(SITE, records.values(), ())


def said(index: Index) -> Mapping[str, object]:
    """Return all that an index says, as plain data."""
    told = {name: getattr(index, name) for name in Index.__struct_fields__ if name != "archive"}
    lists = ("of_records", "of_officials")
    return {
        **{name: list(one) if isinstance(one, Mapping) else one for name, one in told.items()},
        **{name: {side: [(key, [*of[key]]) for key in of] for side, of in told[name].items()} for name in lists},
        "questions": [
            *(beside(index, id_) for id_ in (*index.ids, "none")),
            *(namesakes(index, key) for key in (*index.officials, "none")),
            *((day_before(index, day), day_after(index, day)) for day in ("2024", "2024-05", "2024-05-01")),
            *(dates(index, "about", "bac-kan", within) for within in ("", "2024", "2024-05", "1999")),
        ],
    }


def test_through_random_edits_lists_are_those_of_a_first_build() -> None:
    rng, memo = random.Random(4), Memo()
    records = {f"{n:03}": article(rng, f"{n:03}") for n in range(200)}
    for _ in range(10):
        for _ in range(rng.randrange(4)):
            id_ = f"{rng.randrange(220):03}"
            records[id_] = article(rng, id_)
            records.pop(f"{rng.randrange(220):03}", None)
        archive = related(records)

        found = listed(archive, memo)

        assert said(listed(archive)) == said(found)
        assert planned(archive, plan(archive)) == planned(archive, plan(archive), memo)
        memo = Memo(memo.packed() or msgspec.msgpack.encode({}))


def test_lists_hold_what_looking_at_each_article_finds_newest_first() -> None:
    rng = random.Random(5)
    archive = related({f"{n:03}": article(rng, f"{n:03}") for n in range(200)})
    newest = sorted(archive.records, key=lambda one: one.published or "", reverse=True)
    day = "2024-05-01"

    index = listed(archive)

    def ids(side: str, key: str) -> list[str]:
        return [index.ids[place] for place in index.of_records[side][key]]

    on = [one.id for one in newest if one.date == day]
    happened = [one.id for one in newest if one.date != day and any(event.date == day for event in one.event_dates)]
    assert [one.id for one in newest] == ids("newest", "")
    assert on == ids("day", day)
    assert happened == ids("event", day)
    assert [*on, *happened] == ids("on day", day)
    assert [one.id for one in newest if (one.date or "").startswith("2024-05")] == ids("month", "2024-05")
    assert [one.id for one in newest if (one.date or "").startswith("2023")] == ids("year", "2023")
    assert [one.id for one in newest if not one.date] == ids("undated", "")
    assert [one.id for one in newest if one.province] == ids("about", "bac-kan")
    assert [one.id for one in newest if one.provinces[0].key] == ids("naming", "thai-nguyen")
    assert [one.id for one in newest if one.districts] == ids("districts", "bac-kan/ba-be")
    assert [one.id for one in newest if one.corrections] == ids("corrected", "")


def test_what_a_look_sees_changes_with_what_the_list_holds_and_with_nothing_else() -> None:
    rng = random.Random(6)
    records = {f"{n:03}": article(rng, f"{n:03}") for n in range(50)}
    looks = ("2024-05-01\x1f:", "2024-05-01\x1flen", "2024-05-02\x1f0:1", "2024-05-02\x1f-1:", "none\x1f:", "\x1fkeys")
    first = sights(listed(related(records)), "day", looks)
    last = next(id_ for id_, one in records.items() if one.date == "2024-05-02")

    again = sights(listed(related(records | {last: replace(records[last], title="Khác")})), "day", looks)

    ordered = [one.id for one in listed(related(records)).records.values() if one.date == "2024-05-02"]
    by_time = sorted(ordered, key=lambda id_: records[id_].published or "", reverse=True)
    changed = [old != new for old, new in zip(first, again, strict=True)]
    assert [False, False, by_time[0] == last, by_time[-1] == last, False, False] == changed


def test_the_days_of_a_year_look_the_same_after_a_change_in_another() -> None:
    rng = random.Random(7)
    records = {f"{n:03}": article(rng, f"{n:03}") for n in range(50)}
    one = next(one for one in records.values() if one.date == "2023-12-31" and one.province)
    looks = ("about|bac-kan|2024", "about|bac-kan|2023", "about|bac-kan|")

    first = sights(listed(related(records)), "dates", looks)
    again = sights(listed(related(records | {one.id: replace(one, date="2023-12-30")})), "dates", looks)

    assert [True, False, False] == [old == new for old, new in zip(first, again, strict=True)]
