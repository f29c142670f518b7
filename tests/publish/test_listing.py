"""A listing in columns says what a plain table of the same paths would."""

import random

from site_builder.publish.listing import Listing, unpacked
from site_builder.stamps import NEVER, Stamp


def stamp(number: int) -> Stamp:
    return Stamp(0o100644, number, number * 10**9 + 1, (1 << 64) - 1 - number, f"{number:064x}")


def table(listing: Listing) -> dict[str, Stamp | None]:
    return {path: listing.stamp(path) for path in listing.paths}


def test_whatever_changes_a_listing_holds_the_same_as_a_table_and_comes_back_as_it_was_kept() -> None:
    numbers = random.Random(1)
    expected: dict[str, Stamp | None] = {}
    listing = Listing()
    for step in range(200):
        names = [f"{numbers.choice('abđ')}/{numbers.randrange(12)}" for _ in range(numbers.choice([0, 1, 3, 30]))]
        changes = {name: numbers.choice([None, stamp(step), stamp(numbers.randrange(9))]) for name in names}
        expected = {path: one for path, one in {**expected, **changes}.items() if one}
        before, listing = table(listing), listing.changed(changes)

        assert {path: expected[path] for path in sorted(expected)} == table(listing)
        assert sorted(expected) == listing.paths
        assert listing == unpacked(listing.packed())
        assert before.keys() - changes.keys() <= expected.keys()


def test_what_changed_within_the_last_moments_is_like_no_file_but_keeps_its_inode() -> None:
    listing = Listing().changed({"early": stamp(1), "late": stamp(100)})

    settled = listing.settled(100 * 10**9 + 2)

    assert (stamp(1).size, NEVER) == tuple(settled.sizes)
    assert (stamp(1).inode, stamp(100).inode) == tuple(settled.inodes)
    assert (stamp(1).size, stamp(100).size) == tuple(listing.sizes)


def test_a_path_that_is_not_listed_has_neither_stamp_nor_inode_nor_hash() -> None:
    listing = Listing().changed({"a": stamp(1)})

    assert (None, None, "") == (listing.stamp("b"), listing.inode("b"), listing.sha256("b"))
