"""The search index: article texts -> counts -> files that static/search/engine.js reads piece by piece.

counts(article)        pure, one article at a time: any process may do it, a cache may keep it
files(archive, counts) everything under search/, and data/lunr-index.json for small archives
"""

from site_builder.search.index import files
from site_builder.search.tally import counts

__all__ = ["counts", "files"]
