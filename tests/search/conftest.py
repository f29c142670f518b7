"""The five seeds, indexed once."""

from pathlib import Path

import pytest
from asking import index, seed_stories, write


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(index(seed_stories()), tmp_path_factory.mktemp("seeds"))
