"""One small archive, published once, of which every test disturbs a copy."""

from pathlib import Path

import pytest
import victims
from victims import Archive


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return victims.archive(tmp_path_factory.mktemp("published") / "archive")


@pytest.fixture
def archive(published: Archive, tmp_path: Path) -> Archive:
    return published.copied(tmp_path / "archive")
