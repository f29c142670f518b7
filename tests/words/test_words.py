"""Dates, numbers and plurals come out as each language writes them."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from site_builder.errors import SiteBuilderError
from site_builder.words import Words, load
from site_builder.words.catalogues import PATTERNS

VI, EN = load("vi"), load("en")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def catalogue(folder: Path, text: str, language: str = "vi") -> Path:
    (folder / f"{language}.po").write_text(HEAD + text, "utf-8")
    return folder


def test_vietnamese_dates_and_numbers() -> None:
    assert "20.037" == VI.number(20037)
    assert "95%" == VI.percent(0.95)
    assert ["26/5/2024", "5/2024", "2024"] == [VI.day(one) for one in ("2024-05-26", "2024-05", "2024")]
    assert ["16:10, 4/4/2023", "26/5/2024"] == [VI.moment(one) for one in ("2023-04-04T16:10:37+07:00", "2024-05-26")]
    assert "Chủ Nhật, ngày 26 tháng 5 năm 2024" == VI.long_day("2024-05-26")
    assert "Tháng 5/2024" == VI.long_day("2024-05")


def test_english_dates_and_numbers() -> None:
    assert "20,037" == EN.number(20037)
    assert "95%" == EN.percent(0.95)
    assert ["26 May 2024", "May 2024", "2024"] == [EN.day(one) for one in ("2024-05-26", "2024-05", "2024")]
    assert "4 Apr 2023, 16:10" == EN.moment("2023-04-04T16:10:37+07:00")
    assert "Sunday, 26 May 2024" == EN.long_day("2024-05-26")


def test_a_count_has_its_plural_where_the_language_has_one() -> None:
    def said(words: Words) -> list[str]:
        return [words.ngettext("%(n)s article", "%(n)s articles", n) for n in (0, 1, 2, 2000)]

    assert ["0 bài", "1 bài", "2 bài", "2.000 bài"] == said(VI)
    assert ["0 articles", "1 article", "2 articles", "2,000 articles"] == said(EN)


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_all_days_numbers_and_shares_are_written_as_babel_writes_them(words: Words) -> None:
    locale = Locale.parse(words.language)
    days = [date(2023, 12, 30) + timedelta(step) for step in range(380)]
    short, long = (words.pgettext(*PATTERNS[name]) for name in ("day", "long day"))

    assert [format_date(day, short, locale) for day in days] == [words.day(day.isoformat()) for day in days]
    assert [format_date(day, long, locale) for day in days] == [words.long_day(day.isoformat()) for day in days]
    assert all(format_decimal(n, locale=locale) == words.number(n) for n in (0, 7, 999, 1000, 12345, 10**9, -4321))
    assert all(format_percent(n / 100, locale=locale) == words.percent(n / 100) for n in range(101))


def test_an_archives_own_words_go_before_the_programs(tmp_path: Path) -> None:
    pattern = 'msgctxt "pattern of a date"\nmsgid "d MMM y"\nmsgstr "dd.MM.y"\n\n'
    words = load("vi", catalogue(tmp_path, pattern + 'msgid "Officials"\nmsgstr "Lãnh đạo"\n'))

    assert ("Lãnh đạo", "Tỉnh thành") == (words.gettext("Officials"), words.gettext("Provinces"))
    assert "04.05.2024" == words.day("2024-05-04")


def test_words_that_were_kept_are_taken_while_no_catalogue_has_changed(tmp_path: Path) -> None:
    catalogue(tmp_path, 'msgid "Officials"\nmsgstr "Lãnh đạo"\n')
    told_apart = msgspec.structs.replace(load("vi", tmp_path), messages={"Officials": ("giữ",)})
    kept = msgspec.msgpack.encode(told_apart)
    unchanged = load("vi", tmp_path, kept).gettext("Officials")
    catalogue(tmp_path, 'msgid "Officials"\nmsgstr "Quan chức"\n')

    assert ("giữ", "Quan chức") == (unchanged, load("vi", tmp_path, kept).gettext("Officials"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('msgid "%(n)s official"\nmsgid_plural "%(n)s officials"\nmsgstr[0] "%(m)s người"\n', 'no value named "m"'),
        ('Officials = "Lãnh đạo"\n', "is not a catalogue"),
        ('msgctxt "pattern of a date"\nmsgid "d MMM y"\nmsgstr "HH d"\n', "dates have no field HH"),
    ],
)
def test_a_catalogue_that_cannot_be_used_is_named_with_what_is_wrong(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SiteBuilderError, match=named):
        load("vi", catalogue(tmp_path, text))
