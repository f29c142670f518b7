"""What the downloads' tables, columns and keys are called, hold and mean: said once, for files, databases and pages."""

from site_builder.tables.of_articles import ARTICLES, CORRECTIONS, POSTS, SET_ASIDE, TEXT
from site_builder.tables.of_files import FILES
from site_builder.tables.of_officials import COMPANIONS, OFFICIALS, TERMS
from site_builder.tables.of_pages import PAGES
from site_builder.tables.of_places import PLACES
from site_builder.tables.of_statements import STATEMENTS
from site_builder.tables.offers import Offer, offer
from site_builder.tables.shapes import Cell, Column, Each, Keys, Row, Table

__all__ = ["FILES", "PAGES", "TABLES", "TEXT", "Cell", "Column", "Each", "Keys", "Offer", "Row", "Table", "offer"]

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
