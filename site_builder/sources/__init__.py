"""One module per input format: bytes -> Document."""

from site_builder.sources.found import Found, duplicate_ids, inputs, read
from site_builder.sources.formats import document

__all__ = ["Found", "document", "duplicate_ids", "inputs", "read"]
