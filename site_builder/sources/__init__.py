"""One module per input format: bytes -> Document."""

from site_builder.sources.attached import hashed
from site_builder.sources.formats import document, skimmed
from site_builder.sources.found import Content, duplicate_ids, inputs
from site_builder.sources.opening import read
from site_builder.sources.publishable import Checked, checked, content

__all__ = [
    "Checked",
    "Content",
    "checked",
    "content",
    "document",
    "duplicate_ids",
    "hashed",
    "inputs",
    "read",
    "skimmed",
]
