"""An article's page: the text as printed, its names linked, its facts leading to their sentences."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from building import Built
from looking import Seen, target
from made import article

from site_builder.model import Caption, Evidence, PersonNamed, PlaceNamed, PostHeld, Remark, Removed, Statement, Value

CHO_MOI, THAI_BINH, BINH_SON, GIONG_TROM = (
    "000_fa4ae659e65eac60",
    "001_89bf614c203d309a",
    "003_fce06113afab2d95",
    "004_62424c2562dfe121",
)


LIMIT = 6 * 1024


def url_of(built: Built, id_: str) -> str:
    return next(str(record.url) for record in built.archive.records if record.id == id_)


def seen(built: Built, id_: str) -> tuple[str, Seen]:
    url = url_of(built, id_)
    return url, built.seen[url]


def found(text: str, words: str, value: Value, property_: str) -> Statement:
    start = text.index(words)
    return Statement(property_, value, Evidence("text", start, start + len(words), words), "made", 0.9)


@pytest.mark.parametrize("id_", [CHO_MOI, THAI_BINH, BINH_SON, GIONG_TROM])
def test_the_text_stands_on_the_page_as_it_is(seeds: Built, id_: str) -> None:
    _, page = seen(seeds, id_)
    paragraphs = seeds.articles[id_].document.text.split("\n\n")

    assert paragraphs == [words for words in page.paragraphs if not words.startswith("Chú thích ảnh: ")]


def test_a_caption_stands_once_and_where_it_was_printed(seeds: Built) -> None:
    _, page = seen(seeds, BINH_SON)
    captions = [f"Chú thích ảnh: {caption.text}" for caption in seeds.articles[BINH_SON].document.captions]

    assert captions == [words for words in page.paragraphs if words.startswith("Chú thích ảnh: ")]
    assert captions == [page.words[f"c{number}"] for number in range(4)]
    assert captions[0] == page.paragraphs[3]


def test_names_and_places_with_a_page_are_linked_where_the_text_first_names_them(seeds: Built) -> None:
    url, page = seen(seeds, CHO_MOI)
    leads_to = [target(url, href)[0] for href in page.links]

    assert "districts/bac-kan/cho-moi/" in leads_to
    paragraphs = seeds.page("article", CHO_MOI).split('<div class="text">')[1].split("</div>")[0].split("</p>")
    naming = [paragraph for paragraph in paragraphs if "Chợ Mới" in paragraph]
    assert len(naming) > 1
    assert [True] + [False] * (len(naming) - 1) == ["districts/bac-kan/cho-moi/" in paragraph for paragraph in naming]


def test_a_place_inside_a_persons_name_is_no_link_of_its_own(build: Callable[..., Built]) -> None:
    text = "Đồng chí Nguyễn Thái Bình phát biểu."
    place = PlaceNamed("Thái Bình", "province", "thai-binh", None, "named")
    made = article(
        "a",
        text=text,
        people={"Nguyễn Thái Bình": ("Bí thư Huyện ủy", "Giồng Trôm", "ben-tre/giong-trom")},
        statements=[found(text, "Thái Bình", place, "place")],
    )
    html = build([made]).page("article", "a")

    assert re.search(r'<a href="[./]*officials/nguyen-thai-binh-\w+/">Nguyễn Thái Bình</a>', html)


def test_a_person_without_a_public_post_is_named_but_not_linked(build: Callable[..., Built]) -> None:
    text = "Bà Trần Thị Na bán cá."
    made = article("a", text=text, statements=[found(text, "Trần Thị Na", PersonNamed("Trần Thị Na"), "person")])
    html = build([made]).page("article", "a")

    assert "Người khác" in html
    assert "officials/tran" not in html


def test_each_fact_leads_to_the_sentence_that_says_so(seeds: Built) -> None:
    for id_, made in seeds.articles.items():
        _, page = seen(seeds, id_)
        found = re.findall(r'<a href="#(t\d+)"(?: title="[^"]*")?>([^<¶]+)</a>', seeds.page("article", id_))
        posts = {f"t{s.evidence.start}" for s in made.statements if s.property == "post" and s.evidence}

        assert posts & page.words.keys() == {anchor for anchor, _ in found} & posts
        assert [] == [words for anchor, words in found if words.split(" (")[0] not in page.words[anchor]]


def test_a_post_found_in_a_caption_leads_to_the_caption(seeds: Built) -> None:
    _, page = seen(seeds, BINH_SON)

    assert "#c0" in page.links
    assert "Võ Văn Đồng" in page.words["c0"]


def test_every_removed_line_can_be_read_with_its_reason(seeds: Built) -> None:
    for id_, made in seeds.articles.items():
        lines = seeds.page("article", id_).split('<details class="removed">')[1].split("</li>")[:-1]
        shown = [re.fullmatch(r".*<li[^>]*><small>Dòng (\d+), [^<]+:</small> (.*)", line, re.DOTALL) for line in lines]

        title = '<a href="#title">như trên</a>', made.document.title

        assert [(str(line.line), line.text) for line in made.document.removed] == [
            (line[1], unescape(line[2].replace(*title))) for line in shown if line
        ]


def test_the_column_says_where_the_article_came_from(seeds: Built) -> None:
    html, source = seeds.page("article", CHO_MOI), seeds.articles[CHO_MOI].document.source

    assert source.path in html
    assert '<a href="index.json">sha256</a>' in html


def test_the_articles_before_and_after_are_the_next_ones_in_time(seeds: Built) -> None:
    url, page = seen(seeds, GIONG_TROM)
    rel = {
        attrs["rel"]: target(url, attrs["href"] or "")[0]
        for _, attrs in page.tags
        if attrs.get("rel") in {"prev", "next"}
    }

    assert {"prev": url_of(seeds, BINH_SON), "next": url_of(seeds, CHO_MOI)} == rel


def test_hostile_text_is_shown_and_does_nothing(build: Callable[..., Built]) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    name = '"><b>Kẻ Xấu</b>'
    text = f"{evil} {name} nói."
    made = article(
        "a",
        title=evil,
        text=text,
        published="2024-05-26",
        url="javascript:alert(1)",
        captions=[Caption(evil, 0)],
        removed=[Removed(1, evil, "chrome")],
        notes=[Remark(evil)],
        people={name: (evil, evil, None)},
    )
    built = build([made])
    pages = built.seen

    assert [] == [wrong for page in pages.values() for wrong in page.wrong]
    assert [] == [href for page in pages.values() for href in page.links if href.startswith("javascript")]
    assert evil in pages[url_of(built, "a")].words["title"]


def test_the_source_is_linked_when_it_is_on_the_web(build: Callable[..., Built]) -> None:
    html = build([article("a", url="https://example.org/bai-1")]).page("article", "a")

    assert '<a href="https://example.org/bai-1" rel="external nofollow">' in html


def test_evidence_in_odd_places_breaks_nothing(build: Callable[..., Built]) -> None:
    text = "Một.\n\n\n\nHai  ba."
    held = PostHeld("Nguyễn Văn An", "Bí thư Tỉnh ủy", None, None, "current", official=True)
    spots = [(0, 4), (4, 6), (5, 8), (8, 10), (len(text) - 1, len(text))]
    statements = [Statement("post", held, Evidence("text", a, b, text[a:b]), "made", 0.5) for a, b in spots]
    built = build([article("a", text=text, statements=statements)])
    page = Seen(built.page("article", "a"))

    assert [] == page.wrong
    assert ["Một.", "Hai  ba."] == page.paragraphs


def test_a_byline_printed_at_the_end_of_the_text_is_led_to_as_well(build: Callable[..., Built]) -> None:
    text = "Một câu.\n\nCâu cuối. (Trần Na)"
    page = Seen(
        build([article("a", text=text, statements=[found(text, "Trần Na", "Trần Na", "byline")])]).page("article", "a")
    )

    assert f"#t{text.index('Trần Na')}" in page.links
    assert "(Trần Na)" in page.words[f"t{text.index('Trần Na')}"]


def test_a_page_adds_on_average_at_most_six_kilobytes_to_the_words_of_its_source(seeds: Built) -> None:
    added = []
    for id_, made in seeds.articles.items():
        document = made.document
        printed = [document.text, *(one.text for one in (*document.captions, *document.removed))]
        added.append(len(seeds.page("article", id_).encode()) - len("".join(printed).encode()))

    assert LIMIT >= sum(added) / len(added)
