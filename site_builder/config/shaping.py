"""A table of archive.toml -> its shape, with errors for people."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar, get_args

import msgspec
from msgspec import Struct

from site_builder.config.shapes import TABLES, Count, Folder
from site_builder.config.written import File

_Shape = TypeVar("_Shape", bound=Struct)

_AT = re.compile(r" - at `\$\.?([^`]*)`$")
_MISSING = re.compile(r"missing required field `(\w+)`")


def table(file: File, tables: Mapping[str, object], name: str) -> dict[str, object]:
    """Return the content of a table, {} where the file has none.  Raises SiteBuilderError when it is something else."""
    content = tables.get(name, {})
    if not isinstance(content, dict):
        file.fail(name, f"is {content!r}, which is no table; write [{name}] on a line of its own")
    return content


def convert(file: File, table: str, content: Mapping[str, object], shape: type[_Shape], nth: int = 1) -> _Shape:
    """Return a table's content as `shape`; `nth`: which of several of its name.  Raises SiteBuilderError if none."""
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
    return key, f"is {content.get(key)!r}; write {_wanted(shape, key)}"


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


def unknown(tables: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Yield each key that means nothing, with the names that would mean something there."""
    for table, content in tables.items():
        if table not in TABLES:
            yield table, [*TABLES, *(f"{known}.{name}" for known in TABLES for name in _names(known))]
        elif isinstance(content, list) and table == "sources":
            names = [field.encode_name for field in msgspec.structs.fields(Folder)]
            known = {name for one in content if isinstance(one, dict) for name in one}
            yield from ((f"{table}.{name}", names) for name in sorted(known - set(names)))
        elif isinstance(content, dict):
            yield from ((f"{table}.{name}", _names(table)) for name in content if name not in _names(table))


def _names(table: str) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(TABLES[table])]


def unknown_key(key: str, known: list[str]) -> str:
    """Return what to say of a key that means nothing, where `known` ones would."""
    name = key.rpartition(".")[2]
    by_last = {candidate.rpartition(".")[2]: candidate for candidate in reversed(known)}
    near = get_close_matches(name, by_last, n=1)
    hint = f'did you mean "{by_last[near[0]]}"?' if near else f"known here: {', '.join(known)}."
    return f"unknown key: {hint} Correct it or delete it."
