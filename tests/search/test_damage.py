"""What happens when a file of the index is missing, cut or another, and when a query is nonsense."""

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from asking import ask, index, seed_stories, write

HOSTILE = [
    *(
        "",
        " ",
        "a",
        "đ" * 10_000,
        "?!…",
        "👍🏽",
        "__proto__",
        "constructor",
        "<script>alert(1)</script>",
        "Đảng: 24/7",
        "-",
        '"',
    ),
    *("Москва 北京 đảng", "\ud800", "a\0b", "province:", "%00", "\u0301\u0301", "ﷺ", "i̇", "ß ŉ", "  bí\u00a0thư  "),
]


@pytest.mark.parametrize("name", ["terms", "keys", "cards", "facets", "heads", "index.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_file_is_reported_and_the_rest_is_kept(tmp_path: Path, name: str, damage: str) -> None:
    site = write(index(seed_stories()), tmp_path)
    for path in [p for p in (site / "search").rglob("*") if p.is_file() and name in p.parts]:
        if damage == "missing":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: -len(path.read_bytes()) // 2] if damage == "cut" else b"{}")
    suggested, answer = ask(site, ["suggest", "dang b"], ["search", "đảng bộ tỉnh"]).answers

    assert any(name in error["file"] for error in answer["errors"]) == (
        name != "heads"
    )  # of which suggestions are made
    assert isinstance(suggested, list)
    assert name != "facets" or answer["hits"]


@pytest.mark.parametrize("format_", [0, 99])
def test_an_index_of_another_format_than_the_script_is_told_apart(tmp_path: Path, format_: int) -> None:
    manifest = write(index(seed_stories()), tmp_path) / "search" / "index.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": format_}))
    answer = ask(tmp_path, ["search", "đảng bộ"]).answers[0]

    assert [("index.json", True)] == [(error["file"], error["outdated"]) for error in answer["errors"]]


def test_a_shard_under_the_name_of_another_is_not_believed(tmp_path: Path) -> None:
    site = write(index(seed_stories()), tmp_path)
    shards = sorted((site / "search" / "terms").iterdir())
    contents = [shard.read_bytes() for shard in shards]
    for shard, content in zip(shards, [*contents[1:], contents[0]], strict=True):
        shard.write_bytes(content)
    answer = ask(site, ["search", "đảng bộ"]).answers[0]

    assert answer["errors"]
    assert 0 == answer["total"]


def test_no_query_makes_the_engine_throw(seeds: Path) -> None:
    rng = random.Random(3)
    letters = "aăâđeêoôơuưyáàảãạ AĐ\"-:*~^+<>/\\'.,0123\n\t\ud800\u0301👍"
    asked = [*HOSTILE, *("".join(rng.choices(letters, k=rng.randint(1, 40))) for _ in range(100))]
    told = ask(seeds, *([call, text] for text in asked for call in ("search", "suggest")))

    assert 2 * len(asked) == len(told.answers)
    assert all(not answer["errors"] for answer in told.answers[::2])


def test_thousands_of_strings_are_answered(seeds: Path) -> None:
    told = fuzzed("fuzz.mjs", seeds, "5000")

    assert {"answered": 5000, "wrong": []} == told


def test_strings_bred_towards_code_that_none_has_reached_are_answered(seeds: Path) -> None:
    told = fuzzed("guided.mjs", seeds, "100")

    assert [] == told["wrong"]
    assert told["tried"] >= 100
    assert told["kept"] > 10


def fuzzed(program: str, folder: Path, times: str) -> dict[str, Any]:
    """Return what a fuzzer says; `make torture-js` lets both run for longer."""
    command = ["node", Path(__file__).parent / program, folder, times, "7"]
    said: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
    return said


def test_nonsense_options_and_arguments_are_borne(seeds: Path) -> None:
    strange = [None, 7, {}, []]
    told = ask(
        seeds,
        *(["search", value] for value in strange),
        *(["suggest", value] for value in strange),
        ["search", "đảng bộ", {"filters": {"province": "__proto__", "year": "x"}, "sort": "?", "offset": 10_000}],
    )

    assert [] == told.answers[-1]["hits"]
