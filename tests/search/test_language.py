"""What a searcher can say besides words, and in how many ways the same can be written."""

from pathlib import Path
from typing import Any

import pytest
from asking import Story, ask, index, write

STORIES = [
    Story("hue", "Huế đón khách", "Sở Du lịch cho biết lượng khách đến Huế tăng.", "2024-01-05", ("hue", "Huế")),
    Story("kan", "Trồng rừng", "Sở Nông nghiệp tỉnh Bắc Kạn nói diện tích tăng.", "2023-02-01", ("bac-kan", "Bắc Kạn")),
    Story("ubnd", "Họp", "Chủ tịch UBND tỉnh và HĐND họp tại TP.HCM.", "2023-02-17"),
    Story("long", "Họp", "Chủ tịch Uỷ ban nhân dân tỉnh họp tại Thành phố Hồ Chí Minh.", "2023-03-02"),
    Story("apart", "Tin", "Nhân dân vui. Ban nhân sự họp, uỷ ban nghỉ.", "2022-12-31"),
    Story("undated", "Tin", "Bí thư Tỉnh uỷ Hoàng Duy Chinh đến Đắk Lắk.", None),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(index(STORIES, ["Hoàng Duy Chinh"]), tmp_path_factory.mktemp("language"))


def found(site: Path, *questions: str) -> list[set[str]]:
    return [complete(answer) for answer in ask(site, *(["search", q] for q in questions)).answers]


def complete(answer: dict[str, Any]) -> set[str]:
    return {hit["id"] for hit in answer["hits"][: answer["complete"]]}


def test_a_phrase_in_quotes_is_found_as_it_stands_only(site: Path) -> None:
    assert [{"long"}, {"long"}, {"ubnd"}] == found(site, '"ủy ban nhân dân"', '"uy ban nhan dan"', '"UBND tỉnh"')
    assert [set(), {"apart"}] == found(site, '"dân nhân"', '"nhân sự"')
    assert [{"hue"}, set()] == found(site, '"huế"', '"huệ"')


def test_a_quote_that_is_never_closed_reaches_to_the_end(site: Path) -> None:
    assert [{"long"}] == found(site, '"nhân dân tỉnh')


def test_a_minus_leaves_out_what_has_the_word_or_the_phrase(site: Path) -> None:
    assert [{"hue", "kan"}, {"kan"}, {"hue"}] == found(site, "tăng", "tăng -huế", 'tăng -"diện tích"')
    assert [{"kan"}] == found(site, "tang -hue")


@pytest.mark.parametrize("province", ["bac-kan", '"Bắc Kạn"', '"bac kan"', '"Bắc Cạn"'])
def test_a_province_narrows_by_key_or_name(site: Path, province: str) -> None:
    assert [{"kan"}, {"kan"}] == found(site, f"tăng province:{province}", f"tăng tỉnh:{province}")


def test_an_official_narrows_by_name_or_key(site: Path) -> None:
    # The first of the articles is the one that names the only official of this archive.
    expected = [{"apart"}] * 3
    assert expected == found(site, 'official:"Hoàng Duy Chinh"', 'cán-bộ:"hoang duy chinh"', "official:hoang-duy-chinh")
    assert [set()] == found(site, 'official:"Hoàng Duy Chính"')


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023", {"kan", "ubnd", "long"}),
        ("2023..2024", {"hue", "kan", "ubnd", "long"}),
        ("2023-02", {"kan", "ubnd"}),
        ("02/2023", {"kan", "ubnd"}),
        ("17/2/2023", {"ubnd"}),
        ("2023-02-02..2023-03-02", {"ubnd", "long"}),
        ("2023-03..", {"hue", "long"}),
        ("..2023-02-01", {"kan", "apart"}),
        ("2021", set()),
    ],
)
def test_a_date_narrows_to_a_year_a_month_a_day_or_from_one_to_another(
    site: Path, date: str, expected: set[str]
) -> None:
    assert [expected] == found(site, f"date:{date}")


def test_abbreviations_and_their_long_forms_find_each_other(site: Path) -> None:
    both = {"ubnd", "long"}
    asked = ("chủ tịch ubnd tỉnh", "Chủ tịch Uỷ ban nhân dân tỉnh", "chu tich uy ban nhan dan", "tp hcm", "Hồ Chí Minh")

    assert [both, both, both, both, {"long"}] == found(site, *asked)
    assert [{"undated"}, {"ubnd"}] == found(site, "bí thư TU", "hội đồng nhân dân")


def test_old_spellings_of_places_find_todays(site: Path) -> None:
    assert [{"kan"}, {"kan"}, {"undated"}] == found(site, "tỉnh Bắc Cạn", "tinh bac can", "Đắc Lắc")


def test_a_colon_that_names_nothing_is_punctuation(site: Path) -> None:
    assert [{"kan"}] == found(site, "diện:tích")


def test_an_excerpt_shows_the_words_in_their_context(tmp_path: Path) -> None:
    text = f"{'Đầu bài nói chuyện khác. ' * 60}Sau cùng, đoàn thăm cầu Hiền Lương bên sông. {'Cuối bài thêm. ' * 60}"
    answer = ask(write(index([Story("1", "Tin", text)]), tmp_path), ["search", "cau hien luong"]).answers[0]

    assert answer["hits"][0]["excerpt"].startswith("…Sau cùng, đoàn thăm cầu Hiền Lương bên sông.")
    assert len(answer["hits"][0]["excerpt"]) < 300


def test_a_common_word_alone_is_counted_in_all_articles(tmp_path: Path) -> None:
    stories = [Story(f"{n:03}", "Tin", f"Số {n} Huế đẹp.", "2024-01-01", ("hue", "Huế")) for n in range(450)]
    answers = ask(
        write(index(stories), tmp_path), ["search", "hue"], ["search", "huế", {"filters": {"province": "hue"}}]
    ).answers

    assert [(450, 0), (450, 0)] == [(answer["total"], answer["beyond"]) for answer in answers]
    assert 450 == answers[0]["facets"]["province"][0]["articles"]


def test_counts_of_facets_are_what_each_choice_leaves(site: Path) -> None:
    asked = ["search", "tăng", {"officials": True}]
    answer = ask(site, asked).answers[0]
    left = [
        ask(site, ["search", "tăng", {"filters": {kind: facet["value"]}}]).answers[0]["total"]
        for kind in ("province", "year", "official")
        for facet in answer["facets"][kind]
    ]

    assert [f["articles"] for kind in ("province", "year", "official") for f in answer["facets"][kind]] == left
    assert left


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trông rưng", "trồng rừng"),
        ("bí thư Tĩnh ủy", "bí thư Tỉnh ủy"),
        ("hoàng dui chinh", "hoàng duy chinh"),
        ("haong duy chinh -huế", "hoang duy chinh -huế"),
        ("hế", "huế"),
        ("xyzzy plugh", None),
    ],
)
def test_a_wrong_diacritic_or_letter_is_answered_by_what_may_be_meant(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    extra = [Story(f"x{n}", "Tin", "Bí thư Tỉnh uỷ Hoàng Duy Chinh đến Huế trồng rừng.") for n in range(3)]
    assert meant == ask(write(index([*STORIES, *extra]), tmp_path), ["search", typed]).answers[0]["meant"]


def test_who_or_what_does_not_exist_is_said(site: Path) -> None:
    asked = ["search", 'tăng province:atlantis official:"Không Ai"']
    assert ["atlantis", "Không Ai"] == ask(site, asked).answers[0]["unknown"]


@pytest.mark.parametrize(
    ("typed", "word"), [("khac", "khách đến"), ("trồ", "trồng rừng"), ("lượng khá", "lượng khách")]
)
def test_a_rare_word_is_completed_too_by_the_one_that_follows_it(site: Path, typed: str, word: str) -> None:
    assert word in [one["text"] for one in ask(site, ["suggest", typed]).answers[0] if one["kind"] == "word"]


@pytest.mark.parametrize("typed", ["h", "hoan", "hoang d", "Hoàng Duy C", "hoang duy chinh", "chin"])
def test_an_official_stands_on_top_from_the_first_letters(site: Path, typed: str) -> None:
    top = ask(site, ["suggest", typed]).answers[0]
    assert "Hoàng Duy Chinh" == top[0]["text"]
