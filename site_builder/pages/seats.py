"""The offices of one unit with their holders, highest first."""

from msgspec import Struct

from site_builder import urls
from site_builder.gazetteer.bodies import leading, member
from site_builder.gazetteer.posts import rank
from site_builder.model import Holder, Office
from site_builder.pages.parts import Link
from site_builder.pages.view import View

_HIGHEST = 12


class Sitting(Struct, frozen=True):
    """A holder with the days of the first and the last article of each span."""

    link: Link
    status: str
    spans: tuple[tuple[str, str], ...]


class Seat(Struct, frozen=True):
    """An office and those who held it, newest first."""

    office: Link
    holders: tuple[Sitting, ...]


class Seats(Struct, frozen=True):
    """The offices of a unit: the highest, and the others."""

    highest: tuple[Seat, ...]
    others: tuple[Seat, ...]


def seats(view: View, unit: str) -> Seats | None:
    """Return the offices of a unit, given by its key: who leads it, others by rank, then seats; None if it has none."""
    offices = sorted(view.offices_in(unit), key=lambda office: _place(office.post))
    made = tuple(_seat(view, office) for office in offices)
    return Seats(made[:_HIGHEST], made[_HIGHEST:]) if made else None


def _place(post: str) -> tuple[bool, int, int, str]:
    return member(post), leading(post), rank(post), post


def _seat(view: View, office: Office) -> Seat:
    return Seat(Link(office.post, urls.office(office.key)), tuple(_sitting(view, one) for one in office.holders))


def _sitting(view: View, holder: Holder) -> Sitting:
    return Sitting(Link(view.name(holder.official), urls.official(holder.official)), holder.status, holder.spans)
