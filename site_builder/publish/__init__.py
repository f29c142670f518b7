"""Files -> the published folder: staged beside it, swapped in at once, writing only what changed; and the checks.

The only room that writes into a site.
"""

from site_builder.publish.manifest import MANIFEST
from site_builder.publish.publisher import Publisher, Result, noted
from site_builder.publish.stage import Stage

__all__ = ["MANIFEST", "Publisher", "Result", "Stage", "noted"]
