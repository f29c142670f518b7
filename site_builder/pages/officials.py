"""The officials in Vietnamese order, by given name as Vietnamese lists have them or by family name.

Each order is an index, cut by first letter when it is long.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import PER_PAGE, Face, Way, face, part, part_refs
from site_builder.pages.view import Officials, View


class Order(Struct, frozen=True):
    """An order of people: the kinds of its pages, its addresses, and the people by letter."""

    index: str
    letter: str
    url: str
    of_letter: Callable[[str], str]
    people: Callable[[View], Mapping[str, Officials]]


GIVEN = Order("officials", "letter", urls.OFFICIALS, urls.letter, lambda view: view.by_letter)
FAMILY = Order("families", "family", urls.FAMILIES, urls.family, lambda view: view.by_family)


class Group(Struct, frozen=True):
    """The officials whose name begins with a letter; `id` is its anchor."""

    letter: str
    id: str
    faces: tuple[Face, ...]


def _index_refs(order: Order, _view: View) -> Iterator[PageRef]:
    yield PageRef(order.index, "")


def _index(order: Order, view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the index: everyone when they fit on a page, else those seen most and the ways to each letter."""
    whole = _whole(view)
    context: dict[str, object] = {
        "total": len(view.most_seen),
        "by_family": order is FAMILY,
        "crumbs": _crumbs(order, view)[:-1],
        "letters": () if whole else letters(view, order),
        "groups": [_group(*group) for group in order.people(view).items()] if whole else (),
        "most_seen": () if whole else [face(official) for official in view.most_seen[:PER_PAGE]],
    }
    return Page(order.url, "officials.html", context)


def _letter_refs(order: Order, view: View) -> Iterator[PageRef]:
    """Yield a page for each letter, and the further parts of long lists, once the index no longer holds everyone."""
    if not _whole(view):
        for one, officials in order.people(view).items():
            yield from part_refs(order.letter, one, len(officials))


def _letter(order: Order, view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return the officials under a letter, or a further part of them."""
    url = order.of_letter(ref.key)
    officials, pager = part(url, order.people(view)[ref.key], ref.number)
    context: dict[str, object] = {
        "letter": ref.key,
        "by_family": order is FAMILY,
        "crumbs": _crumbs(order, view),
        # Without their numbers, and as they are once there are such pages: else one more official changes every page.
        "letters": [Way(one, order.of_letter(one), one == ref.key) for one in order.people(view)],
        "faces": tuple(map(face, officials)),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "letter.html", context)


def _crumbs(order: Order, view: View) -> list[tuple[str, str]]:
    """Return the pages above a letter; the last is the index that it is cut from."""
    above = [(view.words.gettext("Officials"), urls.OFFICIALS)]
    return [*above, (view.words.gettext("By family name"), urls.FAMILIES)] if order is FAMILY else above


def letters(view: View, order: Order = GIVEN) -> list[Way]:
    """Return the letters that have officials, with the places where those stand."""
    return [Way(one, _address(view, order, one)) for one in order.people(view)]


def _address(view: View, order: Order, one: str) -> str:
    return f"{order.url}#{urls.letter_anchor(one)}" if _whole(view) else order.of_letter(one)


def _whole(view: View) -> bool:
    return len(view.most_seen) <= PER_PAGE


def _group(one: str, officials: Officials) -> Group:
    return Group(one, urls.letter_anchor(one), tuple(map(face, officials)))


def _kinds(order: Order) -> tuple[Kind, Kind]:
    return (
        Kind(order.index, partial(_index_refs, order), partial(_index, order)),
        Kind(order.letter, partial(_letter_refs, order), partial(_letter, order)),
    )


KINDS = (*_kinds(GIVEN), *_kinds(FAMILY))
