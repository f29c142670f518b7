"""The index of officials in Vietnamese order of their given names, cut by first letter when it is long."""

from collections.abc import Iterator

from msgspec import Struct

from site_builder import urls
from site_builder.model import Page, PageRef
from site_builder.pages.kinds import Fetch, Kind
from site_builder.pages.parts import PER_PAGE, Face, Link, face, part, part_refs
from site_builder.pages.view import Officials, View

INDEX, LETTER = "officials", "letter"


class Group(Struct, frozen=True):
    """The officials whose given name begins with a letter; `id` is its anchor."""

    letter: str
    id: str
    faces: tuple[Face, ...]


def index_refs(_view: View) -> Iterator[PageRef]:
    """Yield the one index."""
    yield PageRef(INDEX, "")


def index(view: View, _ref: PageRef, _fetch: Fetch) -> Page:
    """Return the index: everyone when they fit on a page, else those seen most and the ways to each letter."""
    whole = _whole(view)
    context: dict[str, object] = {
        "total": len(view.most_seen),
        "letters": () if whole else letters(view),
        "groups": [_group(*group) for group in view.by_letter.items()] if whole else (),
        "most_seen": () if whole else [face(official) for official in view.most_seen[:PER_PAGE]],
    }
    return Page(urls.OFFICIALS, "officials.html", context)


def letter_refs(view: View) -> Iterator[PageRef]:
    """Yield a page for each letter, and the further parts of long lists, once the index no longer holds everyone."""
    if not _whole(view):
        for one, officials in view.by_letter.items():
            yield from part_refs(LETTER, one, len(officials))


def letter(view: View, ref: PageRef, _fetch: Fetch) -> Page:
    """Return the officials under a letter, or a further part of them."""
    url = urls.letter(ref.key)
    officials, pager = part(url, view.by_letter[ref.key], ref.number)
    context: dict[str, object] = {
        "letter": ref.key,
        "letters": letters(view),
        "faces": tuple(map(face, officials)),
        "pager": pager,
    }
    return Page(urls.paged(url, ref.number), "letter.html", context)


def letters(view: View) -> list[Link]:
    """Return the letters that have officials, with the places where those stand."""
    return [Link(one, _address(view, one), len(officials)) for one, officials in view.by_letter.items()]


def _address(view: View, one: str) -> str:
    return f"{urls.OFFICIALS}#{urls.letter_anchor(one)}" if _whole(view) else urls.letter(one)


def _whole(view: View) -> bool:
    return len(view.most_seen) <= PER_PAGE


def _group(one: str, officials: Officials) -> Group:
    return Group(one, urls.letter_anchor(one), tuple(map(face, officials)))


KINDS = (Kind(INDEX, index_refs, index), Kind(LETTER, letter_refs, letter))
