"""articles.jsonl, readings.jsonl and extra.jsonl -> seeds/*.published.jsonl: every article as it was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from site_builder.errors import SiteBuilderError
from site_builder.imports.places import Place
from site_builder.model import Caption, Remark, Removed
from site_builder.sources.published import SUFFIX, Line, Read, sealed

ARTICLES, READINGS, EXTRA = "articles.jsonl", "readings.jsonl", "extra.jsonl"

_PART = 50_000_000  # bytes of a file of articles; git hosts take twice as much

T = TypeVar("T")


class _Source(Struct, frozen=True):
    sha256: str = ""
    outlet: str | None = None
    url: str | None = None


class _Article(Struct, frozen=True):
    id: str
    title: str
    text: str
    source: _Source = _Source()
    published: str | None = None
    removed: tuple[Removed, ...] = ()
    bylines: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class _Reading(Struct, frozen=True):
    id: str
    captions: tuple[Caption, ...] = ()
    statements: tuple[Read, ...] = ()
    notes: tuple[Remark, ...] = ()


class _Extra(Struct, frozen=True):
    id: str
    extra: dict[str, Raw]


class _Plain(Struct, frozen=True, omit_defaults=True):
    """An article of data without readings, to be read anew."""

    id: str
    title: str
    text: str
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def write(data: Place, folder: Path) -> tuple[int, bool]:
    """Write the articles into a new archive; return how many, and whether they will have to be read anew.

    Raises SiteBuilderError for lines that are none, and for files that do not belong together.
    """
    seeds = folder / "seeds"
    seeds.mkdir()
    readings = _decoded(data, READINGS, _Reading, optional=True)
    first = next(readings, None)
    if first is None:
        return _written(seeds, ".jsonl", map(_anew, _decoded(data, ARTICLES, _Article))), True
    return _written(seeds, SUFFIX, _lines(data, first, readings)), False


def _lines(data: Place, first: _Reading, readings: Iterator[_Reading]) -> Iterator[Line]:
    """Yield each article with what belongs to it: all files have the order of the ids."""
    extras = _decoded(data, EXTRA, _Extra, optional=True)
    reading: _Reading | None = first
    extra = next(extras, None)
    for article in _decoded(data, ARTICLES, _Article):
        if reading is None or reading.id != article.id:
            _apart(READINGS, article.id)
        mine = extra if extra and extra.id == article.id else None
        yield _line(article, reading, mine.extra if mine else {})  # type: ignore[arg-type]  # _apart raises
        reading = next(readings, None)
        extra = next(extras, None) if mine else extra
    if reading or extra:
        _apart(READINGS if reading else EXTRA, (reading or extra).id)  # type: ignore[union-attr]  # one of them is


def _apart(name: str, id_: str) -> None:
    message = f"{name}: does not belong to {ARTICLES} (see article {id_}); take both from one build of the site"
    raise SiteBuilderError(message)


def _line(article: _Article, reading: _Reading, extra: dict[str, Raw]) -> Line:
    line = Line(
        id=article.id,
        title=article.title,
        text=article.text,
        sha256=article.source.sha256,
        outlet=article.source.outlet,
        url=article.source.url,
        captions=reading.captions,
        removed=article.removed,
        statements=reading.statements,
        notes=reading.notes,
        extra=extra,
    )
    return sealed(line)


def _anew(article: _Article) -> _Plain:
    return _Plain(
        id=article.id,
        title=article.title,
        text=article.text,
        date=article.published,
        source=article.source.outlet,
        url=article.source.url,
        author=article.bylines,
        tags=article.tags,
    )


def _decoded(data: Place, name: str, shape: type[T], *, optional: bool = False) -> Iterator[T]:
    decoder = msgspec.json.Decoder(shape)
    for number, line in enumerate(data.lines(name, optional=optional), 1):
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            message = f"{name}:{number}: not what an archive publishes ({error}); take the file anew from the site"
            raise SiteBuilderError(message) from error


def _written(folder: Path, suffix: str, lines: Iterator[Struct]) -> int:
    """Write lines into files of bounded size; return how many."""
    encoder, count, part, size = msgspec.json.Encoder(), 0, 1, 0
    file = (folder / f"articles{suffix}").open("xb")
    try:
        for line in lines:
            packed = encoder.encode(line) + b"\n"
            if size and size + len(packed) > _PART:
                file.close()
                part, size = part + 1, 0
                file = (folder / f"articles-{part}{suffix}").open("xb")
            file.write(packed)
            count, size = count + 1, size + len(packed)
    finally:
        file.close()
    return count
