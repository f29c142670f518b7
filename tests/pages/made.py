"""Articles made by hand: the five seeds with the facts that a person reads in them, and small ones of any kind."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from site_builder.model import (
    Article,
    Caption,
    Document,
    Evidence,
    PersonNamed,
    PlaceNamed,
    PostHeld,
    Reason,
    Remark,
    Removed,
    Source,
    Statement,
    Value,
)

SEEDS = Path(__file__).parents[2] / "seeds"


class Facts(Struct, frozen=True):
    """What a person reads in a seed article; lines count from 1, all others up to `last` are paragraphs."""

    id: str
    title: int
    published: tuple[str, int]
    captions: tuple[int, ...]
    removed: tuple[tuple[int, Reason], ...]
    last: int
    byline: tuple[str, int]
    province: tuple[str, str, str, str]  # name, key, how, the words that say so
    events: tuple[tuple[str, str], ...] = ()
    districts: tuple[tuple[str, str], ...] = ()
    communes: tuple[str, ...] = ()
    people: tuple[tuple[str, tuple[tuple[str, str, str | None, str | None], ...]], ...] = ()
    views: tuple[int, int] | None = None


FACTS = (
    Facts(
        id="000_fa4ae659e65eac60",
        title=3,
        published=("2024-05-26", 5),
        captions=(10,),
        removed=(
            (1, "chrome"),
            (3, "title"),
            (5, "published"),
            (10, "caption"),
            (20, "byline"),
            (22, "chrome"),
            (24, "chrome"),
        ),
        last=18,
        byline=("Phạm Minh Thư", 20),
        province=("Bắc Kạn", "bac-kan", "official", "Hoàng Duy Chinh"),
        events=(("2024-05-24", "Chiều 24/5"),),
        districts=(("Chợ Mới", "bac-kan/cho-moi"),),
        people=(
            (
                "Hoàng Duy Chinh",
                (
                    ("Ủy viên Ban Chấp hành Trung ương Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng", None, None),
                    ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan"),
                    ("Trưởng đoàn Đại biểu Quốc hội tỉnh", "Trưởng đoàn Đại biểu Quốc hội tỉnh", "Bắc Kạn", "bac-kan"),
                ),
            ),
            (
                "Phương Thị Thanh",
                (
                    ("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy", "Bắc Kạn", "bac-kan"),
                    ("Chủ tịch HĐND tỉnh", "Chủ tịch HĐND tỉnh", "Bắc Kạn", "bac-kan"),
                ),
            ),
            (
                "Nguyễn Đăng Bình",
                (
                    ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan"),
                    ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", "Bắc Kạn", "bac-kan"),
                ),
            ),
        ),
    ),
    Facts(
        id="001_89bf614c203d309a",
        title=3,
        published=("2023-04-04T16:10:37+07:00", 5),
        captions=(9, 17),
        removed=(
            (1, "chrome"),
            (3, "title"),
            (5, "published"),
            (6, "chrome"),
            (9, "caption"),
            (11, "chrome"),
            (17, "caption"),
            (27, "byline"),
            (29, "credit"),
            (31, "chrome"),
            (33, "chrome"),
        ),
        last=25,
        byline=("Đào Quyên", 27),
        province=("Thái Bình", "thai-binh", "named", "Thái Bình"),
        events=(("2023-04-04", "Sáng ngày 4/4"),),
        people=(
            (
                "Ngô Đông Hải",
                (
                    ("Ủy viên Ban Chấp hành Trung ương Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng", None, None),
                    ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy", "Thái Bình", "thai-binh"),
                ),
            ),
            (
                "Nguyễn Tiến Thành",
                (
                    ("Phó Bí thư thường trực Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy", "Thái Bình", "thai-binh"),
                    ("Chủ tịch HĐND tỉnh", "Chủ tịch HĐND tỉnh", "Thái Bình", "thai-binh"),
                ),
            ),
            (
                "Nguyễn Khắc Thận",
                (
                    ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", "Thái Bình", "thai-binh"),
                    ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", "Thái Bình", "thai-binh"),
                ),
            ),
        ),
        views=(20037, 6),
    ),
    Facts(
        id="002_e111c7cadecdd6f1",
        title=1,
        published=("2022-09-07T15:35+07:00", 3),
        captions=(),
        removed=((1, "title"), (3, "published"), (39, "byline"), (41, "chrome")),
        last=37,
        byline=("Phạm Mỹ Hạnh", 39),
        province=("Quảng Trị", "quang-tri", "named", "Quảng Trị"),
        events=(("2022-09-06", "Sáng ngày 6/9/2022"),),
        districts=(("Hướng Hóa", "quang-tri/huong-hoa"),),
        people=(
            (
                "Lê Quang Tùng",
                (
                    ("UVTƯ Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng", None, None),
                    ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy", "Quảng Trị", "quang-tri"),
                    ("Trưởng đoàn Đại biểu quốc hội", "Trưởng đoàn Đại biểu Quốc hội tỉnh", "Quảng Trị", "quang-tri"),
                ),
            ),
            (
                "Võ Văn Hưng",
                (
                    ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", "Quảng Trị", "quang-tri"),
                    ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", "Quảng Trị", "quang-tri"),
                ),
            ),
        ),
    ),
    Facts(
        id="003_fce06113afab2d95",
        title=1,
        published=("2023-11-10T16:31+07:00", 3),
        captions=(14, 21, 30, 41),
        removed=(
            (1, "title"),
            (3, "published"),
            (4, "chrome"),
            (8, "chrome"),
            (14, "caption"),
            (15, "repeat"),
            (21, "caption"),
            (22, "repeat"),
            (30, "caption"),
            (31, "repeat"),
            (41, "caption"),
            (42, "repeat"),
            (54, "byline"),
            (56, "chrome"),
            (58, "published"),
            (60, "chrome"),
            (63, "chrome"),
        ),
        last=52,
        byline=("N.ĐỨC", 54),
        province=("Quảng Ngãi", "quang-ngai", "district", "Bình Sơn"),
        events=(("2023-11-10", "Sáng 10/11"),),
        districts=(("Bình Sơn", "quang-ngai/binh-son"),),
        people=(
            (
                "Bùi Thị Quỳnh Vân",
                (
                    ("Ủy viên Trung ương Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng", None, None),
                    ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy", "Quảng Ngãi", "quang-ngai"),
                    ("Chủ tịch HĐND tỉnh", "Chủ tịch HĐND tỉnh", "Quảng Ngãi", "quang-ngai"),
                ),
            ),
            (
                "Đặng Văn Minh",
                (
                    ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", "Quảng Ngãi", "quang-ngai"),
                    ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", "Quảng Ngãi", "quang-ngai"),
                ),
            ),
            ("Võ Văn Đồng", (("Bí thư Huyện ủy", "Bí thư Huyện ủy", "Bình Sơn", "quang-ngai/binh-son"),)),
        ),
    ),
    Facts(
        id="004_62424c2562dfe121",
        title=3,
        published=("2024-04-27T10:15+07:00", 5),
        captions=(8, 38),
        removed=(
            (1, "chrome"),
            (3, "title"),
            (5, "published"),
            (8, "caption"),
            (38, "caption"),
            (50, "byline"),
            (52, "chrome"),
            (54, "chrome"),
        ),
        last=46,
        byline=("Diệu Hiền", 50),
        province=("Bến Tre", "ben-tre", "district", "Giồng Trôm"),
        districts=(("Giồng Trôm", "ben-tre/giong-trom"),),
        communes=("Tân Thanh", "Châu Bình", "Châu Hoà"),
        people=(
            (
                "Nguyễn Thái Bình",
                (
                    ("Tỉnh ủy viên", "Tỉnh ủy viên", "Bến Tre", "ben-tre"),
                    ("Bí thư Huyện ủy", "Bí thư Huyện ủy", "Giồng Trôm", "ben-tre/giong-trom"),
                ),
            ),
        ),
    ),
)


def seed_articles() -> list[Article]:
    """Return the five seed articles, sorted by id."""
    return [_seed(facts) for facts in FACTS]


def article(  # noqa: PLR0913 -- each test names what it needs
    id_: str,
    *,
    title: str = "Tiêu đề",
    text: str = "Một câu.",
    published: str | None = None,
    province: tuple[str, str] | None = None,
    people: Mapping[str, tuple[str, str | None, str | None]] = MappingProxyType({}),
    url: str | None = None,
    statements: Sequence[Statement] = (),
    captions: Sequence[Caption] = (),
    removed: Sequence[Removed] = (),
    notes: Sequence[Remark] = (),
) -> Article:
    """Return a small article.  `province`: name and key; `people`: name -> post, its place and the key of that."""
    made = [Statement("published", published, None, "made", 1.0, "declared")] if published else []
    for name, (post, place, key) in people.items():
        words = _words(text, name)
        made.append(_stated("person", PersonNamed(name), words))
        made.append(_stated("post", PostHeld(name, post, place, key, "current", official=True), words))
    if province:
        name, key = province
        made.append(Statement("province", PlaceNamed(name, "province", key, None, "named"), None, "made", 0.9))
    source = Source(f"seeds/{id_}.txt", hashlib.sha256(id_.encode()).hexdigest(), url=url)
    document = Document(id_, source, title, text, tuple(captions), tuple(removed), (), {}, tuple(notes))
    return Article(document, (*made, *statements))


def _seed(facts: Facts) -> Article:
    data = (SEEDS / f"{facts.id}.txt").read_bytes()
    lines = [line.replace("\u00a0", " ").strip() for line in data.decode().splitlines()]
    removed = tuple(Removed(number, lines[number - 1], reason) for number, reason in facts.removed)
    gone = {number for number, _ in facts.removed}
    body = [n for n in range(1, facts.last + 1) if n not in gone and lines[n - 1]]
    captions = tuple(Caption(lines[n - 1], sum(other < n for other in body)) for n in facts.captions)
    text = "\n\n".join(lines[n - 1] for n in body)
    source = Source(f"seeds/{facts.id}.txt", hashlib.sha256(data).hexdigest())
    document = Document(facts.id, source, lines[facts.title - 1], text, captions, removed, (), {})
    return Article(document, tuple(_statements(facts, document)))


def _statements(facts: Facts, document: Document) -> Iterator[Statement]:
    for property_, fact in (("published", facts.published), ("byline", facts.byline), ("views", facts.views)):
        if fact:
            place = next(i for i, line in enumerate(document.removed) if line.line == fact[1])
            line = document.removed[place].text
            yield _stated(property_, fact[0], Evidence(f"removed[{place}]", 0, len(line), line))
    for iso, words in facts.events:
        yield _stated("event_date", iso, _words(document.text, words))
    for name, posts in facts.people:
        yield from (_stated("person", PersonNamed(name), e) for e in _everywhere(document, name))
        field, text, start = _sentence_of(document, name)
        for printed, post, place, key in posts:
            found = _nearest(text, printed, start)
            evidence = Evidence(field, found, found + len(printed), printed)
            yield _stated("post", PostHeld(name, post, place, key, "current", official=True), evidence)
    yield from _places(facts, document)


def _places(facts: Facts, document: Document) -> Iterator[Statement]:
    name, key, how, words = facts.province
    yield _stated("province", PlaceNamed(name, "province", key, None, how), next(_everywhere(document, words)))
    yield from (_stated("place", PlaceNamed(name, "province", key, None, how), e) for e in _everywhere(document, name))
    for district, district_key in facts.districts:
        value = PlaceNamed(district, "district", district_key, name, "named")
        yield from (_stated("place", value, evidence) for evidence in _everywhere(document, district))
    for commune in facts.communes:
        value = PlaceNamed(commune, "commune", None, name, "named")
        yield from (_stated("place", value, evidence) for evidence in _everywhere(document, commune))


def _stated(property_: str, value: Value, evidence: Evidence) -> Statement:
    return Statement(property_, value, evidence, "read", 0.95)


def _words(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence("text", start, start + len(words), words)


def _fields(document: Document) -> Iterable[tuple[str, str]]:
    yield "text", document.text
    yield from ((f"captions[{i}]", caption.text) for i, caption in enumerate(document.captions))
    yield "title", document.title


def _everywhere(document: Document, words: str) -> Iterator[Evidence]:
    for field, text in _fields(document):
        start = text.find(words)
        while start >= 0:
            yield Evidence(field, start, start + len(words), words)
            start = text.find(words, start + 1)


def _sentence_of(document: Document, name: str) -> tuple[str, str, int]:
    return next((field, text, text.index(name)) for field, text in _fields(document) if name in text)


def _nearest(text: str, words: str, start: int) -> int:
    after = text.find(words, start)
    return after if 0 <= after < start + 200 else text.rindex(words, 0, start)
