"""Which articles carry the same report."""

import random
from collections.abc import Sequence

from msgspec.structs import replace
from synthetic import record

from site_builder.model import Record
from site_builder.relate.duplicates import same_reports, signature
from site_builder.relate.mentions import mentions

WORDS = "tỉnh ủy huyện xã nông thôn mới đại hội nghị quyết phát triển kinh tế xã hội quốc phòng an ninh".split()


def text(seed: int, sentences: int = 30) -> str:
    rng = random.Random(seed)
    return " ".join(" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences))


def same(records: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    return same_reports(mentions(records))


def of(id_: str, body: str) -> Record:
    return replace(record(id_, "2023-01-01", []), signature=signature(body))


def test_a_reprint_with_other_tone_placement_is_found() -> None:
    report = text(1)

    found = same([of("a", report), of("b", report.replace("ủy", "uỷ")), of("c", text(2))])

    assert {"a": ("b",), "b": ("a",)} == found


def test_an_update_that_adds_a_little_is_the_same_report() -> None:
    assert {"a": ("b",), "b": ("a",)} == same([of("a", text(1)), of("b", text(1) + " " + text(3, 5))])


def test_two_reports_are_two() -> None:
    assert {} == same([of(str(i), text(i)) for i in range(40)])


def test_texts_too_short_to_recognise_are_never_called_the_same() -> None:
    assert {} == same([of("a", "Tin ngắn."), of("b", "Tin ngắn.")])


def test_of_many_prints_of_one_report_each_finds_others() -> None:
    prints = [of(f"{n:02}", text(1)) for n in range(60)]

    found = same(prints)

    assert {one.id for one in prints} == set(found)
    assert all(id_ in found[other] for id_, others in found.items() for other in others)
