"""Search engines are told every address that the archive fills, and when it last changed."""

from xml.etree import ElementTree as ET

from small_archive import bare
from taking import files

from site_builder.exports import sitemap
from site_builder.model import Archive, Site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(content: bytes) -> dict[str | None, str | None]:
    root = ET.fromstring(content)  # noqa: S314  # written just now
    return {item.findtext(f"{SITEMAP}loc"): item.findtext(f"{SITEMAP}lastmod") for item in root}


def test_addresses_come_with_the_day_of_their_newest_content(archive: Archive) -> None:
    made = {file.path: file.content for file in files(archive)}
    base = "https://example.org/archive/"

    found = {(loc or "").removeprefix(base): day for loc, day in entries(made["sitemap.xml"]).items()}

    with_day = [
        "",
        "provinces/",
        "officials/",
        "dates/",
        "search/",
        "about/",
        "data/",
        "articles/2024/05/26/b/",
        "provinces/nghe-an/",
        "districts/nghe-an/nghi-loc/",
        "dates/2024/",
        "dates/2024/05/",
        "dates/2024/05/24/",
        "dates/2024/05/26/",
        "officials/tran-van-mau/",
    ]
    assert {**dict.fromkeys(with_day, "2024-05-26"), "articles/a/": None, "dates/undated/": None} == found


def test_more_addresses_than_a_file_may_hold_are_split_under_an_index() -> None:
    records = tuple(bare(f"{n}", f"2024-05-{n + 1:02}") for n in range(9))
    archive = Archive(Site("Kho", "https://example.org/"), records, (), ())
    whole = entries(next(sitemap.files(archive)).content)

    files = {file.path: entries(file.content) for file in sitemap.files(archive, limit=10)}
    parts = {path: found for path, found in files.items() if path != "sitemap.xml"}

    assert {f"https://example.org/{path}" for path in parts} == set(files["sitemap.xml"])
    assert whole == {loc: day for found in parts.values() for loc, day in found.items()}
    assert all(len(found) <= 10 for found in parts.values())
    assert "2024-05-09" == max(day for day in files["sitemap.xml"].values() if day)


def test_robots_may_read_everything_and_are_told_of_the_sitemap(archive: Archive) -> None:
    made = {file.path: file.content for file in files(archive)}

    assert b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/archive/sitemap.xml\n" == made["robots.txt"]
    assert b"" == made[".nojekyll"]
