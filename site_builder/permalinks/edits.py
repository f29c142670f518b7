"""What a person may say of published addresses: Ledger -> Ledger.  All raise SiteBuilderError for what cannot be."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from msgspec.structs import replace

from site_builder.errors import SiteBuilderError
from site_builder.permalinks.ledger import NAME, Ledger, Link
from site_builder.permalinks.planned import Planned

_CODE = re.compile(r"-[a-z2-7]{5}/$")  # what tells apart the addresses of one name


def plain(address: str, base_url: str) -> str:
    """Return an address as the ledger has it, as people copy it: in full, from the root, without its last slash."""
    inside = address.removeprefix(base_url).partition("#")[0].partition("?")[0].removesuffix("index.html").strip("/")
    return f"{inside}/"


def redirect(ledger: Ledger, old: str, new: str, plan: Planned) -> Ledger:
    """Let an old address lead to a page of the site."""
    link = _known(ledger, old)
    if new not in plan.pages:
        near = get_close_matches(new, plan.pages, n=1)
        message = f"{new}: no page of this archive has this address; name one that has{_perhaps(near)}"
        raise SiteBuilderError(message)
    _refuse_standing((old,), plan)
    return ledger | {old: replace(link, to=new, gone=None)}


def remove(ledger: Ledger, addresses: Iterable[str], reason: str, plan: Planned) -> Ledger:
    """Let old addresses say why there is nothing any more."""
    if not reason.strip():
        message = "say why, for whoever comes to the old address: --reason TEXT"
        raise SiteBuilderError(message)
    gone = {address: replace(_known(ledger, address), to=None, gone=reason.strip()) for address in addresses}
    _refuse_standing(gone, plan)
    return ledger | gone


def forget(ledger: Ledger, addresses: Iterable[str]) -> Ledger:
    """Drop the lines of addresses that nobody ever saw."""
    dropped = {_known(ledger, address).address for address in addresses}
    return {address: link for address, link in ledger.items() if address not in dropped}


def successors(lost: Iterable[str], plan: Planned) -> Mapping[str, str]:
    """Return {lost address: the only new address that differs from it by no more than its code}."""
    named: dict[str, list[str]] = {}
    for address in plan.pages:
        named.setdefault(_CODE.sub("", address), []).append(address)
    found = {address: named.get(_CODE.sub("", address), ()) for address in lost}
    return {address: others[0] for address, others in found.items() if len(others) == 1}


def _known(ledger: Ledger, address: str) -> Link:
    if address in ledger:
        return ledger[address]
    near = get_close_matches(address, ledger, n=1)
    message = f"{address}: {NAME} has no such address; name one of its own{_perhaps(near)}"
    raise SiteBuilderError(message)


def _perhaps(near: Sequence[str]) -> str:
    return f", perhaps {near[0]}" if near else ""


def _refuse_standing(addresses: Iterable[str], plan: Planned) -> None:
    standing = [address for address in addresses if address in plan.pages]
    if standing:
        message = f"{', '.join(standing)}: still has its page; take that out of the archive first"
        raise SiteBuilderError(message)
