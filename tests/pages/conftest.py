"""The archive of the five seed articles, and a crowded one."""

from collections.abc import Callable

import pytest
from building import Built
from made import article, seed_articles

from site_builder.model import Remark, SetAside

MANY = 60  # more than fit on one page of a list


@pytest.fixture(scope="session")
def build() -> Callable[..., Built]:
    return Built


@pytest.fixture(scope="session")
def seeds() -> Built:
    return Built(seed_articles())


@pytest.fixture(scope="session")
def crowd(build: Callable[..., Built]) -> Built:
    """Return an archive with more of everything than fits on one page."""
    people = {f"Nguyễn Văn {name}": ("Bí thư Tỉnh ủy", "Bắc Kạn", "bac-kan") for name in ("An", "Ân", "Đức", "Ước")}
    same_day = [
        article(
            f"a{number:03}",
            title=f"Bài {number}",
            text=f"{', '.join(people)} đã họp.",
            people=people,
            published="2024-05-26",
            province=("Bắc Kạn", "bac-kan"),
        )
        for number in range(MANY)
    ]
    others = [
        article(
            f"b{number:03}",
            text=f"Trần Thị {chr(65 + number % 26)}{'abcdefgh'[number // 26]} phát biểu.",
            people={f"Trần Thị {chr(65 + number % 26)}{'abcdefgh'[number // 26]}": ("Chủ tịch UBND xã", None, None)},
        )
        for number in range(MANY)
    ]
    return build(
        [*same_day, *others],
        set_aside=[
            SetAside("seeds/x.txt", 3, Remark("binary data, not text: remove the file or give its text in UTF-8"))
        ],
    )
