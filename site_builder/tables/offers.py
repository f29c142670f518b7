"""Which tables an archive publishes, and in what form: small ones as they are, those of large archives compressed."""

from typing import Literal

from msgspec import Struct

from site_builder.model import Site

SMALL = 2000  # articles up to which there is everything, if archive.toml does not say

# What grows with the archive.  The table of whole articles is the archive itself, and stays as it is unless asked.
_LARGE = frozenset(
    {
        *("statements.jsonl", "statements.csv", "posts.jsonl", "posts.csv", "articles.csv", "readings.jsonl"),
        *("officials.jsonl", "officials.csv", "terms.jsonl", "terms.csv", "companions.jsonl", "companions.csv"),
        "followthemoney.jsonl",
    }
)
_ARTICLES = "articles.jsonl"
_PACKED = ".gz"


class Offer(Struct, frozen=True):
    """What is published of the tables.

    `flat`: whether as CSV and FollowTheMoney too; `database`: whether as a database, and with the texts or without.
    """

    flat: bool
    database: Literal["full", "facts", "none"]
    packed: frozenset[str] = frozenset()  # names of the files that are compressed

    def path(self, path: str) -> str:
        """Return where a file is published that has this path when it is not compressed."""
        return f"{path}{_PACKED}" if path.rpartition("/")[2] in self.packed else path


def offer(site: Site, articles: int) -> Offer:
    """Return what an archive of so many articles publishes."""
    large = articles > SMALL
    match site.tables:
        case "full" | "facts":
            return Offer(flat=True, database=site.tables)
        case "auto" if not large:
            return Offer(flat=True, database="full")
        case "none":
            return Offer(flat=False, database="none", packed=_LARGE if large else frozenset())
        case "packed":
            return Offer(flat=True, database="none", packed=_LARGE | {_ARTICLES})
        case _:
            return Offer(flat=True, database="none", packed=_LARGE)
