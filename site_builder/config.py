"""archive.toml -> Config, with errors that name the line, the key, the value and what to do."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Annotated, NoReturn, TypeVar, get_args
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.given import GivenError, given
from site_builder.model import Given, Site

NAME = "archive.toml"

_Shape = TypeVar("_Shape", bound=Struct)

_SYNTAX_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_AT = re.compile(r" - at `\$\.?([^`]*)`$")
_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+)\s*(?:\.[^\]]*)?\]\]?")
_MISSING = re.compile(r"missing required field `(\w+)`")
_URL_CHARACTERS = re.compile(r"[!-~]+")  # printable ASCII without the blank


Count = Annotated[int, msgspec.Meta(ge=1)]


class Sources(Struct, frozen=True, forbid_unknown_fields=True):
    """The [sources] table: files and folders with articles, relative to the archive, and what holds for all of them."""

    paths: tuple[str, ...] = ("seeds",)
    outlet: str | None = None
    province: str | None = None  # its name or key
    author: str | None = None
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = {}  # {our key: the name of the column of a .csv file, or the key of a .jsonl file}


class Folder(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[sources]] table: a file or folder with articles, and what holds for them."""

    path: str
    outlet: str | None = None
    province: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = {}


class Publish(Struct, frozen=True, forbid_unknown_fields=True):
    """The [publish] table: how the site is put into place."""

    spare: bool = True  # keep the site that was published before, for the next build to change


class Budgets(Struct, frozen=True, forbid_unknown_fields=True):
    """The [budgets] table: what a site may weigh; None: as much as it likes."""

    bytes: Count = 1_000_000_000  # what GitHub Pages takes
    files: Count | None = None
    page_bytes: Count | None = None
    build_seconds: Count | None = None


class Config(Struct, frozen=True):
    """What archive.toml says, checked."""

    site: Site
    sources: tuple[str, ...]
    publish: Publish = Publish()
    budgets: Budgets = Budgets()
    given: Mapping[str, Given] = {}  # what holds for all articles of a source


# Every table of archive.toml, and the shape of its content.
_TABLES: Mapping[str, type[Struct]] = {
    "site": Site,
    "sources": Sources,
    "publish": Publish,
    "budgets": Budgets,
}


class _File:
    """archive.toml as it was read: knows on which line a key stands, for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, key: str, message: str, nth: int = 1) -> NoReturn:
        """Raise the error that names file, line and key ("site.title"); `nth`: in which of several tables of a name."""
        said = f"{self.path}:{self._line(key, nth)}: {key}: {message}"
        raise SiteBuilderError(said)

    def _line(self, key: str, nth: int) -> int:
        """Return the line of "table.key", else of its table, else 1; counted from 1."""
        table, _, name = key.partition(".")
        here, found = "", 1
        for number, line in enumerate(self.lines, 1):
            if header := _HEADER.match(line):
                here = header[1]
                nth -= here == table
                found = number if here == table and nth == 0 else found
            elif here == table and nth == 0 and name and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
                return number
        return found


def load(root: Path, base_url: str | None = None) -> Config:
    """Read the configuration of the archive in `root`; `base_url`, when given, replaces the one written there.

    Raises SiteBuilderError when archive.toml is missing, is not TOML, or says something that cannot be.
    """
    path = root / NAME
    file, tables = _read(path)
    for key, known in _unknown(tables):
        file.fail(key, _unknown_key(key, known))
    if base_url is not None:
        tables["site"] = {**_table(file, tables, "site"), "base_url": base_url}
    site = _convert(file, "site", _table(file, tables, "site"), Site)
    sources = _folders(file, root, tables)
    if not site.title.strip():
        file.fail("site.title", 'is empty; write the name of the archive: title = "..."')
    where = None if base_url is None else "--base-url"
    return Config(
        site=msgspec.structs.replace(
            site, base_url=_base_url(file, site.base_url, where), repository=_repository(file, site.repository)
        ),
        sources=tuple(sources),
        given={path: one for path, one in sources.items() if one != Given()},
        publish=_convert(file, "publish", _table(file, tables, "publish"), Publish),
        budgets=_convert(file, "budgets", _table(file, tables, "budgets"), Budgets),
    )


def _read(path: Path) -> tuple[_File, dict[str, object]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = (
            f"{path}: not found, so this folder is not an archive; go to one, name it (site-builder build DIR), "
            f"or make a new one: site-builder init DIR"
        )
        raise SiteBuilderError(message) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"{path}:{line}: is not UTF-8; save the file with the encoding UTF-8"
        raise SiteBuilderError(message) from None
    file = _File(path, text)
    try:
        return file, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteBuilderError(_syntax(file, str(error))) from None


def _syntax(file: _File, message: str) -> str:
    """Return a message with the line where TOML ended, and that line as written."""
    at = _SYNTAX_AT.search(message)
    line = int(at[1]) if at and at[1] else max(len(file.lines), 1)
    said = _SYNTAX_AT.sub("", message)
    shown = file.lines[line - 1].strip()[:120] if line <= len(file.lines) else ""
    return f'{file.path}:{line}: {said}: {shown}\nTexts need quotes (title = "..."), tables stand in brackets ([site]).'


def _unknown(tables: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Yield each key that means nothing, with the names that would mean something there."""
    for table, content in tables.items():
        if table not in _TABLES:
            yield table, [*_TABLES, *(f"{known}.{name}" for known in _TABLES for name in _names(known))]
        elif isinstance(content, list) and table == "sources":
            names = [field.encode_name for field in msgspec.structs.fields(Folder)]
            known = {name for one in content if isinstance(one, dict) for name in one}
            yield from ((f"{table}.{name}", names) for name in sorted(known - set(names)))
        elif isinstance(content, dict):
            yield from ((f"{table}.{name}", _names(table)) for name in content if name not in _names(table))


def _names(table: str) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(_TABLES[table])]


def _unknown_key(key: str, known: list[str]) -> str:
    name = key.rpartition(".")[2]
    by_last = {candidate.rpartition(".")[2]: candidate for candidate in reversed(known)}
    near = get_close_matches(name, by_last, n=1)
    hint = f'did you mean "{by_last[near[0]]}"?' if near else f"known here: {', '.join(known)}."
    return f"unknown key: {hint} Correct it or delete it."


def _table(file: _File, tables: Mapping[str, object], name: str) -> dict[str, object]:
    content = tables.get(name, {})
    if not isinstance(content, dict):
        file.fail(name, f"is {content!r} but must be a table; write [{name}] on a line of its own")
    return content


def _convert(file: _File, table: str, content: Mapping[str, object], shape: type[_Shape], nth: int = 1) -> _Shape:
    try:
        shaped = msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        key, problem = _misfit(str(error), content, shape)
        file.fail(f"{table}.{key}", problem, nth)
    return shaped


def _misfit(said: str, content: Mapping[str, object], shape: type[Struct]) -> tuple[str, str]:
    """Return which key keeps `content` from being a `shape`, and what to do; `said`: the decoder's words."""
    if missing := _MISSING.search(said):
        return missing[1], f'is missing; write {missing[1]} = "..."'
    at = _AT.search(said)
    key = re.split(r"[.\[]", at[1])[0] if at else ""
    return key, f"is {content.get(key)!r} but must be {_wanted(shape, key)}"


_WANTED: Mapping[object, str] = MappingProxyType(
    {
        str: 'a text in quotes: "..."',
        str | None: 'a text in quotes: "..."',
        dict[str, str]: 'a table: {title = "name of a column", ...}',
        bool: "true or false, without quotes",
        Count: "a whole number above 0",
        Count | None: "a whole number above 0",
    }
)


def _wanted(shape: type[Struct], name: str) -> str:
    """Return, for people, what the field `name` takes."""
    kind = {field.encode_name: field.type for field in msgspec.structs.fields(shape)}.get(name)
    if kind in _WANTED:
        return _WANTED[kind]
    return " or ".join(f'"{value}"' for value in get_args(kind) if isinstance(value, str)) or 'a list: ["...", "..."]'


def _base_url(file: _File, url: str, where: str | None) -> str:
    """Return the base URL with a trailing slash; `where`: what to name in an error instead of the file."""
    problem = url_problem(url)
    if problem:
        message = f'"{url}" {problem}; write an absolute address such as "https://example.org/archive/"'
        if where:
            message = f"{where}: {message}"
            raise SiteBuilderError(message)
        file.fail("site.base_url", message)
    return url if url.endswith("/") else f"{url}/"


def _repository(file: _File, url: str) -> str:
    """Return the address of the archive's repository without a trailing slash, "" for none."""
    if problem := url and url_problem(url):
        file.fail("site.repository", f'"{url}" {problem}; write an address such as "https://github.com/owner/archive"')
    return url.rstrip("/")


def url_problem(url: str) -> str | None:
    """Return what keeps `url` from being a base URL, None when nothing does."""
    if not _URL_CHARACTERS.fullmatch(url):
        return "holds a blank or a letter that addresses cannot hold"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is not an address ({error})"
    checks = (
        (parts.scheme not in {"http", "https"}, "does not begin with http:// or https://"),
        (not host, "names no host"),
        ("@" in parts.netloc, "holds a user name"),
        ("?" in url or "#" in url, "holds a query or a fragment"),
        (bool(re.search(r"//|/\.{1,2}(/|$)|[\\<>\"'`{}|^]", parts.path)), "has a path that is not plain"),
    )
    return next((message for wrong, message in checks if wrong), None)


def _folders(file: _File, root: Path, tables: Mapping[str, object]) -> dict[str, Given]:
    """Return every source with what holds for it, from one [sources] table or several [[sources]]."""
    several = tables.get("sources")
    if isinstance(several, list):
        if not all(isinstance(one, dict) for one in several):
            file.fail("sources", "is a list of something else than tables; write [[sources]] on a line of its own")
        folders = [_convert(file, "sources", one, Folder, nth) for nth, one in enumerate(several, 1)]
        return {_source(file, root, one.path, n): _given(file, one, n) for n, one in enumerate(folders, 1)}
    sources = _convert(file, "sources", _table(file, tables, "sources"), Sources)
    if not sources.paths:
        file.fail("sources.paths", 'is empty; name at least one folder: paths = ["seeds"]')
    of_all = _given(file, sources, 1)
    return {_source(file, root, path, 1, "paths"): of_all for path in sources.paths}


def _given(file: _File, said: Sources | Folder, nth: int) -> Given:
    try:
        return given(said.outlet, said.province, said.author, said.tags, said.columns)
    except GivenError as error:
        file.fail(f"sources.{error.key}", str(error), nth)


def _source(file: _File, root: Path, path: str, nth: int, key: str = "path") -> str:
    """Return the path in its plain form: relative to the archive, inside it, there."""
    plain = PurePosixPath(path)
    if not path.strip() or plain.is_absolute() or ".." in plain.parts or "\\" in path or "\0" in path:
        file.fail(f"sources.{key}", f'"{path}" must lead to a folder inside the archive, such as "seeds"', nth)
    if not (root / plain).exists():
        file.fail(f"sources.{key}", f'"{path}" is not there; create that folder or correct its name', nth)
    return str(plain)
