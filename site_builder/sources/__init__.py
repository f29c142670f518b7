"""One module per input format: bytes -> Document."""

from site_builder.sources.formats import document
from site_builder.sources.found import duplicate_ids, inputs, read

__all__ = ["document", "duplicate_ids", "inputs", "read"]
