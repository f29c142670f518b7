"""The store is a cache: it gives back what it was given for the same input, and nothing otherwise."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from site_builder.model import Article, Document, Input, Source
from site_builder.relate import record
from site_builder.store import Row, Store, encode, key


def article(text: str = "Một đoạn.") -> Article:
    source = Source("seeds/a.txt", "0" * 64)
    return Article(Document("a", source, "Tựa", text, (), (), (), {}), ())


def test_an_article_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "cache.sqlite") as store:
        store.put([Row("seeds/a.txt:0", "k1", "a", encode(article()), encode(record.of(article())), b"")])

        assert {"seeds/a.txt:0": "a"} == store.ids()
        assert [("a", encode(record.of(article())))] == list(store.records({"seeds/a.txt:0": "a"}))
        assert store.article(record.of(article())) == article()


def test_what_an_article_was_made_for_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "cache.sqlite") as store:
        store.put([Row("seeds/a.txt:0", "k1", "a", encode(article()), encode(record.of(article())), b"")])

        assert {"seeds/a.txt:0": "k1"} == store.keys()


def test_the_key_follows_the_bytes_the_path_and_the_line() -> None:
    inputs = [(Input("a.txt"), "x"), (Input("a.txt"), "y"), (Input("b.txt"), "x"), (Input("a.txt", line=2), "x")]

    assert len(inputs) == len({key(input_, sha256) for input_, sha256 in inputs})


def test_places_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    with Store(tmp_path / "cache.sqlite") as store:
        store.put(
            [
                Row("a:0", "k", "a", encode(article()), encode(record.of(article())), b""),
                Row("b:0", "k", "b", encode(article()), encode(record.of(article())), b""),
            ]
        )
        store.keep_only({"b:0"})

        assert {"b:0": "b"} == store.ids()
        assert [("b", encode(record.of(article())))] == list(store.records({"b:0": "b"}))


def test_the_counts_of_the_last_index_are_known_until_they_are_forgotten(tmp_path: Path) -> None:
    def row(place: str, counts: bytes) -> Row:
        return Row(place, "k", "a", encode(article()), encode(record.of(article())), counts)

    with Store(tmp_path / "cache.sqlite") as store:
        store.put([row("a:0", b"first"), row("b:3", b"gone")])
        store.put([row("a:0", b"second")])
        store.put([row("a:0", b"third")])
        store.keep_only({"a:0"})

        assert [*store.past("a", None)] == [b"third", b"first"]
        assert [*store.past("b", 3)] == [b"gone"]

        store.forget_past()

        assert [*store.past("a", None)] == [b"third"]
        assert not [*store.past("b", 3)]


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_means_an_empty_store(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(damage)

    with Store(path) as store:
        store.put([Row("a:0", "k", "a", encode(article()), encode(record.of(article())), b"")])

        assert [("a", encode(record.of(article())))] == list(store.records({"a:0": "a"}))


def test_a_store_gives_back_the_room_of_what_it_forgot(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Store(path) as store:
        rows = [Row(f"{n}:0", "k", str(n), b"x" * 5000, encode(record.of(article())), b"") for n in range(100)]
        store.put(rows)
        store.keep_only({"7:0"})
        store.forget_past()
        store.shrink()
        assert {"7:0": "7"} == store.ids()

    assert path.stat().st_size < 200_000


READING = """
import sys
from pathlib import Path
from site_builder.store import Store

with Store(Path(sys.argv[1])) as store:
    places = store._connection.execute("SELECT place FROM drafts")
    read = [next(places)]
    print(flush=True)
    sys.stdin.readline()
    print(len([*read, *places]), len(store.ids()))
"""


def test_a_process_that_reads_a_store_while_another_shrinks_it_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Store(path) as store:
        row = Row("", "k", "", b"x" * 5000, encode(record.of(article())), b"")
        store.put([structs.replace(row, place=f"{n}:0", id=str(n)) for n in range(100)])
        command = [sys.executable, "-c", READING, str(path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reading:
            assert reading.stdout
            reading.stdout.readline()
            store.keep_only({"7:0"})
            store.forget_past()
            store.shrink()
            said, _ = reading.communicate("\n")
        store.shrink()

    assert "100 1" == said.strip()
    assert path.stat().st_size < 200_000


def test_a_store_of_another_version_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    with Store(path) as store:
        assert {} == store.ids()


@pytest.mark.parametrize("table", ["drafts", "rows"])
def test_what_the_file_has_lost_is_damage(tmp_path: Path, table: str) -> None:
    path = tmp_path / "cache.sqlite"
    with Store(path) as store:
        store.put([Row("a:0", "k", "a", encode(article()), encode(record.of(article())), b"")])
    with sqlite3.connect(path) as connection:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # one of two names

    with Store(path) as store, pytest.raises(sqlite3.DatabaseError):
        list(store.records({"a:0": "a"})) if table == "drafts" else store.packed("a:0")


def test_what_was_worked_out_is_kept_row_by_row_and_again_worked_out_when_damaged(tmp_path: Path) -> None:
    path, asked = tmp_path / "cache.sqlite", list[str]()

    def told(*names: str) -> list[bytes]:
        def make(name: str) -> bytes:
            asked.append(name)
            return name.upper().encode()

        with Store(path) as store, store.memo("shout") as memo:
            return [memo.of(name.encode(), lambda name=name: make(name)) for name in names]  # type: ignore[misc]

    assert [b"A", b"B"] == told("a", "b")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE memos SET content = CAST(x'00' || content AS BLOB) WHERE hash = x'61'")
        connection.execute("UPDATE memos SET name = 'whisper' WHERE hash = x'62'")

    assert [b"A", b"B"] == told("a", "b")
    assert [b"B", b"C"] == told("b", "c")
    assert ["a", "b", "a", "b", "c"] == asked
    with sqlite3.connect(path) as connection:
        kept = connection.execute("SELECT hash FROM memos WHERE name = 'shout' ORDER BY hash").fetchall()
    assert [(b"b",), (b"c",)] == kept
