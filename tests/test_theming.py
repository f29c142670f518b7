"""An archive looks and speaks as its own files say; docs/theming.md is right about that."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.building.story import Options, build
from site_builder.errors import SiteBuilderError
from site_builder.model import Page, Site
from site_builder.progress import Silent
from site_builder.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
TOKENS = "static/css/1-tokens.css"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl|oklch)a?\(")


def example() -> dict[str, str]:
    """Return the files of the example in docs/theming.md by their paths."""
    text = (ROOT / "docs" / "theming.md").read_text("utf-8")
    blocks = re.findall(r"^\*([\w./-]+)\*:\n\n((?:    .*\n|\n)+)", text, re.MULTILINE)
    return {path: re.sub(r"^    ", "", block, flags=re.MULTILINE).strip() + "\n" for path, block in blocks}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "seeds").mkdir(parents=True)
    shutil.copy(min((ROOT / "seeds").glob("*.txt")), root / "seeds")
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/"\n', "utf-8")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def site(root: Path, output: str = "public", *, clean: bool = False) -> dict[str, bytes]:
    build(root, Options(jobs=1, frozen=True, clean=clean, output=root / output), Silent())
    return tree(root / output)


def put(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def test_the_example_of_the_documentation_does_what_it_says(archive: Path) -> None:
    put(archive, example())
    pages = {path: content.decode() for path, content in site(archive).items() if path.endswith((".html", ".css"))}

    assert "Xin hỏi người giữ kho ở Hà Giang." in pages["404.html"]
    assert '<a href="./officials/">Lãnh đạo</a>' in pages["index.html"]
    assert pages["css/site.css"].index("--link: #7a1f5c") > pages["css/site.css"].index("--link: #0d4f63")
    assert re.search(r"<time [^>]*>[^<]*\d\d/\d\d/\d{4}</time>", pages["index.html"])


KINDS: dict[str, tuple[str, Callable[[int], str]]] = {
    "template": ("templates/not_found.html", lambda n: f"<p>{n}</p>"),
    "part of templates": (
        "templates/parts/seats.html",
        lambda n: f"{{% macro seats(items, place) %}}{n}{{% endmacro %}}",
    ),
    "token": (TOKENS, lambda n: f":root {{ --paper: #00000{n} }}"),
    "static file": ("static/own.txt", lambda n: f"{n}"),
    "words": ("locale/vi.po", lambda n: f'msgid ""\nmsgstr ""\n\nmsgid "Officials"\nmsgstr "Lãnh đạo {n}"\n'),
}


@pytest.mark.parametrize(("path", "text"), KINDS.values(), ids=KINDS)
def test_a_build_notices_an_override_that_comes_changes_and_goes(
    archive: Path, path: str, text: Callable[[int], str]
) -> None:
    bare = site(archive)
    put(archive, {path: text(1)})
    added = site(archive)
    put(archive, {path: text(2)})
    changed = site(archive)
    fresh = site(archive, "fresh", clean=True)
    (archive / path).unlink()

    assert bare != added != changed
    assert fresh == changed
    assert bare == site(archive)


def test_a_catalogue_for_another_language_changes_nothing(archive: Path) -> None:
    bare = site(archive)
    put(archive, {"locale/en.po": 'msgid ""\nmsgstr ""\n\nmsgid "Officials"\nmsgstr "Leaders"\n'})

    assert bare == site(archive)


@pytest.mark.parametrize(
    "reach",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ site.__init__.__globals__ }}",
        "{{ [].append.__self__.__class__.__base__ }}",
        "{{ _.__globals__ }}",
        "{% set x = [] %}{{ x.append(1) }}",
        '{{ "{0.__class__}".format(site) }}',
    ],
)
def test_a_template_of_an_archive_cannot_reach_behind_its_page(tmp_path: Path, reach: str) -> None:
    (tmp_path / "own.html").write_text(reach, "utf-8")
    renderer = Renderer([tmp_path], Site("Kho", "https://example.org/"))

    with pytest.raises(SiteBuilderError, match=r"own\.html:1"):
        renderer.html(Page("", "own.html", {}))


def test_the_programs_own_templates_make_the_same_pages_inside_the_sandbox(archive: Path) -> None:
    bare = site(archive)
    put(archive, {"templates/unused.html": ""})

    assert bare == site(archive)


def test_colours_stand_among_the_tokens_and_nowhere_else() -> None:
    sheets = [path for path in sorted((ROOT / "static" / "css").glob("*.css")) if path.name != Path(TOKENS).name]

    assert {} == {sheet.name: found for sheet in sheets if (found := COLOUR.findall(sheet.read_text("utf-8")))}
