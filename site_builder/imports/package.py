"""datapackage.json -> archive.toml: what the archive is called and where it was published."""

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from site_builder import config
from site_builder.errors import SiteBuilderError
from site_builder.imports.places import DESCRIPTION, Place
from site_builder.imports.toml import quoted

_NOWHERE = "https://example.org/archive/"
_GIT = "/public/\n/.public.site-builder/\n/.site-builder/\n"
_LONGEST = 2000  # characters of a title and the like


class _Named(Struct, frozen=True):
    title: str = ""


class _Package(Struct, frozen=True):
    title: str = ""
    description: str = ""
    homepage: str = ""
    language: str = "vi"
    licenses: tuple[_Named, ...] = ()
    sources: tuple[_Named, ...] = ()


def write(data: Place, folder: Path) -> None:
    """Write archive.toml into a new archive.  Raises SiteBuilderError for a description that is none."""
    try:
        package = msgspec.json.decode(data.whole(DESCRIPTION), type=_Package)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{DESCRIPTION}: not the description of published data ({error}); take the file anew from the site"
        raise SiteBuilderError(message) from error
    usable = package.homepage and not config.url_problem(package.homepage)
    values = {
        "title": _line(package.title) or "Archive",
        "base_url": package.homepage if usable else _NOWHERE,
        "language": package.language if package.language in {"vi", "en"} else "vi",
        "description": "" if package.description == package.title else _line(package.description),
        "licence": _first(package.licenses),
        "attribution": _first(package.sources),
    }
    said = "".join(f"{key} = {quoted(value)}\n" for key, value in values.items() if value)
    (folder / config.NAME).write_text(f'[site]\n{said}\n[sources]\npaths = ["seeds"]\n', "utf-8")
    (folder / ".gitignore").write_text(_GIT, "utf-8")


def _first(named: Sequence[_Named]) -> str:
    return _line(named[0].title) if named else ""


def _line(text: str) -> str:
    """Return a text on one line, of a sensible length."""
    return " ".join(json.loads(json.dumps(text)).split())[:_LONGEST]
