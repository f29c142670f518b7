"""Counts -> a few shades, told apart by eye and named by what they stand for."""

from collections.abc import Iterable
from math import ceil, log

from msgspec import Struct

STEPS = 5
_FEW = 8


class Shade(Struct, frozen=True):
    """One shade (0: none, STEPS: the most) and the counts that it stands for, both included."""

    step: int
    least: int
    most: int

    @property
    def several(self) -> bool:
        """Tell whether it stands for more counts than one."""
        return self.most > self.least


def shade(count: int, most: int) -> int:
    """Return the shade of a count among counts of which the largest is `most`.

    Each shade spans the same ratio of counts, as those of an archive differ by hundreds: 0 is none, STEPS the most,
    unless the most is so little that the darkest would shout.
    """
    if count <= 0:
        return 0
    return max(1, ceil(STEPS * log(1 + count) / log(1 + max(most, _FEW)) - 1e-9)) if most > 0 else 0


def legend(counts: Iterable[int]) -> tuple[Shade, ...]:
    """Return the shades that occur among the counts, lightest first, each with the smallest and largest count in it."""
    every = sorted(counts)
    most = every[-1] if every else 0
    steps = [(shade(count, most), count) for count in every]
    present = sorted({step for step, _ in steps})
    inside = {step: [count for one, count in steps if one == step] for step in present}
    return tuple(Shade(step, inside[step][0], inside[step][-1]) for step in present)
