"""Columns of a table, or keys of JSON, by the names that archive.toml gives them."""

from collections.abc import Mapping

from site_builder.errors import SetAsideError
from site_builder.model import Input
from site_builder.words import remark


def mapped(item: Input, values: Mapping[str, object], *, table: bool = False) -> dict[str, object]:
    """Return the values with those that `columns` of archive.toml names under our keys; the others as they are.

    Raises SetAsideError for a column that a table does not have.
    """
    columns = item.given.columns if item.given else {}
    missing = [theirs for theirs in columns.values() if theirs not in values] if table else []
    if missing:
        message = remark(
            'no column "%(name)s", which archive.toml names under columns; the first row has %(names)s: '
            "correct one of them",
            name=missing[0],
            names=", ".join(values),
        )
        raise SetAsideError(message, item.line)
    taken = set(columns.values())
    named = {ours: values[theirs] for ours, theirs in columns.items() if theirs in values}
    return {**{key: value for key, value in values.items() if key not in taken and key not in named}, **named}
