"""What holds for every test: the same examples on every run, and no time limits on them."""

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")
