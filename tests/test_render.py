"""Pages become bytes: escaped, strict, with links that hold wherever the site stands."""

from collections.abc import Callable
from pathlib import Path
from pickle import dumps, loads

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.model import Page, Site
from site_builder.render import Renderer

SITE = Site(title="Kho <i>", base_url="https://example.org/archive/")


def renderer(folder: Path, site: Site = SITE, **templates: str) -> Renderer:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return Renderer([folder], site)


def test_what_a_page_holds_is_escaped(tmp_path: Path) -> None:
    render = renderer(tmp_path, own="{{ site.title }} {{ text }}")

    assert b"Kho &lt;i&gt; &lt;b&gt;&#34;" == render.html(Page("", "own.html", {"text": '<b>"'}))


def test_a_template_that_names_what_the_page_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SiteBuilderError, match=r"own.html:1: 'missing' is undefined"):
        renderer(tmp_path, own="{{ missing }}").html(Page("", "own.html", {}))


def test_an_archives_template_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    render = renderer(tmp_path, not_found="{% extends 'base.html' %}{% block main %}<h1>Lạc</h1>{% endblock %}")

    assert "<h1>Lạc</h1>" in render.html(Page("404.html", "not_found.html", {})).decode()
    assert "<h1>Lạc</h1>" not in Renderer([], SITE).html(Page("404.html", "not_found.html", {})).decode()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("", "./articles/2024/"),
        ("dates/", "../articles/2024/"),
        ("articles/2024/05/26/x/", "../../../"),
        ("articles/2023/05/26/x/", "../../../../2024/"),
        ("articles/2024/", "./"),
        ("articles/20/", "../2024/"),
        ("404.html", "/archive/articles/2024/"),
    ],
)
def test_links_hold_at_any_depth_and_under_a_base_path(tmp_path: Path, url: str, link: str) -> None:
    render = renderer(tmp_path, own='<a href="@/{{ to }}"><form action="@/{{ to }}"><img src="@/{{ to }}">')
    root = "/archive/" if url == "404.html" else "../" * url.count("/") or "./"

    assert (
        f'<a href="{link}"><form action="{root}articles/2024/"><img src="{root}articles/2024/">'
        == render.html(Page(url, "own.html", {"to": "articles/2024/"})).decode()
    )


def test_no_text_becomes_a_link(tmp_path: Path) -> None:
    render = renderer(tmp_path, own='<p title="{{ text }}">{{ text }}')

    for text in ('href="@/x"', "@/x", "href='@/x'"):
        html = render.html(Page("a/", "own.html", {"text": text})).decode()

        assert 2 == html.count("@/x")


def test_the_page_for_lost_readers_leads_home_at_a_root_too(tmp_path: Path) -> None:
    render = renderer(tmp_path, Site(title="Kho", base_url="https://example.org/"), own='<a href="@/">')

    assert b'<a href="/">' == render.html(Page("404.html", "own.html", {}))


def test_a_renderer_sent_to_another_process_renders_the_same(tmp_path: Path) -> None:
    render = renderer(tmp_path, own="{{ canonical }}")
    page = Page("about/", "own.html", {})

    assert b"https://example.org/archive/about/" == render.html(page)
    assert render.html(page) == loads(dumps(render)).html(page)  # noqa: S301 -- made here


def test_what_a_page_calls_its_values_does_not_clash_with_the_frame(tmp_path: Path) -> None:
    text = (
        "{% extends 'base.html' %}{% block title %}Khác{% endblock %}{% block main %}<h1>{{ name }}</h1>{% endblock %}"
    )
    render = renderer(tmp_path, own=text)

    assert b"<h1>B\xc3\xacnh S\xc6\xa1n</h1>" in render.html(Page("", "own.html", {"name": "Bình Sơn"}))


@pytest.mark.parametrize("harm", [lambda _: b"", lambda b: b[:-9], lambda b: b[:99] + b"?" + b[100:]])
def test_a_damaged_copy_of_a_compiled_template_is_made_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    (tmp_path / "own.html").write_text("{{ 1 + 1 }}", "utf-8")
    kept, page = tmp_path / "cache" / "one", Page("", "own.html", {})
    made = Renderer([tmp_path], SITE, compiled=kept).html(page)
    [file] = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(harm(whole))

    assert b"2" == made == Renderer([tmp_path], SITE, compiled=kept).html(page)
    assert whole == file.read_bytes()


def test_a_template_that_changed_is_not_taken_from_its_compiled_copy(tmp_path: Path) -> None:
    kept, page = tmp_path / "cache" / "one", Page("", "own.html", {})
    (tmp_path / "own.html").write_text("old", "utf-8")
    Renderer([tmp_path], SITE, compiled=kept).html(page)
    (tmp_path / "own.html").write_text("new", "utf-8")

    assert b"new" == Renderer([tmp_path], SITE, compiled=kept).html(page)


def test_another_version_of_the_program_compiles_for_itself(tmp_path: Path) -> None:
    page = Page("404.html", "not_found.html", {})
    for version in ("one", "two"):
        Renderer([], SITE, compiled=tmp_path / version).html(page)

    assert ["two"] == [folder.name for folder in tmp_path.iterdir()]
