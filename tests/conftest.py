"""What holds for every test: the same examples on every run, no time limits on them, programs compiled once."""

import os
import sys

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

# Tests start the program hundreds of times; where Python may not keep what it compiles, each start compiles it all.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
