"""Furniture that an archive learns by itself."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.building.learning import Learned, Lessons, learn
from site_builder.commands import main
from site_builder.model import Document
from site_builder.parallel import Processes
from site_builder.sources import document, inputs, read
from site_builder.store import Store

MENU = ("Sân khấu điện ảnh", "Chuyên trang biên giới")
FOOT = (
    "Đường dây nóng: 0233 123 456",
    "Bí thư Tỉnh ủy Quảng Trị Lê Quang Tùng",
    "Ngày 3/8/2024, bản in số 5",
    "Lê Minh",
)
WORDS = "tỉnh huyện xã kế hoạch phát triển kinh tế đường trường lớp học bệnh viện nông dân lúa mía cầu cống".split()


def page(number: int, *, menu: bool = True, views: str = "") -> str:
    said = random.Random(number)
    body = [" ".join(said.choices(WORDS, k=60)).capitalize() + "." for _ in range(3)]
    title = " ".join(said.choices(WORDS, k=8)).capitalize()
    lines = [*(MENU if menu else ()), title, "10:15 03/08/2024", *body, f"{number} bạn đọc đã gửi ý kiến"]
    return "\n".join([*lines, *(FOOT if menu else ()), views])


def archive(root: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    return root


def lessons(root: Path, jobs: int = 1, *, cache: str = "cache") -> Lessons:
    found, _ = inputs(root, ["seeds"])
    with Store(root / f"{cache}.sqlite") as store:
        return learn(root, found, {}, store, Processes(jobs))


def read_all(root: Path) -> dict[str, Document]:
    found, _ = inputs(root, ["seeds"])
    return {one.path: document(one, read(root, one)) for one in lessons(root).taught(found)}


def thirty() -> dict[str, str]:
    return {f"bao/{number:02}.txt": page(number) for number in range(30)}


def test_lines_that_come_again_at_one_end_are_removed_as_chrome_and_the_title_is_found(tmp_path: Path) -> None:
    found = read_all(archive(tmp_path, thirty()))["seeds/bao/07.txt"]

    assert {*MENU, FOOT[0], "7 bạn đọc đã gửi ý kiến"} <= {one.text for one in found.removed if one.reason == "chrome"}
    assert found.title == page(7).split("\n")[2]
    assert 3 <= len(found.text.split("\n\n"))


def test_a_line_that_carries_a_fact_stays_however_often_it_comes(tmp_path: Path) -> None:
    found = lessons(archive(tmp_path, thirty()))
    [bao] = found.furniture

    assert {*FOOT[1:]} == {one.text for one in bao.lines if one.fact}
    one = read_all(tmp_path)["seeds/bao/07.txt"]
    assert FOOT[1] in one.text
    assert not {*FOOT[1:3]} & {line.text for line in one.removed if line.reason == "chrome"}


@pytest.mark.parametrize(
    "pages",
    [
        {f"bao/{number:02}.txt": page(number) for number in range(19)},  # too few articles
        {f"bao/{number:03}.txt": page(number, menu=number < 19) for number in range(100)},  # too small a share
        {f"{number % 2}/{number:02}.txt": page(number) for number in range(38)},  # of two sources
    ],
)
def test_what_is_not_sure_is_not_learned(tmp_path: Path, pages: dict[str, str]) -> None:
    found = lessons(archive(tmp_path, pages))

    assert not {line.text for source in found.furniture for line in source.lines} & {*MENU}


@pytest.mark.parametrize("more", [1, 2, 3])
def test_articles_without_a_line_that_just_sufficed_do_not_make_it_forgotten(tmp_path: Path, more: int) -> None:
    root = archive(tmp_path, {f"bao/{number:03}.txt": page(number, menu=number < 20) for number in range(100)})
    before = lessons(root).of
    archive(tmp_path, {f"bao/{100 + number:03}.txt": page(100 + number, menu=False) for number in range(more)})

    assert before == {name: learned for name, learned in lessons(root).of.items() if name in before}
    assert before["seeds/bao/019.txt:0"]


def test_a_line_of_the_text_is_no_furniture_wherever_it_stands(tmp_path: Path) -> None:
    pages = thirty()
    refrain = "Tin tiếp theo sẽ được cập nhật"
    for number, name in enumerate(sorted(pages)):
        lines = pages[name].split("\n")
        lines.insert(1 if number % 2 else len(lines) - 1, refrain)
        pages[name] = "\n".join(lines)

    [bao] = lessons(archive(tmp_path, pages)).furniture

    assert refrain not in {line.text for line in bao.lines}


def test_what_is_learned_does_not_depend_on_jobs_or_on_what_was_kept(tmp_path: Path) -> None:
    root = archive(tmp_path, thirty())
    first = lessons(root)
    (root / "seeds" / "bao" / "03.txt").write_text(page(3, menu=False), "utf-8")
    (root / "seeds" / "bao" / "40.txt").write_text(page(40), "utf-8")

    assert lessons(root) == lessons(root, 2, cache="other")
    assert lessons(root) != first


def test_only_articles_with_the_line_are_told_of_it(tmp_path: Path) -> None:
    root = archive(tmp_path, {**thirty(), "bao/99.txt": page(99, menu=False)})
    found = lessons(root).of

    assert len(found["seeds/bao/07.txt:0"]) > len(found["seeds/bao/99.txt:0"])


def test_the_command_shows_each_source_with_counts_and_examples(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["sources", str(archive(tmp_path, thirty()))])

    assert (0, "seeds/bao: 30 articles") == (said.exit_code, said.output.split("\n")[0])
    assert f"      30 at the top, removed: {MENU[0]}" in said.output
    assert f"      30 at the end, stays, it carries a fact: {FOOT[1]}" in said.output


def test_a_learned_line_says_where_it_stands(tmp_path: Path) -> None:
    [bao] = lessons(archive(tmp_path, thirty())).furniture

    assert Learned(MENU[0], 30, at_the_end=False) in bao.lines
    assert Learned(FOOT[0], 30, at_the_end=True) in bao.lines
