"""Bytes of unknown making."""

from unicodedata import normalize

import pytest

from site_builder.errors import SetAsideError
from site_builder.text.decode import decode

TEXT = "Hướng Hóa: hội nghị\nNgày 24/5, Tỉnh ủy họp.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_read_with_and_without_a_byte_order_mark(encoding: str) -> None:
    assert TEXT == decode(TEXT.encode(encoding)).text


def test_loose_marks_are_joined_and_said_so() -> None:
    decoded = decode(normalize("NFD", TEXT).encode())

    assert TEXT == decoded.text
    assert ["marks that stood apart (NFD) were put together again (NFC)"] == list(map(str, decoded.notes))


def test_clean_text_has_no_notes() -> None:
    assert () == decode(TEXT.encode()).notes


def test_an_empty_file_is_empty_text() -> None:
    assert not decode(b"").text


def test_truncated_utf8_is_set_aside_with_its_line() -> None:
    with pytest.raises(SetAsideError, match="not UTF-8 at byte") as caught:
        decode("một\nhai\nbộ".encode()[:-1])

    assert 3 == caught.value.line


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", bytes(range(32)) * 20, b"\x00" * 99])
def test_a_binary_file_is_set_aside(data: bytes) -> None:
    with pytest.raises(SetAsideError, match="binary"):
        decode(data)


def test_a_stray_control_character_becomes_a_blank() -> None:
    assert "Tỉnh  ủy họp" == decode("Tỉnh \x0bủy họp".encode()).text


def test_a_broken_character_is_named() -> None:
    notes = decode("Tỉnh \ufffdy".encode()).notes

    assert ["broken characters in the source (U+FFFD): 1"] == list(map(str, notes))
