"""Messages about addresses that last."""

from collections.abc import Mapping
from typing import Any

from ground import ROOT, SITE

from site_builder import permalinks
from site_builder.model import Archive, Remark, SetAside
from site_builder.permalinks import Planned

_PLAN = Planned({"articles/2024/05/20/hop-x4k2q/": ("article", "a"), "officials/le-a-x4k2q/": ("official", "x")}, {})


def loaded(_: Mapping[str, Any]) -> str:
    """Read the ledger."""
    return str(permalinks.load(ROOT))


def redirected(given: Mapping[str, Any]) -> str:
    """Let an address lead to another."""
    return str(permalinks.redirect(permalinks.load(ROOT), given["old"], given["new"], _PLAN))


def removed(given: Mapping[str, Any]) -> str:
    """Let an address say why there is nothing."""
    return str(permalinks.remove(permalinks.load(ROOT), [given["old"]], given["why"], _PLAN))


def settled(_: Mapping[str, Any]) -> str:
    """Hold the ledger against the pages of a build."""
    return str(permalinks.settled(permalinks.load(ROOT), Archive(SITE, (), (), ()), _PLAN))


def lost(given: Mapping[str, Any]) -> str:
    """Build what would lose addresses."""
    aside = (SetAside("seeds/b.txt", 3, Remark("binary data, not text: remove the file or give its text in UTF-8")),)
    ledger = permalinks.load(ROOT)
    return permalinks.refusal(ledger, _PLAN, given["folder"], aside[: given.get("aside", 0)])
