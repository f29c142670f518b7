"""All that a build asks of the ledger, at once."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from site_builder.errors import SiteBuilderError
from site_builder.memo import Memo
from site_builder.model import Archive, Page, PageRef
from site_builder.permalinks.ledger import Ledger
from site_builder.permalinks.planned import Planned, planned
from site_builder.permalinks.recorded import recorded
from site_builder.permalinks.refusal import refusal
from site_builder.permalinks.settled import settled
from site_builder.permalinks.stand_ins import stand_ins


class Kept(Struct, frozen=True):
    """What a build makes of the ledger."""

    moved: Mapping[str, str]  # old addresses with the new ones
    gone: Mapping[str, tuple[str, str]]  # old addresses with the name of what was there, and the reason
    pages: tuple[Page, ...]  # at the addresses that have none any more
    ledger: Ledger  # to be recorded after the build; the very same one when there is nothing new
    plan: Planned
    unrecorded: int  # addresses that are published and not in the ledger yet


def kept(  # noqa: PLR0913 - what a build has at hand
    ledger: Ledger,
    archive: Archive,
    refs: Iterable[PageRef],
    folder: str,
    *,
    recording: bool,
    memo: Memo | None = None,
) -> Kept:
    """Settle the addresses of a build of the archive in `folder`, as a command line names it.

    `recording`: whether the archive has a ledger, so that what is new is of use; `memo`: of the last build.
    Raises SiteBuilderError when a published address would be lost.
    """
    plan = planned(archive, refs, memo)
    found = settled(ledger, archive, plan)
    if found.lost:
        raise SiteBuilderError(refusal(found.lost, plan, folder, archive.set_aside))
    after = recorded(ledger, archive, plan, found) if recording else ledger
    gone = {address: (link.name, link.gone or "") for address, link in found.gone.items()}
    return Kept(found.moved, gone, tuple(stand_ins(found)), after, plan, len(after) - len(ledger))
