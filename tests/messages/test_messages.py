"""Every message of the program with an example of its cause: whole texts, held to say what, where and what to do."""

import sys
from pathlib import Path

import pytest
from message_rows import Row, rows
from message_sites import ERRORS, errors, sites
from provoking import said

# Messages that a test cannot bring about; each row says why.
MOST_NOT_PROVOKED = 6


@pytest.mark.skipif(sys.platform != "linux", reason="what the system says in messages is here as Linux says it")
@pytest.mark.parametrize("row", [row for row in rows() if row.how], ids=lambda row: row.name)
def test_what_a_person_reads_is_what_the_table_says(row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    assert row.says == said(row).replace(f"{tmp_path}/", "").replace(str(tmp_path), "~/archives")


def test_no_message_of_the_program_is_missing_from_the_table() -> None:
    listed = [row.says for row in rows()]

    missing = [site.where for site in sites() if not any(map(site.is_said_in, listed))]

    assert [] == missing


def test_every_kind_of_error_is_looked_for() -> None:
    assert ERRORS == errors()


def test_few_messages_are_listed_without_being_provoked() -> None:
    assert MOST_NOT_PROVOKED >= sum(not row.how for row in rows())


def test_every_message_says_where() -> None:
    assert [] == [row.says for row in rows() if row.kind == "error" and not row.place]


def test_every_message_but_notes_of_what_was_done_says_what_to_do() -> None:
    assert [] == [row.says for row in rows() if row.kind != "note" and not row.remedy]


def test_a_message_that_says_no_place_or_no_remedy_is_noticed() -> None:
    vague = rows()[0]._replace(says="the text cannot be read; it is too long")

    assert (False, "") == (vague.place, vague.remedy)


def test_a_new_message_is_noticed() -> None:
    (site,) = (site for site in sites() if site.file == "exports/parquet.py")

    assert not site._replace(parts=(*site.parts, "and more")).is_said_in("\n".join(row.says for row in rows()))
