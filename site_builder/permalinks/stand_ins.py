"""The pages at addresses that have none any more: one that leads on, one that says why there is nothing."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.model import Page
from site_builder.permalinks.ledger import Link
from site_builder.permalinks.settled import Settled

_LISTS = {"official": urls.OFFICIALS, "office": urls.OFFICIALS, "article": urls.DATES}


def stand_ins(settled: Settled) -> Iterator[Page]:
    """Yield a page for every address that leads elsewhere or is gone."""
    for address, end in sorted(settled.moved.items()):
        yield Page(address, "moved.html", {"to": end, "way": urls.way(address, end)})
    for address, link in sorted(settled.gone.items()):
        yield Page(address, "gone.html", _why(link))


def _why(link: Link) -> dict[str, object]:
    kind = link.kind if link.kind in _LISTS else "page"
    return {"kind": kind, "name": link.name, "reason": link.gone, "above": _LISTS.get(link.kind, urls.PROVINCES)}
