"""The store: one SQLite file that keeps each Article by the hash of what it was made from.

It is a cache.  Whatever is wrong with it (absent, corrupt, of another version of the program), the answer is an empty
store and a clean build, never a wrong page.
"""

import contextlib
import hashlib
import re
import sqlite3
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Literal, Self
from zlib import crc32

import msgspec
from msgspec import Struct

from site_builder.memo import Memo
from site_builder.model import Article, Input, Record

FOLDER = ".site-builder"
SCHEMA = 9

# drafts and rows: what each input became, the small and the large part; past: counts that rows had when the last index
# was made; blobs: what the build as a whole keeps for the next; memos: what was worked out of runs (memo.py).
_TABLES = (
    "drafts (place TEXT PRIMARY KEY, key TEXT, id TEXT, record BLOB)",
    "rows (place TEXT PRIMARY KEY, article BLOB, counts BLOB)",
    "past (place TEXT PRIMARY KEY, counts BLOB)",
    "blobs (name TEXT PRIMARY KEY, content BLOB)",
    "memos (name TEXT, hash BLOB, content BLOB, PRIMARY KEY (name, hash)) WITHOUT ROWID",
)

# Packages whose next version may read an input otherwise, or write a page otherwise.
_PACKAGE = re.compile(
    r"(?i)(ahocorasick_rs|babel|fastwarc|imagesize|jinja2|justext|lunr|lxml|markdown|markupsafe|msgspec|nh3|numpy|pyarrow"
    r"|pyyaml|rensa|selectolax|trafilatura)-"
)

_PAST = 1_000  # rows whose past is kept: of more, the index has its own ways to know it
_SUM = 4  # bytes of a checksum
_DAMAGED = "damaged"

_ARTICLE = msgspec.msgpack.Decoder(Article)
_ENCODER = msgspec.msgpack.Encoder()


@cache
def fingerprint() -> str:
    """Return a hash of the program itself: its code and data decide, with an input's bytes, what an Article says.

    The versions of Python and of the packages that read and write for it are part of it.
    """
    folder = Path(__file__).parent
    digest = hashlib.sha256(f"{SCHEMA} {sys.version} {_packages()}".encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".toml", ".tsv", ".json", ".jsonl", ".txt"}:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _packages() -> list[str]:
    """Return the packages with their versions, as the names of their folders tell them: it takes no time."""
    beside = Path(msgspec.__file__).parents[1]
    return sorted(path.name for path in beside.glob("*.dist-info") if _PACKAGE.match(path.name))


def place(path: str, line: int | None) -> str:
    """Return the name under which the store keeps what one input became."""
    return f"{path}:{line or 0}"


def placed(name: str) -> tuple[str, int | None]:
    """Return the path and line of what place() named."""
    path, _, line = name.rpartition(":")
    return path, int(line) or None


def key(input_: Input, sha256: str) -> str:
    """Return the hash that an input's Article is valid for; `sha256`: that of the input's bytes."""
    besides = f"\0{input_.given}\0{input_.header}" if input_.given or input_.header else ""
    besides += f"\0{input_.learned}" if input_.learned else ""
    besides += "".join(f"\0{one.path}\0{one.sha256}" for one in input_.beside)
    made_of = f"{fingerprint()}\0{input_.folder}\0{input_.path}\0{input_.line}\0{sha256}{besides}"
    return hashlib.sha256(made_of.encode()).hexdigest()


def encode(kept: Article | Record) -> bytes:
    """Return an article or a record as the store keeps it."""
    return _ENCODER.encode(kept)


def decode(packed: bytes) -> Article:
    """Return the article that encode() gave the bytes of."""
    return _ARTICLE.decode(packed)


class Row(Struct, frozen=True):
    """What one input became."""

    place: str
    key: str  # what it is valid for
    id: str  # of the article
    article: bytes  # as encode() gives them
    record: bytes
    counts: bytes  # the search index's share of it


class Store:
    """An open store.  A context manager; `clean` starts it empty."""

    def __init__(self, path: Path, *, clean: bool = False) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if clean:
            _remove(path)
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError:
            _remove(path)
            self._connection = _open(path)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._connection.close()

    def keys(self) -> dict[str, str]:
        """Return what is kept: {place: key that it was made for}."""
        return dict(self._connection.execute("SELECT place, key FROM drafts"))

    def ids(self) -> dict[str, str]:
        """Return what is kept: {place: id of its article}."""
        return dict(self._connection.execute("SELECT place, id FROM drafts"))

    def records(self, ids: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield the id and the record, as encode() gave it, of each place, in the order of ids.

        `ids`: {place: id} of all that is kept; one that is not there is damage.
        """
        found = 0
        for place, id_, record in self._connection.execute("SELECT place, id, record FROM drafts ORDER BY id, place"):
            found += ids.get(place) == id_
            yield id_, _opened(record, (place + id_).encode())
        if found != len(ids):
            raise sqlite3.DatabaseError(_DAMAGED)

    def put(self, rows: Iterable[Row]) -> None:
        """Keep rows, in one transaction."""
        with self._connection:
            rows = [*rows]
            self._retire([row.place for row in rows])
            drafts = ((row.place, row.key, row.id, _sealed(row.record, (row.place + row.id).encode())) for row in rows)
            self._connection.executemany("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", drafts)
            large = (
                (row.place, _sealed(row.article, row.place.encode()), _sealed(row.counts, row.place.encode()))
                for row in rows
            )
            self._connection.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", large)

    def keep_only(self, places: Container[str]) -> None:
        """Forget what is kept for other places."""
        gone = [row for row in self._connection.execute("SELECT place FROM drafts") if row[0] not in places]
        if not gone:
            return
        with self._connection:
            self._retire([place for (place,) in gone])
            self._connection.executemany("DELETE FROM drafts WHERE place = ?", gone)
            self._connection.executemany("DELETE FROM rows WHERE place = ?", gone)

    def past(self, path: str, line: int | None) -> Iterator[bytes]:
        """Yield the counts of an input, and those that it had when they were last forgotten, where they are kept."""
        where = place(path, line)
        for table in ("rows", "past"):
            found = self._connection.execute(f"SELECT counts FROM {table} WHERE place = ?", (where,)).fetchone()  # noqa: S608  # one of two names
            if found:
                yield _opened(found[0], where.encode())

    def forget_past(self) -> None:
        """Forget what counts have been: an index is made of those that are."""
        with self._connection:
            self._connection.execute("DELETE FROM past")

    def _retire(self, places: Sequence[str]) -> None:
        """Keep the counts of rows that are about to go, unless older ones are kept."""
        kept = self._connection.execute("SELECT count(*) FROM past").fetchone()[0]
        if kept + len(places) <= _PAST:
            self._connection.executemany(
                "INSERT OR IGNORE INTO past SELECT place, counts FROM rows WHERE place = ?", ((one,) for one in places)
            )

    def article(self, record: Record) -> Article:
        """Return the article of a record."""
        return decode(self.packed(place(record.source.path, record.source.line)))

    def packed(self, where: str) -> bytes:
        """Return the article of a place as decode() takes it."""
        return self._column("article", where)

    def counts(self, path: str, line: int | None) -> bytes:
        """Return the search index's share of an input's article."""
        return self._column("counts", place(path, line))

    def blob(self, name: str) -> bytes | None:
        """Return what is kept under a name; None for what is damaged or from another version of the program."""
        row = self._connection.execute("SELECT content FROM blobs WHERE name = ?", (name,)).fetchone()
        return _sound(row[0], (name + fingerprint()).encode()) if row else None

    def put_blob(self, name: str, content: bytes) -> None:
        """Keep bytes under a name."""
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO blobs VALUES (?, ?)", (name, _sealed(content, (name + fingerprint()).encode()))
            )

    @contextlib.contextmanager
    def memo(self, name: str) -> Iterator[Memo]:
        """Give what the last build worked out under a name, and keep what this one does for the next, a row each."""
        salt = f"{name}{fingerprint()}".encode()
        rows = self._connection.execute("SELECT hash, content FROM memos WHERE name = ?", (name,))
        found = {hash_: _sound(sealed, hash_ + salt) for hash_, sealed in rows}
        memo = Memo({hash_: content for hash_, content in found.items() if content is not None})
        yield memo
        gone = [(name, hash_) for hash_, content in found.items() if content is None or hash_ not in memo.used]
        fresh = sorted(hash_ for hash_ in memo.used if found.get(hash_) is None)
        if gone or fresh:
            with self._connection:
                self._connection.executemany("DELETE FROM memos WHERE name = ? AND hash = ?", gone)
                new = ((name, hash_, _sealed(memo.used[hash_], hash_ + salt)) for hash_ in fresh)
                self._connection.executemany("INSERT INTO memos VALUES (?, ?, ?)", new)

    def shrink(self) -> None:
        """Give back the room of what was forgotten, once that is most of the file and nobody else reads it."""
        [pages] = self._connection.execute("PRAGMA page_count").fetchone()
        [free] = self._connection.execute("PRAGMA freelist_count").fetchone()
        if free * 2 > pages:
            with contextlib.suppress(sqlite3.OperationalError):  # another process reads it, or the disk is full
                self._connection.execute("PRAGMA busy_timeout = 0")  # nobody waits for that
                self._connection.execute("VACUUM")

    def _column(self, name: Literal["article", "counts"], where: str) -> bytes:
        """Return what is kept for a place that is known to be there."""
        row = self._connection.execute(f"SELECT {name} FROM rows WHERE place = ?", (where,)).fetchone()  # noqa: S608  # one of two names
        if row is None:
            raise sqlite3.DatabaseError(_DAMAGED)
        return _opened(row[0], where.encode())


def _sealed(content: bytes, name: bytes) -> bytes:
    """Return bytes with a checksum before them, in which their name counts: SQLite does not notice every damage."""
    return crc32(content, crc32(name)).to_bytes(_SUM, "big") + content


def _opened(sealed: bytes, name: bytes) -> bytes:
    content = _sound(sealed, name)
    if content is None:
        raise sqlite3.DatabaseError(_DAMAGED)
    return content


def _sound(sealed: bytes, name: bytes) -> bytes | None:
    """Return what _sealed() was given; None if it is damaged, or was sealed under another name."""
    content = sealed[_SUM:]
    return content if crc32(content, crc32(name)).to_bytes(_SUM, "big") == sealed[:_SUM] else None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    # A lost cache costs one clean build, so no time is spent on making writes durable.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, SCHEMA):
        connection.close()
        message = "written by another version of the program"
        raise sqlite3.DatabaseError(message)
    with connection:
        for table in _TABLES:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    return connection


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
