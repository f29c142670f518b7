"""What the downloads' tables and columns are called, hold and mean: said once, for files, databases and pages."""

from site_builder.tables.of_articles import ARTICLES, CORRECTIONS, POSTS, SET_ASIDE
from site_builder.tables.of_officials import COMPANIONS, OFFICIALS, TERMS
from site_builder.tables.of_places import PLACES
from site_builder.tables.shapes import Cell, Column, Row, Table

__all__ = ["SMALL", "TABLES", "Cell", "Column", "Row", "Table"]

TABLES: tuple[Table, ...] = (ARTICLES, OFFICIALS, TERMS, POSTS, COMPANIONS, PLACES, CORRECTIONS, SET_ASIDE)

SMALL = 2000  # articles up to which the database holds their texts too, if archive.toml does not say
