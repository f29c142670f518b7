"""Whatever an article says, every download of a site stays sound."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from click.testing import CliRunner, Result
from frictionless import validate
from small_archive import HOSTILE

from site_builder.__main__ import main
from site_builder.permalinks import NAME
from site_builder.tables import offers

WHO = "ông Trần Văn Mẫu, Chủ tịch UBND tỉnh Nghệ An"


def build(folder: Path) -> Result:
    return CliRunner().invoke(main, ["build", "--jobs", "1", "--quiet", str(folder)])


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    (root / "seeds").mkdir()
    rows = [
        json.dumps({"id": f"{n}{title}", "title": title, "author": title, "tags": [title], "date": "2024-05-26",
                    "text": f"{title} Sáng nay, {WHO} nói: {title}."})
        for n, title in enumerate(HOSTILE)
    ]  # fmt: skip
    rows += [rows[0], '{"id": "torn", "title": "lẻ \\ud800", "text": "chữ"}']  # one address twice; a lone surrogate
    (root / "seeds" / 'a, "b".jsonl').write_text("".join(f"{row}\n" for row in rows), "utf-8")
    (root / "archive.toml").write_text(
        '[site]\ntitle = "=Kho <&>"\nbase_url = "https://example.org/"\nattribution = "+1, \\"2\\""\n', "utf-8"
    )
    (root / NAME).touch()
    done = build(root)
    assert 0 == done.exit_code, done.output
    return root / "public"


def test_frictionless_accepts_every_table(public: Path) -> None:
    assert [] == validate(str(public / "data" / "datapackage.json")).flatten(["rowNumber", "fieldName", "message"])


def test_no_cell_of_any_spreadsheet_is_a_formula(public: Path) -> None:
    for path in (public / "data").glob("*.csv"):
        rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row if re.match(r"\s*[\u200b-\u202e]*[=+@-]", cell)]

        assert [] == [cell for cell in cells if not re.fullmatch(r"-?[\d.]+", cell)], path.name


def test_every_feed_sitemap_and_page_for_programs_is_well_formed(public: Path) -> None:
    feeds = [feedparser.parse(path.read_bytes()) for path in public.rglob("feed.atom")]

    assert [""] * len(feeds) == [str(feed.get("bozo_exception", "")) for feed in feeds]
    assert ET.fromstring((public / "sitemap.xml").read_bytes()) is not None  # noqa: S314  # written just now
    assert all(json.loads(path.read_bytes()) for path in public.rglob("index.json"))


@pytest.mark.parametrize(("name", "kind"), [("feed.atom", "application/atom+xml"), ("index.json", "application/json")])
def test_the_page_beside_a_feed_or_the_facts_for_programs_leads_readers_to_them(
    public: Path, name: str, kind: str
) -> None:
    beside = [
        path.with_name("index.html").read_text("utf-8") for path in public.rglob(name) if "search" not in path.parts
    ]
    link = re.compile(f'<link rel="alternate" type="{re.escape(kind)}" href="(?:\\./)?{re.escape(name)}"')

    assert len(beside) > 60  # the provinces at least
    assert [] == [page[:300] for page in beside if not link.search(page)]


def test_no_page_holds_what_html_cannot(public: Path) -> None:
    controls = re.compile(rb"[\0-\x08\x0b\x0e-\x1f\x7f]")

    assert [] == [path for path in public.rglob("*.html") if controls.search(path.read_bytes())]


def test_the_database_is_sound(public: Path) -> None:
    with closing(sqlite3.connect(public / "data" / "archive.sqlite")) as database:
        assert [("ok",)] == database.execute("PRAGMA integrity_check").fetchall()
        assert len(HOSTILE) <= database.execute("SELECT count(*) FROM articles").fetchone()[0]


def test_the_second_that_claims_an_address_is_set_aside_by_name(public: Path) -> None:
    reasons = [json.loads(line)["reason"] for line in (public / "data" / "set-aside.jsonl").read_text().splitlines()]

    assert any("is taken by" in reason for reason in reasons)


def test_tables_that_were_published_are_not_dropped_unasked_when_an_archive_grows(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = public.parent
    monkeypatch.setattr(offers, "SMALL", 3)
    with (root / "seeds" / 'a, "b".jsonl').open("a", encoding="utf-8") as file:
        file.write('{"id": "more", "title": "Thêm", "text": "Một bài nữa."}\n')
    refused = build(root)
    said = (root / "archive.toml").read_text("utf-8")
    (root / "archive.toml").write_text(f'{said}tables = "facts"\n', "utf-8")

    assert (1, 0) == (refused.exit_code, build(root).exit_code)
    assert 'write into [site] of archive.toml tables = "facts"' in refused.output
    assert (public / "data" / "archive.sqlite").exists()
