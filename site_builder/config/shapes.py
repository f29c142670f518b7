"""What archive.toml may say: its tables and their keys."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Struct

from site_builder.model import Given, Site

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
TABLES: Mapping[str, type[Struct]] = {
    "site": Site,
    "sources": Sources,
    "publish": Publish,
    "budgets": Budgets,
}
