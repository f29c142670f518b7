"""What brings each message about: functions of a row's values -> the text that is said, by the names in the rows."""

from collections.abc import Callable, Mapping
from inspect import isfunction
from typing import Any

import bringing
import commanding
import ground
import lasting
import publishing
import reading_sources
import withheld
from ground import ROOT
from message_rows import Row

from site_builder import config, corrections
from site_builder.corrections.facts import corrected
from site_builder.errors import SiteBuilderError
from site_builder.extract import article
from site_builder.progress import Silent
from site_builder.sources import document, inputs, read
from site_builder.tools.looking import looked


def said(row: Row) -> str:
    """Bring a message about and return it, as a person would see it."""
    ground.write(row.given.get("files", {}))
    try:
        return WAYS[row.how or ""](row.given)
    except SiteBuilderError as error:
        return str(error)


def _configuration(given: Mapping[str, Any]) -> str:
    return str(config.load(ROOT, given.get("base_url")))


def _corrections(_: Mapping[str, Any]) -> str:
    return str(corrections.load(ROOT))


def _corrected(_: Mapping[str, Any]) -> str:
    """Correct the one article of the archive."""
    (one,), _aside = inputs(ROOT, ["seeds"])
    fixes = corrections.load(ROOT).articles["a"]
    return "\n".join(corrected(article(document(one, read(ROOT, one))), fixes)[1])


def _looked(_: Mapping[str, Any]) -> str:
    """Read the archive and relate its articles, as a build does."""
    with looked(ROOT, Silent()) as look:
        return str(look)


_MODULES = (commanding, lasting, publishing, bringing, reading_sources, withheld)
WAYS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "configuration": _configuration,
    "corrections": _corrections,
    "corrected": _corrected,
    "looked": _looked,
    **{
        name: one
        for module in _MODULES
        for name, one in vars(module).items()
        if isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_")
    },
}
