"""What a searcher finds, asked of the engine in Node over an index of real files."""

from itertools import pairwise
from pathlib import Path

import pytest
from asking import Story, ask, index, seed_stories, write
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.text.fold import fold
from site_builder.text.tokens import tokens

SYLLABLES = ["bí", "bì", "bị", "thư", "thủ", "thu", "tỉnh", "tình", "ủy", "uy", "đảng", "đang", "bộ", "bò", "24", "huế"]
PHRASE = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=12).map(" ".join)
STORIES = st.lists(st.tuples(PHRASE, PHRASE), min_size=1, max_size=8).map(
    lambda pairs: [Story(f"a{n}", title, text, f"2024-05-{n + 1:02}") for n, (title, text) in enumerate(pairs)]
)
TWO = [
    Story("hue", "Thành phố Huế đón khách", "Sở Du lịch cho biết lượng khách tăng.", "2024-01-05", ("hue", "Huế")),
    Story("kan", "Bắc Kạn trồng rừng", "Sở Nông nghiệp cho biết diện tích tăng.", "2023-02-01", ("bac-kan", "Bắc Kạn")),
]


@pytest.mark.parametrize("query", ["bi thu tinh uy", "Bí thư Tỉnh uỷ", "dang bo", "Đảng bộ", "huong hoa"])
def test_a_phrase_finds_every_seed_that_has_it_with_or_without_diacritics(seeds: Path, query: str) -> None:
    expected = {story.id for story in seed_stories() if f" {spoken(query)} " in f" {spoken(story.text)} "}
    found = ask(seeds, ["search", query]).answers[0]

    assert expected
    assert expected <= {hit["id"] for hit in found["hits"]}


def test_a_query_with_diacritics_finds_its_own_spelling_and_one_without_finds_all(tmp_path: Path) -> None:
    stories = [Story("1", "Đầu tư", "Nhà đầu tư."), Story("2", "Dầu khí", "Giá dầu tư nhân, dầu tư bản, dầu tư.")]
    answers = ask(
        write(index(stories), tmp_path), ["search", "đầu tư"], ["search", "dầu tư"], ["search", "dau tu"]
    ).answers

    assert [{"1"}, {"2"}, {"1", "2"}] == [{*ids(answer)} for answer in answers]
    assert [1, 1, 2] == [answer["complete"] for answer in answers]


def test_old_and_new_tone_placement_meet(tmp_path: Path) -> None:
    stories = [Story("old", "Tỉnh uỷ Hoà Bình", "x"), Story("new", "Tỉnh ủy Hòa Bình", "y")]
    answers = ask(
        write(index(stories), tmp_path), ["search", "tỉnh uỷ hoà bình"], ["search", "Tỉnh ủy Hòa Bình"]
    ).answers

    assert [2, 2] == [answer["complete"] for answer in answers]


def test_the_same_words_in_a_title_come_first(tmp_path: Path) -> None:
    stories = [
        Story("text", "Tin vắn", "Chuyện trồng rừng ở xã.", "2024-01-02"),
        Story("title", "Trồng rừng", "Bà con ra quân trồng rừng.", "2024-01-01"),
    ]
    answer = ask(write(index(stories), tmp_path), ["search", "trồng rừng"]).answers[0]

    assert ["title", "text"] == [hit["id"] for hit in answer["hits"]]


def test_an_article_whose_words_stand_apart_is_found_too(tmp_path: Path) -> None:
    stories = [Story("apart", "Bí thư huyện thăm Quảng Trị", "x"), Story("half", "Bí thư xã", "y")]
    answer = ask(write(index(stories), tmp_path), ["search", "bí thư quảng trị"]).answers[0]

    assert (1, "apart") == (answer["complete"], answer["hits"][0]["id"])


def test_pairs_that_spell_a_shared_word_differently_are_no_name(tmp_path: Path) -> None:
    apart = "Ông Nguyễn Văn An vẫn nhiều việc. Nguyễn Văn An vẫn nhiều bạn. Nguyễn Văn An vẫn nhiều."
    stories = [Story("apart", "Tin", apart), Story("name", "Tin", "Anh Nguyễn Văn Nhiều.", "2020-01-01")]
    answer = ask(write(index(stories), tmp_path), ["search", "nguyen van nhieu"]).answers[0]

    assert "name" == ids(answer)[0]


def test_among_the_first_results_those_that_say_all_words_side_by_side_lead(tmp_path: Path) -> None:
    pairs = "Ông Lê Văn An. Trung tâm Văn hóa. Ông Lê Văn An. Trung tâm Văn hóa. Lê Văn An."
    stories = [Story("pairs", "Lê Văn, Văn hoá", pairs), Story("name", "Tin", "Anh Lê Văn Hoá.", "2020-01-01")]
    answers = ask(
        write(index(stories), tmp_path), ["search", "le van hoa"], ["search", "le van hoa", {"sort": "newest"}]
    ).answers

    assert [["name", "pairs"], ["pairs", "name"]] == [ids(answer) for answer in answers]


def test_results_narrow_by_province_and_year_and_sort_by_date(tmp_path: Path) -> None:
    question = "sở cho biết"
    answers = ask(
        write(index(TWO), tmp_path),
        ["search", "cho biết"],
        ["search", "cho biết", {"filters": {"province": "bac-kan"}}],
        ["search", "cho biết", {"filters": {"year": "2024"}}],
        ["search", "cho biết", {"filters": {"from": "2023-02", "to": "2023-12"}}],
        ["search", question, {"sort": "oldest"}],
        ["search", question, {"sort": "newest"}],
    ).answers

    assert [["hue", "kan"], ["kan"], ["hue"], ["kan"], ["kan", "hue"], ["hue", "kan"]] == [ids(a) for a in answers]
    assert [("2024", 1), ("2023", 1)] == [(year["value"], year["articles"]) for year in answers[0]["facets"]["year"]]
    assert [1, 1] == [len(answers[1]["facets"]["year"]), len(answers[2]["facets"]["province"])]
    assert [2, 2] == [len(answers[1]["facets"]["province"]), len(answers[2]["facets"]["year"])]
    assert {"Bắc Kạn": 1, "Huế": 1} == {f["label"]: f["articles"] for f in answers[0]["facets"]["province"]}


def test_a_name_leads_to_its_page_with_or_without_diacritics_and_from_its_first_letters(tmp_path: Path) -> None:
    people = ["Hoàng Duy Chinh", "Hoàng Duy Chính", "Nguyễn Văn An"]
    site = write(index([Story("1", "Tin", "Ông Hoàng Duy Chinh và bà Hoàng Duy Chính.")], people), tmp_path)
    answers = ask(
        site, ["search", "hoang duy chinh"], ["search", "ông Hoàng Duy Chính nói"], ["suggest", "Hoàng Duy C"]
    ).answers

    assert {"Hoàng Duy Chinh", "Hoàng Duy Chính"} == {entity["name"] for entity in answers[0]["entities"]}
    assert "Hoàng Duy Chính" == answers[1]["entities"][0]["name"]
    assert {"Hoàng Duy Chinh", "Hoàng Duy Chính"} == {s["text"] for s in answers[2] if s["kind"] == "official"}


def test_paging_shows_each_result_once(tmp_path: Path) -> None:
    stories = [Story(f"{n:03}", f"Tin thứ {n}", "Họp giao ban.") for n in range(25)]
    pages = [["search", "giao ban", {"offset": offset}] for offset in (0, 10, 20)]
    answers = ask(write(index(stories), tmp_path), *pages).answers

    assert [25, 25, 25] == [answer["total"] for answer in answers]
    assert [10, 10, 5] == [len(answer["hits"]) for answer in answers]
    assert 25 == len({id_ for answer in answers for id_ in ids(answer)})


@given(STORIES)
@settings(max_examples=12)
def test_every_title_and_every_word_of_it_finds_its_article_and_the_counts_are_true(
    tmp_path_factory: pytest.TempPathFactory, stories: list[Story]
) -> None:
    folder = write(index(stories), tmp_path_factory.mktemp("any"))
    pairs = sorted({pair for story in stories for pair in pairs_of(story.title)})
    words = [(story.id, word) for story in stories for word in dict.fromkeys(tokens(story.title))]
    asked = [["search", story.title] for story in stories] + [["search", pair] for pair in pairs]
    answers = ask(folder, *asked, *(["search", word] for _, word in words)).answers

    for story, answer in zip(stories, answers, strict=False):
        assert story.id in ids(answer)
    for pair, answer in zip(pairs, answers[len(stories) :], strict=False):
        assert sum(has(story, pair) for story in stories) == answer["complete"]
    for (id_, _), answer in zip(words, answers[len(asked) :], strict=True):
        assert id_ in ids(answer)


def spoken(text: str) -> str:
    return " ".join(map(fold, tokens(text)))


def ids(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


def pairs_of(text: str) -> list[str]:
    words = [fold(word) for word in tokens(text)]
    return [f"{a} {b}" for a, b in pairwise(words)]


def has(story: Story, pair: str) -> bool:
    return pair in pairs_of(story.title) or pair in pairs_of(story.text)
