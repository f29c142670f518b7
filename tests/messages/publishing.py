"""Messages about the folder of the site, its templates and its words."""

from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from ground import ROOT, SITE
from msgspec.structs import replace

from site_builder import api, config, relate, words
from site_builder.building import making
from site_builder.corrections import Corrections
from site_builder.model import File, Page, PageRef, Site
from site_builder.pages import Maker, search
from site_builder.publish import Publisher, lock
from site_builder.publish.check import survey
from site_builder.render import Renderer
from site_builder.tools import check


def homely(_: Mapping[str, Any]) -> str:
    """Publish into the home folder."""
    with Publisher(Path.home(), ROOT):
        return ""


def failed(given: Mapping[str, Any]) -> str:
    """Have the program fail on a page where nobody thought of it: of an official whom no article names."""
    archive, spoken = relate.archive(Site("Tin", "https://example.org/"), [], ()), words.load("vi")
    renderer = Renderer([], archive.site, spoken)
    known = making.Known(archive, Maker(archive, spoken), renderer, Corrections({}, ()), spoken)
    return str(making._make(known, making.Parcel([PageRef("official", given["key"])], {})))


def slow(_: Mapping[str, Any]) -> str:
    """Check a site whose build took long."""
    return "\n".join(check._past(config.load(ROOT).budgets, survey(ROOT / "public", 1), 90.0))  # noqa: SLF001  # seconds


def staged(given: Mapping[str, Any]) -> str:
    """Publish files of these paths."""
    with Publisher(ROOT / "public", ROOT) as publisher:
        for path in given["paths"]:
            publisher.write(File(path, b"."))
        return str(publisher.commit())


def locked(_: Mapping[str, Any]) -> str:
    """Build while another build writes into the same folder."""
    patience, lock._PATIENCE = lock._PATIENCE, 0.0  # noqa: SLF001  # the test need not wait
    try:
        with Publisher(ROOT / "public", ROOT), Publisher(ROOT / "public", ROOT):
            return ""
    finally:
        lock._PATIENCE = patience  # noqa: SLF001  # as above


def leading_out(given: Mapping[str, Any]) -> str:
    """Build an archive with links among its own files."""
    for path, target in given["links"].items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).symlink_to(target)
    return str(api.build(ROOT, jobs=1))


def rendered(_: Mapping[str, Any]) -> str:
    """Make a page of the archive's own template."""
    return str(Renderer([ROOT / "templates"], SITE).html(Page("about/", "about.html", {})))


def worded(_: Mapping[str, Any]) -> str:
    """Read the archive's own catalogue."""
    return str(words.load("vi", ROOT / "locale"))


def searched(given: Mapping[str, Any]) -> str:
    """Return what the search page says, with the button beside it."""
    texts = search.texts(words.load("en"))
    return "\n".join(texts[name][0] for name in given["names"])


def cited(_: Mapping[str, Any]) -> str:
    """Return what the page of citations says when the network fails, from the page itself."""
    page = Renderer([], replace(SITE, language="en")).html(Page("cite/", "cite.html", {}))
    return unescape(page.decode().partition('data-failed="')[2].partition('"')[0])
