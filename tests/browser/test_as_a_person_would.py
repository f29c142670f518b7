"""What readers do, from beginning to end: on a telephone, by keyboard, on paper, from a folder."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from browsing import HEIGHT, NARROW, Published, Reader
from kinds import KINDS, address
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

Visit = Callable[..., Reader]

HUONG_HOA = "002_e111c7cadecdd6f1"
LOOKS = """all => all.map(getComputedStyle).map((one) => [one.color, one.fontFamily, one.display, one.marginTop])"""
FAR = 200  # presses of the Tab key after which a reader gives up


def test_a_reader_on_a_phone_finds_an_official_without_diacritics(visit: Visit) -> None:
    page = visit(width=NARROW).open("")
    page.get_by_role("searchbox").fill("le quang tung")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="Lê Quang Tùng").first.click()
    page.wait_for_url("**/officials/**")

    assert "Lê Quang Tùng" == page.get_by_role("heading", level=1).inner_text()
    assert "Bí thư Tỉnh ủy" in page.locator("main").inner_text()


def test_a_reader_follows_a_fact_to_its_sentence(visit: Visit, site: Published) -> None:
    page = visit(width=NARROW).open(url_of(site, HUONG_HOA))
    page.locator("aside").get_by_role("link", name="Bí thư Tỉnh ủy", exact=True).first.click()
    sentence = page.locator(":target")
    box = sentence.bounding_box()

    assert "Lê Quang Tùng" in sentence.inner_text()
    assert box is not None
    assert 0 <= box["y"] < HEIGHT


def test_a_reader_walks_through_a_month_by_keyboard(visit: Visit) -> None:
    page = visit().open("dates/2024/05/")
    tab_to(page, lambda said: said.startswith("26"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/dates/2024/05/26/")
    tab_to(page, lambda said: "Chợ Mới" in said)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/2024/05/26/**")

    assert "Chợ Mới" in page.get_by_role("heading", level=1).inner_text()

    page.go_back()
    tab_to(page, lambda said: said.startswith("←"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dates/" in url and not url.endswith("/2024/05/26/"))

    assert page.url < f"{page.url.partition('dates/')[0]}dates/2024/05/26/"


def test_a_reader_comes_from_an_article_or_an_official_to_its_citations(visit: Visit, site: Published) -> None:
    page = visit().open(url_of(site, HUONG_HOA))
    page.get_by_role("link", name="Trích dẫn").click()
    page.get_by_text("@misc{").wait_for()
    cited = page.locator("main").inner_text()

    assert page.url.endswith(f"cite/?{url_of(site, HUONG_HOA)}")
    assert {"APA", "Chicago", "BibTeX", "RIS", "CSL-JSON"} <= {*cited.splitlines()}
    assert f"{site.base}{url_of(site, HUONG_HOA)}" in cited

    page.reload()
    page.get_by_text("@misc{").wait_for()

    assert cited == page.locator("main").inner_text()

    page = visit().open("officials/")
    page.locator("main").get_by_role("link", name="Lê Quang Tùng").first.click()
    page.get_by_role("link", name="Trích dẫn trang này").click()

    page.get_by_text("title = {{Lê Quang Tùng}}").wait_for()


def test_a_reader_prints_an_article(visit: Visit, site: Published) -> None:
    (article,) = (one for one in site.articles if one["id"].endswith(HUONG_HOA))
    page = visit().open(article["url"])
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = pressed("".join(sheet.extract_text() for sheet in sheets))

    assert 2 <= len(sheets) <= 5
    assert [] == [part for part in [article["title"], *article["text"].split("\n\n")] if pressed(part) not in printed]
    assert pressed("Quảng Trị") in printed
    assert pressed(site.base + article["url"]) in printed
    assert pressed("Kho tin địa phương") in printed
    assert pressed("Đến nội dung") not in printed  # what is for a screen alone


def test_a_reader_opens_the_site_from_a_folder(browser: Browser, every_kind: Published) -> None:
    page = browser.new_page(viewport={"width": NARROW, "height": HEIGHT})
    page.goto((every_kind.public / "index.html").as_uri())
    for part in ("/articles/", "/officials/", "/provinces/"):
        with page.expect_navigation():
            page.locator(f'main a[href*="{part}"][href$="index.html"]:visible').first.click()

        assert page.url.endswith("/index.html")
        assert page.get_by_role("heading", level=1).inner_text()
        assert "0px" == page.evaluate("getComputedStyle(document.body).margin")  # the style sheet is there
    page.close()


def test_no_link_of_a_site_in_a_folder_leads_to_a_folder(browser: Browser, every_kind: Published) -> None:
    page = browser.new_page()
    links = set()
    for kind in KINDS.keys() - {
        "results",
        "not_found",
    }:  # the one is for a server's scripts, the other for its addresses
        page.goto((every_kind.public / address(kind, every_kind.public) / "index.html").as_uri())
        links |= set(
            page.locator("a[href]").evaluate_all(
                "all => all.map(one => new URL(one.getAttribute('href'), location).href)"
            )
        )
    page.close()
    paths = {Path(unquote(urlsplit(link).path)) for link in links if link.startswith("file:")}

    assert len(paths) > 100
    assert [] == sorted(path for path in paths if not path.is_file())


def test_a_page_in_a_folder_looks_as_on_a_server_and_its_policy_keeps_nothing_of_it_away(
    browser: Browser, every_kind: Published
) -> None:
    said: list[str] = []
    looks = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    url = address("official", every_kind.public)
    for at in (every_kind.base + url, (every_kind.public / url / "index.html").as_uri()):
        page.goto(at)
        looks.append(page.locator("h1, main a, footer").evaluate_all(LOOKS))
    page.close()

    assert looks[0] == looks[1]
    assert [] == [text for text in said if "Content Security Policy" in text]


def test_a_page_in_a_folder_reads_without_javascript(browser: Browser, every_kind: Published) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((every_kind.public / address("article", every_kind.public) / "index.html").as_uri())

    assert "Bình Sơn" in page.get_by_role("heading", level=1).inner_text()
    assert page.locator("aside").is_visible()
    page.close()


def url_of(site: Published, id_: str) -> str:
    return next(str(article["url"]) for article in site.articles if article["id"].endswith(id_))


def tab_to(page: Page, wanted: Callable[[str], bool]) -> None:
    """Press the Tab key until what has the focus says what is wanted."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if wanted(str(page.evaluate("document.activeElement.innerText ?? ''"))):
            return
    message = "not found by the Tab key"
    raise AssertionError(message)


def pressed(text: str) -> str:
    """Return a text without blanks, which paper breaks otherwise."""
    return "".join(text.split())
