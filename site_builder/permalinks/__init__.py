"""Addresses that last: permalinks.jsonl in the archive's folder records every address ever published.

Pure functions over that ledger and the pages of a build.  A build settles the ledger before it makes anything: an
address without a page leads to the page that took its place, or says why there is none, or the build stops.  After a
build, what it published is recorded.
"""

from site_builder.permalinks.changes import changed
from site_builder.permalinks.edits import forget, plain, redirect, remove, successors
from site_builder.permalinks.kept import Kept, kept
from site_builder.permalinks.ledger import (
    NAME,
    Ledger,
    Link,
    begin,
    begun,
    load,
    published_with,
    recover,
    save,
    written,
)
from site_builder.permalinks.planned import Planned, planned
from site_builder.permalinks.recorded import published, recorded
from site_builder.permalinks.refusal import refusal
from site_builder.permalinks.settled import Settled, settled
from site_builder.permalinks.stand_ins import stand_ins

__all__ = [
    "NAME", "Kept", "Ledger", "Link", "Planned", "Settled", "begin", "begun", "changed", "forget", "kept", "load",
    "plain", "planned", "published", "published_with", "recorded", "recover", "redirect", "refusal", "remove", "save",
    "settled", "stand_ins", "successors", "written",
]  # fmt: skip
