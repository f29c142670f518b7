"""A searcher with a phone or a wide screen, a keyboard or a screen reader, good luck or bad, in a town's archive."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from browsing import HEIGHT, NARROW, WIDE, Reader, watch
from playwright.sync_api import Browser, Page, Route
from searched import BOX, CARDS, STATUS, asked, count, redrawn, settled, titles
from town import ARTICLES, Town, served

Search = Callable[[str], Page]

OPTIONS = "#search-suggestions li"
SHIFTS = """
  window.jumped = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.jumped += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def base(town: Town) -> Iterator[str]:
    with served(town.public) as base:
        yield base


@pytest.fixture
def reader(base: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Open a window of the width asked for, or a wide one; after the test, nothing may have gone wrong in it."""
    width = getattr(request, "param", WIDE)
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.add_init_script(SHIFTS)
    reader = Reader(context.new_page(), base, [])
    watch(reader)
    yield reader
    context.close()

    assert [] == reader.wrong


@pytest.fixture
def search(reader: Reader) -> Search:
    """Return what opens the address of a query, and waits for its results."""
    return lambda query: settled(reader.open(f"search/?q={quote(query)}"))


both = pytest.mark.parametrize("reader", [NARROW, WIDE], indirect=True)


def typed(page: Page, text: str) -> list[str]:
    """Type into the box; return what is suggested."""
    page.locator(BOX).fill("")
    page.locator(OPTIONS).first.wait_for(state="detached")
    page.locator(BOX).fill(text)
    page.locator(OPTIONS).first.wait_for()
    return [" ".join(option.split()) for option in page.locator(OPTIONS).all_inner_texts()]


def every_title(page: Page) -> list[str]:
    """Page through all results; return their titles."""
    found = titles(page)
    while (following := page.locator('nav.pages a[rel="next"]')).count():
        found += titles(redrawn(page, following.click))
    return found


@both
def test_the_right_official_stands_on_top_from_the_first_letters_and_enter_leads_to_the_page(reader: Reader) -> None:
    page = reader.open("search/")
    top = [typed(page, text)[0] for text in ("no", "kiem", "nong van k", "Nông V", "NÔNG VĂN KIỆM")]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/officials/nong-van-kiem-*/")

    assert ["Nông Văn Kiệm cán bộ"] * 5 == top
    assert "Nông Văn Kiệm" in page.locator("h1").inner_text()


def test_words_provinces_and_offices_are_suggested_too(reader: Reader) -> None:
    page = reader.open("search/")

    assert "Đắk Lắk tỉnh" in typed(page, "dak l")
    assert "Chủ tịch UBND tỉnh Quảng Trị chức vụ" in typed(page, "chu tich")
    assert "phòng chống từ" in typed(page, "phòng c")
    assert "trồng rừng từ" in typed(page, "trồ")


@both
def test_phrases_words_left_out_and_narrowing_can_be_typed_in_the_box(search: Search, town: Town) -> None:
    forest, kan = town.titles("trồng rừng"), town.titles("Bắc Kạn")
    expected = {
        '"trồng rừng phòng hộ"': forest,
        '"phòng hộ trồng rừng"': set(),
        "trồng rừng -kạn": forest - kan,
        'trồng rừng -"bắc kạn"': forest - kan,
        'trong rung province:"Bắc Kạn"': forest & kan,
        "trồng rừng tỉnh:bac-kan": forest & kan,
        'official:"Nông Văn Kiệm" cầu treo': town.titles("Nông Văn Kiệm", "cầu treo"),
        "date:2023 cầu treo": {
            one["title"] for one in town.articles if "cầu treo" in one["text"] and "2023" in one["date"]
        },
        "date:2024-12-24..": {one["title"] for one in town.articles if one["date"] >= "2024-12-24"},
    }
    page = search("tin")
    found = {query: {*every_title(asked(page, query))} for query in expected}

    assert expected == found


@both
def test_facets_say_how_many_they_leave_and_every_state_has_an_address(search: Search) -> None:
    page = search("giao các sở")
    everything = count(page)
    offered = page.locator("select[name=province] option").all_inner_texts()
    redrawn(page, lambda: page.locator("select[name=province]").select_option("thanh-hoa"))
    narrowed = titles(page)
    redrawn(page, lambda: page.locator("select[name=year]").select_option("2024"))
    address, least = page.url, titles(page)
    back = titles(redrawn(page, page.go_back))
    page.goto(address)

    assert ARTICLES == everything
    assert "Thanh Hóa (10)" in offered
    assert 10 == len(narrowed)
    assert narrowed == back
    assert all(title.startswith("Thanh Hóa") for title in narrowed)
    assert least == titles(settled(page))
    assert 0 < len(least) < 10


def test_counts_are_true_and_each_result_stands_on_one_page(search: Search, town: Town) -> None:
    page = search("bao cao")
    found = every_title(page)

    assert count(page) == len(found) == len({*found})
    assert town.titles("báo cáo") == {*found}


@both
def test_results_are_sorted_by_date_when_asked_and_back_returns_to_the_best(search: Search) -> None:
    page = search("phòng chống thiên tai")
    best = titles(page)
    days = []
    for order in ("newest", "oldest"):
        redrawn(page, lambda order=order: page.locator("select[name=sort]").select_option(order))
        days.append(page.locator(f"{CARDS} time").evaluate_all("all => all.map((one) => one.dateTime)"))
    redrawn(page, page.go_back)

    assert days[0] == sorted(days[1], reverse=True)
    assert len({*days[0]}) > 1
    assert best == titles(redrawn(page, page.go_back))


def test_the_words_are_marked_in_excerpts_that_show_them_in_context(search: Search) -> None:
    page = search('"truoc mua mua"')
    shown = page.locator(f"{CARDS} .lead").all_inner_texts()
    marked = page.locator(f"{CARDS} .lead mark").all_inner_texts()

    assert all("trước mùa mưa" in excerpt and excerpt.startswith("…") for excerpt in shown)
    assert {"trước mùa mưa"} == {*marked}


def test_words_that_never_stand_together_are_marked_each_alone(search: Search) -> None:
    page = search("ngư treo")

    assert page.locator(f"{CARDS} mark").count()
    assert {*map(str.lower, page.locator(f"{CARDS} mark").all_inner_texts())} <= {"ngư", "treo"}


def test_spellings_and_abbreviations_of_one_thing_find_the_same_articles(search: Search) -> None:
    page = search("tin")
    for ways in (
        ["ủy ban nhân dân", "uỷ ban nhân dân", "UBND", "uy ban nhan dan", "Ubnd"],
        ["Bắc Kạn", "bắc cạn", "Bac Can", "BAC KAN"],
        ["Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "dak lak", "Daklak"],
    ):
        found = {way: (count(asked(page, way)), {*titles(page)}) for way in ways}
        first = found[ways[0]]

        assert first[0] >= 10
        assert dict.fromkeys(ways, first[0]) == {way: number for way, (number, _) in found.items()}
        assert first[0] > 10 or dict.fromkeys(ways, first) == found


def test_a_slip_of_one_letter_or_mark_is_answered_by_what_was_meant(search: Search) -> None:
    page = search("tin")
    slips = {"cầu trao": "cầu treo", "thien tao": "thien tai", "Thenh Hóa": "Thanh Hóa"}
    offered = {slip: asked(page, slip).locator(".meant a").inner_text() for slip in slips}
    redrawn(page, page.locator(".meant a").click)

    assert slips == offered
    assert "Thanh Hóa" == page.locator(BOX).input_value()
    assert 10 == count(page)


@both
def test_everything_can_be_done_with_the_keyboard(reader: Reader) -> None:
    page = reader.open("search/")
    tab_to(page, BOX)
    page.keyboard.type("cau treo")
    page.locator(OPTIONS).first.wait_for()
    page.keyboard.press("Escape")
    redrawn(page, lambda: page.keyboard.press("Enter"))
    tab_to(page, "select[name=sort]")
    redrawn(page, lambda: page.keyboard.press("ArrowDown"))
    page.wait_for_function("() => document.activeElement.name === 'sort'")
    newest = titles(page)[0]
    tab_to(page, f"{CARDS} a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")

    assert newest == page.locator("h1").inner_text()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_a_screen_reader_hears_how_much_was_found_and_which_suggestion_is_chosen(reader: Reader) -> None:
    page = reader.open("search/")
    box = page.get_by_role("combobox")
    before = box.get_attribute("aria-expanded")
    typed(page, "nong")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")

    assert ["false", "true"] == [before, box.get_attribute("aria-expanded")]
    assert "true" == chosen.get_attribute("aria-selected")
    assert page.get_by_role("listbox", name="Gợi ý").get_by_role("option").count()

    page.keyboard.press("Escape")
    said = asked(page, "cầu treo").get_by_role("status").inner_text()

    assert "8 bài có đủ các từ" == said
    assert not page.locator("#search-results[aria-live], #search-results [aria-live]").count()

    redrawn(asked(page, "bao cao"), page.locator('nav.pages a[rel="next"]').click)
    page.wait_for_function(f"() => document.activeElement === document.querySelector('{STATUS}')")


@both
def test_nothing_jumps_when_results_come(search: Search, reader: Reader) -> None:
    jumped = []
    for query in ("phòng chống thiên tai", "cầu ngư", "xyzzy", "trông rưng"):
        page = search(query)
        page.wait_for_timeout(100)
        jumped.append(page.evaluate("jumped"))
    page = asked(reader.open("search/"), "bao cao")
    redrawn(page, page.locator('nav.pages a[rel="next"]').click)
    page.wait_for_timeout(100)
    jumped.append(page.evaluate("jumped"))

    assert [0] * 5 == [round(one, 2) for one in jumped]


def test_without_javascript_officials_from_a_to_z_provinces_and_dates_are_a_click_away(
    base: str, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}search/?q=bac+kan")
        ways = page.locator("main section a").evaluate_all("all => all.map((one) => one.href)")
        letters = page.locator("main section a").all_inner_texts()
        led = []
        for way in ways:
            page.goto(way)
            led.append(page.locator("main a").count())

    assert {"K", "P"} <= {*letters}
    assert [f"{base}{way}/" for way in ("provinces", "officials", "dates")] == ways[-3:]
    assert all(led)


NONSENSE = [
    *("a", "đ", "đ" * 10_000, "?!… --", "👍🏽👍", "Москва 北京 rừng", "__proto__", "constructor", "province:__proto__"),
    *("<img src=x onerror=document.title=1>", '"', "-", "date:9999-99-99", "%00\u0301", "{{7*7}}"),
]


@both
def test_nonsense_is_answered_like_anything_else(search: Search) -> None:
    page = search("tin")
    for query in NONSENSE:
        asked(page, query)

        assert query == page.locator(BOX).input_value()
        assert count(page) or titles(page) or "Không tìm thấy bài nào." == page.locator(STATUS).inner_text()
        assert 0 == page.locator('[role="alert"], #search-results img').count()
    assert "Tìm kiếm – Kho thử" == page.title()


def test_an_empty_query_asks_nothing(reader: Reader) -> None:
    page = reader.open("search/?q=")
    page.locator(BOX).press("Enter")
    page.locator(BOX).fill("   ")
    page.locator(BOX).press("Enter")

    assert "" == page.locator(STATUS).inner_text()
    assert 0 == page.locator(CARDS).count()


DAMAGE = {"missing": b"", "cut": None, "not what its name says": b'{"keys": "", "names": ""}'}


@both
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_shard_that_cannot_be_used_is_said_the_rest_is_kept_and_trying_again_mends_it(
    reader: Reader, damage: str
) -> None:
    page, damaged = reader.page, list[str]()

    def damages(route: Route) -> None:
        # The first of the shards: what the others hold is still there.
        damaged[:] = damaged or [route.request.url]
        if route.request.url not in damaged:
            return route.continue_()
        if damage == "missing":
            return route.fulfill(status=404, body="")
        body = route.fetch().body()
        return route.fulfill(body=DAMAGE[damage] or body[: len(body) // 2])

    page.route("**/search/terms/*", damages)
    page.goto(f"{reader.base}search/?q=" + quote("thanh hóa chăm sóc y tế"))
    alert = page.locator('[role="alert"]')
    alert.wait_for()
    kept = titles(page)
    page.unroute("**/search/terms/*")
    alert.get_by_role("button").click()
    alert.wait_for(state="detached")
    mended = titles(settled(page))
    reader.wrong.clear()  # the file that this test withheld

    assert kept
    assert all("Thanh Hóa chăm sóc y tế" in title for title in mended[:2])


def test_an_index_of_an_older_build_kept_by_the_browser_is_told_and_a_reload_mends_it(
    reader: Reader, town: Town
) -> None:
    page = reader.page
    manifest = json.loads((town.public / "search" / "index.json").read_text("utf-8"))
    other = json.dumps({**manifest, "format": manifest["format"] - 1})
    page.route("**/search/index.json", lambda route: route.fulfill(body=other))
    page.goto(f"{reader.base}search/?q=cau+treo")
    alert = page.locator('[role="alert"]')
    said = alert.inner_text()
    page.unroute("**/search/index.json")
    with page.expect_navigation():
        alert.get_by_role("button").click()
    page.locator(CARDS).first.wait_for()

    assert "bản cũ" in said
    assert 8 == count(page)


def test_an_index_whose_files_have_been_replaced_meanwhile_is_read_anew(reader: Reader, town: Town) -> None:
    page = reader.page
    manifest = (town.public / "search" / "index.json").read_text("utf-8")
    gone = json.dumps({**json.loads(manifest), "names": "0badf00d" * (len(json.loads(manifest)["names"]) // 8)})
    page.route("**/search/index.json", lambda route: route.fulfill(body=gone))
    page.goto(f"{reader.base}search/?q=cau+treo")
    alert = page.locator('[role="alert"]')
    alert.wait_for()
    page.unroute("**/search/index.json")
    alert.get_by_role("button").click()
    page.locator(CARDS).first.wait_for()
    reader.wrong.clear()  # the files that are gone

    assert 8 == count(settled(page))


def test_where_archive_toml_does_not_ask_for_it_nothing_is_kept(search: Search) -> None:
    kept = search("cau treo").evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")

    assert 0 == kept


def test_the_page_says_so_when_the_archive_has_no_place_of_that_name(search: Search) -> None:
    page = search("cau treo province:Atlantis")

    assert "Atlantis" in page.locator(".unknown").inner_text()
