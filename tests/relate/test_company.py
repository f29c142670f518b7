"""Who appears with whom."""

import numpy as np

from site_builder.relate.company import CROWD, companions


def closest(*meetings: str) -> dict[str, list[tuple[str, int, float]]]:
    """Return the companions of each letter, of meetings of letters."""
    named = [(article, who) for article, letters in enumerate(meetings) for who in letters]
    keys = sorted({who for _, who in named})
    articles, people = np.array([(article, keys.index(who)) for article, who in named]).T
    found = companions(articles, people, len(keys))
    told = {key: [(keys[other], n, weight) for other, n, weight in found.of(at)] for at, key in enumerate(keys)}
    return {key: others for key, others in told.items() if others}


def test_a_meeting_of_two_weighs_more_than_a_list_of_guests() -> None:
    found = closest("ab", "acdef")

    assert [("b", 1, 1.0), ("c", 1, 0.25)] == found["a"][:2]


def test_the_order_of_articles_changes_nothing() -> None:
    meetings = ["".join(chr(97 + (n * k) % 11) for k in range(1, 7)) for n in range(1, 40)]

    assert closest(*meetings) == closest(*meetings[::-1])


def test_articles_that_name_both_add_up() -> None:
    assert [("b", 2, 1.5), ("c", 1, 0.5)] == closest("ab", "abc")["a"]


def test_somebody_named_twice_in_an_article_is_there_once() -> None:
    assert {"a": [("b", 1, 1.0)], "b": [("a", 1, 1.0)]} == closest("aba")


def test_a_crowd_says_nothing_about_pairs() -> None:
    assert {} == closest("".join(chr(97 + place) for place in range(CROWD + 1)))
