"""archive.toml -> Config, with errors that name the line, the key, the value and what to do."""

from pathlib import Path

import msgspec

from site_builder.config import addresses
from site_builder.config.addresses import url_problem, url_refusal
from site_builder.config.folders import folders
from site_builder.config.shapes import Budgets, Config, Folder, Publish, Sources
from site_builder.config.shaping import convert, table, unknown, unknown_key
from site_builder.config.written import read
from site_builder.model import Given, Site

__all__ = ["FOLDERS", "NAME", "Budgets", "Config", "Folder", "Publish", "Sources", "load", "url_problem", "url_refusal"]

NAME = "archive.toml"
FOLDERS = ("corrections", "templates", "static", "locale")  # of an archive, besides its sources


def load(root: Path, base_url: str | None = None) -> Config:
    """Read the configuration of the archive in `root`; `base_url`, when given, replaces the one written there.

    Raises SiteBuilderError when archive.toml is missing, is not TOML, or says something that cannot be.
    """
    path = root / NAME
    file, tables = read(path)
    for key, known in unknown(tables):
        file.fail(key, unknown_key(key, known))
    if base_url is not None:
        tables["site"] = {**table(file, tables, "site"), "base_url": base_url}
    site = convert(file, "site", table(file, tables, "site"), Site)
    sources = folders(file, root, tables)
    if not site.title.strip():
        file.fail("site.title", 'is empty; write the name of the archive: title = "..."')
    of_site = msgspec.structs.replace(
        site,
        base_url=addresses.base_url(file, site.base_url, None if base_url is None else "--base-url"),
        repository=addresses.repository(file, site.repository),
    )
    return Config(
        site=of_site,
        sources=tuple(sources),
        given={path: one for path, one in sources.items() if one != Given()},
        publish=convert(file, "publish", table(file, tables, "publish"), Publish),
        budgets=convert(file, "budgets", table(file, tables, "budgets"), Budgets),
    )
