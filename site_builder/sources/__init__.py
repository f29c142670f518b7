"""One module per input format: bytes -> Document."""

from site_builder.sources.formats import document
from site_builder.sources.found import duplicate_ids, inputs, read
from site_builder.sources.identity import Found

__all__ = ["Found", "document", "duplicate_ids", "inputs", "read"]
