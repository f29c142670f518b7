"""People work while a build does: what it saw of a file half-way never outlives it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from site_builder import api
from site_builder.progress import Silent

TEXT = "Tin {n}\n\n10:15 03/08/2024\nSáng 3/8, tỉnh họp lần thứ {n} bàn kế hoạch phát triển kinh tế.\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


class AtTheBeginning(Silent):
    """Does something when the first piece of a build's work begins: what there is has been seen by then."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self.deeds = [deed]

    def start(self, label: str, total: int | None) -> None:  # noqa: ARG002  # as Progress has it
        while self.deeds:
            self.deeds.pop()()


def zipped(articles: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for n in range(articles):
            file.writestr(f"{n}.txt", TEXT.format(n=n))
    return data.getvalue()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def test_files_that_were_gone_or_cut_for_a_moment_are_whole_on_the_next_site(tmp_path: Path) -> None:
    files = {"a.txt": TEXT.format(n="một").encode(), "b.txt": TEXT.format(n="hai").encode(), "b.png": PNG}
    files |= {"kho.zip": zipped(3), "more.jsonl": b'{"title": "Tin", "text": "M\xe1\xbb\x99t c\xc3\xa2u."}\n' * 2}
    (tmp_path / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    seeds = tmp_path / "seeds"
    seeds.mkdir()

    def write() -> None:
        for path, content in files.items():
            (seeds / path).write_bytes(content)

    def disturb() -> None:
        for path, deed in {"a.txt": Path.unlink, "b.png": cut, "kho.zip": cut, "more.jsonl": Path.unlink}.items():
            deed(seeds / path)

    write()
    during = api.build(tmp_path, jobs=1, progress=AtTheBeginning(disturb))
    write()
    after = api.build(tmp_path, jobs=1)
    clean = api.build(tmp_path, jobs=1, output=tmp_path / "clean", clean=True)

    assert (1, 6) == (during.articles, len(during.set_aside))
    assert (7, 0) == (after.articles, len(after.set_aside)) == (clean.articles, len(clean.set_aside))
    assert tree(tmp_path / "clean") == tree(tmp_path / "public")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
