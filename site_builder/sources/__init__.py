"""One module per input format: bytes -> Document."""

from site_builder.sources.formats import document, skimmed
from site_builder.sources.found import Content, duplicate_ids, inputs
from site_builder.sources.opening import read

__all__ = ["Content", "document", "duplicate_ids", "inputs", "read", "skimmed"]
