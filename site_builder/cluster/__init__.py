"""Work sent to the workers of a Dask cluster, which share no memory and no disk with this machine.

What all chunks need travels to each worker once, a chunk's parcel with its task.  The store and the site stay here.  A
task is a pure function, so that what a lost worker had in hand is made again by another.
"""

from site_builder.cluster.runner import PATIENCE, Cluster

__all__ = ["PATIENCE", "Cluster"]
