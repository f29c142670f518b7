"""What stands above the body of a .md file: YAML between ---, TOML between +++, or a JSON object."""

import json
import re
import tomllib
from datetime import date, datetime, time

import yaml
from msgspec import Struct

from site_builder.errors import SetAsideError
from site_builder.sources.declared import Declared, declared
from site_builder.sources.page import NOTHING
from site_builder.words import remark

_YAML = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPEN = re.compile(r"(---|\+\+\+)[ \t]*\r?\n[ \t]*[\w-]+[ \t]*[:=]")
_JSON = re.compile(r'\{\s*"')
_TOML_LINE = re.compile(r"\(at line (\d+)")


class Front(Struct, frozen=True):
    """What front matter declares, and where the body begins."""

    declared: Declared = NOTHING
    end: int = 0


def front_matter(text: str) -> Front:
    """Return the front matter of a file; raise SetAsideError with the line for one that cannot be read."""
    if found := _YAML.match(text):
        return Front(declared(_yaml(found[1])), found.end())
    if found := _TOML.match(text):
        return Front(declared(_toml(found[1])), found.end())
    if _JSON.match(text):
        values, end = _json(text)
        return Front(declared(values), end)
    if found := _OPEN.match(text):
        message = remark(
            'front matter: no closing "%(mark)s"; end it with a line of its own that says %(mark)s', mark=found[1]
        )
        raise SetAsideError(message, 1)
    return Front()


class _Plain(yaml.CSafeLoader):
    """Safe YAML whose dates stay text, so that an impossible one can be named and none gains a precision."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _yaml(front: str) -> dict[str, object]:
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, Loader=yaml.CSafeLoader)):
            message = remark("front matter: YAML aliases (*name) are not read; write the value itself")
            raise SetAsideError(message, 1)
        values = yaml.load(front, Loader=_Plain)  # noqa: S506 - _Plain is a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = remark(
            'front matter: not YAML (%(why)s); write one "key: value" per line',
            why=getattr(error, "problem", None) or error,
        )
        raise SetAsideError(message, mark.line + 2 if mark else 1) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        message = remark('front matter: no keys; write one "key: value" per line')
        raise SetAsideError(message, 1)
    return {str(key): value for key, value in values.items()}


def _toml(front: str) -> dict[str, object]:
    try:
        return {key: _plain(value) for key, value in tomllib.loads(front).items()}
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        message = remark('front matter: not TOML (%(why)s); write one "key = value" per line', why=error)
        raise SetAsideError(message, int(line[1]) + 1 if line else 1) from None


def _plain(value: object) -> object:
    """Return a value with its dates as texts, so that none gains a precision."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _json(text: str) -> tuple[dict[str, object], int]:
    """Return a JSON object at the top of a text and where it ends, its line included."""
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        message = remark("front matter: not JSON; put the object's keys and texts into quotation marks")
        raise SetAsideError(message, getattr(error, "lineno", 1)) from None
    return values, end + len(text[end:]) - len(text[end:].lstrip(" \t\r\n"))
