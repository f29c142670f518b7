"""Read the tab-separated tables in gazetteer/data."""

from importlib.resources import files


def text(name: str) -> str:
    """Return a data file as text, in NFC as it is stored."""
    return files("site_builder.gazetteer").joinpath("data", name).read_text("utf8")


def rows(name: str) -> list[list[str]]:
    """Return the cells of every row of a table, without its leading comment lines."""
    return [line.split("\t") for line in text(name).splitlines() if line and not line.startswith("# ")]
