"""Pages are HTML as the standard has it, by html-validate (npm)."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import Built
from made import article

from site_builder import pages
from site_builder.permalinks.ledger import Link
from site_builder.permalinks.settled import Settled
from site_builder.permalinks.stand_ins import stand_ins

ROOT = Path(__file__).resolve().parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = Path(__file__).parent / "htmlvalidate.config.mjs"
HOSTILE = "<b>&amp;\"'</script><!--"

pytestmark = pytest.mark.skipif(not VALIDATE.exists(), reason="npm's html-validate is not installed: make js")


def said(folder: Path) -> list[str]:
    """Return what html-validate says of the pages in a folder, a line each."""
    command = [VALIDATE, "--config", RULES, "--formatter", "text", "--ext", "html", folder]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [line for line in (result.stdout + result.stderr).splitlines() if line]


def of_each_kind(built: Built, at: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the name of each kind that an archive has and the HTML of its first page, or of its last (-1)."""
    for kind in pages.KINDS:
        if refs := list(kind.refs(built.maker.view())):
            yield kind.name, built.page(refs[at].kind, refs[at].key, refs[at].number)


def left_behind(built: Built) -> Iterator[tuple[str, str]]:
    """Yield the pages at addresses that have none any more."""
    gone = {"articles/gone/": Link("articles/gone/", "article", "x", gone=HOSTILE)}
    for page in stand_ins(Settled({"articles/moved/": "articles/there/"}, gone, {})):
        yield page.template, built.renderer.html(page).decode()


def test_html_validate_finds_nothing_on_any_kind_of_page(
    build: Callable[..., Built], seeds: Built, crowd: Built, tmp_path: Path
) -> None:
    hostile = build([article(HOSTILE, title=HOSTILE, text=HOSTILE, url=f"https://example.org/?{HOSTILE}")])
    made = [page for built in (build([]), seeds, hostile) for page in of_each_kind(built)]
    made += of_each_kind(crowd, at=-1)
    for number, (name, html) in enumerate([*made, *left_behind(seeds)]):
        (tmp_path / f"{number:03}-{name}.html").write_text(html, "utf-8")

    assert {kind.name for kind in pages.KINDS} == {name for name, _ in made}
    assert [] == said(tmp_path)


def test_html_validate_finds_what_is_wrong(seeds: Built, tmp_path: Path) -> None:
    html = seeds.page("home")
    for number, wrong in enumerate(("<p><div></div></p>", '<b id="main"></b>', "<img>", "<table><li></table>")):
        (tmp_path / f"{number}.html").write_text(html.replace("</main>", f"{wrong}</main>"), "utf-8")

    assert 4 == len({line.partition(":")[0] for line in said(tmp_path) if line.startswith(str(tmp_path))})
