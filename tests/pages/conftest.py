"""The archive of the five seed articles."""

from collections.abc import Callable

import pytest
from building import Built
from made import seed_articles


@pytest.fixture(scope="session")
def build() -> Callable[..., Built]:
    return Built


@pytest.fixture(scope="session")
def seeds() -> Built:
    return Built(seed_articles())
