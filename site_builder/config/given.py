"""What archive.toml says of all articles of a source: checked, with its province as a key."""

from collections.abc import Mapping
from difflib import get_close_matches

from site_builder.model import Given

# What a column may be: the keys of an article.
COLUMNS = ("id", "title", "date", "source", "url", "author", "tags", "text", "crawled")


class GivenError(ValueError):
    """What is said cannot be; `key`: under which key of archive.toml."""

    def __init__(self, message: str, key: str) -> None:
        """Keep the key beside the message."""
        super().__init__(message)
        self.key = key


def given(
    outlet: str | None, province: str | None, author: str | None, tags: tuple[str, ...], columns: Mapping[str, str]
) -> Given:
    """Return what is said of a source; raise GivenError for a province or a column that is none."""
    unknown = next((name for name in columns if name not in COLUMNS), None)
    if unknown is not None:
        message = f'"{unknown}" is not a key of articles; write one of these: {", ".join(COLUMNS)}'
        raise GivenError(message, "columns")
    return Given(outlet, None if province is None else _province(province), author, tags, dict(columns))


def _province(name: str) -> str:
    """Return the key of a province by its name or key."""
    from site_builder.gazetteer.spelling import name_key  # noqa: PLC0415 - tables that few archives need so early
    from site_builder.gazetteer.units import provinces_by_name  # noqa: PLC0415 - as above

    known = provinces_by_name()
    found = name if name in known.values() else known.get(name_key(name))
    if found is None:
        near = get_close_matches(name_key(name), known, n=1)
        hint = f', perhaps "{near[0]}"' if near else ', such as "Nghệ An"'
        message = f'"{name}" is not a province, of today or before 2025-07-01; write the name of one{hint}'
        raise GivenError(message, "province")
    return found
