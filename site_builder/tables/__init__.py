"""What the downloads' tables, columns and keys are called, hold and mean: said once, for files, databases and pages."""

from typing import Literal

from site_builder.model import Site
from site_builder.tables.of_articles import ARTICLES, CORRECTIONS, POSTS, SET_ASIDE, TEXT
from site_builder.tables.of_files import FILES
from site_builder.tables.of_officials import COMPANIONS, OFFICIALS, TERMS
from site_builder.tables.of_pages import PAGES
from site_builder.tables.of_places import PLACES
from site_builder.tables.of_statements import STATEMENTS
from site_builder.tables.shapes import Cell, Column, Keys, Row, Table

__all__ = ["FILES", "PAGES", "SMALL", "TABLES", "TEXT", "Cell", "Column", "Keys", "Row", "Table", "extent"]

TABLES: tuple[Table, ...] = (
    ARTICLES,
    OFFICIALS,
    TERMS,
    POSTS,
    STATEMENTS,
    COMPANIONS,
    PLACES,
    CORRECTIONS,
    SET_ASIDE,
)

SMALL = 2000  # articles up to which there is everything, if archive.toml does not say

Extent = Literal["full", "facts", "none"]


def extent(site: Site, articles: int) -> Extent:
    """Return what is published of the flat tables: with the texts in the database, without, or nothing."""
    if site.tables == "auto":
        return "full" if articles <= SMALL else "none"
    return site.tables
