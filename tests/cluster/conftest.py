"""One cluster of two worker processes for all tests that need one."""

from collections.abc import Iterator

import pytest
from workers import Workers


@pytest.fixture(scope="session")
def session_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with Workers(tmp_path_factory.mktemp("dask"), 2) as started:
        yield started


@pytest.fixture
def workers(session_workers: Workers) -> Workers:
    """Return the cluster with two workers, also after a test that killed one."""
    while len(session_workers.running) < 2:
        session_workers.start()
    return session_workers
