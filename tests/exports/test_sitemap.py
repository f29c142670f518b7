"""Search engines are told every address that the archive fills, and when it last changed."""

from xml.etree import ElementTree as ET

from msgspec.structs import replace
from small_archive import bare
from taking import files

from site_builder import pages, permalinks, urls
from site_builder.exports import sitemap
from site_builder.memo import Memo
from site_builder.model import Archive, Change, Commit, Correction, PageRef, Site

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
    known = {**dict.fromkeys(with_day, "2024-05-26"), "articles/a/": None, "dates/undated/": None}
    assert known.items() <= found.items()
    assert {urls.province(ref.key) for ref in pages.plan(archive) if ref.kind == "province"} <= found.keys()


def test_further_parts_of_lists_letters_and_offices_are_in_it(archive: Archive) -> None:
    refs = [PageRef("letter", "Đ"), PageRef("letter", "Đ", 2), PageRef("office", "chu-tich")]
    found = next(sitemap.files(archive, permalinks.planned(archive, refs), Memo())).content

    for address in ("officials/letters/dd/", "officials/letters/dd/page/2/", "offices/chu-tich/"):
        assert f"<loc>https://example.org/archive/{address}</loc>".encode() in found


def test_every_page_is_recorded_or_always_there(archive: Archive) -> None:
    recorded = {kind for kind, _ in permalinks.planned(archive, pages.plan(archive)).pages.values()}
    always = {
        "home",
        "provinces",
        "officials",
        "families",
        "dates",
        "search",
        "about",
        "data",
        "coverage",
        "cite",
        "not_found",
    }

    assert {ref.kind for ref in pages.plan(archive)} == recorded | always


def test_more_addresses_than_a_file_may_hold_are_split_under_an_index() -> None:
    records = tuple(bare(f"{n}", f"2024-05-{n + 1:02}") for n in range(9))
    archive = Archive(Site("Kho", "https://example.org/"), records, (), ())
    plan = permalinks.planned(archive, [PageRef("article", record.id) for record in records])
    whole = entries(next(sitemap.files(archive, plan, Memo())).content)

    files = {file.path: entries(file.content) for file in sitemap.files(archive, plan, Memo(), limit=10)}
    parts = {path: found for path, found in files.items() if path != "sitemap.xml"}

    assert {f"https://example.org/{path}" for path in parts} == set(files["sitemap.xml"])
    assert whole == {loc: day for found in parts.values() for loc, day in found.items()}
    assert all(len(found) <= 10 for found in parts.values())
    assert "2024-05-09" == max(day for day in files["sitemap.xml"].values() if day)


def test_an_article_is_as_new_as_its_last_correction_or_commit() -> None:
    corrected = replace(bare("a", "2024-05-26"), corrections=(Correction("set views", "sai", "2024-06-01", "c"),))
    changes = {"b": Change((), (Commit("2024-06-03", "0" * 40, 1, 1),))}
    archive = Archive(
        Site("Kho", "https://example.org/"), (corrected, bare("b", "2024-05-26")), (), (), changes=changes
    )
    plan = permalinks.planned(archive, [PageRef("article", record.id) for record in archive.records])
    found = entries(next(sitemap.files(archive, plan, Memo())).content)

    assert ("2024-06-01", "2024-06-03") == tuple(found[f"https://example.org/articles/{id_}/"] for id_ in "ab")


def test_robots_may_read_everything_and_are_told_of_the_sitemap(archive: Archive) -> None:
    made = {file.path: file.content for file in files(archive)}

    assert b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/archive/sitemap.xml\n" == made["robots.txt"]
    assert b"" == made[".nojekyll"]
