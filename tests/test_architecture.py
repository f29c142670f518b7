"""The rooms of docs/architecture.md: every one is listed, and imports go one way."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "site_builder"
NOT_ROOMS = {"__init__.py", "py.typed", "__pycache__", "templates", "static", "locale"}


def rows(heading: str = "Rooms") -> dict[str, int]:
    """Return each room of the table under a heading, by file or folder name, with its row."""
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")][2:]
    return {room.strip().rstrip("/"): row for row, cell in enumerate(cells) for room in cell.split(",")}


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name."""
    return {dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(name: str, known: dict[str, Path]) -> set[str]:
    """Return the package's own modules that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(known[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{known[name]}:{node.lineno}: name the whole module, not a relative one"
            base = node.module or ""
            inside = {f"{base}.{alias.name}" for alias in node.names}
            found |= {one if one in known else base for one in inside}
    return found & set(known)


def room(name: str) -> str | None:
    """Return the room of a module: the file or folder right inside the package; None for the package itself."""
    _, _, inside = name.partition(".")
    first = inside.split(".")[0]
    return None if not first else first if (PACKAGE / first).is_dir() else f"{first}.py"


def allowed(row: dict[str, int], importer: str | None, imported: str | None) -> bool:
    """Tell whether one room may import another.

    The package itself may be imported by all, and names for other programs, when they ask, what any room holds.
    """
    if imported is None or importer is None or importer == imported:
        return True
    return row.get(imported, -1) < row.get(importer, len(row))


def test_every_room_of_the_package_is_listed_in_the_table() -> None:
    found = {path.name for path in PACKAGE.iterdir()} - NOT_ROOMS

    assert set() == found - set(rows())


def test_every_module_of_a_build_is_listed_in_the_table() -> None:
    found = {path.name for path in (PACKAGE / "building").glob("*.py")} - NOT_ROOMS

    assert found == set(rows("A build"))


def test_a_room_imports_only_from_rooms_above_it() -> None:
    known, row = modules(), rows()
    wrong = [
        f"{name} imports {other}"
        for name in known
        for other in sorted(imports(name, known))
        if not allowed(row, room(name), room(other))
    ]

    assert [] == wrong


def test_no_module_imports_itself_round_a_circle() -> None:
    known = modules()
    graph = {name: imports(name, known) - {name} for name in known}
    graph["site_builder"] = set()  # what it names is loaded when it is asked for

    assert len(known) == len(list(TopologicalSorter(graph).static_order()))


def test_no_two_files_of_tests_have_one_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]

    assert [] == sorted({name for name in names if names.count(name) > 1})  # pytest cannot load both in one run
