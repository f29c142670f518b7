"""Work sent to processes."""

import os

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.parallel import chunked, run


def double(shared: int, chunk: list[int]) -> list[int]:
    return [shared * item for item in chunk]


def die(_shared: None, chunk: list[int]) -> list[int]:
    if 3 in chunk:
        os._exit(9)
    return chunk


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_chunks_whatever_the_number_of_processes(jobs: int) -> None:
    results = list(run(double, 2, chunked(list(range(100)), 7), jobs))

    assert [2 * i for i in range(100)] == [item for result in results for item in result]


def test_chunks_cover_every_item_once() -> None:
    assert [[0, 1, 2], [3, 4, 5], [6]] == [list(chunk) for chunk in chunked(range(7), 3)]


def test_a_worker_that_dies_ends_the_build_with_a_message() -> None:
    with pytest.raises(SiteBuilderError, match="worker process ended unexpectedly"):
        list(run(die, None, [[1], [2], [3], [4]], 2))
