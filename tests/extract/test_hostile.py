"""Bad input, from bytes to facts: no crash, no invented fact, and work that grows with the length only."""

import time

import pytest

from site_builder import extract, sources
from site_builder.errors import SetAsideError
from site_builder.model import Article, Input, Record
from site_builder.relate import record
from site_builder.relate.record import field_text

MEGABYTE = 1_000_000
REPEATED = {
    "names": "Nguyễn Văn ",
    "ranks": "Phó ",
    "commas": ",",
    "brackets": "(",
    "communes of many provinces": "xã Tân Thành, ",
    "lists of communes": "các xã Tân Thành, Tân Thanh; ",
    "districts of many provinces": "huyện Châu Thành, ",
    "wards": "phường 1, ",
    "provinces": "tỉnh Bến Tre, ",
    "bare provinces": "Nghệ An ",
    "days": "ngày 1/1 ",
    "numbers": "1/1",
    "capitals": "CHỦ TỊCH NGUYỄN VĂN A ",
    "single capitals": "A ",
    "one word": "a",
    "one capital word": "Ă",
    "lines": "\n",
    "officials": "ông Nguyễn Văn An, Phó Chủ tịch UBND tỉnh Bến Tre; ",
    "nameless bodies": "UBND tỉnh Quảng",
    "hosts": "a.b.vn ",
    "papers": "Báo Bến Tre ",
    "captions": "Ảnh: A\n",
    "blanks": " \u00a0",
    "combining marks": "a\u0301",
}


def read(text: str, name: str = "a.txt") -> Article:
    return extract.article(sources.document(Input(name), text.encode()))


def facts(text: str, name: str = "a.txt") -> Record:
    return record.of(read(text, name))


def invented(found: Record) -> list[object]:
    """Return what the article says of people, places and days, all of which must have words."""
    return [*found.people, *found.provinces, *found.districts, *found.communes, *found.event_dates]


# --- what odd texts yield --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "lúa ngô khoai sắn " * 5_000,
        "; , . - ( ) x\n" * 500,
        "lúa\n\n" * 5_000,
        "\u200b\ufeff x \u2028 y " * 300,
        "😀🐃 " * 3_000,
        "中文新闻 " * 2_000,
        "0123456789 " * 5_000,
    ],
)
def test_text_without_sentences_is_kept_and_says_nothing(text: str) -> None:
    found = facts(f"Tiêu đề\n\nĐây là một bài.\n\n{text}")

    assert [] == invented(found)
    assert found.province is None
    assert found.words > 0


def test_an_article_in_capitals_says_what_it_would_in_small_letters() -> None:
    small = (
        "Tỉnh ủy Bắc Kạn làm việc với Huyện ủy Chợ Mới\n\n"
        "Chiều 24/5/2024, đồng chí Hoàng Duy Chinh, Bí thư Tỉnh ủy, làm việc với Huyện ủy Chợ Mới."
    )
    one, other = facts(small), facts(small.upper())

    assert [("Hoàng Duy Chinh", "Bí thư Tỉnh ủy", "Bắc Kạn")] == posts(one)
    assert posts(one) == posts(other)
    assert ["bac-kan/cho-moi"] == [unit.key for unit in one.districts] == [unit.key for unit in other.districts]
    assert "bac-kan" == (one.province and one.province.key) == (other.province and other.province.key)
    assert one.event_dates[0].date == other.event_dates[0].date == "2024-05-24"


def posts(found: Record) -> list[tuple[str, str, str | None]]:
    return [(person.name, post.post, post.place) for person in found.people for post in person.posts]


def test_text_without_diacritics_names_no_place_and_no_official() -> None:
    found = facts(
        "Tinh uy Ben Tre lam viec voi Huyen uy Binh Dai\n\n"
        "Chieu 24/5/2024, dong chi Tran Ngoc Tam, Chu tich UBND tinh Ben Tre, lam viec voi Huyen uy Binh Dai. "
        "Cac dong chi lanh dao so, nganh cung du."
    )

    assert ([], []) == ([*found.provinces, *found.districts, *found.communes], posts(found))
    assert found.province is None
    assert ["2024-05-24"] == [event.date for event in found.event_dates]


def test_english_text_makes_no_officials_or_places_of_viet_nam() -> None:
    found = facts(
        "Province and partners boost ties\n\n"
        "On May 24, Chairman of the provincial People's Committee Tran Van An met Ambassador John Smith in the city. "
        "The Secretary General said 3/4 of the 20-25 projects were done, up 8.26 per cent.\n\n"
        "Cao Bang and Ha Giang sent delegates. President Smith is to visit in May."
    )

    assert [] == invented(found)
    assert found.province is None


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("Tỉnh họp\n\nTại Bến Tre, ".encode() + "café".encode("latin-1") + " đã họp.".encode(), 3),
        ("Tỉnh họp\n\nTại Bến Tre, ".encode() + "\xd4ng Nguy\xean".encode("cp1252") + " dự họp.".encode(), 3),
    ],
)
def test_a_file_of_mixed_encodings_is_set_aside_and_not_guessed_at(data: bytes, line: int | None) -> None:
    with pytest.raises(SetAsideError) as caught:
        sources.document(Input("a.txt"), data)

    assert line == caught.value.line


def test_a_stretch_of_utf_16_inside_a_utf_8_file_makes_no_facts() -> None:
    data = "Tỉnh họp\n\nTại Bến Tre. ".encode() + "Tỉnh Nghệ An. ".encode("utf-16-le") + " Hết.".encode()
    found = record.of(extract.article(sources.document(Input("a.txt"), data)))

    assert [] == [fact for fact in invented(found) if fact not in found.provinces]
    assert {unit.key for unit in found.provinces} <= {"ben-tre"}


def test_one_spelling_counts_where_composed_and_decomposed_letters_mix() -> None:
    mixed = "Tỉnh họp\n\nTỉnh Be\u0302\u0301n Tre họp. Tỉnh Bến Tre họp."

    assert ["ben-tre"] == [unit.key for unit in facts(mixed).provinces]


@pytest.mark.parametrize("day", ["12/03/2999", "31/02/2024", "1/1/1900", "2/9/1944", "0/0/0000", "32/13/2024"])
def test_a_day_that_is_none_or_before_1945_is_no_event(day: str) -> None:
    assert () == facts(f"Lễ hội\n\nNgày {day}, tỉnh Bến Tre họp.").event_dates


def test_the_first_day_of_the_calendar_here_is_in_1945() -> None:
    assert ["1945-09-02"] == [event.date for event in facts("Lễ hội\n\nNgày 2/9/1945, mít tinh.").event_dates]


@pytest.mark.parametrize("day", ["2999-01-01", "1930-02-03", "2024-02-31", "không rõ"])
def test_an_impossible_day_of_publication_is_noted_and_dates_nothing(day: str) -> None:
    found = read(f'{{"id": "a", "title": "Lễ", "date": "{day}", "text": "Ngày 5/6, tỉnh Bến Tre họp."}}', "a.jsonl")

    assert any(day in str(note) for note in found.document.notes)
    assert (None, ()) == (record.of(found).published, record.of(found).event_dates)


def test_ten_megabytes_in_one_line_are_read_to_the_end() -> None:
    filler = "Bà con thu hoạch lúa đông xuân trên cánh đồng lớn. "
    long = filler * (10 * MEGABYTE // len(filler.encode()))
    found = read(f"Tiêu đề\n\nTỉnh Bến Tre họp. {long}Ngày 24/5/2024, xã Ba Vinh họp.")

    assert ["2024-05-24"] == [event.date for event in record.of(found).event_dates]
    assert {"Bến Tre", "Ba Vinh"} <= {s.evidence.quote for s in found.statements if s.evidence}
    assert_quoted(found)


def assert_quoted(article: Article) -> None:
    for statement in article.statements:
        if evidence := statement.evidence:
            assert evidence.quote == field_text(article, evidence.field)[evidence.start : evidence.end]


# --- work ------------------------------------------------------------------------------------------------------------


def seconds(text: str) -> float:
    """Return the processor time that reading takes."""
    began = time.process_time()
    read(text)
    return time.process_time() - began


def repeated(piece: str, size: int) -> str:
    return f"Tiêu đề\n\nMột bài. {piece * (size // len(piece.encode()))}"


def grows_with_the_length(piece: str) -> bool:
    """Tell whether four times the length costs less than twice four times the work; its square would cost 16 times."""
    quarter, whole = repeated(piece, MEGABYTE // 4), repeated(piece, MEGABYTE)
    return seconds(whole) <= 8 * seconds(quarter) + 0.2  # the allowance is for the clock


@pytest.mark.parametrize("name", REPEATED)
def test_the_work_on_a_megabyte_grows_with_the_length_only(name: str) -> None:
    # A busy machine may spoil one measurement, but not three.
    assert any(grows_with_the_length(REPEATED[name]) for _ in range(3))
