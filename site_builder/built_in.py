"""Where the templates, static files and catalogues are that the program brings along."""

from pathlib import Path


def built_in(name: str) -> Path:
    """Return the folder "templates", "static" or "locale": inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    return package / name if (package / name).is_dir() else package.parent / name
