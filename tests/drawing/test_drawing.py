"""Drawings: what a reader sees agrees with the numbers that it was made of."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import drawing
from site_builder.drawing.spans import WIDTH
from site_builder.gazetteer.units import NEW_ERA, OLD_ERA_END, made_of, provinces

COUNTS = st.dictionaries(st.sampled_from(sorted(unit.key for unit in provinces(OLD_ERA_END))), st.integers(0, 10_000))
MONTHS = st.dictionaries(
    st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda m: f"{m[0]}-{m[1]:02}"), st.integers(0, 50)
)
DAYS = st.dates().map(lambda day: day.isoformat())


def test_each_map_has_every_province_of_its_era_and_no_other() -> None:
    before, today = drawing.before({}), drawing.today({})

    assert {unit.key for unit in provinces(OLD_ERA_END)} == {area.key for area in before.areas}
    assert {unit.key for unit in provinces(NEW_ERA)} == {area.key for area in today.areas}


def test_every_outline_is_a_path_inside_the_drawing() -> None:
    for drawn in (drawing.before({}), drawing.today({})):
        for area in drawn.areas:
            points = _points(area.path)

            assert len(points) > 2, area.key
            assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in points), area.key


def test_a_province_of_today_lies_where_those_lay_that_it_was_made_of() -> None:
    before = {area.key: _points(area.path) for area in drawing.before({}).areas}
    for area in drawing.today({}).areas:
        expected = _box([point for key in made_of(area.key) for point in before[key]])

        assert expected == pytest.approx(_box(_points(area.path)), abs=8), area.key


def test_both_far_groups_of_islands_belong_to_their_provinces() -> None:
    east = {area.key for area in drawing.before({}).areas if max(x for x, _ in _points(area.path)) > 450}

    assert {"da-nang", "khanh-hoa"} == east


@given(COUNTS)
def test_a_map_shows_each_count_in_the_shade_that_its_legend_gives(counts: Mapping[str, int]) -> None:
    drawn = drawing.before(counts)

    for area in drawn.areas:
        [entry] = [entry for entry in drawn.legend if entry.step == area.shade]
        assert counts.get(area.key, 0) == area.count
        assert entry.least <= area.count <= entry.most


@given(st.lists(st.integers(1, 100_000), min_size=1))
def test_more_articles_are_never_a_lighter_shade(counts: list[int]) -> None:
    shades = [drawing.shade(count, max(counts)) for count in sorted(counts)]

    assert sorted(shades) == shades
    assert drawing.STEPS == shades[-1] or max(counts) < 8
    assert drawing.shade(0, max(counts)) == 0


@given(MONTHS)
def test_months_without_articles_stand_between_those_with_some(counts: Mapping[str, int]) -> None:
    drawn = drawing.by_month(counts)

    names = [bar.month for bar in drawn.bars]
    assert sum(counts.values()) == sum(bar.count for bar in drawn.bars)
    assert sorted(set(names)) == names
    assert all((bar.height > 0) == (bar.count > 0) for bar in drawn.bars)
    if names:
        first, last = names[0], names[-1]
        assert (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1 == len(names)
        assert min(drawn.bars[0].count, drawn.bars[-1].count) > 0


@given(st.lists(DAYS, min_size=2))
def test_spans_lie_inside_the_line_in_the_order_of_their_days(days: list[str]) -> None:
    scale = drawing.scale(days)
    assert scale is not None

    spans = [scale.span(min(days), day) for day in sorted(days)]
    assert all(span.start >= 0 and span.width > 0 and span.start + span.width <= WIDTH + 1e-9 for span in spans)
    assert sorted(span.width for span in spans) == [span.width for span in spans]
    assert all(0 <= tick.at < WIDTH for tick in scale.ticks)


def test_no_days_have_no_scale() -> None:
    assert drawing.scale([]) is None


def test_a_long_career_names_at_most_ten_years() -> None:
    scale = drawing.scale(["1976-03-01", "2025-11-02"])

    assert scale is not None
    assert ["1976", "1981", "1986"] == [tick.year for tick in scale.ticks][:3]
    assert len(scale.ticks) <= 10


def test_those_who_appear_together_stand_side_by_side() -> None:
    together = {("a", "c"): 5, ("b", "d"): 4}

    drawn = drawing.around([("a", 9), ("b", 7), ("c", 6), ("d", 2)], together)

    assert ["a", "c", "b", "d"] == [node.key for node in drawn.nodes]
    assert 4 + 2 == len(drawn.lines)
    assert 6 == max(line.width for line in drawn.lines)


@given(st.integers(0, 30))
def test_a_network_has_room_for_everybody(people: int) -> None:
    drawn = drawing.around([(f"p{number}", 1) for number in range(people)], {})

    assert people == len({(node.x, node.y) for node in drawn.nodes})
    assert all(0 < node.x < 400 and 0 < node.y < 400 for node in drawn.nodes)


def _points(path: str) -> list[tuple[int, int]]:
    """Return the corners of a path of M, l and z, which is also checked to be XML without escaping."""
    assert path == ET.fromstring(f'<path d="{path}"/>').get("d")  # noqa: S314  # made here
    points = []
    for part in path.split("M")[1:]:
        start, steps = part.removesuffix("z").split("l")
        x, y = map(int, start.split(","))
        points.append((x, y))
        for step in steps.split():
            right, down = map(int, step.split(","))
            x, y = x + right, y + down
            points.append((x, y))
    return points


def _box(points: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
