"""The ledger as rows: each fact of each article once, with the first words that say so."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.model import Article, PersonNamed, PlaceNamed, PostHeld, Record, Statement, Value
from site_builder.tables.columns import CONFIDENCE, END, QUOTE, RULE
from site_builder.tables.shapes import Cell, Column, Row, Table

_NO_POST: tuple[Cell, ...] = (None, None, None, None)
_NO_PLACE: tuple[Cell, ...] = (None, None, None, None)


def once(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the first statement of each fact; what an article says again it does not say twice in the downloads."""
    seen: set[tuple[str, Value]] = set()
    for statement in statements:
        fact = statement.property, statement.value
        if fact not in seen:
            seen.add(fact)
            yield statement


def subject(value: Value, keys: Mapping[str, str | None]) -> str:
    """Return whom or what a value is said of; `keys`: the pages of the article's people, by name."""
    if isinstance(value, PersonNamed):
        name = value.name
    elif isinstance(value, PostHeld):
        name = value.person
    else:
        return "article"
    key = keys.get(name)
    return f"official:{key}" if key else f"person:{name}"


def _statements(article: Article, record: Record) -> Iterator[Row]:
    keys = {person.name: person.key for person in record.people}
    for statement in once(article.statements):
        at = statement.evidence
        where: Row = (at.field, at.start, at.end, at.quote) if at else (None, None, None, None)
        found = statement.rule, statement.confidence, statement.origin
        told = subject(statement.value, keys), statement.property, *_value(statement.value)
        yield (record.id, *told, *where, *found)


def _value(value: Value) -> Row:
    """Return the value as text, then its parts where it is a post or a place."""
    if isinstance(value, PostHeld):
        return value.post, value.place, value.place_key, value.status, value.official, *_NO_PLACE
    if isinstance(value, PlaceNamed):
        return value.name, *_NO_POST, value.level, value.key, value.province, value.how
    return value.name if isinstance(value, PersonNamed) else str(value), *_NO_POST, *_NO_PLACE


STATEMENTS = Table(
    name="statements",
    vi="Mọi dữ kiện của mọi bài, mỗi dòng một dữ kiện, với lời làm chứng đầu tiên",
    en="Every fact of every article, a row each, with the first words that say so",
    key=(),
    columns=(
        Column("article", "string", "Bài viết", "Article", "articles.id", indexed=True),
        Column(
            "subject",
            "string",
            "Nói về ai: article (chính bài), official:<khóa> hay person:<tên>",
            "Of whom: article (itself), official:<key> or person:<name>",
            indexed=True,
        ),
        Column("property", "string", "Loại dữ kiện: post, place, published...", "Kind of fact: post, place, published"),
        Column("value", "string", "Giá trị: tên, chức vụ, ngày...", "Value: a name, a post, a day, a number"),
        Column("post_place", "string", "Nơi giữ chức vụ", "Of a post: the unit that it belongs to"),
        Column("post_place_key", "string", "Khóa của nơi đó", "Of a post: key of that unit"),
        Column("post_status", "string", "Tình trạng của chức vụ", "Of a post: current, former, acting and so on"),
        Column("post_public", "boolean", "Có phải chức vụ công", "Of a post: whether it is public, in Viet Nam"),
        Column("place_level", "string", "Cấp của nơi được nêu", "Of a place: province, district or commune"),
        Column("place_key", "string", "Khóa của nơi được nêu", "Of a place: its key"),
        Column("place_province", "string", "Tỉnh của nơi được nêu", "Of a place: its province"),
        Column("place_how", "string", "Vì sao biết là nơi ấy", "Of a place: how it is known"),
        Column("field", "string", "Phần của bài có lời làm chứng", "Part of the article that says so"),
        Column("start", "integer", "Vị trí đầu trong phần đó, tính bằng ký tự", "First character there, from 0"),
        END,
        QUOTE,
        RULE,
        CONFIDENCE,
        Column(
            "origin",
            "string",
            "declared: nguồn khai báo, extracted: tìm thấy trong lời, corrected: người giữ kho sửa",
            "declared by the source, extracted from its words, or corrected by an archivist",
        ),
    ),
    of=_statements,
)
