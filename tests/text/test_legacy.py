"""The Vietnamese codes from before Unicode, and text that went through a wrong one."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

import pytest

from site_builder import text
from site_builder.errors import SetAsideError
from site_builder.model import Input
from site_builder.sources import document
from site_builder.text.decode import decode
from site_builder.text.syllables import is_syllable

CASES = json.loads(Path(__file__).parent.with_name("cases").joinpath("codes.json").read_text("utf-8"))
OLD = [case for case in CASES if case["code"] != "UTF-8"]
REPORT = CASES[0]["text"]
ROOT = Path(__file__).resolve().parents[2]
LATIN = "àáâãèéêìíòóôõùúý"  # which VISCII writes as Latin-1 does
LETTERS = {
    normalize("NFC", case(vowel) + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for case in (str.lower, str.upper)
} | set("đĐ")


def name_of(case: dict[str, str]) -> str:
    return f"{case['code']}: {case['text'][:12]}"


@pytest.mark.parametrize("case", OLD, ids=name_of)
def test_a_file_in_an_old_code_becomes_unicode_and_says_so(case: dict[str, str]) -> None:
    found = decode(bytes.fromhex(case["bytes"]))

    assert case["text"] == found.text
    assert [f"the source is written in {case['code']}; converted to Unicode"] == list(map(str, found.notes))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_text_that_another_code_has_shown_is_mended_and_says_so(case: dict[str, str]) -> None:
    found = decode(case["shown"].encode())

    assert case["text"] == found.text
    assert "read in a wrong code" in str(found.notes[0])
    assert case["code"] in str(found.notes[0])


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_right_text_stays_as_it_is(case: dict[str, str]) -> None:
    assert (case["text"], ()) == (decode(case["text"].encode()).text, decode(case["text"].encode()).notes)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UÛy ban nhaân daân tænh Quaûng Trò", "Ủy ban nhân dân tỉnh Quảng Trị"),
        ("Uû ban nh©n d©n tØnh Qu¶ng TrÞ", "Uỷ ban nhân dân tỉnh Quảng Trị"),
        ("Uá»· ban nhÃ¢n dÃ¢n tá»‰nh Quáº£ng Trá»‹", "Uỷ ban nhân dân tỉnh Quảng Trị"),
    ],
)
def test_a_single_line_is_mended_too(shown: str, text: str) -> None:
    assert text == decode(shown.encode()).text


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.name)
def test_a_whole_article_in_an_old_code_is_read_as_it_was_written(name: str, seed: Path) -> None:
    data = files(text).joinpath("data", f"{name}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in data.splitlines() if not line.startswith("#"))
    codes = {letter: bytes.fromhex(code) for code, letter in rows}
    words = "".join(one for one in _plain(seed) if one in codes or one.isascii() or one in LATIN)

    found = decode(b"".join(codes.get(one) or one.encode("latin-1") for one in words))

    assert words == found.text
    assert 1 == len(found.notes)


def _plain(seed: Path) -> str:
    """Return an article's text; TCVN3 has no capitals with a tone, which were set in another font."""
    return normalize("NFC", seed.read_text("utf-8")).lower()


def test_lines_that_are_right_stay_among_lines_that_are_not() -> None:
    [shown] = [case["shown"] for case in CASES if case["code"] == "UTF-8" and case["text"] == REPORT]
    right = "TỈNH ỦY, XÃ HỘI: đã họp; 30°C, 5 m², «trích»."

    assert f"{right}\n{REPORT}\n{right}" == decode(f"{right}\n{shown}\n{right}".encode()).text


def test_what_was_mangled_twice_is_mended() -> None:
    twice = REPORT.encode().decode("latin-1").encode().decode("latin-1")

    assert REPORT == decode(twice.encode()).text


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode().replace("à".encode(), b"\xc3 ").decode("latin-1").encode(),  # half of "à" became a blank
        REPORT.encode().replace(b"\xe1", b"\xef\xbf\xbd"),
        REPORT.encode()[:-20] + b"\xe1",
        b"caf\xe9 na\xefve d\xe9j\xe0 vu",
        bytes(range(0x80, 0x100)) * 3,
    ],
)
def test_what_is_not_sure_is_never_mangled(data: bytes) -> None:
    with pytest.raises(SetAsideError, match="UTF-8"):
        decode(data)


@pytest.mark.parametrize(
    "words",
    [
        "Le président français a visité Hà Nội, où il a été reçu ; l'été, la forêt brûle. Garçon ! Noël !",
        "Die Größe der Straße: Müller, Köln, Österreich, Übung, süß, Mädchen, Füße, über, schön, größer.",
        "Señor Muñoz, el niño español y la señora Ibáñez; mañana, otoño, compañía, año.",
        "Søren Kierkegaard, København, Ærø, Ålborg, smørrebrød, blåbær, Øresund.",
    ],
)
def test_other_languages_stay_as_they_are(words: str) -> None:
    assert (words, ()) == (decode(words.encode()).text, decode(words.encode()).notes)


def test_escaped_json_is_looked_at_too() -> None:
    [shown] = [case["shown"] for case in CASES if case["code"] == "UTF-8" and case["text"] == REPORT]
    line = json.dumps({"title": shown[:40], "text": shown}).encode()

    assert REPORT.replace("\n", "\n\n") == document(Input("seeds/a.jsonl", 1), line).text


@pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.jsonl", "seeds/a.md", "seeds/a.html"])
def test_entities_become_letters(path: str) -> None:
    words = "B&iacute; thư Tỉnh &#7911;y&nbsp;dự họp."
    data = json.dumps({"text": words}) if path.endswith("l") and "json" in path else words

    assert "Bí thư Tỉnh ủy dự họp." == document(Input(path, folder="seeds"), data.encode()).text


def test_a_sign_that_begins_like_an_entity_stays() -> None:
    words = "R&D; A&B, &lt;p&gt; là một thẻ, x && y"

    assert words == document(Input("seeds/a.txt"), words.encode()).text


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_a_table_has_every_letter_and_no_two_codes_for_one(name: str) -> None:
    data = files(text).joinpath("data", f"{name}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.splitlines() if not line.startswith("#")]
    small = {letter for letter in LETTERS if letter.islower() and not letter.isascii()}

    assert small <= {letter for _, letter in rows} | {chr(n) for n in range(256)}
    assert len(rows) == len({code for code, _ in rows}) == len({letter for _, letter in rows})


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not on this machine")
@pytest.mark.parametrize(("name", "code"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_a_table_agrees_with_iconv(name: str, code: str) -> None:
    data = files(text).joinpath("data", f"{name}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in data.splitlines() if not line.startswith("#")]
    written = b"\n".join(bytes.fromhex(code) for code, _ in rows)
    done = subprocess.run(["iconv", "-f", code, "-t", "UTF-8"], input=written, capture_output=True, check=True)

    assert [letter for _, letter in rows] == done.stdout.decode().split("\n")


@pytest.mark.parametrize("word", "quỳnh Nghĩa GIẾNG khuỷu ngoằn ưỡn ý Đắk quốc giữ uyển thuở".split())
def test_a_syllable_is_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(normalize("NFD", word))


@pytest.mark.parametrize("word", "nghÜa hßa lËp Coäng Müller thuàt ắắ đ ñ Viêòt".split())
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)
