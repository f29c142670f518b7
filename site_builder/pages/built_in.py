"""Where the templates and static files are that the program brings along."""

from pathlib import Path


def built_in(name: str) -> Path:
    """Return the folder "templates" or "static": inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    return package / name if (package / name).is_dir() else package.parent / name
