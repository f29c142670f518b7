"""Every message of the program with an example of its cause: whole texts, held to say what, where and what to do."""

from pathlib import Path

import pytest
from message_rows import Row, rows
from message_sites import sites
from provoking import said

# Parts of the program whose messages are not in the table.
NOT_LISTED = (
    "check.py cleaning/ cluster/ elsewhere/ exports/__init__ imports/ publish/ reading.py:1 render/ sources/ text/ "
    "verify.py words/"
).split()

# Messages that a test cannot bring about; each row says why.
MOST_NOT_PROVOKED = 9


@pytest.mark.parametrize("row", [row for row in rows() if row.how], ids=lambda row: row.name)
def test_what_a_person_reads_is_what_the_table_says(row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert row.says == said(row).replace(f"{tmp_path}/", "")


def test_no_message_of_the_program_is_missing_from_the_table() -> None:
    listed = [row.says for row in rows()]

    missing = [site.where for site in sites() if not any(map(site.is_said_in, listed))]

    assert [] == [one for one in missing if not one.startswith(tuple(NOT_LISTED))]


def test_few_messages_are_listed_without_being_provoked() -> None:
    assert MOST_NOT_PROVOKED >= sum(not row.how for row in rows())


@pytest.mark.parametrize("row", [row for row in rows() if row.kind == "error"], ids=lambda row: row.name)
def test_a_message_says_where_and_what_to_do(row: Row) -> None:
    assert row.place
    assert row.remedy
