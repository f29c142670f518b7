"""Archives and sites that lie elsewhere: in an object store, or on any file system that fsspec knows.

An archive is copied here before a build, a site is sent there after it; between the two, all is as on one machine.
"""

from site_builder.elsewhere.near import near

__all__ = ["near"]
