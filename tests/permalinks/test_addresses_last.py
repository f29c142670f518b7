"""An address that was published once always leads somewhere."""

import random
from datetime import date

import pytest
from msgspec.structs import replace
from remembering import Build, Draft, Held, build

from site_builder import permalinks
from site_builder.corrections import OfficialCorrection
from site_builder.permalinks import Ledger

NAME = "Trần Văn Mẫu"
CHAIR = Held(NAME, "Chủ tịch UBND tỉnh", "bac-kan")
SECRETARY = Held(NAME, "Bí thư Tỉnh ủy", "nghe-an")


def merge(*keys: str) -> OfficialCorrection:
    return OfficialCorrection("một người", date(2024, 1, 1), merge=keys, where="corrections/a.toml:1")


def key(address: str) -> str:
    return address.removeprefix("officials/").strip("/")


def test_an_article_with_another_title_or_day_is_found_at_its_old_address() -> None:
    first = build([Draft("1", "Tin cu", "2024-05-26")], {})
    second = build([Draft("1", "Tin mới", "2024-05-27")], first.ledger)
    old, new = first.archive.records[0].url, second.archive.records[0].url

    assert new == second.at(old)
    assert new == second.ledger[old].to
    assert "page" == second.at(new)


def test_an_article_that_moves_twice_leads_straight_to_where_it_is() -> None:
    builds = [build([Draft("1", "Một", "2024-05-26")], {})]
    for title in ("Hai", "Ba"):
        builds.append(build([Draft("1", title, "2024-05-26")], builds[-1].ledger))
    addresses = [one.archive.records[0].url for one in builds]

    assert [addresses[2], addresses[2], "page"] == [builds[-1].at(address) for address in addresses]


def test_an_article_that_returns_to_its_old_title_stands_there_again() -> None:
    drafts = [Draft("1", title, "2024-05-26") for title in ("Một", "Hai", "Một")]
    first = build(drafts[:1], {})
    second = build(drafts[1:2], first.ledger)
    third = build(drafts[2:], second.ledger)
    one, two = first.archive.records[0].url, second.archive.records[0].url

    assert ("page", one) == (third.at(one), third.at(two))


def test_an_older_article_that_tells_of_another_home_leaves_the_official_at_the_address() -> None:
    drafts = [Draft("2", "b", "2024-05-26", (CHAIR,))]
    older = Draft("1", "a", "2023-05-26", (CHAIR, Held(NAME, "Giám đốc Sở Y tế", "an-giang")))
    first = build(drafts, {})
    second = build([older, *drafts], first.ledger)

    assert first.official(NAME) == second.official(NAME)
    assert first.official(NAME) != build([older, *drafts], {}).official(NAME)


def test_an_older_article_that_joins_two_people_leads_from_one_to_the_other() -> None:
    drafts = [Draft("1", "a", "2020-01-01", (CHAIR,)), Draft("2", "b", "2020-02-01", (SECRETARY,))]
    first = build(drafts, {})
    one, two = first.official(NAME)
    second = build([*drafts, Draft("0", "c", "2019-01-01", (CHAIR, SECRETARY))], first.ledger)

    assert [one] == second.official(NAME)
    assert ("page", one) == (second.at(one), second.at(two))


def test_the_earliest_article_may_go_and_the_official_stays_at_the_address() -> None:
    # Without the ledger the later posts in Nghệ An would make another address of it.
    drafts = [Draft("1", "a", "2020-01-01", (CHAIR,)), Draft("2", "b", "2021-01-01", (CHAIR,))]
    moved = [Draft("2", "b", "2021-01-01", (replace(CHAIR, province="nghe-an"),))]
    first = build(drafts, {})
    second = build(moved, first.ledger)

    assert first.official(NAME) == second.official(NAME)
    assert first.official(NAME) != build(moved, {}).official(NAME)


def test_an_official_merged_into_another_leads_there() -> None:
    drafts = [Draft("1", "a", "2020-01-01", (CHAIR,)), Draft("2", "b", "2020-02-01", (SECRETARY,))]
    first = build(drafts, {})
    one, two = first.official(NAME)
    second = build(drafts, first.ledger, [merge(key(two), key(one))])
    third = build(drafts, second.ledger, [merge(key(two), key(one))])

    assert ("page", two) == (second.at(two), second.at(one))
    assert ("page", two) == (third.at(two), third.at(one))


def test_taking_a_merge_back_gives_both_their_pages_again() -> None:
    drafts = [Draft("1", "a", "2020-01-01", (CHAIR,)), Draft("2", "b", "2020-02-01", (SECRETARY,))]
    first = build(drafts, {})
    one, two = first.official(NAME)
    merged = build(drafts, first.ledger, [merge(key(two), key(one))])
    second = build(drafts, merged.ledger)

    assert ["page", "page"] == [second.at(one), second.at(two)]


def test_a_new_person_never_gets_the_address_of_another_of_that_name() -> None:
    # An article that went would free the name's plain address, were it not written down whose it is.
    old = [Draft("1", "a", "2020-01-01", (CHAIR,)), Draft("2", "b", "2020-02-01", (replace(CHAIR, province="hue"),))]
    first = build(old, {})
    edited = [replace(old[0], people=(replace(CHAIR, province="hue"),)), replace(old[1], people=(CHAIR,))]
    second = build(edited, first.ledger)

    owner = {seen.article: one.key for one in first.archive.officials for seen in one.appearances}
    assert owner == {seen.article: one.key for one in second.archive.officials for seen in one.appearances}


def test_a_list_that_shrinks_leads_from_its_last_pages_to_its_first() -> None:
    drafts = [Draft(f"{n}", f"Tin {n}", "2024-05-26") for n in range(101)]
    first = build(drafts, {})
    second = build([*drafts[:50], *(replace(one, day="2024-06-01") for one in drafts[50:])], first.ledger)
    day = "dates/2024/05/26/"

    assert {"page"} == {first.at(f"{day}page/{n}/") for n in (2, 3)}
    assert {day} == {second.at(f"{day}page/{n}/") for n in (2, 3)}


def test_a_day_without_articles_leads_to_its_month_and_a_month_without_any_to_its_year() -> None:
    first = build([Draft("1", "a", "2024-05-26"), Draft("2", "b", "2024-05-27"), Draft("3", "c", "2024-03-01")], {})
    second = build([Draft("1", "a", "2024-05-26"), Draft("2", "b", "2024-05-26"), Draft("3", "c", None)], first.ledger)

    assert "dates/2024/05/" == second.at("dates/2024/05/27/")
    assert "dates/2024/" == second.at("dates/2024/03/")


def test_an_article_that_is_gone_is_lost_until_somebody_says_what_became_of_it() -> None:
    first = build([Draft("1", "a", "2024-05-26"), Draft("2", "b", "2024-05-26")], {})
    second = build([Draft("2", "b", "2024-05-26")], first.ledger)
    old, other = (one.url for one in first.archive.records)
    removed = permalinks.remove(first.ledger, [old], "bài trùng", second.plan)
    third = build([Draft("2", "b", "2024-05-26")], removed)
    led = build([Draft("2", "b", "2024-05-26")], permalinks.redirect(first.ledger, old, other, second.plan))

    assert [old] == list(second.settled.lost)
    assert ("gone", {}) == (third.at(old), third.settled.lost)
    assert other == led.at(old)


def test_what_was_gone_and_comes_back_has_its_page_again() -> None:
    draft = Draft("1", "a", "2024-05-26")
    first = build([draft], {})
    removed = permalinks.remove(first.ledger, [first.archive.records[0].url], "nhầm", build([], first.ledger).plan)

    assert "page" == build([draft], removed).at(first.archive.records[0].url)


def test_building_the_same_archive_again_leaves_the_very_same_ledger() -> None:
    first = build([Draft("1", "a", "2024-05-26", (CHAIR,))], {})

    assert first.ledger is build([Draft("1", "a", "2024-05-26", (CHAIR,))], first.ledger).ledger


NAMES = ("Trần Văn Mẫu", "Lê Thị Thử", "Trần Văn Mậu")
POSTS = ("Chủ tịch UBND tỉnh", "Bí thư Tỉnh ủy", "Phó Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế")
PROVINCES = ("bac-kan", "nghe-an", "ha-giang")


def some_day(rng: random.Random) -> str:
    return f"{rng.randrange(2015, 2025)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"


def some_people(rng: random.Random) -> tuple[Held, ...]:
    return tuple(Held(rng.choice(NAMES), rng.choice(POSTS), rng.choice(PROVINCES)) for _ in range(rng.randrange(3)))


def edited(rng: random.Random, drafts: dict[str, Draft]) -> dict[str, Draft]:
    """Return the articles after one edit such as people make."""
    match rng.randrange(6 if drafts else 1):
        case 0 | 1:
            new = Draft(f"{rng.randrange(1000)}", f"Tin {rng.randrange(5)}", some_day(rng), some_people(rng))
        case 2:
            gone = rng.choice(sorted(drafts))
            return {id_: draft for id_, draft in drafts.items() if id_ != gone}
        case 3:
            new = replace(drafts[rng.choice(sorted(drafts))], title=f"Tin {rng.randrange(5)}")
        case 4:
            new = replace(drafts[rng.choice(sorted(drafts))], day=rng.choice([None, some_day(rng)]))
        case _:
            new = replace(drafts[rng.choice(sorted(drafts))], people=some_people(rng))
    return drafts | {new.id: new}


def answered(rng: random.Random, drafts: dict[str, Draft], ledger: Ledger, merges: list[OfficialCorrection]) -> Build:
    """Build, doing what the refusal says when there is one."""
    made = build(drafts.values(), ledger, merges)
    lost = sorted(made.settled.lost)
    if not lost:
        return made
    after = permalinks.successors(lost, made.plan)
    for address in lost:
        new = after.get(address) or (rng.choice(sorted(made.plan.pages)) if made.plan.pages else None)
        if new and rng.randrange(2):
            ledger = permalinks.redirect(ledger, address, new, made.plan)
        else:
            ledger = permalinks.remove(ledger, [address], "thôi", made.plan)
    return build(drafts.values(), ledger, merges)


@pytest.mark.parametrize("seed", range(12))
def test_no_edits_over_many_builds_ever_kill_an_address(seed: int) -> None:
    rng = random.Random(seed)
    drafts: dict[str, Draft] = {}
    ledger: Ledger = {}
    ever: set[str] = set()
    for _ in range(25):
        for _ in range(rng.randrange(1, 4)):
            drafts = edited(rng, drafts)
        apart = [one.key for one in build(drafts.values(), ledger).archive.officials]
        merges = [merge(*rng.sample(apart, 2))] if len(apart) > 1 and rng.randrange(3) == 0 else []
        made = answered(rng, drafts, ledger, merges)
        ledger, ever = made.ledger, ever | made.addresses()

        assert {} == made.settled.lost
        assert set() == {address for address in ever if made.at(address) == "nothing"}
        ends = set(made.settled.moved.values())
        assert ends <= {*made.plan.pages, *made.settled.gone, "dates/", "officials/", "coverage/"}
