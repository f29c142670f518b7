"""A build after a change to a file of many articles is what a clean build would be."""

import io
import zipfile
from pathlib import Path

from site_builder.building.story import Options, build
from site_builder.progress import Silent
from site_builder.report import Report

TEXT = (
    "Tỉnh họp bàn kế hoạch {n}\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp lần thứ {n} bàn kế hoạch phát triển kinh tế.\n"
)
LIST = "<!doctype html><html><body><nav><a href='/1'>Trang nhất</a></nav></body></html>"
PAGE = "<p>Sáng 3/8, lãnh đạo tỉnh họp bàn về kế hoạch phát triển kinh tế xã hội của tỉnh trong năm tới.</p>"


def zipped(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def write(root: Path, articles: int, lines: int, page: str) -> None:
    (root / "seeds").mkdir(exist_ok=True)
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/kho/"\n', "utf-8")
    members = {f"{n}.txt": TEXT.format(n=n) for n in range(articles)}
    json_lines = "".join(f'{{"text": "Bài số {n} của kho, dòng riêng."}}\n' for n in range(lines))
    (root / "seeds" / "kho.zip").write_bytes(zipped({**members, "b.jsonl": json_lines}))
    (root / "seeds" / "a.html").write_text(page, "utf-8")


def built(root: Path, output: str, *, clean: bool = False) -> tuple[Report, dict[str, bytes]]:
    report = build(root, Options(output=root / output, jobs=1, clean=clean), Silent())
    top = root / output
    return report, {str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def test_a_zip_that_grows_and_a_page_that_gets_an_article(tmp_path: Path) -> None:
    write(tmp_path, 3, 2, LIST)
    first, _ = built(tmp_path, "public")
    write(tmp_path, 4, 1, LIST)
    second, again = built(tmp_path, "public")
    same = again == built(tmp_path, "clean", clean=True)[1]
    write(tmp_path, 4, 1, PAGE)
    third, last = built(tmp_path, "public")

    assert (5, 1, 5, 1, 6, 0) == (
        *(first.articles, len(first.set_aside)),
        *(second.articles, len(second.set_aside)),
        *(third.articles, len(third.set_aside)),
    )
    assert same
    assert last == built(tmp_path, "clean", clean=True)[1]
