"""Whatever a file was made into, it is on the site or set aside by name, and the rest of the archive is whole."""

from pathlib import Path

import pytest
from amount import amount, figure
from batches import damaged, kept, lay, smallest, wrong

BATCH = amount(100, 250)  # files of one archive


@pytest.mark.parametrize("batch", range(amount(1, 40)))
def test_every_damaged_file_is_an_article_or_set_aside_by_name(batch: int, tmp_path: Path) -> None:
    seed = f"inputs-{batch}"
    files = damaged(seed, BATCH)

    found = wrong(lay(tmp_path / "archive", files))

    figure(f"damaged inputs: {BATCH} of seed {seed}, {len(found)} problem(s)")
    assert [] == found, kept(seed, smallest(tmp_path / "smaller", files))
