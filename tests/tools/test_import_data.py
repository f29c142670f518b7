"""What an archive published is enough to make it again: the same facts, corrections and addresses."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from site_builder import imports, sources
from site_builder.errors import SetAsideError, SiteBuilderError
from site_builder.model import Input

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

ROOT = Path(__file__).resolve().parents[2]

# As an export of somebody's database has it: with keys of its own, dates of many forms and letters of all kinds.
LINES = (
    {"id": "a/1", "title": 'Tin "một", =1+1', "date": "2024-05-20", "source": "Báo Mẫu", "url": "https://example.com/1",
     "author": "Lê Thử", "tags": ["a"], "desk": {"n": [1]},
     "text": "Chiều 19/5, ông Trần Văn Mẫu, Chủ tịch UBND tỉnh Nghệ An, thăm huyện Nghi Lộc.\n\nẢnh: Thành Tâm"},
    {"id": "../../b", "title": "\u200fمرحبا", "text": "Bà Lê Thị Thử, Giám đốc Sở Y tế tỉnh Nghệ An, dự họp."},
)  # fmt: skip


def run(*arguments: object) -> str:
    command = [sys.executable, "-m", "site_builder", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of an archive with everything in it that can be taken over."""
    root = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    (root / "seeds" / "more.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in LINES), "utf-8")
    (root / "archive.toml").write_text(
        '[site]\ntitle = "Kho \\"mẫu\\""\nbase_url = "https://example.org/kho/"\nlicence = "CC BY 4.0"\n', "utf-8"
    )
    (root / "corrections").mkdir()
    (root / "corrections" / "a.toml").write_text(
        '[[article]]\nid = "a/1"\nset = { property = "published", value = "2024-05-21" }\n'
        'reason = "theo \\"báo in\\""\ndate = 2024-06-01\n'
        '[[article]]\nid = "a/1"\nadd = { property = "post", person = "Trần Văn Mẫu", value = "Phó Bí thư Tỉnh ủy", '
        'place = "Nghệ An", status = "former" }\nreason = "thiếu"\ndate = 2024-06-01\n',
        "utf-8",
    )
    run("links", "--archive", root, "begin")
    run("build", root)
    key = next(row["key"] for row in rows(root / "public", "officials") if row["name"] == "Trần Văn Mẫu")
    with (root / "corrections" / "a.toml").open("a", encoding="utf-8") as file:
        file.write(f'[[official]]\nidentify = "{key}"\nwikidata = "Q42"\nreason = "cùng người"\ndate = 2024-06-01\n')
    run("build", root)
    return root / "public"


def rows(public: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (public / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]


class Handler(SimpleHTTPRequestHandler):
    """Serves files, those below /cut/ no further than their first bytes."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source: "SupportsRead[bytes]", outputfile: "SupportsWrite[bytes]") -> None:  # type: ignore[override]
        outputfile.write(source.read(500) if self.path.startswith("/cut/") else source.read())


@pytest.fixture
def served(public: Path, tmp_path: Path) -> Iterator[str]:
    """Yield the address of the site on a real server, below a path."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "kho").symlink_to(public)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path / "www"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/kho/"
        server.shutdown()


def test_an_archive_made_of_published_data_has_the_same_facts_and_addresses(public: Path, tmp_path: Path) -> None:
    run("import-data", public, tmp_path / "again")
    run("build", tmp_path / "again")
    again = tmp_path / "again" / "public"

    for name in ("officials", "terms", "posts", "statements", "companions", "followthemoney", "extra", "permalinks"):
        assert rows(public, name) == rows(again, name), name
    for row in (first := rows(public, "articles")) + (second := rows(again, "articles")):
        del row["source"]["path"]  # all that differs
    assert first == second
    for row in (first := rows(public, "corrections")) + (second := rows(again, "corrections")):
        del row["where"]
    assert first == second
    assert 3 == len(second)
    assert pages(public) == pages(again)


def pages(public: Path) -> set[str]:
    return {path.relative_to(public).as_posix() for path in public.rglob("index.html")}


def test_an_address_gives_the_same_archive_as_a_folder(public: Path, served: str, tmp_path: Path) -> None:
    imports.import_data(str(public), tmp_path / "folder")
    for address in (served, f"{served}data/", f"{served}data/datapackage.json", served.rstrip("/")):
        shutil.rmtree(tmp_path / "web", ignore_errors=True)
        imports.import_data(address, tmp_path / "web")

        assert tree(tmp_path / "folder") == tree(tmp_path / "web")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_compressed_data_give_the_same_archive_and_are_refused_where_they_break_off(
    public: Path, tmp_path: Path
) -> None:
    imports.import_data(str(public), tmp_path / "plain")
    shutil.copytree(public / "data", tmp_path / "data")
    for name in ("articles.jsonl", "readings.jsonl"):
        path = tmp_path / "data" / name
        (tmp_path / "data" / f"{name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()

    imports.import_data(str(tmp_path / "data"), tmp_path / "packed")
    torn = tmp_path / "data" / "articles.jsonl.gz"
    torn.write_bytes(torn.read_bytes()[:-20])

    assert tree(tmp_path / "plain") == tree(tmp_path / "packed")
    with pytest.raises(SiteBuilderError, match=r"articles.jsonl: broke off"):
        imports.import_data(str(tmp_path / "data"), tmp_path / "again")


def test_data_without_readings_are_read_anew(public: Path, tmp_path: Path) -> None:
    shutil.copytree(public / "data", tmp_path / "data")
    (tmp_path / "data" / "readings.jsonl").unlink()

    made = imports.import_data(str(tmp_path), tmp_path / "again")

    assert (7, True) == (made.articles, made.reread)
    assert {"id", "title", "text"} <= set(
        json.loads((tmp_path / "again/seeds/articles.jsonl").read_text().split("\n")[0])
    )


Edit = tuple[str, str, str]  # a file, something in it, and what to put in its place


def edited(public: Path, folder: Path, name: str, old: str, new: str) -> Path:
    shutil.copytree(public / "data", folder / "data")
    path = folder / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("articles.jsonl", '{"id"', '["id"'), r"articles.jsonl:1: not what an archive publishes"),
        (("articles.jsonl", '"title":"', '"title":1,"x":"'), r"articles.jsonl:1: .*Expected `str`"),
        (("readings.jsonl", '{"id":"', '{"id":"x'), r"readings.jsonl: does not belong to articles.jsonl"),
        (("datapackage.json", '"title": "', '"title": 1, "x": "'), r"datapackage.json: not the description"),
        (("datapackage.json", "{", "[" * 100_000), r"datapackage.json: not the description"),
        (("corrections.jsonl", '"reason":"', '"reason":["'), r"corrections.jsonl:1: not a correction"),
        (
            ("permalinks.jsonl", '"address":"', '"address":"/../'),
            r"permalinks.jsonl:1: says what cannot be; write plain addresses",
        ),
    ],
)
def test_data_that_no_archive_publishes_are_refused_and_nothing_is_left(
    public: Path, tmp_path: Path, edit: Edit, said: str
) -> None:
    data = edited(public, tmp_path / "from", *edit)

    with pytest.raises(SiteBuilderError, match=said):
        imports.import_data(str(data), tmp_path / "to")

    assert ["from"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("readings.jsonl", '"value":"2024-05-26"', '"value":"../../../x"'), "which no page declares or prints"),
        (("readings.jsonl", '"property":"byline"', '"property":"person"'), "which no page declares or prints"),
        (("readings.jsonl", '"start":0', '"start":-9'), "by words that are not there"),
        (("readings.jsonl", '"in":"removed[2]"', '"in":"removed[999]"'), "by words that are not there"),
        (("articles.jsonl", '"title":"Ban', '"title":"\\u0000Ban'), "holds control characters"),
        (("articles.jsonl", '"url":null', '"url":"javascript:alert(1)"'), 'has "javascript:alert'),
    ],
)
def test_a_line_that_cannot_have_been_read_is_set_aside(public: Path, tmp_path: Path, edit: Edit, said: str) -> None:
    imports.import_data(str(edited(public, tmp_path / "from", *edit)), tmp_path / "to")

    refused = [reason for reason in map(read_, lines(tmp_path / "to")) if reason]

    assert 1 == len(refused)
    assert said in refused[0]
    assert {"from", "to"} == {path.name for path in tmp_path.iterdir()}


def lines(archive: Path) -> list[bytes]:
    return (archive / "seeds" / "articles.published.jsonl").read_bytes().splitlines()


def read_(line: bytes) -> str | None:
    """Return why a line is set aside, if it is."""
    try:
        sources.document(Input("seeds/articles.published.jsonl", 1, folder="seeds"), line)
    except SetAsideError as error:
        return str(error)
    return None


def test_an_edited_line_is_not_taken_for_what_was_published(public: Path, tmp_path: Path) -> None:
    imports.import_data(str(public), tmp_path / "to")
    (line,) = (one for one in lines(tmp_path / "to") if b"000_fa4ae659e65eac60" in one)
    changed = line.replace("Ban Thường vụ".encode(), "Ban thường vụ".encode(), 1)
    item = Input("seeds/articles.published.jsonl", 1, folder="seeds")
    published = {row["id"]: row["source"]["sha256"] for row in rows(public, "articles")}["000_fa4ae659e65eac60"]

    assert published == sources.document(item, line).source.sha256
    assert published != sources.document(item, changed).source.sha256


def test_an_answer_that_breaks_off_is_noticed(served: str, tmp_path: Path) -> None:
    cut = tmp_path / "www"
    shutil.copytree(cut / "kho" / "data", cut / "cut" / "data")

    with pytest.raises(SiteBuilderError, match=r"datapackage.json: broke off after 500 of \d+ bytes"):
        imports.import_data(served.replace("/kho/", "/cut/"), tmp_path / "to")

    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize(
    ("whence", "said"),
    [
        ("ftp://example.org/", "only http:// and https:// addresses are read"),
        ("file:///etc/", "only http:// and https:// addresses are read"),
        ("http://127.0.0.1:9/", "cannot be reached"),
        ("/nonexistent", "no published data there; looked for /nonexistent/datapackage.json"),
    ],
)
def test_where_no_data_are_is_said(tmp_path: Path, whence: str, said: str) -> None:
    with pytest.raises(SiteBuilderError, match=said):
        imports.import_data(whence, tmp_path / "to")


def test_a_folder_that_holds_something_is_left_alone(public: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")

    with pytest.raises(SiteBuilderError, match="is not empty"):
        imports.import_data(str(public), tmp_path)

    assert {"mine.txt": b"x"} == tree(tmp_path)
