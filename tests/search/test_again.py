"""An index made of what the last build left has the same bytes as one made from scratch."""

import random
from pathlib import Path

import pytest
from asking import Memory, Story, archive, indexed, many
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import File
from site_builder.search import again, shards

SYLLABLES = ["bí", "bì", "thư", "thu", "tỉnh", "tình", "ủy", "đảng", "bộ", "24", "huế", "hoà", "hòa", "nghĩa", "x"]
PHRASE = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12).map(" ".join)
DAYS = st.sampled_from([None, "2023-12-31", "2024-05-01", "2024-05-02", "2024-05-30", "2024-06-01"])
STORIES = st.dictionaries(st.integers(0, 30), st.tuples(PHRASE, PHRASE, DAYS), min_size=12, max_size=24)
EDITS = st.dictionaries(st.integers(0, 40), st.none() | st.tuples(PHRASE, PHRASE, DAYS), max_size=3)
MANY = many(200)


def told(given_: dict[int, tuple[str, str, str | None]]) -> list[Story]:
    return [Story(f"a{n}", *said) for n, said in given_.items()]


def made(stories: list[Story], folder: Path, published: dict[str, bytes] | None = None) -> Memory:
    return indexed(Memory(stories, published or {}), archive(stories, ["Bí Thư"] if stories else []), folder)


@given(STORIES, st.lists(EDITS, max_size=3))
@settings(max_examples=15, deadline=None)
def test_an_index_of_changed_articles_is_that_of_all_made_from_scratch(
    tmp_path_factory: pytest.TempPathFactory,
    stories: dict[int, tuple[str, str, str | None]],
    edits: list[dict[int, tuple[str, str, str | None] | None]],
) -> None:
    folder = tmp_path_factory.mktemp("state")
    files = made(told(stories), folder).files
    for edit in edits:
        changed = {n: said for n, said in {**stories, **edit}.items() if said is not None}
        stories = changed
        files = made(told(stories), folder, files).files

    assert made(told(stories), tmp_path_factory.mktemp("scratch")).files == files


def test_an_index_that_was_made_but_not_published_leaves_nothing_stale_behind(tmp_path: Path) -> None:
    before = made(MANY[1:], tmp_path / "state")
    made(MANY, tmp_path / "state", before.files)  # and here the disk was full

    assert made(MANY, tmp_path / "scratch").files == made(MANY, tmp_path / "state", before.files).files


@pytest.mark.parametrize("day", [None, "2024-02-09", "2030-01-01"])
def test_one_article_more_keeps_the_files_that_it_does_not_touch(tmp_path: Path, day: str | None) -> None:
    before = made(MANY, tmp_path)
    after = made([*MANY, Story("new", "Xây cầu", "Xây cầu mới.", day)], tmp_path, before.files)

    assert len(after.kept) > len(after.files) / 2
    assert {path for path in after.kept if path.startswith("search/terms/")}


@pytest.mark.parametrize("remembered", [True, False], ids=["old counts known", "old counts forgotten"])
def test_edits_of_an_archive_of_many_shards_give_the_index_made_from_scratch(tmp_path: Path, remembered: bool) -> None:  # noqa: FBT001  # a case of the test
    rng = random.Random(5)
    words = [f"t{a}{b}{c}" for a in "hr" for b in "aăâeêioôơuư" for c in ("", "n", "m", "ng", "t", "p", "i", "o")]
    texts = (" ".join(rng.choices(words, k=30)) for _ in range(600))
    days = [f"2024-0{n % 9 + 1}-{n % 28 + 1:02}" for n in range(600)]
    stories = {f"{n:03}": Story(f"{n:03}", "Tin", *told) for n, told in enumerate(zip(texts, days, strict=True))}
    site = made([*stories.values()], tmp_path / "state")
    shards = [path for path in site.files if path.startswith("search/terms/")]
    assert len(shards) > 20  # of a few blocks

    kept: set[str] = set()
    for turn in range(5):
        for id_ in rng.sample(sorted(stories), turn % 3):
            del stories[id_]
        for id_ in rng.sample(sorted(stories), 1 + turn % 2):
            other = rng.choice(sorted(stories))
            stories[id_] = stories[id_]._replace(text=f"{stories[other].text} mới{turn} {stories[id_].title}")
        stories[f"new{turn}"] = Story(f"new{turn}", "Khánh thành cầu", f"Cầu số {turn} qua sông Đà.", "2024-07-09")
        known = site.packed if remembered else {}
        next_ = Memory(stories.values(), site.files)
        next_.known = {f"{id_}.txt": [packed] for id_, packed in known.items()}
        site = indexed(next_, archive(stories.values(), ["Bí Thư", f"Sông Đà {turn}"]), tmp_path / "state")
        scratch = indexed(
            Memory(stories.values()), archive(stories.values(), ["Bí Thư", f"Sông Đà {turn}"]), tmp_path / f"{turn}"
        )

        assert scratch.files == site.files
        kept |= {path for path in site.kept if path.startswith("search/terms/")}

    assert kept


@pytest.mark.parametrize("together", [1, 1 << 20], ids=["block by block", "all blocks together"])
def test_shards_that_end_elsewhere_after_an_edit_are_those_made_from_scratch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(shards, "_LEAST", 40)
    monkeypatch.setattr(shards, "_MOST", 60)  # so that one term more moves the ends of many
    monkeypatch.setattr(again, "_TOGETHER", together)
    rng = random.Random(9)
    stories = {story.id: story for story in many(40)}
    site = made([*stories.values()], tmp_path / "state")
    for turn in range(3):
        for id_ in rng.sample(sorted(stories), 1 + turn % 2):
            del stories[id_]
        if turn % 3:
            stories[f"new{turn}"] = Story(f"new{turn}", "Xây cầu", " ".join(rng.choices(SYLLABLES, k=40)), "2024-03-09")
        site = made([*stories.values()], tmp_path / "state", site.files)

        assert made([*stories.values()], tmp_path / str(turn)).files == site.files
        assert any(path.startswith("search/terms/") for path in site.kept)


def test_a_build_after_a_change_rewrites_only_a_part_of_its_state(tmp_path: Path) -> None:
    before = made(MANY, tmp_path)
    old = {path.name: path.stat().st_size for path in tmp_path.glob("*-rows.*")}
    made([*MANY, Story("new", "Xây cầu", "Xây cầu mới.")], tmp_path, before.files)
    new = {path.name: path.stat().st_size for path in tmp_path.glob("*-rows.*")}

    assert sum(new[name] for name in new.keys() - old.keys()) < sum(new.values()) / 4


def test_a_state_that_is_changed_many_times_does_not_grow_without_end(tmp_path: Path) -> None:
    site = made(MANY, tmp_path)
    first = sum(path.stat().st_size for path in tmp_path.iterdir())
    for turn in range(12):
        site = made([*MANY, Story("new", "Xây cầu", f"Xây cầu mới {turn}.")], tmp_path, site.files)

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 3 * first


def test_nothing_changed_keeps_every_file_named_by_its_content(tmp_path: Path) -> None:
    before = made(MANY, tmp_path)
    after = made(MANY, tmp_path, before.files)

    assert before.files == after.files
    assert {path for path in after.files if path.startswith(("search/terms/", "search/cards/"))} <= after.kept


@pytest.mark.parametrize("damage", ["missing", "cut", "other", "head"])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: str) -> None:
    before = made(MANY, tmp_path)
    blocks = sorted(tmp_path.glob("[0-9]*.*"), key=lambda path: -path.stat().st_size)
    if damage == "missing":
        blocks[0].unlink()
    elif damage == "head":
        (tmp_path / "head").write_bytes(b"head")
    else:
        blocks[0].write_bytes(blocks[0].read_bytes()[:-9] + (b"" if damage == "cut" else b"nine byte"))
    after = made([*MANY, Story("new", "Xây cầu", "Xây cầu mới.")], tmp_path, before.files)

    assert made([*MANY, Story("new", "Xây cầu", "Xây cầu mới.")], tmp_path / "scratch").files == after.files


def test_a_damaged_part_of_the_cache_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    before = made(MANY, tmp_path / "state")
    for path in (tmp_path / "state").glob("*-rows.*"):
        path.write_bytes(bytes(path.stat().st_size))
    after = made(MANY, tmp_path / "state", before.files)

    assert before.files == after.files
    assert {path for path in after.files if path.startswith("search/terms/")} <= after.kept


def test_another_program_makes_all_from_scratch(tmp_path: Path) -> None:
    made(MANY, tmp_path)
    head = tmp_path / "head"
    head.write_bytes(head.read_bytes().replace(b"\xa11", b"\xa12", 1))

    assert made(MANY, tmp_path / "scratch").files == made(MANY, tmp_path).files


def test_any_number_of_processes_makes_the_same_files(tmp_path: Path) -> None:
    stories = [story._replace(id=f"{n}-{story.id}") for n in range(3) for story in MANY]
    files = [folder_of(stories, tmp_path / str(jobs), jobs) for jobs in (1, 3)]

    assert len(files[0]) > 100
    assert files[0] == files[1]


def folder_of(stories: list[Story], folder: Path, jobs: int) -> dict[str, bytes]:
    site = OnDisk(stories, folder / "site")
    indexed(site, archive(stories), folder / "state", jobs)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "site").rglob("*")) if p.is_file()}


class OnDisk(Memory):
    """A site that many processes write into."""

    def __init__(self, stories: list[Story], folder: Path) -> None:
        super().__init__(stories)
        self.folder = folder

    def write_all(self, files: list[File]) -> None:  # type: ignore[override]  # the same, of a list
        for file in files:
            path = self.folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
