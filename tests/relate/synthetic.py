"""A made-up archive of people who share names, with the truth about who is who."""

import random
from datetime import date, timedelta

from site_builder.gazetteer.units import provinces
from site_builder.model import Person, Post, Primary, Record, Source, Status

DAY = "2020-01-01"
DISTRICTS = [f"huyen-{i}" for i in range(1, 10)]
FAMILY = ["Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Minh", "Hoàng Thị"]
GIVEN = ["Hùng", "Hưng", "Hà", "Hạ", "Tùng", "Tụng", "Bình", "Sơn", "Lan", "Nam"]
CAREER = [
    [("Chủ tịch UBND huyện", "district"), ("Bí thư Huyện ủy", "district"), ("Giám đốc Sở Nội vụ", "province")],
    [("Giám đốc Sở Y tế", "province"), ("Phó Chủ tịch UBND tỉnh", "province"), ("Chủ tịch UBND tỉnh", "province")],
    [("Bí thư Huyện ủy", "district"), ("Trưởng Ban Tổ chức Tỉnh ủy", "province"), ("Phó Bí thư Tỉnh ủy", "province")],
    [("Giám đốc Công an tỉnh", "province")],
    [("Chủ tịch UBND huyện", "district")],
]


def record(id_: str, day: str | None, people: list[tuple[str, str, str | None, Status]]) -> Record:
    """Return a record in which each person (name, post, unit key, status) holds one public post."""
    held = tuple(
        Person(name, None, True, 1, (Post(post, post, unit, unit, status, "text", 0, 1, "", 1.0, "test"),))
        for name, post, unit, status in people
    )
    return Record(
        id=id_,
        url=f"articles/{id_}/",
        title=id_,
        source=Source(f"{id_}.txt", ""),
        published=day,
        date=day,
        province=Primary("Bắc Kạn", "bac-kan", "named", 1.0, None),
        people=held,
    )


def homonyms(seed: int, people: int = 200) -> tuple[list[Record], dict[str, int]]:
    """Return records of one person each, and who it truly is (record id -> number of the person).

    Names recur on purpose: 50 names for `people` people, each with a career of one to three posts in one of the 63
    provinces and several articles for each post.  No two people of one name ever hold the same office.
    """
    rng = random.Random(seed)
    records, truth = [], {}
    taken: set[tuple[str, str, str]] = set()
    for number in range(people):
        name = f"{rng.choice(FAMILY)} {rng.choice(GIVEN)}"
        province, district = rng.choice(provinces(DAY)).key, rng.choice(DISTRICTS)
        day = date(2012, 1, 1) + timedelta(days=rng.randrange(3000))
        for post, level in rng.choice(CAREER):
            unit = province if level == "province" else f"{province}/{district}"
            if (name, post, unit) in taken:
                break
            taken.add((name, post, unit))
            for _ in range(rng.randint(1, 6)):
                id_ = f"{number}-{len(records)}"
                records.append(record(id_, day.isoformat(), [(name, post, unit, "current")]))
                truth[id_] = number
                day += timedelta(days=rng.randint(5, 200))
            day += timedelta(days=rng.randint(20, 400))
    rng.shuffle(records)
    return records, truth
