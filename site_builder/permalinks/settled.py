"""The ledger against a build's pages: which old addresses lead elsewhere, which say why there is none, which are lost.

An address without a page leads to the page that now has its key: an article's new title or day changes its address, not
its id.  An official's page is found by the articles that name the person.  Next counts what a person wrote into the
ledger (`to`, `gone`).  A list of dates or letters gives way to the list above it; any other address is lost, which a
build refuses.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from site_builder import urls
from site_builder.errors import SiteBuilderError
from site_builder.model import Archive, Record
from site_builder.packed import by_id
from site_builder.permalinks.ledger import NAME, Kind, Ledger, Link
from site_builder.permalinks.planned import Planned

_LISTS = frozenset({"year", "month", "day", "undated", "letter", "family", "coverage_year"})
_ABOVE: Mapping[Kind, str] = MappingProxyType(
    {"letter": urls.OFFICIALS, "family": urls.FAMILIES, "coverage_year": urls.COVERAGE}
)
_ALWAYS = frozenset(
    {urls.PROVINCES, urls.OFFICIALS, urls.DATES, urls.SEARCH, urls.ABOUT, urls.DATA, urls.COVERAGE, urls.CITE}
)


class Settled(Struct, frozen=True):
    """What becomes of the addresses that have no page in a build."""

    moved: Mapping[str, str]  # address -> address of a page, or of one that is gone
    gone: Mapping[str, Link]
    lost: Mapping[str, Link]


def settled(ledger: Ledger, archive: Archive, plan: Planned) -> Settled:
    """Settle every address of the ledger.  Raises SiteBuilderError for redirections that run in a circle."""
    missing = [address for address in ledger if address not in plan.pages]
    found = _Settling(ledger, archive, plan) if missing else None
    ends = {address: found.end(address) for address in missing} if found else {}
    return Settled(
        moved={a: end for a, end in ends.items() if end and end != a} | dict(_parts(ledger, plan, ends)),
        gone={address: ledger[address] for address, end in ends.items() if end == address},
        lost={address: ledger[address] for address, end in ends.items() if end is None},
    )


def _parts(ledger: Ledger, plan: Planned, ends: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield the further pages that a list once filled, each leading to the list, or to where that went."""
    for address, link in ledger.items():
        if link.parts > 1 and link.parts > (now := plan.parts.get(address, 1)):
            end = ends.get(address) or address
            yield from ((urls.paged(address, number), end) for number in range(now + 1, link.parts + 1))


class _Settling:
    """Follows addresses to where they end."""

    def __init__(self, ledger: Ledger, archive: Archive, plan: Planned) -> None:
        self._ledger, self._archive, self._plan = ledger, archive, plan
        self._now = plan.addresses()
        self._records = by_id(Record, archive.records)

    def end(self, address: str) -> str | None:
        """Return the page at which an address ends, itself when it is gone; None when it is lost."""
        passed = [address]
        while passed[-1] not in self._plan.pages and passed[-1] not in _ALWAYS:
            link = self._ledger.get(passed[-1])
            after = self._next(link) if link else None
            if after is None:
                return passed[-1] if link and link.gone else None
            if after in passed:
                message = f"{NAME}: {' -> '.join([*passed, after])} runs in a circle; let one of them lead to a page"
                raise SiteBuilderError(message)
            passed.append(after)
        return passed[-1]

    def _next(self, link: Link) -> str | None:
        """Return the address that an address without a page leads to."""
        if link.kind == "article":
            return self._now.get((link.kind, link.key)) or link.to
        if link.to or link.gone:
            return link.to
        if link.kind == "official":
            return self._official(link)
        return self._above(link) if link.kind in _LISTS else None

    def _official(self, link: Link) -> str | None:
        """Return the page of the person whom the ledger's articles name."""
        records = (self._records.get(id_) for id_ in link.articles)
        people = (person for record in records if record for person in record.people)
        keys = (person.key for person in people if person.name == link.name and person.key)
        return next(map(urls.official, keys), None)

    def _above(self, link: Link) -> str:
        """Return the nearest list above a list of dates or letters that the site has."""
        if link.kind in _ABOVE:
            return _ABOVE[link.kind]
        month, year = ("month", link.key[:7]), ("year", link.key[:4])
        above: list[tuple[Kind, str]] = [month, year]  # type: ignore[list-item]  # literals in a tuple
        return next((self._now[page] for page in above if page in self._now), urls.DATES)
