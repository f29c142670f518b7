"""A record sums up what an article says."""

from site_builder.extract import article
from site_builder.model import Document, Record, Source
from site_builder.relate import record


def read(text: str) -> Record:
    return record.of(article(Document("a", Source("a.txt", ""), "Tin", text, (), (), (), {})))


def posts(text: str) -> list[str]:
    return [post.post for person in read(text).people for post in person.posts]


def test_what_is_said_in_full_is_not_told_again_in_short() -> None:
    text = "Thủ tướng Chính phủ Lê Văn Mẫu đã dự hội nghị. Thủ tướng Lê Văn Mẫu nhấn mạnh điều đó."

    assert ["Thủ tướng Chính phủ"] == posts(text)


def test_what_is_said_only_in_short_stays_as_it_is_said() -> None:
    assert ["Phó Thủ tướng"] == posts("Sáng 4/4, Phó Thủ tướng Lê Văn Mẫu đã dự hội nghị.")
