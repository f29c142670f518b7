"""What a person knows better than the program, from the file to the published site."""

import shutil
from pathlib import Path

import msgspec
import pytest

from site_builder.building.story import Options, build
from site_builder.errors import SiteBuilderError
from site_builder.progress import Silent

PROJECT = Path(__file__).parents[2]
CHO_MOI = "000_fa4ae659e65eac60"
WHY = 'reason = "kiểm lại với bản in"\ndate = 2024-06-01\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    shutil.copy(PROJECT / "archive.toml", tmp_path)
    (tmp_path / "corrections").mkdir()
    return tmp_path


def built(archive: Path, corrections: str) -> dict[str, dict[str, object]]:
    """Build with the corrections and return the published articles by id."""
    (archive / "corrections" / "a.toml").write_text(corrections, "utf-8")
    build(archive, Options(jobs=1), Silent())
    lines = (archive / "public/data/articles.jsonl").read_bytes().splitlines()
    return {article["id"]: article for article in map(msgspec.json.decode, lines)}


def of_officials(correction: str) -> str:
    return f"[[official]]\n{correction}\n{WHY}"


def of_article(correction: str) -> str:
    return f'[[article]]\nid = "{CHO_MOI}"\n{correction}\n{WHY}'


def people(article: dict[str, object]) -> dict[str, dict[str, object]]:
    found: list[dict[str, object]] = msgspec.convert(article["people"], list[dict[str, object]])
    return {str(person["name"]): person for person in found}


def test_a_fact_that_an_article_has_once_is_set(archive: Path) -> None:
    articles = built(archive, of_article('set = { property = "published", value = "2024-05-25" }'))

    assert "2024-05-25" == articles[CHO_MOI]["published"]
    assert str(articles[CHO_MOI]["url"]).startswith("articles/2024/05/25/")


def test_a_wrong_person_is_dropped_with_the_posts(archive: Path) -> None:
    articles = built(archive, of_article('drop = { property = "person", value = "Phương Thị Thanh" }'))

    assert ["Hoàng Duy Chinh", "Nguyễn Đăng Bình"] == sorted(people(articles[CHO_MOI]))


def test_a_missing_post_is_added_with_its_words(archive: Path) -> None:
    fact = (
        'property = "post", person = "Nguyễn Đăng Bình", value = "Tỉnh ủy viên", place = "Bắc Kạn", quote = "Tỉnh ủy"'
    )

    articles = built(archive, of_article(f"add = {{ {fact} }}"))

    posts = msgspec.convert(people(articles[CHO_MOI])["Nguyễn Đăng Bình"]["posts"], list[dict[str, object]])
    added = next(post for post in posts if post["post"] == "Tỉnh ủy viên")
    assert ("Bắc Kạn", "Tỉnh ủy") == (added["place"], added["text"])


def test_the_page_shows_the_correction_with_reason_and_date(archive: Path) -> None:
    articles = built(archive, of_article('set = { property = "published", value = "2024-05-25" }'))

    page = (archive / "public" / str(articles[CHO_MOI]["url"]) / "index.html").read_text("utf-8")
    assert "kiểm lại với bản in" in page
    assert "1/6/2024" in page


def test_taking_a_correction_back_restores_the_former_bytes(archive: Path) -> None:
    built(archive, "")
    before = {path: path.read_bytes() for path in (archive / "public").rglob("*") if path.is_file()}
    built(archive, of_article('drop = { property = "person", value = "Phương Thị Thanh" }'))

    built(archive, "")

    assert before == {path: path.read_bytes() for path in (archive / "public").rglob("*") if path.is_file()}


def test_merged_officials_share_a_page(archive: Path) -> None:
    articles = built(archive, "")
    one, other = (str(people(articles[CHO_MOI])[name]["key"]) for name in ("Hoàng Duy Chinh", "Phương Thị Thanh"))

    articles = built(archive, of_officials(f'merge = ["{one}", "{other}"]'))

    assert one == people(articles[CHO_MOI])["Phương Thị Thanh"]["key"]
    assert not (archive / "public/officials" / other).exists()
    assert "kiểm lại với bản in" in (archive / "public/officials" / one / "index.html").read_text("utf-8")


def test_a_renamed_official_keeps_the_address(archive: Path) -> None:
    key = str(people(built(archive, "")[CHO_MOI])["Hoàng Duy Chinh"]["key"])

    built(archive, of_officials(f'rename = "{key}"\nname = "Hoàng Duy Chính"'))

    assert "Hoàng Duy Chính" in (archive / "public/officials" / key / "index.html").read_text("utf-8")


def test_a_split_official_is_two_people(archive: Path) -> None:
    key = str(people(built(archive, "")[CHO_MOI])["Hoàng Duy Chinh"]["key"])

    articles = built(archive, of_officials(f'split = "{key}"\narticles = ["{CHO_MOI}"]'))

    other = str(people(articles[CHO_MOI])["Hoàng Duy Chinh"]["key"])
    assert other.startswith(key)
    assert other != key


def test_an_identified_official_leads_to_wikidata_for_people_and_for_programs(archive: Path) -> None:
    key = str(people(built(archive, "")[CHO_MOI])["Hoàng Duy Chinh"]["key"])

    built(archive, of_officials(f'identify = "{key}"\nwikidata = "Q42"'))

    page = (archive / "public/officials" / key / "index.html").read_text("utf-8")
    beside = msgspec.json.decode((archive / "public/officials" / key / "index.json").read_bytes())
    assert '<a href="https://www.wikidata.org/wiki/Q42" rel="external">Wikidata</a>' in page
    assert '"sameAs":"https://www.wikidata.org/wiki/Q42"' in page
    assert [{"scheme": "wikidata", "identifier": "Q42"}] == beside["identifiers"]


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        (of_article('drop = { property = "person", value = "Không Có" }'), "a.toml:1: changes nothing in article"),
        (of_article('set = { property = "published", value = "2024-05-26" }'), "changes nothing in article"),
        (of_article('drop = { property = "tag", value = "x" }').replace("000_", "999_"), 'no article "999_'),
        (
            "\n" + of_officials('merge = ["khong-co-aaaaa", "khong-co-bbbbb"]'),
            "a.toml:2: there is no official khong-co-a",
        ),
        (of_article("").replace(WHY, WHY), "exactly one of set, drop and add"),
        (of_article('set = { property = "byline", value = "A" }'), "drop the wrong one and add the right one"),
        (of_article('set = { property = "colour", value = "A" }'), "Invalid enum value 'colour'"),
        (
            of_article('set = { property = "published", value = "2024-05-25" }').replace("kiểm lại với bản in", ""),
            "say why",
        ),
        (of_officials('split = "a"'), "write merge ="),
        (of_officials('identify = "khong-co-aaaaa"'), "or identify with wikidata"),
        (of_officials('identify = "khong-co-aaaaa"\nwikidata = "42"'), '"42" is not a Wikidata item; write its number'),
        (of_officials('identify = "khong-co-aaaaa"\nwikidata = "Q42"'), "there is no official khong-co-a"),
        (of_article('set = { property = "province", value = "Xyz" }'), '"Xyz" should be one province'),
        (
            of_article('add = { property = "place", value = "Tân Thanh", level = "district" }'),
            '"Tân Thanh" should be one district of the article\'s day and is none',
        ),
        (
            of_article('add = { property = "place", value = "Châu Thành", level = "district" }'),
            "ben-tre/chau-thanh, dong-thap/chau-thanh",
        ),
        ("[[artikel]]\n", "begin each correction with [[article]]"),
        ("id = \n", "as docs/corrections.md shows"),
    ],
)
def test_a_correction_that_cannot_be_made_stops_the_build_with_its_line(
    archive: Path, corrections: str, said: str
) -> None:
    with pytest.raises(SiteBuilderError) as problem:
        built(archive, corrections)

    assert said in str(problem.value)
    assert "corrections/a.toml" in str(problem.value)
