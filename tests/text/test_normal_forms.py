"""Tone placement, folding and slugs, by the table that the JavaScript half reads too."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.fold import fold, same
from site_builder.text.normalise import nfc, old_tone, tone
from site_builder.text.slug import code, slug

CASES = json.loads((Path(__file__).parents[1] / "cases" / "fold.json").read_text("utf8"))
VIETNAMESE = st.text(alphabet="aăâbcdđeêghikloôơuưyqáàảãạóòỏõọéèẻẽẹýỳỷỹỵÓÀỦỴQUO .,'ß²中", max_size=60)


@pytest.mark.parametrize("case", CASES, ids=[case["in"] for case in CASES])
def test_the_tone_mark_stands_where_todays_spelling_puts_it(case: dict[str, str]) -> None:
    assert case["tone"] == tone(case["in"])


@pytest.mark.parametrize("case", CASES, ids=[case["in"] for case in CASES])
def test_a_search_without_marks_finds_the_text(case: dict[str, str]) -> None:
    assert case["fold"] == fold(case["in"])


@pytest.mark.parametrize("case", CASES, ids=[case["in"] for case in CASES])
def test_an_address_is_made_of_ascii_words(case: dict[str, str]) -> None:
    assert case["slug"] == slug(case["in"])


@given(st.text(max_size=80).map(nfc))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(text) == len(fold(text))


@given(VIETNAMESE)
def test_tone_placement_keeps_every_offset_and_is_done_once(text: str) -> None:
    once = tone(text)

    assert len(text) == len(once)
    assert once == tone(once)


@given(VIETNAMESE)
def test_tone_placement_never_changes_what_a_search_finds(text: str) -> None:
    assert fold(text) == fold(tone(text))


def test_folding_a_rare_character_changes_nothing_beside_it() -> None:
    assert "duong² uy ban 中文 e" == fold("Đường² Ủy ban 中文 é")


def test_the_older_spelling_of_a_name_leads_back_to_todays() -> None:
    assert "Thanh Hoá, uỷ ban, quý" == old_tone("Thanh Hóa, ủy ban, quý")
    assert "Thanh Hóa, ủy ban, quý" == tone(old_tone("Thanh Hóa, ủy ban, quý"))


def test_names_agree_across_tone_placement_and_case_but_not_across_marks() -> None:
    assert same("UỶ BAN Khánh Hoà") == same("Ủy ban Khánh Hòa")
    assert same("Lê Quang Tùng") != same("Lê Quang Tụng")


def test_a_long_slug_ends_at_a_word() -> None:
    title = "Tạo dư địa phát triển mới để tỉnh bứt phá vươn lên mạnh mẽ trong nhiệm kỳ tới"

    assert "tao-du-dia-phat-trien-moi-de-tinh-but-pha-vuon-len-manh-me" == slug(title)
    assert "tao-du-dia" == slug(title, limit=12)


def test_a_single_endless_word_is_cut() -> None:
    assert "a" * 60 == slug("a" * 5000)


def test_another_script_is_transliterated() -> None:
    assert "bei-jing" == slug("北京")


def test_a_code_is_five_characters_and_the_same_for_both_unicode_forms() -> None:
    assert 5 == len(code("Hướng Hóa"))
    assert code("Hướng Hóa") == code(normalize("NFD", "Hướng Hóa"))
    assert code("Hướng Hóa") != code("Hương Hóa")
