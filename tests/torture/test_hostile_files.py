"""Whatever stands in a file that the program reads, it says what is wrong or goes on; `make fuzz` looks much longer."""

import pytest
from amount import amount
from mutating import Damage
from targets import TARGETS, healthy


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_a_file_may_hold_breaks_what_reads_it(target: str) -> None:
    damage, whole = Damage(f"target-{target}"), healthy(target)

    for data in whole:
        assert 0 < TARGETS[target](data)
    for _ in range(amount(12, 2000)):
        TARGETS[target](damage.damaged(damage.random.choice(whole))[:20_000])
