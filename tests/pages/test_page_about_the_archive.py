"""The page about the archive: how sure facts are, what was set aside, what was corrected."""

from collections.abc import Callable

import msgspec
from building import SITE, Built
from made import article

from site_builder import relate
from site_builder.model import Correction
from site_builder.pages import Maker
from site_builder.pages.scores import scores

AN = {"Lê An": ("Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan")}


def test_it_says_how_often_facts_were_right_when_people_read_by_hand(seeds: Built) -> None:
    html = seeds.site["about/"]
    posts = scores()["dev"].facts["posts"]

    assert f"{scores()['dev'].articles} bài đọc tay" in html
    assert f"<td>{posts.gold}</td><td>{posts.precision:.0%}</td><td>{posts.recall:.0%}</td>" in html
    assert "kém hơn" in html  # than on articles that nobody has seen


def test_it_lists_the_corrections_made_with_the_pages_that_bear_them(build: Callable[..., Built]) -> None:
    made = Correction("drop event_date 2024-05-24", "ngày của cuộc họp khác", "2024-06-01", "a.toml:1")
    built = build([article("a", title="Bài đã sửa", text="Lê An nói.", people=AN), article("b")])
    wrong, right = built.archive.records
    built.maker = Maker(relate.archive(SITE, [msgspec.structs.replace(wrong, corrections=(made,)), right], ()))
    html = built.page("about")

    assert "1 đính chính" in html
    assert "Bài đã sửa</a>" in html
    assert "ngày của cuộc họp khác" in html


def test_an_archive_without_articles_says_what_to_do(build: Callable[..., Built]) -> None:
    assert "[sources]" in build([]).site[""]
    assert "Chưa có" in build([]).site["about/"]
