"""Feeds are valid Atom, newest first, and their entries keep their identity for ever."""

from xml.etree import ElementTree as ET

import feedparser
from msgspec.structs import replace
from small_archive import bare
from taking import files

from site_builder import exports, pages
from site_builder.gazetteer.units import provinces
from site_builder.model import Appearance, Archive, Change, Commit, Correction, Official, Primary, Record, Site

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(archive: Archive) -> dict[str, ET.Element]:
    found = {file.path: file.content for file in files(archive) if file.path.endswith(".atom")}
    return {path: ET.fromstring(content) for path, content in found.items()}  # noqa: S314  # written just now


def texts(feed: ET.Element, name: str) -> list[str | None]:
    return [element.text for element in feed.findall(f"{ATOM}entry/{ATOM}{name}")]


def of(*records: Record, officials: tuple[Official, ...] = ()) -> Archive:
    return Archive(Site("Kho", "https://example.org/archive/"), records, officials, ())


def test_there_is_a_feed_at_the_root_and_beside_each_province_and_official(archive: Archive) -> None:
    found = set(feeds(archive))
    of_provinces = {path for path in found if path.startswith("provinces/")}

    assert {"feed.atom", "officials/tran-van-mau/feed.atom"} == found - of_provinces
    assert {f"provinces/{unit.key}/feed.atom" for unit in provinces(None)} == of_provinces


def test_a_feed_has_all_that_atom_requires(archive: Archive) -> None:
    for path, feed in feeds(archive).items():
        for parent in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert 1 == len(parent.findall(f"{ATOM}{name}")), (path, name)
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        base = "https://example.org/archive/"

        assert {"self": base + path, "alternate": base + path.removesuffix("feed.atom")} == links
        assert feed.findtext(f"{ATOM}author/{ATOM}name")


def test_a_feed_reader_reads_every_feed_and_finds_what_it_needs(archive: Archive) -> None:
    for file in files(archive):
        if file.path.endswith(".atom"):
            read = feedparser.parse(file.content)

            assert ("", "atom10") == (read.get("bozo_exception", ""), read.version)
            if file.path.startswith("provinces/") and "nghe-an" not in file.path:
                assert [] == read.entries
                continue
            (entry,) = read.entries
            assert read.feed.id != entry.id
            assert ("N.ĐỨC", "Nghệ An") == (entry.author, entry.tags[0].label)
            assert (2024, 5, 26, 8, 35) == entry.updated_parsed[:5]
            assert "https://example.org/archive/articles/2024/05/26/b/" == entry.link


def test_the_feed_of_an_official_who_moved_is_also_where_it_was(archive: Archive) -> None:
    new = "officials/tran-van-mau/"
    moved = exports.moved(pages.Maker(archive).view(), {"officials/old-key/": new, f"{new}page/2/": new})
    here = next(file.content for file in files(archive) if file.path == f"{new}feed.atom")

    assert [("officials/old-key/feed.atom", here)] == [(f.path, f.content) for f in moved if "atom" in f.path]


def test_an_entry_says_who_when_where_and_leads_to_the_article(archive: Archive) -> None:
    (entry,) = feeds(archive)["feed.atom"].findall(f"{ATOM}entry")
    category, link = entry.find(f"{ATOM}category"), entry.find(f"{ATOM}link")

    assert 'Hội nghị <b> & "trích"' == entry.findtext(f"{ATOM}title")
    assert "2024-05-26T15:35:00+07:00" == entry.findtext(f"{ATOM}updated")
    assert "N.ĐỨC" == entry.findtext(f"{ATOM}author/{ATOM}name")
    assert "Ông Trần Văn Mẫu" == entry.findtext(f"{ATOM}summary")
    assert category is not None
    assert "Nghệ An" == category.get("label")
    assert link is not None
    assert "https://example.org/archive/articles/2024/05/26/b/" == link.get("href")


def test_identifiers_come_from_the_id_and_not_from_the_address_or_the_title() -> None:
    one, moved = bare("seeds/tin 1", "2024-05-26"), replace(bare("seeds/tin 1", "2024-05-27"), title="Khác", url="x/")

    assert texts(feeds(of(one))["feed.atom"], "id") == texts(feeds(of(moved))["feed.atom"], "id")
    assert ["tag:example.org,2025:/archive/articles/seeds/tin%201"] == texts(feeds(of(one))["feed.atom"], "id")


def test_a_feed_holds_the_newest_fifty_and_is_as_new_as_the_newest() -> None:
    records = [bare(f"{n:02}", f"2024-{n // 28 + 1:02}-{n % 28 + 1:02}", title=f"{n}") for n in range(60)]
    feed = feeds(of(*records))["feed.atom"]

    assert [str(n) for n in range(59, 9, -1)] == texts(feed, "title")
    assert "2024-03-04T00:00:00+07:00" == feed.findtext(f"{ATOM}updated")


def test_an_entry_is_as_new_as_the_last_correction_or_commit_of_its_article() -> None:
    corrected = replace(bare("a", "2024-05-26"), corrections=(Correction("set views", "sai", "2024-06-01", "c"),))
    changes = {
        "b": Change((), (Commit("2024-06-03", "0" * 40, 1, 1),)),
        "c": Change((), (Commit("2020-01-01", "", 1, 1),)),
    }
    records = (corrected, bare("b", "2024-05-25"), bare("c", "2024-05-24"))
    feed = feeds(replace(of(*records), changes=changes))["feed.atom"]

    days = ["2024-06-01", "2024-06-03", "2024-05-24"]
    assert [f"{day}T00:00:00+07:00" for day in days] == texts(feed, "updated")
    assert "2024-06-03T00:00:00+07:00" == feed.findtext(f"{ATOM}updated")
    assert ["a", "b", "c"] == [str(id_)[-1] for id_ in texts(feed, "id")]


def test_times_are_written_as_rfc_3339_wants_them() -> None:
    times = ("2024-05-26", "2024-05-26T15:35+07:00", "2024-05-26T15:35:37+07:00", "2024-05-26T15:35:37Z")
    records = [bare(f"{n}", time) for n, time in enumerate(times)]

    assert {
        "2024-05-26T00:00:00+07:00",
        "2024-05-26T15:35:00+07:00",
        "2024-05-26T15:35:37+07:00",
        "2024-05-26T15:35:37Z",
    } == set(texts(feeds(of(*records))["feed.atom"], "updated"))


def test_articles_without_a_day_are_in_no_feed_and_an_empty_feed_is_still_one() -> None:
    official = Official("a-b", "A B", (), (Appearance("x", None, ()),), ())
    found = feeds(of(bare("x"), officials=(official,)))

    assert {"feed.atom", "officials/a-b/feed.atom"} == {path for path in found if "provinces" not in path}
    assert [] == texts(found["officials/a-b/feed.atom"], "id")
    assert "1970-01-01T00:00:00Z" == found["feed.atom"].findtext(f"{ATOM}updated")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    record = replace(bare("a\x01", "2024-05-26", title="Tin \x0b\x00nóng\ufffe"), lead="]]> & \x1b[0m")

    assert ["Tin nóng"] == texts(feeds(of(record))["feed.atom"], "title")
    assert ["]]> & [0m"] == texts(feeds(of(record))["feed.atom"], "summary")


def test_a_province_lists_what_is_about_it_and_not_what_only_names_it() -> None:
    about = replace(bare("a", "2024-05-26", title="a"), province=Primary("Huế", "hue", "named", 1.0, None))

    found = feeds(of(about, bare("b", "2024-05-27", title="b")))

    assert ["a"] == texts(found["provinces/hue/feed.atom"], "title")
    assert ["b", "a"] == texts(found["feed.atom"], "title")


def test_a_province_of_undated_articles_alone_has_a_feed_to_subscribe_to() -> None:
    undated = replace(bare("a"), province=Primary("Huế", "hue", "named", 1.0, None))

    assert [] == texts(feeds(of(undated))["provinces/hue/feed.atom"], "title")
