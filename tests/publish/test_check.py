"""A finished site is checked as a reader would walk it: every link, anchor and page."""

from pathlib import Path

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.publish.check import check, survey

BASE = "https://example.org/archive/"


def page(address: str, body: str = "", *, base: str = BASE) -> bytes:
    head = f'<title>Trang</title><link rel="canonical" href="{base}{address}">'
    return f'<!doctype html><html lang="vi"><head>{head}</head><body>{body}</body></html>'.encode()


def site(folder: Path, files: dict[str, bytes]) -> Path:
    for path, content in {"index.html": page(""), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def problems(folder: Path, body: str, **more: bytes) -> list[str]:
    """Return what is wrong with a site whose page a/b/ has this body, beside one with an anchor and a script."""
    files = {
        "a/b/index.html": page("a/b/", body),
        "c/index.html": page("c/", '<p id="đoạn-1">'),
        "js/x.js": b"",
        **more,
    }
    return check(site(folder, files))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/archive/">',
        '<a href="../../">',
        '<a href="./">',
        '<a href="">',
        '<a href="?q=1">',
        '<a href="../../c/">',
        '<a href="../../c/?x=1#%C4%91o%E1%BA%A1n-1">',
        '<a href="https://example.org/archive/c/#đoạn-1">',
        '<a href="../../c/index.html">',
        '<a href="#here"><b id="here"></b>',
        '<a href="#top">',
        '<a href="#">',
        '<a href="../../c/#:~:text=x">',
        '<script src="/archive/js/x.js"></script>',
        '<a href="https://example.com/none">',
        '<a href="https://example.org.evil.example/">',
        '<a href="//example.com/none">',
        '<a href="mailto:a@example.org">',
        '<img src="data:image/gif;base64,AA" srcset="/archive/js/x.js 1x, /archive/js/x.js 2x">',
        '<form action="/archive/c/"></form>',
        "<!-- <a href='/none'> -->",
    ],
)
def test_links_that_lead_somewhere_are_no_problem(tmp_path: Path, body: str) -> None:
    assert [] == problems(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="/archive/none/">', 'nothing is at "none/index.html"'),
        ('<a href="none.html">', 'nothing is at "a/b/none.html"'),
        ('<a href="../../c">', 'nothing is at "c"'),
        ('<img src="x.png">', 'nothing is at "a/b/x.png"'),
        ('<img srcset="/archive/js/x.js 1x, y.png 2x">', 'nothing is at "a/b/y.png"'),
        ('<link rel="alternate" href="feed.atom">', 'nothing is at "a/b/feed.atom"'),
        ('<a href="#none">', '"a/b/index.html" has no anchor "#none"'),
        ('<a href="../../c/#none">', '"c/index.html" has no anchor "#none"'),
        ('<a href="/c/">', '"/c/" leads out of the site, whose base path is /archive/'),
        ('<a href="../../../c/">', '"../../../c/" leads out of the site, whose base path is /archive/'),
        (
            '<a href="https://example.org/c/">',
            '"https://example.org/c/" leads out of the site, whose base path is /archive/',
        ),
        ('<a href="javascript:alert(1)">', '"javascript:alert(1)" runs a script'),
        ('<a href=" JavaScript:alert(1)">', '"JavaScript:alert(1)" runs a script'),
        ('<b id="x"></b><i id="x"></i>', 'the id "x" stands 2 times'),
    ],
)
def test_links_that_lead_nowhere_are_named_with_their_page(tmp_path: Path, body: str, problem: str) -> None:
    assert [f"a/b/index.html: {problem}"] == problems(tmp_path, body)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (page("x/").replace(b"Trang", b" "), "has no title"),
        (page("x/").replace(b' lang="vi"', b""), "has no language (html lang)"),
        (page("x/").replace(b"canonical", b"icon"), "has no canonical address"),
        (page("y/"), f'its canonical address is "{BASE}y/", not "{BASE}x/"'),
        (
            page("x/").replace(b"<title>Trang</title>", b"").replace(b"</body>", b"<svg><title>T</title></svg>"),
            "has no title",
        ),
    ],
)
def test_a_page_that_does_not_say_what_it_is_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    assert f"x/index.html: {problem}" in check(site(tmp_path, {"x/index.html": content, "y/index.html": page("y/")}))


def test_a_problem_that_many_pages_share_is_told_once(tmp_path: Path) -> None:
    pages = {f"{n}/index.html": page(f"{n}/", '<a href="/archive/none/">') for n in range(5)}

    assert ['0/index.html, 1/index.html, 2/index.html and 2 more: nothing is at "none/index.html"'] == check(
        site(tmp_path, pages)
    )


def test_the_page_for_what_is_missing_needs_no_canonical_address(tmp_path: Path) -> None:
    content = page("").replace(f'<link rel="canonical" href="{BASE}">'.encode(), b"")

    assert [] == check(site(tmp_path, {"404.html": content}))


def test_feeds_and_sitemaps_are_followed_too(tmp_path: Path) -> None:
    feed = f'<feed><link rel="self" href="{BASE}feed.atom"/><entry><link href="{BASE}a%20b/"/></entry></feed>'
    sitemap = f"<urlset><url><loc>{BASE}</loc></url><url><loc>{BASE}gone&amp;lost/</loc></url></urlset>"
    files = {"feed.atom": feed.encode(), "sitemap.xml": sitemap.encode()}

    assert [
        'feed.atom: nothing is at "a b/index.html"',
        'sitemap.xml: nothing is at "gone&lost/index.html"',
    ] == check(site(tmp_path, files))


def test_a_site_at_the_root_of_a_host_is_checked_too(tmp_path: Path) -> None:
    base = "https://example.org/"
    files = {
        "index.html": page("", '<a href="/a/"><a href="/none/">', base=base),
        "a/index.html": page("a/", base=base),
    }

    assert ['index.html: nothing is at "none/index.html"'] == check(site(tmp_path, files))


def test_the_survey_counts_pages_files_bytes_and_links(tmp_path: Path) -> None:
    site(
        tmp_path, {"a/index.html": page("a/", '<a href="/archive/"><a href="/archive/"><a href="https://x.example/">')}
    )
    (tmp_path / "data.jsonl").write_bytes(b"12345")
    sizes = [(tmp_path / path).stat().st_size for path in ("a/index.html", "index.html")]

    found = survey(tmp_path)

    assert (3, 2, sum(sizes) + 5) == (found.files, found.pages, found.bytes)
    assert (("a/index.html", sizes[0]), ("index.html", sizes[1])) == found.largest
    assert 4 == found.links  # two canonical addresses, and two of the three links


def test_many_pages_are_read_by_several_processes_with_the_same_result(tmp_path: Path) -> None:
    site(tmp_path, {f"{n}/index.html": page(f"{n}/", f'<a href="/archive/{n + 1}/">') for n in range(450)})

    assert survey(tmp_path, jobs=1) == survey(tmp_path, jobs=2)
    assert ('449/index.html: nothing is at "450/index.html"',) == survey(tmp_path, jobs=2).problems


def test_a_folder_without_a_site_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(SiteBuilderError, match=r"has no index\.html.* run: site-builder build"):
        check(tmp_path)
