"""What was worked out of runs of things is kept, and worked out again only for the runs that changed."""

import random
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from site_builder.memo import Memo
from site_builder.packed import Packed, packed


class Thing(Struct):
    """A thing."""

    name: str
    number: int = 0


class Named(Struct):
    """What is told of it."""

    name: str


def things(names: Iterable[object]) -> Packed[Thing]:
    return packed(Thing, [Thing(str(name)) for name in names])


class Shout:
    """Joins names in capitals, and counts how many names it was given."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, some: Iterable[Named]) -> bytes:
        names = [one.name.upper() for one in some]
        self.seen += len(names)
        return " ".join(names).encode()


def shouted(memo: Memo, of: Packed[Thing], shout: Shout) -> str:
    return b" ".join(memo.each("shout", of, Named, shout)).decode()


def after(memo: Memo) -> Memo:
    """Return the memo of the next build."""
    kept = memo.packed()
    assert kept
    return Memo(kept)


def test_nothing_is_worked_out_again_of_what_is_as_it_was() -> None:
    first, shout, of = Memo(), Shout(), things(range(1000))
    expected = shouted(first, of, Shout())

    again = after(first)

    assert expected == shouted(again, of, shout)
    assert 0 == shout.seen
    assert None is again.packed()


def test_one_thing_more_changes_the_runs_beside_it_only() -> None:
    names = [f"{n:04}" for n in range(1000)]
    first = Memo()
    shouted(first, things(names), Shout())
    shout = Shout()

    found = shouted(after(first), things(sorted([*names, "0500a"])), shout)

    assert " ".join(sorted([*names, "0500a"])).upper() == found
    assert 0 < shout.seen < 500


def test_through_any_changes_the_results_are_those_of_a_first_build() -> None:
    rng, memo = random.Random(3), Memo()
    names = [f"{n}" for n in range(300)]
    for _ in range(20):
        for _ in range(rng.randrange(4)):
            names[rng.randrange(300) : rng.randrange(300)] = [f"{rng.random()}"]

        found = shouted(memo, things(names), Shout())

        assert " ".join(names) == found
        memo = Memo(memo.packed() or msgspec.msgpack.encode({}))


def test_what_follows_from_something_beside_is_made_again_with_it() -> None:
    of, first = things(range(300)), Memo()
    runs = len(of.runs())
    [*first.each("shout", of, Named, Shout(), [b"a"] * runs)]
    shout, again = Shout(), after(first)

    [*again.each("shout", of, Named, shout, [b"a"] * (runs - 1) + [b"b"])]

    assert of.runs()[-1].end - of.runs()[-1].start == shout.seen


def test_what_is_not_used_is_forgotten() -> None:
    first = Memo()
    first.of(b"old", lambda: b"1")
    second = after(first)
    second.of(b"new", lambda: b"2")

    third = after(second)

    assert b"3" == third.of(b"old", lambda: b"3")


def test_things_are_told_in_the_smaller_form_where_that_says_enough() -> None:
    whole, light = packed(Thing, [Thing("a", 1)]), packed(Named, [Named("b")])
    whole.light = light

    assert [Named("b")] == [*whole.told(Named)]
    assert Named("b") == whole.teller(Named)(0)
    assert [Thing("a", 1)] == [*whole.told(Thing)]
