"""The search index: article texts -> counts -> files that static/search/engine.js reads piece by piece.

counts(article)   pure, one article at a time: any process may do it, a cache may keep it
index             the steps from counts to files, which building/indexing.py runs in processes
"""

from site_builder.search.tally import counts

__all__ = ["counts"]
