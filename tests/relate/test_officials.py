"""Officials over the whole archive: terms are bounded by what articles say."""

from collections.abc import Sequence

from msgspec.structs import replace
from synthetic import record

from site_builder.model import Official, Record, Status
from site_builder.relate.identity import who
from site_builder.relate.mentions import mentions
from site_builder.relate.offices import offices
from site_builder.relate.officials import officials


def told(id_: str, day: str | None, status: Status = "current", key: str = "a") -> Record:
    made = record(id_, day, [(key, "Bí thư Tỉnh ủy", "bac-kan", status)])
    return replace(made, people=tuple(replace(person, key=person.name) for person in made.people))


def related(*records: Record) -> Sequence[Official]:
    keys = [person.name for one in records for person in one.people]
    return officials(mentions(records), who(keys), dict(zip(keys, keys, strict=True)), {})


def test_a_term_runs_from_the_first_article_that_says_so_to_the_last() -> None:
    [official] = related(told("2", "2023-05-01"), told("1", "2023-02-01"), told("3", None))

    [term] = official.terms
    assert ("2023-02-01", "2023-05-01", ("3", "1", "2")) == (term.first, term.last, term.articles)


def test_a_year_without_an_article_is_shown_as_a_gap() -> None:
    [official] = related(told("1", "2019-02-01"), told("2", "2019-05-01"), told("3", "2022-01-01"))

    assert (("2019-02-01", "2019-05-01"), ("2022-01-01", "2022-01-01")) == official.terms[0].spans


def test_being_called_a_former_holder_bounds_the_term_and_is_no_part_of_it() -> None:
    [official] = related(told("1", "2019-02-01"), told("2", "2021-05-01", "former"))

    [term] = official.terms
    assert ("current", "2019-02-01", "2021-05-01") == (term.status, term.last, term.until)


def test_an_appointment_bounds_the_term_from_below() -> None:
    [official] = related(told("1", "2019-02-01", "appointed"), told("2", "2019-05-01"))

    [term] = official.terms
    assert ("current", "2019-02-01") == (term.status, term.since)


def test_only_former_mentions_make_a_former_term() -> None:
    [official] = related(told("1", "2019-02-01", "former"))

    assert "former" == official.terms[0].status


def test_two_sitting_holders_over_the_same_days_are_a_conflict() -> None:
    people = related(
        told("1", "2019-01-01"),
        told("2", "2019-12-01"),
        told("3", "2019-06-01", key="b"),
        told("4", "2020-06-01", key="c"),
    )

    [office] = offices(people)
    assert [{"a", "b"}] == [set(pair) for pair in office.conflicts]
    assert ["c", "a", "b"] == [holder.official for holder in office.holders]


def test_a_post_named_in_short_and_in_full_is_one_term_under_its_full_name() -> None:
    short, long = told("a", "2024-01-01"), told("b", "2024-03-01")
    short, long = (
        replace(one, people=(replace(one.people[0], posts=(replace(one.people[0].posts[0], post=post),)),))
        for one, post in ((short, "Thủ tướng"), (long, "Thủ tướng Chính phủ"))
    )

    [official] = related(short, long)

    assert ["Thủ tướng Chính phủ"] == [term.post for term in official.terms]
    assert [("2024-01-01", "2024-03-01")] == [(term.first, term.last) for term in official.terms]
