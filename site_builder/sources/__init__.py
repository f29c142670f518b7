"""One module per input format: bytes -> Document."""

from site_builder.sources.attached import hashed, is_attachment
from site_builder.sources.formats import document, skimmed
from site_builder.sources.found import Content, duplicate_ids, inputs
from site_builder.sources.naming import below, named
from site_builder.sources.opening import LARGEST, read
from site_builder.sources.publishable import Checked, attachment, checked, content

__all__ = [
    "LARGEST",
    "Checked",
    "Content",
    "attachment",
    "below",
    "checked",
    "content",
    "document",
    "duplicate_ids",
    "hashed",
    "inputs",
    "is_attachment",
    "named",
    "read",
    "skimmed",
]
