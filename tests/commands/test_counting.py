"""An archive in figures."""

import json
import shutil
from pathlib import Path

import pytest
from calling import call

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counting") / "archive"
    call("init", folder)
    shutil.copytree(SEEDS, folder / "seeds", dirs_exist_ok=True)
    (folder / "seeds" / "bad.txt").write_bytes(b"")
    return folder


def test_articles_are_counted_by_province_year_and_outlet_and_officials_by_post(archive: Path) -> None:
    found = json.loads(call("stats", "--json", archive).stdout)

    assert 6 == found["articles"]
    assert {"name": "Bắc Kạn", "count": 1} in found["provinces"]
    assert [("2022", 1), ("2023", 2), ("2024", 3)] == [(one["name"], one["count"]) for one in found["years"]]
    assert 6 == sum(one["count"] for one in found["outlets"])
    assert {"name": "Bí thư Tỉnh ủy", "count": 4} in found["posts"]
    assert [1] == [one["count"] for one in found["set_aside"]]


def test_people_see_the_first_of_each_list_and_how_to_see_the_rest(archive: Path) -> None:
    short, long = call("stats", "--top", "2", archive).stdout, call("stats", "--top", "0", archive).stdout

    assert "       4  in 4 more; --top 0 lists all" in short
    assert short.startswith("6 articles, ")
    assert all(f"       1  {name}\n" in long for name in ("Bắc Kạn", "Bến Tre", "Thái Bình", "Quảng Trị"))
    assert "inputs set aside\n       1  " in long
